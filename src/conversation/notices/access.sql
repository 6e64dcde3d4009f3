-- One's own, and no longer what one has lost sight of.
call guard('notice', 'select, update', reads => 'person = viewer_person() and {seen}', writes => 'person = viewer_person() and {seen}');
call guard_system('notice', 'digests', 'select, insert', everywhere => true);
call guard('notice_preference', 'select, insert, update', reads => 'person = viewer_person()', writes => 'person = viewer_person()');
call guard_system('notice_preference', 'digests', 'select, insert, update', everywhere => true);
call guard('quiet_hours', 'select, insert, update', reads => 'person = viewer_person()', writes => 'person = viewer_person()');
call guard_system('quiet_hours', 'digests', 'select', everywhere => true);
-- The worker's own memory.
call guard('off_track', '');
call guard_system('off_track', 'digests', 'select, insert, delete', everywhere => true);
grant select, insert, update, delete on jobs.mail, jobs.morning to bearing_digests;
