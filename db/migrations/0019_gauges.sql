-- Addresses that an administrator has allowed: nothing else is ever asked from here.
create table allowed_address (
  org uuid not null references organisation,
  allowed uuid not null,
  -- All that begins with this, up to a slash.
  begins text collate "C" not null,
  -- It may lie in a private network.
  private boolean not null default false,
  by uuid not null,
  at timestamptz not null default now(),
  primary key (org, allowed),
  foreign key (org, by) references person (org, person)
);

create unique index allowed_address_begins on allowed_address (org, begins);

create index allowed_address_by on allowed_address (org, by);

-- What reads a measure by itself. It goes with its measure, and reads in the name of whoever set it.
create table gauge (
  org uuid not null,
  measure uuid not null,
  goal uuid not null,
  by uuid not null,
  address text not null,
  format text collate "C" not null check (format in ('json', 'csv')),
  -- A JSON pointer, or a column's name.
  value_at text not null,
  date_at text,
  every_days integer not null check (every_days between 1 and 366),
  next_at timestamptz not null default now(),
  last_at timestamptz,
  -- What came of it, in a sentence; '' where it went well.
  trouble text not null default '',
  failures integer not null default 0,
  revision integer not null default 1,
  primary key (org, measure),
  foreign key (org, measure) references node (org, node) on delete cascade,
  foreign key (org, goal) references node (org, node) on delete cascade,
  foreign key (org, by) references person (org, person)
);

create index gauge_due on gauge (next_at, org);

create index gauge_goal on gauge (org, goal);

create index gauge_by on gauge (org, by);
