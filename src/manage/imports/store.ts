import { markDirty, takeTurnOnEdges } from '../../graph/store.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { scopes, type Viewer } from '../../kernel/viewer.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { type Framework, givesProgress, rhythmOf } from '../goals/goal.ts'
import { audienceParts } from './audience-words.ts'
import { Faults } from './fault.ts'
import { type Counts, type From, type Plan, plan } from './import.ts'
import type { ClosingPlan } from './plan-closings.ts'
import type { Direction, Node } from './present.ts'
import { readPresent, type Wanted } from './reading.ts'
import type { Write } from './settle.ts'
import { type FileKind, tableOf, type Table } from './table.ts'
import { type Brought, inOrder, placeOf } from './trial.ts'
import type { Change } from './undo.ts'

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

/** Closings as they were told, closings with the numbers of now, and closings undone. */
export async function endGoals(tx: Transaction, org: Id, { given, made, reopened }: ClosingPlan, by: Id | null): Promise<void> {
  await give(tx, 'import_closings', given)
  await give(tx, 'import_reopenings', reopened.map((each) => ({ ...each, by: each.by ?? by })))
  if (made.length > 0) {
    await tx.run(sql`select roll_up(${org})`)
    await give(tx, 'import_ends', made)
  }
  await markDirty(tx, org, ...[...given, ...made, ...reopened].map(({ goal }) => goal))
}

async function publishDirection(tx: Transaction, org: Id, { vision, mission, principles }: Direction, by: Id | null): Promise<Id> {
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
export const dryRun = (database: Database, org: Id, { tables, faults }: Brought, from: From): Promise<Plan> =>
  database.asSystem('import', org, async (tx) => plan(tables, await readPresent(tx, org, wantedFor(tables, from)), from, faults()))

/** Carries an import out as a whole, or refuses it as a whole with every fault. `agreed` may look at the plan and refuse. */
export function carryOut(
  database: Database,
  org: Id,
  { tables, faults }: Brought,
  from: From,
  agreed: (made: Plan) => void = () => undefined,
): Promise<{ run: Id; plan: Plan }> {
  return database.asSystem('import', org, async (tx) => {
    await takeTurn(tx, org)
    const made = plan(tables, await readPresent(tx, org, wantedFor(tables, from)), from, faults())
    if (made.refused) throw refusalOf(made)
    agreed(made)
    const run = await writePlan(tx, org, made, from)
    await traceBack(tx, org, made)
    return { run, plan: made }
  })
}

/** Readings of the past leave a trend, where the organisation is not too large to do so within the import. */
async function traceBack(tx: Transaction, org: Id, { counts }: Plan): Promise<void> {
  if (counts['check-ins'].new === 0 || counts.goals.new + counts.goals.changed + counts.goals.unchanged > 5000) return
  await tx.run(sql`select trace_back(${org})`)
  await tx.run(sql`select roll_up(${org})`)
}

const wantedFor = (tables: readonly Table[], { by }: From): Wanted => ({
  checkIns: tables.some(({ kind }) => kind === 'goals' || kind === 'check-ins'),
  by,
})

function refusalOf({ faults }: Plan): Refusal {
  const refused = inOrder(faults).filter(({ level }) => level === 'refused')
  const [first] = refused
  const says = first ? `${placeOf(first)}: ${first.sentence}` : ''
  const more = refused.length > 1 ? ` There are ${refused.length - 1} more faults.` : ''
  return new Refusal('invalid', `Nothing was imported. ${says}${more}`, refused.slice(0, 200).map((fault) => ({ at: placeOf(fault), sentence: fault.sentence })))
}

/**
 * Whom a command on this machine acts as: the person with this e-mail, else the first administrator, of the organisation
 * with this slug, else of the only one that is not the demonstration.
 */
export async function actingAs(database: Database, asked: { organisation?: string; as?: string }): Promise<Viewer & { name: string; slug: string }> {
  const rows = await database.asSystem('sign_in', null, (tx) =>
    tx.rows<{ org: Id; slug: string; zone: string }>(sql`
      select org, slug, zone from organisation
      where ${asked.organisation ?? null}::text is null and not demonstration or slug = ${asked.organisation ?? null} order by slug`),
  )
  const [found, another] = rows
  if (!found)
    throw new Refusal('not-found', asked.organisation ? `There is no organisation "${asked.organisation}" here.` : 'There is no organisation here yet. Open Bearing in a browser and make one.')
  if (another)
    throw new Refusal('invalid', `There are several organisations here: ${rows.map(({ slug }) => slug).join(', ')}. Name one with --organisation.`)
  const person = await database.asSystem('sign_in', found.org, (tx) =>
    tx.first<{ person: Id; name: string; administrator: boolean }>(sql`
      select person, name, administrator from person
      where org = ${found.org} and case when ${asked.as ?? null}::text is null then administrator else lower(email) = lower(${asked.as ?? null}) end
        and (ends_on is null or ends_on >= org_today(${found.org}))
      order by created_at, person limit 1`),
  )
  if (!person)
    throw new Refusal('not-found', asked.as ? `Nobody with the e-mail ${asked.as} works in ${found.slug}.` : `${found.slug} has no administrator. Name a person with --as.`)
  return { ...found, ...person, scopes }
}

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
  const tables = rows.flatMap(([kind, some]) => (some ? tableOf(kind, some) : []))
  return carryOut(database, org, { tables, faults: () => new Faults() }, from)
}
