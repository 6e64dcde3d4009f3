import { markDirty, takeTurnOnEdges } from '../../graph/store.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { type Framework, givesProgress, rhythmOf } from '../goals/goal.ts'
import { audienceKey, audienceParts } from './audience-words.ts'
import { type Counts, type From, type Plan, plan } from './import.ts'
import type { ClosingPlan } from './plan-closings.ts'
import { byParent } from './plan-goals.ts'
import type { CheckIn, Closing, Direction, Edge, Node, Person, Present, Team } from './present.ts'
import type { Write } from './settle.ts'
import { type FileKind, tableOf, type Table } from './table.ts'
import { type Change, type Touched, type Undoing, undo } from './undo.ts'

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

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

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

/** Imports of one organisation take turns, with each other and with edits of edges. */
export const takeTurn = async (tx: Transaction, org: Id): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${org}`}, 0))`)
  await takeTurnOnEdges(tx, org)
}

/** Writes a plan: all that it says, and the record of it. Nothing of it stands before the transaction commits. */
export async function writePlan(tx: Transaction, org: Id, made: Plan, { source, by }: From): Promise<Id> {
  const run = newId()
  await tx.run(sql`
    insert into import_run (org, run, source, by, counts) values (${org}, ${run}, ${source}, ${by}, ${JSON.stringify(made.counts)}::jsonb)`)
  await writeRows(tx, org, made, new Set(made.closings.made.map(({ goal }) => goal)))
  await give(tx, 'import_check_ins', made.checkIns)
  await markDirty(tx, org, ...new Set(made.checkIns.flatMap(({ goal, readings }) => [goal, ...readings.map(({ measure }) => measure)])))
  await endGoals(tx, org, made.closings, by)
  const changes = changesOf(made)
  if (made.direction) {
    const subject = await publishDirection(tx, org, made.direction, by)
    changes.push({ kind: 'direction', subject, revision: null, before: made.directionBefore })
  }
  await recordChanges(tx, org, run, changes)
  await tell(tx, org, by, { happened: 'import.carried out', subject: run, audience: org, after: { source } })
  await tx.run(sql`select roll_up(${org})`)
  return run
}

type Rows = Pick<Plan, 'persons' | 'teams' | 'nodes'>

/**
 * Persons, teams and nodes as they shall be. Whatever somebody changed since it was read stops all of it. Goals that are
 * `ending` stay active until their numbers are known.
 */
export async function writeRows(tx: Transaction, org: Id, { persons, teams, nodes }: Rows, ending: ReadonlySet<Id> = new Set()): Promise<void> {
  const people = persons.map(({ next }) => next)
  unchangedMeanwhile(await give(tx, 'import_persons', people), people)
  // all at once, since a parent may stand anywhere among them
  const groups = teams.map(({ next }) => next)
  unchangedMeanwhile(await give(tx, 'import_teams', groups, groups.length), groups)
  if (people.length + groups.length > 0)
    await tx.run(sql`select import_places(${JSON.stringify(people)}::jsonb, ${groups.length > 0})`)
  const audiences = await makeAudiences(tx, org, nodes)
  const rows = nodes.map(({ next }) => ({
    ...next,
    ...(ending.has(next.node) ? { state: 'active', closedAs: null } : {}),
    audienceId: audiences.get(next.audience) ?? org,
    rhythm: rhythmOf(next.ownRhythm, next.framework as Framework | null),
    givesProgress: givesProgress(next.framework as Framework | null),
  }))
  // a measure has its goal's audience, so goals come first
  for (const group of [rows.filter(({ kind }) => kind !== 'measure'), rows.filter(({ kind }) => kind === 'measure')])
    unchangedMeanwhile(await give(tx, 'import_nodes', group), group)
  for (const { before, next } of nodes) {
    if (before && before.kind !== 'measure' && before.audience !== next.audience)
      await tx.run(sql`select move_audience(${next.node}, ${audiences.get(next.audience) ?? org})`)
  }
  const linked = nodes.filter(({ before, next }) => JSON.stringify(before?.supports ?? []) !== JSON.stringify(next.supports))
  await give(tx, 'import_edges', linked.map(({ next: { node, supports } }) => ({ node, supports })))
  await markDirty(tx, org, ...nodes.map(({ next }) => next.node))
}

