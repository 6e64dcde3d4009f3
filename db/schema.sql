-- The database as it is today, to be read rather than run. Made by `npm run schema`; never edited by hand.

create role bearing_answer_box nologin;
create role bearing_app login noinherit;
create role bearing_digests nologin;
create role bearing_import nologin;
create role bearing_owner nologin;
create role bearing_roll_up nologin;
create role bearing_sign_in nologin;
create role bearing_system login noinherit;
grant bearing_answer_box to bearing_system;
grant bearing_digests to bearing_system;
grant bearing_import to bearing_system;
grant bearing_roll_up to bearing_system;
grant bearing_sign_in to bearing_system;

create schema auth;
create schema jobs;
grant usage on schema auth to bearing_sign_in;
grant usage on schema jobs to bearing_digests;
grant usage on schema public to bearing_answer_box;
grant usage on schema public to bearing_app;
grant usage on schema public to bearing_digests;
grant usage on schema public to bearing_import;
grant usage on schema public to bearing_roll_up;
grant usage on schema public to bearing_sign_in;
grant usage on schema public to bearing_system;
grant usage on schema public to public;

create extension btree_gin;
create extension pg_trgm;

create table access_token (
  org uuid not null,
  token uuid not null,
  hash text collate "C" not null,
  begins text not null,
  person uuid not null,
  name text not null,
  scopes text[] not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_on date,
  revoked_at timestamp with time zone,
  constraint access_token_pkey primary key (org, token),
  constraint access_token_org_fkey foreign key (org) references organisation(org),
  constraint access_token_org_person_fkey foreign key (org, person) references person(org, person)
);
alter table access_token enable row level security;
alter table access_token force row level security;
create index access_token_person on access_token using btree (org, person);
create policy owner_migrates on access_token to bearing_owner using (true) with check (true);
create policy sign_in_works on access_token to bearing_sign_in using (true) with check (true);
create policy viewer_inserts on access_token for insert to bearing_app with check (org = viewer_org() and person = viewer_person());
create policy viewer_selects on access_token for select to bearing_app using (org = viewer_org() and person = viewer_person());
create policy viewer_updates on access_token for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select, update on access_token to bearing_app;
grant insert, select, update on access_token to bearing_sign_in;

create table acknowledgement (
  org uuid not null,
  check_in uuid not null,
  by uuid not null,
  node uuid not null,
  audience uuid not null,
  at timestamp with time zone not null default now(),
  constraint acknowledgement_pkey primary key (org, check_in, by),
  constraint acknowledgement_org_by_fkey foreign key (org, by) references person(org, person),
  constraint acknowledgement_org_fkey foreign key (org) references organisation(org)
);
alter table acknowledgement enable row level security;
alter table acknowledgement force row level security;
create index acknowledgement_node on acknowledgement using btree (org, node);
create policy import_works on acknowledgement to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on acknowledgement to bearing_owner using (true) with check (true);
create policy viewer_inserts on acknowledgement for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = acknowledgement.audience))) and by = viewer_person());
create policy viewer_selects on acknowledgement for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = acknowledgement.audience))));
grant insert, select on acknowledgement to bearing_app;
grant insert, select on acknowledgement to bearing_import;

create table allotment (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  kind text collate "C" not null,
  unit text collate "C" not null,
  year integer not null,
  quarter integer not null,
  audience uuid not null,
  amount numeric(38,10) not null,
  constraint allotment_pkey primary key (org, strategy, priority, kind, unit, year, quarter),
  constraint allotment_org_strategy_priority_fkey foreign key (org, strategy, priority) references priority(org, strategy, priority),
  constraint allotment_amount_check check (amount >= 0::numeric),
  constraint allotment_kind_check check (kind = any (array['money'::text, 'people'::text, 'technology'::text])),
  constraint allotment_quarter_check check (quarter >= 1 and quarter <= 4)
);
alter table allotment enable row level security;
alter table allotment force row level security;
create policy import_works on allotment to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on allotment to bearing_owner using (true) with check (true);
create policy viewer_inserts on allotment for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment.audience))) and writes_strategy());
create policy viewer_selects on allotment for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment.audience))));
grant delete, insert, select on allotment to bearing_import;
grant insert, select on allotment to bearing_app;

create table allotment_used (
  org uuid not null,
  priority uuid not null,
  kind text collate "C" not null,
  unit text collate "C" not null,
  year integer not null,
  quarter integer not null,
  audience uuid not null,
  amount numeric(38,10) not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint allotment_used_pkey primary key (org, priority, kind, unit, year, quarter),
  constraint allotment_used_org_by_fkey foreign key (org, by) references person(org, person),
  constraint allotment_used_org_fkey foreign key (org) references organisation(org),
  constraint allotment_used_amount_check check (amount >= 0::numeric),
  constraint allotment_used_kind_check check (kind = any (array['money'::text, 'people'::text, 'technology'::text])),
  constraint allotment_used_quarter_check check (quarter >= 1 and quarter <= 4)
);
alter table allotment_used enable row level security;
alter table allotment_used force row level security;
create policy import_works on allotment_used to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on allotment_used to bearing_owner using (true) with check (true);
create policy viewer_deletes on allotment_used for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment_used.audience))));
create policy viewer_inserts on allotment_used for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment_used.audience))));
create policy viewer_selects on allotment_used for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment_used.audience))));
create policy viewer_updates on allotment_used for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment_used.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = allotment_used.audience))));
grant delete, insert, select, update on allotment_used to bearing_app;
grant delete, insert, select, update on allotment_used to bearing_import;

create table allowed_address (
  org uuid not null,
  allowed uuid not null,
  begins text collate "C" not null,
  private boolean not null default false,
  by uuid not null,
  at timestamp with time zone not null default now(),
  constraint allowed_address_pkey primary key (org, allowed),
  constraint allowed_address_org_by_fkey foreign key (org, by) references person(org, person),
  constraint allowed_address_org_fkey foreign key (org) references organisation(org)
);
alter table allowed_address enable row level security;
alter table allowed_address force row level security;
create unique index allowed_address_begins on allowed_address using btree (org, begins);
create index allowed_address_by on allowed_address using btree (org, by);
create policy digests_works on allowed_address to bearing_digests using (true) with check (true);
create policy import_works on allowed_address to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on allowed_address to bearing_owner using (true) with check (true);
create policy viewer_deletes on allowed_address for delete to bearing_app using (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)));
create policy viewer_inserts on allowed_address for insert to bearing_app with check (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)));
create policy viewer_selects on allowed_address for select to bearing_app using (org = viewer_org() and true);
grant delete, insert, select on allowed_address to bearing_app;
grant insert, select on allowed_address to bearing_import;
grant select on allowed_address to bearing_digests;

create table audience (
  org uuid not null,
  audience uuid not null,
  word text collate "C" not null,
  person uuid,
  other uuid,
  team uuid,
  created_at timestamp with time zone not null default now(),
  constraint audience_pkey primary key (org, audience),
  constraint audience_org_fkey foreign key (org) references organisation(org),
  constraint audience_word_check check (word = any (array['organisation'::text, 'team'::text, 'line'::text, 'pair'::text, 'private'::text, 'named'::text]))
);
alter table audience enable row level security;
alter table audience force row level security;
create unique index audience_made on audience using btree (org, word, person, other, team) nulls not distinct where word <> 'named'::text;
create index audience_team on audience using btree (org, team) where word = 'team'::text;
create policy import_works on audience to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on audience to bearing_owner using (true) with check (true);
create policy viewer_selects on audience for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = audience.audience))));
grant select on audience to bearing_app;
grant select on audience to bearing_import;

create table audience_person (
  org uuid not null,
  audience uuid not null,
  person uuid not null,
  constraint audience_person_pkey primary key (org, audience, person),
  constraint audience_person_org_audience_fkey foreign key (org, audience) references audience(org, audience)
);
alter table audience_person enable row level security;
alter table audience_person force row level security;
create policy import_works on audience_person to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on audience_person to bearing_owner using (true) with check (true);
create policy viewer_selects on audience_person for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = audience_person.audience))));
grant select on audience_person to bearing_app;
grant select on audience_person to bearing_import;

create table auth."rateLimit" (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint "rateLimit_pkey" primary key (id),
  constraint "rateLimit_key_key" unique (key)
);
grant delete, insert, select, update on auth."rateLimit" to bearing_sign_in;

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint user_pkey primary key (id),
  constraint user_email_key unique (email)
);
grant delete, insert, select, update on auth."user" to bearing_sign_in;

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint account_pkey primary key (id),
  constraint "account_userId_fkey" foreign key ("userId") references auth."user"(id) on delete cascade
);
create index account_of_user on auth.account using btree ("userId");
grant delete, insert, select, update on auth.account to bearing_sign_in;

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_pkey primary key (id),
  constraint session_token_key unique (token),
  constraint "session_userId_fkey" foreign key ("userId") references auth."user"(id) on delete cascade
);
create index session_of_user on auth.session using btree ("userId");
grant delete, insert, select, update on auth.session to bearing_sign_in;

create table auth.throttle (
  key text collate "C" not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint throttle_pkey primary key (key, window_start)
);
grant delete, insert, select, update on auth.throttle to bearing_sign_in;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint verification_pkey primary key (id)
);
create index verification_identifier on auth.verification using btree (identifier);
grant delete, insert, select, update on auth.verification to bearing_sign_in;

create table briefing (
  org uuid not null,
  briefing uuid not null,
  audience uuid not null,
  owner uuid not null,
  written_at timestamp with time zone not null default now(),
  title text not null,
  what text not null default ''::text,
  why text not null default ''::text,
  means text not null default ''::text,
  asks text not null default ''::text,
  reach text collate "C" not null,
  below uuid,
  pass_after integer,
  look_again_on date not null,
  sent_at timestamp with time zone,
  sent_on date,
  ended_on date,
  ended_with text not null default ''::text,
  travels boolean not null default false,
  swept_at timestamp with time zone,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint briefing_pkey primary key (org, briefing),
  constraint briefing_org_below_fkey foreign key (org, below) references person(org, person),
  constraint briefing_org_fkey foreign key (org) references organisation(org),
  constraint briefing_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint briefing_check check ((reach = 'below'::text) = (below is not null)),
  constraint briefing_check1 check ((sent_on is null) = (sent_at is null)),
  constraint briefing_check2 check (sent_on is not null or not travels and ended_on is null),
  constraint briefing_pass_after_check check (pass_after >= 1 and pass_after <= 60),
  constraint briefing_reach_check check (reach = any (array['organisation'::text, 'teams'::text, 'below'::text]))
);
alter table briefing enable row level security;
alter table briefing force row level security;
create index briefing_below on briefing using btree (org, below) where below is not null;
create unique index briefing_external on briefing using btree (org, source, external_id) where external_id is not null;
create index briefing_owner on briefing using btree (org, owner, look_again_on);
create index briefing_sent on briefing using btree (org, sent_at desc, briefing desc) where sent_at is not null;
create index briefing_travels on briefing using btree (org, briefing) where travels;
create policy digests_works on briefing to bearing_digests using (true) with check (true);
create policy import_works on briefing to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing to bearing_owner using (true) with check (true);
create policy viewer_deletes on briefing for delete to bearing_app using (org = viewer_org() and owner = viewer_person());
create policy viewer_inserts on briefing for insert to bearing_app with check (org = viewer_org() and owner = viewer_person());
create policy viewer_selects on briefing for select to bearing_app using (org = viewer_org() and (owner = viewer_person() or sent_on is not null and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = briefing.audience)) or briefing_reached(briefing))));
create policy viewer_updates on briefing for update to bearing_app using (org = viewer_org() and owner = viewer_person()) with check (org = viewer_org() and owner = viewer_person());
grant delete, insert, select, update on briefing to bearing_app;
grant delete, insert, select, update on briefing to bearing_import;
grant select, update on briefing to bearing_digests;

create table briefing_answer (
  org uuid not null,
  answer uuid not null,
  briefing uuid not null,
  question text not null,
  body text not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint briefing_answer_pkey primary key (org, answer),
  constraint briefing_answer_org_briefing_fkey foreign key (org, briefing) references briefing(org, briefing),
  constraint briefing_answer_org_by_fkey foreign key (org, by) references person(org, person)
);
alter table briefing_answer enable row level security;
alter table briefing_answer force row level security;
create index briefing_answer_of on briefing_answer using btree (org, briefing, answer);
create policy import_works on briefing_answer to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_answer to bearing_owner using (true) with check (true);
create policy viewer_inserts on briefing_answer for insert to bearing_app with check (org = viewer_org() and by = viewer_person() and briefing_in_sight(briefing));
create policy viewer_selects on briefing_answer for select to bearing_app using (org = viewer_org() and (briefing_reached(briefing) or briefing_is_own(briefing) or briefing_brought_in(briefing)));
grant delete, insert, select on briefing_answer to bearing_import;
grant insert, select on briefing_answer to bearing_app;

create table briefing_copy (
  org uuid not null,
  briefing uuid not null,
  person uuid not null,
  manager uuid,
  team uuid,
  arrived_at timestamp with time zone not null default now(),
  arrived_on date not null,
  passes boolean not null,
  pass_by date,
  passed_at timestamp with time zone,
  passed_on date,
  by_clock boolean not null default false,
  words text not null default ''::text,
  handed_on boolean not null default false,
  nudged_on date,
  constraint briefing_copy_pkey primary key (org, briefing, person),
  constraint briefing_copy_org_briefing_fkey foreign key (org, briefing) references briefing(org, briefing),
  constraint briefing_copy_org_manager_fkey foreign key (org, manager) references person(org, person),
  constraint briefing_copy_org_person_fkey foreign key (org, person) references person(org, person),
  constraint briefing_copy_check check ((passed_at is null) = (passed_on is null))
);
alter table briefing_copy enable row level security;
alter table briefing_copy force row level security;
create index briefing_copy_going on briefing_copy using btree (org, briefing) where passed_at is not null and not handed_on;
create index briefing_copy_manager on briefing_copy using btree (org, manager, briefing);
create index briefing_copy_owed on briefing_copy using btree (org, person) where passes and passed_at is null;
create index briefing_copy_person on briefing_copy using btree (org, person, arrived_at desc, briefing desc);
create index briefing_copy_waiting on briefing_copy using btree (org, briefing, pass_by) where passes and passed_at is null;
create policy digests_works on briefing_copy to bearing_digests using (true) with check (true);
create policy import_works on briefing_copy to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_copy to bearing_owner using (true) with check (true);
create policy viewer_selects on briefing_copy for select to bearing_app using (org = viewer_org() and (person = viewer_person() or manager = viewer_person()));
create policy viewer_updates on briefing_copy for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select on briefing_copy to bearing_import;
grant insert, select, update on briefing_copy to bearing_digests;
grant select, update on briefing_copy to bearing_app;

create table briefing_link (
  org uuid not null,
  briefing uuid not null,
  subject uuid not null,
  kind text collate "C" not null,
  constraint briefing_link_pkey primary key (org, briefing, subject),
  constraint briefing_link_org_briefing_fkey foreign key (org, briefing) references briefing(org, briefing),
  constraint briefing_link_kind_check check (kind = any (array['goal'::text, 'decision'::text, 'change'::text]))
);
alter table briefing_link enable row level security;
alter table briefing_link force row level security;
create index briefing_link_subject on briefing_link using btree (org, subject);
create policy import_works on briefing_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on briefing_link for delete to bearing_app using (org = viewer_org() and briefing_is_own(briefing));
create policy viewer_inserts on briefing_link for insert to bearing_app with check (org = viewer_org() and briefing_is_own(briefing));
create policy viewer_selects on briefing_link for select to bearing_app using (org = viewer_org() and briefing_in_sight(briefing));
grant delete, insert, select on briefing_link to bearing_app;
grant delete, insert, select on briefing_link to bearing_import;

create table briefing_mark (
  org uuid not null,
  marking uuid not null,
  briefing uuid not null,
  person uuid not null,
  team uuid,
  mark text collate "C" not null,
  at timestamp with time zone not null default now(),
  constraint briefing_mark_pkey primary key (org, marking),
  constraint briefing_mark_org_briefing_person_fkey foreign key (org, briefing, person) references briefing_copy(org, briefing, person),
  constraint briefing_mark_mark_check check (mark = any (array['understood'::text, 'question'::text, 'concern'::text]))
);
alter table briefing_mark enable row level security;
alter table briefing_mark force row level security;
create index briefing_mark_of on briefing_mark using btree (org, briefing, person, marking desc);
create policy import_works on briefing_mark to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_mark to bearing_owner using (true) with check (true);
create policy viewer_inserts on briefing_mark for insert to bearing_app with check (org = viewer_org() and person = viewer_person());
create policy viewer_selects on briefing_mark for select to bearing_app using (org = viewer_org() and person = viewer_person());
grant insert on briefing_mark to bearing_import;
grant insert, select on briefing_mark to bearing_app;

create table briefing_question (
  org uuid not null,
  question uuid not null,
  briefing uuid not null,
  by uuid not null,
  kind text collate "C" not null,
  body text not null,
  asked_at timestamp with time zone not null default now(),
  asked_on date not null,
  holder uuid not null,
  holders uuid[] not null,
  joined uuid,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint briefing_question_pkey primary key (org, question),
  constraint briefing_question_org_answered_by_fkey foreign key (org, answered_by) references person(org, person),
  constraint briefing_question_org_briefing_fkey foreign key (org, briefing) references briefing(org, briefing),
  constraint briefing_question_org_by_fkey foreign key (org, by) references person(org, person),
  constraint briefing_question_org_holder_fkey foreign key (org, holder) references person(org, person),
  constraint briefing_question_org_joined_fkey foreign key (org, joined) references briefing_question(org, question),
  constraint briefing_question_check check ((answer is null) = (answered_at is null)),
  constraint briefing_question_check1 check (joined is null or joined <> question),
  constraint briefing_question_kind_check check (kind = any (array['question'::text, 'concern'::text]))
);
alter table briefing_question enable row level security;
alter table briefing_question force row level security;
create index briefing_question_by on briefing_question using btree (org, by, briefing);
create index briefing_question_joined on briefing_question using btree (org, joined) where joined is not null;
create index briefing_question_of on briefing_question using btree (org, briefing, question);
create index briefing_question_open on briefing_question using btree (org, holder) where answered_at is null and joined is null;
create policy digests_works on briefing_question to bearing_digests using (true) with check (true);
create policy import_works on briefing_question to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_question to bearing_owner using (true) with check (true);
create policy viewer_inserts on briefing_question for insert to bearing_app with check (org = viewer_org() and (by = viewer_person() or (viewer_person() = any (holders))));
create policy viewer_selects on briefing_question for select to bearing_app using (org = viewer_org() and (by = viewer_person() or (viewer_person() = any (holders))));
create policy viewer_updates on briefing_question for update to bearing_app using (org = viewer_org() and (by = viewer_person() or (viewer_person() = any (holders)))) with check (org = viewer_org() and (by = viewer_person() or (viewer_person() = any (holders))));
grant insert, select on briefing_question to bearing_import;
grant insert, select, update on briefing_question to bearing_app;
grant select, update on briefing_question to bearing_digests;

create table briefing_team (
  org uuid not null,
  briefing uuid not null,
  team uuid not null,
  constraint briefing_team_pkey primary key (org, briefing, team),
  constraint briefing_team_org_briefing_fkey foreign key (org, briefing) references briefing(org, briefing),
  constraint briefing_team_org_team_fkey foreign key (org, team) references team(org, team)
);
alter table briefing_team enable row level security;
alter table briefing_team force row level security;
create index briefing_team_of on briefing_team using btree (org, team);
create policy digests_works on briefing_team to bearing_digests using (true) with check (true);
create policy import_works on briefing_team to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on briefing_team to bearing_owner using (true) with check (true);
create policy viewer_deletes on briefing_team for delete to bearing_app using (org = viewer_org() and briefing_is_own(briefing));
create policy viewer_inserts on briefing_team for insert to bearing_app with check (org = viewer_org() and briefing_is_own(briefing));
create policy viewer_selects on briefing_team for select to bearing_app using (org = viewer_org() and briefing_in_sight(briefing));
grant delete, insert, select on briefing_team to bearing_app;
grant delete, insert, select on briefing_team to bearing_import;
grant select on briefing_team to bearing_digests;

create table carries (
  org uuid not null,
  parent uuid not null,
  child uuid not null,
  share numeric(7,4),
  accepted boolean not null default false,
  place double precision not null default 0,
  parent_audience uuid not null,
  child_audience uuid not null,
  constraint carries_pkey primary key (org, parent, child),
  constraint carries_org_child_fkey foreign key (org, child) references node(org, node),
  constraint carries_org_parent_fkey foreign key (org, parent) references node(org, node),
  constraint carries_check check (parent <> child),
  constraint carries_share_check check (share >= 0::numeric and share <= 100::numeric)
);
alter table carries enable row level security;
alter table carries force row level security;
create index carries_child on carries using btree (org, child);
create index carries_proposed on carries using btree (org, parent) where not accepted;
create policy import_works on carries to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on carries to bearing_owner using (true) with check (true);
create policy roll_up_works on carries to bearing_roll_up using (true) with check (true);
create policy viewer_deletes on carries for delete to bearing_app using (org = viewer_org() and (parent_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience))) and (child_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))));
create policy viewer_inserts on carries for insert to bearing_app with check (org = viewer_org() and (parent_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience))) and (child_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))));
create policy viewer_selects on carries for select to bearing_app using (org = viewer_org() and (parent_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience))) and (child_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))));
create policy viewer_updates on carries for update to bearing_app using (org = viewer_org() and (parent_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience))) and (child_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience)))) with check (org = viewer_org() and (parent_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.parent_audience))) and (child_audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = carries.child_audience))));
grant delete, insert, select, update on carries to bearing_app;
grant delete, insert, select, update on carries to bearing_import;
grant select on carries to bearing_roll_up;

create table carries_dated (
  org uuid not null,
  parent uuid not null,
  child uuid not null,
  from_on date not null,
  to_on date,
  share numeric(7,4),
  accepted boolean not null,
  constraint carries_dated_pkey primary key (org, parent, child, from_on)
);
alter table carries_dated enable row level security;
alter table carries_dated force row level security;
create policy import_works on carries_dated to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on carries_dated to bearing_owner using (true) with check (true);
create policy viewer_selects on carries_dated for select to bearing_app using (org = viewer_org() and (exists ( select 1 from node where node.org = carries_dated.org and node.node = carries_dated.parent)) and (exists ( select 1 from node where node.org = carries_dated.org and node.node = carries_dated.child)));
grant insert, select, update on carries_dated to bearing_import;
grant select on carries_dated to bearing_app;

create table carry_over (
  org uuid not null,
  carry_over uuid not null,
  cycle uuid not null,
  goal uuid not null,
  decided text collate "C" not null,
  next uuid,
  successor uuid,
  by uuid not null,
  at timestamp with time zone not null default now(),
  constraint carry_over_pkey primary key (org, carry_over),
  constraint carry_over_org_by_fkey foreign key (org, by) references person(org, person),
  constraint carry_over_org_cycle_fkey foreign key (org, cycle) references cycle(org, cycle),
  constraint carry_over_org_next_fkey foreign key (org, next) references cycle(org, cycle),
  constraint carry_over_check check ((decided = 'closed'::text) = (next is null)),
  constraint carry_over_check1 check ((decided = 'continued'::text) = (successor is not null)),
  constraint carry_over_decided_check check (decided = any (array['closed'::text, 'extended'::text, 'continued'::text]))
);
alter table carry_over enable row level security;
alter table carry_over force row level security;
create index carry_over_cycle on carry_over using btree (org, cycle);
create index carry_over_goal on carry_over using btree (org, goal);
create index carry_over_next on carry_over using btree (org, next) where next is not null;
create index carry_over_successor on carry_over using btree (org, successor) where successor is not null;
create policy import_works on carry_over to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on carry_over to bearing_owner using (true) with check (true);
create policy viewer_inserts on carry_over for insert to bearing_app with check (org = viewer_org() and by = viewer_person() and (exists ( select 1 from node where node.org = carry_over.org and node.node = carry_over.goal)));
create policy viewer_selects on carry_over for select to bearing_app using (org = viewer_org() and (exists ( select 1 from node where node.org = carry_over.org and node.node = carry_over.goal)) and (successor is null or (exists ( select 1 from node where node.org = carry_over.org and node.node = carry_over.successor))));
grant insert, select on carry_over to bearing_app;
grant insert, select on carry_over to bearing_import;

create table change (
  org uuid not null,
  change uuid not null,
  audience uuid not null,
  begun_by uuid,
  begun_at timestamp with time zone not null default now(),
  title text not null,
  why_now text not null default ''::text,
  if_not text not null default ''::text,
  owner uuid not null,
  team uuid,
  model text collate "C" not null default 'own'::text,
  stages jsonb not null default '[]'::jsonb,
  current integer,
  next text not null default ''::text,
  look_again_on date not null,
  closed_as text collate "C",
  closed_on date,
  learnt text not null default ''::text,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower((((((title || ' '::text) || why_now) || ' '::text) || if_not) || ' '::text) || learnt)) stored,
  constraint change_pkey primary key (org, change),
  constraint change_org_begun_by_fkey foreign key (org, begun_by) references person(org, person),
  constraint change_org_fkey foreign key (org) references organisation(org),
  constraint change_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint change_org_team_fkey foreign key (org, team) references team(org, team),
  constraint change_check check ((current is null) = (jsonb_array_length(stages) = 0)),
  constraint change_check1 check ((closed_as is null) = (closed_on is null)),
  constraint change_closed_as_check check (closed_as = any (array['landed'::text, 'failed'::text, 'let go'::text])),
  constraint change_current_check check (current >= 0),
  constraint change_model_check check (model = any (array['own'::text, 'lewin'::text, 'bridges'::text, 'kotter'::text, 'adkar'::text]))
);
alter table change enable row level security;
alter table change force row level security;
create index change_begun_by on change using btree (org, begun_by);
create index change_closed on change using btree (org, closed_on desc, change desc) where closed_on is not null;
create unique index change_external on change using btree (org, source, external_id) where external_id is not null;
create index change_open on change using btree (org, look_again_on, change) where closed_on is null;
create index change_owner on change using btree (org, owner, look_again_on);
create index change_sought on change using gin (org, sought gin_trgm_ops);
create index change_team on change using btree (org, team);
create policy import_works on change to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on change to bearing_owner using (true) with check (true);
create policy viewer_inserts on change for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change.audience)) or owner = viewer_person()));
create policy viewer_selects on change for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change.audience)) or owner = viewer_person()));
create policy viewer_updates on change for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change.audience)) or owner = viewer_person()));
grant insert, select on change to bearing_import;
grant insert, select, update on change to bearing_app;

create table change_affected (
  org uuid not null,
  affected uuid not null,
  change uuid not null,
  audience uuid not null,
  place integer not null,
  team uuid,
  person uuid,
  stakeholder uuid,
  effect text not null default ''::text,
  constraint change_affected_pkey primary key (org, affected),
  constraint change_affected_org_change_fkey foreign key (org, change) references change(org, change),
  constraint change_affected_org_person_fkey foreign key (org, person) references person(org, person),
  constraint change_affected_org_stakeholder_fkey foreign key (org, stakeholder) references stakeholder(org, stakeholder),
  constraint change_affected_org_team_fkey foreign key (org, team) references team(org, team),
  constraint change_affected_check check (num_nonnulls(team, person, stakeholder) = 1)
);
alter table change_affected enable row level security;
alter table change_affected force row level security;
create index change_affected_of on change_affected using btree (org, change, place);
create index change_affected_person on change_affected using btree (org, person);
create index change_affected_stakeholder on change_affected using btree (org, stakeholder);
create index change_affected_team on change_affected using btree (org, team);
create policy import_works on change_affected to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on change_affected to bearing_owner using (true) with check (true);
create policy viewer_deletes on change_affected for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_affected.audience))));
create policy viewer_inserts on change_affected for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_affected.audience))));
create policy viewer_selects on change_affected for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_affected.audience))));
grant delete, insert, select on change_affected to bearing_app;
grant insert, select on change_affected to bearing_import;

create table change_champion (
  org uuid not null,
  change uuid not null,
  person uuid not null,
  audience uuid not null,
  place integer not null,
  constraint change_champion_pkey primary key (org, change, person),
  constraint change_champion_org_change_fkey foreign key (org, change) references change(org, change),
  constraint change_champion_org_person_fkey foreign key (org, person) references person(org, person)
);
alter table change_champion enable row level security;
alter table change_champion force row level security;
create index change_champion_person on change_champion using btree (org, person);
create policy import_works on change_champion to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on change_champion to bearing_owner using (true) with check (true);
create policy viewer_deletes on change_champion for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_champion.audience))));
create policy viewer_inserts on change_champion for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_champion.audience))));
create policy viewer_selects on change_champion for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_champion.audience))));
grant delete, insert, select on change_champion to bearing_app;
grant insert, select on change_champion to bearing_import;

create table change_link (
  org uuid not null,
  change uuid not null,
  node uuid not null,
  audience uuid not null,
  constraint change_link_pkey primary key (org, change, node),
  constraint change_link_org_change_fkey foreign key (org, change) references change(org, change),
  constraint change_link_org_node_fkey foreign key (org, node) references node(org, node)
);
alter table change_link enable row level security;
alter table change_link force row level security;
create index change_link_node on change_link using btree (org, node);
create policy import_works on change_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on change_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on change_link for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_link.audience))) and (exists ( select 1 from node where node.org = change_link.org and node.node = change_link.node)));
create policy viewer_inserts on change_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_link.audience))) and (exists ( select 1 from node where node.org = change_link.org and node.node = change_link.node)));
create policy viewer_selects on change_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = change_link.audience))) and (exists ( select 1 from node where node.org = change_link.org and node.node = change_link.node)));
grant delete, insert, select on change_link to bearing_app;
grant insert, select on change_link to bearing_import;

create table check_in (
  org uuid not null,
  check_in uuid not null,
  goal uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  read_on date not null,
  confidence smallint,
  note text not null default ''::text,
  in_the_way text not null default ''::text,
  supersedes uuid,
  source text collate "C",
  external_id text collate "C",
  from_reading uuid,
  constraint check_in_pkey primary key (org, check_in),
  constraint check_in_org_from_reading_fkey foreign key (org, from_reading) references indicator_reading(org, reading),
  constraint check_in_org_goal_fkey foreign key (org, goal) references node(org, node),
  constraint check_in_org_supersedes_fkey foreign key (org, supersedes) references check_in(org, check_in),
  constraint check_in_confidence_check check (confidence >= 0 and confidence <= 10)
);
alter table check_in enable row level security;
alter table check_in force row level security;
create unique index check_in_external on check_in using btree (org, source, external_id) where external_id is not null;
create index check_in_from_reading on check_in using btree (org, from_reading) where from_reading is not null;
create index check_in_goal on check_in using btree (org, goal, read_on desc, check_in desc);
create unique index check_in_supersedes on check_in using btree (org, supersedes) where supersedes is not null;
create policy digests_works on check_in to bearing_digests using (true) with check (true);
create policy import_works on check_in to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on check_in to bearing_owner using (true) with check (true);
create policy roll_up_works on check_in to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on check_in for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = check_in.audience))));
create policy viewer_selects on check_in for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = check_in.audience))));
grant insert, select on check_in to bearing_app;
grant insert, select on check_in to bearing_import;
grant select on check_in to bearing_digests;
grant select on check_in to bearing_roll_up;

create table chosen_columns (
  org uuid not null,
  person uuid not null,
  columns text[] not null,
  constraint chosen_columns_pkey primary key (org, person),
  constraint chosen_columns_org_person_fkey foreign key (org, person) references person(org, person)
);
alter table chosen_columns enable row level security;
alter table chosen_columns force row level security;
create policy owner_migrates on chosen_columns to bearing_owner using (true) with check (true);
create policy viewer_inserts on chosen_columns for insert to bearing_app with check (org = viewer_org() and person = viewer_person());
create policy viewer_selects on chosen_columns for select to bearing_app using (org = viewer_org() and person = viewer_person());
create policy viewer_updates on chosen_columns for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select, update on chosen_columns to bearing_app;

create table closing (
  org uuid not null,
  closing uuid not null,
  goal uuid not null,
  audience uuid not null,
  closed_as text collate "C" not null,
  learnt text not null default ''::text,
  by uuid,
  at timestamp with time zone not null default now(),
  progress numeric(38,10),
  met integer not null,
  not_met integer not null,
  no_reading integer not null,
  no_target integer not null,
  framework text collate "C",
  score numeric(3,2),
  computed_score numeric(3,2),
  band text collate "C",
  score_sentence text not null default ''::text,
  score_because text not null default ''::text,
  missed_because text not null default ''::text,
  helped text not null default ''::text,
  constraint closing_pkey primary key (org, closing),
  constraint closing_org_goal_fkey foreign key (org, goal) references node(org, node),
  constraint closing_band_check check (band = any (array['red'::text, 'amber'::text, 'green'::text])),
  constraint closing_closed_as_check check (closed_as = any (array['met'::text, 'partly met'::text, 'missed'::text, 'abandoned'::text])),
  constraint closing_computed_score_check check (computed_score >= 0::numeric and computed_score <= 1::numeric),
  constraint closing_score_check check (score >= 0::numeric and score <= 1::numeric)
);
alter table closing enable row level security;
alter table closing force row level security;
create index closing_goal on closing using btree (org, goal, at);
create index closing_lessons on closing using btree (org, at desc, closing) where learnt <> ''::text or helped <> ''::text;
create policy import_works on closing to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on closing to bearing_owner using (true) with check (true);
create policy roll_up_works on closing to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on closing for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = closing.audience))));
create policy viewer_selects on closing for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = closing.audience))));
grant insert, select on closing to bearing_app;
grant insert, select on closing to bearing_import;
grant select on closing to bearing_roll_up;

create table comment (
  org uuid not null,
  comment uuid not null,
  kind text collate "C" not null,
  subject uuid not null,
  node uuid not null,
  audience uuid not null,
  by uuid,
  body text not null,
  mentions uuid[] not null default '{}'::uuid[],
  revision integer not null default 1,
  at timestamp with time zone not null default now(),
  constraint comment_pkey primary key (org, comment),
  constraint comment_org_by_fkey foreign key (org, by) references person(org, person),
  constraint comment_org_fkey foreign key (org) references organisation(org),
  constraint comment_kind_check check (kind = any (array['goal'::text, 'check-in'::text]))
);
alter table comment enable row level security;
alter table comment force row level security;
create index comment_node on comment using btree (org, node);
create index comment_subject on comment using btree (org, subject, comment desc);
create policy digests_works on comment to bearing_digests using (true) with check (true);
create policy import_works on comment to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on comment to bearing_owner using (true) with check (true);
create policy viewer_inserts on comment for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment.audience))) and by = viewer_person());
create policy viewer_selects on comment for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment.audience))));
create policy viewer_updates on comment for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment.audience))) and by = viewer_person()) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment.audience))) and by = viewer_person());
grant insert, select on comment to bearing_import;
grant insert, select, update on comment to bearing_app;
grant select on comment to bearing_digests;

create table comment_edit (
  org uuid not null,
  comment uuid not null,
  revision integer not null,
  node uuid not null,
  audience uuid not null,
  before text not null,
  at timestamp with time zone not null default now(),
  constraint comment_edit_pkey primary key (org, comment, revision),
  constraint comment_edit_org_comment_fkey foreign key (org, comment) references comment(org, comment)
);
alter table comment_edit enable row level security;
alter table comment_edit force row level security;
create index comment_edit_node on comment_edit using btree (org, node);
create policy owner_migrates on comment_edit to bearing_owner using (true) with check (true);
create policy viewer_inserts on comment_edit for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment_edit.audience))));
create policy viewer_selects on comment_edit for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment_edit.audience))));
grant insert, select on comment_edit to bearing_app;

create table comment_withdrawal (
  org uuid not null,
  comment uuid not null,
  node uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint comment_withdrawal_pkey primary key (org, comment),
  constraint comment_withdrawal_org_comment_fkey foreign key (org, comment) references comment(org, comment)
);
alter table comment_withdrawal enable row level security;
alter table comment_withdrawal force row level security;
create index comment_withdrawal_node on comment_withdrawal using btree (org, node);
create policy digests_works on comment_withdrawal to bearing_digests using (true) with check (true);
create policy import_works on comment_withdrawal to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on comment_withdrawal to bearing_owner using (true) with check (true);
create policy viewer_inserts on comment_withdrawal for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment_withdrawal.audience))) and by = viewer_person());
create policy viewer_selects on comment_withdrawal for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = comment_withdrawal.audience))));
grant insert, select on comment_withdrawal to bearing_app;
grant insert, select on comment_withdrawal to bearing_import;
grant select on comment_withdrawal to bearing_digests;

