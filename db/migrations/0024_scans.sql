-- A scan looks at where the organisation stands: a SWOT by four quadrants, a PESTLE by six factors.
create table scan (
  org uuid not null references organisation,
  scan uuid not null,
  audience uuid not null,
  kind text collate "C" not null check (kind in ('swot', 'pestle')),
  question text not null,
  scope text not null default '',
  held_on date not null,
  owner uuid,
  team uuid,
  -- How many dots each contributor may place.
  dots integer not null default 5 check (dots between 0 and 50),
  look_again_on date,
  -- The scan that this one started from.
  follows uuid,
  closed_on date,
  archived_on date,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, scan),
  foreign key (org, owner) references person (org, person),
  foreign key (org, team) references team (org, team),
  foreign key (org, follows) references scan (org, scan),
  check (look_again_on is null or look_again_on > held_on)
);

create index scan_held on scan (org, held_on desc, scan desc);

create index scan_owner on scan (org, owner);

create index scan_team on scan (org, team);

create index scan_follows on scan (org, follows) where follows is not null;

create unique index scan_external on scan (org, source, external_id) where external_id is not null;

create table scan_contributor (
  org uuid not null,
  scan uuid not null,
  person uuid not null,
  audience uuid not null,
  primary key (org, scan, person),
  foreign key (org, scan) references scan (org, scan),
  foreign key (org, person) references person (org, person)
);

create index scan_contributor_person on scan_contributor (org, person);

-- One entry of a scan. What was merged points at what stands for it, and never further.
create table finding (
  org uuid not null,
  finding uuid not null,
  scan uuid not null,
  audience uuid not null,
  place text collate "C" not null check (place in ('strength', 'weakness', 'opportunity', 'threat',
    'political', 'economic', 'social', 'technological', 'legal', 'environmental')),
  text text not null,
  evidence text not null default '',
  link text not null default '',
  impact smallint check (impact between 1 and 5),
  likelihood smallint check (likelihood between 1 and 5),
  horizon text collate "C" check (horizon in ('now', 'year', 'three years', 'later')),
  owner uuid,
  confidence smallint check (confidence between 0 and 10),
  -- Those placed on it and on what was merged into it.
  dots integer not null default 0,
  merged_into uuid,
  -- The finding of another scan that flowed in here, and the one of the earlier scan that this one goes on from.
  flowed_from uuid,
  follows uuid,
  by uuid,
  at timestamptz not null default now(),
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, finding),
  foreign key (org, scan) references scan (org, scan),
  foreign key (org, owner) references person (org, person),
  foreign key (org, by) references person (org, person),
  foreign key (org, merged_into) references finding (org, finding),
  foreign key (org, flowed_from) references finding (org, finding),
  foreign key (org, follows) references finding (org, finding)
);

create index finding_board on finding (org, scan, place, dots desc, finding);

create index finding_merged on finding (org, merged_into) where merged_into is not null;

create index finding_flowed on finding (org, flowed_from) where flowed_from is not null;

create index finding_follows on finding (org, follows) where follows is not null;

create index finding_owner on finding (org, owner);

create index finding_by on finding (org, by);

create unique index finding_external on finding (org, source, external_id) where external_id is not null;

-- The dots of one person on one finding.
create table finding_dot (
  org uuid not null,
  finding uuid not null,
  person uuid not null,
  scan uuid not null,
  audience uuid not null,
  dots integer not null check (dots between 1 and 50),
  primary key (org, finding, person),
  foreign key (org, finding) references finding (org, finding),
  foreign key (org, scan) references scan (org, scan),
  foreign key (org, person) references person (org, person)
);

create index finding_dot_person on finding_dot (org, scan, person);

-- What a pair suggests: something from inside (a strength or a weakness) with something from outside.
create table scan_move (
  org uuid not null,
  move uuid not null,
  scan uuid not null,
  audience uuid not null,
  inside uuid not null,
  outside uuid not null,
  text text not null,
  by uuid,
  at timestamptz not null default now(),
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  primary key (org, move),
  foreign key (org, scan) references scan (org, scan),
  foreign key (org, inside) references finding (org, finding),
  foreign key (org, outside) references finding (org, finding),
  foreign key (org, by) references person (org, person)
);

create index scan_move_scan on scan_move (org, scan, move);

create index scan_move_inside on scan_move (org, inside);

create index scan_move_outside on scan_move (org, outside);

create index scan_move_by on scan_move (org, by);

create unique index scan_move_external on scan_move (org, source, external_id) where external_id is not null;

-- What a finding or a move became. The target is of another slice, which its kind names.
create table scan_link (
  org uuid not null,
  link uuid not null,
  scan uuid not null,
  audience uuid not null,
  finding uuid,
  move uuid,
  kind text collate "C" not null check (kind in ('goal', 'priority', 'signal', 'decision')),
  target uuid not null,
  by uuid,
  at timestamptz not null default now(),
  primary key (org, link),
  foreign key (org, scan) references scan (org, scan),
  foreign key (org, finding) references finding (org, finding),
  foreign key (org, move) references scan_move (org, move),
  foreign key (org, by) references person (org, person),
  check ((finding is null) <> (move is null))
);

create unique index scan_link_finding on scan_link (org, finding, kind, target) where finding is not null;

create unique index scan_link_move on scan_link (org, move, kind, target) where move is not null;

create index scan_link_scan on scan_link (org, scan);

create index scan_link_by on scan_link (org, by);

create index scan_link_target on scan_link (org, target);
