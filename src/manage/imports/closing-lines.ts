import { type ClosedAs, closings } from '../../graph/health.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import { type Framework, frameworks } from '../frameworks/rules.ts'
import { Cells } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Table } from './table.ts'

/** A row of closings.csv: how a goal ended, with its numbers at that moment, and whether that was undone. */
export interface ClosingLine {
  cells: Cells
  goal: string
  closedAs: ClosedAs
  learnt: string
  by: string | undefined
  at: string
  progress: Quantity | null
  met: number
  notMet: number
  noReading: number
  noTarget: number
  reopenedBy: string | undefined
  reopenedAt: string | null
  because: string
  framework: Framework | null
  score: Quantity | null
  computedScore: Quantity | null
  band: string | null
  scoreSentence: string
  scoreBecause: string
  missedBecause: string
  helped: string
}

function scoreIn(cells: Cells, column: string): Quantity | null {
  const score = cells.number(column) ?? null
  if (score !== null && (Number(score) < 0 || Number(score) > 1))
    cells.refuse(column, `A score is from 0 to 1, and this is ${score}. Correct it.`)
  return score
}

export const readClosings = (table: Table, faults: Faults): ClosingLine[] =>
  table.lines.map((line) => {
    const cells = new Cells(table, line, faults)
    const count = (column: string): number => cells.whole(column, 0, 100_000_000) ?? 0
    cells.required('closed_as')
    cells.required('at')
    const told: ClosingLine = {
      cells,
      goal: cells.required('goal'),
      closedAs: cells.choice('closed_as', closings) ?? 'abandoned',
      learnt: cells.text('learnt', 10_000) ?? '',
      by: cells.text('by'),
      at: cells.instant('at') ?? '',
      progress: cells.number('progress') ?? null,
      met: count('met'),
      notMet: count('not_met'),
      noReading: count('no_reading'),
      noTarget: count('no_target'),
      reopenedBy: cells.text('reopened_by'),
      reopenedAt: cells.instant('reopened_at') ?? null,
      because: cells.text('because', 2000) ?? '',
      framework: cells.choice('framework', frameworks) ?? null,
      score: scoreIn(cells, 'score'),
      computedScore: scoreIn(cells, 'computed_score'),
      band: cells.choice('band', ['red', 'amber', 'green'] as const) ?? null,
      scoreSentence: cells.text('score_sentence', 2000) ?? '',
      scoreBecause: cells.text('score_because', 10_000) ?? '',
      missedBecause: cells.text('missed_because', 10_000) ?? '',
      helped: cells.text('helped', 10_000) ?? '',
    }
    if (told.reopenedAt !== null && told.reopenedBy === undefined)
      cells.refuse('reopened_by', 'A reopening names who reopened. Fill it in, or empty reopened_at.')
    return told
  })
