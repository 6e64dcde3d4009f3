import { type Day, isDay } from '../../kernel/dates.ts'

/** 03/04/2026 is a day in April where the day comes first, and in March where the month does. */
export const dayOrders = ['day-month', 'month-day'] as const
export type DayOrder = (typeof dayOrders)[number]

type Written = { kind: 'known'; day: Day } | { kind: 'slashed'; first: number; second: number; year: number }

const months: Record<string, number> = {
  ...numbered('jan feb mar apr may jun jul aug sep oct nov dec'),
  ...numbered('jan feb mrz apr mai jun jul aug sep okt nov dez'),
  mär: 3,
}

function numbered(names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, at) => [name, at + 1]))
}

/** The text as a date, or the parts of one whose order is open. A time behind it is left away. */
function written(text: string): Written | undefined {
  const bare = text.trim().replace(/[T,]?\s*\d{1,2}:\d{2}.*$/, '')
  const from = (year: number, month: number, day: number): Written | undefined => {
    const made = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return isDay(made) ? { kind: 'known', day: made } : undefined
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(bare)
  if (iso) return from(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const spoken =
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/u.exec(bare) ??
    swapped(/^(?:\p{L}{3,9},?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(bare))
  if (spoken) {
    const month = months[(spoken[2] ?? '').slice(0, 3).toLowerCase()]
    return month === undefined ? undefined : from(full(spoken[3]), month, Number(spoken[1]))
  }
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(bare)
  if (!parts) return undefined
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), full(parts[4])]
  // with points the day comes first, wherever it is so written
  return parts[2] === '.' ? from(year, second, first) : { kind: 'slashed', first, second, year }
}

const swapped = (found: RegExpExecArray | null): [string, string, string, string] | null =>
  found && [found[0], found[2] ?? '', found[1] ?? '', found[3] ?? '']

const full = (year = ''): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

/** The date in this order, or nothing where the text is none. */
export function readDay(text: string, order: DayOrder): Day | undefined {
  const found = written(text)
  if (found?.kind !== 'slashed') return found?.day
  const { first, second, year } = found
  const [day, month] = order === 'day-month' ? [first, second] : [second, first]
  const made = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(made) ? made : undefined
}

export const looksLikeDay = (text: string): boolean => written(text) !== undefined

/** What all values of a column say of their order: one, none (`open`), or both, which no file in its right mind does. */
export function orderIn(values: Iterable<string>): DayOrder | 'open' | 'both' | 'none' {
  let [dayFirst, monthFirst, met] = [false, false, false]
  for (const value of values) {
    const found = written(value)
    if (found?.kind !== 'slashed') continue
    met = true
    // the 3rd of the 3rd is the same either way
    if (found.first > 12) dayFirst = true
    else if (found.second > 12) monthFirst = true
  }
  if (!met) return 'none'
  if (dayFirst && monthFirst) return 'both'
  return dayFirst ? 'day-month' : monthFirst ? 'month-day' : 'open'
}
