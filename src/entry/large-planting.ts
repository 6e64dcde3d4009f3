import type pg from 'pg'
import type { Large } from '../demo/large.ts'
import type { LargeAudience, LargeGoal } from '../demo/large-goals.ts'
import { jobOf, nameOf, teamOf } from '../demo/large-words.ts'
import { addDays, type Day } from '../kernel/dates.ts'

// How a large organisation is written: few statements, each for thousands of rows, past triggers and policies. What the
// triggers would have kept (dates, tops, audiences of edges) is written here as they would.

/** Ids are places behind the organisation's own id, so that they are the same again for the same organisation. */
export const idIn = (
  org: string,
  kind: 'person' | 'team' | 'goal' | 'measure' | 'team sees' | 'line sees' | 'sees',
  at: number,
): string =>
  `${org.slice(0, 18)}-8${'person,team,goal,measure,team sees,line sees,sees'.split(',').indexOf(kind)}00-${at.toString(16).padStart(12, '0')}`

const places = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

export async function plantPeople(client: pg.Client, org: string, large: Large, today: Day): Promise<void> {
  const person = (at: number): string => idIn(org, 'person', at)
  const team = (at: number): string => idIn(org, 'team', at)
  const persons = places(large.people)
  await client.query(
    `insert into person (org, person, name, email, title, administrator, starts_on)
     select $1, u.*, $7::date from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[]) u`,
    [
      org,
      persons.map(person),
      persons.map(nameOf),
      persons.map((at) => `person-${at}@northmoor.example`),
      persons.map((at) => jobOf(large.rank[at] ?? 0, (large.leads[at] ?? -1) >= 0)),
      persons.map((at) => at === 0),
      addDays(today, -1000),
    ],
  )
  const teams = places(large.lead.length)
  await client.query(
    `insert into team (org, team, name, parent, lead) select $1, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[])`,
    [
      org,
      teams.map(team),
      teams.map(teamOf),
      teams.map((at) => (at === 0 ? null : team(large.team[large.lead[at] ?? 0] ?? 0))),
      teams.map((at) => person(large.lead[at] ?? 0)),
    ],
  )
  const managed = persons.slice(1)
  await client.query(
    `insert into managing (org, person, manager, from_on) select $1, u.*, $4::date from unnest($2::uuid[], $3::uuid[]) u`,
    [org, managed.map(person), managed.map((at) => person(large.manager[at] ?? 0)), addDays(today, -1000)],
  )
  await client.query(
    `insert into membership (org, team, person, from_on) select $1, u.*, $4::date from unnest($2::uuid[], $3::uuid[]) u`,
    [org, persons.map((at) => team(large.team[at] ?? 0)), persons.map(person), addDays(today, -1000)],
  )
  // Nobody has counted these rows yet, and a plan for none of them would take hours for many.
  await client.query('analyze person, team, managing, membership')
  await client.query('select reporting_changed($1::uuid[]), teams_changed($2::uuid[], true)', [
    persons.map(person),
    teams.map(team),
  ])
}

export const audienceId = (org: string, { word, of }: LargeAudience): string =>
  word === 'organisation' ? org : idIn(org, word === 'team' ? 'team sees' : word === 'line' ? 'line sees' : 'sees', of)

export async function plantAudiences(client: pg.Client, org: string, audiences: LargeAudience[]): Promise<void> {
  await client.query(
    "insert into audience (org, audience, word) values ($1, $1, 'organisation') on conflict do nothing",
    [org],
  )
  const each = [...new Map(audiences.map((one) => [audienceId(org, one), one]))]
  await client.query(
    `insert into audience (org, audience, word, team, person) select $1, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[])`,
    [
      org,
      each.map(([id]) => id),
      each.map(([, { word }]) => word),
      each.map(([, { word, of }]) => (word === 'team' ? idIn(org, 'team', of) : null)),
      each.map(([, { word, of }]) => (word === 'team' ? null : idIn(org, 'person', of))),
    ],
  )
  await client.query('analyze audience, reporting_line, team_within')
  await client.query('select refresh_sight($1::uuid[])', [each.map(([id]) => id)])
}

/** One part of the goals, with their edges, measures, check-ins and closings. */
export async function plantGoals(
  client: pg.Client,
  org: string,
  goals: LargeGoal[],
  audienceOf: (goal: number) => string,
  first: number,
): Promise<void> {
  await client.query('truncate part')
  const goal = (at: number): string | null => (at < 0 ? null : idIn(org, 'goal', at))
  const column = <T>(of: (goal: LargeGoal) => T): T[] => goals.map(of)
  let written = first
  await client.query(
    `insert into part select * from unnest($1::integer[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
       $10::uuid[], $11::uuid[], $12::date[], $13::date[], $14::text[], $15::text[], $16::integer[], $17::uuid[], $18::text[], $19::text[], $20::numeric[],
       $21::numeric[], $22::numeric[], $23::date[], $24::integer[], $25::bigint[])`,
    [
      column(({ at }) => at),
      column(({ at }) => goal(at)),
      column(({ title }) => title),
      column(({ why }) => why),
      column(({ parent }) => goal(parent)),
      column(({ second }) => goal(second)),
      column(({ owner }) => (owner < 0 ? null : idIn(org, 'person', owner))),
      column(({ team }) => (team < 0 ? null : idIn(org, 'team', team))),
      column(({ audience }) => audienceId(org, audience)),
      column(({ parent }) => (parent < 0 ? null : audienceOf(parent))),
      column(({ second }) => (second < 0 ? null : audienceOf(second))),
      column(({ start }) => start),
      column(({ due }) => due),
      column(({ state }) => state),
      column(({ closedAs }) => closedAs),
      column(({ rhythm }) => rhythm),
      column(({ at, measure }) => measure && idIn(org, 'measure', at)),
      column(({ measure }) => measure?.unit),
      column(({ measure }) => measure?.direction),
      column(({ measure }) => measure?.baseline),
      column(({ measure }) => measure?.target),
      column(({ measure }) => (measure?.times ? measure.value : null)),
      column(({ measure }) => (measure?.times ? measure.readOn : null)),
      column(({ measure }) => measure?.times ?? 0),
      column(({ measure }) => {
        written += measure?.times ?? 0
        return written - (measure?.times ?? 0)
      }),
    ],
  )
  for (const statement of statements) await client.query(statement.replaceAll('$1', `'${org}'::uuid`))
}

