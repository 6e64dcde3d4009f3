-- Who may change a shared one is decided with it; nobody shares in another's name.
call guard('saved_view', 'select, insert, update, delete',
  reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('saved_view', 'import', 'select, insert');
call guard('chosen_columns', 'select, insert, update',
  reads => 'person = viewer_person()', writes => 'person = viewer_person()');
