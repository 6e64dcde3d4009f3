import type { GridRow } from './csv.ts'
import { type FileKind, kinds, known } from './table.ts'

/**
 * A mapping says what the columns of somebody else's file mean here. It is guessed from the headers and from all values;
 * where that cannot tell, it asks. Answers are words under the name of the question, so that a person, a file and what
 * is remembered of the last time say them alike.
 */
export interface Sheet {
  /** As people know it: the file's name, and the sheet's where a workbook has several. */
  name: string
  grid: GridRow[]
}

/** By sheet, then by question; `*` stands for every sheet. */
export type Answers = Record<string, Record<string, string>>

export interface Question {
  sheet: string
  /** Such as `kind`, `column:End date`, `dates`, `word:status:Closed`; unique in its sheet. */
  key: string
  asks: string
  choices: { value: string; says: string }[]
  /** What is likely, though not certain. */
  guess: string | null
  answer: string | null
}

export interface MappedColumn {
  header: string
  meaning: Meaning
  samples: string[]
}

/** What the wizard shows of one sheet. */
export interface MappedSheet {
  sheet: string
  rows: number
  kind: SheetKind | null
  /** The tool whose columns these are, where they are known. */
  tool: string | null
  /** Bearing's own columns: there is nothing to decide. */
  own: boolean
  remembered: boolean
  fingerprint: string
  columns: MappedColumn[]
}

export const sheetKinds = [...kinds, 'nothing'] as const
export type SheetKind = FileKind | 'nothing'

/** A column of Bearing's own files, or one of these. */
export type Meaning = string

/** Kept beside the goal or check-in, under the name of its column. */
export const kept = 'kept'
/** Not read at all. */
export const left = 'left'

const more: Partial<Record<FileKind, string[]>> = {
  goals: [
    'row_id',
    'parent_rows',
    'parent_titles',
    'measure_name',
    'progress',
    'measure_title',
    'measure_progress',
    kept,
    left,
  ],
  'check-ins': [kept, left],
  people: ['first_name', 'last_name', left],
  teams: [left],
  direction: [left],
  closings: [left],
}

export const meaningsOf = (kind: FileKind): Meaning[] => [...known(kind), ...(more[kind] ?? [left])]

/** Several columns may have these; of the others the first one has it. */
export const shared: ReadonlySet<Meaning> = new Set([kept, left, 'measure_title', 'measure_progress'])

export const keeps = (kind: FileKind): boolean => more[kind]?.includes(kept) ?? false

/** A row under what its columns mean here. What has no place is a note; a column may come more than once. */
export interface MeantRow {
  row: number
  cells: Record<Meaning, string>
  many: Record<Meaning, string[]>
  notes: string[]
}

/** A header as it is compared: lower case, with one space for whatever is neither letter nor digit. */
export const plainWords = (written: string): string =>
  written
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

/** Files of one shape have one, whatever the order of their columns. */
export const fingerprintOf = (header: readonly string[]): string =>
  [...new Set(header.map(plainWords).filter((word) => word !== ''))].sort().join('|')

const mostOfAKind = 40

/** Answers to the questions of one sheet: those given, then those remembered. */
export class Asked {
  readonly questions: Question[] = []
  readonly sheet: string
  readonly #byKey = new Map<string, Question>()
  readonly #met = new Map<string, number>()
  readonly #given: Record<string, string>
  readonly #remembered: Record<string, string>

  constructor(sheet: string, answers: Answers, remembered: Record<string, string> = {}) {
    this.sheet = sheet
    this.#given = { ...answers['*'], ...answers[sheet] }
    this.#remembered = remembered
  }

  /** The answer where there is one that is among the choices; else the question stands open, and nothing is answered. */
  ask<Value extends string>(
    about: string,
    asks: string,
    choices: { value: Value; says: string }[],
    guess: Value | null = null,
  ): Value | undefined {
    const key = about.slice(0, 300)
    const before = this.#byKey.get(key)
    if (before) return (before.answer as Value | null) ?? undefined
    const given = this.told(key)
    const answer = choices.find(({ value }) => value === given)?.value
    const question = { sheet: this.sheet, key, asks, choices, guess, answer: answer ?? null }
    this.questions.push(question)
    this.#byKey.set(key, question)
    return answer
  }

  /** Very many questions of one kind are one: from so many on, what is answered to the last of them holds for the rest. */
  askEach<Value extends string>(
    key: string,
    about: string,
    asks: string,
    choices: { value: Value; says: string }[],
    guess: Value | null = null,
  ): Value | undefined {
    const whole = `${key}:${about}`
    if (this.told(whole) !== undefined || this.#byKey.has(whole)) return this.ask(whole, asks, choices, guess)
    const met = this.#met.get(key) ?? 0
    if (met >= mostOfAKind)
      return this.ask(`${key}:*`, `${asks} And so for all others that are asked like this.`, choices, guess)
    this.#met.set(key, met + 1)
    return this.ask(whole, asks, choices, guess)
  }

  /** Said without having been asked. */
  told(key: string): string | undefined {
    return this.#given[key] ?? this.#remembered[key]
  }
}
