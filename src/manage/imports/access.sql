-- Administrators alone ask for these, which the handler decides; only the import itself writes them.
call guard('import_run', 'select');
call guard_system('import_run', 'import', 'select, insert, update');
-- Holds what rows were before, of whatever audience: nobody's to read but the import's own.
call guard('import_change', '');
call guard_system('import_change', 'import', 'select, insert');
