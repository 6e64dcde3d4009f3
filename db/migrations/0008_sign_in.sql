-- The sign-in library's own tables, in its own names.
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);

create index session_of_user on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index account_of_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index verification_identifier on auth.verification (identifier);

create table auth."rateLimit" (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- A one-use link for an invitation or for lost access. Only the hash of its secret is kept.
create table one_use_link (
  org uuid not null references organisation,
  link uuid not null,
  hash text collate "C" not null,
  person uuid not null,
  purpose text collate "C" not null check (purpose in ('invitation', 'lost access')),
  made_by uuid,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (org, link),
  foreign key (org, person) references person (org, person)
);

create index one_use_link_person on one_use_link (org, person);

-- A personal access token. Only the hash is kept; the first characters let its owner recognise it.
create table access_token (
  org uuid not null references organisation,
  token uuid not null,
  hash text collate "C" not null,
  begins text not null,
  person uuid not null,
  name text not null,
  scopes text[] not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_on date,
  revoked_at timestamptz,
  primary key (org, token),
  foreign key (org, person) references person (org, person)
);

create index access_token_person on access_token (org, person);

-- How often something was asked in a window of time; shared by every process.
create table auth.throttle (
  key text collate "C" not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);
