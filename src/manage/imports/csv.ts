import { CsvError, parse } from 'csv-parse/sync'

/** A row of a file: the line on which it begins, and its cells as text. */
export interface GridRow {
  row: number
  cells: string[]
}

export type Grid = { grid: GridRow[] } | { fault: string; row: number | null }

const delimiters = [',', ';', '\t'] as const

/**
 * Rows of a text in CSV (RFC 4180), with a comma, semicolon or tab between cells: whichever its first line has most of.
 * Lines end as in Bearing's own texts, with LF, also within cells; so lines are counted right.
 */
export function readCsv(written: string): Grid {
  const text = written.replace(/\r\n?/g, '\n')
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const grid = parsed.map(({ record, info }) => ({
      row: info.lines - breaksIn(record),
      cells: record.map(unescaped),
    }))
    return { grid: grid.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number(error.lines) || null
    const fault =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'A quotation mark is opened and never closed. The file may have been cut off: export it again.'
        : 'This cannot be read as CSV. Look at the quotation marks in this row, or export the file again.'
    return { fault, row }
  }
}

// Other tools' exports have it as well.
const unescaped = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)

/** The parser counts the line on which a record ends; lines within quotes lie before that. */
const breaksIn = (cells: string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)

function delimiterOf(text: string): string {
  let quoted = false
  const counts = new Map<string, number>(delimiters.map((each) => [each, 0]))
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && letter === '\n') break
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

/**
 * CSV as RFC 4180 has it, UTF-8, with LF at the ends of lines. A text that a spreadsheet would take for a formula, since
 * it begins with = + - or @, gets an apostrophe before it; reading takes one away again, so that nothing grows from one
 * export to the next. A number stays a number.
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')

// A cell of spaces alone, or a row with one empty cell, would be lost without its quotation marks.
const quoted = (given: string): string => {
  const cell = formula.test(given) && !/^-?\d+(\.\d+)?$/.test(given) ? `'${given}` : given
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const formula = /^'*[=+\-@]/
