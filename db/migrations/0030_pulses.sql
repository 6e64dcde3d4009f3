-- A pulse: a short survey about a subject, asked again on its rounds. What it asks, whom and under which rules is frozen at launch.
create table pulse (
  org uuid not null references organisation,
  pulse uuid not null,
  -- Who may read what is shown of it; whoever is asked sees the questions as well.
  audience uuid not null,
  subject_kind text collate "C" not null,
  subject uuid not null,
  purpose text not null,
  -- [{words, form, low, high}]
  questions jsonb not null,
  -- The questions' words as they are compared with those of other pulses.
  plain text[] not null,
  owner uuid not null,
  launched_at timestamptz not null default now(),
  asked integer not null,
  least_scores integer not null,
  least_texts integer not null,
  stopped_at timestamptz,
  primary key (org, pulse),
  foreign key (org, owner) references person (org, person)
);

create index pulse_subject on pulse (org, subject, launched_at desc, pulse);

create index pulse_owner on pulse (org, owner);

-- The groups of its results, as they stood at launch. A cell is a team, or the organisation for all who were asked.
create table pulse_group (
  org uuid not null,
  pulse uuid not null,
  cell uuid not null,
  audience uuid not null,
  within uuid not null,
  name text not null,
  place integer not null,
  primary key (org, pulse, cell),
  foreign key (org, pulse) references pulse (org, pulse)
);

create table pulse_round (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  audience uuid not null,
  opens_on date not null,
  closes_on date not null,
  opened_at timestamptz,
  closed_at timestamptz,
  asked integer,
  -- Nothing below the least that is shown.
  answered integer,
  primary key (org, pulse, round),
  foreign key (org, pulse) references pulse (org, pulse)
);

create index pulse_round_open on pulse_round (org, closes_on) where closed_at is null;

-- Who is asked, each with the cell that their answer counts in, and the token that answering spends.
create table pulse_asked (
  org uuid not null,
  pulse uuid not null,
  person uuid not null,
  cell uuid not null,
  -- The last round that asked them.
  round integer,
  token uuid,
  primary key (org, pulse, person),
  foreign key (org, pulse) references pulse (org, pulse),
  foreign key (org, person) references person (org, person)
);

create index pulse_asked_person on pulse_asked (org, person) where token is not null;

create index pulse_asked_cell on pulse_asked (org, pulse, cell);

-- Answers of a round that is open: random ids, no author, no time. Nobody reads them; at closing they are added up and removed.
create table pulse_answer (
  org uuid not null,
  answer uuid not null,
  pulse uuid not null,
  round integer not null,
  cell uuid not null,
  -- One of each question: a number, a text, or nothing.
  said jsonb not null,
  primary key (org, answer),
  foreign key (org, pulse, round) references pulse_round (org, pulse, round)
);

create index pulse_answer_round on pulse_answer (org, pulse, round);

-- How many answered, by cell and by part of what is shown: for judging later rounds. Nobody but the answer box reads it.
create table pulse_count (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  cell uuid not null,
  answered integer not null,
  part integer,
  aside integer not null default 0,
  primary key (org, pulse, round, cell),
  foreign key (org, pulse, round) references pulse_round (org, pulse, round)
);

create table pulse_result (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  question integer not null,
  cell uuid not null,
  audience uuid not null,
  mean numeric(38, 10) not null,
  counted integer not null,
  primary key (org, pulse, round, question, cell),
  foreign key (org, pulse, round) references pulse_round (org, pulse, round)
);

create table pulse_text (
  org uuid not null,
  text uuid not null,
  pulse uuid not null,
  round integer not null,
  question integer not null,
  audience uuid not null,
  body text not null,
  primary key (org, text),
  foreign key (org, pulse, round) references pulse_round (org, pulse, round)
);

create index pulse_text_round on pulse_text (org, pulse, round, question, text);

-- What a team is there for, in its own words, under the direction. Each version is kept; the latest is in force.
create table team_purpose (
  org uuid not null,
  purpose uuid not null,
  team uuid not null,
  audience uuid not null,
  body text not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, purpose),
  foreign key (org, team) references team (org, team),
  foreign key (org, by) references person (org, person)
);

create index team_purpose_team on team_purpose (org, team, at desc, purpose desc);

create index team_purpose_by on team_purpose (org, by);

-- Why a version was published, in a word.
alter table direction_publishing add column word text not null default '';
