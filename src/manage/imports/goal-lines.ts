import type { Phase } from '../../graph/curve.ts'
import type { ClosedAs } from '../../graph/health.ts'
import { type Direction, directions } from '../../graph/measure.ts'
import type { Kind, State } from '../../graph/node.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import { type Framework, frameworks } from '../frameworks/rules.ts'
import { datesFault } from '../goals/goal.ts'
import { phasesRead } from '../goals/phases.ts'
import { Cells, plainNumber, short } from './cells.ts'
import type { Faults } from './fault.ts'
import { type Milestone, milestonesIn } from './milestone-cells.ts'
import type { Table } from './table.ts'

/** The id that stands for the organisation's vision, whatever the source. */
export const visionId = 'vision'

/** A row of goals.csv: the vision, a goal or a measure. What it does not say is undefined. */
export interface GoalLine {
  cells: Cells
  id: string
  kind: Kind
  title: string
  supports: { parent: string; share: Quantity | null; accepted: boolean; place: number }[] | undefined
  team: string | undefined
  owner: string | undefined
  start: Day | undefined
  due: Day | undefined
  state: State | undefined
  closedAs: ClosedAs | undefined
  learnt: string | undefined
  closedBy: string | undefined
  closedAt: string | undefined
  why: string | undefined
  how: string | undefined
  /** Of the value, where there is one; a remark otherwise. */
  note: string | undefined
  /** Beside the measure or goal, of no date. */
  remark: string | undefined
  framework: Framework | undefined
  /** What the framework keeps, as JSON; ids are names with an @ before them. */
  facts: string | undefined
  ownRhythm: number | undefined
  audience: string | undefined
  countsUpward: boolean | undefined
  deputy: string | undefined
  deputyFrom: Day | undefined
  deputyTo: Day | undefined
  unit: string | undefined
  direction: Direction | undefined
  baseline: Quantity | undefined
  target: Quantity | undefined
  targetMax: Quantity | undefined
  targetText: string | undefined
  value: Quantity | undefined
  valueOn: Day | undefined
  phases: Phase[] | undefined
  addsUp: boolean | undefined
  milestones: Milestone[] | undefined
  indicator: string | undefined
  confidence: number | undefined
}

const statuses = ['draft', 'active', 'met', 'partly met', 'missed', 'abandoned'] as const

export const readGoals = (table: Table, today: Day, faults: Faults): GoalLine[] =>
  table.lines.map((line) => {
    const cells = new Cells(table, line, faults)
    const id = cells.id() ?? cells.required('id')
    const kind = id === visionId ? 'vision' : (cells.choice('type', ['goal', 'measure'] as const) ?? 'goal')
    const status = cells.choice('status', statuses)
    const unit = cells.text('unit', 40)
    const told: GoalLine = {
      cells,
      id,
      kind,
      title: cells.required('title', kind === 'vision' ? 1000 : 2000),
      supports: supportsOf(cells, id),
      team: cells.text('team'),
      owner: cells.text('owner'),
      start: cells.day('start'),
      due: cells.day('due'),
      state: status === undefined ? undefined : status === 'draft' || status === 'active' ? status : 'closed',
      closedAs: status === undefined || status === 'draft' || status === 'active' ? undefined : status,
      learnt: cells.text('learnt', 10_000),
      closedBy: cells.text('closed_by'),
      closedAt: cells.instant('closed_at'),
      why: cells.text('why', 10_000),
      how: cells.text('how', 10_000),
      note: cells.text('note', 10_000),
      remark: cells.text('remark', 10_000),
      framework: cells.choice('framework', frameworks),
      facts: cells.text('facts', 100_000),
      ownRhythm: cells.whole('rhythm', 1, 366),
      audience: cells.text('audience', 20_000),
      countsUpward: cells.yes('counts_upward'),
      deputy: cells.text('deputy'),
      deputyFrom: cells.day('deputy_from'),
      deputyTo: cells.day('deputy_to'),
      unit,
      direction: cells.choice('direction', directions),
      ...numbersOf(cells, unit),
      valueOn: cells.day('value_on'),
      phases: phasesOf(cells),
      addsUp: cells.yes('adds_up'),
      milestones: milestonesIn(cells),
      indicator: cells.text('indicator'),
      confidence: cells.whole('confidence', 0, 10),
    }
    const dates = datesFault(told.start ?? null, told.due ?? null)
    if (dates) cells.refuse('due', dates)
    if (told.valueOn && told.valueOn > today)
      cells.refuse('value_on', `${told.valueOn} has not come yet. A value is of today or earlier.`)
    notOfThisKind(told)
    return told
  })

