-- Days between two check-ins for goals of this team, and of the teams within it, that have no rhythm of their own.
alter table team add column rhythm integer check (rhythm between 1 and 366);

-- The month in which the organisation's year begins; quarters, tertials and halves are counted from it.
alter table organisation add column fiscal_month integer not null default 1 check (fiscal_month between 1 and 12);

-- A stretch of time that goals are written for. A goal belongs to it by its due date, so nothing is kept twice.
create table cycle (
  org uuid not null references organisation,
  cycle uuid not null,
  name text not null,
  length text collate "C" not null check (length in ('quarter', 'tertial', 'half', 'year', 'own')),
  from_on date not null,
  to_on date not null,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org, cycle),
  check (to_on >= from_on)
);

create unique index cycle_days on cycle (org, from_on, to_on);

-- What was decided about a goal at the end of a cycle: closed, extended, or closed and continued by a successor.
create table carry_over (
  org uuid not null,
  carry_over uuid not null,
  cycle uuid not null,
  goal uuid not null,
  decided text collate "C" not null check (decided in ('closed', 'extended', 'continued')),
  -- The cycle that it goes on in, and the goal that continues it.
  next uuid,
  successor uuid,
  by uuid not null,
  at timestamptz not null default now(),
  primary key (org, carry_over),
  foreign key (org, cycle) references cycle (org, cycle),
  foreign key (org, next) references cycle (org, cycle),
  foreign key (org, by) references person (org, person),
  check ((decided = 'closed') = (next is null)),
  check ((decided = 'continued') = (successor is not null))
);

create index carry_over_goal on carry_over (org, goal);

create index carry_over_successor on carry_over (org, successor) where successor is not null;

create index carry_over_cycle on carry_over (org, cycle);

create index carry_over_next on carry_over (org, next) where next is not null;

-- A manager's reminder of what somebody owes: at most one for a person in a week, which begins on a Monday.
create table nudge (
  org uuid not null,
  person uuid not null,
  week date not null,
  by uuid not null,
  at timestamptz not null default now(),
  -- How much was owed that the manager saw.
  owed integer not null,
  primary key (org, person, week),
  foreign key (org, person) references person (org, person),
  foreign key (org, by) references person (org, person),
  check (person <> by)
);

-- What waits for the word of the upper goal's owner.
create index carries_proposed on carries (org, parent) where not accepted;

-- Goals that nothing which counts carries.
create index standing_bare on standing (org, node) where countable = 0 and kind = 'goal';
