-- Everybody decides for themselves; who is mentioned begins to follow, which the server decides.
call guard('following', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('following', 'digests', 'select', everywhere => true);
call guard_system('following', 'import', 'select, insert');
