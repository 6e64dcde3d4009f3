-- Who may see: an audience says how it was made, sight lists the persons in it today. The audience "organisation" has
-- the organisation's own id and needs no rows in sight.
create table audience (
  org uuid not null references organisation,
  audience uuid not null,
  word text collate "C" not null check (word in ('organisation', 'team', 'line', 'pair', 'private', 'named')),
  person uuid,
  other uuid,
  team uuid,
  created_at timestamptz not null default now(),
  primary key (org, audience)
);

create unique index audience_made on audience (org, word, person, other, team) nulls not distinct where word <> 'named';

create index audience_team on audience (org, team) where word = 'team';

create table audience_person (
  org uuid not null,
  audience uuid not null,
  person uuid not null,
  primary key (org, audience, person),
  foreign key (org, audience) references audience (org, audience)
);

create table sight (
  org uuid not null,
  person uuid not null,
  audience uuid not null,
  primary key (org, person, audience)
);

create index sight_audience on sight (org, audience);
