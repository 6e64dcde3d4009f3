-- A strategy is published in versions, of which one is in force; what it says is kept as it was said, and never edited.
create table strategy (
  org uuid not null references organisation,
  strategy uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  published_on date not null,
  -- Why it changed.
  word text not null default '',
  look_again_on date,
  in_force boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  primary key (org, strategy),
  foreign key (org, by) references person (org, person)
);

create unique index strategy_in_force on strategy (org) where in_force;

create index strategy_by on strategy (org, by);

create unique index strategy_external on strategy (org, source, external_id) where external_id is not null;

-- The next version while it is written: {"choices": […], "priorities": […], "allotments": […], "audience": …, "lookAgainOn": …}.
create table strategy_draft (
  org uuid not null references organisation,
  words jsonb not null,
  by uuid,
  at timestamptz not null default now(),
  revision integer not null default 1,
  primary key (org),
  foreign key (org, by) references person (org, person)
);

-- Where we play, how we win, and what we will not do, each with its reason.
create table strategy_choice (
  org uuid not null,
  strategy uuid not null,
  kind text collate "C" not null check (kind in ('where to play', 'how to win', 'not to do')),
  place integer not null,
  audience uuid not null,
  body text not null,
  reason text not null default '',
  primary key (org, strategy, kind, place),
  foreign key (org, strategy) references strategy (org, strategy)
);

-- A priority keeps its id from one version to the next.
create table priority (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  audience uuid not null,
  -- From 1: as it is said first.
  place integer not null,
  title text not null,
  why text not null default '',
  horizon text collate "C" not null check (horizon in ('defend', 'build', 'explore')),
  from_year integer,
  to_year integer,
  work text collate "C" not null check (work in ('keep running', 'change')),
  -- Exactly one answers for it.
  owner uuid not null,
  source text collate "C",
  external_id text collate "C",
  primary key (org, strategy, priority),
  foreign key (org, strategy) references strategy (org, strategy),
  foreign key (org, owner) references person (org, person)
);

create index priority_owner on priority (org, owner);

create index priority_itself on priority (org, priority);

-- The goals that carry it.
create table priority_link (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  node uuid not null,
  audience uuid not null,
  primary key (org, strategy, priority, node),
  foreign key (org, strategy, priority) references priority (org, strategy, priority),
  foreign key (org, node) references node (org, node)
);

create index priority_link_node on priority_link (org, node);

-- What is planned for a priority in a quarter: money in a currency, people as whole-time equivalents, technology in a unit.
create table allotment (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  kind text collate "C" not null check (kind in ('money', 'people', 'technology')),
  unit text collate "C" not null,
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  audience uuid not null,
  amount numeric(38, 10) not null check (amount >= 0),
  primary key (org, strategy, priority, kind, unit, year, quarter),
  foreign key (org, strategy, priority) references priority (org, strategy, priority)
);

-- What was used of it, whichever version planned it.
create table allotment_used (
  org uuid not null references organisation,
  priority uuid not null,
  kind text collate "C" not null check (kind in ('money', 'people', 'technology')),
  unit text collate "C" not null,
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  audience uuid not null,
  amount numeric(38, 10) not null check (amount >= 0),
  by uuid,
  at timestamptz not null default now(),
  primary key (org, priority, kind, unit, year, quarter),
  foreign key (org, by) references person (org, person)
);
