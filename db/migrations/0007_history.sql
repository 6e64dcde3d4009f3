-- One row for each change: the history in sentences and the outbox are the same rows.
create table event (
  org uuid not null,
  event uuid not null,
  -- Readers of the outbox go by snapshot horizon: a transaction that commits late must not be skipped.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  by uuid,
  -- '<noun>.<what happened>', such as 'goal.closed'.
  happened text collate "C" not null,
  subject uuid not null,
  audience uuid not null,
  before jsonb,
  after jsonb,
  primary key (org, event)
);

create index event_subject on event (org, subject, event desc);

-- Events that name another node, found when that one's audience moves.
create index event_names on event (org, (after ->> 'node')) where after ? 'node';

create index event_xid on event (xid);

-- How far each reader of the outbox has come.
create table jobs.outbox_reader (
  reader text collate "C" primary key,
  up_to xid8 not null
);
