-- Administrators make one-use links, and nobody else reads them.
call guard('one_use_link', 'select, insert, update',
  reads => '{administrator}',
  writes => '{administrator}');
call guard_system('one_use_link', 'sign_in', 'select, insert, update', everywhere => true);
call guard('access_token', 'select, insert, update', reads => 'person = viewer_person()', writes => 'person = viewer_person()');
call guard_system('access_token', 'sign_in', 'select, insert, update', everywhere => true);
grant usage on schema auth to bearing_sign_in;
grant select, insert, update, delete on all tables in schema auth to bearing_sign_in;
