-- A change that people have to be won for: its case, its stages, who carries it, and what came of it.
create table change (
  org uuid not null references organisation,
  change uuid not null,
  audience uuid not null,
  begun_by uuid,
  begun_at timestamptz not null default now(),
  title text not null,
  -- The case for it.
  why_now text not null default '',
  if_not text not null default '',
  -- Exactly one answers for it.
  owner uuid not null,
  team uuid,
  -- Whose stages they are, and [{"title": …, "means": …, "fromOn": a day or null}] in their order; one of them is now, from 0.
  model text collate "C" not null default 'own' check (model in ('own', 'lewin', 'bridges', 'kotter', 'adkar')),
  stages jsonb not null default '[]',
  current integer check (current >= 0),
  next text not null default '',
  look_again_on date not null,
  closed_as text collate "C" check (closed_as in ('landed', 'failed', 'let go')),
  closed_on date,
  learnt text not null default '',
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower(title || ' ' || why_now || ' ' || if_not || ' ' || learnt)) stored,
  primary key (org, change),
  foreign key (org, begun_by) references person (org, person),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  check ((current is null) = (jsonb_array_length(stages) = 0)),
  check ((closed_as is null) = (closed_on is null))
);

create index change_open on change (org, look_again_on, change) where closed_on is null;

create index change_closed on change (org, closed_on desc, change desc) where closed_on is not null;

create index change_owner on change (org, owner, look_again_on);

create index change_team on change (org, team);

create index change_begun_by on change (org, begun_by);

create unique index change_external on change (org, source, external_id) where external_id is not null;

create index change_sought on change using gin (org, sought gin_trgm_ops);

-- Whom it affects, and how: a team, a person or a stakeholder.
create table change_affected (
  org uuid not null,
  affected uuid not null,
  change uuid not null,
  audience uuid not null,
  place integer not null,
  team uuid,
  person uuid,
  stakeholder uuid,
  effect text not null default '',
  primary key (org, affected),
  foreign key (org, change) references change (org, change),
  foreign key (org, team) references team (org, team),
  foreign key (org, person) references person (org, person),
  foreign key (org, stakeholder) references stakeholder (org, stakeholder),
  check (num_nonnulls(team, person, stakeholder) = 1)
);

create index change_affected_of on change_affected (org, change, place);

create index change_affected_team on change_affected (org, team);

create index change_affected_person on change_affected (org, person);

create index change_affected_stakeholder on change_affected (org, stakeholder);

-- Who carries it among their own.
create table change_champion (
  org uuid not null,
  change uuid not null,
  person uuid not null,
  audience uuid not null,
  place integer not null,
  primary key (org, change, person),
  foreign key (org, change) references change (org, change),
  foreign key (org, person) references person (org, person)
);

create index change_champion_person on change_champion (org, person);

-- The goals that it serves.
create table change_link (
  org uuid not null,
  change uuid not null,
  node uuid not null,
  audience uuid not null,
  primary key (org, change, node),
  foreign key (org, change) references change (org, change),
  foreign key (org, node) references node (org, node)
);

create index change_link_node on change_link (org, node);

-- What is said against it, in its own words: by somebody who agreed to be named, by a group large enough, or by somebody
-- unsaid. The words are never edited; what lies behind them, the answer, and whether it moved anybody are found with time.
create table resistance (
  org uuid not null,
  resistance uuid not null,
  change uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  said text not null,
  person uuid,
  team uuid,
  behind text not null default '',
  answer text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  moved text collate "C" check (moved in ('moved', 'partly moved', 'not moved')),
  revision integer not null default 1,
  primary key (org, resistance),
  foreign key (org, change) references change (org, change),
  foreign key (org, by) references person (org, person),
  foreign key (org, person) references person (org, person),
  foreign key (org, team) references team (org, team),
  foreign key (org, answered_by) references person (org, person),
  check (num_nonnulls(team, person) < 2)
);

create index resistance_of on resistance (org, change, resistance);

create index resistance_by on resistance (org, by);

create index resistance_person on resistance (org, person);

create index resistance_team on resistance (org, team);

create index resistance_answered_by on resistance (org, answered_by);
