import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import { type Abilities, mayIf, type Viewer } from '../../kernel/viewer.ts'

/**
 * A cycle is a stretch of time that goals are written for: a quarter, a tertial, a half, a year, or days of one's own,
 * counted from the month in which the organisation's year begins. A goal belongs to a cycle by its due date, so that
 * nothing has to be kept in two places: an annual goal is asked about at the end of the year and of its last quarter.
 */
export const lengths = ['quarter', 'tertial', 'half', 'year', 'own'] as const
export type Length = (typeof lengths)[number]

/** From the first day to the last, both within it. */
export interface Span {
  from: Day
  to: Day
}

export const monthsIn: Record<Exclude<Length, 'own'>, number> = { quarter: 3, tertial: 4, half: 6, year: 12 }

/** The cycle in which a day lies, where the year begins on the first of `fiscalMonth` (1 to 12). */
export function spanAround(length: Exclude<Length, 'own'>, on: Day, fiscalMonth: number): Span {
  const months = monthsIn[length]
  const into = (((monthOf(on) - (fiscalMonth - 1)) % months) + months) % months
  return wholeMonths(monthOf(on) - into, months)
}

/** The one right after it: of as many whole months where it is of whole months, of as many days otherwise. */
export function spanAfter({ from, to }: Span): Span {
  const next = addDays(to, 1)
  return from.endsWith('-01') && next.endsWith('-01')
    ? wholeMonths(monthOf(next), monthOf(next) - monthOf(from))
    : { from: next, to: addDays(next, daysBetween(from, to)) }
}

/** `Q2 2026`, or `Q2 2026/27` where the year does not begin in January; one's own cycles are named by people. */
export function nameOfSpan(length: Exclude<Length, 'own'>, { from }: Span, fiscalMonth: number): string {
  const into = (((monthOf(from) - (fiscalMonth - 1)) % 12) + 12) % 12
  const year = Math.floor((monthOf(from) - into) / 12)
  const called = fiscalMonth === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`
  const letter = { quarter: 'Q', tertial: 'T', half: 'H', year: '' }[length]
  return letter ? `${letter}${into / monthsIn[length] + 1} ${called}` : called
}

/** The quarters before, around and after a day, and its year: what an organisation begins with. */
export function usualCycles(on: Day, fiscalMonth: number): (Span & { name: string; length: Length })[] {
  const now = spanAround('quarter', on, fiscalMonth)
  const before = spanAround('quarter', addDays(now.from, -1), fiscalMonth)
  const named = (length: Exclude<Length, 'own'>, span: Span) => ({
    name: nameOfSpan(length, span, fiscalMonth),
    length,
    ...span,
  })
  return [
    ...[before, now, spanAfter(now)].map((span) => named('quarter', span)),
    named('year', spanAround('year', on, fiscalMonth)),
  ]
}

/** Months since year 0, January being 0. */
const monthOf = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1

function wholeMonths(first: number, months: number): Span {
  const firstDay = (month: number): Day =>
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  return { from: firstDay(first), to: addDays(firstDay(first + months), -1) }
}

/** The Monday of the week in which a day lies. */
export const weekOf = (on: Day): Day => addDays(on, -((daysBetween('2024-01-01', on) % 7) + 7) % 7)

export const spanFault = ({ from, to }: Span): string | null =>
  to < from ? 'The last day lies before the first. Choose a later one.' : null

export const cycleVerbs = ['change', 'remove'] as const

export const cycleAbilities = (viewer: Viewer, carriedOver: boolean): Abilities<(typeof cycleVerbs)[number]> => {
  const change = mayIf(viewer.administrator, 'Only an administrator changes cycles.')
  return {
    change,
    remove: change.allowed
      ? mayIf(!carriedOver, 'Goals were carried over at its end, which is told with it. Rename it instead.')
      : change,
  }
}

export const mayAddCycles = (viewer: Viewer) => mayIf(viewer.administrator, 'Only an administrator adds cycles.')
