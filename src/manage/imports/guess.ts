import { looksLikeDay } from './day-order.ts'
import { keeps, kept, left, type Meaning, meaningsOf, plainWords, shared } from './mapping.ts'
import { looksLikeNumber } from './number-marks.ts'
import { synonyms, telling } from './synonyms.ts'
import type { FileKind } from './table.ts'
import { meaningIn, type Tool } from './tools.ts'

type Known = keyof typeof synonyms
const guessed = Object.keys(synonyms) as Known[]

const byWord: Record<Known, Map<string, { meaning: Meaning; rank: number }>> = Object.fromEntries(
  guessed.map((kind) => [
    kind,
    new Map(
      Object.entries(synonyms[kind]).flatMap(([meaning, names]) =>
        names.map((name, rank) => [plainWords(name), { meaning, rank }] as const),
      ),
    ),
  ]),
) as never

/** What the rows are, by the columns; nothing where two are as likely. */
export function kindByColumns(header: readonly string[]): FileKind | undefined {
  const names = header.map(plainWords)
  const scores = guessed
    .map((kind) => {
      const met = new Set(names.flatMap((name) => byWord[kind].get(name)?.meaning ?? []))
      const tells = telling[kind] ?? []
      const named =
        met.has(kind === 'goals' ? 'title' : kind === 'check-ins' ? 'goal' : 'name') || met.has('first_name')
      return { kind, score: named ? [...met].reduce((sum, one) => sum + (tells.includes(one) ? 2 : 1), 0) : 0 }
    })
    .sort((a, b) => b.score - a.score)
  const [first, second] = scores
  return first && first.score > 1 && first.score > (second?.score ?? 0) ? first.kind : undefined
}

export interface Guess {
  meaning: Meaning
  /** Whether somebody should say so. */
  sure: boolean
}

const days = new Set(['start', 'due', 'value_on', 'starts_on', 'ends_on'])
const numbers = new Set(['baseline', 'value', 'progress', 'measure_progress'])

/** What each column means, by the tool's own words, by synonyms, and by what is in it. */
export function guessColumns(
  kind: FileKind,
  header: readonly string[],
  valuesOf: (column: number) => string[],
  tool: Tool | undefined,
): Guess[] {
  const rest: Guess = { meaning: keeps(kind) ? kept : left, sure: true }
  const words = (guessed as string[]).includes(kind) ? byWord[kind as Known] : new Map()
  const own = new Set(meaningsOf(kind))
  const found = header.map((name, column): Guess & { rank: number } => {
    const plain = plainWords(name)
    const named = meaningIn(tool, name)
    const underscored = plain.replaceAll(' ', '_')
    const exact = words.get(plain)
    if (named !== undefined) return { meaning: named, sure: true, rank: -2 }
    const fits = (meaning: Meaning): boolean => holdsSuch(meaning, valuesOf(column))
    if (own.has(underscored) && underscored !== 'kept' && underscored !== 'left' && fits(underscored))
      return { meaning: underscored, sure: true, rank: -1 }
    if (exact && fits(exact.meaning)) return { meaning: exact.meaning, sure: true, rank: exact.rank }
    const within = partOf(plain, words)
    if (within && !exact && fits(within)) return { meaning: within, sure: false, rank: 100 }
    return { ...rest, rank: 1000 }
  })
  // Each meaning goes to the column that is most surely it, and of two alike to the first.
  const best = new Map<Meaning, number>()
  for (const [column, { meaning, rank }] of found.entries()) {
    const holder = best.get(meaning)
    if (holder === undefined || rank < (found[holder]?.rank ?? 0)) best.set(meaning, column)
  }
  return found.map(({ meaning, sure }, column) =>
    shared.has(meaning) || best.get(meaning) === column ? { meaning, sure } : rest,
  )
}

/** A longer header that holds a known one as whole words: "Goal owner (main)". */
function partOf(plain: string, words: Map<string, { meaning: Meaning; rank: number }>): Meaning | undefined {
  const parts = ` ${plain} `
  const within = [...words]
    .filter(([word]) => word.length > 3 && parts.includes(` ${word} `))
    .sort(([a], [b]) => b.length - a.length)
  return within[0]?.[1].meaning
}

/** A column of dates holds mostly dates, one of numbers mostly numbers; an empty one may be either. */
function holdsSuch(meaning: Meaning, values: string[]): boolean {
  const looks = days.has(meaning) ? looksLikeDay : numbers.has(meaning) ? looksLikeNumber : undefined
  if (looks === undefined || values.length === 0) return true
  return values.filter(looks).length * 2 >= values.length
}
