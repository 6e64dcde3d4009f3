call guard('scan', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('scan', 'import', 'select, insert, update');
call guard('scan_contributor', 'select, insert, delete', reads => '{seen}', writes => '{seen}');
call guard_system('scan_contributor', 'import', 'select, insert');
call guard('finding', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('finding', 'import', 'select, insert, update');
call guard('finding_dot', 'select, insert, update, delete', reads => '{seen}', writes => '{seen}');
call guard_system('finding_dot', 'import', 'select, insert');
call guard('scan_move', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('scan_move', 'import', 'select, insert');
-- Whoever does not see what a finding became does not learn that it became something. Only nodes can be linked so far.
call guard('scan_link', 'select, insert, delete', reads => '{seen} and {node in target}', writes => '{seen} and {node in target}');
call guard_system('scan_link', 'import', 'select, insert');
