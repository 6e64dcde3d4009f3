import { cleaned } from '../../kernel/contract.ts'
import { type Day, isDay } from '../../kernel/dates.ts'
import { isQuantity, type Quantity, trimmed } from '../../kernel/quantity.ts'
import type { Faults } from './fault.ts'
import type { FileKind, Line, Table } from './table.ts'

const yes = new Set(['yes', 'true', '1', 'x', 'y'])
const no = new Set(['no', 'false', '0', 'n'])

/** The cells of one row, read as what they should be. An empty cell says nothing: `undefined`. */
export class Cells {
  readonly file: string
  readonly row: number
  readonly #cells: Record<string, string>
  readonly #named: Record<string, string>
  readonly #faults: Faults

  constructor(table: Table, line: Line, faults: Faults) {
    this.file = table.file
    this.row = line.row
    this.#cells = line.cells
    this.#named = table.named ?? {}
    this.#faults = faults
  }

  at(column?: string) {
    return { file: this.file, row: this.row, column: column && (this.#named[column] ?? column) }
  }

  refuse(column: string, sentence: string): undefined {
    this.#faults.refuse(this.at(column), sentence)
    return undefined
  }

  warn(column: string, sentence: string): void {
    this.#faults.warn(this.at(column), sentence)
  }

  text(column: string, most = 200): string | undefined {
    const given = this.#cells[column]
    if (given === undefined || given === '') return undefined
    const text = cleaned(given)
    if (text.length > most)
      return this.refuse(column, `This has ${text.length} characters; at most ${most} are kept. Shorten it.`)
    return text === '' ? undefined : text
  }

  /** Whether its file has the column, whatever stands in it. */
  has(column: string): boolean {
    return Object.hasOwn(this.#cells, column)
  }

  required(column: string, most?: number): string {
    return this.text(column, most) ?? this.refuse(column, `The ${column} is missing. Fill it in.`) ?? ''
  }

  id(): string | undefined {
    const id = this.text('id')
    if (id?.includes(';'))
      this.refuse('id', 'An id cannot hold a semicolon, since lists of ids have it between them. Change it.')
    return id
  }

  /** Ids and names between semicolons; empty places are kept only where they count. */
  list(column: string): string[] | undefined {
    return this.text(column, 20_000)
      ?.split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  }

  places(column: string): string[] | undefined {
    return this.text(column, 20_000)
      ?.split(';')
      .map((part) => part.trim())
  }

  day(column: string): Day | undefined {
    const given = this.text(column)
    if (given === undefined || isDay(given)) return given
    return this.refuse(column, `"${short(given)}" is not a date. Write it as YYYY-MM-DD, for example 2026-03-31.`)
  }

  /**
   * A plain number such as 1200 or -3.5. A comma is refused rather than guessed at, since 1,200 is one thing in London
   * and another in Berlin; a percent sign is taken off only where the unit is % anyway.
   */
  number(column: string, unit?: string): Quantity | undefined {
    const given = this.text(column)
    if (given === undefined) return undefined
    const number = plainNumber(given, unit)
    if (number !== undefined) return number
    const advice = given.includes(',')
      ? 'Leave out commas: 1200 rather than 1,200, and 3.5 rather than 3,5.'
      : 'Write it plainly, for example 1200 or -3.5.'
    return this.refuse(column, `"${short(given)}" is not a number. ${advice}`)
  }

  whole(column: string, least: number, most: number): number | undefined {
    const given = this.text(column)
    if (given === undefined) return undefined
    const number = Number(given)
    if (/^\d+(\.0+)?$/.test(given) && number >= least && number <= most) return number
    return this.refuse(column, `"${short(given)}" should be a whole number from ${least} to ${most}.`)
  }

  choice<Word extends string>(column: string, words: readonly Word[]): Word | undefined {
    const given = this.text(column)
    if (given === undefined) return undefined
    const plain = given.toLowerCase().replace(/[\s_-]+/g, ' ')
    const found = words.find((word) => word === plain)
    return found ?? this.refuse(column, `"${short(given)}" is not known here. Write one of: ${words.join(', ')}.`)
  }

  yes(column: string): boolean | undefined {
    const given = this.text(column)?.toLowerCase()
    if (given === undefined) return undefined
    if (yes.has(given)) return true
    if (no.has(given)) return false
    return this.refuse(column, `"${short(given)}" should be yes or no.`)
  }

  /** An instant, to the microsecond, in UTC; a bare date means its first moment. */
  instant(column: string): string | undefined {
    const given = this.text(column)
    if (given === undefined) return undefined
    if (isDay(given)) return `${given}T00:00:00.000000Z`
    const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z$/.exec(given)
    if (parts?.[1] && isDay(parts[1]) && !Number.isNaN(Date.parse(`${parts[1]}T${parts[2]}Z`)))
      return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`
    return this.refuse(column, `"${short(given)}" is not a moment. Write it as 2026-03-31T14:30:00Z, or only the date.`)
  }
}

export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** `85.00` is `85`: what is compared and written is the number, not its spelling. */
export function plainNumber(given: string, unit?: string): Quantity | undefined {
  const bare = unit === '%' ? given.replace(/\s*%$/, '') : given
  if (!isQuantity(bare)) return undefined
  const plain = trimmed(bare).replace(/^(-?)0+(?=\d)/, '$1')
  return plain === '-0' ? '0' : plain
}

/** The rows of one kind of file, where it is there. */
export function linesIn(tables: readonly Table[], kind: FileKind, faults: Faults): Cells[] {
  const table = tables.find((one) => one.kind === kind)
  return table ? table.lines.map((line) => new Cells(table, line, faults)) : []
}
