-- Audiences and sight are written by make_audience() and the functions that refresh sight alone.
call guard('audience', 'select', reads => '{seen}');
call guard('audience_person', 'select', reads => '{seen}');
call guard('sight', 'select', reads => 'person = viewer_person()');
call guard_system('audience', 'import', 'select');
call guard_system('audience_person', 'import', 'select');
call guard_system('sight', 'digests', 'select', everywhere => true);
