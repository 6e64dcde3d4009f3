-- Administrators alone ask for these, which the handler decides; only the import itself writes them.
call guard('import_run', 'select');
call guard_system('import_run', 'import', 'select, insert, update');
-- Holds what rows were before, of whatever audience: nobody's to read but the import's own.
call guard('import_change', '');
call guard_system('import_change', 'import', 'select, insert');
-- Read and written by the import alone, while an administrator brings files in.
call guard('import_mapping', '');
call guard_system('import_mapping', 'import', 'select, insert, update');
call guard('import_work', '');
call guard_system('import_work', 'import', 'select, insert, update, delete');
