/** Why a request was not carried out. Each kind has one HTTP status; the sentence says what is wrong and what to do. */
export const refusalStatus = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  'too-many': 429,
} as const

export type RefusalKind = keyof typeof refusalStatus

/** One thing that is wrong, and where: a field path such as `measures.0.target`, or a file, row and column. */
export interface Fault {
  at: string
  sentence: string
}

export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly faults: Fault[]
  /** What the reader needs to mend it, such as both texts of a conflict. */
  readonly details: Record<string, unknown>

  constructor(kind: RefusalKind, sentence: string, faults: Fault[] = [], details: Record<string, unknown> = {}) {
    super(sentence)
    this.kind = kind
    this.faults = faults
    this.details = details
  }
}

export const notFound = (what: string): Refusal =>
  new Refusal('not-found', `There is no such ${what}, or you cannot see it.`)

export const forbidden = (sentence: string): Refusal => new Refusal('forbidden', sentence)

export const invalid = (at: string, sentence: string): Refusal => new Refusal('invalid', sentence, [{ at, sentence }])

/** Somebody else changed the thing since it was read: both versions travel with the answer. */
export const changedMeanwhile = (yours: unknown, theirs: unknown): Refusal =>
  new Refusal(
    'conflict',
    'This was changed by somebody else since you opened it. Compare both versions and save again.',
    [],
    { yours, theirs },
  )
