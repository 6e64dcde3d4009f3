-- Administrators change the settings, which the handler decides.
call guard('organisation', 'select, update');
call guard_system('organisation', 'sign_in', 'select, insert, update, delete', everywhere => true);
call guard_system('organisation', 'roll_up', 'select', everywhere => true);
call guard_system('organisation', 'import', 'select, update');
call guard_system('organisation', 'digests', 'select', everywhere => true);
call guard_system('organisation', 'answer_box', 'select', everywhere => true);
