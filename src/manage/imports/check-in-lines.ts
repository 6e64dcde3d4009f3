import type { Day } from '../../kernel/dates.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import { Cells } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Table } from './table.ts'

/** A row of check-ins.csv: a reading with its check-in, or a check-in without one. Rows with the same id are one check-in. */
export interface CheckInLine {
  cells: Cells
  id: string | undefined
  goal: string
  measure: string | undefined
  value: Quantity | undefined
  readOn: Day
  confidence: number | null
  note: string
  inTheWay: string
  by: string | undefined
  supersedes: string | undefined
  at: string | undefined
  /** The reading of an indicator that it came from. */
  fromReading: string | undefined
}

export const readCheckIns = (table: Table, today: Day, faults: Faults): CheckInLine[] =>
  table.lines.map((line) => {
    const cells = new Cells(table, line, faults)
    const told: CheckInLine = {
      cells,
      id: cells.id(),
      goal: cells.required('goal'),
      measure: cells.text('measure'),
      value: cells.number('value'),
      readOn: readOn(cells, today),
      confidence: cells.whole('confidence', 0, 10) ?? null,
      note: cells.text('note', 10_000) ?? '',
      inTheWay: cells.text('in_the_way', 10_000) ?? '',
      by: cells.text('by'),
      supersedes: cells.text('supersedes'),
      at: cells.instant('recorded_at'),
      fromReading: cells.text('from_reading'),
    }
    if (told.measure === undefined && told.value !== undefined)
      cells.refuse('measure', 'There is a value and no measure. Name the measure that it belongs to.')
    if (told.measure !== undefined && told.value === undefined)
      cells.refuse('value', 'There is a measure and no value. Write the value, or take the measure away.')
    return told
  })

function readOn(cells: Cells, today: Day): Day {
  const given = cells.day('value_on')
  if (given === undefined) return cells.refuse('value_on', 'The date is missing: on which day was this so?') ?? today
  if (given > today) cells.refuse('value_on', `${given} has not come yet. A check-in is of today or earlier.`)
  return given
}