async function makeAudiences(tx: Transaction, org: Id, nodes: Write<Node>[]): Promise<Map<string, Id>> {
  const made = new Map<string, Id>([['organisation', org]])
  for (const key of new Set(nodes.map(({ next }) => next.audience))) {
    if (made.has(key)) continue
    const { word, ids } = audienceParts(key)
    const [first = null, second = null] = ids
    const team = word === 'team' ? first : null
    const person = word === 'team' || word === 'named' ? null : first
    const audience = await tx.first<{ audience: Id }>(sql`
      select make_audience(${word}, ${person}, ${word === 'pair' ? second : null}, ${team}, ${word === 'named' ? ids : []}::uuid[], ${newId()}) as audience`)
    made.set(key, audience?.audience ?? org)
  }
  return made
}

async function endGoals(tx: Transaction, org: Id, { given, made, reopened }: ClosingPlan, by: Id | null): Promise<void> {
  await give(tx, 'import_closings', given)
  await give(tx, 'import_reopenings', reopened.map((each) => ({ ...each, by: each.by ?? by })))
  if (made.length > 0) {
    await tx.run(sql`select roll_up(${org})`)
    await give(tx, 'import_ends', made)
  }
  await markDirty(tx, org, ...[...given, ...made, ...reopened].map(({ goal }) => goal))
}

export async function publishDirection(tx: Transaction, org: Id, { vision, mission, principles }: Direction, by: Id | null): Promise<Id> {
  const direction = newId()
  await tx.run(sql`
    insert into direction (org, direction, audience, vision, mission, principles, by)
    values (${org}, ${direction}, ${org}, ${vision}, ${mission}, ${JSON.stringify(principles)}::jsonb, ${by})`)
  await tx.run(sql`insert into direction_publishing (org, direction, audience, by) values (${org}, ${direction}, ${org}, ${by})`)
  return direction
}

const unchangedMeanwhile = (written: number, rows: object[]): void => {
  if (written !== rows.length)
    throw new Refusal('conflict', 'Somebody changed one of these rows at this moment. Nothing was imported; try once more.')
}

type Writer = 'persons' | 'teams' | 'nodes' | 'edges' | 'check_ins' | 'closings' | 'reopenings' | 'ends'

/** Hands rows to one of the functions in writing.sql, some thousand a statement; answers how many it wrote. */
async function give(tx: Transaction, writer: `import_${Writer}`, rows: object[], most = 5000): Promise<number> {
  let written = 0
  for (let from = 0; from < rows.length; from += most) {
    const part = JSON.stringify(rows.slice(from, from + most))
    const answered = await tx.first<{ rows: number | null }>(sql`select ${sql.raw(writer)}(${part}::jsonb) as rows`)
    written += Number(answered?.rows ?? 0)
  }
  return written
}

function changesOf({ persons, teams, nodes, checkIns, closings }: Plan): Change[] {
  const bare = { revision: null, before: null }
  return [
    ...persons.map(({ before, next }): Change => ({ kind: 'person', subject: next.person, revision: next.revision, before })),
    ...teams.map(({ before, next }): Change => ({ kind: 'team', subject: next.team, revision: next.revision, before })),
    ...nodes.map(({ before, next }): Change => ({ kind: 'node', subject: next.node, revision: next.revision, before })),
    ...checkIns.map(({ checkIn }): Change => ({ kind: 'check-in', subject: checkIn, ...bare })),
    ...[...closings.given, ...closings.made].map(({ closing }): Change => ({ kind: 'closing', subject: closing, ...bare })),
    ...closings.reopened.map(({ closing }): Change => ({ kind: 'reopening', subject: closing, ...bare })),
  ]
}

