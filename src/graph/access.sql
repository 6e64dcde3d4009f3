call guard('node', 'select, insert, update', reads => '{seen} or owner = viewer_person()', writes => '{seen} or owner = viewer_person()');
call guard_system('node', 'roll_up', 'select', everywhere => true);
call guard_system('node', 'import', 'select, insert, update');
call guard_system('node', 'digests', 'select', everywhere => true);
-- An edge shows to those who are in the audiences of both its ends.
call guard('carries', 'select, insert, update, delete',
  reads => '(parent_audience = org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience)) and (child_audience = org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))',
  writes => '(parent_audience = org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience)) and (child_audience = org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))');
call guard_system('carries', 'roll_up', 'select', everywhere => true);
call guard_system('carries', 'import', 'select, insert, update, delete');
call guard('measure', 'select, insert, update', reads => '{seen}', writes => '{seen}');
call guard_system('measure', 'roll_up', 'select', everywhere => true);
call guard_system('measure', 'import', 'select, insert, update');
-- Written by the roll-up alone.
call guard('standing', 'select', reads => '{seen}');
call guard_system('standing', 'roll_up', 'select, insert, update', everywhere => true);
call guard_system('standing', 'import', 'select');
call guard('standing_on', 'select', reads => '{seen}');
call guard_system('standing_on', 'roll_up', 'select, insert, update', everywhere => true);
call guard('dirty', 'insert');
call guard_system('dirty', 'roll_up', 'select, insert, delete', everywhere => true);
call guard_system('dirty', 'import', 'insert');
-- Written by triggers, as the owner.
call guard('node_dated', 'select', reads => '{seen}');
call guard('carries_dated', 'select',
  reads => 'exists (select 1 from node where node.org = carries_dated.org and node.node = carries_dated.parent) and exists (select 1 from node where node.org = carries_dated.org and node.node = carries_dated.child)');
