import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { audienceKey } from './audience-words.ts'
import { readBriefings } from './briefings-reading.ts'
import { readChanges } from './changes-reading.ts'
import { readDecisions } from './decisions-reading.ts'
import { steady } from './id-words.ts'
import { readIndicatorReadings, readIndicators } from './indicators-reading.ts'
import { nothingKept } from './kept-lines.ts'
import { readKept } from './kept-reading.ts'
import { noPast } from './past.ts'
import { instant, readPast } from './past-reading.ts'
import { byParent, emptyNode } from './plan-goals.ts'
import type { CheckIn, Closing, Direction, Edge, Node, Person, Present, Team } from './present.ts'
import { nothingSaid } from './said.ts'
import { readCarryOvers, readCycles, readSaid, readSettings } from './said-reading.ts'
import { noScans } from './scan-lines.ts'
import { readScans } from './scans-reading.ts'
import { noSignals } from './signal-lines.ts'
import { readSignals } from './signals-reading.ts'
import { noStakeholders } from './stakeholder-lines.ts'
import { readStakeholders } from './stakeholders-reading.ts'
import { readStrategies } from './strategy-reading.ts'

/** What is read; check-ins are many, and left out where a file says nothing of them. */
export interface Wanted {
  checkIns: boolean
  /** Readings of indicators: as many, and left out likewise. */
  readings?: boolean
  /** Scans, signals, stakeholders, changes, decisions and briefings. */
  lead?: boolean
  /** The person who imports; null sees all, and so does a viewer whose transaction this is. */
  by: Id | null
  /** What was, beside what is. */
  past?: boolean
  /** What was said about goals and check-ins. */
  said?: boolean
  /** Views, addresses and gauges. */
  kept?: boolean
  /** Whose draft of the direction is read as well. */
  drafts?: Id | 'all'
}

/** All that an export holds. Who may see the draft of the direction depends on who asks; `null` is a system role. */
export const everything = (viewer: Viewer | null): Wanted => ({
  checkIns: true,
  readings: true,
  lead: true,
  by: null,
  past: true,
  said: true,
  kept: true,
  drafts: viewer === null || viewer.administrator ? 'all' : viewer.person,
})

/** What an organisation holds, as this transaction's viewer or system role sees it. */
export async function readPresent(tx: Transaction, org: Id, wanted: Wanted): Promise<Present> {
  const asked = await tx.first<{ today: string }>(sql`select org_today(${org})::text as today`)
  const audiences = await audienceKeys(tx, org, wanted.by)
  return {
    today: asked?.today ?? '',
    persons: await persons(tx, org),
    teams: await tx.rows<Team>(sql`
      select t.team, t.name, t.parent, t.lead, t.rhythm, t.archived_on as "archivedOn", t.source, t.external_id as "externalId", t.revision,
        coalesce((select u.body from team_purpose u where u.org = ${org} and u.team = t.team order by u.at desc, u.purpose desc limit 1), '') as purpose
      from team t where t.org = ${org}`),
    nodes: await nodes(tx, org, audiences),
    checkIns: wanted.checkIns ? await checkIns(tx, org) : [],
    closings: await closings(tx, org),
    direction: await directionInForce(tx, org),
    indicators: await readIndicators(tx, org, audiences),
    indicatorReadings: wanted.readings ? await readIndicatorReadings(tx, org) : [],
    settings: await readSettings(tx, org),
    changes: wanted.lead ? await readChanges(tx, org, audiences) : [],
    briefings: wanted.lead ? await readBriefings(tx, org, audiences) : [],
    decisions: wanted.lead ? await readDecisions(tx, org, audiences) : [],
    cycles: await readCycles(tx, org),
    carryOvers: await readCarryOvers(tx, org),
    said: wanted.said ? await readSaid(tx, org) : nothingSaid,
    signals: wanted.lead ? await readSignals(tx, org, audiences) : noSignals,
    strategy: await readStrategies(tx, org, audiences),
    stakeholders: wanted.lead ? await readStakeholders(tx, org, audiences) : noStakeholders,
    scans: wanted.lead ? await readScans(tx, org, audiences) : noScans,
    kept: wanted.kept ? await readKept(tx, org, audiences) : nothingKept,
    past: wanted.past ? await readPast(tx, org, audiences, wanted.drafts) : noPast,
  }
}

async function persons(tx: Transaction, org: Id): Promise<Person[]> {
  const managers = await tx.rows<{ person: Id; manager: Id }>(
    sql`select person, manager from managing where org = ${org} and to_on is null`,
  )
  const members = await tx.rows<{ person: Id; team: Id }>(
    sql`select person, team from membership where org = ${org} and to_on is null`,
  )
  const managerOf = new Map(managers.map(({ person, manager }) => [person, manager]))
  const teamsOf = Map.groupBy(members, ({ person }) => person)
  const rows = await tx.rows<Omit<Person, 'manager' | 'teams'>>(sql`
    select person, name, email, title, administrator, starts_on as "startsOn", ends_on as "endsOn", source, external_id as "externalId", revision
    from person where org = ${org}`)
  return rows.map((row) => ({
    ...row,
    manager: managerOf.get(row.person) ?? null,
    teams: (teamsOf.get(row.person) ?? []).map(({ team }) => team).sort(),
  }))
}

