call guard('allowed_address', 'select, insert, delete', writes => '{administrator}');
call guard_system('allowed_address', 'digests', 'select', everywhere => true);
-- Whoever sees the goal sees what reads its measures; who may set one is decided with the goal.
call guard('gauge', 'select, insert, update, delete', reads => '{node in goal}', writes => '{node in goal}');
call guard_system('gauge', 'digests', 'select, update', everywhere => true);
