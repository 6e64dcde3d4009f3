call guard('check_in', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('check_in', 'roll_up', 'select', everywhere => true);
call guard_system('check_in', 'import', 'select, insert');
call guard_system('check_in', 'digests', 'select', everywhere => true);
call guard('reading', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('reading', 'roll_up', 'select', everywhere => true);
call guard_system('reading', 'import', 'select, insert, update');
