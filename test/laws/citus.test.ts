import { expect, test } from 'vitest'
import { schemaCanBeDivided, statementsCanBeRouted } from './citus.ts'
import { spanningFunctions } from './citus-allowed.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'

const good = `
create table organisation (org uuid not null, slug text not null, constraint organisation_pkey primary key (org));
create unique index organisation_slug on organisation using btree (slug);
create table node (org uuid not null, node uuid not null, title text, constraint node_pkey primary key (org, node),
  constraint node_org_fkey foreign key (org) references organisation(org));
create table goal (org uuid not null, goal uuid not null, node uuid, progress numeric,
  constraint goal_pkey primary key (org, goal),
  constraint goal_node_fkey foreign key (org, node) references node(org, node));
create unique index goal_node on goal using btree (org, node) where node is not null;
create policy viewer_selects on goal for select to bearing_app using (org = viewer_org() and exists (select 1 from node));
create policy roll_up_works on goal to bearing_roll_up using (true);
create table auth.session (id text not null, constraint session_pkey primary key (id));
create trigger node_is_dated after insert on node for each row execute function date_node();
create or replace function viewer_org() returns uuid language sql stable return nullif(current_setting('app.org', true), '')::uuid;
create or replace function date_node() returns trigger language plpgsql as $function$
declare
  today date := now()::date;
begin
  update goal g set progress = 1 where g.org = new.org and g.node = new.node;
  insert into goal (org, goal) values (new.org, new.node) on conflict do nothing;
  return null;
end $function$;
`
const houseWith = (sql: string) => houseOf({ 'db/schema.sql': sql })
const told = (sql: string): string[] => schemaCanBeDivided(houseWith(sql), []).map(sentence)

test('the database of this house can be divided by organisation', () =>
  uphold(schemaCanBeDivided(readHouse(), spanningFunctions)))

test('a good schema is free', () => expect(told(good)).toEqual([]))

test.each([
  ['create table goal (org uuid not null, ', 'create table goal (', 'goal has no column org'],
  ['  constraint goal_pkey primary key (org, goal),\n', '', 'goal has no primary key'],
  [
    'goal (org uuid not null, goal uuid not null, node uuid, progress numeric,\n  constraint goal_pkey primary key (org, goal),',
    'goal (org uuid, goal uuid, node uuid, progress numeric,',
    'goal.org may be null',
  ],
  ['create table goal (org uuid', 'create table goal (org text', 'goal.org is text'],
  ['primary key (org, goal)', 'primary key (goal)', 'The primary key goal_pkey (goal) of goal does not hold org'],
  ['(org, node) where', '(node) where', 'The unique goal_node (node) of goal does not hold org'],
  ['(org, node) where', '(lower(org::text), node) where', 'of goal does not hold org'],
  ['foreign key (org, node) references node(org, node)', 'foreign key (node) references node(node)', 'on both sides'],
  [
    'foreign key (org, node) references node(org, node)',
    'foreign key (org, node) references node(node, org)',
    'on both',
  ],
  ['references node(org, node)', 'references node(org, node) on delete set null', 'on delete set nulls it'],
  ['references node(org, node)', 'references node(org, node) on update cascade', 'follows its updates'],
  ['(org, node) references node(org, node)', '(node) references auth.session(id)', 'from the nodes to the coordinator'],
  ['slug text not null,', 'slug text references node (node),', 'leads to rows that are divided'],
  ['create policy viewer_selects on', 'create policy of_our_own on', 'holds a sub-select, which Citus refuses'],
  ['for each row', 'for each statement', 'once for each part of the table'],
  ['where g.org = new.org and g.node', 'where g.node', 'goal g is not held to one organisation'],
  ['g.org = new.org', 'g.org = viewer_org()', 'goal g is not held to one organisation'],
  ['values (new.org, ', 'values (viewer_org(), ', 'goal is written with an org that is no parameter'],
  ['  return null', "  perform set_config('app.org', '', true);\n  return null", 'calls set_config'],
  ['  return null', "  execute 'delete from goal';\n  return null", 'put together when it runs'],
])('without %s, for %s', (there, instead, words) => {
  expect(good).toContain(there)
  const lines = told(good.replace(there, instead))
  expect(lines).toContainEqual(expect.stringContaining(words))
  expect(lines[0]).toMatch(/^db\/schema\.sql:\d+: /)
})

test('a function that is allowed and keeps the rules is told', () =>
  expect(schemaCanBeDivided(houseWith(good), [{ name: 'date_node', because: 'it once did' }]).map(sentence)).toEqual([
    expect.stringContaining('date_node is allowed to span organisations, and does not'),
  ]))

const faults = (...statements: string[]): string[] =>
  statementsCanBeRouted(houseWith(good), new Set(statements), [], true).map(sentence)