async function recordChanges(tx: Transaction, org: Id, run: Id, changes: Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += 5000)
    await tx.run(sql`
      insert into import_change (org, run, kind, subject, revision, before)
      select ${org}, ${run}, c.kind, c.subject, c.revision, c.before
      from jsonb_to_recordset(${JSON.stringify(changes.slice(from, from + 5000))}::jsonb)
        as c(kind text, subject uuid, revision integer, before jsonb)`)
}

/** Says what an import would do, and does nothing. */
export const dryRun = (database: Database, org: Id, tables: readonly Table[], from: From): Promise<Plan> =>
  database.asSystem('import', org, async (tx) => plan(tables, await readPresent(tx, org, wantedFor(tables, from)), from))

/** Carries an import out as a whole, or refuses it as a whole with every fault. `agreed` may look at the plan and refuse. */
export function carryOut(
  database: Database,
  org: Id,
  tables: readonly Table[],
  from: From,
  agreed: (made: Plan) => void = () => undefined,
): Promise<{ run: Id; plan: Plan }> {
  return database.asSystem('import', org, async (tx) => {
    await takeTurn(tx, org)
    const made = plan(tables, await readPresent(tx, org, wantedFor(tables, from)), from)
    if (made.refused) throw refusalOf(made)
    agreed(made)
    return { run: await writePlan(tx, org, made, from), plan: made }
  })
}

const wantedFor = (tables: readonly Table[], { by }: From): Wanted => ({
  checkIns: tables.some(({ kind }) => kind === 'goals' || kind === 'check-ins'),
  by,
})

function refusalOf({ faults }: Plan): Refusal {
  const refused = faults.filter(({ level }) => level === 'refused')
  const [first] = refused
  const says = first ? `${placeOf(first)}: ${first.sentence}` : ''
  const more = refused.length > 1 ? ` There are ${refused.length - 1} more faults.` : ''
  return new Refusal('invalid', `Nothing was imported. ${says}${more}`, refused.slice(0, 200).map((fault) => ({ at: placeOf(fault), sentence: fault.sentence })))
}

const placeOf = ({ file, row, column }: Plan['faults'][number]): string =>
  [file, ...(row === null ? [] : [`row ${row}`]), ...(column === null ? [] : [column])].join(', ')

export interface Run {
  run: Id
  source: string
  by: Id | null
  byName: string | null
  at: Date
  counts: Counts
  rolledBackAt: Date | null
}

export const runs = (tx: Transaction, org: Id): Promise<Run[]> =>
  tx.rows<Run>(sql`
    select i.run, i.source, i.by, p.name as "byName", i.at, i.counts, i.rolled_back_at as "rolledBackAt"
    from import_run i left join person p on p.org = i.org and p.person = i.by
    where i.org = ${org} order by i.at desc, i.run desc limit 100`)

export interface RolledBack {
  touched: Touched[]
  removed: number
  restored: number
  abandoned: number
  /** What was made, and stays since it is in use. */
  stays: number
}

