call guard('goal', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('goal', 'import', 'select, insert, update');
call guard_system('goal', 'digests', 'select', everywhere => true);
call guard('closing', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('closing', 'roll_up', 'select', everywhere => true);
call guard_system('closing', 'import', 'select, insert');
call guard('reopening', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('reopening', 'roll_up', 'select', everywhere => true);
call guard_system('reopening', 'import', 'select, insert');
