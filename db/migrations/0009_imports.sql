-- What its source noted beside a goal or a measure, of no date, so that it is no check-in.
alter table goal add column remark text not null default '';

alter table measure add column remark text not null default '';

-- An import that was carried out, as a record; rolling it back is noted on it.
create table import_run (
  org uuid not null references organisation,
  run uuid not null,
  source text collate "C" not null,
  by uuid,
  at timestamptz not null default now(),
  -- By file: new, changed, unchanged, refused, warned.
  counts jsonb not null,
  rolled_back_by uuid,
  rolled_back_at timestamptz,
  primary key (org, run)
);

-- What an import touched, with what was there before it (null: it was made by the import).
create table import_change (
  org uuid not null,
  run uuid not null,
  kind text collate "C" not null check (kind in ('person', 'team', 'node', 'check-in', 'closing', 'reopening', 'direction')),
  subject uuid not null,
  -- The revision that the import left, where the row has one.
  revision integer,
  before jsonb,
  primary key (org, run, kind, subject),
  foreign key (org, run) references import_run (org, run)
);
