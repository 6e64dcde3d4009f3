/** One thing that is wrong with a file, and where. What is refused stops the whole import; what is warned about does not. */
export interface ImportFault {
  file: string
  /** The line in the file on which the row begins; null where the fault is the file's. */
  row: number | null
  column: string | null
  sentence: string
  level: 'refused' | 'warned'
}

export interface Place {
  file: string
  row: number | null
  column?: string
}

/** Gathers faults; counts the rows that are refused. */
export class Faults {
  readonly all: ImportFault[] = []
  readonly #refusedRows = new Map<string, Set<number | null>>()

  refuse({ file, row, column }: Place, sentence: string): void {
    this.all.push({ file, row, column: column ?? null, sentence, level: 'refused' })
    const rows = this.#refusedRows.get(file) ?? new Set()
    this.#refusedRows.set(file, rows.add(row))
  }

  warn({ file, row, column }: Place, sentence: string): void {
    this.all.push({ file, row, column: column ?? null, sentence, level: 'warned' })
  }

  copy(): Faults {
    const made = new Faults()
    for (const fault of this.all) {
      if (fault.level === 'refused') made.refuse({ ...fault, column: fault.column ?? undefined }, fault.sentence)
      else made.warn({ ...fault, column: fault.column ?? undefined }, fault.sentence)
    }
    return made
  }

  get refused(): boolean {
    return this.#refusedRows.size > 0
  }

  refusedRows(file: string): number {
    return this.#refusedRows.get(file)?.size ?? 0
  }

  isRefused(file: string, row: number | null): boolean {
    return this.#refusedRows.get(file)?.has(row) ?? false
  }
}
