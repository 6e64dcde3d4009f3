import { type Id, newId } from '../../kernel/ids.ts'
import { readCheckIns } from './check-in-lines.ts'
import { readClosings } from './closing-lines.ts'
import { readDirection } from './direction-lines.ts'
import { Directory } from './directory.ts'
import { Faults, type ImportFault } from './fault.ts'
import { readGoals, visionId } from './goal-lines.ts'
import { steady } from './id-words.ts'
import type { Stay, Version } from './past.ts'
import { readPeople } from './person-lines.ts'
import { type BriefingPlan, planBriefings } from './plan-briefings.ts'
import { type ChangePlan, planChanges } from './plan-changes.ts'
import { planCheckIns } from './plan-check-ins.ts'
import { type ClosingPlan, planClosings } from './plan-closings.ts'
import { type CarryOverPlan, planCarryOvers, planCycles, planSettings } from './plan-cycles.ts'
import { type DecisionPlan, planDecisions } from './plan-decisions.ts'
import { checkEdges } from './plan-edges.ts'
import { emptyNode, type Known, matchGoals, planGoals } from './plan-goals.ts'
import { type IndicatorPlan, matchIndicators, planIndicators } from './plan-indicators.ts'
import { type KeptPlan, keptKinds, planKept } from './plan-kept.ts'
import { type PastPlan, pastKinds, planPast } from './plan-past.ts'
import { matchPeople, planPeople } from './plan-people.ts'
import { goalsOfCheckIns, planSaid, type SaidPlan, saidKinds } from './plan-said.ts'
import { planScans, type ScanPlan, scanFileKinds } from './plan-scans.ts'
import { checkSight } from './plan-sight.ts'
import { planSignals, type SignalPlan, signalFileKinds } from './plan-signals.ts'
import { planStakeholders, type StakeholderPlan, stakeholderFileKinds } from './plan-stakeholders.ts'
import { planStrategies, type StrategyPlan, strategyFileKinds } from './plan-strategy.ts'
import { matchTeams, planTeams } from './plan-teams.ts'
import { planValues } from './plan-values.ts'
import type { CheckIn, Cycle, Direction, Node, Person, Present, Settings, Team } from './present.ts'
import { settle, type Write } from './settle.ts'
import { type FileKind, kinds, type Table } from './table.ts'
import { readTeams } from './team-lines.ts'

/**
 * An import brings the people, teams, goals and check-ins of a named source into an organisation. It is first tried: the
 * plan says row by row what would be new, changed or unchanged, what is refused and what is warned about. It is then
 * carried out as a whole, or not at all, and can be rolled back. Bringing in the same files again changes nothing.
 */
export interface Plan {
  faults: ImportFault[]
  refused: boolean
  counts: Counts
  /** Which columns of which rows would change, the first few hundred. */
  changes: { file: string; row: number | null; id: string; columns: string[] }[]
  persons: Write<Person>[]
  teams: Write<Team>[]
  nodes: Write<Node>[]
  checkIns: CheckIn[]
  closings: ClosingPlan
  direction: Direction | null
  directionBefore: Direction | null
  indicators: IndicatorPlan
  settings: Write<Settings>[]
  cycles: Write<Cycle>[]
  carryOvers: CarryOverPlan
  said: SaidPlan
  scans: ScanPlan
  decisions: DecisionPlan
  signals: SignalPlan
  strategy: StrategyPlan
  kept: KeptPlan
  stakeholders: StakeholderPlan
  changesMade: ChangePlan
  briefingsMade: BriefingPlan
  past: PastPlan
  /** The past of those persons whose past changes, as it was. */
  placesBefore: Places[]
}

/** Where one person was, and below whom. */
export interface Places {
  person: Id
  memberships: Stay[]
  managers: Stay[]
}

export interface Count {
  new: number
  changed: number
  unchanged: number
  refused: number
  warned: number
}
export type Counts = Record<FileKind, Count>

export interface From {
  source: string
  /** The person who imports; null where the product itself does. */
  by: Id | null
}

