import type { ImportFault } from './fault.ts'
import { Faults } from './fault.ts'
import { type GivenFile, readFiles } from './files.ts'
import type { Plan } from './import.ts'
import type { Table } from './table.ts'

/** Files read into tables once, with the faults that reading found; each plan begins with a copy of those. */
export interface Brought {
  tables: Table[]
  faults: () => Faults
}

export function bring(files: readonly GivenFile[]): Brought {
  const faults = new Faults()
  const tables = readFiles(files, faults)
  return { tables, faults: () => faults.copy() }
}

/** Those that refuse come first, then by file and row. */
export const inOrder = (faults: readonly ImportFault[]): ImportFault[] =>
  faults.toSorted((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || (a.row ?? 0) - (b.row ?? 0))

const rank = ({ level }: ImportFault): number => (level === 'refused' ? 0 : 1)

export const placeOf = ({ file, row, column }: ImportFault): string =>
  [file, ...(row === null ? [] : [`row ${row}`]), ...(column === null ? [] : [column])].join(', ')

/** What would be done and to what: rows that somebody changed meanwhile have another revision, and so another gist. */
export const gist = ({ counts, persons, teams, nodes }: Plan): string =>
  JSON.stringify([
    counts,
    [...persons, ...teams, ...nodes].flatMap(({ at, before, next }) =>
      before ? [[at.file, at.row, next.revision]] : [],
    ),
  ])
