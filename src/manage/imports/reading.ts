import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { audienceKey } from './audience-words.ts'
import { byParent } from './plan-goals.ts'
import type { CheckIn, Closing, Direction, Edge, Node, Person, Present, Team } from './present.ts'

/** What is read; check-ins are many, and left out where a file says nothing of them. */
export interface Wanted {
  checkIns: boolean
  /** The person who imports; null sees all, and so does a viewer whose transaction this is. */
  by: Id | null
}

/** What an organisation holds, as this transaction's viewer or system role sees it. */
export async function readPresent(tx: Transaction, org: Id, wanted: Wanted): Promise<Present> {
  const asked = await tx.first<{ today: string }>(sql`select org_today(${org})::text as today`)
  const audiences = await audienceKeys(tx, org, wanted.by)
  return {
    today: asked?.today ?? '',
    persons: await persons(tx, org),
    teams: await tx.rows<Team>(sql`
      select team, name, parent, lead, source, external_id as "externalId", revision from team where org = ${org}`),
    nodes: await nodes(tx, org, audiences),
    checkIns: wanted.checkIns ? await checkIns(tx, org) : [],
    closings: await closings(tx, org),
    direction: await directionInForce(tx, org),
  }
}

const persons = async (tx: Transaction, org: Id): Promise<Person[]> =>
  (
    await tx.rows<Person>(sql`
      select p.person, p.name, p.email, p.title, p.administrator, p.starts_on as "startsOn", p.ends_on as "endsOn", p.source,
        p.external_id as "externalId", p.revision, m.manager,
        array(select t.team from membership t where t.org = p.org and t.person = p.person and t.to_on is null)::text[] as teams
      from person p left join managing m on m.org = p.org and m.person = p.person and m.to_on is null
      where p.org = ${org}`)
  ).map((person) => ({ ...person, teams: person.teams.sort() }))

interface Audience {
  key: string
  seen: boolean
}

async function audienceKeys(tx: Transaction, org: Id, by: Id | null): Promise<Map<Id, Audience>> {
  const rows = await tx.rows<{ audience: Id; word: string; ids: (Id | null)[]; seen: boolean }>(sql`
    select a.audience, a.word, array[a.team, a.person, a.other] || array(
        select n.person from audience_person n where n.org = a.org and n.audience = a.audience) as ids,
      case when ${by}::uuid is null then true else sees(${by}, a.audience) end as seen
    from audience a where a.org = ${org} and a.word <> 'organisation'`)
  const keyed = rows.map(({ audience, word, ids, seen }): [Id, Audience] => [
    audience,
    { key: audienceKey(word as 'team', ids.filter((id) => id !== null)), seen },
  ])
  return new Map([...keyed, [org, { key: 'organisation', seen: true }]])
}

async function nodes(tx: Transaction, org: Id, audiences: Map<Id, Audience>): Promise<Node[]> {
  const edges = await tx.rows<Edge & { child: Id }>(sql`
    select child, parent, share, accepted, place from carries where org = ${org}`)
  const supports = Map.groupBy(edges, ({ child }) => child)
  const rows = await tx.rows<Omit<Node, 'supports' | 'seen'>>(sql`
    select n.node, n.kind, n.title, n.owner, n.team, n.audience, n.start_on as start, n.due_on as due, n.state, n.closed_as as "closedAs",
      n.framework, n.counts_upward as "countsUpward", n.source, n.external_id as "externalId", n.revision,
      coalesce(g.why, '') as why, coalesce(g.how, '') as how, g.own_rhythm as "ownRhythm", g.deputy, g.deputy_from as "deputyFrom",
      g.deputy_to as "deputyTo", coalesce(g.remark, m.remark, '') as remark, m.goal, coalesce(m.unit, '') as unit,
      coalesce(m.direction, 'increase') as direction, m.baseline, m.target, m.target_max as "targetMax", m.target_text as "targetText",
      m.value, m.value_on as "valueOn"
    from node n
    left join goal g on g.org = n.org and g.node = n.node
    left join measure m on m.org = n.org and m.node = n.node
    where n.org = ${org} and (n.kind = 'vision' or g.node is not null or m.node is not null)`)
  return rows.map((row) => ({
    ...row,
    audience: audiences.get(row.audience)?.key ?? 'organisation',
    seen: audiences.get(row.audience)?.seen ?? false,
    supports: byParent((supports.get(row.node) ?? []).map(({ parent, share, accepted, place }) => ({ parent, share, accepted, place }))),
  }))
}

export const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

async function checkIns(tx: Transaction, org: Id): Promise<CheckIn[]> {
  const readings = await tx.rows<{ check_in: Id; measure: Id; value: string }>(sql`
    select check_in, measure, value from reading where org = ${org} order by check_in, measure`)
  const byCheckIn = Map.groupBy(readings, ({ check_in }) => check_in)
  const rows = await tx.rows<Omit<CheckIn, 'readings'>>(sql`
    select check_in as "checkIn", goal, by, ${instant('at')} as at, read_on as "readOn", confidence, note, in_the_way as "inTheWay",
      supersedes, source, external_id as "externalId"
    from check_in where org = ${org} order by check_in`)
  return rows.map((row) => ({
    ...row,
    readings: (byCheckIn.get(row.checkIn) ?? []).map(({ measure, value }) => ({ measure, value })),
  }))
}

const closings = (tx: Transaction, org: Id): Promise<Closing[]> =>
  tx.rows<Closing>(sql`
    select c.closing, c.goal, c.closed_as as "closedAs", c.learnt, c.by, ${instant('c.at')} as at, c.progress, c.met, c.not_met as "notMet",
      c.no_reading as "noReading", c.no_target as "noTarget", r.by as "reopenedBy", ${instant('r.at')} as "reopenedAt",
      coalesce(r.because, '') as because
    from closing c left join reopening r on r.org = c.org and r.closing = c.closing
    where c.org = ${org} order by c.at, c.closing`)

const directionInForce = async (tx: Transaction, org: Id): Promise<Direction | null> =>
  (await tx.first<Direction>(sql`
    select d.vision, d.mission, d.principles
    from direction d join direction_publishing p on p.org = d.org and p.direction = d.direction
    where d.org = ${org} order by p.at desc, p.direction desc limit 1`)) ?? null
