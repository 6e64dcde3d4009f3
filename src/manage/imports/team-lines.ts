import type { Day } from '../../kernel/dates.ts'
import { Cells } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Table } from './table.ts'

/** A row of teams.csv. */
export interface TeamLine {
  cells: Cells
  id: string
  name: string
  parent: string | undefined
  lead: string | undefined
  rhythm: number | undefined
  archivedOn: Day | undefined
  purpose: string | undefined
}

export const readTeams = (table: Table, faults: Faults): TeamLine[] =>
  table.lines.map((line) => {
    const cells = new Cells(table, line, faults)
    return {
      cells,
      id: cells.id() ?? cells.required('id'),
      name: cells.required('name'),
      parent: cells.text('parent'),
      lead: cells.text('lead'),
      rhythm: cells.whole('rhythm', 1, 366),
      archivedOn: cells.day('archived_on'),
      purpose: cells.text('purpose', 1000),
    }
  })
