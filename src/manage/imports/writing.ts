import { markDirty, takeTurnOnEdges } from '../../graph/store.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { Framework } from '../frameworks/rules.ts'
import { againOf, givesProgress, rhythmOf } from '../goals/goal.ts'
import { rhythmsFollow } from '../goals/store.ts'
import { standAnew } from '../indicators/recording.ts'
import { give, makeAudiences, unchangedMeanwhile } from './giving.ts'
import type { From, Plan } from './import.ts'
import type { ClosingPlan } from './plan-closings.ts'
import type { CheckIn, Direction, Node } from './present.ts'
import { type Came, unwatched } from './progress.ts'
import type { Write } from './settle.ts'
import type { BroughtIndicators, Change } from './undo.ts'
import { writeBriefings } from './writing-briefings.ts'
import { writeChanges } from './writing-changes.ts'
import { writeDecisions } from './writing-decisions.ts'
import { writeKept } from './writing-kept.ts'
import { keysOf, writePast, writeSaid, writeSettings } from './writing-past.ts'
import { writeScans } from './writing-scans.ts'
import { writeSignals } from './writing-signals.ts'
import { writeStakeholders } from './writing-stakeholders.ts'
import { writeStrategies } from './writing-strategy.ts'

/** Imports of one organisation take turns, with each other and with edits of edges. */
export const takeTurn = async (tx: Transaction, org: Id): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${org}`}, 0))`)
  await takeTurnOnEdges(tx, org)
}

/** Writes a plan: all that it says, and the record of it. Nothing of it stands before the transaction commits. */
export async function writePlan(
  tx: Transaction,
  org: Id,
  made: Plan,
  { source, by }: From,
  came: Came = unwatched.came,
): Promise<Id> {
  const run = newId()
  await tx.run(sql`
    insert into import_run (org, run, source, by, counts) values (${org}, ${run}, ${source}, ${by}, ${JSON.stringify(made.counts)}::jsonb)`)
  await writeRows(tx, org, made, new Set(made.closings.made.map(({ goal }) => goal)), came)
  await writeCheckIns(tx, org, made.checkIns, came)
  await handOnReadings(tx, made.indicators)
  if (made.nodes.length + made.checkIns.length > many) await tx.run(sql`select import_measure_up()`)
  await endGoals(tx, org, made.closings, by)
  const changes = changesOf(made)
  await writeSettings(tx, made)
  await writeSaid(tx, made, came)
  const decisions = await writeDecisions(tx, org, made.decisions, came)
  const signals = await writeSignals(tx, org, made.signals, came)
  const strategy = await writeStrategies(tx, org, made.strategy, came)
  const stakeholders = await writeStakeholders(tx, org, made.stakeholders, came)
  const scans = await writeScans(tx, org, made.scans, came)
  const changed = await writeChanges(tx, org, made.changesMade, came)
  const briefed = await writeBriefings(tx, org, made.briefingsMade, came)
  const kept = await writeKept(tx, org, made.kept, by, came)
  await writePast(tx, org, made, came)
  if (made.direction) {
    const subject = await publishDirection(tx, org, made.direction, by)
    changes.push({ kind: 'direction', subject, revision: null, before: made.directionBefore })
  }
  const { indicators, readings } = made.indicators
  if (indicators.length + readings.length > 0)
    changes.push({ kind: 'indicators', subject: run, revision: null, before: broughtOf(made.indicators) })
  const conversation = keysOf(made.said)
  if (conversation) changes.push({ kind: 'conversation', subject: run, revision: null, before: conversation })
  // Beside the other, with a key of its own.
  if (decisions) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: decisions })
  if (changed) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: changed })
  if (briefed) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: briefed })
  if (signals) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: signals })
  if (strategy) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: strategy })
  if (stakeholders) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: stakeholders })
  if (kept) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: kept })
  if (scans) changes.push({ kind: 'conversation', subject: newId(), revision: null, before: scans })
  await recordChanges(tx, org, run, changes)
  await came(changes.length)
  await tell(tx, org, by, { happened: 'import.carried out', subject: run, audience: org, after: { source } })
  await tx.run(sql`select roll_up(${org})`)
  await came(made.nodes.length)
  return run
}

