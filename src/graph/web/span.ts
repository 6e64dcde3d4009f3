import { type Day, daysBetween } from '../../kernel/dates.ts'

// Where dates stand along a line of time: of everything shown, in whole months, with marks as far apart as one can read.

export interface Span {
  from: Day
  /** The day after the last one. */
  to: Day
}

interface Dated {
  start: Day | null
  due: Day | null
}

const month = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const firstOf = (months: number): Day =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`

/** Whole months from the first date to the last, today among them; half a year on both sides of today where there are none. */
export function spanOf(dated: readonly Dated[], today: Day): Span {
  const days = dated.flatMap(({ start, due }) => [start, due].filter((day) => day !== null))
  if (days.length === 0) return { from: firstOf(month(today) - 6), to: firstOf(month(today) + 7) }
  const all = [...days, today].map(month)
  return { from: firstOf(Math.min(...all)), to: firstOf(Math.max(...all) + 1) }
}

/** 0 at the beginning, 1 at the end. */
export const placeOf = (day: Day, { from, to }: Span): number => daysBetween(from, day) / daysBetween(from, to)

/** The first days of months, quarters, years or more of them, so that at most `most` marks stand there. */
export function marksOf(span: Span, most = 8): { day: Day; at: number }[] {
  const [first, last] = [month(span.from), month(span.to)]
  const step = [1, 3, 6, 12, 24, 60, 120, 600].find((each) => (last - first) / each <= most) ?? 1200
  const marks: { day: Day; at: number }[] = []
  for (let each = Math.ceil(first / step) * step; each < last; each += step)
    marks.push({ day: firstOf(each), at: placeOf(firstOf(each), span) })
  return marks
}

/** The bar of a goal, and which of its ends is open; null where it has no date at all. */
export function barOf(
  { start, due }: Dated,
  span: Span,
): { from: number; to: number; open: 'start' | 'end' | null } | null {
  if (!start && !due) return null
  const from = start ? placeOf(start, span) : 0
  const to = due ? placeOf(due, span) : 1
  return { from: Math.min(from, to), to: Math.max(from, to), open: start ? (due ? null : 'end') : 'start' }
}
