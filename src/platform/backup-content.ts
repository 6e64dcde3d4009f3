import { isSame, RowSum, type Sum } from './backup-row-sum.ts'
import type { Source } from './backup-source.ts'
import { CannotStart } from './cannot-start.ts'

/** A table in a backup: its name as PostgreSQL writes it, with its schema, and the columns in the order of its rows. */
export interface Heading {
  table: string
  columns: string[]
}

export interface Totals {
  tables: number
  rows: number
}

/**
 * What the seals and the compression hold: frames of one letter, a length and as many bytes. `T` begins a table, `D` is
 * COPY text of it, `E` says what it held, `Z` says that this was all.
 */
type Letter = 'T' | 'D' | 'E' | 'Z'

export function frame(letter: Letter, payload: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))
  const head = Buffer.alloc(5)
  head.write(letter)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** Reads it in order: a table's heading, its rows, the next table's heading. */
export class Content {
  readonly sums = new Map<string, Sum>()
  readonly #source: Source

  constructor(source: Source) {
    this.#source = source
  }

  get totals(): Totals {
    return { tables: this.sums.size, rows: [...this.sums.values()].reduce((rows, sum) => rows + sum.rows, 0) }
  }

  /** The next table, or nothing after the last one. */
  async table(): Promise<Heading | undefined> {
    const { letter, payload } = await this.#frame()
    if (letter === 'T') return JSON.parse(payload.toString())
    const told: Totals = letter === 'Z' ? JSON.parse(payload.toString()) : undefined
    const { tables, rows } = this.totals
    if (told?.tables !== tables || told.rows !== rows || (await this.#source.take(1)).length > 0) throw unlike()
    return undefined
  }

  /** The rows of the table whose heading was read, as COPY text; counted, and compared with what was counted before. */
  async *rows({ table }: Heading): AsyncGenerator<Buffer> {
    const counted = new RowSum()
    for (;;) {
      const { letter, payload } = await this.#frame()
      if (letter === 'E') {
        if (!isSame(counted.sum, JSON.parse(payload.toString()))) throw unlike()
        this.sums.set(table, counted.sum)
        return
      }
      if (letter !== 'D') throw unlike()
      counted.add(payload)
      yield payload
    }
  }

  async #frame(): Promise<{ letter: string; payload: Buffer }> {
    const head = await this.#source.take(5)
    if (head.length < 5) throw unlike()
    const payload = await this.#source.take(head.readUInt32BE(1))
    return { letter: head.toString('latin1', 0, 1), payload }
  }
}

/** Every seal was right, so this is no accident of a disk. */
const unlike = (): CannotStart =>
  new CannotStart(
    'The backup does not hold what it says it holds, although nobody changed it. Report it, with the version.',
  )