/** The steps of a plan, in rows; the roll-up counts as once more the goals and measures. */
export const stepsOf = (made: Plan): number =>
  made.persons.length +
  made.teams.length +
  made.nodes.length * 2 +
  made.nodes.reduce((sum, { next }) => sum + next.supports.length, 0) +
  made.checkIns.length +
  changesOf(made).length

/** From so many rows on, the planner is told of them before they are rolled up. */
const many = 1000

type Rows = Pick<Plan, 'persons' | 'teams' | 'nodes'> & {
  indicators?: Pick<Plan['indicators'], 'indicators' | 'readings'>
}

/**
 * Persons, teams and nodes as they shall be. Whatever somebody changed since it was read stops all of it. Goals that are
 * `ending` stay active until their numbers are known.
 */
export async function writeRows(
  tx: Transaction,
  org: Id,
  { persons, teams, nodes, indicators }: Rows,
  ending: ReadonlySet<Id> = new Set(),
  came: Came = unwatched.came,
): Promise<void> {
  const people = persons.map(({ next }) => next)
  unchangedMeanwhile(await give(tx, 'import_persons', people, came), people)
  // all at once, since a parent may stand anywhere among them
  const groups = teams.map(({ next }) => next)
  unchangedMeanwhile(await give(tx, 'import_teams', groups, came, groups.length), groups)
  if (people.length + groups.length > 0)
    await tx.run(sql`select import_places(${JSON.stringify(people)}::jsonb, ${groups.length > 0})`)
  const audiences = await makeAudiences(tx, org, new Set(nodes.map(({ next }) => next.audience)))
  const audienceOf = await audiencesOf(tx, org, nodes, audiences)
  const rows = nodes.map(({ next }) => ({
    ...next,
    ...(ending.has(next.node) ? { state: 'active', closedAs: null } : {}),
    audienceId: audienceOf(next),
    rhythm: rhythmOf(next.ownRhythm, next.framework as Framework | null, null),
    ...countsBy(next.framework as Framework | null, JSON.parse(next.facts)),
  }))
  if (indicators) await writeIndicators(tx, org, indicators)
  // a measure names its goal and its indicator, so both come first
  for (const group of [rows.filter(({ kind }) => kind !== 'measure'), rows.filter(({ kind }) => kind === 'measure')])
    unchangedMeanwhile(await give(tx, 'import_nodes', group, came), group)
  for (const { before, next } of nodes) {
    if (before && before.kind !== 'measure' && before.audience !== next.audience)
      await tx.run(sql`select move_audience(${next.node}, ${audienceOf(next)})`)
  }
  await rhythmsFollow(tx, [
    ...new Set([...groups.map(({ team }) => team), ...nodes.flatMap(({ next }) => next.team ?? [])]),
  ])
  await writeEdges(tx, org, nodes, came)
  await markDirty(tx, org, ...nodes.map(({ next }) => next.node))
}

/** By what it counts upward, and what of it is done again and again. */
function countsBy(framework: Framework | null, facts: unknown) {
  const { every, on } = againOf(framework, facts)
  return { givesProgress: givesProgress(framework, facts), doneEvery: every, doneOn: on }
}

