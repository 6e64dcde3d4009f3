-- A draft is its writer's alone; once sent it is read by its audience and by all whom it has reached.
call guard('briefing', 'select, insert, update, delete', reads => 'owner = viewer_person() or (sent_on is not null and ({seen} or briefing_reached(briefing)))', writes => 'owner = viewer_person()');
call guard_system('briefing', 'digests', 'select, update', everywhere => true);
call guard_system('briefing', 'import', 'select, insert, update, delete');
call guard('briefing_team', 'select, insert, delete', reads => 'briefing_in_sight(briefing)', writes => 'briefing_is_own(briefing)');
call guard_system('briefing_team', 'digests', 'select', everywhere => true);
call guard_system('briefing_team', 'import', 'select, insert, delete');
call guard('briefing_link', 'select, insert, delete', reads => 'briefing_in_sight(briefing)', writes => 'briefing_is_own(briefing)');
call guard_system('briefing_link', 'import', 'select, insert, delete');
-- One's own, and of those who had it from oneself. The sender reads sums and who holds it by functions that say no more.
call guard('briefing_copy', 'select, update', reads => 'person = viewer_person() or manager = viewer_person()', writes => 'person = viewer_person()');
call guard_system('briefing_copy', 'digests', 'select, insert, update', everywhere => true);
call guard('briefing_mark', 'select, insert', reads => 'person = viewer_person()', writes => 'person = viewer_person()');
-- Who asked, and those with whom it stands or has stood.
call guard('briefing_question', 'select, insert, update', reads => 'by = viewer_person() or viewer_person() = any (holders)', writes => 'by = viewer_person() or viewer_person() = any (holders)');
call guard_system('briefing_question', 'digests', 'select, update', everywhere => true);
-- Those whom it reaches and its sender; who else may read the briefing reads nothing of what was asked, unless it was brought in.
call guard('briefing_answer', 'select, insert', reads => 'briefing_reached(briefing) or briefing_is_own(briefing) or briefing_brought_in(briefing)', writes => 'by = viewer_person() and briefing_in_sight(briefing)');
call guard_system('briefing_answer', 'import', 'select, insert, delete');
call guard_system('briefing_copy', 'import', 'select, insert');
call guard_system('briefing_mark', 'import', 'insert');
call guard_system('briefing_question', 'import', 'select, insert');
