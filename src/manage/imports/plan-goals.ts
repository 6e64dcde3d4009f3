import { type Id, newId } from '../../kernel/ids.ts'
import type { Framework } from '../frameworks/rules.ts'
import { type FrameworkFacts, readFacts } from '../goals/framework-facts.ts'
import { addingFault } from '../goals/phases.ts'
import { readAudience } from './audience-words.ts'
import { short } from './cells.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { type GoalLine, visionId } from './goal-lines.ts'
import { idsIn, steady } from './id-words.ts'
import type { Edge, Node } from './present.ts'
import { settle, type Write } from './settle.ts'

export interface Known {
  persons: Directory
  teams: Directory
  nodes: Directory
  indicators: Directory
  scans: Directory
  decisions: Directory
  signals: Directory
  strategies: Directory
  stakeholders: Directory
  changes: Directory
  briefings: Directory
  findings: Directory
  source: string
}

/** Each row with its node: the vision by its reserved id, others by the source's id, else a new one. */
export function matchGoals(lines: GoalLine[], present: Node[], nodes: Directory, faults: Faults): Map<GoalLine, Id> {
  const kinds = new Map(present.map(({ node, kind }) => [node, kind]))
  const taken = new Map<Id, GoalLine>()
  const found = new Map<GoalLine, Id>()
  for (const line of lines) {
    const node = nodes.byId(line.id) ?? newId()
    const first = taken.get(node)
    if (first) {
      faults.refuse(line.cells.at('id'), `Row ${first.cells.row} has the same id. Keep one of the two.`)
      continue
    }
    const kind = kinds.get(node)
    if (kind !== undefined && kind !== line.kind)
      faults.refuse(
        line.cells.at('type'),
        `This is a ${kind} here and a ${line.kind} in the file. Give it another id, or correct its type.`,
      )
    taken.set(node, line)
    found.set(line, node)
    nodes.add(node, line.id)
  }
  return found
}

export function planGoals(matched: Map<GoalLine, Id>, present: Node[], known: Known, faults: Faults): Write<Node>[] {
  const before = new Map(present.map((node) => [node.node, node]))
  const kinds = new Map(present.map(({ node, kind }) => [node, kind]))
  for (const [line, node] of matched) kinds.set(node, line.kind)
  const writes: Write<Node>[] = []
  for (const [line, node] of matched) {
    const write = planOne(line, before.get(node), emptyNode(node, line, known.source), known, kinds, faults)
    if (write === null) continue
    if (write.before?.seen === false)
      faults.refuse(
        line.cells.at('id'),
        `You cannot see this ${line.kind} and so cannot change it. Take its row out, or ask its owner.`,
      )
    writes.push(write)
  }
  return writes
}

function planOne(
  line: GoalLine,
  before: Node | undefined,
  fresh: Node,
  known: Known,
  kinds: Map<Id, string>,
  faults: Faults,
): Write<Node> | null {
  const { cells } = line
  const person = (column: string, named: string | undefined): Id | undefined => {
    const found = named === undefined ? undefined : known.persons.find(named)
    if (named !== undefined && found === undefined)
      faults.refuse(cells.at(column), `There is no person ${short(named)}. Add them to people.csv, or correct the id.`)
    return found
  }
  const team = line.team === undefined ? undefined : known.teams.find(line.team)
  if (line.team !== undefined && team === undefined)
    faults.refuse(cells.at('team'), `There is no team ${short(line.team)}. Add it to teams.csv, or correct the id.`)
  const owner = person('owner', line.owner)
  const supports = supportsOf(line, known, kinds, faults)
  const now = before ?? fresh
  return settle<Node>(cells.at(), before, fresh, {
    title: line.title,
    owner,
    team,
    audience: audienceOf(line, { owner: owner ?? now.owner, team: team ?? now.team }, known, faults),
    start: line.start,
    due: line.due,
    state: line.state,
    closedAs: line.state === undefined ? undefined : (line.closedAs ?? null),
    framework: line.framework,
    facts: factsOf(line, line.framework ?? now.framework, known, faults),
    countsUpward: line.countsUpward,
    remark:
      line.remark ??
      (line.value === undefined && line.valueOn === undefined && line.confidence === undefined ? line.note : undefined),
    supports,
    why: line.why,
    how: line.how,
    ownRhythm: line.ownRhythm,
    deputy: person('deputy', line.deputy),
    deputyFrom: line.deputyFrom,
    deputyTo: line.deputyTo,
    goal: line.kind === 'measure' ? goalOf(line, before, supports, faults) : undefined,
    unit: line.unit,
    direction: line.direction,
    baseline: line.milestones ? '0' : line.baseline,
    target: line.milestones
      ? String(line.milestones.length)
      : (line.target ?? (line.targetText === undefined ? undefined : null)),
    targetMax: line.targetMax,
    targetText: line.targetText ?? (line.target === undefined ? undefined : null),
    phases: line.phases,
    addsUp: addsUpOf(line, now),
    milestones: line.milestones,
    indicator: indicatorOf(line, now, known),
  })
}