export function plan(tables: readonly Table[], present: Present, { source, by }: From, faults = new Faults()): Plan {
  const lines = linesOf(tables, present.today, faults)
  const known = directories(present, source)
  const people = matchPeople(lines.people, present.persons, known.persons, faults)
  const teamsOf = matchTeams(lines.teams, known.teams, faults)
  const withVision = visionFor(lines, present, known)
  const indicatorsOf = matchIndicators(tables, known.indicators, faults)
  const goals = matchGoals(lines.goals, present.nodes, known.nodes, faults)
  const persons = planPeople(people, present.persons, { ...known, by }, faults)
  const teams = planTeams(teamsOf, present.teams, known, faults)
  const nodes = [...withVision, ...planGoals(goals, present.nodes, known, faults)]
  checkEdges(goals, present.nodes, nodes, faults)
  checkSight(present, persons, teams, nodes, faults)
  const after = new Map([...present.nodes, ...nodes.map(({ next }) => next)].map((node) => [node.node, node]))
  const indicators = planIndicators(tables, indicatorsOf, present, { ...known, today: present.today }, faults)
  const told = planCheckIns(lines.checkIns, present.checkIns, after, known, indicators.known, faults)
  const values = planValues(
    goals,
    [...present.checkIns, ...told.added],
    after,
    { source, today: present.today },
    faults,
  )
  const closings = planClosings(lines.closings, goals, present.closings, after, known, faults)
  const unseen = new Set(present.nodes.filter(({ seen }) => !seen).map(({ node }) => node))
  const here = new Set(present.nodes.map(({ node }) => node))
  const decisions = planDecisions(tables, present.decisions, known, faults)
  const signals = planSignals(tables, present.signals, { ...known, today: present.today }, faults)
  const strategy = planStrategies(tables, present.strategy, { ...known, today: present.today }, faults)
  const stakeholders = planStakeholders(tables, present.stakeholders, { ...known, today: present.today }, faults)
  const scans = planScans(tables, present.scans, { ...known, today: present.today }, faults)
  const changesMade = planChanges(tables, { ...known, today: present.today }, faults)
  const briefingsMade = planBriefings(tables, { ...known, today: present.today }, faults)
  const past = planPast(tables, present.past, { ...known, checkIns: told.directory }, unseen, here, faults)
  const settings = planSettings(tables, present.settings, faults)
  const cycles = planCycles(tables, present.cycles, faults)
  const carryOvers = planCarryOvers(
    tables,
    present,
    cycles.map(({ next }) => next),
    known,
    unseen,
    faults,
  )
  const goalOf = goalsOfCheckIns(present.checkIns, told.added)
  const around = { known: { ...known, checkIns: told.directory }, nodes: after, goalOf }
  const kept = planKept(tables, { ...present, nodes: after, by }, known, faults)
  const said = planSaid(tables, present.said, around, faults)
  // What the versions bring into force is not published once more.
  const latest = past.versions
    .filter(({ publishedAt }) => publishedAt !== null)
    .toSorted((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0]
  const inForce = latest && !present.direction ? directionOf(latest) : present.direction
  const direction = changedDirection(lines.direction, inForce)

  const files = new Map(tables.map(({ kind, file }) => [kind, file]))
  const counts = Object.fromEntries(
    kinds.map((kind): [FileKind, Count] => {
      const file = files.get(kind) ?? ''
      const warned = faults.all.filter((fault) => fault.file === file && fault.level === 'warned').length
      return [kind, { new: 0, changed: 0, unchanged: 0, refused: faults.refusedRows(file), warned }]
    }),
  ) as Counts
  const tally = (kind: FileKind, writes: Write<unknown>[], rows: number): void => {
    const count = counts[kind]
    const file = files.get(kind) ?? ''
    const good = writes.filter(({ at }) => at.file === file && !faults.isRefused(file, at.row))
    count.new = good.filter(({ before }) => before === null).length
    count.changed = good.length - count.new
    count.unchanged = Math.max(0, rows - good.length - count.refused)
  }
  tally('people', persons, lines.people.length)
  tally('teams', teams, lines.teams.length)
  const written = new Set(nodes.map(({ at }) => at.row))
  const readAnew: Write<unknown>[] = [...values.rows].flatMap(({ cells }) =>
    written.has(cells.row) ? [] : [{ at: cells.at(), before: cells, next: cells, changed: ['value'] }],
  )
  tally('goals', [...nodes, ...readAnew], lines.goals.length)
  counts['check-ins'].new = told.rows
  counts['check-ins'].unchanged = told.unchanged
  counts.closings = { ...counts.closings, new: closings.given.length, unchanged: closings.unchanged }
  if (lines.direction) counts.direction[direction ? (present.direction ? 'changed' : 'new') : 'unchanged'] = 1
  tally('indicators', indicators.indicators, indicatorsOf.size)
  counts.readings = { ...counts.readings, new: indicators.rows, unchanged: indicators.unchanged }
  tally('settings', settings, files.has('settings') ? 1 : 0)
  tally('cycles', cycles, tables.find(({ kind }) => kind === 'cycles')?.lines.length ?? 0)
  counts['carry-overs'] = { ...counts['carry-overs'], new: carryOvers.added.length, unchanged: carryOvers.unchanged }
  for (const kind of pastKinds) counts[kind] = { ...counts[kind], ...past.counts[kind] }
  counts.decisions = { ...counts.decisions, new: decisions.added.length, unchanged: decisions.unchanged }
  counts.changes = { ...counts.changes, new: changesMade.added.length, unchanged: changesMade.unchanged }
  counts.briefings = { ...counts.briefings, new: briefingsMade.added.length, unchanged: briefingsMade.unchanged }
  for (const kind of signalFileKinds) counts[kind] = { ...counts[kind], ...signals.counts[kind] }
  for (const kind of strategyFileKinds) counts[kind] = { ...counts[kind], ...strategy.counts[kind] }
  for (const kind of stakeholderFileKinds) counts[kind] = { ...counts[kind], ...stakeholders.counts[kind] }
  for (const kind of scanFileKinds) counts[kind] = { ...counts[kind], ...scans.counts[kind] }
  for (const kind of keptKinds) counts[kind] = { ...counts[kind], ...kept.counts[kind] }
  for (const kind of saidKinds) counts[kind] = { ...counts[kind], ...said.counts[kind] }
  return {
    faults: faults.all,
    refused: faults.refused,
    counts,
    changes: [...settings, ...persons, ...teams, ...indicators.indicators, ...nodes, ...readAnew, ...cycles]
      .filter(({ before }) => before !== null)
      .slice(0, 200)
      .map(changeOf),
    persons,
    teams,
    nodes,
    checkIns: [...told.added, ...values.added],
    closings,
    direction,
    directionBefore: present.direction,
    indicators,
    settings,
    cycles,
    carryOvers,
    said,
    scans,
    decisions,
    signals,
    strategy,
    kept,
    stakeholders,
    changesMade,
    briefingsMade,
    past,
    placesBefore: placesBefore(past, present),
  }
}

const directionOf = ({ vision, mission, values }: Version): Direction => ({
  vision,
  mission,
  principles: JSON.parse(values),
})

function placesBefore({ memberships, managers }: PastPlan, { past, persons }: Present): Places[] {
  const here = new Set(persons.map(({ person }) => person))
  const touched = new Set(
    [...memberships, ...managers].map(({ person }) => person).filter((person) => here.has(person)),
  )
  const of = (stays: Stay[], person: Id): Stay[] => stays.filter((stay) => stay.person === person)
  return [...touched].map((person) => ({
    person,
    memberships: of(past.memberships, person),
    managers: of(past.managers, person),
  }))
}

const changeOf = ({ at, next, changed }: Write<unknown>): Plan['changes'][number] => {
  const { externalId, name, title } = next as { externalId?: string | null; name?: string; title?: string }
  return { file: at.file, row: at.row, id: externalId ?? name ?? title ?? '', columns: changed }
}

function linesOf(tables: readonly Table[], today: string, faults: Faults) {
  const table = (kind: FileKind): Table =>
    tables.find((one) => one.kind === kind) ?? { kind, file: `${kind}.csv`, lines: [] }
  return {
    direction: readDirection(table('direction'), faults),
    people: readPeople(table('people'), faults),
    teams: readTeams(table('teams'), faults),
    goals: readGoals(table('goals'), today, faults),
    checkIns: readCheckIns(table('check-ins'), today, faults),
    closings: readClosings(table('closings'), faults),
  }
}

function directories(present: Present, source: string): Known {
  const external = (one: { source: string | null; externalId: string | null }): string | null =>
    one.source === source ? one.externalId : null
  const known: Known = {
    persons: new Directory(),
    teams: new Directory(),
    nodes: new Directory(),
    indicators: new Directory(),
    scans: new Directory(),
    findings: new Directory(),
    decisions: new Directory(),
    signals: new Directory(),
    strategies: new Directory(),
    stakeholders: new Directory(),
    changes: new Directory(),
    briefings: new Directory(),
    source,
  }
  for (const person of present.persons) known.persons.add(person.person, external(person), [person.email, person.name])
  for (const team of present.teams) known.teams.add(team.team, external(team), [team.name])
  for (const one of present.scans.scans) known.scans.add(one.scan, external(one))
  for (const one of present.decisions) known.decisions.add(one.decision, external(one))
  for (const one of present.changes) known.changes.add(one.change, external(one))
  for (const one of present.briefings) known.briefings.add(one.briefing, external(one))
  for (const one of present.signals.signals) known.signals.add(one.signal, external(one))
  for (const one of present.strategy.strategies) known.strategies.add(one.strategy, external(one))
  for (const one of present.stakeholders.stakeholders) known.stakeholders.add(one.stakeholder, external(one))
  for (const one of present.scans.findings) known.findings.add(one.finding, external(one))
  for (const one of present.indicators) known.indicators.add(one.indicator, external(one), one.seen ? [one.title] : [])
  for (const node of present.nodes) known.nodes.add(node.node, node.kind === 'vision' ? visionId : external(node))
  return known
}

/** The vision's place in the graph, made or renamed where direction.csv or a parent calls for it and goals.csv does not. */
function visionFor({ direction, goals }: ReturnType<typeof linesOf>, present: Present, known: Known): Write<Node>[] {
  if (goals.some(({ kind }) => kind === 'vision')) return []
  const before = present.nodes.find(({ kind }) => kind === 'vision')
  const called = goals.some(({ supports }) => supports?.some(({ parent }) => parent === visionId))
  if (!direction && (before || !called)) return []
  const fresh = emptyNode(before?.node ?? newId(), { id: visionId, kind: 'vision' }, known.source)
  known.nodes.add(fresh.node, visionId)
  const title = direction?.vision ?? present.direction?.vision ?? 'Vision'
  const write = settle<Node>({ file: 'direction.csv', row: null }, before, fresh, { title })
  return write ? [write] : []
}

const changedDirection = (told: Direction | undefined, present: Direction | null): Direction | null =>
  told && steady(told) !== steady(present) ? told : null
