-- What people say to one another about a subject, who follows it, and what each of them is told. `node` is the node that a
-- subject belongs to: a goal itself, or the goal that was checked in on. Each row carries its subject's audience.

-- Whether somebody follows a goal, where that is not as it is by default: its owner does.
create table following (
  org uuid not null references organisation,
  node uuid not null,
  person uuid not null,
  follows boolean not null,
  because text collate "C" not null check (because in ('chosen', 'mentioned')),
  audience uuid not null,
  at timestamptz not null default now(),
  primary key (org, node, person),
  foreign key (org, person) references person (org, person)
);

create index following_person on following (org, person, node);

create table comment (
  org uuid not null references organisation,
  comment uuid not null,
  kind text collate "C" not null check (kind in ('goal', 'check-in')),
  subject uuid not null,
  node uuid not null,
  audience uuid not null,
  by uuid,
  body text not null,
  mentions uuid[] not null default '{}',
  revision integer not null default 1,
  at timestamptz not null default now(),
  primary key (org, comment),
  foreign key (org, by) references person (org, person)
);

create index comment_subject on comment (org, subject, comment desc);

create index comment_node on comment (org, node);

-- What a comment said before it was edited.
create table comment_edit (
  org uuid not null,
  comment uuid not null,
  revision integer not null,
  node uuid not null,
  audience uuid not null,
  before text not null,
  at timestamptz not null default now(),
  primary key (org, comment, revision),
  foreign key (org, comment) references comment (org, comment)
);

create index comment_edit_node on comment_edit (org, node);

-- A withdrawal is a second record: the comment stays, and what it said is shown to nobody.
create table comment_withdrawal (
  org uuid not null,
  comment uuid not null,
  node uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, comment),
  foreign key (org, comment) references comment (org, comment)
);

create index comment_withdrawal_node on comment_withdrawal (org, node);

create table reaction (
  org uuid not null references organisation,
  subject uuid not null,
  person uuid not null,
  word text collate "C" not null,
  kind text collate "C" not null check (kind in ('goal', 'check-in', 'comment')),
  node uuid not null,
  audience uuid not null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (org, subject, person, word),
  foreign key (org, person) references person (org, person)
);

create index reaction_node on reaction (org, node);

-- That the owner's manager has read a check-in.
create table acknowledgement (
  org uuid not null references organisation,
  check_in uuid not null,
  by uuid not null,
  node uuid not null,
  audience uuid not null,
  at timestamptz not null default now(),
  primary key (org, check_in, by),
  foreign key (org, by) references person (org, person)
);

create index acknowledgement_node on acknowledgement (org, node);

-- One for each person and event. It holds ids alone; what they stand for is read through the person's sight.
create table notice (
  org uuid not null references organisation,
  notice uuid not null,
  person uuid not null,
  kind text collate "C" not null check (kind in ('comment', 'mention', 'awaiting', 'due', 'overdue', 'off track', 'nudge', 'closing')),
  -- What it was made from, so that it is made once: an event, or a day.
  source text collate "C" not null,
  -- The goal, where it is about one.
  node uuid,
  -- A comment, or the goal at the other end.
  about uuid,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  read_at timestamptz,
  primary key (org, notice),
  foreign key (org, person) references person (org, person)
);

create unique index notice_once on notice (org, person, source);

create index notice_person on notice (org, person, notice desc);

create index notice_unread on notice (org, person) where read_at is null;

create index notice_node on notice (org, node);

create index notice_at on notice (org, at);

-- How somebody wants notices of a kind by mail, where that is not as it is by default.
create table notice_preference (
  org uuid not null references organisation,
  person uuid not null,
  kind text collate "C" not null,
  way text collate "C" not null check (way in ('digest', 'at once', 'never')),
  primary key (org, person, kind),
  foreign key (org, person) references person (org, person)
);

-- When somebody wants no mail, in the organisation's zone; null for never quiet.
create table quiet_hours (
  org uuid not null references organisation,
  person uuid not null,
  quiet_from text collate "C" check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text collate "C" check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  primary key (org, person),
  foreign key (org, person) references person (org, person),
  check ((quiet_from is null) = (quiet_to is null))
);

-- Goals that were off track when it was last looked, so that turning is told once.
create table off_track (
  org uuid not null references organisation,
  node uuid not null,
  since timestamptz not null default now(),
  primary key (org, node)
);

-- What is off track already has been for a while, and is no news.
insert into off_track (org, node) select s.org, s.node from standing s where s.kind = 'goal' and s.health = 'off track';

-- Mails that wait, were sent, or were given up. They hold ids; the text is put together when one is sent.
create table jobs.mail (
  mail uuid primary key,
  org uuid not null,
  person uuid not null,
  kind text collate "C" not null,
  notices uuid[] not null,
  made_at timestamptz not null default now(),
  due_at timestamptz not null,
  attempts integer not null default 0,
  said text,
  done_at timestamptz,
  done text collate "C" check (done in ('sent', 'nothing to say', 'given up'))
);

create index mail_due on jobs.mail (due_at) where done_at is null;

create index mail_done on jobs.mail (done_at) where done_at is not null;

-- The mornings that were seen to, one for each organisation and day.
create table jobs.morning (
  org uuid not null,
  on_day date not null,
  done_at timestamptz not null default now(),
  primary key (org, on_day)
);
