call guard('decision', 'select, insert, update, delete', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('decision', 'import', 'select, insert, update, delete');
call guard_system('decision', 'digests', 'select', everywhere => true);
call guard('decision_asked', 'select, insert, update, delete', reads => '{seen}', writes => '{seen}');
call guard_system('decision_asked', 'import', 'select, insert, delete');
call guard('decision_advice', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('decision_advice', 'import', 'select, insert, delete');
call guard('decision_trade_off', 'select, insert, delete', reads => '{seen}', writes => '{seen}');
call guard_system('decision_trade_off', 'import', 'select, insert, delete');
-- Whoever may not see a goal does not hear that a decision touched it.
call guard('decision_link', 'select, insert, delete', reads => '{seen} and {node in node}', writes => '{seen} and {node in node}');
call guard_system('decision_link', 'import', 'select, insert, delete');
call guard('decision_review', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('decision_review', 'import', 'select, insert, delete');