interface Audience {
  key: string
  seen: boolean
}

async function audienceKeys(tx: Transaction, org: Id, by: Id | null): Promise<Map<Id, Audience>> {
  const rows = await tx.rows<{ audience: Id; word: string; ids: (Id | null)[]; seen: boolean }>(sql`
    select a.audience, a.word, array[a.team, a.person, a.other] || array(
        select n.person from audience_person n where n.org = ${org} and n.audience = a.audience) as ids,
      case when ${by}::uuid is null then true else sees(${by}, a.audience) end as seen
    from audience a where a.org = ${org} and a.word <> 'organisation'`)
  const keyed = rows.map(({ audience, word, ids, seen }): [Id, Audience] => [
    audience,
    {
      key: audienceKey(
        word as 'team',
        ids.filter((id) => id !== null),
      ),
      seen,
    },
  ])
  return new Map([...keyed, [org, { key: 'organisation', seen: true }]])
}

// One scan of each table, put together here: a join of three goes wrong where the planner takes an organisation for small.
async function nodes(tx: Transaction, org: Id, audiences: Map<Id, Audience>): Promise<Node[]> {
  const edges = await tx.rows<Edge & { child: Id }>(sql`
    select child, parent, share, accepted, place from carries where org = ${org}`)
  const supports = Map.groupBy(edges, ({ child }) => child)
  const goals = await tx.rows<Omit<Pick<Node, 'node' | GoalField>, 'facts'> & { facts: object }>(sql`
    select node, why, how, own_rhythm as "ownRhythm", deputy, deputy_from as "deputyFrom", deputy_to as "deputyTo", remark,
      framework_facts as facts
    from goal where org = ${org}`)
  const measures = await tx.rows<Pick<Node, 'node' | MeasureField>>(sql`
    select node, goal, unit, direction, baseline, target, target_max as "targetMax", target_text as "targetText", value,
      value_on as "valueOn", remark, coalesce(phases, '[]') as phases, adds_up as "addsUp", coalesce(milestones, '[]') as milestones, indicator
    from measure where org = ${org}`)
  // In the order of their fields in which a file's are read, so that the two can be compared.
  for (const measure of measures)
    measure.milestones = measure.milestones.map(({ title, on, reachedOn }) => ({ title, on, reachedOn }))
  const own = new Map<Id, Partial<Node>>(
    [...goals.map((row) => ({ ...row, facts: steady(row.facts) })), ...measures].map((row) => [row.node, row]),
  )
  const rows = await tx.rows<Omit<Node, 'supports' | 'seen' | GoalField | MeasureField>>(sql`
    select node, kind, title, owner, team, audience, start_on as start, due_on as due, state, closed_as as "closedAs", framework,
      counts_upward as "countsUpward", source, external_id as "externalId", revision
    from node where org = ${org}`)
  return rows.flatMap((row) => {
    const more = own.get(row.node)
    // its owner sees a node in whose audience they are not, and no more of it
    if (more === undefined && row.kind !== 'vision') return []
    const { key: audience, seen } = audiences.get(row.audience) ?? { key: 'organisation', seen: false }
    return { ...bare, ...row, ...more, audience, seen, supports: edgesOf(supports.get(row.node)) }
  })
}

type GoalField = 'facts' | 'why' | 'how' | 'ownRhythm' | 'deputy' | 'deputyFrom' | 'deputyTo' | 'remark'
type MeasureField =
  | 'goal'
  | 'unit'
  | 'direction'
  | 'baseline'
  | 'target'
  | 'targetMax'
  | 'targetText'
  | 'value'
  | 'valueOn'
  | 'phases'
  | 'addsUp'
  | 'milestones'
  | 'indicator'
  | 'remark'
const bare: Pick<Node, GoalField | MeasureField> = emptyNode('', { id: '', kind: 'goal' }, '')

const edgesOf = (edges: Edge[] = []): Edge[] =>
  byParent(edges.map(({ parent, share, accepted, place }) => ({ parent, share, accepted, place })))

async function checkIns(tx: Transaction, org: Id): Promise<CheckIn[]> {
  const readings = await tx.rows<{ check_in: Id; measure: Id; value: string }>(sql`
    select check_in, measure, value from reading where org = ${org} order by check_in, measure`)
  const byCheckIn = Map.groupBy(readings, ({ check_in }) => check_in)
  const rows = await tx.rows<Omit<CheckIn, 'readings'>>(sql`
    select check_in as "checkIn", goal, by, ${instant('at')} as at, read_on as "readOn", confidence, note, in_the_way as "inTheWay",
      supersedes, from_reading as "fromReading", source, external_id as "externalId"
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
      coalesce(r.because, '') as because, c.framework, c.score, c.computed_score as "computedScore", c.band,
      c.score_sentence as "scoreSentence", c.score_because as "scoreBecause", c.missed_because as "missedBecause", c.helped
    from closing c left join reopening r on r.org = c.org and r.closing = c.closing
    where c.org = ${org} order by c.at, c.closing`)

const directionInForce = async (tx: Transaction, org: Id): Promise<Direction | null> =>
  (await tx.first<Direction>(sql`
    select d.vision, d.mission, d.principles
    from direction d join direction_publishing p on p.org = d.org and p.direction = d.direction
    where d.org = ${org} order by p.at desc, p.direction desc limit 1`)) ?? null
