call guard('change', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('change', 'import', 'select, insert');
call guard('change_affected', 'select, insert, delete', reads => '{seen}', writes => '{seen}');
call guard_system('change_affected', 'import', 'select, insert');
call guard('change_champion', 'select, insert, delete', reads => '{seen}', writes => '{seen}');
call guard_system('change_champion', 'import', 'select, insert');
-- Whoever may not see a goal does not hear that a change serves it.
call guard('change_link', 'select, insert, delete', reads => '{seen} and {node in node}', writes => '{seen} and {node in node}');
call guard_system('change_link', 'import', 'select, insert');
call guard('resistance', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('resistance', 'import', 'select, insert');
