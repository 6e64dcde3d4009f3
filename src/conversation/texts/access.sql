call guard('shared_text', 'select, insert, update', reads => '{seen}', writes => '{seen}');