/** Says what rolling a run back would touch, and does it where `carryOut` says so. */
export function rollBack(
  database: Database,
  org: Id,
  { run, keep, by, carryOut: really }: { run: Id; keep: readonly Id[]; by: Id | null; carryOut: boolean },
): Promise<RolledBack> {
  return database.asSystem('import', org, async (tx) => {
    await takeTurn(tx, org)
    const found = await tx.first<{ at: string; over: boolean }>(sql`
      select ${instant('at')} as at, rolled_back_at is not null as over from import_run where org = ${org} and run = ${run}`)
    if (!found) throw notFound('import')
    if (found.over) throw new Refusal('conflict', 'This import has been rolled back already.')
    const changes = await tx.rows<Change>(sql`
      select kind, subject, revision, before from import_change where org = ${org} and run = ${run}`)
    const since = await tx.rows<{ subject: Id }>(sql`
      select distinct subject from event where org = ${org} and at > ${found.at}::timestamptz and happened not like 'import.%'`)
    const present = await readPresent(tx, org, { checkIns: true, by: null })
    const undoing = undo(changes, present, new Set(since.map(({ subject }) => subject)), new Set(keep))
    const { persons, teams, nodes, remove, abandon } = undoing
    const restored = persons.length + teams.length + nodes.length
    const made = remove.nodes.length + remove.persons.length + remove.teams.length
    const answer = { touched: undoing.touched, restored, abandoned: abandon.length }
    if (!really) return { ...answer, removed: made, stays: 0 }
    const gone = await undoRows(tx, org, undoing, by)
    await tx.run(sql`update import_run set rolled_back_by = ${by}, rolled_back_at = now() where org = ${org} and run = ${run}`)
    await tell(tx, org, by, { happened: 'import.rolled back', subject: run, audience: org })
    await tx.run(sql`select roll_up(${org})`)
    return { ...answer, removed: gone, stays: made - gone }
  })
}

async function undoRows(tx: Transaction, org: Id, undoing: Undoing, by: Id | null): Promise<number> {
  const { remove, abandon, reopen, closeAgain } = undoing
  await writeRows(tx, org, undoing)
  await tx.run(sql`select unmake_check_ins(${remove.checkIns}::uuid[])`)
  const because = 'The import was rolled back.'
  const reopened = reopen.map((each) => ({ ...each, by, at: null, because }))
  const again = closeAgain.map((closing) => ({ ...closing, closing: newId(), by, at: new Date().toISOString(), reopenedBy: null, reopenedAt: null }))
  const made = abandon.map((goal) => ({ closing: newId(), goal, closedAs: 'abandoned' as const, learnt: because, by, at: null }))
  await endGoals(tx, org, { given: again, made, reopened, unchanged: 0 }, by)
  await tx.run(sql`select unmake_nodes(${remove.nodes}::uuid[])`)
  await tx.run(sql`select unmake_directions(${remove.directions}::uuid[])`)
  const gone = await tx.first<{ teams: number; persons: number }>(sql`
    with gone as materialized (select unmake_teams(${remove.teams}::uuid[], ${remove.persons}::uuid[]) as teams)
    select cardinality(gone.teams) as teams, cardinality(unmake_persons(${remove.persons}::uuid[])) as persons from gone`)
  return remove.nodes.length + (gone?.teams ?? 0) + (gone?.persons ?? 0)
}

/** Rows that another part of the program hands over, in the columns of the files. */
export interface GivenRows {
  direction?: { vision: string; mission: string; values: { name: string; text: string }[] }
  people?: Record<string, string>[]
  teams?: Record<string, string>[]
  goals?: Record<string, string>[]
  checkIns?: Record<string, string>[]
  closings?: Record<string, string>[]
}

export function importRows(database: Database, org: Id, given: GivenRows, from: From): Promise<{ run: Id; plan: Plan }> {
  const { vision, mission, values } = given.direction ?? { vision: '', mission: '', values: [] }
  const direction = [
    { kind: 'vision', text: vision },
    { kind: 'mission', text: mission },
    ...values.map((value) => ({ kind: 'value', ...value })),
  ].filter(({ text, kind }) => text !== '' || kind === 'value')
  const rows: [FileKind, Record<string, string>[] | undefined][] = [
    ['direction', direction],
    ['people', given.people],
    ['teams', given.teams],
    ['goals', given.goals],
    ['check-ins', given.checkIns],
    ['closings', given.closings],
  ]
  return carryOut(database, org, rows.flatMap(([kind, some]) => (some ? tableOf(kind, some) : [])), from)
}
