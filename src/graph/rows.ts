import type { Day } from '../kernel/dates.ts'
import { distance } from '../kernel/quantity.ts'
import { sql } from '../platform/sql.ts'
import type { NodeView } from './contract.ts'
import type { Phase } from './curve.ts'
import type { ClosedAs, Health } from './health.ts'
import { type Direction, type MeasureNumbers, measureVerdict } from './measure.ts'
import type { Milestone } from './milestone.ts'
import type { Gap, Kind, State } from './node.ts'

/** A node with all that is shown of it, as one row. */
export interface NodeRow {
  node: string
  kind: Kind
  title: string
  audience: string
  owner: string | null
  owner_name: string | null
  team: string | null
  team_name: string | null
  start_on: Day | null
  due_on: Day | null
  state: State
  closed_as: ClosedAs | null
  framework: string | null
  progress: string | null
  raw: string | null
  counted: number | null
  countable: number | null
  met: number | null
  not_met: number | null
  no_reading: number | null
  no_target: number | null
  health: Health | null
  confidence: string | null
  read_on: Day | null
  /** Something below supports several, so that sums may count it twice. */
  shared: boolean | null
  below: number | null
  below_on_track: number
  below_at_risk: number
  below_off_track: number
  below_outdated: number
  below_unknown: number
  below_not_started: number
  below_met: number
  below_partly_met: number
  below_missed: number
  gap_owner: boolean
  gap_why: boolean
  gap_how: boolean
  gap_when: boolean
  below_gap_owner: number
  below_gap_why: number
  below_gap_how: number
  below_gap_when: number
  direction: Direction | null
  unit: string | null
  baseline: string | null
  target: string | null
  target_max: string | null
  target_text: string | null
  value: string | null
  value_on: Day | null
  phases: Phase[] | null
  adds_up: boolean | null
  adherence: string | null
  indicator: string | null
  milestones: Milestone[] | null
}

/** What `NodeRow` needs, to be selected from `nodeTables`. */
export const nodeColumns = sql`
  n.node, n.kind, n.title, n.audience, n.owner, p.name as owner_name, n.team, t.name as team_name, n.start_on, n.due_on, n.state, n.closed_as,
  n.framework, s.progress, s.raw, s.counted, s.countable, s.met, s.not_met, s.no_reading, s.no_target, s.health, s.confidence,
  s.read_on, s.shared, s.below, s.below_on_track, s.below_at_risk, s.below_off_track, s.below_outdated, s.below_unknown, s.below_not_started,
  s.below_met, s.below_partly_met, s.below_missed, s.gap_owner, s.gap_why, s.gap_how, s.gap_when, s.below_gap_owner,
  s.below_gap_why, s.below_gap_how, s.below_gap_when, m.direction, m.unit, m.baseline, m.target, m.target_max, m.target_text,
  m.value, m.value_on, m.phases, m.adds_up, s.adherence, m.indicator, m.milestones`

/** To stand after a `from` that names the node as `n`. */
export const nodeJoins = sql`
  left join standing s on s.org = n.org and s.node = n.node
  left join person p on p.org = n.org and p.person = n.owner
  left join team t on t.org = n.org and t.team = n.team
  left join measure m on m.org = n.org and m.node = n.node and n.kind = 'measure'`

export function nodeView(row: NodeRow): NodeView {
  return {
    node: row.node,
    kind: row.kind,
    title: row.title,
    owner: row.owner && row.owner_name !== null ? { person: row.owner, name: row.owner_name } : null,
    team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
    start: row.start_on,
    due: row.due_on,
    state: row.state,
    closedAs: row.closed_as,
    framework: row.framework,
    standing: {
      // Until the roll-up has met a new node it stands as unknown, or by its own state.
      health: row.health ?? row.closed_as ?? (row.state === 'draft' ? 'not started' : 'unknown'),
      progress: row.progress,
      raw: row.raw,
      counted: row.counted ?? 0,
      countable: row.countable ?? 0,
      tally: {
        met: row.met ?? 0,
        notMet: row.not_met ?? 0,
        noReading: row.no_reading ?? 0,
        noTarget: row.no_target ?? 0,
      },
      ...(row.adherence !== null && { adherence: row.adherence }),
      confidence: row.confidence,
      readOn: row.read_on,
      gaps: (['owner', 'why', 'how', 'when'] as Gap[]).filter((gap) => row[`gap_${gap}`]),
      below: { total: row.below ?? 0, byHealth: healthCounts(row), gaps: gapCounts(row) },
    },
    numbers: row.direction === null ? null : numbersOf(row, row.direction),
  }
}

const numbersOf = (row: NodeRow, direction: Direction): NonNullable<NodeView['numbers']> => ({
  unit: row.unit ?? '',
  direction,
  baseline: row.baseline,
  target: row.target,
  targetMax: row.target_max,
  targetText: row.target_text,
  value: row.value,
  valueOn: row.value_on,
  verdict: measureVerdict(apart({ ...row, direction, targetMax: row.target_max })),
  ...(row.phases && { phases: row.phases }),
  ...(row.adds_up && { addsUp: true as const }),
  ...(row.indicator && { indicator: row.indicator }),
  ...(row.milestones && { milestones: row.milestones }),
})

interface Written {
  direction: Direction
  baseline: string | null
  target: string | null
  targetMax: string | null
  value: string | null
}

/**
 * A measure's numbers as its rules take them, each as its distance from the target: so two large numbers that differ in
 * their last digit stay different in a floating number, and progress and verdict are the same.
 */
export function apart({ direction, baseline, target, targetMax, value }: Written): MeasureNumbers {
  const zero = direction === 'done' ? '0' : (target ?? '0')
  const from = (text: string | null): number | null => (text === null ? null : distance(text, zero))
  return { direction, baseline: from(baseline), target: from(target), targetMax: from(targetMax), value: from(value) }
}

export const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text))

const healthCounts = (row: NodeRow): Partial<Record<Health, number>> => {
  const all: [Health, number][] = [
    ['on track', row.below_on_track],
    ['at risk', row.below_at_risk],
    ['off track', row.below_off_track],
    ['outdated', row.below_outdated],
    ['unknown', row.below_unknown],
    ['not started', row.below_not_started],
    ['met', row.below_met],
    ['partly met', row.below_partly_met],
    ['missed', row.below_missed],
  ]
  return Object.fromEntries(all.filter(([, count]) => count > 0))
}

const gapCounts = (row: NodeRow): Record<Gap, number> => ({
  owner: row.below_gap_owner ?? 0,
  why: row.below_gap_why ?? 0,
  how: row.below_gap_how ?? 0,
  when: row.below_gap_when ?? 0,
})