test.each([
  'select * from goal where org = $1',
  'select g.goal from goal g join node n on n.org = g.org and n.node = g.node where g.org = $1::uuid',
  'select g.goal from goal g join node n using (org, node) where g.org = $1',
  'select g.goal from goal g left join node n on n.org = g.org and n.node = g.node where g.org = $1',
  'select 1 from goal g where g.org = $1 and exists (select 1 from node n where n.org = $2 and n.node = g.node)',
  'with recursive up(node) as (select $1::uuid union select g.node from up u join goal g on g.org = $2 and g.goal = u.node) select node from up',
  'with few as (select org, node from node where org = $1) select 1 from few s join node n on n.org = s.org and n.node = s.node left join goal g on g.org = s.org where n.org = $2',
  'select o.slug from organisation o where o.slug = $1',
  'select o.slug, g.goal from goal g join organisation o on o.org = g.org where g.org = $1',
  'insert into goal (org, goal) values ($1, $2), ($1, $3) on conflict (org, goal) do update set progress = excluded.progress',
  'insert into goal (org, goal) select $1, r.goal from jsonb_to_recordset($2) as r(goal uuid)',
  'insert into goal (org, goal) select n.org, n.node from node n where n.org = $1',
  'with made as (insert into node (org, node) values ($1, $2) returning org, node) insert into goal (org, goal) select m.org, m.node from made m',
  'update goal set progress = $1 where (org, goal) = ($2, $3)',
  'delete from goal g using node n where n.org = g.org and n.org = $1',
  'select id from auth.session where id = $1',
  "set local app.org = '019a0000-0000-7000-8000-000000000000'",
  'select count(*) from pg_stat_activity',
])('%s is of one organisation', (statement) => expect(faults(statement)).toEqual([]))

test.each([
  ['select * from goal', 'goal is not held'],
  ['select * from goal where goal = $1', 'goal is not held'],
  ['select * from goal where org = $1 or goal = $2', 'goal is not held'],
  ['select * from goal where org <> $1', 'goal is not held'],
  ['select * from goal where org = any ($1::uuid[])', 'goal is not held'],
  ['select * from goal where org = viewer_org()', 'goal is not held'],
  ['select 1 from goal g join node n on n.node = g.node where g.org = $1', 'node n is not held'],
  ['select 1 from goal g left join node n on n.node = g.node and g.org = $1', 'goal g is not held'],
  ['select 1 from goal g left join node n on n.node = g.node and g.org = $1', 'node n is not held'],
  ['select 1 from goal g where g.org = $1 and g.node in (select n.node from node n)', 'node n is not held'],
  [
    'select 1 from goal g where g.org = $1 and exists (select 1 from node n where n.node = g.node)',
    'node n is not held',
  ],
  ['select 1 from goal g where g.org = $1 and exists (select 1 from node n where n.org = g.org)', 'node n is not held'],
  ['select (select count(*) from node) from goal where org = $1', 'node is not held'],
  [
    'select 1 from goal g cross join lateral (select 1 from node n where n.org = g.org limit 1) x where g.org = $1',
    'node n is not',
  ],
  ['select 1 from (select org from goal where org = $1 limit 9) g join node n on n.org = g.org', 'node n is not held'],
  [
    'with of as (select node from node) select 1 from goal g join of on of.node = g.node where g.org = $1',
    'node is not held',
  ],
  ['select 1 from goal where org = $1 union select 1 from node', 'node is not held'],
  [
    'with recursive up(node) as (select $1::uuid union select g.node from up u join goal g on g.goal = u.node) select 1 from up',
    'goal g is not held',
  ],
  ['update goal set progress = 1 where goal = $1', 'goal is not held'],
  ['update goal g set progress = 1 from node n where n.org = $1 and n.node = g.node', 'goal g is not held'],
  ['update goal set org = $1 where org = $2', 'a row stays with its organisation'],
  ['update goal set progress = random() where org = $1', 'random() is volatile'],
  ['update goal g set progress = length(concat(g.goal, g.node)) where g.org = $1', 'concat() is given a column'],
  ['update goal set progress = coalesce(extract(year from now()), 1) where org = $1', 'in a case or coalesce'],
  ['delete from goal', 'goal is not held'],
  ['insert into goal values ($1, $2)', 'goal is written without org'],
  ['insert into goal (goal) values ($1)', 'goal is written without org'],
  ['insert into goal (org, goal) select x, x from unnest($1::uuid[]) x', 'with an org that is no parameter'],
  ['insert into goal (org, goal) select n.org, n.node from node n', 'with an org that is no parameter'],
  [
    'insert into goal (org, goal) values ($1, (select node from node where org = $1))',
    'a query stands among the values',
  ],
  [
    'insert into goal (org, goal) values ($1, $2) on conflict (org, goal) do update set progress = extract(year from now())',
    'in the do update',
  ],
  ['select 1 from goal g join auth.session s on s.id = g.goal::text where g.org = $1', 'only the coordinator has it'],
  ["select set_config('app.org', $1, true)", 'calls set_config'],
  ["set app.org = '1'", 'sets app.org for the session'],
  ['selec 1 from goal', 'cannot be parsed'],
])('%s is told', (statement, words) => expect(faults(statement)).toContainEqual(expect.stringContaining(words)))

test('what spans organisations rightly is free, and told where nothing is it any longer', () => {
  const allowed = [{ fragment: 'from goal where goal = $1', because: 'a trial', onCitus: 'asks every node' as const }]
  const judged = (statement: string, whole: boolean): string[] =>
    statementsCanBeRouted(houseWith(good), new Set([statement]), allowed, whole).map(sentence)
  expect(judged('select *\n  from goal where goal = $1', true)).toEqual([])
  const stale = expect.stringContaining('holds "from goal where goal = $1" any longer')
  expect(judged('select 1 from goal where org = $1', true)).toEqual([stale])
  expect(judged('select 1 from goal where org = $1', false)).toEqual([])
})
