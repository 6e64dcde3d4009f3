-- Ways to look at goals that somebody keeps under a name; they hold no goals.
create table saved_view (
  org uuid not null references organisation,
  saved_view uuid not null,
  owner uuid not null,
  -- Who may open it: its owner, a team, or all.
  audience uuid not null,
  name text not null,
  -- What is looked for, the columns, the order, the groups and the look, as `views/view.ts` reads them.
  shows jsonb not null,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org, saved_view),
  foreign key (org, owner) references person (org, person)
);

create index saved_view_owner on saved_view (org, owner);

create index saved_view_audience on saved_view (org, audience);

-- The columns that a person looks at where no view says others.
create table chosen_columns (
  org uuid not null,
  person uuid not null,
  columns text[] not null,
  primary key (org, person),
  foreign key (org, person) references person (org, person)
);
