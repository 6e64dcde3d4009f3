import type { Faults } from './fault.ts'

/** The files that import reads and export writes, in the order in which one may refer to another. */
export const kinds = ['direction', 'people', 'teams', 'goals', 'check-ins', 'closings'] as const
export type FileKind = (typeof kinds)[number]

/** A file as rows: cells by column, as text. `row` is the line in the file on which the row begins. */
export interface Table {
  kind: FileKind
  file: string
  lines: Line[]
}

export interface Line {
  row: number
  cells: Record<string, string>
}

/** What one file may say. A column that is not there, or a cell that is empty, says nothing: what is there stays. */
export interface Columns {
  required: readonly string[]
  /** In the order in which export writes them. */
  written: readonly string[]
  /** Read as well, and never written: export says the same in check-ins.csv and closings.csv. */
  more?: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

export const columns: Record<FileKind, Columns> = {
  direction: { required: words('kind text'), written: words('kind name text') },
  people: {
    required: words('name'),
    written: words('id email name title manager teams starts_on ends_on administrator'),
  },
  teams: { required: words('id name'), written: words('id name parent lead') },
  goals: {
    required: words('id title'),
    written: words(`
      id type parents weights title why how framework team owner start due unit direction baseline target target_max value
      value_on status audience rhythm counts_upward deputy deputy_from deputy_to places proposed remark`),
    more: words('confidence note learnt closed_by closed_at'),
  },
  'check-ins': {
    required: words('goal'),
    written: words('id goal measure value value_on confidence note in_the_way by supersedes recorded_at'),
  },
  closings: {
    required: words('goal closed_as at'),
    written: words(`
      goal closed_as learnt by at progress met not_met no_reading no_target reopened_by reopened_at because`),
  },
}

export const known = (kind: FileKind): string[] => [...columns[kind].written, ...(columns[kind].more ?? [])]

/** Rows that are already cells, as another part of the program hands them over. */
export function tableOf(kind: FileKind, rows: readonly Record<string, string>[]): Table {
  return { kind, file: `${kind}.csv`, lines: rows.map((cells, index) => ({ row: index + 2, cells })) }
}

/** Header names are met whatever their case, with spaces or hyphens for underscores. */
export const plainHeader = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** Puts a grid of cells under its header. Faults of the header are the file's own. */
export function headed(kind: FileKind, file: string, grid: { row: number; cells: string[] }[], faults: Faults): Table {
  const [head, ...rest] = grid
  const header = (head?.cells ?? []).map(plainHeader)
  const all = known(kind)
  const at = (column?: string) => ({ file, row: head?.row ?? 1, column })
  for (const [index, name] of header.entries()) {
    if (name !== '' && header.indexOf(name) !== index)
      faults.refuse(at(name), `The column ${name} is there twice. Keep one of them.`)
  }
  const unknown = header.filter((name) => name !== '' && !all.includes(name))
  if (unknown.length > 0)
    faults.warn(at(), `Not read: ${unknown.join(', ')}. The columns of ${kind}.csv are ${all.join(', ')}.`)
  for (const name of columns[kind].required) {
    if (!header.includes(name))
      faults.refuse(at(name), `The column ${name} is missing. Name it in the first line of the file.`)
  }
  const lines = rest.flatMap(({ row, cells }): Line[] => {
    // a spreadsheet may leave empty cells behind the last column
    const beyond = cells.slice(header.length)
    if (cells.length < header.length || beyond.some((cell) => cell !== '')) {
      const says = `This row has ${cells.length} cells and the header ${header.length}.`
      faults.refuse({ file, row }, `${says} Look for a missing quotation mark, or for a file that was cut off.`)
      return []
    }
    return [{ row, cells: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) }]
  })
  return { kind, file, lines }
}
