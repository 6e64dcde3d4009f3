-- Questions that wait to be decided, by their day.
create index decision_waiting on decision (org, decide_by, decision) where state = 'open' and archived_on is null;

-- Owner and audience of what is no node, as of a day; written by a trigger, as node_dated is.
create table holding (
  org uuid not null references organisation,
  subject uuid not null,
  from_on date not null,
  to_on date,
  owner uuid,
  audience uuid not null,
  primary key (org, subject, from_on)
);

insert into holding (org, subject, from_on, owner, audience)
select x.org, x.subject, (x.since at time zone o.zone)::date, x.owner, x.audience
from (
  select org, decision, opened_at, owner, audience from decision
  union all select org, signal, added_at, owner, audience from signal
  union all select org, scan, created_at, owner, audience from scan
  union all select org, indicator, created_at, owner, audience from indicator
) x(org, subject, since, owner, audience) join organisation o on o.org = x.org;

-- What one person would hand over to another. The giver answers for it until the receiver has accepted.
create table offer (
  org uuid not null references organisation,
  offer uuid not null,
  kind text collate "C" not null,
  subject uuid not null,
  giver uuid not null,
  receiver uuid not null,
  by uuid not null,
  word text not null default '',
  offered_at timestamptz not null default now(),
  -- The last day on which it can be accepted.
  lapses_on date not null,
  ended_as text collate "C" check (ended_as in ('accepted', 'declined', 'withdrawn', 'lapsed')),
  ended_at timestamptz,
  answer text not null default '',
  primary key (org, offer),
  foreign key (org, giver) references person (org, person),
  foreign key (org, receiver) references person (org, person),
  foreign key (org, by) references person (org, person),
  check (giver <> receiver),
  check ((ended_as is null) = (ended_at is null))
);

create unique index offer_open on offer (org, subject) where ended_as is null;

create index offer_receiver on offer (org, receiver) where ended_as is null;

create index offer_giver on offer (org, giver) where ended_as is null;

create index offer_by on offer (org, by);
