import { addDays, type Day } from '../kernel/dates.ts'

/** Days that belong together, such as a month's; by its key a group is asked for again. */
export interface Span {
  key: string
  from: Day
  to: Day
}

/** Days on which the same span says most; of no span where `of` is empty. Without an end it goes on for ever. */
export interface Stretch {
  /** Sorts as the spans do; what lies in none of them comes last. */
  of: string
  from: Day | null
  to: Day | null
}

/** Sorts behind every day. */
export const noSpan = '~'
const lastDay = '9999-12-31'

/**
 * All days there are, each in one stretch, in the order of the spans that they belong to: of those that a day lies in
 * the shortest, as it says most, and of two as long the later one. So goals that are due are sorted by their cycle along
 * the index of due dates, one stretch after another.
 */
export function stretchesOf(spans: readonly Span[]): Stretch[] {
  const shortestFirst = spans.toSorted(
    (one, other) => length(one) - length(other) || (one.from < other.from ? 1 : one.from > other.from ? -1 : 0),
  )
  const begins = spans.flatMap(({ from, to }) => (to < lastDay ? [from, addDays(to, 1)] : [from]))
  const days = [...new Set(begins)].sort()
  const stretches: Stretch[] = []
  const add = (of: string, from: Day | null, to: Day | null) => {
    const before = stretches.at(-1)
    if (before?.of === of) before.to = to
    else stretches.push({ of, from, to })
  }
  const [first] = days
  add(noSpan, null, first ? addDays(first, -1) : null)
  days.forEach((day, at) => {
    const next = days[at + 1]
    const span = shortestFirst.find(({ from, to }) => from <= day && day <= to)
    add(span ? `${span.from} ${span.to}` : noSpan, day, next ? addDays(next, -1) : null)
  })
  return stretches.sort((one, other) => compare(one.of, other.of) || compare(one.from ?? '', other.from ?? ''))
}

const length = ({ from, to }: Span): number => Date.parse(to) - Date.parse(from)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
