-- What is seen outside and may come to matter, watched by one person until it has come, has not, or is let go.
create table signal (
  org uuid not null references organisation,
  signal uuid not null,
  audience uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  title text not null,
  body text not null default '',
  kind text collate "C" not null check (kind in ('trend', 'threat', 'competitor move', 'changed preference', 'regulation')),
  factor text collate "C" not null check (factor in ('political', 'economic', 'social', 'technological', 'legal', 'environmental')),
  horizon text collate "C" not null check (horizon in ('year', 'three years', 'later')),
  impact integer not null check (impact between 1 and 5),
  direction text collate "C" not null default 'steady' check (direction in ('rising', 'steady', 'fading')),
  -- Exactly one watches it.
  owner uuid not null,
  team uuid,
  -- Days between two looks.
  rhythm integer not null check (rhythm between 1 and 366),
  look_again_on date not null,
  -- What would show that it has come, and how likely that is held to be, in hundredths.
  expected text not null default '',
  probability integer check (probability between 0 and 100),
  closed_as text collate "C" check (closed_as in ('came', 'did not come', 'no longer watched')),
  closed_on date,
  outcome text not null default '',
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower(title || ' ' || body)) stored,
  primary key (org, signal),
  foreign key (org, added_by) references person (org, person),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  check ((closed_as is null) = (closed_on is null)),
  check ((expected = '') = (probability is null))
);

-- The radar, the heaviest first, and what waits for its owner's look.
create index signal_open on signal (org, impact desc, signal desc) where closed_on is null;

create index signal_closed on signal (org, impact desc, signal desc) where closed_on is not null;

create index signal_owner on signal (org, owner, look_again_on);

create index signal_team on signal (org, team);

create index signal_added_by on signal (org, added_by);

create unique index signal_external on signal (org, source, external_id) where external_id is not null;

create index signal_sought on signal using gin (org, sought gin_trgm_ops);

-- What somebody saw of it on a day. Never edited.
create table sighting (
  org uuid not null,
  sighting uuid not null,
  signal uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  seen_on date not null,
  note text not null,
  link text not null default '',
  source text collate "C",
  external_id text collate "C",
  primary key (org, sighting),
  foreign key (org, signal) references signal (org, signal),
  foreign key (org, by) references person (org, person)
);

create index sighting_of on sighting (org, signal, seen_on desc, sighting desc);

create index sighting_by on sighting (org, by);

create unique index sighting_external on sighting (org, source, external_id) where external_id is not null;

-- The goals that it endangers.
create table signal_link (
  org uuid not null,
  signal uuid not null,
  node uuid not null,
  audience uuid not null,
  primary key (org, signal, node),
  foreign key (org, signal) references signal (org, signal),
  foreign key (org, node) references node (org, node)
);

create index signal_link_node on signal_link (org, node);