create table cycle (
  org uuid not null,
  cycle uuid not null,
  name text not null,
  length text collate "C" not null,
  from_on date not null,
  to_on date not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint cycle_pkey primary key (org, cycle),
  constraint cycle_org_fkey foreign key (org) references organisation(org),
  constraint cycle_check check (to_on >= from_on),
  constraint cycle_length_check check (length = any (array['quarter'::text, 'tertial'::text, 'half'::text, 'year'::text, 'own'::text]))
);
alter table cycle enable row level security;
alter table cycle force row level security;
create unique index cycle_days on cycle using btree (org, from_on, to_on);
create policy import_works on cycle to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on cycle to bearing_owner using (true) with check (true);
create policy viewer_deletes on cycle for delete to bearing_app using (org = viewer_org() and true);
create policy viewer_inserts on cycle for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on cycle for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on cycle for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant delete, insert, select, update on cycle to bearing_app;
grant insert, select, update on cycle to bearing_import;

create table decision (
  org uuid not null,
  decision uuid not null,
  audience uuid not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  question text not null,
  context text not null default ''::text,
  owner uuid not null,
  team uuid,
  level text collate "C" not null,
  options jsonb not null default '[]'::jsonb,
  criteria jsonb not null default '[]'::jsonb,
  decide_by date,
  supersedes uuid,
  state text collate "C" not null default 'open'::text,
  chosen integer,
  decided text not null default ''::text,
  reason text not null default ''::text,
  decided_at timestamp with time zone,
  decided_on date,
  expected text not null default ''::text,
  probability integer,
  review_on date,
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower((((((question || ' '::text) || context) || ' '::text) || decided) || ' '::text) || reason)) stored,
  constraint decision_pkey primary key (org, decision),
  constraint decision_org_fkey foreign key (org) references organisation(org),
  constraint decision_org_opened_by_fkey foreign key (org, opened_by) references person(org, person),
  constraint decision_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint decision_org_supersedes_fkey foreign key (org, supersedes) references decision(org, decision),
  constraint decision_org_team_fkey foreign key (org, team) references team(org, team),
  constraint decision_check check (supersedes <> decision),
  constraint decision_check1 check ((state = 'open'::text) = (decided_on is null)),
  constraint decision_check2 check ((state = 'open'::text) = (decided = ''::text)),
  constraint decision_level_check check (level = any (array['tell'::text, 'sell'::text, 'consult'::text, 'agree'::text, 'advise'::text, 'inquire'::text, 'delegate'::text])),
  constraint decision_probability_check check (probability >= 0 and probability <= 100),
  constraint decision_state_check check (state = any (array['open'::text, 'decided'::text, 'looked at again'::text, 'superseded'::text]))
);
alter table decision enable row level security;
alter table decision force row level security;
create index decision_again on decision using btree (org, state, review_on);
create unique index decision_external on decision using btree (org, source, external_id) where external_id is not null;
create index decision_opened_by on decision using btree (org, opened_by);
create index decision_owner on decision using btree (org, owner, state, review_on);
create index decision_sought on decision using gin (org, sought gin_trgm_ops);
create index decision_supersedes on decision using btree (org, supersedes) where supersedes is not null;
create index decision_team on decision using btree (org, team);
create index decision_waiting on decision using btree (org, decide_by, decision) where state = 'open'::text and archived_on is null;
create policy digests_works on decision to bearing_digests using (true) with check (true);
create policy import_works on decision to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision to bearing_owner using (true) with check (true);
create policy viewer_deletes on decision for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision.audience)) or owner = viewer_person()));
create policy viewer_inserts on decision for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision.audience)) or owner = viewer_person()));
create policy viewer_selects on decision for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision.audience)) or owner = viewer_person()));
create policy viewer_updates on decision for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision.audience)) or owner = viewer_person()));
grant delete, insert, select, update on decision to bearing_app;
grant delete, insert, select, update on decision to bearing_import;
grant select on decision to bearing_digests;

create table decision_advice (
  org uuid not null,
  advice uuid not null,
  decision uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  kind text collate "C" not null,
  body text not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint decision_advice_pkey primary key (org, advice),
  constraint decision_advice_org_answered_by_fkey foreign key (org, answered_by) references person(org, person),
  constraint decision_advice_org_by_fkey foreign key (org, by) references person(org, person),
  constraint decision_advice_org_decision_fkey foreign key (org, decision) references decision(org, decision),
  constraint decision_advice_check check ((answer is null) = (answered_at is null)),
  constraint decision_advice_kind_check check (kind = any (array['advice'::text, 'objection'::text]))
);
alter table decision_advice enable row level security;
alter table decision_advice force row level security;
create index decision_advice_by on decision_advice using btree (org, by, decision);
create index decision_advice_of on decision_advice using btree (org, decision, advice);
create policy import_works on decision_advice to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision_advice to bearing_owner using (true) with check (true);
create policy viewer_inserts on decision_advice for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_advice.audience))));
create policy viewer_selects on decision_advice for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_advice.audience))));
create policy viewer_updates on decision_advice for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_advice.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_advice.audience))));
grant delete, insert, select on decision_advice to bearing_import;
grant insert, select, update on decision_advice to bearing_app;

create table decision_asked (
  org uuid not null,
  decision uuid not null,
  person uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  due_on date,
  constraint decision_asked_pkey primary key (org, decision, person),
  constraint decision_asked_org_by_fkey foreign key (org, by) references person(org, person),
  constraint decision_asked_org_decision_fkey foreign key (org, decision) references decision(org, decision),
  constraint decision_asked_org_person_fkey foreign key (org, person) references person(org, person)
);
alter table decision_asked enable row level security;
alter table decision_asked force row level security;
create index decision_asked_person on decision_asked using btree (org, person);
create policy import_works on decision_asked to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision_asked to bearing_owner using (true) with check (true);
create policy viewer_deletes on decision_asked for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_asked.audience))));
create policy viewer_inserts on decision_asked for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_asked.audience))));
create policy viewer_selects on decision_asked for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_asked.audience))));
create policy viewer_updates on decision_asked for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_asked.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_asked.audience))));
grant delete, insert, select on decision_asked to bearing_import;
grant delete, insert, select, update on decision_asked to bearing_app;

create table decision_link (
  org uuid not null,
  decision uuid not null,
  node uuid not null,
  audience uuid not null,
  constraint decision_link_pkey primary key (org, decision, node),
  constraint decision_link_org_decision_fkey foreign key (org, decision) references decision(org, decision),
  constraint decision_link_org_node_fkey foreign key (org, node) references node(org, node)
);
alter table decision_link enable row level security;
alter table decision_link force row level security;
create index decision_link_node on decision_link using btree (org, node);
create policy import_works on decision_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on decision_link for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_link.audience))) and (exists ( select 1 from node where node.org = decision_link.org and node.node = decision_link.node)));
create policy viewer_inserts on decision_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_link.audience))) and (exists ( select 1 from node where node.org = decision_link.org and node.node = decision_link.node)));
create policy viewer_selects on decision_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_link.audience))) and (exists ( select 1 from node where node.org = decision_link.org and node.node = decision_link.node)));
grant delete, insert, select on decision_link to bearing_app;
grant delete, insert, select on decision_link to bearing_import;

create table decision_review (
  org uuid not null,
  review uuid not null,
  decision uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  looked_on date not null,
  happened text not null,
  came boolean,
  constraint decision_review_pkey primary key (org, review),
  constraint decision_review_org_by_fkey foreign key (org, by) references person(org, person),
  constraint decision_review_org_decision_fkey foreign key (org, decision) references decision(org, decision)
);
alter table decision_review enable row level security;
alter table decision_review force row level security;
create index decision_review_of on decision_review using btree (org, decision, review);
create policy import_works on decision_review to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision_review to bearing_owner using (true) with check (true);
create policy viewer_inserts on decision_review for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_review.audience))));
create policy viewer_selects on decision_review for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_review.audience))));
grant delete, insert, select on decision_review to bearing_import;
grant insert, select on decision_review to bearing_app;

create table decision_trade_off (
  org uuid not null,
  trade_off uuid not null,
  decision uuid not null,
  audience uuid not null,
  place integer not null,
  team uuid,
  gives_up text not null,
  priority text not null default ''::text,
  amount numeric(38,10),
  unit text not null default ''::text,
  constraint decision_trade_off_pkey primary key (org, trade_off),
  constraint decision_trade_off_org_decision_fkey foreign key (org, decision) references decision(org, decision),
  constraint decision_trade_off_org_team_fkey foreign key (org, team) references team(org, team)
);
alter table decision_trade_off enable row level security;
alter table decision_trade_off force row level security;
create index decision_trade_off_of on decision_trade_off using btree (org, decision, place);
create index decision_trade_off_team on decision_trade_off using btree (org, team);
create policy import_works on decision_trade_off to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on decision_trade_off to bearing_owner using (true) with check (true);
create policy viewer_deletes on decision_trade_off for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_trade_off.audience))));
create policy viewer_inserts on decision_trade_off for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_trade_off.audience))));
create policy viewer_selects on decision_trade_off for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = decision_trade_off.audience))));
grant delete, insert, select on decision_trade_off to bearing_app;
grant delete, insert, select on decision_trade_off to bearing_import;

create table direction (
  org uuid not null,
  direction uuid not null,
  audience uuid not null,
  vision text not null,
  mission text not null,
  principles jsonb not null default '[]'::jsonb,
  by uuid,
  at timestamp with time zone not null default now(),
  revision integer not null default 1,
  constraint direction_pkey primary key (org, direction),
  constraint direction_org_fkey foreign key (org) references organisation(org)
);
alter table direction enable row level security;
alter table direction force row level security;
create policy import_works on direction to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on direction to bearing_owner using (true) with check (true);
create policy viewer_inserts on direction for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction.audience))));
create policy viewer_selects on direction for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction.audience))));
create policy viewer_updates on direction for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction.audience))));
grant insert, select, update on direction to bearing_app;
grant insert, select, update on direction to bearing_import;

create table direction_publishing (
  org uuid not null,
  direction uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  word text not null default ''::text,
  constraint direction_publishing_pkey primary key (org, direction),
  constraint direction_publishing_org_direction_fkey foreign key (org, direction) references direction(org, direction)
);
alter table direction_publishing enable row level security;
alter table direction_publishing force row level security;
create policy import_works on direction_publishing to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on direction_publishing to bearing_owner using (true) with check (true);
create policy viewer_inserts on direction_publishing for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction_publishing.audience))));
create policy viewer_selects on direction_publishing for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = direction_publishing.audience))));
grant insert, select on direction_publishing to bearing_app;
grant insert, select, update on direction_publishing to bearing_import;

create table dirty (
  org uuid not null,
  dirty uuid not null,
  node uuid not null,
  constraint dirty_pkey primary key (org, dirty)
);
alter table dirty enable row level security;
alter table dirty force row level security;
create policy import_works on dirty to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on dirty to bearing_owner using (true) with check (true);
create policy roll_up_works on dirty to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on dirty for insert to bearing_app with check (org = viewer_org() and true);
grant delete, insert, select on dirty to bearing_roll_up;
grant insert on dirty to bearing_app;
grant insert on dirty to bearing_import;

create table event (
  org uuid not null,
  event uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null default now(),
  by uuid,
  happened text collate "C" not null,
  subject uuid not null,
  audience uuid not null,
  before jsonb,
  after jsonb,
  constraint event_pkey primary key (org, event)
);
alter table event enable row level security;
alter table event force row level security;
create index event_names on event using btree (org, (after ->> 'node'::text)) where after ? 'node'::text;
create index event_subject on event using btree (org, subject, event desc);
create index event_xid on event using btree (xid);
create policy answer_box_works on event to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy digests_works on event to bearing_digests using (true) with check (true);
create policy import_works on event to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on event to bearing_owner using (true) with check (true);
create policy sign_in_works on event to bearing_sign_in using (true) with check (true);
create policy viewer_inserts on event for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on event for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = event.audience))));
grant insert on event to bearing_answer_box;
grant insert on event to bearing_sign_in;
grant insert, select on event to bearing_app;
grant insert, select on event to bearing_digests;
grant insert, select on event to bearing_import;

create table expectation (
  org uuid not null,
  expectation uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  body text not null,
  ended_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint expectation_pkey primary key (org, expectation),
  constraint expectation_org_by_fkey foreign key (org, by) references person(org, person),
  constraint expectation_org_stakeholder_fkey foreign key (org, stakeholder) references stakeholder(org, stakeholder)
);
alter table expectation enable row level security;
alter table expectation force row level security;
create index expectation_by on expectation using btree (org, by);
create unique index expectation_external on expectation using btree (org, source, external_id) where external_id is not null;
create index expectation_of on expectation using btree (org, stakeholder, expectation);
create policy import_works on expectation to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on expectation to bearing_owner using (true) with check (true);
create policy viewer_inserts on expectation for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation.audience))));
create policy viewer_selects on expectation for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation.audience))));
create policy viewer_updates on expectation for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation.audience))));
grant insert, select on expectation to bearing_import;
grant insert, select, update on expectation to bearing_app;

create table expectation_link (
  org uuid not null,
  expectation uuid not null,
  node uuid not null,
  audience uuid not null,
  constraint expectation_link_pkey primary key (org, expectation, node),
  constraint expectation_link_org_expectation_fkey foreign key (org, expectation) references expectation(org, expectation),
  constraint expectation_link_org_node_fkey foreign key (org, node) references node(org, node)
);
alter table expectation_link enable row level security;
alter table expectation_link force row level security;
create index expectation_link_node on expectation_link using btree (org, node);
create policy import_works on expectation_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on expectation_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on expectation_link for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation_link.audience))) and (exists ( select 1 from node where node.org = expectation_link.org and node.node = expectation_link.node)));
create policy viewer_inserts on expectation_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation_link.audience))) and (exists ( select 1 from node where node.org = expectation_link.org and node.node = expectation_link.node)));
create policy viewer_selects on expectation_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = expectation_link.audience))) and (exists ( select 1 from node where node.org = expectation_link.org and node.node = expectation_link.node)));
grant delete, insert, select on expectation_link to bearing_app;
grant delete, insert, select on expectation_link to bearing_import;

create table finding (
  org uuid not null,
  finding uuid not null,
  scan uuid not null,
  audience uuid not null,
  place text collate "C" not null,
  text text not null,
  evidence text not null default ''::text,
  link text not null default ''::text,
  impact smallint,
  likelihood smallint,
  horizon text collate "C",
  owner uuid,
  confidence smallint,
  dots integer not null default 0,
  merged_into uuid,
  flowed_from uuid,
  follows uuid,
  by uuid,
  at timestamp with time zone not null default now(),
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint finding_pkey primary key (org, finding),
  constraint finding_org_by_fkey foreign key (org, by) references person(org, person),
  constraint finding_org_flowed_from_fkey foreign key (org, flowed_from) references finding(org, finding),
  constraint finding_org_follows_fkey foreign key (org, follows) references finding(org, finding),
  constraint finding_org_merged_into_fkey foreign key (org, merged_into) references finding(org, finding),
  constraint finding_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint finding_org_scan_fkey foreign key (org, scan) references scan(org, scan),
  constraint finding_confidence_check check (confidence >= 0 and confidence <= 10),
  constraint finding_horizon_check check (horizon = any (array['now'::text, 'year'::text, 'three years'::text, 'later'::text])),
  constraint finding_impact_check check (impact >= 1 and impact <= 5),
  constraint finding_likelihood_check check (likelihood >= 1 and likelihood <= 5),
  constraint finding_place_check check (place = any (array['strength'::text, 'weakness'::text, 'opportunity'::text, 'threat'::text, 'political'::text, 'economic'::text, 'social'::text, 'technological'::text, 'legal'::text, 'environmental'::text]))
);
alter table finding enable row level security;
alter table finding force row level security;
create index finding_board on finding using btree (org, scan, place, dots desc, finding);
create index finding_by on finding using btree (org, by);
create unique index finding_external on finding using btree (org, source, external_id) where external_id is not null;
create index finding_flowed on finding using btree (org, flowed_from) where flowed_from is not null;
create index finding_follows on finding using btree (org, follows) where follows is not null;
create index finding_merged on finding using btree (org, merged_into) where merged_into is not null;
create index finding_owner on finding using btree (org, owner);
create policy import_works on finding to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on finding to bearing_owner using (true) with check (true);
create policy viewer_inserts on finding for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding.audience))));
create policy viewer_selects on finding for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding.audience))));
create policy viewer_updates on finding for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding.audience))));
grant insert, select, update on finding to bearing_app;
grant insert, select, update on finding to bearing_import;

create table finding_dot (
  org uuid not null,
  finding uuid not null,
  person uuid not null,
  scan uuid not null,
  audience uuid not null,
  dots integer not null,
  constraint finding_dot_pkey primary key (org, finding, person),
  constraint finding_dot_org_finding_fkey foreign key (org, finding) references finding(org, finding),
  constraint finding_dot_org_person_fkey foreign key (org, person) references person(org, person),
  constraint finding_dot_org_scan_fkey foreign key (org, scan) references scan(org, scan),
  constraint finding_dot_dots_check check (dots >= 1 and dots <= 50)
);
alter table finding_dot enable row level security;
alter table finding_dot force row level security;
create index finding_dot_person on finding_dot using btree (org, scan, person);
create policy import_works on finding_dot to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on finding_dot to bearing_owner using (true) with check (true);
create policy viewer_deletes on finding_dot for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding_dot.audience))));
create policy viewer_inserts on finding_dot for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding_dot.audience))));
create policy viewer_selects on finding_dot for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding_dot.audience))));
create policy viewer_updates on finding_dot for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding_dot.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = finding_dot.audience))));
grant delete, insert, select, update on finding_dot to bearing_app;
grant insert, select on finding_dot to bearing_import;

create table following (
  org uuid not null,
  node uuid not null,
  person uuid not null,
  follows boolean not null,
  because text collate "C" not null,
  audience uuid not null,
  at timestamp with time zone not null default now(),
  constraint following_pkey primary key (org, node, person),
  constraint following_org_fkey foreign key (org) references organisation(org),
  constraint following_org_person_fkey foreign key (org, person) references person(org, person),
  constraint following_because_check check (because = any (array['chosen'::text, 'mentioned'::text]))
);
alter table following enable row level security;
alter table following force row level security;
create index following_person on following using btree (org, person, node);
create policy digests_works on following to bearing_digests using (true) with check (true);
create policy import_works on following to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on following to bearing_owner using (true) with check (true);
create policy viewer_inserts on following for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = following.audience))));
create policy viewer_selects on following for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = following.audience))));
create policy viewer_updates on following for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = following.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = following.audience))));
grant insert, select on following to bearing_import;
grant insert, select, update on following to bearing_app;
grant select on following to bearing_digests;

create table gauge (
  org uuid not null,
  measure uuid,
  goal uuid,
  by uuid not null,
  address text not null,
  format text collate "C" not null,
  value_at text not null,
  date_at text,
  every_days integer not null,
  next_at timestamp with time zone not null default now(),
  last_at timestamp with time zone,
  trouble text not null default ''::text,
  failures integer not null default 0,
  revision integer not null default 1,
  subject uuid not null,
  indicator uuid,
  audience uuid,
  constraint gauge_pkey primary key (org, subject),
  constraint gauge_org_by_fkey foreign key (org, by) references person(org, person),
  constraint gauge_org_goal_fkey foreign key (org, goal) references node(org, node) on delete cascade,
  constraint gauge_org_indicator_fkey foreign key (org, indicator) references indicator(org, indicator) on delete cascade,
  constraint gauge_org_measure_fkey foreign key (org, measure) references node(org, node) on delete cascade,
  constraint gauge_check check (subject =
case
    when measure is null then indicator
    else measure
end),
  constraint gauge_check1 check ((measure is null) = (goal is null) and (measure is null) <> (indicator is null) and (indicator is null) = (audience is null)),
  constraint gauge_every_days_check check (every_days >= 1 and every_days <= 366),
  constraint gauge_format_check check (format = any (array['json'::text, 'csv'::text]))
);
alter table gauge enable row level security;
alter table gauge force row level security;
create index gauge_by on gauge using btree (org, by);
create index gauge_due on gauge using btree (next_at, org);
create index gauge_goal on gauge using btree (org, goal);
create index gauge_indicator on gauge using btree (org, indicator) where indicator is not null;
create index gauge_measure on gauge using btree (org, measure) where measure is not null;
create policy digests_works on gauge to bearing_digests using (true) with check (true);
create policy import_works on gauge to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on gauge to bearing_owner using (true) with check (true);
create policy viewer_deletes on gauge for delete to bearing_app using (org = viewer_org() and ((exists ( select 1 from node where node.org = gauge.org and node.node = gauge.goal)) or audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = gauge.audience))));
create policy viewer_inserts on gauge for insert to bearing_app with check (org = viewer_org() and ((exists ( select 1 from node where node.org = gauge.org and node.node = gauge.goal)) or audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = gauge.audience))));
create policy viewer_selects on gauge for select to bearing_app using (org = viewer_org() and ((exists ( select 1 from node where node.org = gauge.org and node.node = gauge.goal)) or audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = gauge.audience))));
create policy viewer_updates on gauge for update to bearing_app using (org = viewer_org() and ((exists ( select 1 from node where node.org = gauge.org and node.node = gauge.goal)) or audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = gauge.audience)))) with check (org = viewer_org() and ((exists ( select 1 from node where node.org = gauge.org and node.node = gauge.goal)) or audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = gauge.audience))));
grant delete, insert, select, update on gauge to bearing_app;
grant insert, select on gauge to bearing_import;
grant select, update on gauge to bearing_digests;

create table goal (
  org uuid not null,
  node uuid not null,
  audience uuid not null,
  why text not null default ''::text,
  how text not null default ''::text,
  own_rhythm integer,
  deputy uuid,
  deputy_from date,
  deputy_to date,
  remark text not null default ''::text,
  framework_facts jsonb not null default '{}'::jsonb,
  constraint goal_pkey primary key (org, node),
  constraint goal_org_deputy_fkey foreign key (org, deputy) references person(org, person),
  constraint goal_org_node_fkey foreign key (org, node) references node(org, node),
  constraint goal_own_rhythm_check check (own_rhythm >= 1 and own_rhythm <= 366)
);
alter table goal enable row level security;
alter table goal force row level security;
create index goal_deputy on goal using btree (org, deputy) where deputy is not null;
create policy digests_works on goal to bearing_digests using (true) with check (true);
create policy import_works on goal to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on goal to bearing_owner using (true) with check (true);
create policy viewer_inserts on goal for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = goal.audience))));
create policy viewer_selects on goal for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = goal.audience))));
create policy viewer_updates on goal for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = goal.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = goal.audience))));
grant insert, select, update on goal to bearing_app;
grant insert, select, update on goal to bearing_import;
grant select on goal to bearing_digests;

create table holding (
  org uuid not null,
  subject uuid not null,
  from_on date not null,
  to_on date,
  owner uuid,
  audience uuid not null,
  constraint holding_pkey primary key (org, subject, from_on),
  constraint holding_org_fkey foreign key (org) references organisation(org)
);
alter table holding enable row level security;
alter table holding force row level security;
create policy owner_migrates on holding to bearing_owner using (true) with check (true);
create policy viewer_selects on holding for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = holding.audience))));
grant select on holding to bearing_app;

create table import_change (
  org uuid not null,
  run uuid not null,
  kind text collate "C" not null,
  subject uuid not null,
  revision integer,
  before jsonb,
  constraint import_change_pkey primary key (org, run, kind, subject),
  constraint import_change_org_run_fkey foreign key (org, run) references import_run(org, run),
  constraint import_change_kind_check check (kind = any (array['person'::text, 'team'::text, 'node'::text, 'check-in'::text, 'closing'::text, 'reopening'::text, 'direction'::text, 'place'::text, 'event'::text, 'settings'::text, 'cycle'::text, 'carry-over'::text, 'conversation'::text, 'indicators'::text]))
);
alter table import_change enable row level security;
alter table import_change force row level security;
create policy import_works on import_change to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on import_change to bearing_owner using (true) with check (true);
grant insert, select on import_change to bearing_import;

create table import_mapping (
  org uuid not null,
  fingerprint text collate "C" not null,
  answers jsonb not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint import_mapping_pkey primary key (org, fingerprint),
  constraint import_mapping_org_fkey foreign key (org) references organisation(org)
);
alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy import_works on import_mapping to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on import_mapping to bearing_owner using (true) with check (true);
grant insert, select, update on import_mapping to bearing_import;

create table import_run (
  org uuid not null,
  run uuid not null,
  source text collate "C" not null,
  by uuid,
  at timestamp with time zone not null default now(),
  counts jsonb not null,
  rolled_back_by uuid,
  rolled_back_at timestamp with time zone,
  constraint import_run_pkey primary key (org, run),
  constraint import_run_org_fkey foreign key (org) references organisation(org)
);
alter table import_run enable row level security;
alter table import_run force row level security;
create policy import_works on import_run to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on import_run to bearing_owner using (true) with check (true);
create policy viewer_selects on import_run for select to bearing_app using (org = viewer_org() and true);
grant insert, select, update on import_run to bearing_import;
grant select on import_run to bearing_app;

create table import_work (
  org uuid not null,
  work uuid not null,
  by uuid,
  done bigint not null default 0,
  total bigint not null,
  stopped boolean not null default false,
  at timestamp with time zone not null default now(),
  constraint import_work_pkey primary key (org, work),
  constraint import_work_org_fkey foreign key (org) references organisation(org)
);
alter table import_work enable row level security;
alter table import_work force row level security;
create policy import_works on import_work to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on import_work to bearing_owner using (true) with check (true);
grant delete, insert, select, update on import_work to bearing_import;

create table indicator (
  org uuid not null,
  indicator uuid not null,
  audience uuid not null,
  title text not null,
  unit text not null default ''::text,
  purpose text not null default ''::text,
  owner uuid,
  team uuid,
  low numeric(38,10),
  high numeric(38,10),
  rhythm integer not null,
  value numeric(38,10),
  value_on date,
  stands text collate "C" not null default 'unknown'::text,
  stands_since date,
  archived_on date,
  created_at timestamp with time zone not null default now(),
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint indicator_pkey primary key (org, indicator),
  constraint indicator_org_fkey foreign key (org) references organisation(org),
  constraint indicator_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint indicator_org_team_fkey foreign key (org, team) references team(org, team),
  constraint indicator_check check (low is null or high is null or low <= high),
  constraint indicator_rhythm_check check (rhythm >= 1 and rhythm <= 366),
  constraint indicator_stands_check check (stands = any (array['inside'::text, 'near'::text, 'outside'::text, 'unknown'::text]))
);
alter table indicator enable row level security;
alter table indicator force row level security;
create unique index indicator_external on indicator using btree (org, source, external_id) where external_id is not null;
create index indicator_owner on indicator using btree (org, owner);
create index indicator_team on indicator using btree (org, team);
create index indicator_title on indicator using btree (org, title collate "und-x-icu", indicator);
create policy digests_works on indicator to bearing_digests using (true) with check (true);
create policy import_works on indicator to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on indicator to bearing_owner using (true) with check (true);
create policy viewer_inserts on indicator for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator.audience)) or owner = viewer_person()));
create policy viewer_selects on indicator for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator.audience)) or owner = viewer_person()));
create policy viewer_updates on indicator for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator.audience)) or owner = viewer_person()));
grant insert, select, update on indicator to bearing_app;
grant insert, select, update on indicator to bearing_import;
grant select on indicator to bearing_digests;

create table indicator_reading (
  org uuid not null,
  reading uuid not null,
  indicator uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  read_on date not null,
  value numeric(38,10) not null,
  note text not null default ''::text,
  supersedes uuid,
  superseded boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  constraint indicator_reading_pkey primary key (org, reading),
  constraint indicator_reading_org_by_fkey foreign key (org, by) references person(org, person),
  constraint indicator_reading_org_indicator_fkey foreign key (org, indicator) references indicator(org, indicator),
  constraint indicator_reading_org_supersedes_fkey foreign key (org, supersedes) references indicator_reading(org, reading)
);
alter table indicator_reading enable row level security;
alter table indicator_reading force row level security;
create index indicator_reading_by on indicator_reading using btree (org, by);
create unique index indicator_reading_external on indicator_reading using btree (org, source, external_id) where external_id is not null;
create index indicator_reading_line on indicator_reading using btree (org, indicator, read_on desc, reading desc);
create unique index indicator_reading_supersedes on indicator_reading using btree (org, supersedes) where supersedes is not null;
create policy import_works on indicator_reading to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on indicator_reading to bearing_owner using (true) with check (true);
create policy viewer_inserts on indicator_reading for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator_reading.audience))));
create policy viewer_selects on indicator_reading for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator_reading.audience))));
create policy viewer_updates on indicator_reading for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator_reading.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = indicator_reading.audience))));
grant insert, select, update on indicator_reading to bearing_app;
grant insert, select, update on indicator_reading to bearing_import;

create table jobs.mail (
  mail uuid not null,
  org uuid not null,
  person uuid not null,
  kind text collate "C" not null,
  notices uuid[] not null,
  made_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  said text,
  done_at timestamp with time zone,
  done text collate "C",
  constraint mail_pkey primary key (mail),
  constraint mail_done_check check (done = any (array['sent'::text, 'nothing to say'::text, 'given up'::text]))
);
create index mail_done on jobs.mail using btree (done_at) where done_at is not null;
create index mail_due on jobs.mail using btree (due_at) where done_at is null;
grant delete, insert, select, update on jobs.mail to bearing_digests;

create table jobs.migration (
  name text not null,
  hash text not null,
  at timestamp with time zone not null default now(),
  constraint migration_pkey primary key (name)
);

create table jobs.morning (
  org uuid not null,
  on_day date not null,
  done_at timestamp with time zone not null default now(),
  constraint morning_pkey primary key (org, on_day)
);
grant delete, insert, select, update on jobs.morning to bearing_digests;

create table jobs.outbox_reader (
  reader text collate "C" not null,
  seen pg_snapshot not null,
  constraint outbox_reader_pkey primary key (reader)
);
grant insert, select, update on jobs.outbox_reader to bearing_digests;

create table jobs.secret (
  name text not null,
  value text not null,
  constraint secret_pkey primary key (name)
);

create table managing (
  org uuid not null,
  person uuid not null,
  manager uuid not null,
  from_on date not null,
  to_on date,
  constraint managing_pkey primary key (org, person, from_on),
  constraint managing_org_manager_fkey foreign key (org, manager) references person(org, person),
  constraint managing_org_person_fkey foreign key (org, person) references person(org, person),
  constraint managing_check check (person <> manager),
  constraint managing_check1 check (to_on is null or to_on >= from_on)
);
alter table managing enable row level security;
alter table managing force row level security;
create unique index managing_current on managing using btree (org, person) where to_on is null;
create index managing_manager on managing using btree (org, manager) where to_on is null;
create policy digests_works on managing to bearing_digests using (true) with check (true);
create policy import_works on managing to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on managing to bearing_owner using (true) with check (true);
create policy viewer_inserts on managing for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on managing for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on managing for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant insert, select, update on managing to bearing_app;
grant insert, select, update on managing to bearing_import;
grant select on managing to bearing_digests;

create table measure (
  org uuid not null,
  node uuid not null,
  goal uuid not null,
  audience uuid not null,
  unit text not null default ''::text,
  direction text collate "C" not null,
  baseline numeric(38,10),
  target numeric(38,10),
  target_max numeric(38,10),
  target_text text,
  value numeric(38,10),
  value_on date,
  remark text not null default ''::text,
  phases jsonb,
  adds_up boolean not null default false,
  indicator uuid,
  milestones jsonb,
  constraint measure_pkey primary key (org, node),
  constraint measure_org_goal_fkey foreign key (org, goal) references node(org, node),
  constraint measure_org_indicator_fkey foreign key (org, indicator) references indicator(org, indicator),
  constraint measure_org_node_fkey foreign key (org, node) references node(org, node),
  constraint measure_direction_check check (direction = any (array['increase'::text, 'decrease'::text, 'between'::text, 'done'::text, 'milestones'::text]))
);
alter table measure enable row level security;
alter table measure force row level security;
create index measure_adds_up on measure using btree (org, goal) where adds_up;
create index measure_goal on measure using btree (org, goal);
create index measure_indicator on measure using btree (org, indicator) where indicator is not null;
create index measure_phases on measure using btree (org, goal) where phases is not null;
create policy import_works on measure to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on measure to bearing_owner using (true) with check (true);
create policy roll_up_works on measure to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on measure for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = measure.audience))));
create policy viewer_selects on measure for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = measure.audience))));
create policy viewer_updates on measure for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = measure.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = measure.audience))));
grant insert, select, update on measure to bearing_app;
grant insert, select, update on measure to bearing_import;
grant select on measure to bearing_roll_up;

create table membership (
  org uuid not null,
  team uuid not null,
  person uuid not null,
  from_on date not null,
  to_on date,
  constraint membership_pkey primary key (org, team, person, from_on),
  constraint membership_org_person_fkey foreign key (org, person) references person(org, person),
  constraint membership_org_team_fkey foreign key (org, team) references team(org, team),
  constraint membership_check check (to_on is null or to_on >= from_on)
);
alter table membership enable row level security;
alter table membership force row level security;
create unique index membership_current on membership using btree (org, person, team) where to_on is null;
create policy digests_works on membership to bearing_digests using (true) with check (true);
create policy import_works on membership to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on membership to bearing_owner using (true) with check (true);
create policy viewer_inserts on membership for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on membership for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on membership for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant insert, select, update on membership to bearing_app;
grant insert, select, update on membership to bearing_import;
grant select on membership to bearing_digests;

create table node (
  org uuid not null,
  node uuid not null,
  kind text collate "C" not null,
  title text not null,
  owner uuid,
  team uuid,
  audience uuid not null,
  start_on date,
  due_on date,
  state text collate "C" not null,
  closed_as text collate "C",
  rhythm integer not null default 30,
  says_why boolean not null default false,
  says_how boolean not null default false,
  gives_progress boolean not null default true,
  counts_upward boolean not null default false,
  framework text collate "C",
  top boolean not null default true,
  several boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  done_every integer,
  done_on smallint[],
  constraint node_pkey primary key (org, node),
  constraint node_org_fkey foreign key (org) references organisation(org),
  constraint node_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint node_org_team_fkey foreign key (org, team) references team(org, team),
  constraint node_check check ((state = 'closed'::text) = (closed_as is not null)),
  constraint node_closed_as_check check (closed_as = any (array['met'::text, 'partly met'::text, 'missed'::text, 'abandoned'::text])),
  constraint node_done_every_check check (done_every >= 1 and done_every <= 366),
  constraint node_kind_check check (kind = any (array['vision'::text, 'goal'::text, 'measure'::text])),
  constraint node_state_check check (state = any (array['draft'::text, 'active'::text, 'closed'::text]))
);
alter table node enable row level security;
alter table node force row level security;
create index node_audience on node using btree (org, audience);
create index node_by_due on node using btree (org, kind, ( case when due_on is null then 'infinity'::date else due_on end), node);
create index node_by_title on node using btree (org, kind, lower(title) collate "C", node);
create unique index node_external on node using btree (org, source, external_id) where external_id is not null;
create index node_framework on node using btree (org, framework, kind) where framework is not null;
create index node_owner on node using btree (org, owner, kind, state);
create index node_state on node using btree (org, state, kind) where state <> 'active'::text;
create index node_team on node using btree (org, team, kind, state);
create index node_title on node using gin (org, lower(title) gin_trgm_ops) where kind <> 'measure'::text;
create index node_title_sample on node using gin (org, lower(title) gin_trgm_ops) where kind <> 'measure'::text and get_byte(uuid_send(node), 15) < 4;
create index node_top on node using btree (org, team) where top and kind = 'goal'::text;
create unique index node_vision on node using btree (org) where kind = 'vision'::text;
create policy digests_works on node to bearing_digests using (true) with check (true);
create policy import_works on node to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on node to bearing_owner using (true) with check (true);
create policy roll_up_works on node to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on node for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = node.audience)) or owner = viewer_person()));
create policy viewer_selects on node for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = node.audience)) or owner = viewer_person()));
create policy viewer_updates on node for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = node.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = node.audience)) or owner = viewer_person()));
grant insert, select, update on node to bearing_app;
grant insert, select, update on node to bearing_import;
grant select on node to bearing_digests;
grant select on node to bearing_roll_up;

create table node_dated (
  org uuid not null,
  node uuid not null,
  from_on date not null,
  to_on date,
  owner uuid,
  audience uuid not null,
  constraint node_dated_pkey primary key (org, node, from_on)
);
alter table node_dated enable row level security;
alter table node_dated force row level security;
create policy import_works on node_dated to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on node_dated to bearing_owner using (true) with check (true);
create policy viewer_selects on node_dated for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = node_dated.audience))));
grant insert, select, update on node_dated to bearing_import;
grant select on node_dated to bearing_app;

