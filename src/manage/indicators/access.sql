call guard('indicator', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('indicator', 'import', 'select, insert, update');
call guard_system('indicator', 'digests', 'select', everywhere => true);
call guard('indicator_reading', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('indicator_reading', 'import', 'select, insert, update');