function indicatorOf({ cells, indicator }: GoalLine, now: Node, { indicators }: Known): Id | undefined {
  if (indicator === undefined) return undefined
  return (
    indicators.find(indicator) ??
    cells.refuse(
      'indicator',
      `There is no indicator ${short(indicator)}. Add its row to indicators.csv, or correct the id.`,
    ) ??
    now.indicator ??
    undefined
  )
}

/** Only numbers with a unit add up. */
function addsUpOf({ cells, addsUp, ...line }: GoalLine, now: Node): boolean | undefined {
  const { direction, unit } = { direction: line.direction ?? now.direction, unit: line.unit ?? now.unit }
  const fault = addingFault(addsUp ?? false, { direction, unit, baseline: null, target: null })
  return fault ? void cells.refuse('adds_up', fault.sentence) : addsUp
}

function supportsOf(
  { cells, supports, kind }: GoalLine,
  known: Known,
  kinds: Map<Id, string>,
  faults: Faults,
): Edge[] | undefined {
  if (supports !== undefined && supports.length > 0 && kind === 'vision')
    faults.refuse(cells.at('parents'), 'The vision stands at the top and supports nothing. Empty this cell.')
  const edges = supports?.flatMap(({ parent, share, accepted, place }) => {
    const found = known.nodes.byId(parent)
    if (found === undefined)
      faults.refuse(cells.at('parents'), `The parent ${short(parent)} is not there. Add its row, or correct the id.`)
    else if (kinds.get(found) === 'measure')
      faults.refuse(
        cells.at('parents'),
        `The parent ${short(parent)} is a measure, and a measure carries nothing. Name its goal.`,
      )
    return found === undefined ? [] : [{ parent: found, share, accepted, place }]
  })
  return edges && byParent(edges)
}

export const byParent = (edges: Edge[]): Edge[] =>
  edges.sort((a, b) => (a.parent < b.parent ? -1 : a.parent > b.parent ? 1 : 0))

function goalOf(
  { cells, supports }: GoalLine,
  before: Node | undefined,
  edges: Edge[] | undefined,
  faults: Faults,
): Id | undefined {
  if (edges === undefined && before) return undefined
  const [goal] = edges ?? []
  if (before && goal && goal.parent !== before.goal)
    return void faults.refuse(
      cells.at('parents'),
      'This measure belongs to another goal here, with its readings. Give it a new id.',
    )
  if (supports?.length === 1) return goal?.parent
  const says = supports === undefined ? 'This measure names no goal' : `This measure names ${supports.length} parents`
  return void faults.refuse(cells.at('parents'), `${says}. A measure belongs to one goal: write its id.`)
}

function factsOf(
  { cells, facts: written, kind }: GoalLine,
  framework: string | null,
  known: Known,
  faults: Faults,
): string | undefined {
  if (written === undefined || kind !== 'goal') return undefined
  const given = parsed(written)
  if (given === undefined)
    return void faults.refuse(cells.at('facts'), 'This is no JSON object. Leave it as export wrote it, or empty.')
  const read = readFacts(
    framework as Framework | null,
    idsIn(given, (name) => byTypedName(name, known)) as FrameworkFacts,
  )
  const [fault] = read.faults
  if (fault) return void faults.refuse(cells.at('facts'), `${fault.at}: ${fault.sentence}`)
  return steady(read.facts)
}

function parsed(text: string): object | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : undefined
  } catch {
    return undefined
  }
}

function audienceOf(
  line: GoalLine,
  own: { owner: Id | null; team: Id | null },
  known: Known,
  faults: Faults,
): string | undefined {
  if (line.audience === undefined) return undefined
  const read = readAudience(line.audience, own, known.persons, known.teams)
  if ('key' in read) return read.key
  return void faults.refuse(line.cells.at('audience'), read.fault)
}

export const emptyNode = (node: Id, { id, kind }: Pick<GoalLine, 'id' | 'kind'>, source: string): Node => ({
  node,
  kind,
  title: '',
  owner: null,
  team: null,
  audience: 'organisation',
  start: null,
  due: null,
  state: 'active',
  closedAs: null,
  framework: null,
  facts: '{}',
  countsUpward: false,
  source: id === visionId ? null : source,
  externalId: id === visionId ? null : id,
  revision: 0,
  remark: '',
  seen: true,
  supports: [],
  why: '',
  how: '',
  ownRhythm: null,
  deputy: null,
  deputyFrom: null,
  deputyTo: null,
  goal: null,
  unit: '',
  direction: 'increase',
  baseline: null,
  target: null,
  targetMax: null,
  targetText: null,
  value: null,
  valueOn: null,
  phases: [],
  addsUp: false,
  milestones: [],
  indicator: null,
})