create table notice (
  org uuid not null,
  notice uuid not null,
  person uuid not null,
  kind text collate "C" not null,
  source text collate "C" not null,
  node uuid,
  about uuid,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  constraint notice_pkey primary key (org, notice),
  constraint notice_org_fkey foreign key (org) references organisation(org),
  constraint notice_org_person_fkey foreign key (org, person) references person(org, person),
  constraint notice_kind_check check (kind = any (array['comment'::text, 'mention'::text, 'awaiting'::text, 'due'::text, 'overdue'::text, 'off track'::text, 'nudge'::text, 'closing'::text, 'outside'::text, 'advice'::text, 'advised'::text, 'decided'::text, 'briefing'::text, 'passing'::text, 'asked'::text, 'answered'::text]))
);
alter table notice enable row level security;
alter table notice force row level security;
create index notice_at on notice using btree (org, at);
create index notice_node on notice using btree (org, node);
create unique index notice_once on notice using btree (org, person, source);
create index notice_person on notice using btree (org, person, notice desc);
create index notice_unread on notice using btree (org, person) where read_at is null;
create policy digests_works on notice to bearing_digests using (true) with check (true);
create policy owner_migrates on notice to bearing_owner using (true) with check (true);
create policy viewer_selects on notice for select to bearing_app using (org = viewer_org() and person = viewer_person() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = notice.audience))));
create policy viewer_updates on notice for update to bearing_app using (org = viewer_org() and person = viewer_person() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = notice.audience)))) with check (org = viewer_org() and person = viewer_person() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = notice.audience))));
grant insert, select on notice to bearing_digests;
grant select, update on notice to bearing_app;

create table notice_preference (
  org uuid not null,
  person uuid not null,
  kind text collate "C" not null,
  way text collate "C" not null,
  constraint notice_preference_pkey primary key (org, person, kind),
  constraint notice_preference_org_fkey foreign key (org) references organisation(org),
  constraint notice_preference_org_person_fkey foreign key (org, person) references person(org, person),
  constraint notice_preference_way_check check (way = any (array['digest'::text, 'at once'::text, 'never'::text]))
);
alter table notice_preference enable row level security;
alter table notice_preference force row level security;
create policy digests_works on notice_preference to bearing_digests using (true) with check (true);
create policy owner_migrates on notice_preference to bearing_owner using (true) with check (true);
create policy viewer_inserts on notice_preference for insert to bearing_app with check (org = viewer_org() and person = viewer_person());
create policy viewer_selects on notice_preference for select to bearing_app using (org = viewer_org() and person = viewer_person());
create policy viewer_updates on notice_preference for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select, update on notice_preference to bearing_app;
grant insert, select, update on notice_preference to bearing_digests;

create table nudge (
  org uuid not null,
  person uuid not null,
  week date not null,
  by uuid not null,
  at timestamp with time zone not null default now(),
  owed integer not null,
  constraint nudge_pkey primary key (org, person, week),
  constraint nudge_org_by_fkey foreign key (org, by) references person(org, person),
  constraint nudge_org_person_fkey foreign key (org, person) references person(org, person),
  constraint nudge_check check (person <> by)
);
alter table nudge enable row level security;
alter table nudge force row level security;
create policy owner_migrates on nudge to bearing_owner using (true) with check (true);
create policy viewer_inserts on nudge for insert to bearing_app with check (org = viewer_org() and by = viewer_person());
create policy viewer_selects on nudge for select to bearing_app using (org = viewer_org() and (person = viewer_person() or by = viewer_person()));
grant insert, select on nudge to bearing_app;

create table off_track (
  org uuid not null,
  node uuid not null,
  since timestamp with time zone not null default now(),
  constraint off_track_pkey primary key (org, node),
  constraint off_track_org_fkey foreign key (org) references organisation(org)
);
alter table off_track enable row level security;
alter table off_track force row level security;
create policy digests_works on off_track to bearing_digests using (true) with check (true);
create policy owner_migrates on off_track to bearing_owner using (true) with check (true);
grant delete, insert, select on off_track to bearing_digests;

create table offer (
  org uuid not null,
  offer uuid not null,
  kind text collate "C" not null,
  subject uuid not null,
  giver uuid not null,
  receiver uuid not null,
  by uuid not null,
  word text not null default ''::text,
  offered_at timestamp with time zone not null default now(),
  lapses_on date not null,
  ended_as text collate "C",
  ended_at timestamp with time zone,
  answer text not null default ''::text,
  constraint offer_pkey primary key (org, offer),
  constraint offer_org_by_fkey foreign key (org, by) references person(org, person),
  constraint offer_org_fkey foreign key (org) references organisation(org),
  constraint offer_org_giver_fkey foreign key (org, giver) references person(org, person),
  constraint offer_org_receiver_fkey foreign key (org, receiver) references person(org, person),
  constraint offer_check check (giver <> receiver),
  constraint offer_check1 check ((ended_as is null) = (ended_at is null)),
  constraint offer_ended_as_check check (ended_as = any (array['accepted'::text, 'declined'::text, 'withdrawn'::text, 'lapsed'::text]))
);
alter table offer enable row level security;
alter table offer force row level security;
create index offer_by on offer using btree (org, by);
create index offer_giver on offer using btree (org, giver) where ended_as is null;
create unique index offer_open on offer using btree (org, subject) where ended_as is null;
create index offer_receiver on offer using btree (org, receiver) where ended_as is null;
create policy owner_migrates on offer to bearing_owner using (true) with check (true);
create policy viewer_inserts on offer for insert to bearing_app with check (org = viewer_org() and (giver = viewer_person() or receiver = viewer_person() or by = viewer_person()));
create policy viewer_selects on offer for select to bearing_app using (org = viewer_org() and (giver = viewer_person() or receiver = viewer_person() or by = viewer_person()));
create policy viewer_updates on offer for update to bearing_app using (org = viewer_org() and (giver = viewer_person() or receiver = viewer_person() or by = viewer_person())) with check (org = viewer_org() and (giver = viewer_person() or receiver = viewer_person() or by = viewer_person()));
grant insert, select, update on offer to bearing_app;

create table one_use_link (
  org uuid not null,
  link uuid not null,
  hash text collate "C" not null,
  person uuid not null,
  purpose text collate "C" not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint one_use_link_pkey primary key (org, link),
  constraint one_use_link_org_fkey foreign key (org) references organisation(org),
  constraint one_use_link_org_person_fkey foreign key (org, person) references person(org, person),
  constraint one_use_link_purpose_check check (purpose = any (array['invitation'::text, 'lost access'::text]))
);
alter table one_use_link enable row level security;
alter table one_use_link force row level security;
create index one_use_link_person on one_use_link using btree (org, person);
create policy owner_migrates on one_use_link to bearing_owner using (true) with check (true);
create policy sign_in_works on one_use_link to bearing_sign_in using (true) with check (true);
create policy viewer_inserts on one_use_link for insert to bearing_app with check (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)));
create policy viewer_selects on one_use_link for select to bearing_app using (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)));
create policy viewer_updates on one_use_link for update to bearing_app using (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator))) with check (org = viewer_org() and (exists ( select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)));
grant insert, select, update on one_use_link to bearing_app;
grant insert, select, update on one_use_link to bearing_sign_in;

create table organisation (
  org uuid not null,
  slug text collate "C" not null,
  name text not null,
  zone text not null,
  locale text not null,
  currency text not null,
  demonstration boolean not null default false,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  fiscal_month integer not null default 1,
  constraint organisation_pkey primary key (org),
  constraint organisation_fiscal_month_check check (fiscal_month >= 1 and fiscal_month <= 12)
);
alter table organisation enable row level security;
alter table organisation force row level security;
create unique index organisation_slug on organisation using btree (slug);
create policy answer_box_works on organisation to bearing_answer_box using (true) with check (true);
create policy digests_works on organisation to bearing_digests using (true) with check (true);
create policy import_works on organisation to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on organisation to bearing_owner using (true) with check (true);
create policy roll_up_works on organisation to bearing_roll_up using (true) with check (true);
create policy sign_in_works on organisation to bearing_sign_in using (true) with check (true);
create policy viewer_selects on organisation for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on organisation for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant delete, insert, select, update on organisation to bearing_sign_in;
grant select on organisation to bearing_answer_box;
grant select on organisation to bearing_digests;
grant select on organisation to bearing_roll_up;
grant select, update on organisation to bearing_app;
grant select, update on organisation to bearing_import;

create table person (
  org uuid not null,
  person uuid not null,
  name text not null,
  email text collate "C",
  title text not null default ''::text,
  login text collate "C",
  administrator boolean not null default false,
  starts_on date,
  ends_on date,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint person_pkey primary key (org, person),
  constraint person_org_fkey foreign key (org) references organisation(org),
  constraint person_email_check check (email = lower(email))
);
alter table person enable row level security;
alter table person force row level security;
create index person_by_login on person using btree (login) where login is not null;
create unique index person_email on person using btree (org, email) where email is not null;
create unique index person_external on person using btree (org, source, external_id) where external_id is not null;
create unique index person_login on person using btree (org, login) where login is not null;
create index person_sorted on person using btree (org, name collate "und-x-icu", person);
create index person_words on person using gin (org, lower((((name || ' '::text) || title) || ' '::text) || coalesce(email, ''::text)) gin_trgm_ops);
create policy answer_box_works on person to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy digests_works on person to bearing_digests using (true) with check (true);
create policy import_works on person to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on person to bearing_owner using (true) with check (true);
create policy sign_in_works on person to bearing_sign_in using (true) with check (true);
create policy viewer_inserts on person for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on person for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on person for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant insert, select, update on person to bearing_app;
grant insert, select, update on person to bearing_import;
grant insert, select, update on person to bearing_sign_in;
grant select on person to bearing_answer_box;
grant select on person to bearing_digests;

create table priority (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  audience uuid not null,
  place integer not null,
  title text not null,
  why text not null default ''::text,
  horizon text collate "C" not null,
  from_year integer,
  to_year integer,
  work text collate "C" not null,
  owner uuid not null,
  source text collate "C",
  external_id text collate "C",
  constraint priority_pkey primary key (org, strategy, priority),
  constraint priority_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint priority_org_strategy_fkey foreign key (org, strategy) references strategy(org, strategy),
  constraint priority_horizon_check check (horizon = any (array['defend'::text, 'build'::text, 'explore'::text])),
  constraint priority_work_check check (work = any (array['keep running'::text, 'change'::text]))
);
alter table priority enable row level security;
alter table priority force row level security;
create index priority_itself on priority using btree (org, priority);
create index priority_owner on priority using btree (org, owner);
create policy import_works on priority to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on priority to bearing_owner using (true) with check (true);
create policy viewer_inserts on priority for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = priority.audience))) and writes_strategy());
create policy viewer_selects on priority for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = priority.audience))));
grant delete, insert, select on priority to bearing_import;
grant insert, select on priority to bearing_app;

create table priority_link (
  org uuid not null,
  strategy uuid not null,
  priority uuid not null,
  node uuid not null,
  audience uuid not null,
  constraint priority_link_pkey primary key (org, strategy, priority, node),
  constraint priority_link_org_node_fkey foreign key (org, node) references node(org, node),
  constraint priority_link_org_strategy_priority_fkey foreign key (org, strategy, priority) references priority(org, strategy, priority)
);
alter table priority_link enable row level security;
alter table priority_link force row level security;
create index priority_link_node on priority_link using btree (org, node);
create policy import_works on priority_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on priority_link to bearing_owner using (true) with check (true);
create policy viewer_inserts on priority_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = priority_link.audience))) and (exists ( select 1 from node where node.org = priority_link.org and node.node = priority_link.node)) and writes_strategy());
create policy viewer_selects on priority_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = priority_link.audience))) and (exists ( select 1 from node where node.org = priority_link.org and node.node = priority_link.node)));
grant delete, insert, select on priority_link to bearing_import;
grant insert, select on priority_link to bearing_app;

create table promise (
  org uuid not null,
  promise uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  body text not null,
  owner uuid not null,
  made_on date not null,
  first_due_on date not null,
  due_on date not null,
  state text collate "C" not null default 'open'::text,
  settled_on date,
  word text not null default ''::text,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint promise_pkey primary key (org, promise),
  constraint promise_org_by_fkey foreign key (org, by) references person(org, person),
  constraint promise_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint promise_org_stakeholder_fkey foreign key (org, stakeholder) references stakeholder(org, stakeholder),
  constraint promise_check check ((state = 'open'::text) = (settled_on is null)),
  constraint promise_state_check check (state = any (array['open'::text, 'kept'::text, 'broken'::text]))
);
alter table promise enable row level security;
alter table promise force row level security;
create index promise_by on promise using btree (org, by);
create index promise_due on promise using btree (org, due_on) where state = 'open'::text;
create unique index promise_external on promise using btree (org, source, external_id) where external_id is not null;
create index promise_of on promise using btree (org, stakeholder, due_on);
create index promise_owner on promise using btree (org, owner, due_on) where state = 'open'::text;
create policy import_works on promise to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on promise to bearing_owner using (true) with check (true);
create policy viewer_inserts on promise for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = promise.audience))));
create policy viewer_selects on promise for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = promise.audience))));
create policy viewer_updates on promise for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = promise.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = promise.audience))));
grant insert, select on promise to bearing_import;
grant insert, select, update on promise to bearing_app;

create table pulse (
  org uuid not null,
  pulse uuid not null,
  audience uuid not null,
  subject_kind text collate "C" not null,
  subject uuid not null,
  purpose text not null,
  questions jsonb not null,
  plain text[] not null,
  owner uuid not null,
  launched_at timestamp with time zone not null default now(),
  asked integer not null,
  least_scores integer not null,
  least_texts integer not null,
  stopped_at timestamp with time zone,
  constraint pulse_pkey primary key (org, pulse),
  constraint pulse_org_fkey foreign key (org) references organisation(org),
  constraint pulse_org_owner_fkey foreign key (org, owner) references person(org, person)
);
alter table pulse enable row level security;
alter table pulse force row level security;
create index pulse_owner on pulse using btree (org, owner);
create index pulse_subject on pulse using btree (org, subject, launched_at desc, pulse);
create policy answer_box_works on pulse to bearing_answer_box using (true) with check (true);
create policy owner_migrates on pulse to bearing_owner using (true) with check (true);
create policy viewer_inserts on pulse for insert to bearing_app with check (org = viewer_org() and owner = viewer_person());
create policy viewer_selects on pulse for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse.audience)) or owner = viewer_person() or asks_me(pulse)));
create policy viewer_updates on pulse for update to bearing_app using (org = viewer_org() and owner = viewer_person()) with check (org = viewer_org() and owner = viewer_person());
grant insert, select, update on pulse to bearing_app;
grant select on pulse to bearing_answer_box;

create table pulse_answer (
  org uuid not null,
  answer uuid not null,
  pulse uuid not null,
  round integer not null,
  cell uuid not null,
  said jsonb not null,
  constraint pulse_answer_pkey primary key (org, answer),
  constraint pulse_answer_org_pulse_round_fkey foreign key (org, pulse, round) references pulse_round(org, pulse, round)
);
alter table pulse_answer enable row level security;
alter table pulse_answer force row level security;
create index pulse_answer_round on pulse_answer using btree (org, pulse, round);
create policy answer_box_works on pulse_answer to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_answer to bearing_owner using (true) with check (true);
create policy viewer_inserts on pulse_answer for insert to bearing_app with check (org = viewer_org() and true);
grant delete, insert, select on pulse_answer to bearing_answer_box;
grant insert on pulse_answer to bearing_app;

create table pulse_asked (
  org uuid not null,
  pulse uuid not null,
  person uuid not null,
  cell uuid not null,
  round integer,
  token uuid,
  constraint pulse_asked_pkey primary key (org, pulse, person),
  constraint pulse_asked_org_person_fkey foreign key (org, person) references person(org, person),
  constraint pulse_asked_org_pulse_fkey foreign key (org, pulse) references pulse(org, pulse)
);
alter table pulse_asked enable row level security;
alter table pulse_asked force row level security;
create index pulse_asked_cell on pulse_asked using btree (org, pulse, cell);
create index pulse_asked_person on pulse_asked using btree (org, person) where token is not null;
create policy answer_box_works on pulse_asked to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_asked to bearing_owner using (true) with check (true);
create policy viewer_inserts on pulse_asked for insert to bearing_app with check (org = viewer_org());
create policy viewer_selects on pulse_asked for select to bearing_app using (org = viewer_org() and person = viewer_person());
create policy viewer_updates on pulse_asked for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select on pulse_asked to bearing_app;
grant select, update on pulse_asked to bearing_answer_box;
grant update (token) on pulse_asked to bearing_app;

create table pulse_count (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  cell uuid not null,
  answered integer not null,
  part integer,
  aside integer not null default 0,
  constraint pulse_count_pkey primary key (org, pulse, round, cell),
  constraint pulse_count_org_pulse_round_fkey foreign key (org, pulse, round) references pulse_round(org, pulse, round)
);
alter table pulse_count enable row level security;
alter table pulse_count force row level security;
create policy answer_box_works on pulse_count to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_count to bearing_owner using (true) with check (true);
grant insert, select on pulse_count to bearing_answer_box;

create table pulse_group (
  org uuid not null,
  pulse uuid not null,
  cell uuid not null,
  audience uuid not null,
  within uuid not null,
  name text not null,
  place integer not null,
  constraint pulse_group_pkey primary key (org, pulse, cell),
  constraint pulse_group_org_pulse_fkey foreign key (org, pulse) references pulse(org, pulse)
);
alter table pulse_group enable row level security;
alter table pulse_group force row level security;
create policy answer_box_works on pulse_group to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_group to bearing_owner using (true) with check (true);
create policy viewer_inserts on pulse_group for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_group.audience))));
create policy viewer_selects on pulse_group for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_group.audience)) or asks_me(pulse)));
grant insert, select on pulse_group to bearing_app;
grant select on pulse_group to bearing_answer_box;

create table pulse_result (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  question integer not null,
  cell uuid not null,
  audience uuid not null,
  mean numeric(38,10) not null,
  counted integer not null,
  constraint pulse_result_pkey primary key (org, pulse, round, question, cell),
  constraint pulse_result_org_pulse_round_fkey foreign key (org, pulse, round) references pulse_round(org, pulse, round)
);
alter table pulse_result enable row level security;
alter table pulse_result force row level security;
create policy answer_box_works on pulse_result to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_result to bearing_owner using (true) with check (true);
create policy viewer_selects on pulse_result for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_result.audience))));
grant insert on pulse_result to bearing_answer_box;
grant select on pulse_result to bearing_app;

create table pulse_round (
  org uuid not null,
  pulse uuid not null,
  round integer not null,
  audience uuid not null,
  opens_on date not null,
  closes_on date not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  asked integer,
  answered integer,
  constraint pulse_round_pkey primary key (org, pulse, round),
  constraint pulse_round_org_pulse_fkey foreign key (org, pulse) references pulse(org, pulse)
);
alter table pulse_round enable row level security;
alter table pulse_round force row level security;
create index pulse_round_open on pulse_round using btree (org, closes_on) where closed_at is null;
create policy answer_box_works on pulse_round to bearing_answer_box using (true) with check (true);
create policy owner_migrates on pulse_round to bearing_owner using (true) with check (true);
create policy viewer_inserts on pulse_round for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_round.audience))));
create policy viewer_selects on pulse_round for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_round.audience)) or asks_me(pulse)));
grant delete, select, update on pulse_round to bearing_answer_box;
grant insert, select on pulse_round to bearing_app;

create table pulse_text (
  org uuid not null,
  text uuid not null,
  pulse uuid not null,
  round integer not null,
  question integer not null,
  audience uuid not null,
  body text not null,
  constraint pulse_text_pkey primary key (org, text),
  constraint pulse_text_org_pulse_round_fkey foreign key (org, pulse, round) references pulse_round(org, pulse, round)
);
alter table pulse_text enable row level security;
alter table pulse_text force row level security;
create index pulse_text_round on pulse_text using btree (org, pulse, round, question, text);
create policy answer_box_works on pulse_text to bearing_answer_box using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on pulse_text to bearing_owner using (true) with check (true);
create policy viewer_selects on pulse_text for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = pulse_text.audience))));
grant insert on pulse_text to bearing_answer_box;
grant select on pulse_text to bearing_app;

create table quiet_hours (
  org uuid not null,
  person uuid not null,
  quiet_from text collate "C",
  quiet_to text collate "C",
  constraint quiet_hours_pkey primary key (org, person),
  constraint quiet_hours_org_fkey foreign key (org) references organisation(org),
  constraint quiet_hours_org_person_fkey foreign key (org, person) references person(org, person),
  constraint quiet_hours_check check ((quiet_from is null) = (quiet_to is null)),
  constraint quiet_hours_quiet_from_check check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text),
  constraint quiet_hours_quiet_to_check check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)
);
alter table quiet_hours enable row level security;
alter table quiet_hours force row level security;
create policy digests_works on quiet_hours to bearing_digests using (true) with check (true);
create policy owner_migrates on quiet_hours to bearing_owner using (true) with check (true);
create policy viewer_inserts on quiet_hours for insert to bearing_app with check (org = viewer_org() and person = viewer_person());
create policy viewer_selects on quiet_hours for select to bearing_app using (org = viewer_org() and person = viewer_person());
create policy viewer_updates on quiet_hours for update to bearing_app using (org = viewer_org() and person = viewer_person()) with check (org = viewer_org() and person = viewer_person());
grant insert, select, update on quiet_hours to bearing_app;
grant select on quiet_hours to bearing_digests;

create table reaction (
  org uuid not null,
  subject uuid not null,
  person uuid not null,
  word text collate "C" not null,
  kind text collate "C" not null,
  node uuid not null,
  audience uuid not null,
  at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint reaction_pkey primary key (org, subject, person, word),
  constraint reaction_org_fkey foreign key (org) references organisation(org),
  constraint reaction_org_person_fkey foreign key (org, person) references person(org, person),
  constraint reaction_kind_check check (kind = any (array['goal'::text, 'check-in'::text, 'comment'::text]))
);
alter table reaction enable row level security;
alter table reaction force row level security;
create index reaction_node on reaction using btree (org, node);
create policy import_works on reaction to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on reaction to bearing_owner using (true) with check (true);
create policy viewer_inserts on reaction for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reaction.audience))) and person = viewer_person());
create policy viewer_selects on reaction for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reaction.audience))));
create policy viewer_updates on reaction for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reaction.audience))) and person = viewer_person()) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reaction.audience))) and person = viewer_person());
grant insert, select on reaction to bearing_import;
grant insert, select, update on reaction to bearing_app;

create table reading (
  org uuid not null,
  check_in uuid not null,
  measure uuid not null,
  audience uuid not null,
  read_on date not null,
  value numeric(38,10) not null,
  superseded boolean not null default false,
  constraint reading_pkey primary key (org, check_in, measure)
);
alter table reading enable row level security;
alter table reading force row level security;
create index reading_measure on reading using btree (org, measure, read_on desc, check_in desc);
create policy import_works on reading to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on reading to bearing_owner using (true) with check (true);
create policy roll_up_works on reading to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on reading for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reading.audience))));
create policy viewer_selects on reading for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reading.audience))));
create policy viewer_updates on reading for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reading.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reading.audience))));
grant insert, select, update on reading to bearing_app;
grant insert, select, update on reading to bearing_import;
grant select on reading to bearing_roll_up;

create table reopening (
  org uuid not null,
  closing uuid not null,
  audience uuid not null,
  by uuid not null,
  at timestamp with time zone not null default now(),
  because text not null default ''::text,
  constraint reopening_pkey primary key (org, closing),
  constraint reopening_org_closing_fkey foreign key (org, closing) references closing(org, closing)
);
alter table reopening enable row level security;
alter table reopening force row level security;
create policy import_works on reopening to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on reopening to bearing_owner using (true) with check (true);
create policy roll_up_works on reopening to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on reopening for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reopening.audience))));
create policy viewer_selects on reopening for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = reopening.audience))));
grant insert, select on reopening to bearing_app;
grant insert, select on reopening to bearing_import;
grant select on reopening to bearing_roll_up;

create table reporting_line (
  org uuid not null,
  person uuid not null,
  above uuid not null,
  distance integer not null,
  constraint reporting_line_pkey primary key (org, person, above)
);
alter table reporting_line enable row level security;
alter table reporting_line force row level security;
create index reporting_line_below on reporting_line using btree (org, above, distance);
create policy digests_works on reporting_line to bearing_digests using (true) with check (true);
create policy import_works on reporting_line to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on reporting_line to bearing_owner using (true) with check (true);
create policy viewer_selects on reporting_line for select to bearing_app using (org = viewer_org() and true);
grant select on reporting_line to bearing_app;
grant select on reporting_line to bearing_digests;
grant select on reporting_line to bearing_import;

create table resistance (
  org uuid not null,
  resistance uuid not null,
  change uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  said text not null,
  person uuid,
  team uuid,
  behind text not null default ''::text,
  answer text not null default ''::text,
  answered_by uuid,
  answered_at timestamp with time zone,
  moved text collate "C",
  revision integer not null default 1,
  constraint resistance_pkey primary key (org, resistance),
  constraint resistance_org_answered_by_fkey foreign key (org, answered_by) references person(org, person),
  constraint resistance_org_by_fkey foreign key (org, by) references person(org, person),
  constraint resistance_org_change_fkey foreign key (org, change) references change(org, change),
  constraint resistance_org_person_fkey foreign key (org, person) references person(org, person),
  constraint resistance_org_team_fkey foreign key (org, team) references team(org, team),
  constraint resistance_check check (num_nonnulls(team, person) < 2),
  constraint resistance_moved_check check (moved = any (array['moved'::text, 'partly moved'::text, 'not moved'::text]))
);
alter table resistance enable row level security;
alter table resistance force row level security;
create index resistance_answered_by on resistance using btree (org, answered_by);
create index resistance_by on resistance using btree (org, by);
create index resistance_of on resistance using btree (org, change, resistance);
create index resistance_person on resistance using btree (org, person);
create index resistance_team on resistance using btree (org, team);
create policy import_works on resistance to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on resistance to bearing_owner using (true) with check (true);
create policy viewer_inserts on resistance for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = resistance.audience))));
create policy viewer_selects on resistance for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = resistance.audience))));
create policy viewer_updates on resistance for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = resistance.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = resistance.audience))));
grant insert, select on resistance to bearing_import;
grant insert, select, update on resistance to bearing_app;

create table saved_view (
  org uuid not null,
  saved_view uuid not null,
  owner uuid not null,
  audience uuid not null,
  name text not null,
  shows jsonb not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint saved_view_pkey primary key (org, saved_view),
  constraint saved_view_org_fkey foreign key (org) references organisation(org),
  constraint saved_view_org_owner_fkey foreign key (org, owner) references person(org, person)
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create index saved_view_audience on saved_view using btree (org, audience);
create index saved_view_owner on saved_view using btree (org, owner);
create policy import_works on saved_view to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on saved_view to bearing_owner using (true) with check (true);
create policy viewer_deletes on saved_view for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = saved_view.audience)) or owner = viewer_person()));
create policy viewer_inserts on saved_view for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = saved_view.audience)) or owner = viewer_person()));
create policy viewer_selects on saved_view for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = saved_view.audience)) or owner = viewer_person()));
create policy viewer_updates on saved_view for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = saved_view.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = saved_view.audience)) or owner = viewer_person()));
grant delete, insert, select, update on saved_view to bearing_app;
grant insert, select on saved_view to bearing_import;

create table scan (
  org uuid not null,
  scan uuid not null,
  audience uuid not null,
  kind text collate "C" not null,
  question text not null,
  scope text not null default ''::text,
  held_on date not null,
  owner uuid,
  team uuid,
  dots integer not null default 5,
  look_again_on date,
  follows uuid,
  closed_on date,
  archived_on date,
  created_at timestamp with time zone not null default now(),
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint scan_pkey primary key (org, scan),
  constraint scan_org_fkey foreign key (org) references organisation(org),
  constraint scan_org_follows_fkey foreign key (org, follows) references scan(org, scan),
  constraint scan_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint scan_org_team_fkey foreign key (org, team) references team(org, team),
  constraint scan_check check (look_again_on is null or look_again_on > held_on),
  constraint scan_dots_check check (dots >= 0 and dots <= 50),
  constraint scan_kind_check check (kind = any (array['swot'::text, 'pestle'::text]))
);
alter table scan enable row level security;
alter table scan force row level security;
create unique index scan_external on scan using btree (org, source, external_id) where external_id is not null;
create index scan_follows on scan using btree (org, follows) where follows is not null;
create index scan_held on scan using btree (org, held_on desc, scan desc);
create index scan_owner on scan using btree (org, owner);
create index scan_team on scan using btree (org, team);
create policy import_works on scan to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on scan to bearing_owner using (true) with check (true);
create policy viewer_inserts on scan for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan.audience)) or owner = viewer_person()));
create policy viewer_selects on scan for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan.audience)) or owner = viewer_person()));
create policy viewer_updates on scan for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan.audience)) or owner = viewer_person()));
grant insert, select, update on scan to bearing_app;
grant insert, select, update on scan to bearing_import;

create table scan_contributor (
  org uuid not null,
  scan uuid not null,
  person uuid not null,
  audience uuid not null,
  constraint scan_contributor_pkey primary key (org, scan, person),
  constraint scan_contributor_org_person_fkey foreign key (org, person) references person(org, person),
  constraint scan_contributor_org_scan_fkey foreign key (org, scan) references scan(org, scan)
);
alter table scan_contributor enable row level security;
alter table scan_contributor force row level security;
create index scan_contributor_person on scan_contributor using btree (org, person);
create policy import_works on scan_contributor to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on scan_contributor to bearing_owner using (true) with check (true);
create policy viewer_deletes on scan_contributor for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_contributor.audience))));
create policy viewer_inserts on scan_contributor for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_contributor.audience))));
create policy viewer_selects on scan_contributor for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_contributor.audience))));
grant delete, insert, select on scan_contributor to bearing_app;
grant insert, select on scan_contributor to bearing_import;

create table scan_link (
  org uuid not null,
  link uuid not null,
  scan uuid not null,
  audience uuid not null,
  finding uuid,
  move uuid,
  kind text collate "C" not null,
  target uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint scan_link_pkey primary key (org, link),
  constraint scan_link_org_by_fkey foreign key (org, by) references person(org, person),
  constraint scan_link_org_finding_fkey foreign key (org, finding) references finding(org, finding),
  constraint scan_link_org_move_fkey foreign key (org, move) references scan_move(org, move),
  constraint scan_link_org_scan_fkey foreign key (org, scan) references scan(org, scan),
  constraint scan_link_check check ((finding is null) <> (move is null)),
  constraint scan_link_kind_check check (kind = any (array['goal'::text, 'priority'::text, 'signal'::text, 'decision'::text]))
);
alter table scan_link enable row level security;
alter table scan_link force row level security;
create index scan_link_by on scan_link using btree (org, by);
create unique index scan_link_finding on scan_link using btree (org, finding, kind, target) where finding is not null;
create unique index scan_link_move on scan_link using btree (org, move, kind, target) where move is not null;
create index scan_link_scan on scan_link using btree (org, scan);
create index scan_link_target on scan_link using btree (org, target);
create policy import_works on scan_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on scan_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on scan_link for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_link.audience))) and (exists ( select 1 from node where node.org = scan_link.org and node.node = scan_link.target)));
create policy viewer_inserts on scan_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_link.audience))) and (exists ( select 1 from node where node.org = scan_link.org and node.node = scan_link.target)));
create policy viewer_selects on scan_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_link.audience))) and (exists ( select 1 from node where node.org = scan_link.org and node.node = scan_link.target)));
grant delete, insert, select on scan_link to bearing_app;
grant insert, select on scan_link to bearing_import;

create table scan_move (
  org uuid not null,
  move uuid not null,
  scan uuid not null,
  audience uuid not null,
  inside uuid not null,
  outside uuid not null,
  text text not null,
  by uuid,
  at timestamp with time zone not null default now(),
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  constraint scan_move_pkey primary key (org, move),
  constraint scan_move_org_by_fkey foreign key (org, by) references person(org, person),
  constraint scan_move_org_inside_fkey foreign key (org, inside) references finding(org, finding),
  constraint scan_move_org_outside_fkey foreign key (org, outside) references finding(org, finding),
  constraint scan_move_org_scan_fkey foreign key (org, scan) references scan(org, scan)
);
alter table scan_move enable row level security;
alter table scan_move force row level security;
create index scan_move_by on scan_move using btree (org, by);
create unique index scan_move_external on scan_move using btree (org, source, external_id) where external_id is not null;
create index scan_move_inside on scan_move using btree (org, inside);
create index scan_move_outside on scan_move using btree (org, outside);
create index scan_move_scan on scan_move using btree (org, scan, move);
create policy import_works on scan_move to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on scan_move to bearing_owner using (true) with check (true);
create policy viewer_inserts on scan_move for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_move.audience))));
create policy viewer_selects on scan_move for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_move.audience))));
create policy viewer_updates on scan_move for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_move.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = scan_move.audience))));
grant insert, select on scan_move to bearing_import;
grant insert, select, update on scan_move to bearing_app;

create table shared_text (
  org uuid not null,
  shared_text uuid not null,
  subject_kind text collate "C" not null,
  subject uuid not null,
  field text collate "C" not null,
  audience uuid not null,
  state bytea not null,
  saved text not null,
  writers jsonb not null default '{}'::jsonb,
  constraint shared_text_pkey primary key (org, shared_text),
  constraint shared_text_org_subject_field_key unique (org, subject, field),
  constraint shared_text_org_fkey foreign key (org) references organisation(org)
);
alter table shared_text enable row level security;
alter table shared_text force row level security;
create policy owner_migrates on shared_text to bearing_owner using (true) with check (true);
create policy viewer_inserts on shared_text for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = shared_text.audience))));
create policy viewer_selects on shared_text for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = shared_text.audience))));
create policy viewer_updates on shared_text for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = shared_text.audience)))) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = shared_text.audience))));
grant insert, select, update on shared_text to bearing_app;

create table sight (
  org uuid not null,
  person uuid not null,
  audience uuid not null,
  constraint sight_pkey primary key (org, person, audience)
);
alter table sight enable row level security;
alter table sight force row level security;
create index sight_audience on sight using btree (org, audience);
create policy digests_works on sight to bearing_digests using (true) with check (true);
create policy owner_migrates on sight to bearing_owner using (true) with check (true);
create policy viewer_selects on sight for select to bearing_app using (org = viewer_org() and person = viewer_person());
grant select on sight to bearing_app;
grant select on sight to bearing_digests;

create table sighting (
  org uuid not null,
  sighting uuid not null,
  signal uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  seen_on date not null,
  note text not null,
  link text not null default ''::text,
  source text collate "C",
  external_id text collate "C",
  constraint sighting_pkey primary key (org, sighting),
  constraint sighting_org_by_fkey foreign key (org, by) references person(org, person),
  constraint sighting_org_signal_fkey foreign key (org, signal) references signal(org, signal)
);
alter table sighting enable row level security;
alter table sighting force row level security;
create index sighting_by on sighting using btree (org, by);
create unique index sighting_external on sighting using btree (org, source, external_id) where external_id is not null;
create index sighting_of on sighting using btree (org, signal, seen_on desc, sighting desc);
create policy import_works on sighting to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on sighting to bearing_owner using (true) with check (true);
create policy viewer_inserts on sighting for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = sighting.audience))));
create policy viewer_selects on sighting for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = sighting.audience))));
grant insert, select on sighting to bearing_app;
grant insert, select on sighting to bearing_import;

create table signal (
  org uuid not null,
  signal uuid not null,
  audience uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  title text not null,
  body text not null default ''::text,
  kind text collate "C" not null,
  factor text collate "C" not null,
  horizon text collate "C" not null,
  impact integer not null,
  direction text collate "C" not null default 'steady'::text,
  owner uuid not null,
  team uuid,
  rhythm integer not null,
  look_again_on date not null,
  expected text not null default ''::text,
  probability integer,
  closed_as text collate "C",
  closed_on date,
  outcome text not null default ''::text,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower((title || ' '::text) || body)) stored,
  constraint signal_pkey primary key (org, signal),
  constraint signal_org_added_by_fkey foreign key (org, added_by) references person(org, person),
  constraint signal_org_fkey foreign key (org) references organisation(org),
  constraint signal_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint signal_org_team_fkey foreign key (org, team) references team(org, team),
  constraint signal_check check ((closed_as is null) = (closed_on is null)),
  constraint signal_check1 check ((expected = ''::text) = (probability is null)),
  constraint signal_closed_as_check check (closed_as = any (array['came'::text, 'did not come'::text, 'no longer watched'::text])),
  constraint signal_direction_check check (direction = any (array['rising'::text, 'steady'::text, 'fading'::text])),
  constraint signal_factor_check check (factor = any (array['political'::text, 'economic'::text, 'social'::text, 'technological'::text, 'legal'::text, 'environmental'::text])),
  constraint signal_horizon_check check (horizon = any (array['year'::text, 'three years'::text, 'later'::text])),
  constraint signal_impact_check check (impact >= 1 and impact <= 5),
  constraint signal_kind_check check (kind = any (array['trend'::text, 'threat'::text, 'competitor move'::text, 'changed preference'::text, 'regulation'::text])),
  constraint signal_probability_check check (probability >= 0 and probability <= 100),
  constraint signal_rhythm_check check (rhythm >= 1 and rhythm <= 366)
);
alter table signal enable row level security;
alter table signal force row level security;
create index signal_added_by on signal using btree (org, added_by);
create index signal_closed on signal using btree (org, impact desc, signal desc) where closed_on is not null;
create unique index signal_external on signal using btree (org, source, external_id) where external_id is not null;
create index signal_open on signal using btree (org, impact desc, signal desc) where closed_on is null;
create index signal_owner on signal using btree (org, owner, look_again_on);
create index signal_sought on signal using gin (org, sought gin_trgm_ops);
create index signal_team on signal using btree (org, team);
create policy import_works on signal to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on signal to bearing_owner using (true) with check (true);
create policy viewer_inserts on signal for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal.audience)) or owner = viewer_person()));
create policy viewer_selects on signal for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal.audience)) or owner = viewer_person()));
create policy viewer_updates on signal for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal.audience)) or owner = viewer_person()));
grant insert, select, update on signal to bearing_app;
grant insert, select, update on signal to bearing_import;

