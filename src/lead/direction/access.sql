-- A draft is its writer's and the administrators' to see, which the handler decides; what is published is everybody's.
call guard('direction', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('direction', 'import', 'select, insert, update');
call guard('direction_publishing', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard_system('direction_publishing', 'import', 'select, insert, update');
call guard('team_purpose', 'select, insert', reads => '{seen}', writes => '{seen} and by = viewer_person()');
call guard_system('team_purpose', 'import', 'select, insert');
