import type { Day } from '../../kernel/dates.ts'
import { Cells, short } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Table } from './table.ts'

/** A row of people.csv; what it does not say is undefined. Others are named as the file names them. */
export interface PersonLine {
  cells: Cells
  id: string | undefined
  email: string | undefined
  name: string
  title: string | undefined
  manager: string | undefined
  teams: string[] | undefined
  startsOn: Day | undefined
  endsOn: Day | undefined
  administrator: boolean | undefined
}

export const readPeople = (table: Table, faults: Faults): PersonLine[] =>
  table.lines.map((line) => {
    const cells = new Cells(table, line, faults)
    const told: PersonLine = {
      cells,
      id: cells.id(),
      email: emailOf(cells),
      name: cells.required('name'),
      title: cells.text('title'),
      manager: cells.text('manager'),
      teams: cells.list('teams'),
      startsOn: cells.day('starts_on'),
      endsOn: cells.day('ends_on'),
      administrator: cells.yes('administrator'),
    }
    if (told.id === undefined && told.email === undefined)
      cells.refuse(
        'id',
        'Give this person an id or an e-mail; by the name alone a second import would make them twice.',
      )
    if (told.startsOn && told.endsOn && told.endsOn < told.startsOn)
      cells.refuse('ends_on', 'The last day lies before the first one. Correct one of them.')
    return told
  })

function emailOf(cells: Cells): string | undefined {
  const email = cells.text('email', 254)?.toLowerCase()
  if (email === undefined || /^[^\s@]+@[^\s@]+$/.test(email)) return email
  return cells.refuse('email', `"${short(email)}" is not an e-mail address. Correct it, or leave it empty.`)
}
