-- Vision, mission and values are written as versions; publishing one is a record, and the last published one is in force.
create table direction (
  org uuid not null references organisation,
  direction uuid not null,
  audience uuid not null,
  vision text not null,
  mission text not null,
  -- The principles that guide how we work: [{name, text}].
  principles jsonb not null default '[]',
  by uuid,
  at timestamptz not null default now(),
  revision integer not null default 1,
  primary key (org, direction)
);

create table direction_publishing (
  org uuid not null,
  direction uuid not null,
  audience uuid not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, direction),
  foreign key (org, direction) references direction (org, direction)
);
