-- A list is sorted by when somebody last checked in on a goal, which is another day than that of the latest reading below it.
-- The roll-up keeps it, as it keeps what else a list is sorted by; measures have none and take no room in the index.
alter table standing add column checked_on date;

create index standing_by_checked on standing (org, (case when checked_on is null then 'infinity'::date else checked_on end), node) where kind = 'goal';