create table signal_link (
  org uuid not null,
  signal uuid not null,
  node uuid not null,
  audience uuid not null,
  constraint signal_link_pkey primary key (org, signal, node),
  constraint signal_link_org_node_fkey foreign key (org, node) references node(org, node),
  constraint signal_link_org_signal_fkey foreign key (org, signal) references signal(org, signal)
);
alter table signal_link enable row level security;
alter table signal_link force row level security;
create index signal_link_node on signal_link using btree (org, node);
create policy import_works on signal_link to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on signal_link to bearing_owner using (true) with check (true);
create policy viewer_deletes on signal_link for delete to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal_link.audience))) and (exists ( select 1 from node where node.org = signal_link.org and node.node = signal_link.node)));
create policy viewer_inserts on signal_link for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal_link.audience))) and (exists ( select 1 from node where node.org = signal_link.org and node.node = signal_link.node)));
create policy viewer_selects on signal_link for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = signal_link.audience))) and (exists ( select 1 from node where node.org = signal_link.org and node.node = signal_link.node)));
grant delete, insert, select on signal_link to bearing_app;
grant delete, insert, select on signal_link to bearing_import;

create table stakeholder (
  org uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  name text not null,
  about text not null default ''::text,
  side text collate "C" not null,
  of_person uuid,
  of_team uuid,
  speaks text not null default ''::text,
  influence integer not null,
  interest integer not null,
  attitude text collate "C",
  attitude_on date,
  owner uuid not null,
  team uuid,
  rhythm integer,
  next_on date,
  promise_due_on date not null default 'infinity'::date,
  weight integer generated always as (influence + interest) stored,
  archived_on date,
  revision integer not null default 1,
  source text collate "C",
  external_id text collate "C",
  sought text generated always as (lower((((name || ' '::text) || about) || ' '::text) || speaks)) stored,
  constraint stakeholder_pkey primary key (org, stakeholder),
  constraint stakeholder_org_added_by_fkey foreign key (org, added_by) references person(org, person),
  constraint stakeholder_org_fkey foreign key (org) references organisation(org),
  constraint stakeholder_org_of_person_fkey foreign key (org, of_person) references person(org, person),
  constraint stakeholder_org_of_team_fkey foreign key (org, of_team) references team(org, team),
  constraint stakeholder_org_owner_fkey foreign key (org, owner) references person(org, person),
  constraint stakeholder_org_team_fkey foreign key (org, team) references team(org, team),
  constraint stakeholder_attitude_check check (attitude = any (array['supports'::text, 'leans for'::text, 'neutral'::text, 'leans against'::text, 'opposes'::text])),
  constraint stakeholder_check check (of_person is null or of_team is null),
  constraint stakeholder_check1 check (side = 'inside'::text or of_person is null and of_team is null),
  constraint stakeholder_check2 check ((attitude is null) = (attitude_on is null)),
  constraint stakeholder_influence_check check (influence >= 0 and influence <= 100),
  constraint stakeholder_interest_check check (interest >= 0 and interest <= 100),
  constraint stakeholder_rhythm_check check (rhythm >= 1 and rhythm <= 366),
  constraint stakeholder_side_check check (side = any (array['inside'::text, 'outside'::text]))
);
alter table stakeholder enable row level security;
alter table stakeholder force row level security;
create index stakeholder_added_by on stakeholder using btree (org, added_by);
create index stakeholder_archived on stakeholder using btree (org, promise_due_on, weight desc, stakeholder desc) where archived_on is not null;
create unique index stakeholder_external on stakeholder using btree (org, source, external_id) where external_id is not null;
create index stakeholder_of_person on stakeholder using btree (org, of_person);
create index stakeholder_of_team on stakeholder using btree (org, of_team);
create index stakeholder_order on stakeholder using btree (org, promise_due_on, weight desc, stakeholder desc) where archived_on is null;
create index stakeholder_owner on stakeholder using btree (org, owner, next_on);
create index stakeholder_sought on stakeholder using gin (org, sought gin_trgm_ops);
create index stakeholder_team on stakeholder using btree (org, team);
create index stakeholder_weight on stakeholder using btree (org, weight desc, stakeholder desc) where archived_on is null;
create policy import_works on stakeholder to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on stakeholder to bearing_owner using (true) with check (true);
create policy viewer_inserts on stakeholder for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder.audience)) or owner = viewer_person()));
create policy viewer_selects on stakeholder for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder.audience)) or owner = viewer_person()));
create policy viewer_updates on stakeholder for update to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder.audience)) or owner = viewer_person())) with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder.audience)) or owner = viewer_person()));
grant insert, select, update on stakeholder to bearing_app;
grant insert, select, update on stakeholder to bearing_import;

create table stakeholder_contact (
  org uuid not null,
  contact uuid not null,
  stakeholder uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  spoke_on date not null,
  note text not null,
  source text collate "C",
  external_id text collate "C",
  constraint stakeholder_contact_pkey primary key (org, contact),
  constraint stakeholder_contact_org_by_fkey foreign key (org, by) references person(org, person),
  constraint stakeholder_contact_org_stakeholder_fkey foreign key (org, stakeholder) references stakeholder(org, stakeholder)
);
alter table stakeholder_contact enable row level security;
alter table stakeholder_contact force row level security;
create index stakeholder_contact_by on stakeholder_contact using btree (org, by);
create unique index stakeholder_contact_external on stakeholder_contact using btree (org, source, external_id) where external_id is not null;
create index stakeholder_contact_of on stakeholder_contact using btree (org, stakeholder, spoke_on desc, contact desc);
create policy import_works on stakeholder_contact to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on stakeholder_contact to bearing_owner using (true) with check (true);
create policy viewer_inserts on stakeholder_contact for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder_contact.audience))));
create policy viewer_selects on stakeholder_contact for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = stakeholder_contact.audience))));
grant insert, select on stakeholder_contact to bearing_app;
grant insert, select on stakeholder_contact to bearing_import;

create table standing (
  org uuid not null,
  node uuid not null,
  audience uuid not null,
  progress numeric(38,10),
  raw numeric(38,10),
  counted integer not null default 0,
  countable integer not null default 0,
  met integer not null default 0,
  not_met integer not null default 0,
  no_reading integer not null default 0,
  no_target integer not null default 0,
  health text collate "C" not null default 'unknown'::text,
  confidence numeric(4,1),
  read_on date,
  turns_at timestamp with time zone,
  shared boolean not null default false,
  below integer not null default 0,
  below_on_track integer not null default 0,
  below_at_risk integer not null default 0,
  below_off_track integer not null default 0,
  below_outdated integer not null default 0,
  below_unknown integer not null default 0,
  below_not_started integer not null default 0,
  below_met integer not null default 0,
  below_partly_met integer not null default 0,
  below_missed integer not null default 0,
  gap_owner boolean not null default false,
  gap_why boolean not null default false,
  gap_how boolean not null default false,
  gap_when boolean not null default false,
  below_gap_owner integer not null default 0,
  below_gap_why integer not null default 0,
  below_gap_how integer not null default 0,
  below_gap_when integer not null default 0,
  kind text collate "C" not null,
  adherence numeric(5,4),
  due_on date,
  checked_on date,
  constraint standing_pkey primary key (org, node)
) with (fillfactor=70);
alter table standing enable row level security;
alter table standing force row level security;
create index standing_bare on standing using btree (org, node) where countable = 0 and kind = 'goal'::text;
create index standing_by_checked on standing using btree (org, ( case when checked_on is null then 'infinity'::date else checked_on end), node) where kind = 'goal'::text;
create index standing_by_health on standing using btree (org, kind, coalesce(array_position(array['off track'::text, 'at risk'::text, 'outdated'::text, 'unknown'::text, 'missed'::text, 'partly met'::text, 'on track'::text, 'not started'::text, 'met'::text, 'abandoned'::text], health), 4), node);
create index standing_by_read on standing using btree (org, kind, ( case when read_on is null then 'infinity'::date else read_on end), node);
create index standing_gap_how on standing using btree (org, node) where gap_how;
create index standing_gap_owner on standing using btree (org, node) where gap_owner;
create index standing_gap_when on standing using btree (org, node) where gap_when;
create index standing_gap_why on standing using btree (org, node) where gap_why;
create index standing_health on standing using btree (org, kind, health, ( case when due_on is null then 'infinity'::date else due_on end), node);
create index standing_turns on standing using btree (turns_at, org) where turns_at is not null;
create policy digests_works on standing to bearing_digests using (true) with check (true);
create policy import_works on standing to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on standing to bearing_owner using (true) with check (true);
create policy roll_up_works on standing to bearing_roll_up using (true) with check (true);
create policy viewer_selects on standing for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = standing.audience))));
grant insert, select, update on standing to bearing_roll_up;
grant select on standing to bearing_app;
grant select on standing to bearing_digests;
grant select on standing to bearing_import;

create table standing_on (
  org uuid not null,
  node uuid not null,
  on_day date not null,
  audience uuid not null,
  progress numeric(38,10),
  met integer not null,
  not_met integer not null,
  health text collate "C" not null,
  constraint standing_on_pkey primary key (org, node, on_day)
) with (fillfactor=70);
alter table standing_on enable row level security;
alter table standing_on force row level security;
create policy owner_migrates on standing_on to bearing_owner using (true) with check (true);
create policy roll_up_works on standing_on to bearing_roll_up using (true) with check (true);
create policy viewer_selects on standing_on for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = standing_on.audience))));
grant insert, select, update on standing_on to bearing_roll_up;
grant select on standing_on to bearing_app;

create table strategy (
  org uuid not null,
  strategy uuid not null,
  audience uuid not null,
  by uuid,
  at timestamp with time zone not null default now(),
  published_on date not null,
  word text not null default ''::text,
  look_again_on date,
  in_force boolean not null default false,
  source text collate "C",
  external_id text collate "C",
  constraint strategy_pkey primary key (org, strategy),
  constraint strategy_org_by_fkey foreign key (org, by) references person(org, person),
  constraint strategy_org_fkey foreign key (org) references organisation(org)
);
alter table strategy enable row level security;
alter table strategy force row level security;
create index strategy_by on strategy using btree (org, by);
create unique index strategy_external on strategy using btree (org, source, external_id) where external_id is not null;
create unique index strategy_in_force on strategy using btree (org) where in_force;
create policy import_works on strategy to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on strategy to bearing_owner using (true) with check (true);
create policy viewer_inserts on strategy for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = strategy.audience))) and writes_strategy());
create policy viewer_selects on strategy for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = strategy.audience))));
grant delete, insert, select, update on strategy to bearing_import;
grant insert, select on strategy to bearing_app;

create table strategy_choice (
  org uuid not null,
  strategy uuid not null,
  kind text collate "C" not null,
  place integer not null,
  audience uuid not null,
  body text not null,
  reason text not null default ''::text,
  constraint strategy_choice_pkey primary key (org, strategy, kind, place),
  constraint strategy_choice_org_strategy_fkey foreign key (org, strategy) references strategy(org, strategy),
  constraint strategy_choice_kind_check check (kind = any (array['where to play'::text, 'how to win'::text, 'not to do'::text]))
);
alter table strategy_choice enable row level security;
alter table strategy_choice force row level security;
create policy import_works on strategy_choice to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on strategy_choice to bearing_owner using (true) with check (true);
create policy viewer_inserts on strategy_choice for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = strategy_choice.audience))) and writes_strategy());
create policy viewer_selects on strategy_choice for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = strategy_choice.audience))));
grant delete, insert, select on strategy_choice to bearing_import;
grant insert, select on strategy_choice to bearing_app;

create table strategy_draft (
  org uuid not null,
  words jsonb not null,
  by uuid,
  at timestamp with time zone not null default now(),
  revision integer not null default 1,
  constraint strategy_draft_pkey primary key (org),
  constraint strategy_draft_org_by_fkey foreign key (org, by) references person(org, person),
  constraint strategy_draft_org_fkey foreign key (org) references organisation(org)
);
alter table strategy_draft enable row level security;
alter table strategy_draft force row level security;
create policy owner_migrates on strategy_draft to bearing_owner using (true) with check (true);
create policy viewer_deletes on strategy_draft for delete to bearing_app using (org = viewer_org() and writes_strategy());
create policy viewer_inserts on strategy_draft for insert to bearing_app with check (org = viewer_org() and writes_strategy());
create policy viewer_selects on strategy_draft for select to bearing_app using (org = viewer_org() and writes_strategy());
create policy viewer_updates on strategy_draft for update to bearing_app using (org = viewer_org() and writes_strategy()) with check (org = viewer_org() and writes_strategy());
grant delete, insert, select, update on strategy_draft to bearing_app;

create table team (
  org uuid not null,
  team uuid not null,
  name text not null,
  parent uuid,
  lead uuid,
  source text collate "C",
  external_id text collate "C",
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  rhythm integer,
  archived_on date,
  rhythm_follows boolean not null default false,
  constraint team_pkey primary key (org, team),
  constraint team_org_fkey foreign key (org) references organisation(org),
  constraint team_org_lead_fkey foreign key (org, lead) references person(org, person),
  constraint team_org_parent_fkey foreign key (org, parent) references team(org, team),
  constraint team_rhythm_check check (rhythm >= 1 and rhythm <= 366)
);
alter table team enable row level security;
alter table team force row level security;
create unique index team_external on team using btree (org, source, external_id) where external_id is not null;
create index team_lead on team using btree (org, lead);
create index team_parent on team using btree (org, parent);
create index team_rhythm_follows on team using btree (org, team) where rhythm_follows;
create policy digests_works on team to bearing_digests using (true) with check (true);
create policy import_works on team to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on team to bearing_owner using (true) with check (true);
create policy roll_up_works on team to bearing_roll_up using (true) with check (true);
create policy viewer_inserts on team for insert to bearing_app with check (org = viewer_org() and true);
create policy viewer_selects on team for select to bearing_app using (org = viewer_org() and true);
create policy viewer_updates on team for update to bearing_app using (org = viewer_org() and true) with check (org = viewer_org() and true);
grant insert, select, update on team to bearing_app;
grant insert, select, update on team to bearing_import;
grant select on team to bearing_digests;
grant select on team to bearing_roll_up;

create table team_purpose (
  org uuid not null,
  purpose uuid not null,
  team uuid not null,
  audience uuid not null,
  body text not null,
  by uuid,
  at timestamp with time zone not null default now(),
  constraint team_purpose_pkey primary key (org, purpose),
  constraint team_purpose_org_by_fkey foreign key (org, by) references person(org, person),
  constraint team_purpose_org_team_fkey foreign key (org, team) references team(org, team)
);
alter table team_purpose enable row level security;
alter table team_purpose force row level security;
create index team_purpose_by on team_purpose using btree (org, by);
create index team_purpose_team on team_purpose using btree (org, team, at desc, purpose desc);
create policy import_works on team_purpose to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on team_purpose to bearing_owner using (true) with check (true);
create policy viewer_inserts on team_purpose for insert to bearing_app with check (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = team_purpose.audience))) and by = viewer_person());
create policy viewer_selects on team_purpose for select to bearing_app using (org = viewer_org() and (audience = org or (exists ( select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = team_purpose.audience))));
grant insert, select on team_purpose to bearing_app;
grant insert, select on team_purpose to bearing_import;

create table team_within (
  org uuid not null,
  team uuid not null,
  ancestor uuid not null,
  distance integer not null,
  constraint team_within_pkey primary key (org, team, ancestor)
);
alter table team_within enable row level security;
alter table team_within force row level security;
create index team_within_below on team_within using btree (org, ancestor, distance);
create policy digests_works on team_within to bearing_digests using (true) with check (true);
create policy import_works on team_within to bearing_import using (org = viewer_org()) with check (org = viewer_org());
create policy owner_migrates on team_within to bearing_owner using (true) with check (true);
create policy viewer_selects on team_within for select to bearing_app using (org = viewer_org() and true);
grant select on team_within to bearing_app;
grant select on team_within to bearing_digests;
grant select on team_within to bearing_import;

create or replace function add_up(of_org uuid, measures uuid[], today date)
 returns uuid[]
 language plpgsql
as $function$
declare
  changed uuid[];
begin
  with added as (
    select s.node, case when abs(t.value) < 1e28 then t.value end as value, case when abs(t.value) < 1e28 then t.value_on end as value_on
    from measure s
    join node g on g.org = of_org and g.node = s.goal and g.state <> 'closed'
    cross join lateral (
      select sum(m.value) as value, max(m.value_on) as value_on
      from carries e
      join node c on c.org = of_org and c.node = e.child and c.kind = 'goal'
      join measure m on m.org = of_org and m.goal = e.child and lower(m.unit) = lower(s.unit)
      join node x on x.org = of_org and x.node = m.node and x.state <> 'closed'
      where e.org = of_org and e.parent = s.goal and e.accepted and e.share is distinct from 0
        and c.state <> 'draft' and c.closed_as is distinct from 'abandoned'
        and (c.counts_upward or c.audience in (g.audience, of_org) or as_wide(of_org, c.audience, g.audience))
    ) t
    where s.org = of_org and s.node = any (measures) and s.adds_up
  ), written as (
    update measure m set value = a.value, value_on = a.value_on from added a
    where m.org = of_org and m.node = a.node and (m.value, m.value_on) is distinct from (a.value, a.value_on)
    returning m.node, m.audience, m.value
  ), kept as (
    -- last among the readings of its day, whoever read it before it added up
    insert into reading as r (org, check_in, measure, audience, read_on, value, superseded)
    select of_org, overlay(overlay('ffffffff' || right(md5(w.node::text || today), 24) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid, w.node, w.audience, today, coalesce(w.value, 0), w.value is null
    from written w
    on conflict (org, check_in, measure) do update set value = excluded.value, superseded = excluded.superseded
  )
  select array_agg(w.node) into changed from written w;
  return coalesce(changed, '{}');
end $function$;

create or replace function adherence_of(done_every integer, done_on smallint[], start_on date, due_on date, today date, days date[])
 returns table(due integer, done integer, turns_on date)
 language sql
 stable parallel safe
as $function$
  with asked as (
    select least(today, due_on) as until, d.day from (select 1) one left join unnest(days) d(day) on d.day between start_on and least(today, due_on)
  ), by_stretch as (
    select max((a.until - start_on) / done_every) as running, count(distinct (a.day - start_on) / done_every)::integer as done,
      coalesce(bool_or((a.day - start_on) / done_every = (a.until - start_on) / done_every), false) as running_done
    from asked a where done_on is null and a.until >= start_on
  ), by_weekday as (
    select count(distinct a.day) filter (where extract(isodow from a.day) = any (done_on))::integer as done,
      coalesce(bool_or(a.day = a.until and extract(isodow from a.day) = any (done_on)), false) as running_done, max(a.until) as until
    from asked a where done_on is not null and a.until >= start_on
  ), found as (
    select s.running + s.running_done::integer as due, s.done, start_on + (s.running + 1 + s.running_done::integer) * done_every as turns_on
    from by_stretch s where s.running is not null
    union all
    -- days of a weekday before a day are its weeks since the first such day, 1 January 2024 having been a Monday
    select (select sum(floor((w.until - date '2024-01-01' - o.day + 7) / 7.0) - floor((start_on - date '2024-01-01' - o.day + 7) / 7.0))::integer
        from unnest(done_on) o(day)) + w.running_done::integer, w.done,
      (select min(w.until + ahead + 1) from generate_series(w.running_done::integer, 7) ahead
        where extract(isodow from w.until + ahead) = any (done_on))
    from by_weekday w where w.until is not null
    union all
    select 0, 0, case when done_on is null then start_on + done_every
      else (select min(start_on + ahead + 1) from generate_series(0, 6) ahead where extract(isodow from start_on + ahead) = any (done_on)) end
    where least(today, due_on) < start_on
  )
  select f.due, f.done, case when due_on is null or f.turns_on <= due_on then f.turns_on end from found f
$function$;

create or replace function alike_titles(words text)
 returns table(node uuid, likeness real)
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return query
  select n.node, similarity(lower(n.title), lower(words)) as likeness from node n
  where n.org = of_org and n.kind <> 'measure' and lower(n.title) % lower(words)
  order by 2 desc, 1 limit 200;
end $function$;

create or replace function as_wide(of_org uuid, child uuid, parent uuid)
 returns boolean
 language sql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
  select child = parent or child = of_org or exists (
    select 1 from audience c
    join audience p on p.org = of_org and p.audience = parent and p.word = 'team'
    join team_within w on w.org = of_org and w.team = p.team and w.ancestor = c.team
    where c.org = of_org and c.audience = child and c.word = 'team'
  )
$function$;

create or replace function asks_me(of_pulse uuid)
 returns boolean
 language plpgsql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from pulse_asked a where a.org = of_org and a.pulse = of_pulse and a.person = of_person);
end $function$;

create or replace function audiences_in_use(of_org uuid)
 returns setof uuid
 language sql
 stable
as $function$
  select n.audience from node n where n.org = of_org
  union select d.audience from decision d where d.org = of_org
  union select c.audience from change c where c.org = of_org
  union select b.audience from briefing b where b.org = of_org
  union select s.audience from stakeholder s where s.org = of_org
  union select s.audience from strategy s where s.org = of_org
  union select u.audience from allotment_used u where u.org = of_org
  union select s.audience from signal s where s.org = of_org
  union select s.audience from scan s where s.org = of_org
  union select i.audience from indicator i where i.org = of_org
  union select p.audience from pulse p where p.org = of_org
  union select v.audience from saved_view v where v.org = of_org
$function$;

create or replace function briefing_brought_in(of_briefing uuid)
 returns boolean
 language plpgsql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing and b.source is not null);
end $function$;

create or replace function briefing_holders(of_briefing uuid, of_day date, most integer)
 returns table(person uuid, arrived_on date, pass_by date, nudged_on date, waiting bigint)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select c.person, c.arrived_on, c.pass_by, c.nudged_on, (
    select count(*) from managing g where g.org = of_org and g.manager = c.person and g.to_on is null and not exists (
      select 1 from briefing_copy d where d.org = of_org and d.briefing = of_briefing and d.person = g.person))
  from briefing_copy c join person p on p.org = of_org and p.person = c.person and (p.ends_on is null or p.ends_on >= of_day)
  where c.org = of_org and c.briefing = of_briefing and c.passes and c.passed_at is null and c.manager is not null
  order by c.arrived_on, c.person limit most;
end $function$;

create or replace function briefing_holding(of_briefing uuid, of_day date)
 returns table(days integer, passed boolean, managers bigint)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select coalesce(c.passed_on, of_day) - c.arrived_on, c.passed_on is not null and not c.by_clock, count(*)
  from briefing_copy c
  where c.org = of_org and c.briefing = of_briefing and c.passes and c.manager is not null
  group by 1, 2 order by 1, 2;
end $function$;

create or replace function briefing_in_sight(of_briefing uuid)
 returns boolean
 language plpgsql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing);
end $function$;

create or replace function briefing_is_own(of_briefing uuid)
 returns boolean
 language plpgsql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing and b.owner = of_person);
end $function$;

create or replace function briefing_line(of_briefing uuid)
 returns table(person uuid, words text, passed_on date, by_clock boolean, height integer)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  with recursive up(above, height) as (
    select c.manager, 1 from briefing_copy c where c.org = of_org and c.briefing = of_briefing and c.person = of_person
    union all
    select c.manager, u.height + 1 from up u join briefing_copy c on c.org = of_org and c.briefing = of_briefing and c.person = u.above
    where u.height < 200
  )
  select c.person, c.words, c.passed_on, c.by_clock, u.height
  from up u join briefing_copy c on c.org = of_org and c.briefing = of_briefing and c.person = u.above and c.manager is not null
  order by u.height desc;
end $function$;

create or replace function briefing_nudge(of_briefing uuid, of_person uuid, of_day date)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return false;
  end if;
  update briefing_copy c set nudged_on = of_day
  where c.org = of_org and c.briefing = of_briefing and c.person = of_person and c.passes and c.passed_at is null and c.nudged_on is null;
  return found;
end $function$;

create or replace function briefing_reached(of_briefing uuid)
 returns boolean
 language plpgsql
 stable
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from briefing_copy c where c.org = of_org and c.briefing = of_briefing and c.person = of_person);
end $function$;

create or replace function briefing_sums(of_briefing uuid, at_least integer)
 returns table(team uuid, reached bigint, understood bigint, questions bigint, concerns bigint)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  fewest integer := greatest(at_least, 5);
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  with first_said as (
    select distinct on (m.team, m.person) m.team, m.person, m.mark, m.at, m.marking
    from briefing_mark m where m.org = of_org and m.briefing = of_briefing
    order by m.team, m.person, m.at, m.marking
  ), placed as (
    select f.team, f.mark, row_number() over (partition by f.team order by f.at, f.marking) as place,
      count(*) over (partition by f.team) as persons
    from first_said f
  ), told as (
    select p.team, count(*) filter (where p.mark = 'understood') as understood, count(*) filter (where p.mark = 'question') as questions,
      count(*) filter (where p.mark = 'concern') as concerns
    from placed p where p.place <= p.persons - p.persons % fewest group by p.team
  ), came as (
    select c.team, count(*) as reached from briefing_copy c
    where c.org = of_org and c.briefing = of_briefing and c.manager is not null group by c.team
  )
  select a.team, a.reached, t.understood, t.questions, t.concerns
  from came a left join told t on t.team is not distinct from a.team;
end $function$;

create or replace function briefing_words(of_briefing uuid, most integer)
 returns table(person uuid, words text, passed_on date)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select c.person, c.words, c.passed_on from briefing_copy c
  where c.org = of_org and c.briefing = of_briefing and c.words <> '' and c.manager is not null
  order by c.passed_at desc, c.person limit most;
end $function$;

create or replace function briefings_stuck(of_owner uuid, of_team uuid, of_day date, most integer)
 returns table(briefing uuid, title text, person uuid, arrived_on date, pass_by date)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  select b.briefing, b.title, c.person, c.arrived_on, c.pass_by
  from briefing b join briefing_copy c on c.org = of_org and c.briefing = b.briefing and c.passes and c.passed_at is null
  join person p on p.org = of_org and p.person = c.person and (p.ends_on is null or p.ends_on >= of_day)
  where b.org = of_org and b.owner = of_person and b.travels and c.arrived_on < of_day
    and (of_owner is null or b.owner = of_owner)
    and (of_team is null or exists (
      select 1 from membership m join team_within w on w.org = of_org and w.team = m.team and w.ancestor = of_team
      where m.org = of_org and m.person = c.person and m.to_on is null))
  order by c.arrived_on, b.briefing, c.person limit most;
end $function$;

create or replace function changes_worked_on(of_run uuid, since timestamp with time zone)
 returns table(kind text, subject uuid, name text)
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  brought uuid[] := array(select x.id::uuid from import_change m
    cross join jsonb_array_elements_text(m.before -> 'changes') x(id)
    where m.org = of_org and m.run = of_run and m.kind = 'conversation' and jsonb_typeof(m.before -> 'changes') = 'array');
begin
  return query select 'change', c.change, c.title from change c
  where c.org = of_org and c.change = any (brought) and (c.revision > 1
    or exists (select 1 from pulse p where p.org = of_org and p.subject = c.change)
    or exists (select 1 from event e where e.org = of_org and e.subject = c.change and e.at > since
      and not exists (select 1 from import_change i where i.org = of_org and i.kind = 'event' and i.subject = e.event)))
  order by c.title, c.change;
end $function$;

create or replace function curve_ahead(curve numeric[], today date, progress numeric)
 returns numeric[]
 language sql
 immutable parallel safe
return (select array[curve_at(curve, (today - '2000-01-01'::date)), (curve_beyond(curve, (today - '2000-01-01'::date), (progress + 0.10)))::numeric, (curve_beyond(curve, (today - '2000-01-01'::date), (progress + 0.25)))::numeric] as "array" where (curve is not null));

create or replace function curve_among(curves jsonb, whole numeric, start_on date, due_on date)
 returns numeric[]
 language sql
 stable parallel safe
return (with each as (select ((x.pair ->> 0))::numeric as weight, array(select (n.value)::numeric as n from jsonb_array_elements_text((x.pair -> 1)) n(value)) as curve from jsonb_array_elements(curve_among.curves) x(pair)), day as (select (e.curve[((2 * i.i) - 1)])::integer as day from (each e cross join lateral generate_series(1, (cardinality(e.curve) / 2)) i(i)) union select (curve_among.start_on - '2000-01-01'::date) union select (curve_among.due_on - '2000-01-01'::date)), point as (select d.day, round(((sum((e.weight * curve_at(e.curve, d.day))) / curve_among.whole) + (((1)::numeric - (sum(e.weight) / curve_among.whole)) * least(greatest((((d.day - (curve_among.start_on - '2000-01-01'::date)))::numeric / ((curve_among.due_on - curve_among.start_on))::numeric), (0)::numeric), (1)::numeric))), 10) as part from (day d cross join each e) group by d.day) select array_agg(v.number order by p.day, v.at) as array_agg from (point p cross join lateral (select 0 as at, (p.day)::numeric as number union all select 1, p.part) v) where ((curve_among.start_on < curve_among.due_on) and (curve_among.whole > (0)::numeric)));

create or replace function curve_at(curve numeric[], day integer)
 returns numeric
 language sql
 immutable parallel safe
return case when ((day)::numeric <= (curve)[1]) then (curve)[2] when ((day)::numeric >= (curve)[(cardinality(curve) - 1)]) then (curve)[cardinality(curve)] else (select ((curve_at.curve)[(2 * i.i)] + ((((curve_at.curve)[((2 * i.i) + 2)] - (curve_at.curve)[(2 * i.i)]) * ((curve_at.day)::numeric - (curve_at.curve)[((2 * i.i) - 1)])) / ((curve_at.curve)[((2 * i.i) + 1)] - (curve_at.curve)[((2 * i.i) - 1)]))) from generate_series(1, ((cardinality(curve_at.curve) / 2) - 1)) i(i) where (((curve_at.curve)[((2 * i.i) - 1)] <= (curve_at.day)::numeric) and ((curve_at.day)::numeric < (curve_at.curve)[((2 * i.i) + 1)]))) end;

create or replace function curve_below(of_org uuid, of_goal uuid, start_on date, due_on date)
 returns numeric[]
 language sql
 stable
as $function$
  select case when exists (select 1 from measure f where f.org = of_org and f.goal = of_goal and f.phases is not null) then (
    with edge as (
      select coalesce(e.share, greatest(100 - coalesce(sum(e.share) over (), 0), 0) / nullif(count(*) filter (where e.share is null) over (), 0)) as weight,
        c.gives_progress and c.state <> 'draft' and c.closed_as is distinct from 'abandoned' and s.progress is not null as known,
        case when m.phases is not null
          then curve_of(m.phases, m.direction, m.baseline, m.target, coalesce(c.start_on, p.start_on), coalesce(c.due_on, p.due_on)) end as curve
      from node p
      join carries e on e.org = of_org and e.parent = p.node and e.accepted
      join node c on c.org = of_org and c.node = e.child
      left join standing s on s.org = of_org and s.node = e.child
      left join measure m on m.org = of_org and m.node = e.child
      where p.org = of_org and p.node = of_goal
        and (c.counts_upward or c.audience in (p.audience, of_org) or as_wide(of_org, c.audience, p.audience))
    )
    select curve_among(jsonb_agg(jsonb_build_array(e.weight, to_jsonb(e.curve))) filter (where e.curve is not null), sum(e.weight), start_on, due_on)
    from edge e where e.known and e.weight > 0
  ) end
$function$;

create or replace function curve_beyond(curve numeric[], day integer, part numeric)
 returns integer
 language sql
 immutable parallel safe
return (select (min(case when (f.first_part > (curve_beyond.part + 0.000000001)) then f.first else ((f.from_day + floor(((((curve_beyond.part - f.from_part) * (f.to_day - f.from_day)) / (f.to_part - f.from_part)) + 0.000000001))) + (1)::numeric) end))::integer as min from (generate_series(1, ((cardinality(curve_beyond.curve) / 2) - 1)) i(i) cross join lateral (select (curve_beyond.curve)[((2 * i.i) - 1)] as from_day, (curve_beyond.curve)[(2 * i.i)] as from_part, (curve_beyond.curve)[((2 * i.i) + 1)] as to_day, (curve_beyond.curve)[((2 * i.i) + 2)] as to_part, (greatest((curve_beyond.curve)[((2 * i.i) - 1)], (curve_beyond.day)::numeric) + (1)::numeric) as first, ((curve_beyond.curve)[(2 * i.i)] + ((((curve_beyond.curve)[((2 * i.i) + 2)] - (curve_beyond.curve)[(2 * i.i)]) * ((greatest((curve_beyond.curve)[((2 * i.i) - 1)], (curve_beyond.day)::numeric) + (1)::numeric) - (curve_beyond.curve)[((2 * i.i) - 1)])) / ((curve_beyond.curve)[((2 * i.i) + 1)] - (curve_beyond.curve)[((2 * i.i) - 1)]))) as first_part offset 0) f) where ((f.first <= f.to_day) and ((f.first_part > (curve_beyond.part + 0.000000001)) or (f.to_part > (curve_beyond.part + 0.000000001)))));

create or replace function curve_of(phases jsonb, direction text, baseline numeric, target numeric, start_on date, due_on date)
 returns numeric[]
 language sql
 stable parallel safe
return (select array_agg(v.number order by p.day, v.at) as array_agg from ((select (curve_of.start_on - '2000-01-01'::date) as day, (0)::numeric as part union all select (((x.phase ->> 'on'::text))::date - '2000-01-01'::date), least(greatest(measure_progress(curve_of.direction, curve_of.baseline, curve_of.target, null::numeric, ((x.phase ->> 'value'::text))::numeric), (0)::numeric), (1)::numeric) as "least" from jsonb_array_elements(curve_of.phases) x(phase) where ((((x.phase ->> 'on'::text))::date > curve_of.start_on) and (((x.phase ->> 'on'::text))::date < curve_of.due_on)) union all select (curve_of.due_on - '2000-01-01'::date), (1)::numeric as "numeric") p cross join lateral (select 0 as at, (p.day)::numeric as number union all select 1, p.part) v) where ((curve_of.direction <> all (array['between'::text, 'done'::text])) and (curve_of.baseline <> curve_of.target) and (curve_of.start_on < curve_of.due_on)) having ((count(*) > 4) and bool_and((v.number is not null))));

create or replace function date_edge()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  today date := org_today(coalesce(new.org, old.org));
begin
  if tg_op <> 'INSERT' then
    update carries_dated d set to_on = today
    where d.org = old.org and d.parent = old.parent and d.child = old.child and d.to_on is null and (tg_op = 'DELETE' or d.from_on < today);
  end if;
  if tg_op <> 'DELETE' then
    insert into carries_dated (org, parent, child, from_on, share, accepted) values (new.org, new.parent, new.child, today, new.share, new.accepted)
    on conflict (org, parent, child, from_on) do update set share = excluded.share, accepted = excluded.accepted, to_on = null;
  end if;
  return null;
end $function$;

create or replace function date_holding()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  today date := org_today(new.org);
  of_subject uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if tg_op = 'UPDATE' and (old.owner, old.audience) is not distinct from (new.owner, new.audience) then
    return null;
  end if;
  update holding h set to_on = today where h.org = new.org and h.subject = of_subject and h.to_on is null and h.from_on < today;
  insert into holding (org, subject, from_on, owner, audience) values (new.org, of_subject, today, new.owner, new.audience)
  on conflict (org, subject, from_on) do update set owner = excluded.owner, audience = excluded.audience, to_on = null;
  return null;
end $function$;

create or replace function date_node()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  today date := org_today(new.org);
begin
  if tg_op = 'UPDATE' and (old.owner, old.audience) is not distinct from (new.owner, new.audience) then
    return null;
  end if;
  if new.kind = 'measure' then
    return null;
  end if;
  update node_dated d set to_on = today where d.org = new.org and d.node = new.node and d.to_on is null and d.from_on < today;
  insert into node_dated (org, node, from_on, owner, audience) values (new.org, new.node, today, new.owner, new.audience)
  on conflict (org, node, from_on) do update set owner = excluded.owner, audience = excluded.audience, to_on = null;
  return null;
