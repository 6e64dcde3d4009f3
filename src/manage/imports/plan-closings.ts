import type { ClosedAs } from '../../graph/health.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { short } from './cells.ts'
import type { ClosingLine } from './closing-lines.ts'
import type { Faults } from './fault.ts'
import type { GoalLine } from './goal-lines.ts'
import type { Known } from './plan-goals.ts'
import type { Closing, Node } from './present.ts'

/** A goal that the import closes: its numbers are those of the moment, so they are taken once its readings are in. */
export interface NewClosing {
  closing: Id
  goal: Id
  closedAs: ClosedAs
  learnt: string
  by: Id | null
  /** Null means now. */
  at: string | null
}

export interface Reopening {
  closing: Id
  goal: Id
  /** Null stands for the person who imports. */
  by: Id | null
  at: string | null
  because: string
}

export interface ClosingPlan {
  given: Closing[]
  made: NewClosing[]
  reopened: Reopening[]
  unchanged: number
}

export function planClosings(
  lines: ClosingLine[],
  matched: Map<GoalLine, Id>,
  present: Closing[],
  nodes: Map<Id, Node>,
  known: Known,
  faults: Faults,
): ClosingPlan {
  const plan: ClosingPlan = { given: [], made: [], reopened: [], unchanged: 0 }
  const there = new Map(present.map((closing) => [`${closing.goal} ${closing.at}`, closing]))
  for (const line of lines) takeLine(line, there, nodes, known, plan, faults)
  const undone = new Set(plan.reopened.map(({ closing }) => closing))
  const inForce = Map.groupBy(
    [...present, ...plan.given].filter(({ closing, reopenedAt }) => reopenedAt === null && !undone.has(closing)),
    ({ goal }) => goal,
  )
  for (const [line, goal] of matched) {
    if (line.kind !== 'goal' || line.state === undefined) continue
    const standing = inForce.get(goal) ?? []
    if (line.state === 'closed' && standing.some(({ closedAs }) => closedAs === line.closedAs)) continue
    for (const { closing } of standing)
      plan.reopened.push({ closing, goal, by: null, at: null, because: `${known.source} says otherwise.` })
    if (line.closedAs === undefined) continue
    const by = personIn(line.cells, 'closed_by', line.closedBy, known, faults)
    plan.made.push({
      closing: newId(),
      goal,
      closedAs: line.closedAs,
      learnt: line.learnt ?? '',
      by,
      at: line.closedAt ?? null,
    })
  }
  return plan
}

function takeLine(
  line: ClosingLine,
  there: Map<string, Closing>,
  nodes: Map<Id, Node>,
  known: Known,
  plan: ClosingPlan,
  faults: Faults,
): void {
  const { cells } = line
  const node = nodes.get(known.nodes.byId(line.goal) ?? '')
  if (node?.kind !== 'goal')
    return void faults.refuse(
      cells.at('goal'),
      `There is no goal ${short(line.goal)}. Add its row to goals.csv, or correct the id.`,
    )
  const reopenedBy = personIn(cells, 'reopened_by', line.reopenedBy, known, faults)
  const recorded = there.get(`${node.node} ${line.at}`)
  if (recorded === undefined) {
    if (!node.seen)
      faults.refuse(
        cells.at('goal'),
        'You cannot see this goal and so cannot close it. Take its rows out, or ask its owner.',
      )
    const { cells: _, goal: __, by: ___, reopenedBy: ____, ...told } = line
    const by = personIn(cells, 'by', line.by, known, faults)
    const closing: Closing = {
      ...told,
      closing: newId(),
      goal: node.node,
      by,
      reopenedBy,
    }
    there.set(`${node.node} ${line.at}`, closing)
    plan.given.push(closing)
  } else if (line.reopenedAt !== null && recorded.reopenedAt === null) {
    plan.reopened.push({
      closing: recorded.closing,
      goal: node.node,
      by: reopenedBy,
      at: line.reopenedAt,
      because: line.because,
    })
  } else plan.unchanged++
}

function personIn(
  cells: GoalLine['cells'],
  column: string,
  named: string | undefined,
  known: Known,
  faults: Faults,
): Id | null {
  if (named === undefined) return null
  const found = known.persons.find(named)
  if (found === undefined)
    faults.refuse(cells.at(column), `There is no person ${short(named)}. Add them to people.csv, or leave this empty.`)
  return found ?? null
}
