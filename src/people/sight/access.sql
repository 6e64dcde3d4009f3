-- Audiences and sight are written by make_audience() and the functions that refresh sight alone.
call guard('audience', 'select', reads => '{seen}');
call guard('audience_person', 'select', reads => 'exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = audience_person.audience)');
call guard('sight', 'select', reads => 'person = viewer_person()');
call guard_system('audience', 'import', 'select');
call guard_system('audience_person', 'import', 'select');
call guard_system('sight', 'digests', 'select', everywhere => true);
