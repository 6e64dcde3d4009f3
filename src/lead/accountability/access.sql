-- An offer is between those who give, take and make it.
call guard('offer', 'select, insert, update',
  reads => 'giver = viewer_person() or receiver = viewer_person() or by = viewer_person()',
  writes => 'giver = viewer_person() or receiver = viewer_person() or by = viewer_person()');
-- Written by triggers, as the owner.
call guard('holding', 'select', reads => '{seen}');
