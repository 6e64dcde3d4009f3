call guard('team', 'select, insert, update');
call guard_system('team', 'import', 'select, insert, update');
call guard('membership', 'select, insert, update');
call guard_system('membership', 'import', 'select, insert, update');
-- Derived: written by teams_changed() alone.
call guard('team_within', 'select');
call guard_system('team_within', 'import', 'select');
call guard_system('team', 'roll_up', 'select', everywhere => true);
call guard_system('team', 'digests', 'select', everywhere => true);
call guard_system('membership', 'digests', 'select', everywhere => true);
call guard_system('team_within', 'digests', 'select', everywhere => true);
