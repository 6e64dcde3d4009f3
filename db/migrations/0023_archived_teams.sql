-- The day on which a team was archived; who did so, and what was undone again, is in its history.
alter table team add column archived_on date;

-- Whether goals of this team may still have another rhythm than it says; a large organisation's follow in steps.
alter table team add column rhythm_follows boolean not null default false;

create index team_rhythm_follows on team (org, team) where rhythm_follows;

-- What an import may take back besides.
alter table import_change drop constraint import_change_kind_check;

alter table import_change add constraint import_change_kind_check check (kind in ('person', 'team', 'node', 'check-in', 'closing',
  'reopening', 'direction', 'place', 'event', 'settings', 'cycle', 'carry-over', 'conversation', 'indicators'));
