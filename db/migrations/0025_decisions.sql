-- A question, its options, who decides and how, and what came of it. Its words may change while it is open and never after.
create table decision (
  org uuid not null references organisation,
  decision uuid not null,
  audience uuid not null,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  question text not null,
  context text not null default '',
  -- Exactly one decides.
  owner uuid not null,
  team uuid,
  -- One of the seven levels of delegation.
  level text collate "C" not null check (level in ('tell', 'sell', 'consult', 'agree', 'advise', 'inquire', 'delegate')),
  -- [{"title": …, "consequences": …, "marks": [one for each criterion, or null]}] and [{"title": …, "weight": …}], in their order.
  options jsonb not null default '[]',
  criteria jsonb not null default '[]',
  decide_by date,
  -- The decision that this one takes the place of once it is decided.
  supersedes uuid,
  state text collate "C" not null default 'open' check (state in ('open', 'decided', 'looked at again', 'superseded')),
  -- The place of the option that was chosen, from 0; nothing where it was none of them.
  chosen integer,
  decided text not null default '',
  reason text not null default '',
  decided_at timestamptz,
  decided_on date,
  expected text not null default '',
  -- How likely what is expected was held to be, in hundredths.
  probability integer check (probability between 0 and 100),
  review_on date,
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower(question || ' ' || context || ' ' || decided || ' ' || reason)) stored,
  primary key (org, decision),
  foreign key (org, opened_by) references person (org, person),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  foreign key (org, supersedes) references decision (org, decision),
  check (supersedes <> decision),
  check ((state = 'open') = (decided_on is null)),
  check ((state = 'open') = (decided = ''))
);

create index decision_owner on decision (org, owner, state, review_on);

create index decision_team on decision (org, team);

create index decision_again on decision (org, state, review_on);

create index decision_supersedes on decision (org, supersedes) where supersedes is not null;

create index decision_opened_by on decision (org, opened_by);

create unique index decision_external on decision (org, source, external_id) where external_id is not null;

create index decision_sought on decision using gin (org, sought gin_trgm_ops);

-- Whose advice is asked, and by when.
create table decision_asked (
  org uuid not null,
  decision uuid not null,
  person uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  due_on date,
  primary key (org, decision, person),
  foreign key (org, decision) references decision (org, decision),
  foreign key (org, person) references person (org, person),
  foreign key (org, by) references person (org, person)
);

create index decision_asked_person on decision_asked (org, person);

-- What was said, in its own words, and how it was answered. Neither is edited.
create table decision_advice (
  org uuid not null,
  advice uuid not null,
  decision uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  kind text collate "C" not null check (kind in ('advice', 'objection')),
  body text not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (org, advice),
  foreign key (org, decision) references decision (org, decision),
  foreign key (org, by) references person (org, person),
  foreign key (org, answered_by) references person (org, person),
  check ((answer is null) = (answered_at is null))
);

create index decision_advice_of on decision_advice (org, decision, advice);

create index decision_advice_by on decision_advice (org, by, decision);

-- What a team gives up, and the priority of its own that it sets aside for that.
create table decision_trade_off (
  org uuid not null,
  trade_off uuid not null,
  decision uuid not null,
  audience uuid not null,
  place integer not null,
  team uuid,
  gives_up text not null,
  priority text not null default '',
  amount numeric(38, 10),
  unit text not null default '',
  primary key (org, trade_off),
  foreign key (org, decision) references decision (org, decision),
  foreign key (org, team) references team (org, team)
);

create index decision_trade_off_of on decision_trade_off (org, decision, place);

create index decision_trade_off_team on decision_trade_off (org, team);

-- The goals that it touches.
create table decision_link (
  org uuid not null,
  decision uuid not null,
  node uuid not null,
  audience uuid not null,
  primary key (org, decision, node),
  foreign key (org, decision) references decision (org, decision),
  foreign key (org, node) references node (org, node)
);

create index decision_link_node on decision_link (org, node);

-- What happened, seen at a later date. Never edited; where it was too early to say, there is another later.
create table decision_review (
  org uuid not null,
  review uuid not null,
  decision uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  looked_on date not null,
  happened text not null,
  -- Nothing where it is too early to say, or nothing was expected.
  came boolean,
  primary key (org, review),
  foreign key (org, decision) references decision (org, decision),
  foreign key (org, by) references person (org, person)
);

create index decision_review_of on decision_review (org, decision, review);

alter table notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('comment', 'mention', 'awaiting', 'due', 'overdue', 'off track', 'nudge', 'closing', 'outside', 'advice', 'advised', 'decided'));