type Numbers = Pick<GoalLine, 'baseline' | 'target' | 'targetMax' | 'targetText' | 'value'>

function numbersOf(cells: Cells, unit: string | undefined): Numbers {
  const written = cells.text('target', 2000)
  const target = written === undefined ? undefined : plainNumber(written, unit)
  const targetText = target === undefined ? written : undefined
  if (targetText !== undefined)
    cells.warn(
      'target',
      `The target "${short(targetText)}" is no number: it is kept as text, and nothing is compared with it.`,
    )
  const targetMax = cells.number('target_max', unit)
  if (target !== undefined && targetMax !== undefined && Number(targetMax) < Number(target))
    cells.refuse('target_max', 'The upper end of the target lies below the lower one. Exchange them.')
  return { baseline: cells.number('baseline', unit), target, targetMax, targetText, value: cells.number('value', unit) }
}

function phasesOf(cells: Cells): Phase[] | undefined {
  const written = cells.text('phases', 20_000)
  if (written === undefined) return undefined
  const read = phasesRead(written)
  return read ?? cells.refuse('phases', 'Write days and values as 2026-03-31=12.5;2026-06-30=40, or leave this empty.')
}

function supportsOf(cells: Cells, id: string): GoalLine['supports'] {
  const named = cells.list('parents')
  const proposed = cells.list('proposed') ?? []
  const shares = alongside(cells, 'weights', named)
  const places = alongside(cells, 'places', named)
  if (named === undefined && proposed.length === 0) return undefined
  const shareIn = (text: string | undefined): Quantity | null => {
    if (text === undefined || text === '') return null
    const number = plainNumber(text, '%')
    if (number !== undefined && Number(number) >= 0 && Number(number) <= 100) return number
    cells.refuse('weights', `"${short(text)}" is not a share from 0 to 100. Write one for each parent, with ; between.`)
    return null
  }
  const placeIn = (text: string | undefined): number => {
    const number = Number(text ?? 0)
    if (!Number.isFinite(number))
      cells.refuse('places', `"${short(text ?? '')}" is not a number. Write one for each parent, with ; between.`)
    return number
  }
  const edges = (named ?? []).map((parent, index) => ({
    parent,
    share: shareIn(shares[index]),
    accepted: true,
    place: placeIn(places[index]),
  }))
  const all = [...edges, ...proposed.map((parent) => ({ parent, share: null, accepted: false, place: 0 }))]
  return all.filter(({ parent }, index) => {
    if (all.findIndex((other) => other.parent === parent) !== index) {
      cells.warn('parents', `The parent ${short(parent)} is named twice. It is taken once.`)
      return false
    }
    if (parent !== id) return true
    cells.warn('parents', 'This row names itself as its parent. It is taken as having none.')
    return false
  })
}

function alongside(cells: Cells, column: string, parents: string[] | undefined): string[] {
  const given = cells.places(column)
  if (given === undefined) return []
  if (given.length !== (parents?.length ?? 0))
    cells.refuse(
      column,
      `There are ${given.length} ${column} for ${parents?.length ?? 0} parents. Write one for each, empty where none is set.`,
    )
  return given
}

/** Says which cells of a row cannot be kept, since its kind has no place for them. */
function notOfThisKind(told: GoalLine): void {
  const { cells, kind } = told
  const without: (keyof GoalLine)[] =
    kind === 'measure'
      ? ['why', 'how', 'framework', 'facts', 'ownRhythm', 'audience', 'deputy', 'countsUpward', 'learnt']
      : kind === 'goal'
        ? [
            'unit',
            'baseline',
            'target',
            'targetMax',
            'targetText',
            'value',
            'phases',
            'addsUp',
            'milestones',
            'indicator',
          ]
        : [
            'why',
            'how',
            'framework',
            'facts',
            'ownRhythm',
            'deputy',
            'unit',
            'baseline',
            'target',
            'targetMax',
            'targetText',
            'value',
            'phases',
            'addsUp',
            'milestones',
            'indicator',
            'note',
            'remark',
            'confidence',
            'closedAs',
          ]
  const lost = without.filter((field) => told[field] !== undefined)
  if (lost.length === 0) return
  const names = lost.map((field) => columnOf[field] ?? field).join(', ')
  cells.warn(columnOf[lost[0] as string] ?? (lost[0] as string), `A ${kind} has no ${names}: not taken over.`)
  for (const field of lost) Object.assign(told, { [field]: undefined })
}

const columnOf: Record<string, string> = {
  ownRhythm: 'rhythm',
  countsUpward: 'counts_upward',
  targetMax: 'target_max',
  targetText: 'target',
  closedAs: 'status',
  addsUp: 'adds_up',
}
