call guard('signal', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('signal', 'import', 'select, insert, update');
call guard('sighting', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('sighting', 'import', 'select, insert');
-- Whoever may not see a goal does not hear that it is endangered.
call guard('signal_link', 'select, insert, delete', reads => '{seen} and {node in node}', writes => '{seen} and {node in node}');
call guard_system('signal_link', 'import', 'select, insert, delete');
