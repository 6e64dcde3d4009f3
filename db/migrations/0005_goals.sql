-- What is special to a goal; its title, owner, dates and standing are its node's.
create table goal (
  org uuid not null,
  node uuid not null,
  audience uuid not null,
  why text not null default '',
  how text not null default '',
  -- Days between check-ins where the goal has a rhythm of its own.
  own_rhythm integer check (own_rhythm between 1 and 366),
  deputy uuid,
  deputy_from date,
  deputy_to date,
  primary key (org, node),
  foreign key (org, node) references node (org, node),
  foreign key (org, deputy) references person (org, person)
);

create index goal_deputy on goal (org, deputy) where deputy is not null;

-- The end of a goal; undoing it is a second record. The numbers are those of the moment of closing.
create table closing (
  org uuid not null,
  closing uuid not null,
  goal uuid not null,
  audience uuid not null,
  closed_as text collate "C" not null check (closed_as in ('met', 'partly met', 'missed', 'abandoned')),
  learnt text not null default '',
  by uuid,
  at timestamptz not null default now(),
  progress numeric(38, 10),
  met integer not null,
  not_met integer not null,
  no_reading integer not null,
  no_target integer not null,
  primary key (org, closing),
  foreign key (org, goal) references node (org, node)
);

create index closing_goal on closing (org, goal, at);

create table reopening (
  org uuid not null,
  closing uuid not null,
  audience uuid not null,
  by uuid not null,
  at timestamptz not null default now(),
  because text not null default '',
  primary key (org, closing),
  foreign key (org, closing) references closing (org, closing)
);

-- A dated reading of a goal. Never edited: a correction names what it supersedes and keeps the reading's date.
create table check_in (
  org uuid not null,
  check_in uuid not null,
  goal uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  read_on date not null,
  confidence smallint check (confidence between 0 and 10),
  note text not null default '',
  in_the_way text not null default '',
  supersedes uuid,
  source text collate "C",
  external_id text collate "C",
  primary key (org, check_in),
  foreign key (org, goal) references node (org, node),
  foreign key (org, supersedes) references check_in (org, check_in)
);

create unique index check_in_supersedes on check_in (org, supersedes) where supersedes is not null;

create unique index check_in_external on check_in (org, source, external_id) where external_id is not null;

create index check_in_goal on check_in (org, goal, read_on desc, check_in desc);

-- One measure's value in a check-in.
create table reading (
  org uuid not null,
  check_in uuid not null,
  measure uuid not null,
  audience uuid not null,
  read_on date not null,
  value numeric(38, 10) not null,
  superseded boolean not null default false,
  primary key (org, check_in, measure),
  foreign key (org, check_in) references check_in (org, check_in),
  foreign key (org, measure) references node (org, node)
);

create index reading_measure on reading (org, measure, read_on desc, check_in desc);