export const partTable = `
  create temporary table part (at integer, node uuid, title text, why text, parent uuid, second uuid, owner uuid, team uuid, audience uuid,
    parent_audience uuid, second_audience uuid, start_on date, due_on date, state text, closed_as text, rhythm integer, measure uuid, unit text,
    direction text, baseline numeric, target numeric, value numeric, value_on date, times integer, written bigint) on commit drop`

// Ids of check-ins count up as they are written, which keeps what they are found by in one place on the disk.
const checkInId = `(lpad(to_hex(1577836800000 + ((p.written + k) >> 12)), 12, '0') || '7' || lpad(to_hex((p.written + k) & 4095), 3, '0') || '8' || lpad(to_hex(p.at), 15, '0'))::uuid`

const statements = [
  `insert into node (org, node, kind, title, owner, team, audience, start_on, due_on, state, closed_as, rhythm, says_why, says_how, top, several)
   select $1, p.node, case when p.at = 0 then 'vision' else 'goal' end, p.title, p.owner, p.team, p.audience, p.start_on, p.due_on, p.state, p.closed_as,
     p.rhythm, p.why <> '' or p.at = 0, p.at % 3 > 0, p.parent is null, p.second is not null from part p`,
  `insert into goal (org, node, audience, why, how)
   select $1, p.node, p.audience, p.why, case when p.at % 3 > 0 then 'Step by step; see what it carries.' else '' end from part p where p.at > 0`,
  `insert into node (org, node, kind, title, owner, team, audience, state, rhythm, says_why, says_how, top)
   select $1, p.measure, 'measure', p.title, p.owner, p.team, p.audience, 'active', p.rhythm, true, true, false from part p where p.measure is not null`,
  `insert into measure (org, node, goal, audience, unit, direction, baseline, target, value, value_on)
   select $1, p.measure, p.node, p.audience, p.unit, p.direction, p.baseline, p.target, p.value, p.value_on from part p where p.measure is not null`,
  `insert into node_dated (org, node, from_on, owner, audience) select $1, p.node, p.start_on, p.owner, p.audience from part p`,
  `with edge as (
     select p.parent, p.node as child, true as accepted, p.at as place, p.parent_audience, p.audience as child_audience, p.start_on from part p where p.parent is not null
     union all
     select p.second, p.node, p.at % 9 > 0, p.at, p.second_audience, p.audience, p.start_on from part p where p.second is not null
     union all
     select p.node, p.measure, true, 0, p.audience, p.audience, p.start_on from part p where p.measure is not null
   ), dated as (
     insert into carries_dated (org, parent, child, from_on, accepted) select $1, e.parent, e.child, e.start_on, e.accepted from edge e
   )
   insert into carries (org, parent, child, accepted, place, parent_audience, child_audience)
   select $1, e.parent, e.child, e.accepted, e.place, e.parent_audience, e.child_audience from edge e`,
  `with each as materialized (
     select ${checkInId} as check_in, p.node, p.measure, p.audience, p.owner, p.at,
       p.value_on - (p.times - k) * least(p.rhythm, 700 / p.times) as read_on, k = p.times as last,
       3 + (p.at * 7 + k * 5) % 8 as confidence, (p.at + k) % 5 as said,
       case when k = p.times then p.value else round(p.baseline + (p.value - p.baseline) * (k::numeric / p.times) + ((p.at * 13 + k * 29) % 21 - 10) * abs(p.target - p.baseline) / 200, 1) end as value
     from part p cross join lateral generate_series(1, p.times) k where p.times > 0
   ), recorded as (
     insert into check_in (org, check_in, goal, audience, by, at, read_on, confidence, note)
     select $1, e.check_in, e.node, e.audience, e.owner, e.read_on + time '09:00', e.read_on, e.confidence,
       case e.said when 0 then 'As planned.' when 1 then 'Slower than hoped; two of us were away.' else '' end from each e
   )
   insert into reading (org, check_in, measure, audience, read_on, value)
   select $1, e.check_in, e.measure, e.audience, e.read_on, e.value from each e`,
  `insert into closing (org, closing, goal, audience, closed_as, learnt, by, at, progress, met, not_met, no_reading, no_target)
   select $1, gen_random_uuid(), p.node, p.audience, p.closed_as, 'Begin earlier next time.', p.owner, p.due_on + time '16:00',
     case p.closed_as when 'met' then 1 when 'partly met' then 0.6 else 0.2 end, (p.closed_as = 'met')::integer, (p.closed_as <> 'met')::integer, 0, 0
   from part p where p.state = 'closed'`,
]