end $function$;

create or replace function decisions_worked_on(of_run uuid, since timestamp with time zone)
 returns table(kind text, subject uuid, name text)
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  brought uuid[] := array(select x.id::uuid from import_change m
    cross join jsonb_array_elements_text(m.before -> 'decisions') x(id)
    where m.org = of_org and m.run = of_run and m.kind = 'conversation' and jsonb_typeof(m.before -> 'decisions') = 'array');
begin
  return query select 'decision', c.decision, c.question from decision c
  where c.org = of_org and c.decision = any (brought) and (c.revision > 1
    or exists (select 1 from pulse p where p.org = of_org and p.subject = c.decision)
    or exists (select 1 from event e where e.org = of_org and e.subject = c.decision and e.at > since
      and not exists (select 1 from import_change i where i.org = of_org and i.kind = 'event' and i.subject = e.event)))
  order by c.question, c.decision;
end $function$;

create or replace function deputy_of(of_org uuid, of_node uuid, on_day date)
 returns setof uuid
 language sql
 stable
as $function$
  select g.deputy from goal g
  where g.org = of_org and g.node = of_node and g.deputy is not null
    and (g.deputy_from is null or g.deputy_from <= on_day) and (g.deputy_to is null or g.deputy_to >= on_day)
$function$;

create or replace function discard_draft(of_goal uuid)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  nodes uuid[] := array(select of_goal union all select m.node from measure m where m.org = of_org and m.goal = of_goal);
  -- what it supported, and what supported it: both ask whether there is still a link
  around uuid[] := array(select e.parent from carries e where e.org = of_org and e.child = of_goal
    union select e.child from carries e where e.org = of_org and e.parent = of_goal and not e.child = any (nodes));
begin
  -- a batch under way could write the standing of what is deleted here
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  if not exists (select 1 from node n where n.org = of_org and n.node = of_goal and n.state = 'draft')
    or exists (select 1 from check_in c where c.org = of_org and c.goal = of_goal) then
    return false;
  end if;
  perform forget_links(nodes);
  delete from carries e where e.org = of_org and (e.child = any (nodes) or e.parent = any (nodes));
  delete from standing s where s.org = of_org and s.node = any (nodes);
  delete from standing_on s where s.org = of_org and s.node = any (nodes);
  delete from node_dated d where d.org = of_org and d.node = any (nodes);
  -- of measures that add up
  delete from reading r where r.org = of_org and r.measure = any (nodes);
  delete from measure m where m.org = of_org and m.node = any (nodes);
  delete from goal g where g.org = of_org and g.node = of_goal;
  perform forget_conversation(array[of_goal]);
  delete from dirty d where d.org = of_org and d.node = any (nodes);
  delete from node n where n.org = of_org and n.node = any (nodes);
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), a from unnest(around) a;
  return true;
end $function$;

create or replace function end_offers(of_subject uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update offer o set ended_as = 'withdrawn', ended_at = now()
  where o.org = of_org and o.subject = of_subject and o.ended_as is null;
end $function$;

create or replace function end_offers_of_others()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  update offer o set ended_as = 'withdrawn', ended_at = now()
  where o.org = new.org and o.subject = (to_jsonb(new) ->> tg_argv[0])::uuid and o.ended_as is null and o.giver is distinct from new.owner;
  return null;
end $function$;

create or replace function event_id()
 returns uuid
 language sql
return (select (((((substr(x.hex, 1, 8) || '-'::text) || substr(x.hex, 9, 4)) || '-7'::text) || substr((gen_random_uuid())::text, 16)))::uuid as uuid from (select lpad(to_hex(((extract(epoch from clock_timestamp()) * (1000)::numeric))::bigint), 12, '0'::text) as hex) x);

create or replace function faithfulness(of_org uuid, of_goal uuid, done_every integer, done_on smallint[], start_on date, due_on date, today date)
 returns numeric[]
 language sql
 stable
as $function$
  select array[case when d.due > 0 then round(d.done::numeric / d.due, 4) end, (d.turns_on - date '2000-01-01')::numeric]
  from (select 1) one
  left join lateral adherence_of(done_every, done_on, start_on, due_on, today, array(
    select o.read_on from check_in o
    where o.org = of_org and o.goal = of_goal
      and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = o.check_in))) d on true
$function$;

create or replace function find_frequent_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
 returns table(person uuid)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
 set enable_bitmapscan to 'off'
 set enable_sort to 'off'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return query
  select p.person from person p
  where p.org = of_org
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (parts)
    and (with_left or p.ends_on is null or p.ends_on >= org_today(p.org))
    and (after_name is null or (p.name collate "und-x-icu", p.person) > (after_name collate "und-x-icu", after_person))
  order by p.name collate "und-x-icu", p.person
  limit most;
end $function$;

create or replace function find_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
 returns table(person uuid)
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  part text;
begin
  foreach part in array parts loop
    -- With its two signs for "anything", a part of five has the three letters that the index needs.
    if char_length(part) >= 5 and persons_holding(part) < 1000 then
      return query select f.person from find_rare_persons(part || parts, after_name, after_person, with_left, least(most, 500)) f;
      return;
    end if;
  end loop;
  return query select f.person from find_frequent_persons(parts, after_name, after_person, with_left, least(most, 500)) f;
end $function$;

create or replace function find_rare_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
 returns table(person uuid)
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return query
  select p.person from person p
  where p.org = of_org
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like parts[1]
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (parts)
    and (with_left or p.ends_on is null or p.ends_on >= org_today(p.org))
    and (after_name is null or (p.name collate "und-x-icu", p.person) > (after_name collate "und-x-icu", after_person))
  order by p.name collate "und-x-icu", p.person
  limit most;
end $function$;

