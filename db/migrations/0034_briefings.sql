-- What is said down the line: what, why, what it means, what is asked. Its words may change until it is sent, never after.
create table briefing (
  org uuid not null references organisation,
  briefing uuid not null,
  -- Who may read it beside those whom it reaches.
  audience uuid not null,
  -- Exactly one stands for it.
  owner uuid not null,
  written_at timestamptz not null default now(),
  title text not null,
  what text not null default '',
  why text not null default '',
  means text not null default '',
  asks text not null default '',
  reach text collate "C" not null check (reach in ('organisation', 'teams', 'below')),
  -- Whose line it goes down, themselves included.
  below uuid,
  -- Days after which it goes on by itself; nothing where it waits for each manager.
  pass_after integer check (pass_after between 1 and 60),
  look_again_on date not null,
  sent_at timestamptz,
  sent_on date,
  ended_on date,
  ended_with text not null default '',
  -- The worker carries it on, and when it last looked for people who had come or moved.
  travels boolean not null default false,
  swept_at timestamptz,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, briefing),
  foreign key (org, owner) references person (org, person),
  foreign key (org, below) references person (org, person),
  check ((reach = 'below') = (below is not null)),
  check ((sent_on is null) = (sent_at is null)),
  check (sent_on is not null or (not travels and ended_on is null))
);

create index briefing_owner on briefing (org, owner, look_again_on);

create index briefing_sent on briefing (org, sent_at desc, briefing desc) where sent_at is not null;

create index briefing_below on briefing (org, below) where below is not null;

create index briefing_travels on briefing (org, briefing) where travels;

create unique index briefing_external on briefing (org, source, external_id) where external_id is not null;

-- The teams that it goes to, with all within them.
create table briefing_team (
  org uuid not null,
  briefing uuid not null,
  team uuid not null,
  primary key (org, briefing, team),
  foreign key (org, briefing) references briefing (org, briefing),
  foreign key (org, team) references team (org, team)
);

create index briefing_team_of on briefing_team (org, team);

-- The goals, decisions and changes that say why it is so.
create table briefing_link (
  org uuid not null,
  briefing uuid not null,
  subject uuid not null,
  kind text collate "C" not null check (kind in ('goal', 'decision', 'change')),
  primary key (org, briefing, subject),
  foreign key (org, briefing) references briefing (org, briefing)
);

create index briefing_link_subject on briefing_link (org, subject);

-- That it has reached somebody, from whom, and how they passed it on.
create table briefing_copy (
  org uuid not null,
  briefing uuid not null,
  person uuid not null,
  -- Nobody for the sender's own.
  manager uuid,
  -- Where its marks are counted: one team each, so that no two counts overlap.
  team uuid,
  arrived_at timestamptz not null default now(),
  arrived_on date not null,
  -- Whether somebody waits below, and from which day on it goes without them.
  passes boolean not null,
  pass_by date,
  passed_at timestamptz,
  passed_on date,
  by_clock boolean not null default false,
  -- What it means here.
  words text not null default '',
  -- All who waited below have it.
  handed_on boolean not null default false,
  nudged_on date,
  primary key (org, briefing, person),
  foreign key (org, briefing) references briefing (org, briefing),
  foreign key (org, person) references person (org, person),
  foreign key (org, manager) references person (org, person),
  check ((passed_at is null) = (passed_on is null))
);

create index briefing_copy_person on briefing_copy (org, person, arrived_at desc, briefing desc);

create index briefing_copy_manager on briefing_copy (org, manager, briefing);

create index briefing_copy_waiting on briefing_copy (org, briefing, pass_by) where passes and passed_at is null;

create index briefing_copy_owed on briefing_copy (org, person) where passes and passed_at is null;

create index briefing_copy_going on briefing_copy (org, briefing) where passed_at is not null and not handed_on;

-- What it was to them, said anew where it changes. Each reads their own; others see sums of five or more.
create table briefing_mark (
  org uuid not null,
  marking uuid not null,
  briefing uuid not null,
  person uuid not null,
  -- Where it is counted, as it was when the briefing came.
  team uuid,
  mark text collate "C" not null check (mark in ('understood', 'question', 'concern')),
  at timestamptz not null default now(),
  primary key (org, marking),
  foreign key (org, briefing, person) references briefing_copy (org, briefing, person)
);

create index briefing_mark_of on briefing_mark (org, briefing, person, marking desc);

-- A question or a concern, and with whom it stands.
create table briefing_question (
  org uuid not null,
  question uuid not null,
  briefing uuid not null,
  by uuid not null,
  kind text collate "C" not null check (kind in ('question', 'concern')),
  body text not null,
  asked_at timestamptz not null default now(),
  asked_on date not null,
  -- With whom it stands now, and with whom it has stood.
  holder uuid not null,
  holders uuid[] not null,
  -- The one that it was joined to, which is answered for it.
  joined uuid,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (org, question),
  foreign key (org, briefing) references briefing (org, briefing),
  foreign key (org, by) references person (org, person),
  foreign key (org, holder) references person (org, person),
  foreign key (org, answered_by) references person (org, person),
  foreign key (org, joined) references briefing_question (org, question),
  check ((answer is null) = (answered_at is null)),
  check (joined is null or joined <> question)
);

create index briefing_question_of on briefing_question (org, briefing, question);

create index briefing_question_by on briefing_question (org, by, briefing);

create index briefing_question_open on briefing_question (org, holder) where answered_at is null and joined is null;

create index briefing_question_joined on briefing_question (org, joined) where joined is not null;

-- An answer that everybody whom it reached may read, with the question in words that tell nobody's name.
create table briefing_answer (
  org uuid not null,
  answer uuid not null,
  briefing uuid not null,
  question text not null,
  body text not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, answer),
  foreign key (org, briefing) references briefing (org, briefing),
  foreign key (org, by) references person (org, person)
);

create index briefing_answer_of on briefing_answer (org, briefing, answer);

alter table notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('comment', 'mention', 'awaiting', 'due', 'overdue', 'off track', 'nudge', 'closing', 'outside', 'advice', 'advised', 'decided', 'briefing', 'passing', 'asked', 'answered'));
