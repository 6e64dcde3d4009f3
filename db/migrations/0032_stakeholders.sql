-- A person or group with a stake, inside or outside: how much influence and interest they have, and who looks after them.
create table stakeholder (
  org uuid not null references organisation,
  stakeholder uuid not null,
  audience uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  name text not null,
  about text not null default '',
  side text collate "C" not null check (side in ('inside', 'outside')),
  -- Who they are where they belong to the organisation.
  of_person uuid,
  of_team uuid,
  -- Who speaks for them, and how they are reached.
  speaks text not null default '',
  -- 0 is none, 100 could not be more.
  influence integer not null check (influence between 0 and 100),
  interest integer not null check (interest between 0 and 100),
  attitude text collate "C" check (attitude in ('supports', 'leans for', 'neutral', 'leans against', 'opposes')),
  attitude_on date,
  -- Exactly one looks after them.
  owner uuid not null,
  team uuid,
  -- Days between two contacts, where there is a rhythm.
  rhythm integer check (rhythm between 1 and 366),
  next_on date,
  -- The earliest day of a promise to them that is neither kept nor broken.
  promise_due_on date not null default 'infinity',
  weight integer generated always as (influence + interest) stored,
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower(name || ' ' || about || ' ' || speaks)) stored,
  primary key (org, stakeholder),
  foreign key (org, added_by) references person (org, person),
  foreign key (org, of_person) references person (org, person),
  foreign key (org, of_team) references team (org, team),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  check (of_person is null or of_team is null),
  check (side = 'inside' or (of_person is null and of_team is null)),
  check ((attitude is null) = (attitude_on is null))
);

-- Whom we promised something soonest first, then whoever weighs most.
create index stakeholder_order on stakeholder (org, promise_due_on, weight desc, stakeholder desc) where archived_on is null;

create index stakeholder_weight on stakeholder (org, weight desc, stakeholder desc) where archived_on is null;

create index stakeholder_archived on stakeholder (org, promise_due_on, weight desc, stakeholder desc) where archived_on is not null;

create index stakeholder_owner on stakeholder (org, owner, next_on);

create index stakeholder_team on stakeholder (org, team);

create index stakeholder_of_person on stakeholder (org, of_person);

create index stakeholder_of_team on stakeholder (org, of_team);

create index stakeholder_added_by on stakeholder (org, added_by);

create unique index stakeholder_external on stakeholder (org, source, external_id) where external_id is not null;

create index stakeholder_sought on stakeholder using gin (org, sought gin_trgm_ops);

-- What they expect of us. One that no longer holds is ended, and stays.
create table expectation (
  org uuid not null,
  expectation uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  body text not null,
  ended_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, expectation),
  foreign key (org, stakeholder) references stakeholder (org, stakeholder),
  foreign key (org, by) references person (org, person)
);

create index expectation_of on expectation (org, stakeholder, expectation);

create index expectation_by on expectation (org, by);

create unique index expectation_external on expectation (org, source, external_id) where external_id is not null;

-- The goals that it is about.
create table expectation_link (
  org uuid not null,
  expectation uuid not null,
  node uuid not null,
  audience uuid not null,
  primary key (org, expectation, node),
  foreign key (org, expectation) references expectation (org, expectation),
  foreign key (org, node) references node (org, node)
);

create index expectation_link_node on expectation_link (org, node);

-- What we promised them, by when, and who answers for it.
create table promise (
  org uuid not null,
  promise uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  body text not null,
  owner uuid not null,
  made_on date not null,
  -- The day that was promised first, and the one that holds now.
  first_due_on date not null,
  due_on date not null,
  state text collate "C" not null default 'open' check (state in ('open', 'kept', 'broken')),
  settled_on date,
  -- The latest word on it: why it moved, how it was kept, why it was not.
  word text not null default '',
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, promise),
  foreign key (org, stakeholder) references stakeholder (org, stakeholder),
  foreign key (org, by) references person (org, person),
  foreign key (org, owner) references person (org, person),
  check ((state = 'open') = (settled_on is null))
);

create index promise_of on promise (org, stakeholder, due_on);

create index promise_owner on promise (org, owner, due_on) where state = 'open';

create index promise_due on promise (org, due_on) where state = 'open';

create index promise_by on promise (org, by);

create unique index promise_external on promise (org, source, external_id) where external_id is not null;

-- That somebody spoke with them, on a day. Never edited.
create table stakeholder_contact (
  org uuid not null,
  contact uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  spoke_on date not null,
  note text not null,
  source text collate "C",
  external_id text collate "C",
  primary key (org, contact),
  foreign key (org, stakeholder) references stakeholder (org, stakeholder),
  foreign key (org, by) references person (org, person)
);

create index stakeholder_contact_of on stakeholder_contact (org, stakeholder, spoke_on desc, contact desc);

create index stakeholder_contact_by on stakeholder_contact (org, by);

create unique index stakeholder_contact_external on stakeholder_contact (org, source, external_id) where external_id is not null;
