-- One graph: a node is anything that carries or is carried.
create table node (
  org uuid not null references organisation,
  node uuid not null,
  kind text collate "C" not null check (kind in ('vision', 'goal', 'measure')),
  title text not null,
  owner uuid,
  team uuid,
  audience uuid not null,
  start_on date,
  due_on date,
  state text collate "C" not null check (state in ('draft', 'active', 'closed')),
  closed_as text collate "C" check (closed_as in ('met', 'partly met', 'missed', 'abandoned')),
  -- Days between two check-ins; the slice resolves its own, its team's and its framework's rhythm into this.
  rhythm integer not null default 30,
  -- What is said in words; links can answer as well, see the gaps of standing.
  says_why boolean not null default false,
  says_how boolean not null default false,
  -- False where the framework gives no percentage; the node then drops out of the mean above it.
  gives_progress boolean not null default true,
  -- The owner of a narrower node chose that it counts upwards all the same.
  counts_upward boolean not null default false,
  framework text collate "C",
  -- Supports nothing, or several; kept by a trigger beside the edges.
  top boolean not null default true,
  several boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org, node),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  check ((state = 'closed') = (closed_as is not null))
);

create unique index node_external on node (org, source, external_id) where external_id is not null;

create unique index node_vision on node (org) where kind = 'vision';

create index node_owner on node (org, owner, kind, state);

create index node_team on node (org, team, kind, state);

create index node_top on node (org, team) where top and kind = 'goal';

create index node_by_title on node (org, kind, (lower(title) collate "C"), node);

create index node_by_due on node (org, kind, due_on, node);

create index node_audience on node (org, audience);

create index node_title on node using gin (org, lower(title) gin_trgm_ops) where kind <> 'measure';

-- What carries what. Only shares set by hand are stored. An edge counts once it is accepted.
create table carries (
  org uuid not null,
  parent uuid not null,
  child uuid not null,
  share numeric(7, 4) check (share >= 0 and share <= 100),
  accepted boolean not null default false,
  -- Order among equals, as people arranged it.
  place double precision not null default 0,
  -- Its ends' audiences, kept by triggers, so that a policy asks nothing where both are the whole organisation's.
  parent_audience uuid not null,
  child_audience uuid not null,
  primary key (org, parent, child),
  foreign key (org, parent) references node (org, node),
  foreign key (org, child) references node (org, node),
  check (parent <> child)
);

create index carries_child on carries (org, child);

-- The numbers behind a node of kind measure, with its current reading.
create table measure (
  org uuid not null,
  node uuid not null,
  -- The goal that it belongs to.
  goal uuid not null,
  audience uuid not null,
  unit text not null default '',
  direction text collate "C" not null check (direction in ('increase', 'decrease', 'between', 'done')),
  baseline numeric(38, 10),
  target numeric(38, 10),
  target_max numeric(38, 10),
  -- A target that is no number, as some are published; shown, and counted as "no numeric target".
  target_text text,
  value numeric(38, 10),
  value_on date,
  primary key (org, node),
  foreign key (org, node) references node (org, node),
  foreign key (org, goal) references node (org, node)
);

create index measure_goal on measure (org, goal);

-- Computed from below by the roll-up, never written by anybody else. Narrow, and updated only where it changed.
-- The sums count a node once under each parent that it supports; where something below supports several, `shared` says so.
create table standing (
  org uuid not null,
  node uuid not null,
  audience uuid not null,
  progress numeric(38, 10),
  raw numeric(38, 10),
  -- Of the contributors that may count, how many could.
  counted integer not null default 0,
  countable integer not null default 0,
  -- Measures below, by latest reading against target.
  met integer not null default 0,
  not_met integer not null default 0,
  no_reading integer not null default 0,
  no_target integer not null default 0,
  health text collate "C" not null default 'unknown',
  confidence numeric(4, 1),
  -- The newest reading at or below.
  read_on date,
  -- When the clock alone changes the colour.
  turns_at timestamptz,
  shared boolean not null default false,
  -- Goals below that count, by health.
  below integer not null default 0,
  below_on_track integer not null default 0,
  below_at_risk integer not null default 0,
  below_off_track integer not null default 0,
  below_outdated integer not null default 0,
  below_unknown integer not null default 0,
  below_not_started integer not null default 0,
  below_met integer not null default 0,
  below_partly_met integer not null default 0,
  below_missed integer not null default 0,
  -- This goal's own gaps, and how many goals below have each.
  gap_owner boolean not null default false,
  gap_why boolean not null default false,
  gap_how boolean not null default false,
  gap_when boolean not null default false,
  below_gap_owner integer not null default 0,
  below_gap_why integer not null default 0,
  below_gap_how integer not null default 0,
  below_gap_when integer not null default 0,
  primary key (org, node)
) with (fillfactor = 70);

create index standing_turns on standing (turns_at, org) where turns_at is not null;

create index standing_health on standing (org, health);

-- The standing at the end of each day on which it changed.
create table standing_on (
  org uuid not null,
  node uuid not null,
  on_day date not null,
  audience uuid not null,
  progress numeric(38, 10),
  met integer not null,
  not_met integer not null,
  health text collate "C" not null,
  primary key (org, node, on_day)
) with (fillfactor = 70);

-- Nodes to recompute. Appended without a unique key, so that two writers under one parent never wait for each other.
create table dirty (
  org uuid not null,
  dirty uuid not null,
  node uuid not null,
  primary key (org, dirty)
);

-- Owner and audience of a node as of a day; written by a trigger.
create table node_dated (
  org uuid not null,
  node uuid not null,
  from_on date not null,
  to_on date,
  owner uuid,
  audience uuid not null,
  primary key (org, node, from_on)
);

-- Edges as of a day; written by a trigger.
create table carries_dated (
  org uuid not null,
  parent uuid not null,
  child uuid not null,
  from_on date not null,
  to_on date,
  share numeric(7, 4),
  accepted boolean not null,
  primary key (org, parent, child, from_on)
);
