call guard('comment', 'select, insert, update', reads => '{seen}', writes => '{seen} and by = viewer_person()');
call guard_system('comment', 'digests', 'select', everywhere => true);
call guard('comment_edit', 'select, insert', reads => '{seen}', writes => '{seen}');
call guard('comment_withdrawal', 'select, insert', reads => '{seen}', writes => '{seen} and by = viewer_person()');
call guard_system('comment_withdrawal', 'digests', 'select', everywhere => true);
call guard('reaction', 'select, insert, update', reads => '{seen}', writes => '{seen} and person = viewer_person()');
call guard('acknowledgement', 'select, insert', reads => '{seen}', writes => '{seen} and by = viewer_person()');
