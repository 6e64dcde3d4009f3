create table organisation (
  org uuid primary key,
  slug text collate "C" not null,
  name text not null,
  zone text not null,
  locale text not null,
  currency text not null,
  demonstration boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

-- The one unique key without org: it is how an organisation is found from an address.
create unique index organisation_slug on organisation (slug);

create table person (
  org uuid not null references organisation,
  person uuid not null,
  name text not null,
  email text collate "C" check (email = lower(email)),
  title text not null default '',
  -- The sign-in of this person, one login for persons in several organisations.
  login text collate "C",
  administrator boolean not null default false,
  starts_on date,
  ends_on date,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org, person)
);

-- Kept in lower case: lower() is not leakproof, and under a row policy its index would not be used.
create unique index person_email on person (org, email) where email is not null;

create unique index person_external on person (org, source, external_id) where external_id is not null;

create unique index person_login on person (org, login) where login is not null;

create index person_by_login on person (login) where login is not null;

create index person_words on person using gin (org, lower(name || ' ' || title || ' ' || coalesce(email, '')) gin_trgm_ops);

create index person_sorted on person (org, name collate "und-x-icu", person);

create table team (
  org uuid not null references organisation,
  team uuid not null,
  name text not null,
  parent uuid,
  lead uuid,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org, team),
  foreign key (org, parent) references team (org, team),
  foreign key (org, lead) references person (org, person)
);

create unique index team_external on team (org, source, external_id) where external_id is not null;

create index team_parent on team (org, parent);

create index team_lead on team (org, lead);

-- Who belongs to a team, from when until when (the day after the last one); no end means still.
create table membership (
  org uuid not null,
  team uuid not null,
  person uuid not null,
  from_on date not null,
  to_on date,
  primary key (org, team, person, from_on),
  foreign key (org, team) references team (org, team),
  foreign key (org, person) references person (org, person),
  check (to_on is null or to_on >= from_on)
);

create unique index membership_current on membership (org, person, team) where to_on is null;

-- Who manages whom, dated like a membership: at most one manager at a time.
create table managing (
  org uuid not null,
  person uuid not null,
  manager uuid not null,
  from_on date not null,
  to_on date,
  primary key (org, person, from_on),
  foreign key (org, person) references person (org, person),
  foreign key (org, manager) references person (org, person),
  check (person <> manager),
  check (to_on is null or to_on >= from_on)
);

create unique index managing_current on managing (org, person) where to_on is null;

create index managing_manager on managing (org, manager) where to_on is null;

-- The reporting line of today, closed upwards: everybody above a person with the distance. Derived from managing.
create table reporting_line (
  org uuid not null,
  person uuid not null,
  above uuid not null,
  distance integer not null,
  primary key (org, person, above)
);

create index reporting_line_below on reporting_line (org, above, distance);

-- The tree of teams, closed upwards, each team being within itself at distance 0. Derived from team.parent.
create table team_within (
  org uuid not null,
  team uuid not null,
  ancestor uuid not null,
  distance integer not null,
  primary key (org, team, ancestor)
);

create index team_within_below on team_within (org, ancestor, distance);
