-- Everybody may know the cycles; administrators write, which the handler decides.
call guard('cycle', 'select, insert, update, delete');
call guard_system('cycle', 'import', 'select, insert, update');
-- What was decided shows to those who see the goal, and its successor where it has one.
call guard('carry_over', 'select, insert',
  reads => '{node in goal} and (successor is null or {node in successor})',
  writes => 'by = viewer_person() and {node in goal}');
call guard_system('carry_over', 'import', 'select, insert');
-- Between the two of them.
call guard('nudge', 'select, insert',
  reads => 'person = viewer_person() or by = viewer_person()', writes => 'by = viewer_person()');
