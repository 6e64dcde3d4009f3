import type { Faults } from './fault.ts'
import type { MeantRow } from './mapping.ts'

export interface Support {
  id: string
  share: string
}

/** A row that may be a goal, a measure, or a goal with a number. */
export interface GoalRow extends MeantRow {
  id: string
  supports: Support[]
  /** Whether other rows name it as their parent. */
  carries: boolean
  /** Whether its type says that it is a measure. */
  measure: boolean
}

export interface Parents {
  /** Nothing where the row could not be told from another. */
  idOf(row: MeantRow): string | undefined
  /** What it supports; what it names and is not there is noted. */
  above(row: MeantRow, notes: string[]): Support[]
  carries(id: string): boolean
}

/** Who is whose parent, whether rows name each other by ids, by row numbers or by titles. */
export function parentsIn(sheet: string, rows: MeantRow[], faults: Faults): Parents {
  const ids = new Map<MeantRow, string>()
  const byWord = new Map<string, string | null>()
  const taken = new Map<string, number>()
  const name = (word: string | undefined, id: string): void => {
    if (word === undefined || word === '') return
    byWord.set(word, byWord.has(word) && byWord.get(word) !== id ? null : id)
  }
  const named = rows.some(({ cells }) => cells.id !== undefined || cells.row_id !== undefined)
  for (const row of rows) {
    const { id: own, row_id: number, title = '' } = row.cells
    const id = (own ?? number ?? title).replaceAll(';', ',').slice(0, 200)
    const first = taken.get(id)
    if (id === '' || first !== undefined) {
      const says =
        id === ''
          ? 'This row has neither an id nor a title.'
          : `Row ${first} has the same ${own ? 'id' : 'title and no id'}.`
      faults.refuse({ file: sheet, row: row.row }, `${says} Give it an id of its own, or take it out.`)
      continue
    }
    taken.set(id, row.row)
    ids.set(row, id)
  }
  for (const [{ cells }, id] of ids) name(cells.title, id)
  for (const [{ cells }, id] of ids) name(cells.row_id, id)
  for (const id of ids.values()) byWord.set(id, id)
  // a row's number may be another one's id
  const byRow = new Map([...ids].flatMap(([{ cells }, id]) => (cells.row_id === undefined ? [] : [[cells.row_id, id]])))
  if (!named && rows.length > 0)
    faults.warn(
      { file: sheet, row: null },
      'There is no column with ids: rows are told apart by their titles, so what is renamed there comes in as new.',
    )
  const known = new Set<string>()
  const above = new Map<MeantRow, { supports: Support[]; missing: string[] }>()
  for (const row of ids.keys()) {
    const { parents, parent_rows: numbers, parent_titles: titles, weights } = row.cells
    const shares = parts(weights)
    const told = [...matched(numbers, byRow.size > 0 ? byRow : byWord), ...matched(parents, byWord)]
    const met = parents === undefined && numbers === undefined ? matched(titles, byWord) : told
    const supports: Support[] = []
    const missing: string[] = []
    for (const [at, { word, id }] of met.entries()) {
      if (id === undefined) missing.push(word)
      else if (!supports.some((one) => one.id === id))
        supports.push({ id, share: (shares[at] ?? '').replace(/\s*%$/, '').replace(',', '.') })
    }
    for (const { id } of supports) known.add(id)
    above.set(row, { supports, missing })
  }
  return {
    idOf: (row) => ids.get(row),
    above(row, notes) {
      const { supports = [], missing = [] } = above.get(row) ?? {}
      if (missing.length > 0) {
        notes.push(`Parents elsewhere: ${missing.join(', ')}`)
        faults.warn(
          { file: sheet, row: row.row },
          `The parent ${missing[0]} is not in this file, or is there twice. It is kept as a note.`,
        )
      }
      if (row.cells.parents !== undefined && row.cells.parent_titles !== undefined && supports.length === 0)
        notes.push(`Parent: ${row.cells.parent_titles}`)
      return supports
    },
    carries: (id) => known.has(id),
  }
}

/** A cell is first taken as a whole, since titles hold commas; then in parts. The vision is always there. */
function matched(
  cell: string | undefined,
  byWord: ReadonlyMap<string, string | null>,
): { word: string; id: string | undefined }[] {
  const find = (word: string): string | undefined => (word === 'vision' ? word : (byWord.get(word) ?? undefined))
  if (cell === undefined) return []
  const whole = find(cell)
  if (whole !== undefined) return [{ word: cell, id: whole }]
  return parts(cell).map((word) => ({ word, id: find(word) }))
}

const parts = (cell = ''): string[] =>
  cell
    .split(cell.includes(';') ? ';' : cell.includes('|') ? '|' : /[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
