-- What was answered when files of one shape were brought in, so that it is not asked again. Files of one shape have the
-- same columns, whatever their order; the fingerprint is a hash of those.
create table import_mapping (
  org uuid not null references organisation,
  fingerprint text collate "C" not null,
  answers jsonb not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, fingerprint)
);

-- An import that is being carried out: how far it has come, and whether somebody stopped it. Written beside the import's
-- own transaction, since nothing of that can be seen before it ends; the row goes when the import does.
create table import_work (
  org uuid not null references organisation,
  work uuid not null,
  by uuid,
  done bigint not null default 0,
  total bigint not null,
  stopped boolean not null default false,
  at timestamptz not null default now(),
  primary key (org, work)
);

-- An import may bring the past as well: `place` is what was known of a person's teams and managers before it.
alter table import_change drop constraint import_change_kind_check;

alter table import_change add constraint import_change_kind_check
  check (kind in ('person', 'team', 'node', 'check-in', 'closing', 'reopening', 'direction', 'place', 'event'));
