call guard('node', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('node', 'roll_up', 'select', everywhere => true);
call guard_system('node', 'import', 'select, insert, update');
call guard_system('node', 'digests', 'select', everywhere => true);
-- An edge shows to those who are in the audiences of both its ends.
call guard('carries', 'select, insert, update, delete',
  reads => '{seen by parent_audience} and {seen by child_audience}',
  writes => '{seen by parent_audience} and {seen by child_audience}');
call guard_system('carries', 'roll_up', 'select', everywhere => true);
call guard_system('carries', 'import', 'select, insert, update, delete');
call guard('measure', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('measure', 'roll_up', 'select', everywhere => true);
call guard_system('measure', 'import', 'select, insert, update');
-- Written by the roll-up alone.
call guard('standing', 'select', reads => '{seen}');
call guard_system('standing', 'roll_up', 'select, insert, update', everywhere => true);
call guard_system('standing', 'import', 'select');
call guard_system('standing', 'digests', 'select', everywhere => true);
call guard('standing_on', 'select', reads => '{seen}');
call guard_system('standing_on', 'roll_up', 'select, insert, update', everywhere => true);
call guard('dirty', 'insert');
call guard_system('dirty', 'roll_up', 'select, insert, delete', everywhere => true);
call guard_system('dirty', 'import', 'insert');
-- Written by triggers, as the owner.
call guard('node_dated', 'select', reads => '{seen}');
call guard_system('node_dated', 'import', 'select, insert, update');
call guard('carries_dated', 'select',
  reads => '{node in parent} and {node in child}');
call guard_system('carries_dated', 'import', 'select, insert, update');
