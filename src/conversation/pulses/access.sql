call guard('pulse', 'select, insert, update', reads => '{seen} or owner = viewer_person() or asks_me(pulse)', writes => 'owner = viewer_person()');
call guard_system('pulse', 'answer_box', 'select', everywhere => true);
call guard('pulse_group', 'select, insert', reads => '{seen} or asks_me(pulse)', writes => '{seen}');
call guard_system('pulse_group', 'answer_box', 'select');
call guard('pulse_round', 'select, insert', reads => '{seen} or asks_me(pulse)', writes => '{seen}');
call guard_system('pulse_round', 'answer_box', 'select, update, delete', everywhere => true);
-- Everybody reads their own row alone, and spends their own token.
call guard('pulse_asked', 'select, update', reads => 'person = viewer_person()', writes => 'person = viewer_person()');
revoke update on pulse_asked from bearing_app;
grant update (token), insert on pulse_asked to bearing_app;
create policy viewer_inserts on pulse_asked for insert to bearing_app with check (org = viewer_org());
call guard_system('pulse_asked', 'answer_box', 'select, update');
-- Put in, and read by nobody.
call guard('pulse_answer', 'insert');
call guard_system('pulse_answer', 'answer_box', 'select, insert, delete');
call guard('pulse_count', '');
call guard_system('pulse_count', 'answer_box', 'select, insert');
call guard('pulse_result', 'select', reads => '{seen}');
call guard_system('pulse_result', 'answer_box', 'insert');
call guard('pulse_text', 'select', reads => '{seen}');
call guard_system('pulse_text', 'answer_box', 'insert');
