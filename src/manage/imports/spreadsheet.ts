import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { unzip, zip } from './archive.ts'
import type { GridRow } from './csv.ts'

/** One sheet of a workbook, as text: numbers with a point, dates as YYYY-MM-DD, shares of a hundred with their sign. */
export interface Sheet {
  name: string
  grid: GridRow[]
}

export const limits = { rows: 200_000, columns: 500, cells: 1_000_000 }

/** The sheets of an XLSX file that hold something and are not hidden. A formula is what it last came to. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ sheets: Sheet[] } | { fault: string }> {
  // Unpacked here, within bounds, and handed on stored: the library itself minds no bound.
  const opened = unzip(bytes, (path) => /\.(xml|rels)$/i.test(path) && !/drawings|media|theme/i.test(path))
  if ('fault' in opened) return opened
  const found = { cells: 0, wide: false }
  for (const [path, part] of opened.entries) if (/worksheets\/[^/]*$/i.test(path)) countCells(part, found)
  if (found.wide) return { fault: `A sheet has more than ${limits.columns} columns. Delete those that are not needed.` }
  if (found.cells > limits.cells)
    return { fault: `This workbook has more than ${limits.cells} cells. Save its sheets as CSV, or split it.` }
  try {
    const book = await readXlsx(zip(Object.fromEntries(opened.entries), 0), {
      readStyles: true,
      maxRows: limits.rows + 1,
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    })
    const sheets: Sheet[] = []
    for (const { name, rows, cells } of book.sheets) {
      if (rows.length > limits.rows)
        return { fault: `The sheet ${name} has more than ${limits.rows} rows. Split it into smaller files.` }
      const grid = rows.map(
        (row, at): GridRow => ({
          row: at + 1,
          cells: Array.from(row, (value, column) =>
            written(value, typeof value === 'number' ? cells?.get(`${at},${column}`)?.style?.numFmt : undefined),
          ),
        }),
      )
      const full = grid.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
      if (full.length > 0) sheets.push({ name, grid: evened(full) })
    }
    return sheets.length > 0
      ? { sheets }
      : { fault: 'This spreadsheet holds no rows. Look whether it is the right one.' }
  } catch {
    return { fault: 'This spreadsheet cannot be read. Open it, and save it again as XLSX without a password.' }
  }
}

/** Rows as long as the header: empty cells at the end of a row are not written in a workbook. */
function evened(grid: GridRow[]): GridRow[] {
  const width = grid[0]?.cells.findLastIndex((cell) => cell.trim() !== '') ?? -1
  return grid.map(({ row, cells }) => {
    const last = Math.max(
      width,
      cells.findLastIndex((cell) => cell.trim() !== ''),
    )
    return { row, cells: Array.from({ length: last + 1 }, (_, at) => cells[at] ?? '') }
  })
}

// A cell far to the right makes a row of many thousand; its name has four letters, or three from SG on.
function countCells(part: Uint8Array, found: { cells: number; wide: boolean }): void {
  const text = new TextDecoder().decode(part)
  for (const [, column = ''] of text.matchAll(/<(?:\w+:)?c(?:\s[^>]*?\br="([A-Z]+)\d)?/g)) {
    found.cells += 1
    if (column.length > 3 || (column.length === 3 && column >= 'SG')) found.wide = true
    if (found.wide || found.cells > limits.cells) return
  }
}

type Value = string | number | boolean | Date | null | undefined

function written(value: Value, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Date) return dated(value)
  if (format?.includes('%')) return `${plain(value * 100)}%`
  return plain(value)
}

function dated(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 19)}Z`
}

/** To fifteen digits, as a spreadsheet counts. 1.125 gets one more digit, so that nobody takes its point for thousands. */
function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (/e/i.test(text)) return value.toFixed(10).replace(/\.?0+$/, '')
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text
}

/** A workbook in which every cell is text, so that a title such as =1+1 stays a title. Same sheets, same bytes. */
export const writeWorkbook = (
  sheets: { name: string; header: readonly string[]; rows: readonly (readonly string[])[] }[],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, header, rows }) => ({
      name,
      rows: [header, ...rows].map((row) => row.map(escaped)),
      freezePane: { rows: 1 },
    })),
    properties: { creator: 'Bearing', created: new Date(0), modified: new Date(0) },
  })

// What a workbook would read as one character by its number; and the two that no XML may hold.
const escaped = (cell: string): string =>
  cell
    .replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x')
    .replace(/[\ufffe\uffff]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase()}_`)