create or replace function forget_conversation(nodes uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from comment_edit c where c.org = of_org and c.node = any (nodes);
  delete from comment_withdrawal c where c.org = of_org and c.node = any (nodes);
  delete from comment c where c.org = of_org and c.node = any (nodes);
  delete from reaction r where r.org = of_org and r.node = any (nodes);
  delete from acknowledgement a where a.org = of_org and a.node = any (nodes);
  delete from following f where f.org = of_org and f.node = any (nodes);
  delete from notice n where n.org = of_org and (n.node = any (nodes) or n.about = any (nodes));
  delete from off_track o where o.org = of_org and o.node = any (nodes);
end $function$;

create or replace function forget_links(nodes uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from scan_link l where l.org = of_org and l.target = any (nodes);
  delete from signal_link l where l.org = of_org and l.node = any (nodes);
  delete from decision_link l where l.org = of_org and l.node = any (nodes);
  delete from change_link l where l.org = of_org and l.node = any (nodes);
  delete from briefing_link l where l.org = of_org and l.subject = any (nodes);
  delete from priority_link l where l.org = of_org and l.node = any (nodes);
  delete from expectation_link l where l.org = of_org and l.node = any (nodes);
  perform forget_subjects(nodes);
end $function$;

create or replace function forget_subjects(subjects uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from holding h where h.org = of_org and h.subject = any (subjects);
  update offer o set ended_as = 'withdrawn', ended_at = now() where o.org = of_org and o.subject = any (subjects) and o.ended_as is null;
  delete from shared_text s where s.org = of_org and s.subject = any (subjects);
end $function$;

create or replace function forget_told(persons uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from notice n where n.org = of_org and n.person = any (persons);
  delete from following f where f.org = of_org and f.person = any (persons);
  delete from notice_preference w where w.org = of_org and w.person = any (persons);
  delete from quiet_hours q where q.org = of_org and q.person = any (persons);
end $function$;

create or replace procedure guard(in guarded text, in verbs text, in reads text default 'true'::text, in writes text default 'true'::text)
 language plpgsql
as $procedure$
declare
  old record;
  verb text;
  reading text := format('org = viewer_org() and (%s)', policy_words(guarded, reads));
  writing text := format('org = viewer_org() and (%s)', policy_words(guarded, writes));
begin
  for old in select policyname from pg_policies where schemaname = 'public' and tablename = guarded loop
    execute format('drop policy %I on %I', old.policyname, guarded);
  end loop;
  execute format('alter table %I enable row level security', guarded);
  execute format('alter table %I force row level security', guarded);
  execute format('revoke all on %I from public, bearing_app, bearing_sign_in, bearing_roll_up, bearing_import, bearing_digests, bearing_answer_box', guarded);
  execute format('create policy owner_migrates on %I to bearing_owner using (true) with check (true)', guarded);
  foreach verb in array string_to_array(replace(verbs, ' ', ''), ',') loop
    if verb = '' then
      continue;
    end if;
    execute format('grant %s on %I to bearing_app', verb, guarded);
    if verb in ('select', 'delete') then
      execute format('create policy viewer_%ss on %I for %1$s to bearing_app using (%3$s)', verb, guarded, case verb when 'select' then reading else writing end);
    elsif verb = 'insert' then
      execute format('create policy viewer_inserts on %I for insert to bearing_app with check (%s)', guarded, writing);
    else
      execute format('create policy viewer_updates on %I for update to bearing_app using (%s) with check (%s)', guarded, writing, writing);
    end if;
  end loop;
end $procedure$;

create or replace procedure guard_system(in guarded text, in role text, in verbs text, in everywhere boolean default false)
 language plpgsql
as $procedure$
declare
  condition text := case when everywhere then 'true' else 'org = viewer_org()' end;
begin
  execute format('grant %s on %I to bearing_%s', verbs, guarded, role);
  execute format('create policy %s_works on %I to bearing_%s using (%s) with check (%s)', role, guarded, role, condition, condition);
end $procedure$;

create or replace function health_of(state text, closed_as text, start_on date, due_on date, today date, progress numeric, met integer, not_met integer, no_reading integer, read_on date, confidence numeric, rhythm integer, below integer, known integer, bad numeric, ahead numeric[], enough numeric, next_on date)
 returns table(health text, turns_on date)
 language sql
 immutable parallel safe
as $function$
  select case c.course
      when 'closed' then closed_as
      when 'draft' then 'not started'
      when 'unread' then case when start_on > today then 'not started' else 'unknown' end
      when 'ended' then case
        when progress >= enough then 'met'
        when progress is not null then 'missed'
        when not_met > 0 then 'missed'
        when met > 0 and no_reading = 0 then 'met'
        else 'unknown'
      end
      when 'outdated' then 'outdated'
      else case greatest(p.pace, case when confidence >= 7 then 0 when confidence >= 4 then 1 when confidence is not null then 2 end)
        when 0 then 'on track'
        when 1 then 'at risk'
        when 2 then 'off track'
        else case
          when known > 0 and 2 * known >= below
          then case when bad <= 0.2 * known then 'on track' when bad <= 0.4 * known then 'at risk' else 'off track' end
          else 'unknown'
        end
      end
    end,
    case c.course
      when 'unread' then least(case when start_on > today then start_on end, next_on)
      when 'outdated' then least(due_on + 1, next_on)
      when 'running' then least(read_on + 2 * rhythm + 1, due_on + 1, next_on,
        -- the first day on which what is expected has moved on too far
        case
          when b.behind is null or p.pace = 2 then null
          when ahead is not null then date '2000-01-01' + ahead[p.pace + 2]::integer
          else greatest(today + 1, start_on + floor((progress + case p.pace when 0 then 0.10 else 0.25 end) * (due_on - start_on))::integer + 1)
        end)
    end
  from (
    select case
      when state = 'closed' then 'closed'
      when state = 'draft' then 'draft'
      when read_on is null then 'unread'
      when due_on < today then 'ended'
      when today > read_on + 2 * rhythm then 'outdated'
      else 'running'
    end as course
  ) c
  cross join lateral (
    select case
      when progress >= 1 then null
      when ahead is not null then ahead[1] - progress
      when due_on > start_on then greatest(today - start_on, 0)::numeric / (due_on - start_on) - progress
    end as behind
    offset 0
  ) b
  cross join lateral (
    select case
      when progress >= 1 then 0
      when b.behind <= 0.10 then 0
      when b.behind <= 0.25 then 1
      when b.behind is not null then 2
      when progress is null and met > 0 and not_met = 0 and no_reading = 0 then 0
    end as pace
  ) p
$function$;

create or replace function import_acknowledgements(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into acknowledgement (org, check_in, by, node, audience, at)
  select of_org, r."checkIn", r.by, r.node, n.audience, r.at
  from jsonb_to_recordset(given) as r("checkIn" uuid, by uuid, node uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $function$;

create or replace function import_addresses(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into allowed_address (org, allowed, begins, private, by)
  select of_org, r.allowed, r.begins, r.private, r.by
  from jsonb_to_recordset(given) as r(allowed uuid, begins text, private boolean, by uuid)
  on conflict (org, begins) do nothing;
end $function$;

create or replace function import_briefings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into briefing (org, briefing, audience, owner, written_at, title, what, why, means, asks, reach, below, pass_after, look_again_on,
    sent_at, sent_on, ended_on, ended_with, source, external_id)
  select of_org, r.briefing, r."audienceId", r.owner, coalesce(r."writtenAt", now()), r.title, r.what, r.why, r.means, r.asks, r.reach, r.below,
    r."passAfter", r."lookAgainOn", r."sentAt", r."sentOn", r."endedOn", r."endedWith", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(briefing uuid, "audienceId" uuid, owner uuid, "writtenAt" timestamptz, title text, what text, why text,
    means text, asks text, reach text, below uuid, "passAfter" integer, "lookAgainOn" date, "sentAt" timestamptz, "sentOn" date,
    "endedOn" date, "endedWith" text, source text, "externalId" text);
  insert into briefing_team (org, briefing, team)
  select of_org, r.briefing, x::uuid
  from jsonb_to_recordset(given) as r(briefing uuid, teams jsonb) cross join jsonb_array_elements_text(r.teams) x
  on conflict do nothing;
  insert into briefing_link (org, briefing, subject, kind)
  select of_org, r.briefing, x.subject, x.kind
  from jsonb_to_recordset(given) as r(briefing uuid, links jsonb) cross join jsonb_to_recordset(r.links) as x(subject uuid, kind text)
  on conflict do nothing;
  insert into briefing_answer (org, answer, briefing, question, body, by, at)
  select of_org, x.id, r.briefing, x.question, x.body, x.by, coalesce(x.at, now())
  from jsonb_to_recordset(given) as r(briefing uuid, answers jsonb)
  cross join jsonb_to_recordset(r.answers) as x(id uuid, question text, body text, by uuid, at timestamptz);
end $function$;

create or replace function import_carry_overs(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into carry_over (org, carry_over, cycle, goal, decided, next, successor, by, at)
  select of_org, r."carryOver", r.cycle, r.goal, r.decided, r.next, r.successor, r.by, r.at
  from jsonb_to_recordset(given) as r("carryOver" uuid, cycle uuid, goal uuid, decided text, next uuid, successor uuid, by uuid, at timestamptz);
end $function$;

create or replace function import_changes(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into change (org, change, audience, begun_by, begun_at, title, why_now, if_not, owner, team, model, stages, current, next,
    look_again_on, closed_as, closed_on, learnt, source, external_id)
  select of_org, r.change, r."audienceId", r."begunBy", coalesce(r."begunAt", now()), r.title, r."whyNow", r."ifNot", r.owner, r.team,
    r.model, r.stages, r.current, r.next, r."lookAgainOn", r."closedAs", r."closedOn", r.learnt, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, "begunBy" uuid, "begunAt" timestamptz, title text, "whyNow" text,
    "ifNot" text, owner uuid, team uuid, model text, stages jsonb, current integer, next text, "lookAgainOn" date, "closedAs" text,
    "closedOn" date, learnt text, source text, "externalId" text);
  insert into change_affected (org, affected, change, audience, place, team, person, stakeholder, effect)
  select of_org, x.id, r.change, r."audienceId", x.place, x.team, x.person, x.stakeholder, x.effect
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, affected jsonb)
  cross join jsonb_to_recordset(r.affected) as x(id uuid, place integer, team uuid, person uuid, stakeholder uuid, effect text);
  insert into change_champion (org, change, person, audience, place)
  select of_org, r.change, x.person::uuid, r."audienceId", x.place
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, champions jsonb)
  cross join jsonb_array_elements_text(r.champions) with ordinality x(person, place);
  insert into change_link (org, change, node, audience)
  select of_org, r.change, x::uuid, r."audienceId"
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, links jsonb) cross join jsonb_array_elements_text(r.links) x
  on conflict do nothing;
  insert into resistance (org, resistance, change, audience, by, at, said, person, team, behind, answer, answered_by, answered_at, moved)
  select of_org, x.id, r.change, r."audienceId", x.by, coalesce(x.at, now()), x.said, x.person, x.team, x.behind, x.answer, x."answeredBy",
    x."answeredAt", x.moved
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, resistance jsonb)
  cross join jsonb_to_recordset(r.resistance) as x(id uuid, by uuid, at timestamptz, said text, person uuid, team uuid, behind text,
    answer text, "answeredBy" uuid, "answeredAt" timestamptz, moved text);
end $function$;

create or replace function import_check_ins(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into check_in (org, check_in, goal, audience, by, at, read_on, confidence, note, in_the_way, supersedes, from_reading, source, external_id)
  select of_org, r."checkIn", r.goal, r."audienceId", r.by, coalesce(r.at, now()), r."readOn", r.confidence, r.note, r."inTheWay",
    r.supersedes, r."fromReading", r.source, r."externalId"
  from jsonb_to_recordset(given) as r("checkIn" uuid, goal uuid, "audienceId" uuid, by uuid, at timestamptz, "readOn" date,
    confidence smallint, note text, "inTheWay" text, supersedes uuid, "fromReading" uuid, source text, "externalId" text);

  insert into reading (org, check_in, measure, audience, read_on, value)
  select of_org, r."checkIn", v.measure, r."audienceId", r."readOn", v.value
  from jsonb_to_recordset(given) as r("checkIn" uuid, "audienceId" uuid, "readOn" date, readings jsonb)
  cross join lateral jsonb_to_recordset(r.readings) as v(measure uuid, value numeric);
end $function$;

create or replace function import_closings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into closing (org, closing, goal, audience, closed_as, learnt, by, at, progress, met, not_met, no_reading, no_target,
    framework, score, computed_score, band, score_sentence, score_because, missed_because, helped)
  select of_org, r.closing, r.goal, r."audienceId", r."closedAs", r.learnt, r.by, r.at, r.progress, r.met, r."notMet", r."noReading", r."noTarget",
    r.framework, r.score, r."computedScore", r.band, coalesce(r."scoreSentence", ''), coalesce(r."scoreBecause", ''),
    coalesce(r."missedBecause", ''), coalesce(r.helped, '')
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, "audienceId" uuid, "closedAs" text, learnt text, by uuid, at timestamptz, progress numeric,
    met integer, "notMet" integer, "noReading" integer, "noTarget" integer, framework text, score numeric, "computedScore" numeric, band text,
    "scoreSentence" text, "scoreBecause" text, "missedBecause" text, helped text);

  insert into reopening (org, closing, audience, by, at, because)
  select of_org, r.closing, r."audienceId", r."reopenedBy", r."reopenedAt", r.because
  from jsonb_to_recordset(given) as r(closing uuid, "audienceId" uuid, "reopenedBy" uuid, "reopenedAt" timestamptz, because text)
  where r."reopenedAt" is not null;
end $function$;

create or replace function import_comments(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into comment (org, comment, kind, subject, node, audience, by, body, mentions, revision, at)
  select of_org, r.comment, r.kind, r.subject, r.node, n.audience, r.by, r.body, r.mentions, r.revision, r.at
  from jsonb_to_recordset(given) as r(comment uuid, kind text, subject uuid, node uuid, by uuid, body text, mentions uuid[],
    revision integer, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;

  insert into comment_withdrawal (org, comment, node, audience, by, at)
  select of_org, r.comment, r.node, n.audience, r."withdrawnBy", r."withdrawnAt"
  from jsonb_to_recordset(given) as r(comment uuid, node uuid, "withdrawnBy" uuid, "withdrawnAt" timestamptz)
  join node n on n.org = of_org and n.node = r.node
  where r."withdrawnAt" is not null;
end $function$;

create or replace function import_contacts(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into stakeholder_contact (org, contact, stakeholder, audience, by, at, spoke_on, note, source, external_id)
  select of_org, r.contact, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r."spokeOn", r.note, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(contact uuid, stakeholder uuid, by uuid, at timestamptz, "spokeOn" date, note text, source text,
    "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
end $function$;

create or replace function import_current(measures uuid[])
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  update measure m set value = c.value, value_on = c.read_on
  from unnest(measures) as u(measure)
  left join lateral (
    select d.value, d.read_on from reading d
    where d.org = of_org and d.measure = u.measure and not d.superseded
    order by d.read_on desc, d.check_in desc limit 1
  ) c on true
  where m.org = of_org and m.node = u.measure and (m.value, m.value_on) is distinct from (c.value, c.read_on);
end $function$;

create or replace function import_cuts(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from carries c using jsonb_to_recordset(given) as r(parent uuid, child uuid)
  where c.org = of_org and c.parent = r.parent and c.child = r.child;
end $function$;

create or replace function import_cycles(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into cycle as c (org, cycle, name, length, from_on, to_on, revision)
  select of_org, r.cycle, r.name, r.length, r."from", r."to", r.revision
  from jsonb_to_recordset(given) as r(cycle uuid, name text, length text, "from" date, "to" date, revision integer)
  on conflict (org, cycle) do update set name = excluded.name, length = excluded.length, revision = excluded.revision
  where c.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $function$;

create or replace function import_decisions(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into decision (org, decision, audience, opened_by, opened_at, question, context, owner, team, level, options, criteria, decide_by,
    supersedes, state, chosen, decided, reason, decided_at, decided_on, expected, probability, review_on, archived_on, source, external_id)
  select of_org, r.decision, r."audienceId", r."openedBy", coalesce(r."openedAt", now()), r.question, r.context, r.owner, r.team, r.level,
    r.options, r.criteria, r."decideBy", r.supersedes, r.state, r.chosen, r.decided, r.reason, r."decidedAt", r."decidedOn", r.expected,
    r.probability, r."reviewOn", r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, "openedBy" uuid, "openedAt" timestamptz, question text, context text,
    owner uuid, team uuid, level text, options jsonb, criteria jsonb, "decideBy" date, supersedes uuid, state text, chosen integer, decided text,
    reason text, "decidedAt" timestamptz, "decidedOn" date, expected text, probability integer, "reviewOn" date, "archivedOn" date, source text,
    "externalId" text);
  insert into decision_asked (org, decision, person, audience, by, at, due_on)
  select of_org, r.decision, x.person, r."audienceId", x.by, coalesce(x.at, now()), x."dueOn"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, asked jsonb)
  cross join jsonb_to_recordset(r.asked) as x(person uuid, by uuid, at timestamptz, "dueOn" date)
  on conflict do nothing;
  insert into decision_advice (org, advice, decision, audience, by, at, kind, body, answer, answered_by, answered_at)
  select of_org, x.id, r.decision, r."audienceId", x.by, coalesce(x.at, now()), x.kind, x.body, x.answer, x."answeredBy",
    case when x.answer is null then null else coalesce(x."answeredAt", now()) end
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, advice jsonb)
  cross join jsonb_to_recordset(r.advice) as x(id uuid, by uuid, at timestamptz, kind text, body text, answer text, "answeredBy" uuid, "answeredAt" timestamptz);
  insert into decision_trade_off (org, trade_off, decision, audience, place, team, gives_up, priority, amount, unit)
  select of_org, x.id, r.decision, r."audienceId", x.place, x.team, x."givesUp", x.priority, x.amount, x.unit
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, "tradeOffs" jsonb)
  cross join jsonb_to_recordset(r."tradeOffs") as x(id uuid, place integer, team uuid, "givesUp" text, priority text, amount numeric, unit text);
  insert into decision_link (org, decision, node, audience)
  select of_org, r.decision, x::uuid, r."audienceId"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, links jsonb) cross join jsonb_array_elements_text(r.links) x
  on conflict do nothing;
  insert into decision_review (org, review, decision, audience, by, at, looked_on, happened, came)
  select of_org, x.id, r.decision, r."audienceId", x.by, coalesce(x.at, now()), x."lookedOn", x.happened, x.came
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, reviews jsonb)
  cross join jsonb_to_recordset(r.reviews) as x(id uuid, by uuid, at timestamptz, "lookedOn" date, happened text, came boolean);
end $function$;

create or replace function import_dots(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into finding_dot (org, finding, person, scan, audience, dots)
  select of_org, r.finding, r.person, f.scan, f.audience, r.dots
  from jsonb_to_recordset(given) as r(finding uuid, person uuid, dots integer) join finding f on f.org = of_org and f.finding = r.finding;
  update finding f set dots = counted.dots
  from (
    select x.root, sum(d.dots)::integer as dots from (
      select g.finding, g.finding as root from finding g where g.org = of_org
      union all
      select g.finding, g.merged_into from finding g where g.org = of_org and g.merged_into is not null
    ) x join finding_dot d on d.org = of_org and d.finding = x.finding
    group by x.root
  ) counted
  where f.org = of_org and f.finding = counted.root and f.dots <> counted.dots;
end $function$;

create or replace function import_edges(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into carries as c (org, parent, child, share, accepted, place)
  select of_org, r.parent, r.child, r.share, r.accepted, r.place
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, share numeric, accepted boolean, place double precision)
  on conflict (org, parent, child) do update set share = excluded.share, accepted = excluded.accepted, place = excluded.place;
end $function$;

create or replace function import_ends(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into closing (org, closing, goal, audience, closed_as, learnt, by, at, progress, met, not_met, no_reading, no_target)
  select of_org, r.closing, r.goal, n.audience, r."closedAs", r.learnt, r.by, coalesce(r.at, now()), s.progress, coalesce(s.met, 0),
    coalesce(s.not_met, 0), coalesce(s.no_reading, 0), coalesce(s.no_target, 0)
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, "closedAs" text, learnt text, by uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.goal
  left join standing s on s.org = of_org and s.node = r.goal;

  update node n set state = 'closed', closed_as = r."closedAs"
  from jsonb_to_recordset(given) as r(goal uuid, "closedAs" text)
  where n.org = of_org and n.node = r.goal;
end $function$;

create or replace function import_events(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into event (org, event, xid, at, by, happened, subject, audience, before, after)
  select of_org, r.event, '3'::xid8, r.at, r.by, r.happened, r.subject, r."audienceId", r.before, r.after
  from jsonb_to_recordset(given) as r(event uuid, at timestamptz, by uuid, happened text, subject uuid, "audienceId" uuid, before jsonb, after jsonb);
end $function$;

create or replace function import_expectations(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into expectation (org, expectation, stakeholder, audience, by, at, body, ended_on, source, external_id)
  select of_org, r.expectation, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r.text, r."endedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(expectation uuid, stakeholder uuid, by uuid, at timestamptz, text text, "endedOn" date, source text,
    "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
  insert into expectation_link (org, expectation, node, audience)
  select of_org, r.expectation, n.node, s.audience
  from jsonb_to_recordset(given) as r(expectation uuid, stakeholder uuid, goals uuid[])
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder
  cross join unnest(r.goals) n(node);
end $function$;

create or replace function import_findings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into finding (org, finding, scan, audience, place, text, evidence, link, impact, likelihood, horizon, owner, confidence, by, at,
    merged_into, flowed_from, follows, archived_on, source, external_id)
  select of_org, r.finding, r.scan, s.audience, r.place, r.text, r.evidence, r.link, r.impact, r.likelihood, r.horizon, r.owner, r.confidence, r.by,
    coalesce(r.at, now()), r."mergedInto", r."flowedFrom", r.follows, r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(finding uuid, scan uuid, place text, text text, evidence text, link text, impact smallint, likelihood smallint,
    horizon text, owner uuid, confidence smallint, by uuid, at timestamptz, "mergedInto" uuid, "flowedFrom" uuid, follows uuid, "archivedOn" date,
    source text, "externalId" text)
  join scan s on s.org = of_org and s.scan = r.scan;
end $function$;

create or replace function import_followers(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into following (org, node, person, follows, because, audience, at)
  select of_org, r.node, r.person, r.follows, r.because, n.audience, r.at
  from jsonb_to_recordset(given) as r(node uuid, person uuid, follows boolean, because text, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $function$;

create or replace function import_gauges(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into gauge (org, subject, measure, goal, indicator, audience, by, address, format, value_at, date_at, every_days)
  select of_org, case when r.measure is null then r.indicator else r.measure end, r.measure, m.goal, r.indicator, i.audience, r.by, r.address,
    r.format, r."valueAt", r."dateAt", r."everyDays"
  from jsonb_to_recordset(given) as r(measure uuid, indicator uuid, by uuid, address text, format text, "valueAt" text, "dateAt" text, "everyDays" integer)
  left join measure m on m.org = of_org and m.node = r.measure
  left join indicator i on i.org = of_org and i.indicator = r.indicator
  on conflict (org, subject) do nothing;
end $function$;

create or replace function import_indicators(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into indicator as i (org, indicator, audience, title, unit, purpose, owner, team, low, high, rhythm, archived_on, source, external_id, revision)
  select of_org, r.indicator, r."audienceId", r.title, r.unit, r.purpose, r.owner, r.team, r.low, r.high, r.rhythm, r."archivedOn", r.source,
    r."externalId", r.revision
  from jsonb_to_recordset(given) as r(indicator uuid, "audienceId" uuid, title text, unit text, purpose text, owner uuid, team uuid,
    low numeric, high numeric, rhythm integer, "archivedOn" date, source text, "externalId" text, revision integer)
  on conflict (org, indicator) do update set title = excluded.title, unit = excluded.unit, purpose = excluded.purpose,
    owner = excluded.owner, team = excluded.team, low = excluded.low, high = excluded.high, rhythm = excluded.rhythm,
    archived_on = excluded.archived_on, source = excluded.source, external_id = excluded.external_id, revision = excluded.revision
  where i.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $function$;

create or replace function import_leaning(indicators uuid[])
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  perform leaning_read(l.reading, m.node)
  from measure m
  cross join lateral (
    select r.reading, r.read_on from indicator_reading r
    where r.org = of_org and r.indicator = m.indicator and not r.superseded order by r.read_on desc, r.reading desc limit 1
  ) l
  where m.org = of_org and m.indicator = any (indicators) and (m.value_on is null or m.value_on < l.read_on);
end $function$;

create or replace function import_links(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  update carries_dated d set from_on = r."from"
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, "from" date, "to" date)
  where d.org = of_org and d.parent = r.parent and d.child = r.child and d.to_on is null and r."to" is null and d.from_on <> r."from";
  insert into carries_dated (org, parent, child, from_on, to_on, share, accepted)
  select of_org, r.parent, r.child, r."from", r."to", r.share, r.accepted
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, share numeric, accepted boolean, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $function$;

create or replace function import_measure_up()
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  analyse node, goal, measure, carries, check_in, reading, dirty;
end $function$;

create or replace function import_moves(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into scan_move (org, move, scan, audience, inside, outside, text, by, at, archived_on, source, external_id)
  select of_org, r.move, r.scan, s.audience, r.inside, r.outside, r.text, r.by, coalesce(r.at, now()), r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(move uuid, scan uuid, inside uuid, outside uuid, text text, by uuid, at timestamptz, "archivedOn" date,
    source text, "externalId" text)
  join scan s on s.org = of_org and s.scan = r.scan;
end $function$;

create or replace function import_nodes(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into node as n (org, node, kind, title, owner, team, audience, start_on, due_on, state, closed_as, rhythm, says_why, says_how,
    gives_progress, done_every, done_on, counts_upward, framework, source, external_id, revision)
  select of_org, r.node, r.kind, r.title, r.owner, r.team, r."audienceId", r.start, r.due, r.state, r."closedAs", r.rhythm, r.why <> '' or r.kind = 'vision',
    r.how <> '', r."givesProgress", r."doneEvery", r."doneOn", r."countsUpward", r.framework, r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(node uuid, kind text, title text, owner uuid, team uuid, "audienceId" uuid, start date, due date,
    state text, "closedAs" text, rhythm integer, why text, how text, "givesProgress" boolean, "doneEvery" integer, "doneOn" smallint[], "countsUpward" boolean, framework text,
    source text, "externalId" text, revision integer)
  on conflict (org, node) do update set title = excluded.title, owner = excluded.owner, team = excluded.team, audience = excluded.audience,
    start_on = excluded.start_on, due_on = excluded.due_on, state = excluded.state, closed_as = excluded.closed_as,
    rhythm = excluded.rhythm, says_why = excluded.says_why, says_how = excluded.says_how, gives_progress = excluded.gives_progress,
    done_every = excluded.done_every, done_on = excluded.done_on,
    counts_upward = excluded.counts_upward, framework = excluded.framework, source = excluded.source, external_id = excluded.external_id,
    revision = excluded.revision
  where n.revision = excluded.revision - 1;
  get diagnostics written = row_count;

  insert into goal (org, node, audience, why, how, own_rhythm, deputy, deputy_from, deputy_to, remark, framework_facts)
  select of_org, r.node, r."audienceId", r.why, r.how, r."ownRhythm", r.deputy, r."deputyFrom", r."deputyTo", r.remark,
    coalesce(r.facts, '{}')::jsonb
  from jsonb_to_recordset(given) as r(node uuid, kind text, "audienceId" uuid, why text, how text, "ownRhythm" integer, deputy uuid,
    "deputyFrom" date, "deputyTo" date, remark text, facts text)
  where r.kind = 'goal'
  on conflict (org, node) do update set audience = excluded.audience, why = excluded.why, how = excluded.how,
    own_rhythm = excluded.own_rhythm, deputy = excluded.deputy, deputy_from = excluded.deputy_from, deputy_to = excluded.deputy_to,
    remark = excluded.remark, framework_facts = excluded.framework_facts;

  insert into measure (org, node, goal, audience, unit, direction, baseline, target, target_max, target_text, remark, phases, adds_up,
    milestones, indicator)
  select of_org, r.node, r.goal, r."audienceId", r.unit, r.direction, r.baseline, r.target, r."targetMax", r."targetText", r.remark,
    nullif(r.phases, '[]'), coalesce(r."addsUp", false), case when r.direction = 'milestones' then coalesce(r.milestones, '[]') end, r.indicator
  from jsonb_to_recordset(given) as r(node uuid, kind text, goal uuid, "audienceId" uuid, unit text, direction text, baseline numeric,
    target numeric, "targetMax" numeric, "targetText" text, remark text, phases jsonb, "addsUp" boolean, milestones jsonb, indicator uuid)
  where r.kind = 'measure'
  on conflict (org, node) do update set goal = excluded.goal, audience = excluded.audience, unit = excluded.unit,
    direction = excluded.direction, baseline = excluded.baseline, target = excluded.target, target_max = excluded.target_max,
    target_text = excluded.target_text, remark = excluded.remark,
    phases = excluded.phases, adds_up = excluded.adds_up, milestones = excluded.milestones, indicator = excluded.indicator;
  return written;
end $function$;

create or replace function import_owners(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  update node_dated d set from_on = r."from"
  from jsonb_to_recordset(given) as r(node uuid, "from" date, "to" date)
  where d.org = of_org and d.node = r.node and d.to_on is null and r."to" is null and d.from_on <> r."from";
  insert into node_dated (org, node, from_on, to_on, owner, audience)
  select of_org, r.node, r."from", r."to", r.owner, r."audienceId"
  from jsonb_to_recordset(given) as r(node uuid, owner uuid, "audienceId" uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $function$;

create or replace function import_persons(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into person as p (org, person, name, email, title, administrator, starts_on, ends_on, source, external_id, revision)
  select of_org, r.person, r.name, r.email, r.title, r.administrator, r."startsOn", r."endsOn", r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(person uuid, name text, email text, title text, administrator boolean, "startsOn" date,
    "endsOn" date, source text, "externalId" text, revision integer)
  on conflict (org, person) do update set name = excluded.name, email = excluded.email, title = excluded.title,
    administrator = excluded.administrator, starts_on = excluded.starts_on, ends_on = excluded.ends_on, source = excluded.source,
    external_id = excluded.external_id, revision = excluded.revision
  where p.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $function$;

create or replace function import_places(given jsonb, tree boolean)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  today date := org_today(of_org);
begin
  update managing m set to_on = greatest(today, m.from_on)
  from jsonb_to_recordset(given) as r(person uuid, manager uuid)
  where m.org = of_org and m.person = r.person and m.to_on is null and m.manager is distinct from r.manager;

  insert into managing (org, person, manager, from_on)
  select of_org, r.person, r.manager, case when r.revision = 1 and r."startsOn" <= today then r."startsOn" else today end
  from jsonb_to_recordset(given) as r(person uuid, manager uuid, "startsOn" date, revision integer)
  where r.manager is not null and not exists (select 1 from managing m where m.org = of_org and m.person = r.person and m.to_on is null)
  on conflict (org, person, from_on) do update set manager = excluded.manager, to_on = null;

  update membership m set to_on = greatest(today, m.from_on)
  from jsonb_to_recordset(given) as r(person uuid, teams jsonb)
  where m.org = of_org and m.person = r.person and m.to_on is null and not r.teams ? m.team::text;

  insert into membership (org, team, person, from_on)
  select of_org, t::uuid, r.person, case when r.revision = 1 and r."startsOn" <= today then r."startsOn" else today end
  from jsonb_to_recordset(given) as r(person uuid, teams jsonb, "startsOn" date, revision integer)
  cross join jsonb_array_elements_text(r.teams) t
  where not exists (select 1 from membership m where m.org = of_org and m.person = r.person and m.team = t::uuid and m.to_on is null)
  on conflict (org, team, person, from_on) do update set to_on = null;

  perform reporting_changed(array(select r.person from jsonb_to_recordset(given) as r(person uuid)));
  perform teams_changed(array(select t.team from team t where t.org = of_org), tree);
end $function$;

create or replace function import_promises(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into promise (org, promise, stakeholder, audience, by, at, body, owner, made_on, first_due_on, due_on, state, settled_on, word, source,
    external_id)
  select of_org, r.promise, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r.text, r.owner, r."madeOn", r."firstDueOn", r."dueOn",
    r.state, r."settledOn", r.word, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(promise uuid, stakeholder uuid, by uuid, at timestamptz, text text, owner uuid, "madeOn" date,
    "firstDueOn" date, "dueOn" date, state text, "settledOn" date, word text, source text, "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
  update stakeholder s set promise_due_on = m.due_on
  from (
    select x.stakeholder, min(x.due_on) as due_on from promise x
    where x.org = of_org and x.state = 'open'
      and x.stakeholder in (select r.stakeholder from jsonb_to_recordset(given) as r(stakeholder uuid))
    group by x.stakeholder
  ) m
  where s.org = of_org and s.stakeholder = m.stakeholder;
end $function$;

create or replace function import_reactions(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into reaction (org, subject, person, word, kind, node, audience, at)
  select of_org, r.subject, r.person, r.word, r.kind, r.node, n.audience, r.at
  from jsonb_to_recordset(given) as r(subject uuid, person uuid, word text, kind text, node uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $function$;

create or replace function import_readings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into indicator_reading (org, reading, indicator, audience, by, at, read_on, value, note, supersedes, source, external_id)
  select of_org, r.reading, r.indicator, i.audience, r.by, coalesce(r.at, now()), r."readOn", r.value, r.note, r.supersedes, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(reading uuid, indicator uuid, by uuid, at timestamptz, "readOn" date, value numeric, note text, supersedes uuid, source text, "externalId" text)
  join indicator i on i.org = of_org and i.indicator = r.indicator;
  update indicator_reading o set superseded = true
  from jsonb_to_recordset(given) as r(supersedes uuid) where o.org = of_org and o.reading = r.supersedes;
end $function$;

create or replace function import_reopenings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into reopening (org, closing, audience, by, at, because)
  select of_org, r.closing, n.audience,
    coalesce(r.by, (select p.person from person p where p.org = of_org and p.administrator order by p.person limit 1), n.owner),
    coalesce(r.at, now()), r.because
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, by uuid, at timestamptz, because text)
  join node n on n.org = of_org and n.node = r.goal;
end $function$;

create or replace function import_scan_links(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into scan_link (org, link, scan, audience, finding, move, kind, target, by, at)
  select of_org, r.link, f.scan, f.audience, r.finding, null, r.kind, r.target, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(link uuid, finding uuid, kind text, target uuid, by uuid, at timestamptz)
  join finding f on f.org = of_org and f.finding = r.finding;
  insert into scan_link (org, link, scan, audience, finding, move, kind, target, by, at)
  select of_org, r.link, v.scan, v.audience, null, r.move, r.kind, r.target, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(link uuid, move uuid, kind text, target uuid, by uuid, at timestamptz)
  join scan_move v on v.org = of_org and v.move = r.move;
end $function$;

create or replace function import_scans(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into scan (org, scan, audience, kind, question, scope, held_on, owner, team, dots, look_again_on, follows, closed_on, archived_on, source, external_id)
  select of_org, r.scan, r."audienceId", r.kind, r.question, r.scope, r."heldOn", r.owner, r.team, r.dots, r."lookAgainOn", r.follows,
    r."closedOn", r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(scan uuid, "audienceId" uuid, kind text, question text, scope text, "heldOn" date, owner uuid, team uuid,
    dots integer, "lookAgainOn" date, follows uuid, "closedOn" date, "archivedOn" date, source text, "externalId" text);
  insert into scan_contributor (org, scan, person, audience)
  select of_org, r.scan, p.person, r."audienceId"
  from jsonb_to_recordset(given) as r(scan uuid, "audienceId" uuid, contributors uuid[]) cross join unnest(r.contributors) p(person);
end $function$;

create or replace function import_settings(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  update organisation o set zone = r.zone, locale = r.locale, currency = r.currency, fiscal_month = r."fiscalMonth", revision = r.revision
  from jsonb_to_recordset(given) as r(zone text, locale text, currency text, "fiscalMonth" integer, revision integer)
  where o.org = of_org and o.revision = r.revision - 1;
  get diagnostics written = row_count;
  return written;
end $function$;

create or replace function import_sightings(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into sighting (org, sighting, signal, audience, by, at, seen_on, note, link, source, external_id)
  select of_org, r.sighting, r.signal, s.audience, r.by, coalesce(r.at, now()), r."seenOn", r.note, r.link, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(sighting uuid, signal uuid, by uuid, at timestamptz, "seenOn" date, note text, link text, source text,
    "externalId" text)
  join signal s on s.org = of_org and s.signal = r.signal;
end $function$;

create or replace function import_signals(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into signal (org, signal, audience, added_by, added_at, title, body, kind, factor, horizon, impact, direction, owner, team, rhythm,
    look_again_on, expected, probability, closed_as, closed_on, outcome, source, external_id)
  select of_org, r.signal, r."audienceId", r."addedBy", coalesce(r."addedAt", now()), r.title, r.text, r.kind, r.factor, r.horizon, r.impact,
    r.direction, r.owner, r.team, r.rhythm, r."lookAgainOn", r.expected, r.probability, r."closedAs", r."closedOn", r.outcome, r.source,
    r."externalId"
  from jsonb_to_recordset(given) as r(signal uuid, "audienceId" uuid, "addedBy" uuid, "addedAt" timestamptz, title text, text text, kind text,
    factor text, horizon text, impact integer, direction text, owner uuid, team uuid, rhythm integer, "lookAgainOn" date, expected text,
    probability integer, "closedAs" text, "closedOn" date, outcome text, source text, "externalId" text);
  insert into signal_link (org, signal, node, audience)
  select of_org, r.signal, n.node, r."audienceId"
  from jsonb_to_recordset(given) as r(signal uuid, "audienceId" uuid, endangers uuid[]) cross join unnest(r.endangers) n(node);
end $function$;

create or replace function import_stakeholders(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into stakeholder (org, stakeholder, audience, added_by, added_at, name, about, side, of_person, of_team, speaks, influence, interest,
    attitude, attitude_on, owner, team, rhythm, next_on, archived_on, source, external_id)
  select of_org, r.stakeholder, r."audienceId", r."addedBy", coalesce(r."addedAt", now()), r.name, r.about, r.side, r.person, r."ofTeam",
    r.speaks, r.influence, r.interest, r.attitude, r."attitudeOn", r.owner, r.team, r.rhythm, r."nextOn", r."archivedOn", r.source,
    r."externalId"
  from jsonb_to_recordset(given) as r(stakeholder uuid, "audienceId" uuid, "addedBy" uuid, "addedAt" timestamptz, name text, about text,
    side text, person uuid, "ofTeam" uuid, speaks text, influence integer, interest integer, attitude text, "attitudeOn" date, owner uuid,
    team uuid, rhythm integer, "nextOn" date, "archivedOn" date, source text, "externalId" text);
end $function$;

create or replace function import_stays(memberships jsonb, managers jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  update membership m set from_on = r."from"
  from jsonb_to_recordset(memberships) as r(person uuid, at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = r.person and m.team = r.at and m.to_on is null and r."to" is null and m.from_on <> r."from"
    and not exists (select 1 from membership o where o.org = of_org and o.person = r.person and o.team = r.at and o.from_on = r."from");
  insert into membership (org, team, person, from_on, to_on)
  select of_org, r.at, r.person, r."from", r."to"
  from jsonb_to_recordset(memberships) as r(person uuid, at uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;

  update managing m set from_on = r."from"
  from jsonb_to_recordset(managers) as r(person uuid, at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = r.person and m.manager = r.at and m.to_on is null and r."to" is null and m.from_on <> r."from"
    and not exists (select 1 from managing o where o.org = of_org and o.person = r.person and o.from_on = r."from");
  insert into managing (org, person, manager, from_on, to_on)
  select of_org, r.person, r.at, r."from", r."to"
  from jsonb_to_recordset(managers) as r(person uuid, at uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $function$;

create or replace function import_strategies(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into strategy (org, strategy, audience, by, at, published_on, word, look_again_on, in_force, source, external_id)
  select of_org, s.strategy, s."audienceId", s.by, coalesce(s.at, now()), s."publishedOn", s.word, s."lookAgainOn", s."inForce", s.source,
    s."externalId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, by uuid, at timestamptz, "publishedOn" date, word text,
    "lookAgainOn" date, "inForce" boolean, source text, "externalId" text);
  insert into strategy_choice (org, strategy, kind, place, audience, body, reason)
  select of_org, s.strategy, c.kind, c.place, s."audienceId", c.text, c.reason
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, choices jsonb)
  cross join jsonb_to_recordset(s.choices) as c(kind text, place integer, text text, reason text);
  insert into priority (org, strategy, priority, audience, place, title, why, horizon, from_year, to_year, work, owner, source, external_id)
  select of_org, s.strategy, r.priority, s."audienceId", r.place, r.title, r.why, r.horizon, r."fromYear", r."toYear", r.work, r.owner,
    r.source, r."externalId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, priorities jsonb)
  cross join jsonb_to_recordset(s.priorities) as r(priority uuid, place integer, title text, why text, horizon text, "fromYear" integer,
    "toYear" integer, work text, owner uuid, source text, "externalId" text);
  insert into priority_link (org, strategy, priority, node, audience)
  select of_org, s.strategy, r.priority, n.node, s."audienceId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, priorities jsonb)
  cross join jsonb_to_recordset(s.priorities) as r(priority uuid, goals uuid[]) cross join unnest(r.goals) n(node);
  insert into allotment (org, strategy, priority, kind, unit, year, quarter, audience, amount)
  select of_org, s.strategy, a.priority, a.kind, a.unit, a.year, a.quarter, s."audienceId", a.amount
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, allotments jsonb)
  cross join jsonb_to_recordset(s.allotments) as a(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric);
end $function$;

create or replace function import_superseded(check_ins uuid[])
 returns uuid[]
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  measures uuid[];
begin
  with superseded as (
    update reading r set superseded = true
    from unnest(check_ins) as u(check_in) where r.org = of_org and r.check_in = u.check_in and not r.superseded
    returning r.measure
  )
  select array_agg(s.measure) into measures from superseded s;
  return coalesce(measures, '{}');
end $function$;

create or replace function import_teams(given jsonb)
 returns integer
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into team as t (org, team, name, parent, lead, rhythm, archived_on, source, external_id, revision)
  select of_org, r.team, r.name, r.parent, r.lead, r.rhythm, r."archivedOn", r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(team uuid, name text, parent uuid, lead uuid, rhythm integer, "archivedOn" date, source text,
    "externalId" text, revision integer)
  on conflict (org, team) do update set name = excluded.name, parent = excluded.parent, lead = excluded.lead,
    rhythm = excluded.rhythm, archived_on = excluded.archived_on, source = excluded.source, external_id = excluded.external_id, revision = excluded.revision
  where t.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  -- Each version of a purpose is kept: what is told anew stands after it.
  insert into team_purpose (org, purpose, team, audience, body)
  select of_org, gen_random_uuid(), r.team, of_org, r.purpose
  from jsonb_to_recordset(given) as r(team uuid, purpose text)
  where r.purpose is distinct from coalesce(
    (select u.body from team_purpose u where u.org = of_org and u.team = r.team order by u.at desc, u.purpose desc limit 1), '')
    and r.purpose is not null;
  return written;
end $function$;

create or replace function import_used(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
  of_audience uuid := coalesce((select s.audience from strategy s where s.org = of_org and s.in_force), of_org);
begin
  insert into allotment_used as u (org, priority, kind, unit, year, quarter, audience, amount, by, at)
  select of_org, r.priority, r.kind, r.unit, r.year, r.quarter, of_audience, r.amount, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric, by uuid,
    at timestamptz)
  on conflict (org, priority, kind, unit, year, quarter) do update set amount = excluded.amount, by = excluded.by, at = excluded.at;
end $function$;

create or replace function import_versions(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into direction (org, direction, audience, vision, mission, principles, by, at)
  select of_org, r.direction, of_org, r.vision, r.mission, r.values::jsonb, r."writtenBy", r."writtenAt"
  from jsonb_to_recordset(given) as r(direction uuid, vision text, mission text, "values" text, "writtenBy" uuid, "writtenAt" timestamptz);
  insert into direction_publishing (org, direction, audience, by, at, word)
  select of_org, r.direction, of_org, r."publishedBy", r."publishedAt", r.word
  from jsonb_to_recordset(given) as r(direction uuid, "publishedBy" uuid, "publishedAt" timestamptz, word text)
  where r."publishedAt" is not null;
end $function$;

create or replace function import_views(given jsonb)
 returns void
 language plpgsql
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into saved_view (org, saved_view, owner, audience, name, shows)
  select of_org, r.view, r.owner, r."audienceId", r.name, r.shows
  from jsonb_to_recordset(given) as r(view uuid, owner uuid, "audienceId" uuid, name text, shows jsonb);
end $function$;

create or replace function in_sight(of_audience uuid)
 returns boolean
 language plpgsql
 stable
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return of_audience = of_org or exists (
    select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = of_audience);
end $function$;

create or replace function is_administrator()
 returns boolean
 language plpgsql
 stable
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from person p where p.org = of_org and p.person = of_person and p.administrator);
end $function$;

create or replace function is_offered(of_subject uuid)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update offer o set ended_as = 'lapsed', ended_at = now()
  where o.org = of_org and o.subject = of_subject and o.ended_as is null and o.lapses_on < org_today(of_org);
  return exists (select 1 from offer o where o.org = of_org and o.subject = of_subject and o.ended_as is null);
end $function$;

create or replace function keep_audiences()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  update carries e set parent_audience = new.audience where e.org = new.org and e.parent = new.node;
  update carries e set child_audience = new.audience where e.org = new.org and e.child = new.node;
  return null;
end $function$;

create or replace function keep_top()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := coalesce(new.org, old.org);
  of_child uuid := coalesce(new.child, old.child);
  parents uuid[] := array(select e.parent from carries e where e.org = of_org and e.child = of_child);
begin
  update node n set top = cardinality(parents) = 0, several = cardinality(parents) > 1
  where n.org = of_org and n.node = of_child and (n.top, n.several) is distinct from (cardinality(parents) = 0, cardinality(parents) > 1);
  if found and cardinality(parents) > 0 then
    insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), p from unnest(parents) p;
  end if;
  return null;
end $function$;

create or replace function leaning_id()
 returns uuid
 language sql
return (select (((((substr(x.hex, 1, 8) || '-'::text) || substr(x.hex, 9, 4)) || '-7'::text) || substr((gen_random_uuid())::text, 16)))::uuid as uuid from (select lpad(to_hex(((extract(epoch from clock_timestamp()) * (1000)::numeric))::bigint), 12, '0'::text) as hex) x);

create or replace function leaning_read(of_reading uuid, of_measure uuid)
 returns integer
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  told record;
  each record;
  fresh uuid;
  corrected uuid;
  reached integer := 0;
begin
  select r.indicator, r.by as reader, r.read_on, r.value, r.supersedes, i.audience, i.unit into told
  from indicator_reading r join indicator i on i.org = of_org and i.indicator = r.indicator
  where r.org = of_org and r.reading = of_reading;
  for each in
    select m.node, m.goal, g.audience
    from measure m join node n on n.org = of_org and n.node = m.node join node g on g.org = of_org and g.node = m.goal
    where m.org = of_org and m.indicator = told.indicator and n.state <> 'closed' and g.state = 'active'
      and (of_measure is null or m.node = of_measure)
      and (told.audience in (g.audience, of_org) or as_wide(of_org, told.audience, g.audience))
      and trim(m.unit) = trim(told.unit) and m.direction not in ('done', 'milestones') and not m.adds_up
      and not exists (
        select 1 from check_in c join reading r on r.org = of_org and r.check_in = c.check_in and r.measure = m.node and not r.superseded
        where c.org = of_org and c.goal = m.goal and c.from_reading = of_reading)
    order by m.node
  loop
    select c.check_in into corrected from check_in c
    where c.org = of_org and c.goal = each.goal and c.from_reading = told.supersedes
      and exists (select 1 from reading r where r.org = of_org and r.check_in = c.check_in and r.measure = each.node)
      and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = c.check_in);
    fresh := leaning_id();
    insert into check_in (org, check_in, goal, audience, by, read_on, supersedes, from_reading)
    values (of_org, fresh, each.goal, each.audience, told.reader, told.read_on, corrected, of_reading);
    update reading r set superseded = true where r.org = of_org and r.check_in = corrected;
    insert into reading (org, check_in, measure, audience, read_on, value)
    values (of_org, fresh, each.node, each.audience, told.read_on, told.value);
    update measure m set value = latest.value, value_on = latest.read_on
    from (select r.value, r.read_on from reading r where r.org = of_org and r.measure = each.node and not r.superseded
      order by r.read_on desc, r.check_in desc limit 1) latest
    where m.org = of_org and m.node = each.node;
    insert into dirty (org, dirty, node) values (of_org, gen_random_uuid(), each.node), (of_org, gen_random_uuid(), each.goal);
    insert into event (org, event, by, happened, subject, audience, after)
    values (of_org, leaning_id(), told.reader, case when corrected is null then 'check-in.recorded' else 'check-in.corrected' end, each.goal, each.audience,
      jsonb_build_object('readOn', told.read_on, 'values', jsonb_build_array(jsonb_build_object('measure', each.node, 'value', told.value::text))));
    reached := reached + 1;
  end loop;
  return reached;
end $function$;

create or replace function make_audience(of_word text, of_person uuid, of_other uuid, of_team uuid, named uuid[], fresh uuid)
 returns uuid
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  found uuid;
begin
  if of_word = 'organisation' then
    insert into audience (org, audience, word) values (of_org, of_org, 'organisation') on conflict do nothing;
    return of_org;
  end if;
  if of_word = 'pair' and of_other < of_person then
    select of_other, of_person into of_person, of_other;
  end if;
  if of_word = 'named' then
    select a.audience into found
    from audience a
    where a.org = of_org and a.word = 'named'
      and (select array_agg(n.person order by n.person) from audience_person n where n.org = of_org and n.audience = a.audience)
        = (select array_agg(distinct x order by x) from unnest(named) x)
    limit 1;
  else
    select a.audience into found from audience a
    where a.org = of_org and a.word = of_word and a.person is not distinct from of_person
      and a.other is not distinct from of_other and a.team is not distinct from of_team;
  end if;
  if found is not null then
    return found;
  end if;
  insert into audience (org, audience, word, person, other, team)
  values (of_org, fresh, of_word, of_person, of_other, of_team)
  on conflict do nothing returning audience into found;
  if found is null then
    -- somebody made the same one at this moment
    return make_audience(of_word, of_person, of_other, of_team, named, fresh);
  end if;
  insert into audience_person (org, audience, person) select distinct of_org, fresh, x from unnest(named) x where of_word = 'named';
  perform refresh_sight(array[fresh]);
  return fresh;
end $function$;

create or replace function measure_progress(direction text, baseline numeric, target numeric, target_max numeric, value numeric)
 returns numeric
 language sql
 immutable parallel safe
return round(case when (value is null) then null::numeric when (direction = 'done'::text) then (case when (value >= (1)::numeric) then 1 else 0 end)::numeric when ((baseline is null) or (target is null)) then null::numeric when ((direction = 'between'::text) and (target_max is null)) then null::numeric when ((direction = 'between'::text) and ((value >= target) and (value <= target_max))) then (1)::numeric when ((direction = 'between'::text) and ((baseline >= target) and (baseline <= target_max))) then (0)::numeric when (direction = 'between'::text) then ((1)::numeric - (case when (value < target) then (target - value) else (value - target_max) end / case when (baseline < target) then (target - baseline) else (baseline - target_max) end)) when (baseline = target) then (case when (((direction = 'increase'::text) and (value >= target)) or ((direction = 'decrease'::text) and (value <= target))) then 1 else 0 end)::numeric else ((value - baseline) / (target - baseline)) end, 10);

create or replace function measure_verdict(direction text, target numeric, target_max numeric, value numeric)
 returns text
 language sql
 immutable parallel safe
return case when ((direction <> 'done'::text) and (target is null)) then 'no target'::text when ((direction = 'between'::text) and (target_max is null)) then 'no target'::text when (value is null) then 'no reading'::text when case direction when 'done'::text then (value >= (1)::numeric) when 'increase'::text then (value >= target) when 'milestones'::text then (value >= target) when 'decrease'::text then (value <= target) else ((value >= target) and (value <= target_max)) end then 'met'::text else 'not met'::text end;

create or replace function move_audience(of_goal uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  nodes uuid[] := array(select of_goal union all select m.node from measure m where m.org = of_org and m.goal = of_goal);
begin
  update node n set audience = to_audience where n.org = of_org and n.node = any (nodes);
  update measure m set audience = to_audience where m.org = of_org and m.node = any (nodes);
  update standing s set audience = to_audience where s.org = of_org and s.node = any (nodes);
  update standing_on s set audience = to_audience where s.org = of_org and s.node = any (nodes);
  update goal g set audience = to_audience where g.org = of_org and g.node = of_goal;
  update closing c set audience = to_audience where c.org = of_org and c.goal = of_goal;
  update reopening r set audience = to_audience where r.org = of_org and r.closing in (select c.closing from closing c where c.org = of_org and c.goal = of_goal);
  update check_in c set audience = to_audience where c.org = of_org and c.goal = of_goal;
  update reading r set audience = to_audience where r.org = of_org and r.measure = any (nodes);
  perform move_conversation(of_goal, to_audience);
  update event e set audience = to_audience where e.org = of_org and e.subject = any (nodes) and not coalesce(e.after ? 'node', false);
  -- what tells of support names both ends, so it is for those who see both; where no audience is known to, it names none
  update event e set
    audience = case when o.audience in (of_org, to_audience) then to_audience when to_audience = of_org then o.audience else s.audience end,
    after = case when o.audience in (of_org, to_audience) or to_audience = of_org then e.after else e.after - 'node' - 'goal' end
  from node o, node s
  where e.org = of_org and (e.subject = of_goal or e.after ->> 'node' = of_goal::text) and e.after ? 'node'
    and o.org = of_org and o.node = case when e.subject = of_goal then (e.after ->> 'node')::uuid else e.subject end
    and s.org = of_org and s.node = e.subject;
  -- what is as wide as what changes with it, above and below
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(nodes) as node
    union select e.parent from carries e where e.org = of_org and e.child = of_goal
    union select e.child from carries e where e.org = of_org and e.parent = of_goal) x;
end $function$;

create or replace function move_briefing(of_briefing uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_briefing and e.audience = (select b.audience from briefing b where b.org = of_org and b.briefing = of_briefing);
  update briefing b set audience = to_audience where b.org = of_org and b.briefing = of_briefing;
end $function$;

create or replace function move_change(of_change uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  from_audience uuid := (select c.audience from change c where c.org = of_org and c.change = of_change);
  -- Nobody else may read it than could before.
  narrower boolean := to_audience <> of_org and (from_audience = of_org or not exists (
    select 1 from persons_in(of_org, array[to_audience]) n
    where not exists (select 1 from persons_in(of_org, array[from_audience]) o where o.person = n.person)));
  pulses uuid[] := array(select p.pulse from pulse p
    where narrower and p.org = of_org and p.subject = of_change and p.subject_kind = 'change' and p.audience = from_audience);
begin
  -- Who reads what was answered was laid down when it was asked: it goes along to fewer readers, never to others.
  update pulse p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_group p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_round p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_result p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_text p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update change c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_affected c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_champion c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_link c set audience = to_audience where c.org = of_org and c.change = of_change;
  update resistance r set audience = to_audience where r.org = of_org and r.change = of_change;
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_change and e.audience = from_audience
    and not (e.happened in ('pulse.launched', 'pulse.round closed') and not narrower);
end $function$;

create or replace function move_conversation(of_node uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update comment c set audience = to_audience where c.org = of_org and c.node = of_node;
  update comment_edit c set audience = to_audience where c.org = of_org and c.node = of_node;
  update comment_withdrawal c set audience = to_audience where c.org = of_org and c.node = of_node;
  update reaction r set audience = to_audience where r.org = of_org and r.node = of_node;
  update acknowledgement a set audience = to_audience where a.org = of_org and a.node = of_node;
  update following f set audience = to_audience where f.org = of_org and f.node = of_node;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_node;
end $function$;

create or replace function move_decision(of_decision uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update decision d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_asked d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_advice d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_trade_off d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_link d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_review d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update shared_text t set audience = to_audience where t.org = of_org and t.subject = of_decision;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_decision;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_decision;
end $function$;

create or replace function move_indicator(of_indicator uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update indicator i set audience = to_audience where i.org = of_org and i.indicator = of_indicator;
  update indicator_reading r set audience = to_audience where r.org = of_org and r.indicator = of_indicator;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_indicator;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_indicator;
  update gauge g set audience = to_audience where g.org = of_org and g.indicator = of_indicator;
end $function$;

create or replace function move_scan(of_scan uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update scan s set audience = to_audience where s.org = of_org and s.scan = of_scan;
  update scan_contributor c set audience = to_audience where c.org = of_org and c.scan = of_scan;
  update finding f set audience = to_audience where f.org = of_org and f.scan = of_scan;
  update finding_dot d set audience = to_audience where d.org = of_org and d.scan = of_scan;
  update scan_move m set audience = to_audience where m.org = of_org and m.scan = of_scan;
  update scan_link l set audience = to_audience where l.org = of_org and l.scan = of_scan;
  update shared_text t set audience = to_audience from finding f
  where f.org = of_org and f.scan = of_scan and t.org = of_org and t.subject = f.finding;
  -- That something became of a finding is told to those who see what it became.
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_scan and e.happened not in ('finding.acted on', 'finding.unlinked');
  update event e set audience = to_audience from finding f
  where f.org = of_org and f.scan = of_scan and e.org = of_org and e.subject = f.finding
    and e.happened not in ('finding.acted on', 'finding.unlinked');
end $function$;

create or replace function move_signal(of_signal uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update signal s set audience = to_audience where s.org = of_org and s.signal = of_signal;
  update sighting s set audience = to_audience where s.org = of_org and s.signal = of_signal;
  update signal_link l set audience = to_audience where l.org = of_org and l.signal = of_signal;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_signal;
end $function$;

create or replace function move_stakeholder(of_stakeholder uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update stakeholder s set audience = to_audience where s.org = of_org and s.stakeholder = of_stakeholder;
  update expectation_link l set audience = to_audience from expectation x
    where l.org = of_org and x.org = of_org and x.expectation = l.expectation and x.stakeholder = of_stakeholder;
  update expectation x set audience = to_audience where x.org = of_org and x.stakeholder = of_stakeholder;
  update promise p set audience = to_audience where p.org = of_org and p.stakeholder = of_stakeholder;
  update stakeholder_contact c set audience = to_audience where c.org = of_org and c.stakeholder = of_stakeholder;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_stakeholder;
end $function$;

create or replace function move_strategy(of_strategy uuid, to_audience uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  update strategy s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update strategy_choice s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update priority s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update priority_link s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update allotment s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_strategy;
  update allotment_used u set audience = to_audience
  where u.org = of_org and exists (select 1 from strategy s where s.org = of_org and s.strategy = of_strategy and s.in_force);
end $function$;

create or replace function move_team_goals(from_team uuid, to_team uuid, fresh uuid)
 returns integer
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  by_person uuid := viewer_person();
  of_audience uuid := (select a.audience from audience a where a.org = of_org and a.word = 'team' and a.team = from_team);
  to_audience uuid;
  moved uuid[];
  each uuid;
begin
  if not exists (select 1 from person p where p.org = of_org and p.person = by_person and p.administrator) then
    raise exception 'Only an administrator moves the goals of a team.';
  end if;
  with moving as (
    update node n set team = to_team, revision = revision + 1
    where n.org = of_org and n.team = from_team and n.kind = 'goal' and n.state <> 'closed' returning n.node, n.audience
  ), traced as (
    insert into event (org, event, by, happened, subject, audience, before, after)
    select of_org, event_id(), by_person, 'goal.changed', m.node, m.audience, jsonb_build_object('team', from_team), jsonb_build_object('team', to_team)
    from moving m
  )
  select coalesce(array_agg(m.node), '{}') into moved from moving m;
  update node n set team = to_team from measure m
  where m.org = of_org and m.goal = any (moved) and n.org = of_org and n.node = m.node;
  if of_audience is not null then
    to_audience := make_audience('team', null, null, to_team, '{}', fresh);
    for each in select n.node from node n where n.org = of_org and n.audience = of_audience and n.kind = 'goal' loop
      perform move_audience(each, to_audience);
    end loop;
  end if;
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), x from unnest(moved) x;
  return cardinality(moved);
end $function$;

create or replace function move_team_rest(from_team uuid, to_team uuid, fresh uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  of_audience uuid := (select a.audience from audience a where a.org = of_org and a.word = 'team' and a.team = from_team);
  to_audience uuid;
  each uuid;
begin
  if not exists (select 1 from person p where p.org = of_org and p.person = viewer_person() and p.administrator) then
    raise exception 'Only an administrator moves what belongs to a team.';
  end if;
  with moved as (
    update indicator i set team = to_team, revision = revision + 1
    where i.org = of_org and i.team = from_team and i.archived_on is null returning i.indicator, i.audience
  )
  insert into event (org, event, by, happened, subject, audience, before, after)
  select of_org, event_id(), viewer_person(), 'indicator.changed', m.indicator, m.audience, jsonb_build_object('team', from_team), jsonb_build_object('team', to_team)
  from moved m;
  update scan s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.archived_on is null;
  update decision d set team = to_team, revision = revision + 1
  where d.org = of_org and d.team = from_team and d.state = 'open' and d.archived_on is null;
  update change c set team = to_team, revision = revision + 1
  where c.org = of_org and c.team = from_team and c.closed_on is null;
  update change_affected c set team = to_team
  where c.org = of_org and c.team = from_team and not exists (
    select 1 from change_affected x where x.org = of_org and x.change = c.change and x.team = to_team);
  update signal s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.closed_on is null;
  update stakeholder s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.archived_on is null;
  if of_audience is null then
    return;
  end if;
  to_audience := make_audience('team', null, null, to_team, '{}', fresh);
  for each in select i.indicator from indicator i where i.org = of_org and i.audience = of_audience loop
    perform move_indicator(each, to_audience);
  end loop;
  for each in select s.scan from scan s where s.org = of_org and s.audience = of_audience loop
    perform move_scan(each, to_audience);
  end loop;
  for each in select d.decision from decision d where d.org = of_org and d.audience = of_audience loop
    perform move_decision(each, to_audience);
  end loop;
  for each in select c.change from change c where c.org = of_org and c.audience = of_audience loop
    perform move_change(each, to_audience);
  end loop;
  for each in select s.strategy from strategy s where s.org = of_org and s.audience = of_audience loop
    perform move_strategy(each, to_audience);
  end loop;
  for each in select s.signal from signal s where s.org = of_org and s.audience = of_audience loop
    perform move_signal(each, to_audience);
  end loop;
  for each in select s.stakeholder from stakeholder s where s.org = of_org and s.audience = of_audience loop
    perform move_stakeholder(each, to_audience);
  end loop;
  update saved_view v set audience = to_audience where v.org = of_org and v.audience = of_audience;
end $function$;

create or replace function named_in_decisions(of_org uuid, of_person uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from decision d where ((d.org = named_in_decisions.of_org) and ((named_in_decisions.of_person = d.owner) or (named_in_decisions.of_person = d.opened_by))))) or (exists (select 1 from decision_asked d where ((d.org = named_in_decisions.of_org) and ((named_in_decisions.of_person = d.person) or (named_in_decisions.of_person = d.by))))) or (exists (select 1 from decision_advice d where ((d.org = named_in_decisions.of_org) and ((named_in_decisions.of_person = d.by) or (named_in_decisions.of_person = d.answered_by))))) or (exists (select 1 from decision_review d where ((d.org = named_in_decisions.of_org) and (d.by = named_in_decisions.of_person)))));

create or replace function node_in_sight(of_node uuid)
 returns boolean
 language plpgsql
 stable
as $function$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from node n where n.org = of_org and n.node = of_node);
end $function$;

create or replace function org_today(of_org uuid)
 returns date
 language sql
 stable
return (select ((now() at time zone o.zone))::date as timezone from organisation o where (o.org = org_today.of_org));

create or replace function person_in_briefings(of_org uuid, of_person uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from briefing b where ((b.org = person_in_briefings.of_org) and ((person_in_briefings.of_person = b.owner) or (person_in_briefings.of_person = b.below))))) or (exists (select 1 from briefing_copy c where ((c.org = person_in_briefings.of_org) and ((person_in_briefings.of_person = c.person) or (person_in_briefings.of_person = c.manager))))) or (exists (select 1 from briefing_question q where ((q.org = person_in_briefings.of_org) and (((person_in_briefings.of_person = q.by) or (person_in_briefings.of_person = q.holder)) or (person_in_briefings.of_person = q.answered_by))))) or (exists (select 1 from briefing_answer a where ((a.org = person_in_briefings.of_org) and (a.by = person_in_briefings.of_person)))) or (exists (select 1 from (audience a join briefing b on (((b.org = person_in_briefings.of_org) and (b.audience = a.audience)))) where ((a.org = person_in_briefings.of_org) and ((person_in_briefings.of_person = a.person) or (person_in_briefings.of_person = a.other))))) or (exists (select 1 from (audience_person a join briefing b on (((b.org = person_in_briefings.of_org) and (b.audience = a.audience)))) where ((a.org = person_in_briefings.of_org) and (a.person = person_in_briefings.of_person)))));

create or replace function person_in_changes(of_org uuid, of_person uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from change c where ((c.org = person_in_changes.of_org) and ((person_in_changes.of_person = c.owner) or (person_in_changes.of_person = c.begun_by))))) or (exists (select 1 from change_affected c where ((c.org = person_in_changes.of_org) and (c.person = person_in_changes.of_person)))) or (exists (select 1 from change_champion c where ((c.org = person_in_changes.of_org) and (c.person = person_in_changes.of_person)))) or (exists (select 1 from resistance r where ((r.org = person_in_changes.of_org) and (((person_in_changes.of_person = r.by) or (person_in_changes.of_person = r.person)) or (person_in_changes.of_person = r.answered_by))))) or (exists (select 1 from (audience a join change c on (((c.org = person_in_changes.of_org) and (c.audience = a.audience)))) where ((a.org = person_in_changes.of_org) and ((person_in_changes.of_person = a.person) or (person_in_changes.of_person = a.other))))) or (exists (select 1 from (audience_person a join change c on (((c.org = person_in_changes.of_org) and (c.audience = a.audience)))) where ((a.org = person_in_changes.of_org) and (a.person = person_in_changes.of_person)))));

create or replace function person_in_stakeholders(of_org uuid, named uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from stakeholder s where ((s.org = person_in_stakeholders.of_org) and (((person_in_stakeholders.named = s.owner) or (person_in_stakeholders.named = s.of_person)) or (person_in_stakeholders.named = s.added_by))))) or (exists (select 1 from expectation x where ((x.org = person_in_stakeholders.of_org) and (x.by = person_in_stakeholders.named)))) or (exists (select 1 from promise p where ((p.org = person_in_stakeholders.of_org) and ((person_in_stakeholders.named = p.owner) or (person_in_stakeholders.named = p.by))))) or (exists (select 1 from stakeholder_contact c where ((c.org = person_in_stakeholders.of_org) and (c.by = person_in_stakeholders.named)))));

create or replace function person_in_strategy(of_org uuid, of_person uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from strategy s where ((s.org = person_in_strategy.of_org) and (s.by = person_in_strategy.of_person)))) or (exists (select 1 from strategy_draft d where ((d.org = person_in_strategy.of_org) and (d.by = person_in_strategy.of_person)))) or (exists (select 1 from priority r where ((r.org = person_in_strategy.of_org) and (r.owner = person_in_strategy.of_person)))) or (exists (select 1 from allotment_used u where ((u.org = person_in_strategy.of_org) and (u.by = person_in_strategy.of_person)))));

create or replace function person_is_named(of_org uuid, of_person uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from scan s where ((s.org = person_is_named.of_org) and (s.owner = person_is_named.of_person)))) or (exists (select 1 from scan_contributor s where ((s.org = person_is_named.of_org) and (s.person = person_is_named.of_person)))) or (exists (select 1 from scan_link l where ((l.org = person_is_named.of_org) and (l.by = person_is_named.of_person)))) or (exists (select 1 from scan_move v where ((v.org = person_is_named.of_org) and (v.by = person_is_named.of_person)))) or (exists (select 1 from finding f where ((f.org = person_is_named.of_org) and ((person_is_named.of_person = f.owner) or (person_is_named.of_person = f.by))))) or (exists (select 1 from finding_dot d where ((d.org = person_is_named.of_org) and (d.person = person_is_named.of_person)))) or (exists (select 1 from signal s where ((s.org = person_is_named.of_org) and ((person_is_named.of_person = s.owner) or (person_is_named.of_person = s.added_by))))) or (exists (select 1 from sighting s where ((s.org = person_is_named.of_org) and (s.by = person_is_named.of_person)))) or (exists (select 1 from indicator i where ((i.org = person_is_named.of_org) and (i.owner = person_is_named.of_person)))) or (exists (select 1 from indicator_reading r where ((r.org = person_is_named.of_org) and (r.by = person_is_named.of_person)))) or (exists (select 1 from pulse p where ((p.org = person_is_named.of_org) and (p.owner = person_is_named.of_person)))) or (exists (select 1 from pulse_asked a where ((a.org = person_is_named.of_org) and (a.person = person_is_named.of_person)))) or (exists (select 1 from team_purpose u where ((u.org = person_is_named.of_org) and (u.by = person_is_named.of_person)))) or (exists (select 1 from offer o where ((o.org = person_is_named.of_org) and (((person_is_named.of_person = o.giver) or (person_is_named.of_person = o.receiver)) or (person_is_named.of_person = o.by))))));

create or replace function persons_holding(part text)
 returns bigint
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return (select count(*) from (
    select 1 from person p
    where p.org = of_org and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like part
    limit 1000
  ) counted);
end $function$;

create or replace function persons_in(of_org uuid, audiences uuid[])
 returns table(audience uuid, person uuid)
 language sql
 stable
as $function$
  select a.audience, p.person
  from audience a cross join lateral (
    -- the owner and their managers upward
    select a.person where a.word in ('line', 'pair', 'private')
    union select l.above from reporting_line l where a.word = 'line' and l.org = of_org and l.person = a.person
    -- of somebody who has left: who stood directly above them last, so that what was their line's is not lost
    union select m.manager from person g join managing m on m.org = of_org and m.person = g.person and m.to_on > g.ends_on
      where a.word = 'line' and g.org = of_org and g.person = a.person and g.ends_on is not null
    union select a.other where a.word = 'pair'
    union select n.person from audience_person n where a.word = 'named' and n.org = of_org and n.audience = a.audience
    -- members and leads of the team and of the teams within it
    union select m.person from team_within w join membership m on m.org = of_org and m.team = w.team and m.to_on is null
      where a.word = 'team' and w.org = of_org and w.ancestor = a.team
    union select t.lead from team_within w join team t on t.org = of_org and t.team = w.team
      where a.word = 'team' and w.org = of_org and w.ancestor = a.team
  ) p(person)
  where a.org = of_org and a.audience = any (audiences) and a.word <> 'organisation' and p.person is not null
$function$;

create or replace function policy_words(guarded text, condition text)
 returns text
 language plpgsql
as $function$
declare
  called boolean := current_setting('bearing.policies', true) = 'called' or exists (select from pg_extension where extname = 'citus');
  words text := replace(condition, '{seen}', '{seen by audience}');
begin
  if called then
    words := regexp_replace(words, '\{seen by (\w+)\}', 'in_sight(\1)', 'g');
    words := regexp_replace(words, '\{node in (\w+)\}', 'node_in_sight(\1)', 'g');
    return replace(words, '{administrator}', 'is_administrator()');
  end if;
  words := regexp_replace(words, '\{seen by (\w+)\}', format('(%1$s.\1 = %1$s.org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = %1$s.\1))', guarded), 'g');
  words := regexp_replace(words, '\{node in (\w+)\}', format('exists (select 1 from node where node.org = %1$s.org and node.node = %1$s.\1)', guarded), 'g');
  return replace(words, '{administrator}', 'exists (select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)');
end $function$;

create or replace function pulse_response(of_pulse uuid, of_round integer)
 returns integer
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  spent integer;
begin
  select count(*) into spent from pulse_asked a
  where a.org = of_org and a.pulse = of_pulse and a.round = of_round and a.token is null;
  return case when spent >= (select p.least_scores from pulse p where p.org = of_org and p.pulse = of_pulse) then spent end;
end $function$;

create or replace function put_strategy_in_force(of_strategy uuid, drafted jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  to_audience uuid := (select s.audience from strategy s where s.org = of_org and s.strategy = of_strategy);
begin
  if not writes_strategy() then
    raise exception 'Strategy is published by whoever leads the organisation, and by administrators.';
  end if;
  insert into priority_link (org, strategy, priority, node, audience)
  select of_org, of_strategy, said.priority, n.node, to_audience
  from (
    select d.priority, l.node::uuid as node from jsonb_to_recordset(drafted) d(priority uuid, links jsonb)
    cross join jsonb_array_elements_text(d.links) l(node)
    union
    select l.priority, l.node from priority_link l
    join strategy b on b.org = of_org and b.strategy = l.strategy and b.in_force and b.strategy <> of_strategy
    where l.org = of_org
  ) said
  join priority r on r.org = of_org and r.strategy = of_strategy and r.priority = said.priority
  join node n on n.org = of_org and n.node = said.node
  where n.audience <> of_org and n.owner is distinct from viewer_person() and not exists (
    select 1 from sight i where i.org = of_org and i.person = viewer_person() and i.audience = n.audience)
  on conflict do nothing;
  update strategy s set in_force = false where s.org = of_org and s.in_force and s.strategy <> of_strategy;
  update strategy s set in_force = true where s.org = of_org and s.strategy = of_strategy;
  update allotment_used u set audience = to_audience where u.org = of_org and u.audience <> to_audience;
end $function$;

create or replace function recompute(of_org uuid, nodes uuid[], today date, zone text, adding boolean default true, curved boolean default true)
 returns uuid[]
 language plpgsql
as $function$
declare
  measures uuid[] := array(select m.node from measure m where m.org = of_org and m.node = any (nodes));
  added uuid[] := '{}';
  changed uuid[];
  more uuid[];
begin
  if adding and cardinality(measures) > 0 then
    added := add_up(of_org, measures, today);
  end if;
  if cardinality(measures) > 0 then
  with fresh as (
    select m.node, m.audience, p.progress, p.raw, v.verdict, m.value_on,
      h.health, h.turns_on
    from measure m
    join node n on n.org = of_org and n.node = m.node
    join node g on g.org = of_org and g.node = m.goal
    cross join lateral (select r.raw, case when r.raw is not null then least(greatest(r.raw, 0), 1) end as progress
      from (select measure_progress(m.direction, m.baseline, m.target, m.target_max, m.value) as raw offset 0) r) p
    cross join lateral (select measure_verdict(m.direction, m.target, m.target_max, m.value) as verdict) v
    cross join lateral (select case when m.phases is not null then curve_ahead(
      curve_of(m.phases, m.direction, m.baseline, m.target, coalesce(n.start_on, g.start_on), coalesce(n.due_on, g.due_on)), today, p.progress) end as ahead offset 0) c
    cross join lateral health_of(n.state, n.closed_as, coalesce(n.start_on, g.start_on), coalesce(n.due_on, g.due_on), today,
      p.progress, (v.verdict = 'met')::integer, (v.verdict = 'not met')::integer, (v.verdict = 'no reading')::integer,
      m.value_on, null, g.rhythm, 0, 0, 0, c.ahead, 1, null) h
    where m.org = of_org and m.node = any (measures)
  ), written as (
    insert into standing as s (org, node, kind, audience, progress, raw, counted, countable, met, not_met, no_reading, no_target, health, read_on, turns_at)
    select of_org, f.node, 'measure', f.audience, f.progress, f.raw, (f.progress is not null)::integer, 1, (f.verdict = 'met')::integer,
      (f.verdict = 'not met')::integer, (f.verdict = 'no reading')::integer, (f.verdict = 'no target')::integer,
      f.health, f.value_on, f.turns_on::timestamp at time zone zone
    from fresh f
    -- the audience too: a batch that began before the audience moved would otherwise leave the old one behind
    on conflict (org, node) do update set audience = excluded.audience,
      progress = excluded.progress, raw = excluded.raw, counted = excluded.counted, countable = 1, met = excluded.met,
      not_met = excluded.not_met, no_reading = excluded.no_reading, no_target = excluded.no_target, health = excluded.health,
      read_on = excluded.read_on, turns_at = excluded.turns_at
    where (s.audience, s.progress, s.raw, s.met, s.not_met, s.no_reading, s.no_target, s.health, s.read_on, s.turns_at)
      is distinct from (excluded.audience, excluded.progress, excluded.raw, excluded.met, excluded.not_met, excluded.no_reading, excluded.no_target, excluded.health, excluded.read_on, excluded.turns_at)
    returning s.node
  )
  select array_agg(w.node) into changed from written w;
  end if;

  if cardinality(measures) < cardinality(nodes) then
  with edge as (
    select p.node as parent, c.node as child, c.kind, c.gives_progress, c.several or coalesce(s.shared, false) as shared,
      coalesce(e.share, greatest(100 - coalesce(sum(e.share) over edges, 0), 0) / nullif(count(*) filter (where e.share is null) over edges, 0)) as weight,
      c.state <> 'draft' and c.closed_as is distinct from 'abandoned' as counts,
      s.progress, s.met, s.not_met, s.no_reading, s.no_target, s.health, s.read_on, s.below, s.below_on_track, s.below_at_risk,
      s.below_off_track, s.below_outdated, s.below_unknown, s.below_not_started, s.below_met, s.below_partly_met, s.below_missed,
      s.gap_owner, s.gap_why, s.gap_how, s.gap_when, s.below_gap_owner, s.below_gap_why, s.below_gap_how, s.below_gap_when
    from node p
    join carries e on e.org = of_org and e.parent = p.node and e.accepted
    join node c on c.org = of_org and c.node = e.child
    left join standing s on s.org = of_org and s.node = e.child
    where p.org = of_org and p.node = any (nodes) and p.kind <> 'measure'
      -- what is narrower is as if it were not there, so that not even the weights of the others tell of it
      and (c.counts_upward or c.audience in (p.audience, of_org) or as_wide(of_org, c.audience, p.audience))
    window edges as (partition by p.node)
  ), total as (
    select e.parent,
      round(sum(e.weight * e.progress) filter (where e.gives_progress and e.progress is not null)
        / nullif(sum(e.weight) filter (where e.gives_progress and e.progress is not null), 0), 10) as progress,
      count(*) filter (where e.gives_progress and e.progress is not null) as counted,
      count(*) filter (where e.gives_progress) as countable,
      sum(e.met) as met, sum(e.not_met) as not_met, sum(e.no_reading) as no_reading, sum(e.no_target) as no_target,
      max(e.read_on) as read_on, bool_or(e.shared) as shared,
      count(*) filter (where e.kind = 'goal') as goals,
      sum(e.below) filter (where e.kind = 'goal') as below,
      sum(e.below_on_track + (e.health = 'on track')::integer) filter (where e.kind = 'goal') as on_track,
      sum(e.below_at_risk + (e.health = 'at risk')::integer) filter (where e.kind = 'goal') as at_risk,
      sum(e.below_off_track + (e.health = 'off track')::integer) filter (where e.kind = 'goal') as off_track,
      sum(e.below_outdated + (e.health = 'outdated')::integer) filter (where e.kind = 'goal') as outdated,
      sum(e.below_unknown + (e.health = 'unknown')::integer) filter (where e.kind = 'goal') as unknown,
      sum(e.below_not_started + (e.health = 'not started')::integer) filter (where e.kind = 'goal') as not_started,
      sum(e.below_met + (e.health = 'met')::integer) filter (where e.kind = 'goal') as ended_met,
      sum(e.below_partly_met + (e.health = 'partly met')::integer) filter (where e.kind = 'goal') as partly_met,
      sum(e.below_missed + (e.health = 'missed')::integer) filter (where e.kind = 'goal') as missed,
      sum(e.below_gap_owner + e.gap_owner::integer) filter (where e.kind = 'goal') as gap_owner,
      sum(e.below_gap_why + e.gap_why::integer) filter (where e.kind = 'goal') as gap_why,
      sum(e.below_gap_how + e.gap_how::integer) filter (where e.kind = 'goal') as gap_how,
      sum(e.below_gap_when + e.gap_when::integer) filter (where e.kind = 'goal') as gap_when
    from edge e where e.counts and e.weight > 0
    group by e.parent
  ), fresh as (
    select n.node, n.kind, n.audience,
      p.progress, p.adherence, p.pace, p.ahead, p.enough, p.next_on,
      coalesce(t.counted, 0) as counted, coalesce(t.countable, 0) as countable,
      coalesce(case when n.state = 'closed' then k.met else t.met end, 0)::integer as met,
      coalesce(case when n.state = 'closed' then k.not_met else t.not_met end, 0)::integer as not_met,
      coalesce(case when n.state = 'closed' then k.no_reading else t.no_reading end, 0)::integer as no_reading,
      coalesce(case when n.state = 'closed' then k.no_target else t.no_target end, 0)::integer as no_target,
      greatest(t.read_on, i.read_on) as read_on, i.read_on as checked_on, i.confidence, coalesce(t.shared, false) as shared, t.goals, t.below, t.on_track, t.at_risk, t.off_track, t.outdated,
      t.unknown, t.not_started, t.ended_met, t.partly_met, t.missed, t.gap_owner, t.gap_why, t.gap_how, t.gap_when,
      n.kind = 'goal' and n.owner is null as own_gap_owner,
      n.kind = 'goal' and not n.says_why and not exists (
        select 1 from carries u join node un on un.org = of_org and un.node = u.parent
        where u.org = of_org and u.child = n.node and (un.audience in (n.audience, of_org) or as_wide(of_org, un.audience, n.audience))) as own_gap_why,
      not n.says_how and not exists (
        select 1 from carries d join node dn on dn.org = of_org and dn.node = d.child and dn.kind <> 'measure'
        where d.org = of_org and d.parent = n.node and (dn.audience in (n.audience, of_org) or as_wide(of_org, dn.audience, n.audience))) as own_gap_how,
      n.kind = 'goal' and n.due_on is null as own_gap_when,
      n.state, n.closed_as, n.start_on, n.due_on, n.rhythm
    from node n
    left join total t on t.parent = n.node
    left join lateral (
      select c.progress, c.met, c.not_met, c.no_reading, c.no_target
      from closing c
      where n.state = 'closed' and c.org = of_org and c.goal = n.node
        and not exists (select 1 from reopening r where r.org = of_org and r.closing = c.closing)
      order by c.at desc, c.closing desc limit 1
    ) k on true
    left join lateral (
      select i.read_on, case when i.confidence is not null then i.confidence else (
        -- what was read by itself, or only ticked, takes nobody's word back
        select c.confidence from check_in c
        where c.org = of_org and c.goal = n.node and c.confidence is not null and c.read_on <= today
          and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = c.check_in)
        order by c.read_on desc, c.check_in desc limit 1) end as confidence
      from check_in i
      where i.org = of_org and i.goal = n.node and i.read_on <= today
        and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = i.check_in)
      order by i.read_on desc, i.check_in desc limit 1
    ) i on true
    -- What is done again and again is told by how faithfully it is done. Worked out here once: what is handed to the health
    -- rule becomes part of it in as many places as it is asked there.
    cross join lateral (
      select case when (n.done_every is not null or n.done_on is not null) and n.state <> 'closed'
        then faithfulness(of_org, n.node, n.done_every, n.done_on, n.start_on, n.due_on, today) end as again offset 0
    ) a
    cross join lateral (
      select case when n.state = 'closed' then k.progress when not n.gives_progress then null when a.again is null then t.progress else a.again[1] end as progress,
        a.again[1] as adherence,
        case when a.again is not null then a.again[1] when n.state = 'closed' then k.progress when n.gives_progress then t.progress end as pace,
        case when a.again is not null then array[1, null, null]::numeric[]
          when curved then curve_ahead(curve_below(of_org, n.node, n.start_on, n.due_on), today, t.progress) end as ahead,
        case when a.again is null then 1 else 0.9 end as enough,
        date '2000-01-01' + a.again[2]::integer as next_on
      offset 0
    ) p
    where n.org = of_org and n.node = any (nodes) and n.kind <> 'measure'
  ), written as (
    insert into standing as s (org, node, kind, audience, progress, raw, counted, countable, met, not_met, no_reading, no_target, health,
      confidence, read_on, due_on, turns_at, shared, below, below_on_track, below_at_risk, below_off_track, below_outdated, below_unknown,
      below_not_started, below_met, below_partly_met, below_missed, gap_owner, gap_why, gap_how, gap_when,
      below_gap_owner, below_gap_why, below_gap_how, below_gap_when, adherence, checked_on)
    select of_org, f.node, f.kind, f.audience, f.progress, f.progress, f.counted, f.countable, f.met, f.not_met, f.no_reading, f.no_target, h.health,
      f.confidence, f.read_on, f.due_on, h.turns_on::timestamp at time zone zone, f.shared, coalesce(f.goals + coalesce(f.below, 0), 0), coalesce(f.on_track, 0), coalesce(f.at_risk, 0),
      coalesce(f.off_track, 0), coalesce(f.outdated, 0), coalesce(f.unknown, 0), coalesce(f.not_started, 0), coalesce(f.ended_met, 0),
      coalesce(f.partly_met, 0), coalesce(f.missed, 0), f.own_gap_owner, f.own_gap_why, f.own_gap_how, f.own_gap_when,
      coalesce(f.gap_owner, 0), coalesce(f.gap_why, 0), coalesce(f.gap_how, 0), coalesce(f.gap_when, 0), f.adherence, f.checked_on
    from fresh f
    cross join lateral health_of(f.state, f.closed_as, f.start_on, f.due_on, today, f.pace, f.met, f.not_met, f.no_reading,
      f.read_on, f.confidence, f.rhythm, coalesce(f.goals + coalesce(f.below, 0), 0)::integer,
      coalesce(f.on_track + f.at_risk + f.off_track + f.ended_met + f.partly_met + f.missed, 0)::integer,
      coalesce(f.off_track + f.missed + 0.5 * (f.at_risk + f.partly_met), 0), f.ahead, f.enough, f.next_on) h
    on conflict (org, node) do update set audience = excluded.audience,
      progress = excluded.progress, raw = excluded.raw, counted = excluded.counted, countable = excluded.countable, met = excluded.met,
      not_met = excluded.not_met, no_reading = excluded.no_reading, no_target = excluded.no_target, health = excluded.health,
      confidence = excluded.confidence, read_on = excluded.read_on, due_on = excluded.due_on, turns_at = excluded.turns_at, shared = excluded.shared, below = excluded.below,
      below_on_track = excluded.below_on_track, below_at_risk = excluded.below_at_risk, below_off_track = excluded.below_off_track,
      below_outdated = excluded.below_outdated, below_unknown = excluded.below_unknown, below_not_started = excluded.below_not_started,
      below_met = excluded.below_met, below_partly_met = excluded.below_partly_met, below_missed = excluded.below_missed,
      gap_owner = excluded.gap_owner, gap_why = excluded.gap_why, gap_how = excluded.gap_how, gap_when = excluded.gap_when,
      below_gap_owner = excluded.below_gap_owner, below_gap_why = excluded.below_gap_why, below_gap_how = excluded.below_gap_how,
      below_gap_when = excluded.below_gap_when, adherence = excluded.adherence, checked_on = excluded.checked_on
    where (s.*) is distinct from (excluded.*)
    returning s.node
  )
  select array_agg(w.node) into more from written w;
  end if;

  changed := array_cat(coalesce(changed, '{}'), coalesce(more, '{}'));
  if cardinality(added) > 0 then
    changed := array(select unnest(changed) union select unnest(added));
  end if;
  insert into standing_on as o (org, node, on_day, audience, progress, met, not_met, health)
  select of_org, s.node, today, s.audience, s.progress, s.met, s.not_met, s.health
  from standing s where s.org = of_org and s.node = any (changed)
  on conflict (org, node, on_day) do update set audience = excluded.audience, progress = excluded.progress, met = excluded.met,
    not_met = excluded.not_met, health = excluded.health
  where (o.audience, o.progress, o.met, o.not_met, o.health) is distinct from (excluded.audience, excluded.progress, excluded.met, excluded.not_met, excluded.health);
  return changed;
end $function$;

create or replace function refresh_sight(audiences uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from sight s
  where s.org = of_org and s.audience = any (audiences)
    and not exists (select 1 from persons_in(of_org, array[s.audience]) p where p.person = s.person);
  insert into sight (org, person, audience)
  select of_org, p.person, p.audience from persons_in(of_org, audiences) p
  on conflict do nothing;
end $function$;

create or replace function remove_demonstration()
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  logins text[];
  remaining oid[];
  free oid;
begin
  if not exists (select 1 from organisation o where o.org = of_org and o.demonstration) then
    raise exception 'only a demonstration organisation is removed' using errcode = '42501';
  end if;
  -- No roll-up of it may run meanwhile, which would write numbers of goals that are gone.
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  -- And nothing that follows from what happened may be written to somebody who goes: it waits, and finds nobody.
  perform 1 from person p where p.org = of_org for update;
  logins := array(
    select p.login from person p
    where p.org = of_org and p.login is not null
      and not exists (select 1 from person other where other.login = p.login and other.org <> of_org));
  remaining := array(
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition);
  while cardinality(remaining) > 0 loop
    select t into free from unnest(remaining) t
    where not exists (
      select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (remaining))
    limit 1;
    if free is null then
      raise exception 'tables refer to one another in a circle: %', remaining::regclass[];
    end if;
    execute format('delete from %s where org = $1', free::regclass) using of_org;
    remaining := array_remove(remaining, free);
  end loop;
  -- Triggers write dated rows when edges go; they go with the rest.
  delete from carries_dated d where d.org = of_org;
  delete from node_dated d where d.org = of_org;
  delete from auth."user" u where u.id = any (logins);
end $function$;

create or replace function reporting_changed(persons uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  touched uuid[];
begin
  select array_agg(distinct x) into touched from (
    select unnest(persons) x
    union select l.person from reporting_line l where l.org = of_org and l.above = any (persons)
  ) all_touched;
  delete from reporting_line l where l.org = of_org and l.person = any (touched);
  insert into reporting_line (org, person, above, distance)
  with recursive up(person, above, distance) as (
    select m.person, m.manager, 1 from managing m where m.org = of_org and m.to_on is null and m.person = any (touched)
    union all
    select up.person, m.manager, up.distance + 1
    from up join managing m on m.org = of_org and m.person = up.above and m.to_on is null
    where up.distance < 200
  )
  select of_org, up.person, up.above, min(up.distance) from up group by up.person, up.above;
  perform refresh_sight(array(select a.audience from audience a where a.org = of_org and a.word = 'line' and a.person = any (touched)));
end $function$;

create or replace function rhythm_step(of_frameworks jsonb, most integer)
 returns integer
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  of_teams uuid[] := array(select t.team from team t where t.org = of_org and t.rhythm_follows order by t.team for update);
  moved uuid[] := '{}';
  each record;
begin
  if cardinality(of_teams) = 0 then
    return null;
  end if;
  -- From index to index, whatever the planner thinks of an organisation that it has not counted yet: it would compare each
  -- goal with all.
  for each in
    select n.node, r.rhythm
    from (select u.team, team_rhythm(of_org, u.team) as inforce from unnest(of_teams) u(team) offset 0) m
    cross join lateral (
      select n.node, n.rhythm, n.framework from node n where n.org = of_org and n.team = m.team and n.kind = 'goal' offset 0) n
    cross join lateral (select g.own_rhythm from goal g where g.org = of_org and g.node = n.node offset 0) g
    cross join lateral (
      select coalesce(g.own_rhythm, m.inforce, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm) as rhythm offset 0) r
    where r.rhythm is distinct from n.rhythm
    limit most
  loop
    update node n set rhythm = each.rhythm where n.org = of_org and n.node = each.node;
    moved := array_append(moved, each.node);
  end loop;
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(moved) as node
    union all select m.node from unnest(moved) u(goal) cross join lateral (
      select m.node from measure m where m.org = of_org and m.goal = u.goal offset 0) m) x;
  if cardinality(moved) < most then
    update team t set rhythm_follows = false where t.org = of_org and t.team = any (of_teams);
  end if;
  return cardinality(moved);
end $function$;

create or replace function rhythms_follow(of_teams uuid[], of_frameworks jsonb)
 returns integer
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  room integer := 5000;
  moved integer;
begin
  update team t set rhythm_follows = true
  from (select distinct w.team from team_within w where w.org = of_org and w.ancestor = any (of_teams)) x
  where t.org = of_org and t.team = x.team and not t.rhythm_follows;
  while room > 0 loop
    moved := rhythm_step(of_frameworks, room);
    exit when moved is null;
    room := room - moved;
  end loop;
  return 5000 - room;
end $function$;

create or replace function roll_up(of_org uuid)
 returns uuid[]
 language plpgsql
 security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  started uuid[];
  wave uuid[];
  nodes uuid[] := '{}';
  levels integer[] := '{}';
  asked boolean[];
  level integer := 0;
  first integer := 1;
  next integer;
  lifted uuid[] := '{}';
  batch uuid[];
  moved uuid[];
  changed uuid[] := '{}';
  adding boolean;
  curved boolean;
  of_zone text := (select o.zone from organisation o where o.org = of_org);
  today date := (now() at time zone of_zone)::date;
begin
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  with taken as (delete from dirty d where d.org = of_org returning d.node)
  select array_agg(distinct t.node) into started from taken t;
  if started is null then
    return '{}';
  end if;
  select exists (select 1 from measure m where m.org = of_org and m.adds_up), exists (select 1 from measure m where m.org = of_org and m.phases is not null)
  into adding, curved;
  if cardinality(started) > 1000 then
    -- until this function ends; a kept plan is one for a few nodes
    set local plan_cache_mode = force_custom_plan;
    set local work_mem = '128MB';
  end if;
  if adding then
    -- whatever became of a goal, what it brings to a sum and what its own measures add up may be another now
    started := array(
      select unnest(started)
      union select s.node from measure s where s.org = of_org and s.adds_up and s.goal = any (started)
      union select x from sums_above(of_org, started) x);
  end if;
  wave := started;
  while wave is not null loop
    if level > 500 then
      raise exception 'the graph has a loop';
    end if;
    nodes := nodes || wave;
    levels := levels || array_fill(level, array[cardinality(wave)]);
    if adding then
      select array_agg(distinct u.node) into wave from (
        select e.parent as node from carries e where e.org = of_org and e.child = any (wave) and e.accepted
        union all
        select x from sums_above(of_org, array(select m.goal from measure m where m.org = of_org and m.node = any (wave))) x
      ) u;
    else
      select array_agg(distinct e.parent) into wave from carries e where e.org = of_org and e.child = any (wave) and e.accepted;
    end if;
    level := level + 1;
  end loop;
  -- Each node where it stands highest, and whether it is dirty itself.
  select array_agg(x.node order by x.at_level), array_agg(x.asked order by x.at_level), array_agg(x.at_level order by x.at_level)
  into nodes, asked, levels
  from (select u.node, max(u.at_level) as at_level, min(u.at_level) = 0 as asked from unnest(nodes, levels) u(node, at_level) group by u.node) x;
  for l in 0 .. level - 1 loop
    continue when levels[first] is distinct from l;
    next := coalesce(array_position(levels, l + 1, first), cardinality(nodes) + 1);
    select array_agg(x.node) into batch
    from unnest(nodes[first : next - 1], asked[first : next - 1]) x(node, asked)
    -- hashed; compared with an array, many would each be compared with all
    where x.asked or x.node in (select unnest(lifted));
    first := next;
    continue when batch is null;
    moved := recompute(of_org, batch, today, of_zone, adding, curved);
    changed := changed || moved;
    lifted := lifted || array(select distinct e.parent from carries e where e.org = of_org and e.child = any (moved) and e.accepted);
    if adding then
      lifted := lifted || array(select x from sums_above(of_org, array(select m.goal from measure m where m.org = of_org and m.node = any (batch))) x);
    end if;
  end loop;
  return changed;
end $function$;

create or replace function search_changes(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select c.change from change c
  where c.org = of_org and c.sought like patterns[1]
    and c.sought like coalesce(patterns[2], patterns[1]) and c.sought like all (patterns)
    and (c.audience = of_org or c.owner = of_person
      or c.audience in (select x.audience from sight x where x.org = of_org and x.person = of_person))
  order by c.change desc
  limit most;
end $function$;

create or replace function search_decisions(words text, before uuid, archived boolean, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
  newest uuid[];
begin
  newest := array(
    select n.decision from (
      select d.decision, d.sought from decision d
      where d.org = of_org and (before is null or d.decision < before) and (d.archived_on is not null) = archived
        and (d.audience = of_org or d.owner = of_person
          or d.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
      order by d.decision desc limit 1000
    ) n
    where n.sought like all (patterns) order by n.decision desc limit most);
  if cardinality(newest) = most then
    return query select unnest(newest);
    return;
  end if;
  return query
  select d.decision from decision d
  where d.org = of_org and d.sought like patterns[1]
    and d.sought like coalesce(patterns[2], patterns[1]) and d.sought like all (patterns)
    and (before is null or d.decision < before) and (d.archived_on is not null) = archived
    and (d.audience = of_org or d.owner = of_person
      or d.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  order by d.decision desc
  limit most;
end $function$;

create or replace function search_signals(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select s.signal from signal s
  where s.org = of_org and s.sought like patterns[1]
    and s.sought like coalesce(patterns[2], patterns[1]) and s.sought like all (patterns)
    and (s.audience = of_org or s.owner = of_person
      or s.audience in (select x.audience from sight x where x.org = of_org and x.person = of_person))
  order by s.signal desc
  limit most;
end $function$;

create or replace function search_stakeholders(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  asker uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select s.stakeholder from stakeholder s
  where s.org = of_org and s.sought like patterns[1]
    and s.sought like coalesce(patterns[2], patterns[1]) and s.sought like all (patterns)
    and (s.audience = of_org or s.owner = asker
      or s.audience in (select x.audience from sight x where x.org = of_org and x.person = asker))
  order by s.stakeholder desc
  limit most;
end $function$;

create or replace function search_titles(words text)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  sample uuid[] := array(select titles_in_sample(words, 200));
begin
  if cardinality(sample) < 32 then
    return query select titles_with(words, 300);
  else
    return query select unnest(sample) union select titles_beginning(words, 60);
  end if;
end $function$;

create or replace function sees(of_person uuid, of_audience uuid)
 returns boolean
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return of_audience = of_org or exists (
    select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = of_audience);
end $function$;

create or replace function sums_above(of_org uuid, of_goals uuid[])
 returns setof uuid
 language sql
 stable
as $function$
  select s.node from carries e join measure s on s.org = of_org and s.goal = e.parent and s.adds_up
  where e.org = of_org and e.child = any (of_goals) and e.accepted
$function$;

create or replace function take_audiences()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  new.parent_audience := (select n.audience from node n where n.org = new.org and n.node = new.parent);
  new.child_audience := (select n.audience from node n where n.org = new.org and n.node = new.child);
  return new;
end $function$;

create or replace function team_in_briefings(of_org uuid, of_team uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from briefing_team b where ((b.org = team_in_briefings.of_org) and (b.team = team_in_briefings.of_team)))) or (exists (select 1 from (audience a join briefing b on (((b.org = team_in_briefings.of_org) and (b.audience = a.audience)))) where ((a.org = team_in_briefings.of_org) and (a.team = team_in_briefings.of_team)))));

create or replace function team_in_changes(of_org uuid, of_team uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from change c where ((c.org = team_in_changes.of_org) and (c.team = team_in_changes.of_team)))) or (exists (select 1 from change_affected c where ((c.org = team_in_changes.of_org) and (c.team = team_in_changes.of_team)))) or (exists (select 1 from resistance r where ((r.org = team_in_changes.of_org) and (r.team = team_in_changes.of_team)))) or (exists (select 1 from (audience a join change c on (((c.org = team_in_changes.of_org) and (c.audience = a.audience)))) where ((a.org = team_in_changes.of_org) and (a.team = team_in_changes.of_team)))));

create or replace function team_in_stakeholders(of_org uuid, named uuid)
 returns boolean
 language sql
 stable
return (exists (select 1 from stakeholder s where ((s.org = team_in_stakeholders.of_org) and ((team_in_stakeholders.named = s.team) or (team_in_stakeholders.named = s.of_team)))));

create or replace function team_is_named(of_org uuid, of_team uuid)
 returns boolean
 language sql
 stable
return ((exists (select 1 from scan s where ((s.org = team_is_named.of_org) and (s.team = team_is_named.of_team)))) or (exists (select 1 from signal s where ((s.org = team_is_named.of_org) and (s.team = team_is_named.of_team)))) or (exists (select 1 from indicator i where ((i.org = team_is_named.of_org) and (i.team = team_is_named.of_team)))));

create or replace function team_rhythm(of_org uuid, of_team uuid)
 returns integer
 language sql
 stable
return (select t.rhythm from (team_within w join team t on (((t.org = team_rhythm.of_org) and (t.team = w.ancestor)))) where ((w.org = team_rhythm.of_org) and (w.team = team_rhythm.of_team) and (t.rhythm is not null)) order by w.distance limit 1);

create or replace function teams_changed(teams uuid[], tree boolean)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  before uuid[] := array(select distinct w.ancestor from team_within w where w.org = of_org and w.team = any (teams));
begin
  if tree then
    delete from team_within w where w.org = of_org;
    insert into team_within (org, team, ancestor, distance)
    with recursive up(team, ancestor, distance) as (
      select t.team, t.team, 0 from team t where t.org = of_org
      union all
      select up.team, t.parent, up.distance + 1 from up join team t on t.org = of_org and t.team = up.ancestor
      where t.parent is not null and up.distance < 200
    )
    select of_org, up.team, up.ancestor, up.distance from up;
  end if;
  perform refresh_sight(array(
    select a.audience from audience a
    where a.org = of_org and a.word = 'team' and (a.team = any (before)
      or a.team in (select w.ancestor from team_within w where w.org = of_org and w.team = any (teams)))
  ));
end $function$;

create or replace function title_patterns(words text)
 returns text[]
 language sql
 immutable parallel safe
as $function$
  select array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(w) desc)
  from unnest(string_to_array(lower(words), ' ')) w where w <> ''
$function$;

create or replace function titles_are_many(words text)
 returns boolean
 language sql
 stable security definer
 set search_path to 'public'
as $function$
  select count(*) >= 32 from titles_in_sample(words, 32)
$function$;

create or replace function titles_beginning(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  beginning text := lower(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind = 'goal'
    and lower(n.title) collate "C" >= beginning and lower(n.title) collate "C" < beginning || U&'\+10FFFD'
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  order by lower(n.title) collate "C", n.node
  limit most;
end $function$;

create or replace function titles_in_sample(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind <> 'measure' and get_byte(uuid_send(n.node), 15) < 4
    and lower(n.title) like patterns[1]
    and lower(n.title) like coalesce(patterns[2], patterns[1]) and lower(n.title) like all (patterns)
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  limit most;
end $function$;

create or replace function titles_with(words text, most integer)
 returns setof uuid
 language plpgsql
 stable security definer
 set search_path to 'public'
 set enable_seqscan to 'off'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind <> 'measure' and lower(n.title) like patterns[1]
    and lower(n.title) like coalesce(patterns[2], patterns[1]) and lower(n.title) like all (patterns)
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  limit most;
end $function$;

create or replace function trace_back(of_org uuid)
 returns integer
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_zone text := (select o.zone from organisation o where o.org = of_org);
  today date := (now() at time zone of_zone)::date;
  on_day date;
  every integer;
  traced integer := 0;
  kept jsonb;
  ended jsonb;
  levels jsonb;
  at_level jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  select greatest(min(r.read_on), today - 730) into on_day from reading r where r.org = of_org and not r.superseded;
  every := greatest(7, (today - on_day) / 26);
  if on_day is null or on_day > today - every then
    return 0;
  end if;
  select jsonb_agg(jsonb_build_object('node', m.node, 'value', m.value, 'value_on', m.value_on)) into kept from measure m where m.org = of_org;
  select jsonb_agg(jsonb_build_object('node', n.node, 'closed_as', n.closed_as)) into ended
  from node n where n.org = of_org and n.kind = 'goal' and n.state = 'closed' and n.closed_as <> 'abandoned';
  update node n set state = 'active', closed_as = null
  from jsonb_to_recordset(ended) e(node uuid, closed_as text) where n.org = of_org and n.node = e.node;
  -- by distance from the measures, so that each level finds those below it done
  with recursive lift as (
    select e.child as node, e.parent as above from carries e where e.org = of_org
    union all
    -- a sum comes after what it adds up
    select m.node, s.node from measure s
    join carries e on e.org = of_org and e.parent = s.goal and e.accepted
    join measure m on m.org = of_org and m.goal = e.child
    where s.org = of_org and s.adds_up
  ), up(node, level) as (
    select n.node, 0 from node n where n.org = of_org and not exists (select 1 from carries e where e.org = of_org and e.parent = n.node)
    union
    select l.above, u.level + 1 from up u join lift l on l.node = u.node where u.level < 500
  ), highest as (
    select u.node, max(u.level) as level from up u group by u.node
  ), grouped as (
    select h.level, jsonb_agg(h.node) as nodes from highest h group by h.level
  )
  select jsonb_agg(g.nodes order by g.level) into levels from grouped g;
  while on_day < today loop
    update measure m set value = latest.value, value_on = latest.read_on
    from measure base left join lateral (
      select r.value, r.read_on from reading r
      where r.org = of_org and r.measure = base.node and not r.superseded and r.read_on <= on_day
      order by r.read_on desc, r.check_in desc limit 1
    ) latest on true
    where base.org = of_org and m.org = of_org and m.node = base.node and (m.value, m.value_on) is distinct from (latest.value, latest.read_on);
    for at_level in select l from jsonb_array_elements(levels) l loop
      perform recompute(of_org, array(select x::uuid from jsonb_array_elements_text(at_level) x), on_day, of_zone);
    end loop;
    traced := traced + 1;
    on_day := on_day + every;
  end loop;
  update measure m set value = k.value, value_on = k.value_on
  from jsonb_to_recordset(kept) k(node uuid, value numeric, value_on date)
  where m.org = of_org and m.node = k.node and (m.value, m.value_on) is distinct from (k.value, k.value_on);
  update node n set state = 'closed', closed_as = e.closed_as
  from jsonb_to_recordset(ended) e(node uuid, closed_as text) where n.org = of_org and n.node = e.node;
  -- nothing stood before it began
  delete from standing_on o using node n left join measure m on m.org = n.org and m.node = n.node left join node g on g.org = m.org and g.node = m.goal
  where o.org = of_org and n.org = of_org and n.node = o.node and coalesce(n.start_on, g.start_on) > o.on_day;
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), n.node from node n where n.org = of_org;
  return traced;
end $function$;

create or replace function turn_by_clock()
 returns uuid[]
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  turned uuid[];
begin
  with due as (
    select s.org, s.node from standing s where s.turns_at <= now() limit 10000
  ), marked as (
    insert into dirty (org, dirty, node) select d.org, gen_random_uuid(), d.node from due d returning org
  )
  select array_agg(distinct m.org) into turned from marked m;
  return coalesce(turned, '{}');
end $function$;

create or replace function unmake_briefings(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x
    where not exists (select 1 from briefing_copy c where c.org = of_org and c.briefing = x::uuid));
begin
  delete from briefing_team b where b.org = of_org and b.briefing = any (gone);
  delete from briefing_link b where b.org = of_org and b.briefing = any (gone);
  delete from briefing_answer b where b.org = of_org and b.briefing = any (gone);
  perform forget_subjects(gone);
  delete from briefing b where b.org = of_org and b.briefing = any (gone);
end $function$;

create or replace function unmake_changes(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x);
begin
  delete from change_affected c where c.org = of_org and c.change = any (gone);
  delete from change_champion c where c.org = of_org and c.change = any (gone);
  delete from change_link c where c.org = of_org and c.change = any (gone);
  delete from resistance r where r.org = of_org and r.change = any (gone);
  perform forget_subjects(gone);
  delete from change c where c.org = of_org and c.change = any (gone);
end $function$;

create or replace function unmake_check_ins(check_ins uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  measures uuid[];
begin
  update reading r set superseded = false
  from check_in c where c.org = of_org and c.check_in = any (check_ins) and r.org = of_org and r.check_in = c.supersedes;
  measures := array(select distinct r.measure from reading r where r.org = of_org and (r.check_in = any (check_ins)
    or r.check_in in (select c.supersedes from check_in c where c.org = of_org and c.check_in = any (check_ins))));
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(measures) union select c.goal from check_in c where c.org = of_org and c.check_in = any (check_ins)) x(node);
  perform unmake_said(check_ins);
  delete from reading r where r.org = of_org and r.check_in = any (check_ins);
  delete from check_in c where c.org = of_org and c.check_in = any (check_ins);
  perform import_current(measures);
end $function$;

create or replace function unmake_conversation(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from reaction x using jsonb_to_recordset(given -> 'reactions') as r(subject uuid, person uuid, word text)
  where x.org = of_org and x.subject = r.subject and x.person = r.person and x.word = r.word;
  delete from acknowledgement x using jsonb_to_recordset(given -> 'acknowledgements') as r("checkIn" uuid, by uuid)
  where x.org = of_org and x.check_in = r."checkIn" and x.by = r.by;
  delete from following x using jsonb_to_recordset(given -> 'followers') as r(node uuid, person uuid)
  where x.org = of_org and x.node = r.node and x.person = r.person;
  perform unmake_said(array(select c::uuid from jsonb_array_elements_text(given -> 'comments') c));
  perform unmake_scans(given -> 'scans');
end $function$;

create or replace function unmake_cycles(carry_overs uuid[], cycles uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from carry_over c where c.org = of_org and c.carry_over = any (carry_overs);
  delete from cycle y where y.org = of_org and y.cycle = any (cycles)
    and not exists (select 1 from carry_over c where c.org = of_org and c.cycle = y.cycle)
    and not exists (select 1 from carry_over c where c.org = of_org and c.next = y.cycle);
end $function$;

create or replace function unmake_decisions(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x);
  needed uuid[];
begin
  loop
    needed := array(select distinct d.supersedes from decision d
      where d.org = of_org and d.supersedes = any (gone) and d.decision <> all (gone));
    exit when cardinality(needed) = 0;
    gone := array(select g from unnest(gone) g where g <> all (needed));
  end loop;
  delete from decision_asked d where d.org = of_org and d.decision = any (gone);
  delete from decision_advice d where d.org = of_org and d.decision = any (gone);
  delete from decision_trade_off d where d.org = of_org and d.decision = any (gone);
  delete from decision_link d where d.org = of_org and d.decision = any (gone);
  delete from decision_review d where d.org = of_org and d.decision = any (gone);
  perform forget_subjects(gone);
  delete from decision d where d.org = of_org and d.decision = any (gone);
end $function$;

create or replace function unmake_directions(directions uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from direction_publishing p where p.org = of_org and p.direction = any (directions);
  delete from direction d where d.org = of_org and d.direction = any (directions);
end $function$;

create or replace function unmake_events(events uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from event e where e.org = of_org and e.event = any (events);
end $function$;

create or replace function unmake_indicators(made uuid[], read uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select r.reading from indicator_reading r where r.org = of_org and r.reading = any (read)
    and not exists (select 1 from indicator_reading x where x.org = of_org and x.supersedes = r.reading and not x.reading = any (read)));
  leaving uuid[];
begin
  perform unmake_check_ins(array(select c.check_in from check_in c where c.org = of_org and c.from_reading = any (gone)));
  update indicator_reading o set superseded = false
  from indicator_reading r where r.org = of_org and r.reading = any (gone) and o.org = of_org and o.reading = r.supersedes;
  delete from indicator_reading r where r.org = of_org and r.reading = any (gone);
  leaving := array(select i.indicator from indicator i where i.org = of_org and i.indicator = any (made)
    and not exists (select 1 from indicator_reading r where r.org = of_org and r.indicator = i.indicator));
  update measure m set indicator = null where m.org = of_org and m.indicator = any (leaving);
  delete from indicator i where i.org = of_org and i.indicator = any (leaving);
end $function$;

create or replace function unmake_kept(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from saved_view v where v.org = of_org and v.saved_view = any (array(select x::uuid from jsonb_array_elements_text(given -> 'views') x));
  delete from allowed_address a where a.org = of_org and a.allowed = any (array(select x::uuid from jsonb_array_elements_text(given -> 'addresses') x));
  delete from gauge g where g.org = of_org and g.subject = any (array(select x::uuid from jsonb_array_elements_text(given -> 'gauges') x));
end $function$;

create or replace function unmake_nodes(nodes uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), e.parent from carries e where e.org = of_org and e.child = any (nodes) and e.parent <> all (nodes) group by e.parent;
  perform forget_conversation(nodes);
  delete from reading r where r.org = of_org and (r.measure = any (nodes)
    or r.check_in in (select c.check_in from check_in c where c.org = of_org and c.goal = any (nodes)));
  delete from check_in c where c.org = of_org and c.goal = any (nodes);
  delete from reopening r where r.org = of_org and r.closing in (select c.closing from closing c where c.org = of_org and c.goal = any (nodes));
  delete from closing c where c.org = of_org and c.goal = any (nodes);
  perform forget_links(nodes);
  delete from carries e where e.org = of_org and (e.child = any (nodes) or e.parent = any (nodes));
  delete from standing s where s.org = of_org and s.node = any (nodes);
  delete from standing_on s where s.org = of_org and s.node = any (nodes);
  delete from dirty d where d.org = of_org and d.node = any (nodes);
  delete from measure m where m.org = of_org and m.node = any (nodes);
  delete from goal g where g.org = of_org and g.node = any (nodes);
  delete from node n where n.org = of_org and n.node = any (nodes);
  delete from node_dated d where d.org = of_org and d.node = any (nodes);
  delete from carries_dated d where d.org = of_org and (d.child = any (nodes) or d.parent = any (nodes));
end $function$;

create or replace function unmake_persons(persons uuid[])
 returns uuid[]
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  removed uuid[];
  needed uuid[];
  unused uuid[];
  used uuid[] := array(select x.audience from audiences_in_use(of_org) x(audience));
begin
  removed := array(
    select p.person from person p
    where p.org = of_org and p.person = any (persons) and p.login is null
      and not exists (select 1 from node n where n.org = of_org and n.owner = p.person)
      and not exists (select 1 from goal g where g.org = of_org and g.deputy = p.person)
      and not exists (select 1 from team t where t.org = of_org and t.lead = p.person)
      and not exists (select 1 from check_in c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from closing c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from reopening r where r.org = of_org and r.by = p.person)
      and not exists (select 1 from event e where e.org = of_org and e.by = p.person)
      and not exists (select 1 from comment c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from reaction r where r.org = of_org and r.person = p.person)
      and not exists (select 1 from acknowledgement a where a.org = of_org and a.by = p.person)
      and not exists (select 1 from carry_over o where o.org = of_org and o.by = p.person)
      and not person_in_changes(of_org, p.person)
      and not person_in_briefings(of_org, p.person)
      and not person_in_stakeholders(of_org, p.person)
      and not person_in_strategy(of_org, p.person)
      and not named_in_decisions(of_org, p.person)
      and not person_is_named(of_org, p.person)
      and not exists (select 1 from saved_view v where v.org = of_org and v.owner = p.person)
      and not exists (select 1 from gauge g where g.org = of_org and g.by = p.person)
      and not exists (select 1 from allowed_address l where l.org = of_org and l.by = p.person)
      and not exists (select 1 from nudge x where x.org = of_org and p.person in (x.person, x.by))
      and not exists (select 1 from one_use_link l where l.org = of_org and l.person = p.person)
      and not exists (select 1 from access_token t where t.org = of_org and t.person = p.person)
      and not exists (select 1 from audience a where a.org = of_org and p.person in (a.person, a.other)
        and a.audience in (select unnest(used)))
      and not exists (select 1 from audience_person a where a.org = of_org and a.person = p.person
        and a.audience in (select unnest(used))));
  -- whoever manages, or managed, somebody who stays, stays as well
  loop
    needed := array(select distinct m.manager from managing m
      where m.org = of_org and m.manager = any (removed) and m.person <> all (removed));
    exit when cardinality(needed) = 0;
    removed := array(select r from unnest(removed) r where r <> all (needed));
  end loop;
  unused := array(select a.audience from audience a where a.org = of_org and (a.person = any (removed) or a.other = any (removed)));
  delete from membership m where m.org = of_org and m.person = any (removed);
  delete from managing m where m.org = of_org and m.person = any (removed);
  delete from reporting_line l where l.org = of_org and (l.person = any (removed) or l.above = any (removed));
  delete from sight s where s.org = of_org and (s.person = any (removed) or s.audience = any (unused));
  delete from audience_person a where a.org = of_org and a.person = any (removed);
  delete from audience a where a.org = of_org and a.audience = any (unused);
  perform forget_told(removed);
  delete from chosen_columns c where c.org = of_org and c.person = any (removed);
  delete from person p where p.org = of_org and p.person = any (removed);
  return removed;
end $function$;

create or replace function unmake_said(subjects uuid[])
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select c.comment from comment c where c.org = of_org and (c.subject = any (subjects) or c.comment = any (subjects)));
begin
  delete from reaction r where r.org = of_org and (r.subject = any (subjects) or r.subject = any (gone));
  delete from acknowledgement a where a.org = of_org and a.check_in = any (subjects);
  delete from notice n where n.org = of_org and n.about = any (gone);
  delete from comment_edit e where e.org = of_org and e.comment = any (gone);
  delete from comment_withdrawal w where w.org = of_org and w.comment = any (gone);
  delete from comment c where c.org = of_org and c.comment = any (gone);
end $function$;

create or replace function unmake_scans(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select s::uuid from jsonb_array_elements_text(given -> 'scans') s);
  found uuid[] := array(select f::uuid from jsonb_array_elements_text(given -> 'findings') f);
  moved uuid[] := array(select m::uuid from jsonb_array_elements_text(given -> 'moves') m);
begin
  if given is null then
    return;
  end if;
  delete from scan_link l where l.org = of_org and l.link = any (array(select x::uuid from jsonb_array_elements_text(given -> 'links') x));
  delete from scan_link l where l.org = of_org and (l.finding = any (found) or l.move = any (moved));
  delete from scan_move v where v.org = of_org and (v.move = any (moved));
  found := array(select f from unnest(found) f
    where not exists (select 1 from scan_move v where v.org = of_org and (v.inside = f or v.outside = f)));
  update finding f set merged_into = null where f.org = of_org and f.merged_into = any (found) and not f.finding = any (found);
  update finding f set flowed_from = null where f.org = of_org and f.flowed_from = any (found) and not f.finding = any (found);
  update finding f set follows = null where f.org = of_org and f.follows = any (found) and not f.finding = any (found);
  delete from finding_dot d where d.org = of_org and d.finding = any (found);
  update finding f set merged_into = null, flowed_from = null, follows = null where f.org = of_org and f.finding = any (found);
  delete from finding f where f.org = of_org and f.finding = any (found);
  gone := array(select s from unnest(gone) s where not exists (select 1 from finding f where f.org = of_org and f.scan = s)
    and not exists (select 1 from scan_move v where v.org = of_org and v.scan = s));
  update scan s set follows = null where s.org = of_org and s.follows = any (gone);
  delete from scan_contributor c where c.org = of_org and c.scan = any (gone);
  perform forget_subjects(gone);
  delete from scan s where s.org = of_org and s.scan = any (gone);
end $function$;

create or replace function unmake_signals(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[];
begin
  if given is null then
    return;
  end if;
  delete from sighting x where x.org = of_org and x.sighting = any (array(select s::uuid from jsonb_array_elements_text(given -> 'sightings') s));
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'signals') s
    where not exists (select 1 from sighting x where x.org = of_org and x.signal = s::uuid));
  delete from signal_link l where l.org = of_org and l.signal = any (gone);
  perform forget_subjects(gone);
  delete from signal s where s.org = of_org and s.signal = any (gone);
end $function$;

create or replace function unmake_stakeholders(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[];
begin
  if given is null then
    return;
  end if;
  delete from stakeholder_contact c where c.org = of_org and c.contact = any (array(select s::uuid from jsonb_array_elements_text(given -> 'contacts') s));
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'promises') s);
  perform forget_subjects(gone);
  delete from promise p where p.org = of_org and p.promise = any (gone);
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'expectations') s);
  delete from expectation_link l where l.org = of_org and l.expectation = any (gone);
  delete from expectation x where x.org = of_org and x.expectation = any (gone);
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'stakeholders') s
    where not exists (select 1 from stakeholder_contact c where c.org = of_org and c.stakeholder = s::uuid)
      and not exists (select 1 from promise p where p.org = of_org and p.stakeholder = s::uuid)
      and not exists (select 1 from expectation x where x.org = of_org and x.stakeholder = s::uuid)
      and not exists (select 1 from change_affected c where c.org = of_org and c.stakeholder = s::uuid));
  perform forget_subjects(gone);
  delete from stakeholder s where s.org = of_org and s.stakeholder = any (gone);
  update stakeholder s set promise_due_on = coalesce(
    (select min(p.due_on) from promise p where p.org = of_org and p.stakeholder = s.stakeholder and p.state = 'open'), 'infinity')
  where s.org = of_org and s.promise_due_on is distinct from coalesce(
    (select min(p.due_on) from promise p where p.org = of_org and p.stakeholder = s.stakeholder and p.state = 'open'), 'infinity');
end $function$;

create or replace function unmake_stays(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
begin
  delete from membership m using jsonb_to_recordset(given) as g(person uuid, memberships jsonb)
  where m.org = of_org and m.person = g.person and m.to_on is not null
    and not exists (select 1 from jsonb_to_recordset(g.memberships) as r(at uuid, "from" date) where r.at = m.team and r."from" = m.from_on);
  update membership m set from_on = r."from"
  from jsonb_to_recordset(given) as g(person uuid, memberships jsonb), jsonb_to_recordset(g.memberships) as r(at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = g.person and m.team = r.at and m.to_on is null and r."to" is null;
  delete from managing m using jsonb_to_recordset(given) as g(person uuid, managers jsonb)
  where m.org = of_org and m.person = g.person and m.to_on is not null
    and not exists (select 1 from jsonb_to_recordset(g.managers) as r(at uuid, "from" date) where r.at = m.manager and r."from" = m.from_on);
  update managing m set from_on = r."from"
  from jsonb_to_recordset(given) as g(person uuid, managers jsonb), jsonb_to_recordset(g.managers) as r(at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = g.person and m.manager = r.at and m.to_on is null and r."to" is null;
end $function$;

create or replace function unmake_strategies(given jsonb)
 returns void
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given -> 'strategies') x);
begin
  if given is null then
    return;
  end if;
  delete from allotment_used u
  using jsonb_to_recordset(given -> 'used') as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric)
  where u.org = of_org and (u.priority, u.kind, u.unit, u.year, u.quarter) = (r.priority, r.kind, r.unit, r.year, r.quarter)
    and u.amount = r.amount;
  insert into allotment_used (org, priority, kind, unit, year, quarter, audience, amount, by, at)
  select of_org, r.priority, r.kind, r.unit, r.year, r.quarter,
    coalesce((select s.audience from strategy s where s.org = of_org and s.in_force), of_org), r.amount, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given -> 'usedBefore') as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric,
    by uuid, at timestamptz)
  on conflict do nothing;
  delete from allotment a where a.org = of_org and a.strategy = any (gone);
  delete from priority_link l where l.org = of_org and l.strategy = any (gone);
  delete from priority r where r.org = of_org and r.strategy = any (gone);
  delete from strategy_choice c where c.org = of_org and c.strategy = any (gone);
  delete from strategy s where s.org = of_org and s.strategy = any (gone);
  update strategy s set in_force = true
  where s.org = of_org and not exists (select 1 from strategy x where x.org = of_org and x.in_force)
    and s.strategy = (select x.strategy from strategy x where x.org = of_org order by x.published_on desc, x.strategy desc limit 1);
end $function$;

create or replace function unmake_teams(teams uuid[], leaving uuid[])
 returns uuid[]
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  removed uuid[] := '{}';
  now_free uuid[];
  used uuid[] := array(select x.audience from audiences_in_use(of_org) x(audience));
begin
  loop
    now_free := array(
      select t.team from team t
      where t.org = of_org and t.team = any (teams)
        and not exists (select 1 from team c where c.org = of_org and c.parent = t.team)
        and not exists (select 1 from node n where n.org = of_org and n.team = t.team)
        and not exists (select 1 from team_purpose u where u.org = of_org and u.team = t.team and u.by is not null)
        and not team_in_changes(of_org, t.team)
        and not team_in_briefings(of_org, t.team)
        and not team_in_stakeholders(of_org, t.team)
        and not team_is_named(of_org, t.team)
        and not exists (select 1 from decision d where d.org = of_org and d.team = t.team)
        and not exists (select 1 from decision_trade_off d where d.org = of_org and d.team = t.team)
        and not exists (select 1 from membership m where m.org = of_org and m.team = t.team and m.to_on is null and m.person <> all (leaving))
        and not exists (select 1 from audience a where a.org = of_org and a.team = t.team and a.audience in (select unnest(used))));
    exit when cardinality(now_free) = 0;
    delete from membership m where m.org = of_org and m.team = any (now_free);
    delete from team_within w where w.org = of_org and (w.team = any (now_free) or w.ancestor = any (now_free));
    delete from sight s where s.org = of_org and s.audience in (select a.audience from audience a where a.org = of_org and a.team = any (now_free));
    delete from audience a where a.org = of_org and a.team = any (now_free);
    delete from team_purpose u where u.org = of_org and u.team = any (now_free);
    delete from team t where t.org = of_org and t.team = any (now_free);
    removed := removed || now_free;
  end loop;
  return removed;
end $function$;

create or replace function viewer_org()
 returns uuid
 language sql
 stable parallel safe
return (nullif(current_setting('app.org'::text, true), ''::text))::uuid;

create or replace function viewer_person()
 returns uuid
 language sql
 stable parallel safe
return (nullif(current_setting('app.person'::text, true), ''::text))::uuid;

create or replace function was_above(of_person uuid, of_manager uuid)
 returns boolean
 language plpgsql
 stable security definer
 set search_path to 'public'
 set plan_cache_mode to 'force_generic_plan'
as $function$
declare
  of_org uuid := viewer_org();
begin
  return exists (
    select 1 from person p join managing m on m.org = of_org and m.person = p.person and m.manager = of_manager and m.to_on > p.ends_on
    where p.org = of_org and p.person = of_person and p.ends_on is not null);
end $function$;

create or replace function way_down(from_node uuid, to_node uuid)
 returns table(step integer, node uuid, title text)
 language plpgsql
 stable security definer
 set search_path to 'public'
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  with recursive up(node, below) as (
    select to_node, null::uuid
    union
    select e.parent, u.node from up u join carries e on e.org = of_org and e.child = u.node where u.node <> from_node
  ), way(at, node) as (
    select 1, from_node where exists (select 1 from up u where u.node = from_node)
    union all
    select w.at + 1, (select u.below from up u where u.node = w.node limit 1) from way w where w.node <> to_node and w.at < 200
  )
  select w.at, w.node, case when n.audience = of_org or n.owner = of_person or exists (
      select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = n.audience) then n.title end
  from way w join node n on n.org = of_org and n.node = w.node
  order by w.at;
end $function$;

create or replace function writes_strategy()
 returns boolean
 language plpgsql
 stable
as $function$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from person p where p.org = of_org and p.person = of_person and p.administrator)
    or exists (select 1 from reporting_line l where l.org = of_org and l.above = of_person)
      and not exists (select 1 from reporting_line l where l.org = of_org and l.person = of_person);
end $function$;

revoke execute on function alike_titles(text) from public;
grant execute on function alike_titles(text) to bearing_app;
revoke execute on function audiences_in_use(uuid) from public;
revoke execute on function briefing_holders(uuid,date,integer) from public;
grant execute on function briefing_holders(uuid,date,integer) to bearing_app;
revoke execute on function briefing_holding(uuid,date) from public;
grant execute on function briefing_holding(uuid,date) to bearing_app;
revoke execute on function briefing_line(uuid) from public;
grant execute on function briefing_line(uuid) to bearing_app;
revoke execute on function briefing_nudge(uuid,uuid,date) from public;
grant execute on function briefing_nudge(uuid,uuid,date) to bearing_app;
revoke execute on function briefing_sums(uuid,integer) from public;
grant execute on function briefing_sums(uuid,integer) to bearing_app;
revoke execute on function briefing_words(uuid,integer) from public;
grant execute on function briefing_words(uuid,integer) to bearing_app;
revoke execute on function briefings_stuck(uuid,uuid,date,integer) from public;
grant execute on function briefings_stuck(uuid,uuid,date,integer) to bearing_app;
revoke execute on function changes_worked_on(uuid,timestamp with time zone) from public;
grant execute on function changes_worked_on(uuid,timestamp with time zone) to bearing_import;
revoke execute on function decisions_worked_on(uuid,timestamp with time zone) from public;
grant execute on function decisions_worked_on(uuid,timestamp with time zone) to bearing_import;
revoke execute on function discard_draft(uuid) from public;
grant execute on function discard_draft(uuid) to bearing_app;
grant execute on function discard_draft(uuid) to bearing_import;
revoke execute on function end_offers(uuid) from public;
grant execute on function end_offers(uuid) to bearing_app;
revoke execute on function find_frequent_persons(text[],text,uuid,boolean,integer) from public;
revoke execute on function find_persons(text[],text,uuid,boolean,integer) from public;
grant execute on function find_persons(text[],text,uuid,boolean,integer) to bearing_app;
revoke execute on function find_rare_persons(text[],text,uuid,boolean,integer) from public;
revoke execute on function forget_conversation(uuid[]) from public;
revoke execute on function forget_links(uuid[]) from public;
revoke execute on function forget_subjects(uuid[]) from public;
revoke execute on function forget_told(uuid[]) from public;
revoke execute on function import_measure_up() from public;
grant execute on function import_measure_up() to bearing_import;
revoke execute on function is_offered(uuid) from public;
grant execute on function is_offered(uuid) to bearing_app;
revoke execute on function leaning_read(uuid,uuid) from public;
grant execute on function leaning_read(uuid,uuid) to bearing_app;
grant execute on function leaning_read(uuid,uuid) to bearing_import;
revoke execute on function make_audience(text,uuid,uuid,uuid,uuid[],uuid) from public;
grant execute on function make_audience(text,uuid,uuid,uuid,uuid[],uuid) to bearing_app;
grant execute on function make_audience(text,uuid,uuid,uuid,uuid[],uuid) to bearing_digests;
grant execute on function make_audience(text,uuid,uuid,uuid,uuid[],uuid) to bearing_import;
grant execute on function make_audience(text,uuid,uuid,uuid,uuid[],uuid) to bearing_sign_in;
revoke execute on function move_audience(uuid,uuid) from public;
grant execute on function move_audience(uuid,uuid) to bearing_app;
grant execute on function move_audience(uuid,uuid) to bearing_import;
revoke execute on function move_briefing(uuid,uuid) from public;
grant execute on function move_briefing(uuid,uuid) to bearing_app;
revoke execute on function move_change(uuid,uuid) from public;
grant execute on function move_change(uuid,uuid) to bearing_app;
grant execute on function move_change(uuid,uuid) to bearing_import;
revoke execute on function move_conversation(uuid,uuid) from public;
revoke execute on function move_decision(uuid,uuid) from public;
grant execute on function move_decision(uuid,uuid) to bearing_app;
revoke execute on function move_indicator(uuid,uuid) from public;
grant execute on function move_indicator(uuid,uuid) to bearing_app;
grant execute on function move_indicator(uuid,uuid) to bearing_import;
revoke execute on function move_scan(uuid,uuid) from public;
grant execute on function move_scan(uuid,uuid) to bearing_app;
grant execute on function move_scan(uuid,uuid) to bearing_import;
revoke execute on function move_signal(uuid,uuid) from public;
grant execute on function move_signal(uuid,uuid) to bearing_app;
grant execute on function move_signal(uuid,uuid) to bearing_import;
revoke execute on function move_stakeholder(uuid,uuid) from public;
grant execute on function move_stakeholder(uuid,uuid) to bearing_app;
grant execute on function move_stakeholder(uuid,uuid) to bearing_import;
revoke execute on function move_strategy(uuid,uuid) from public;
grant execute on function move_strategy(uuid,uuid) to bearing_app;
revoke execute on function move_team_goals(uuid,uuid,uuid) from public;
grant execute on function move_team_goals(uuid,uuid,uuid) to bearing_app;
revoke execute on function move_team_rest(uuid,uuid,uuid) from public;
grant execute on function move_team_rest(uuid,uuid,uuid) to bearing_app;
revoke execute on function named_in_decisions(uuid,uuid) from public;
revoke execute on function person_in_briefings(uuid,uuid) from public;
revoke execute on function person_in_changes(uuid,uuid) from public;
revoke execute on function person_in_stakeholders(uuid,uuid) from public;
revoke execute on function person_in_strategy(uuid,uuid) from public;
revoke execute on function person_is_named(uuid,uuid) from public;
revoke execute on function persons_holding(text) from public;
revoke execute on function pulse_response(uuid,integer) from public;
grant execute on function pulse_response(uuid,integer) to bearing_app;
revoke execute on function put_strategy_in_force(uuid,jsonb) from public;
grant execute on function put_strategy_in_force(uuid,jsonb) to bearing_app;
revoke execute on function refresh_sight(uuid[]) from public;
grant execute on function refresh_sight(uuid[]) to bearing_app;
grant execute on function refresh_sight(uuid[]) to bearing_import;
grant execute on function refresh_sight(uuid[]) to bearing_sign_in;
revoke execute on function remove_demonstration() from public;
grant execute on function remove_demonstration() to bearing_app;
grant execute on function remove_demonstration() to bearing_sign_in;
revoke execute on function reporting_changed(uuid[]) from public;
grant execute on function reporting_changed(uuid[]) to bearing_app;
grant execute on function reporting_changed(uuid[]) to bearing_import;
grant execute on function reporting_changed(uuid[]) to bearing_sign_in;
revoke execute on function rhythm_step(jsonb,integer) from public;
grant execute on function rhythm_step(jsonb,integer) to bearing_roll_up;
revoke execute on function rhythms_follow(uuid[],jsonb) from public;
grant execute on function rhythms_follow(uuid[],jsonb) to bearing_app;
grant execute on function rhythms_follow(uuid[],jsonb) to bearing_import;
revoke execute on function roll_up(uuid) from public;
grant execute on function roll_up(uuid) to bearing_import;
grant execute on function roll_up(uuid) to bearing_roll_up;
revoke execute on function search_changes(text,integer) from public;
grant execute on function search_changes(text,integer) to bearing_app;
revoke execute on function search_decisions(text,uuid,boolean,integer) from public;
grant execute on function search_decisions(text,uuid,boolean,integer) to bearing_app;
revoke execute on function search_signals(text,integer) from public;
grant execute on function search_signals(text,integer) to bearing_app;
revoke execute on function search_stakeholders(text,integer) from public;
grant execute on function search_stakeholders(text,integer) to bearing_app;
revoke execute on function search_titles(text) from public;
grant execute on function search_titles(text) to bearing_app;
revoke execute on function sees(uuid,uuid) from public;
grant execute on function sees(uuid,uuid) to bearing_app;
grant execute on function sees(uuid,uuid) to bearing_import;
grant execute on function sees(uuid,uuid) to bearing_sign_in;
revoke execute on function team_in_briefings(uuid,uuid) from public;
revoke execute on function team_in_changes(uuid,uuid) from public;
revoke execute on function team_in_stakeholders(uuid,uuid) from public;
revoke execute on function team_is_named(uuid,uuid) from public;
revoke execute on function teams_changed(uuid[],boolean) from public;
grant execute on function teams_changed(uuid[],boolean) to bearing_app;
grant execute on function teams_changed(uuid[],boolean) to bearing_import;
grant execute on function teams_changed(uuid[],boolean) to bearing_sign_in;
revoke execute on function titles_are_many(text) from public;
grant execute on function titles_are_many(text) to bearing_app;
revoke execute on function titles_beginning(text,integer) from public;
revoke execute on function titles_in_sample(text,integer) from public;
revoke execute on function titles_with(text,integer) from public;
grant execute on function titles_with(text,integer) to bearing_app;
revoke execute on function trace_back(uuid) from public;
grant execute on function trace_back(uuid) to bearing_import;
revoke execute on function turn_by_clock() from public;
grant execute on function turn_by_clock() to bearing_import;
grant execute on function turn_by_clock() to bearing_roll_up;
revoke execute on function unmake_briefings(jsonb) from public;
grant execute on function unmake_briefings(jsonb) to bearing_import;
revoke execute on function unmake_changes(jsonb) from public;
grant execute on function unmake_changes(jsonb) to bearing_import;
revoke execute on function unmake_check_ins(uuid[]) from public;
grant execute on function unmake_check_ins(uuid[]) to bearing_import;
revoke execute on function unmake_conversation(jsonb) from public;
grant execute on function unmake_conversation(jsonb) to bearing_import;
revoke execute on function unmake_cycles(uuid[],uuid[]) from public;
grant execute on function unmake_cycles(uuid[],uuid[]) to bearing_import;
revoke execute on function unmake_decisions(jsonb) from public;
grant execute on function unmake_decisions(jsonb) to bearing_import;
revoke execute on function unmake_directions(uuid[]) from public;
grant execute on function unmake_directions(uuid[]) to bearing_import;
revoke execute on function unmake_events(uuid[]) from public;
grant execute on function unmake_events(uuid[]) to bearing_import;
revoke execute on function unmake_indicators(uuid[],uuid[]) from public;
grant execute on function unmake_indicators(uuid[],uuid[]) to bearing_import;
revoke execute on function unmake_kept(jsonb) from public;
grant execute on function unmake_kept(jsonb) to bearing_import;
revoke execute on function unmake_nodes(uuid[]) from public;
grant execute on function unmake_nodes(uuid[]) to bearing_import;
revoke execute on function unmake_persons(uuid[]) from public;
grant execute on function unmake_persons(uuid[]) to bearing_import;
revoke execute on function unmake_said(uuid[]) from public;
grant execute on function unmake_said(uuid[]) to bearing_import;
revoke execute on function unmake_scans(jsonb) from public;
grant execute on function unmake_scans(jsonb) to bearing_import;
revoke execute on function unmake_signals(jsonb) from public;
grant execute on function unmake_signals(jsonb) to bearing_import;
revoke execute on function unmake_stakeholders(jsonb) from public;
grant execute on function unmake_stakeholders(jsonb) to bearing_import;
revoke execute on function unmake_stays(jsonb) from public;
grant execute on function unmake_stays(jsonb) to bearing_import;
revoke execute on function unmake_strategies(jsonb) from public;
grant execute on function unmake_strategies(jsonb) to bearing_import;
revoke execute on function unmake_teams(uuid[],uuid[]) from public;
grant execute on function unmake_teams(uuid[],uuid[]) to bearing_import;
revoke execute on function was_above(uuid,uuid) from public;
grant execute on function was_above(uuid,uuid) to bearing_app;
revoke execute on function way_down(uuid,uuid) from public;
grant execute on function way_down(uuid,uuid) to bearing_app;
grant execute on function way_down(uuid,uuid) to bearing_import;

create trigger audiences_are_taken before insert on carries for each row execute function take_audiences();
create trigger edge_is_dated after insert or delete or update on carries for each row execute function date_edge();
create trigger top_is_kept after insert or delete on carries for each row execute function keep_top();
create trigger change_is_held after insert or update of owner, audience on change for each row execute function date_holding('change');
create trigger change_takes_offers_back after update of owner on change for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('change');
create trigger decision_is_held after insert or update of owner, audience on decision for each row execute function date_holding('decision');
create trigger decision_takes_offers_back after update of owner on decision for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('decision');
create trigger indicator_is_held after insert or update of owner, audience on indicator for each row execute function date_holding('indicator');
create trigger indicator_takes_offers_back after update of owner on indicator for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('indicator');
create trigger audiences_are_kept after update of audience on node for each row when (old.audience is distinct from new.audience) execute function keep_audiences();
create trigger node_is_dated after insert or update of owner, audience on node for each row execute function date_node();
create trigger node_takes_offers_back after update of owner on node for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('node');
create trigger promise_is_held after insert or update of owner, audience on promise for each row execute function date_holding('promise');
create trigger promise_takes_offers_back after update of owner on promise for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('promise');
create trigger scan_is_held after insert or update of owner, audience on scan for each row execute function date_holding('scan');
create trigger scan_takes_offers_back after update of owner on scan for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('scan');
create trigger signal_is_held after insert or update of owner, audience on signal for each row execute function date_holding('signal');
create trigger signal_takes_offers_back after update of owner on signal for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('signal');
create trigger stakeholder_is_held after insert or update of owner, audience on stakeholder for each row execute function date_holding('stakeholder');
create trigger stakeholder_takes_offers_back after update of owner on stakeholder for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('stakeholder');