/** Indicators with their readings, and where each stands after them. */
async function writeIndicators(
  tx: Transaction,
  org: Id,
  { indicators, readings }: NonNullable<Rows['indicators']>,
): Promise<void> {
  const audiences = await makeAudiences(tx, org, new Set(indicators.map(({ next }) => next.audience)))
  const rows = indicators.map(({ next }) => ({ ...next, audienceId: audiences.get(next.audience) }))
  unchangedMeanwhile(await give(tx, 'import_indicators', rows), rows)
  for (const { before, next } of indicators)
    if (before && before.audience !== next.audience)
      await tx.run(sql`select move_indicator(${next.indicator}, ${audiences.get(next.audience)})`)
  await give(tx, 'import_readings', readings)
  await standEach(tx, org, [
    ...indicators.map(({ next }) => next.indicator),
    ...readings.map(({ indicator }) => indicator),
  ])
}

/** Where these indicators stand after all of their readings. */
export async function standEach(tx: Transaction, org: Id, indicators: readonly Id[]): Promise<void> {
  const bands = await tx.rows<{ indicator: Id; low: string | null; high: string | null }>(sql`
    select indicator, low, high from indicator where org = ${org} and indicator = any (${[...new Set(indicators)]}::uuid[])
    order by indicator for update`)
  for (const band of bands) await standAnew(tx, org, band.indicator, band)
}

/** What leans on an indicator has its latest reading, though no check-in was brought for it. */
async function handOnReadings(tx: Transaction, { readings }: Plan['indicators']): Promise<void> {
  if (readings.length > 0)
    await tx.run(sql`select import_leaning(${[...new Set(readings.map(({ indicator }) => indicator))]}::uuid[])`)
}

async function writeEdges(tx: Transaction, org: Id, nodes: Write<Node>[], came: Came): Promise<void> {
  const linked = nodes.filter(
    ({ before, next }) => JSON.stringify(before?.supports ?? []) !== JSON.stringify(next.supports),
  )
  const cut = linked.flatMap(({ before, next }) => {
    const kept = new Set(next.supports.map(({ parent }) => parent))
    return (before?.supports ?? []).flatMap(({ parent }) => (kept.has(parent) ? [] : { parent, child: next.node }))
  })
  await give(tx, 'import_cuts', cut)
  await give(
    tx,
    'import_edges',
    linked.flatMap(({ next: { node, supports } }) => supports.map((edge) => ({ ...edge, child: node }))),
    came,
  )
  await markDirty(tx, org, ...new Set(cut.map(({ parent }) => parent)))
}

async function writeCheckIns(tx: Transaction, org: Id, checkIns: CheckIn[], came: Came): Promise<void> {
  if (checkIns.length === 0) return
  const goals = [...new Set(checkIns.map(({ goal }) => goal))]
  const audiences = await presentAudiences(tx, org, goals)
  await give(
    tx,
    'import_check_ins',
    checkIns.map((checkIn) => ({ ...checkIn, audienceId: audiences.get(checkIn.goal) })),
    came,
  )
  const superseded = checkIns.flatMap(({ supersedes }) => supersedes ?? [])
  const lost = await tx.first<{ measures: Id[] }>(sql`select import_superseded(${superseded}::uuid[]) as measures`)
  const measures = [
    ...new Set([
      ...(lost?.measures ?? []),
      ...checkIns.flatMap(({ readings }) => readings.map(({ measure }) => measure)),
    ]),
  ]
  await tx.run(sql`select import_current(${measures}::uuid[])`)
  await markDirty(tx, org, ...goals, ...measures)
}

/** A measure has its goal's audience, whichever of the two the import writes. */
async function audiencesOf(
  tx: Transaction,
  org: Id,
  nodes: Write<Node>[],
  made: Map<string, Id>,
): Promise<(node: Node) => Id> {
  const written = new Map(nodes.map(({ next }) => [next.node, next]))
  const others = new Set(nodes.flatMap(({ next: { goal } }) => (goal !== null && !written.has(goal) ? goal : [])))
  const present = await presentAudiences(tx, org, [...others])
  return (node) => {
    const goal = node.goal === null ? node : written.get(node.goal)
    return (goal ? made.get(goal.audience) : present.get(node.goal ?? '')) ?? org
  }
}

