call guard('stakeholder', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('stakeholder', 'import', 'select, insert, update');
call guard('expectation', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('expectation', 'import', 'select, insert');
-- Whoever may not see a goal does not hear that somebody expects something of it.
call guard('expectation_link', 'select, insert, delete', reads => '{seen} and {node in node}', writes => '{seen} and {node in node}');
call guard_system('expectation_link', 'import', 'select, insert, delete');
call guard('promise', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('promise', 'import', 'select, insert');
call guard('stakeholder_contact', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('stakeholder_contact', 'import', 'select, insert');
