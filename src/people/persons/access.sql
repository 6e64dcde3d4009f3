-- Everybody in an organisation may know who works there and who reports to whom; administrators write, which the handler decides.
call guard('person', 'select, insert, update');
call guard_system('person', 'sign_in', 'select, insert, update', everywhere => true);
call guard_system('person', 'import', 'select, insert, update');
call guard_system('person', 'digests', 'select', everywhere => true);
call guard_system('person', 'answer_box', 'select');
call guard('managing', 'select, insert, update');
call guard_system('managing', 'import', 'select, insert, update');
-- Derived: written by reporting_changed() alone.
call guard('reporting_line', 'select');
call guard_system('reporting_line', 'import', 'select');
call guard_system('managing', 'digests', 'select', everywhere => true);
call guard_system('reporting_line', 'digests', 'select', everywhere => true);
