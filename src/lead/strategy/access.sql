call guard('strategy', 'select, insert', reads => '{seen}', writes => '{seen} and writes_strategy()');
call guard_system('strategy', 'import', 'select, insert, update, delete');
-- Being written: nobody else sees it before it is published.
call guard('strategy_draft', 'select, insert, update, delete', reads => 'writes_strategy()', writes => 'writes_strategy()');
call guard('strategy_choice', 'select, insert', reads => '{seen}', writes => '{seen} and writes_strategy()');
call guard_system('strategy_choice', 'import', 'select, insert, delete');
call guard('priority', 'select, insert', reads => '{seen}', writes => '{seen} and writes_strategy()');
call guard_system('priority', 'import', 'select, insert, delete');
-- Whoever may not see a goal does not hear that it carries a priority.
call guard('priority_link', 'select, insert', reads => '{seen} and {node in node}', writes => '{seen} and {node in node} and writes_strategy()');
call guard_system('priority_link', 'import', 'select, insert, delete');
call guard('allotment', 'select, insert', reads => '{seen}', writes => '{seen} and writes_strategy()');
call guard_system('allotment', 'import', 'select, insert, delete');
call guard('allotment_used', 'select, insert, update, delete', reads => '{seen}', writes => '{seen}');
call guard_system('allotment_used', 'import', 'select, insert, update, delete');
