-- A long text that several write at once, as a Yjs document: what is being written, until it is saved where it belongs.
create table shared_text (
  org uuid not null references organisation,
  shared_text uuid not null,
  subject_kind text collate "C" not null,
  subject uuid not null,
  field text collate "C" not null,
  audience uuid not null,
  state bytea not null,
  -- What stood where it belongs when this one last agreed with it.
  saved text not null,
  -- Person → when they last wrote here.
  writers jsonb not null default '{}',
  primary key (org, shared_text),
  unique (org, subject, field)
);
