import { expect, test } from 'vitest'
import { databaseLaws } from './database.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { statementsOf } from './schema.ts'

const good = `
create schema auth;
create table public.organisation (
  org uuid primary key,
  slug text collate "C" not null
);
create unique index organisation_slug on public.organisation using btree (slug);
create table goal (
  org uuid not null,
  goal uuid not null,
  title text not null default 'a; b',
  check (title <> '')
);
alter table only goal add constraint goal_pkey primary key (org, goal);
alter table goal add constraint goal_org_fkey foreign key (org) references organisation (org);
create index goal_title on goal using gin (org, lower(title) gin_trgm_ops);
create table auth."user" (id text primary key, email text not null unique);
alter table organisation enable row level security;
alter table organisation force row level security;
alter table goal enable row level security;
alter table goal force row level security;
create policy viewer_selects on organisation for select to bearing_app using ((org = viewer_org()));
create policy owner_migrates on goal to bearing_owner using (true) with check (true);
create policy viewer_selects on goal for select to bearing_app using ((org = viewer_org()) and (org = 'x;y'));
grant select, insert on goal to bearing_app;
grant select on auth."user" to bearing_sign_in;
alter table goal owner to bearing_owner;
create function f() returns int language sql security definer set search_path = public as $$ select 1; $$;
`
const told = (sql: string): string[] => databaseLaws(houseOf({ 'db/schema.sql': sql })).map(sentence)

test('the database of this house keeps its laws', () => uphold(databaseLaws(readHouse())))

test('a good schema is free', () => expect(told(good)).toEqual([]))

test('what the catalogue prints is read as well', () => {
  const sql = good.replace(
    'create index goal_title on goal using gin (org, lower(title) gin_trgm_ops)',
    'CREATE UNIQUE INDEX goal_title ON public.goal USING btree (org, lower((title)::text) DESC) WHERE (title IS NOT NULL)',
  )
  expect(told(sql)).toEqual([expect.stringContaining('column title of public.goal is sorted or unique')])
  expect(told(sql.replace('(title)::text', 'title COLLATE "C"'))).toEqual([])
})

test('no schema is told', () => {
  expect(databaseLaws(houseOf({})).map(sentence)).toEqual([expect.stringContaining('db/schema.sql:1: does not exist')])
})

test.each([
  ['alter table goal enable row level security;', '', 'table public.goal has no row security enabled'],
  ['alter table goal force row level security;', '', 'table public.goal does not force row security'],
  [
    'primary key (org, goal)',
    'primary key (goal, org)',
    'the primary key (goal, org) of public.goal does not begin with org',
  ],
  ['foreign key (org)', 'foreign key (goal)', 'the foreign key (goal) of public.goal does not begin with org'],
  ['on goal using gin (org, lower(title)', 'on goal (org, lower(title)', 'column title of public.goal is sorted'],
  ['slug text collate "C"', 'slug text', 'column slug of public.organisation is sorted or unique'],
  ['(org = viewer_org()) and', '', 'policy viewer_selects of public.goal shows rows of every organisation'],
  ['goal owner to bearing_owner', 'goal owner to bearing_app', 'bearing_app owns something'],
  ['to bearing_sign_in', 'to bearing_app', 'the runtime role reaches into a schema'],
  ['set search_path = public', '', 'no search_path of its own'],
  ['create schema auth;', 'create role bearing_app login bypassrls;', 'bearing_app may step over row security'],
  ['org uuid not null,\n  goal uuid', 'goal uuid', 'table public.goal has no column org'],
])('without %s', (there, instead, words) => {
  expect(good).toContain(there)
  const lines = told(good.replace(there, instead))
  expect(lines).toEqual([expect.stringContaining(words)])
  expect(lines[0]).toMatch(/^db\/schema\.sql:\d+: /)
})

test('a table without a policy is told', () => {
  const sql = good.replace(/create policy \w+ on goal .*/g, '')
  expect(told(sql)).toEqual([expect.stringContaining('table public.goal has no policy')])
})

test('a breach inside a table names its own line', () => {
  const sql = 'create table a (\n  org uuid,\n  b text unique\n);'
  expect(told(sql)).toContainEqual(expect.stringMatching(/^db\/schema.sql:3: the unique \(b\) of public.a/))
})

test('statements end outside quotes and bodies', () => {
  const sql =
    "-- one; two\nselect ';';\n\ncreate function f() as $x$ a; b; $x$;\ncreate function g() begin atomic select 1; end;"
  expect(statementsOf(sql).map(({ line }) => line)).toEqual([2, 4, 5])
})