const presentAudiences = async (tx: Transaction, org: Id, nodes: Id[]): Promise<Map<Id, Id>> => {
  const rows = await tx.rows<{ node: Id; audience: Id }>(
    sql`select node, audience from node where org = ${org} and node = any (${nodes}::uuid[])`,
  )
  return new Map(rows.map(({ node, audience }) => [node, audience]))
}

/** Closings as they were told, closings with the numbers of now, and closings undone. */
export async function endGoals(
  tx: Transaction,
  org: Id,
  { given, made, reopened }: ClosingPlan,
  by: Id | null,
): Promise<void> {
  const audiences = await presentAudiences(
    tx,
    org,
    given.map(({ goal }) => goal),
  )
  await give(
    tx,
    'import_closings',
    given.map((closing) => ({ ...closing, audienceId: audiences.get(closing.goal) })),
  )
  await give(
    tx,
    'import_reopenings',
    reopened.map((each) => ({ ...each, by: each.by ?? by })),
  )
  if (made.length > 0) {
    await tx.run(sql`select roll_up(${org})`)
    await give(tx, 'import_ends', made)
  }
  await markDirty(tx, org, ...[...given, ...made, ...reopened].map(({ goal }) => goal))
}

async function publishDirection(
  tx: Transaction,
  org: Id,
  { vision, mission, principles }: Direction,
  by: Id | null,
): Promise<Id> {
  const direction = newId()
  await tx.run(sql`
    insert into direction (org, direction, audience, vision, mission, principles, by)
    values (${org}, ${direction}, ${org}, ${vision}, ${mission}, ${JSON.stringify(principles)}::jsonb, ${by})`)
  await tx.run(
    sql`insert into direction_publishing (org, direction, audience, by) values (${org}, ${direction}, ${org}, ${by})`,
  )
  return direction
}

/** What a run brought of indicators, and how those were that it changed. */
const broughtOf = ({ indicators, readings }: Plan['indicators']): BroughtIndicators => ({
  made: indicators.filter(({ before }) => before === null).map(({ next }) => next.indicator),
  before: indicators.flatMap(({ before }) => before ?? []),
  readings: readings.map(({ reading }) => reading),
  read: [...new Set(readings.map(({ indicator }) => indicator))],
})

function changesOf(made: Plan): Change[] {
  const { persons, teams, nodes, checkIns, closings, past, placesBefore, settings, cycles, carryOvers } = made
  const bare = { revision: null, before: null }
  return [
    ...persons.map(
      ({ before, next }): Change => ({ kind: 'person', subject: next.person, revision: next.revision, before }),
    ),
    ...teams.map(({ before, next }): Change => ({ kind: 'team', subject: next.team, revision: next.revision, before })),
    ...nodes.map(({ before, next }): Change => ({ kind: 'node', subject: next.node, revision: next.revision, before })),
    ...checkIns.map(({ checkIn }): Change => ({ kind: 'check-in', subject: checkIn, ...bare })),
    ...[...closings.given, ...closings.made].map(
      ({ closing }): Change => ({ kind: 'closing', subject: closing, ...bare }),
    ),
    ...closings.reopened.map(({ closing }): Change => ({ kind: 'reopening', subject: closing, ...bare })),
    ...placesBefore.map((before): Change => ({ kind: 'place', subject: before.person, revision: null, before })),
    ...past.versions.map(({ direction }): Change => ({ kind: 'direction', subject: direction, ...bare })),
    ...settings.map(
      ({ before, next }): Change => ({ kind: 'settings', subject: next.org, revision: next.revision, before }),
    ),
    ...cycles.map(
      ({ before, next }): Change => ({ kind: 'cycle', subject: next.cycle, revision: next.revision, before }),
    ),
    ...carryOvers.added.map(({ carryOver }): Change => ({ kind: 'carry-over', subject: carryOver, ...bare })),
    ...past.events.map(({ event }): Change => ({ kind: 'event', subject: event, ...bare })),
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
