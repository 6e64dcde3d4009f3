call guard('allowed_address', 'select, insert, delete', writes => '{administrator}');
call guard_system('allowed_address', 'digests', 'select', everywhere => true);
call guard_system('allowed_address', 'import', 'select, insert');
-- Whoever sees the goal sees what reads its measures, and so with an indicator; who may set one is decided with these.
call guard('gauge', 'select, insert, update, delete', reads => '{node in goal} or {seen}', writes => '{node in goal} or {seen}');
call guard_system('gauge', 'digests', 'select, update', everywhere => true);
call guard_system('gauge', 'import', 'select, insert');
