call guard('event', 'select, insert', reads => '{seen}', writes => 'true');
call guard_system('event', 'import', 'select, insert');
call guard_system('event', 'sign_in', 'insert', everywhere => true);
call guard_system('event', 'digests', 'select, insert', everywhere => true);
call guard_system('event', 'answer_box', 'insert');
grant usage on schema jobs to bearing_digests;
grant select, insert, update on jobs.outbox_reader to bearing_digests;
