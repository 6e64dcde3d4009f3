-- A number that is kept an eye on and never ends. Its band has a lower edge, an upper one, both, or none.
create table indicator (
  org uuid not null references organisation,
  indicator uuid not null,
  audience uuid not null,
  title text not null,
  unit text not null default '',
  -- What it is for.
  purpose text not null default '',
  owner uuid,
  team uuid,
  low numeric(38, 10),
  high numeric(38, 10),
  -- Days between two readings.
  rhythm integer not null check (rhythm between 1 and 366),
  -- Its latest reading, and how that stands to the band since when.
  value numeric(38, 10),
  value_on date,
  stands text collate "C" not null default 'unknown' check (stands in ('inside', 'near', 'outside', 'unknown')),
  stands_since date,
  archived_on date,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, indicator),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  check (low is null or high is null or low <= high)
);

create index indicator_owner on indicator (org, owner);

create index indicator_team on indicator (org, team);

create index indicator_title on indicator (org, title collate "und-x-icu", indicator);

create unique index indicator_external on indicator (org, source, external_id) where external_id is not null;

-- Never edited: a correction supersedes another reading and keeps its day.
create table indicator_reading (
  org uuid not null,
  reading uuid not null,
  indicator uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  read_on date not null,
  value numeric(38, 10) not null,
  note text not null default '',
  supersedes uuid,
  superseded boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  primary key (org, reading),
  foreign key (org, indicator) references indicator (org, indicator),
  foreign key (org, by) references person (org, person),
  foreign key (org, supersedes) references indicator_reading (org, reading)
);

create index indicator_reading_line on indicator_reading (org, indicator, read_on desc, reading desc);

create index indicator_reading_by on indicator_reading (org, by);

create unique index indicator_reading_external on indicator_reading (org, source, external_id) where external_id is not null;

create unique index indicator_reading_supersedes on indicator_reading (org, supersedes) where supersedes is not null;

-- A measure may lean on an indicator, which then tells its values; and it may be a list of milestones, of which it
-- counts those that are reached: [{"title": …, "on": …, "reachedOn": …}], in their order.
alter table measure
  drop constraint measure_direction_check,
  add constraint measure_direction_check check (direction in ('increase', 'decrease', 'between', 'done', 'milestones')),
  add column indicator uuid,
  add column milestones jsonb,
  add foreign key (org, indicator) references indicator (org, indicator);

create index measure_indicator on measure (org, indicator) where indicator is not null;

-- The reading of an indicator that a check-in came from.
alter table check_in
  add column from_reading uuid,
  add foreign key (org, from_reading) references indicator_reading (org, reading);

create index check_in_from_reading on check_in (org, from_reading) where from_reading is not null;

alter table notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('comment', 'mention', 'awaiting', 'due', 'overdue', 'off track', 'nudge', 'closing', 'outside'));
