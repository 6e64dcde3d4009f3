import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'

/**
 * Adherence of a PACT goal: of the occurrences that were due until today, how many were done, and how many of the latest
 * ones without a break. An occurrence is a stretch of days in which it is to be done once; the running one counts as soon
 * as it is done, and against nobody before it is over.
 */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Every so many days, or on certain days of the week. */
export type Occurrence = { everyDays: number } | { weekdays: readonly Weekday[] }

export type Adherence = {
  due: number
  done: number
  /** 0 to 1 in decimal text; null where nothing was due yet. */
  adherence: string | null
  streak: number
  longest: number
}

type Span = { from: Day; to: Day }

export const weekdayOf = (date: Day): Weekday => weekdays[((daysBetween('2024-01-01', date) % 7) + 7) % 7] as Weekday

/** The occurrences from the first day until today, the running one last; ten thousand at most, the newest ones. */
export function occurrencesOf(occurrence: Occurrence, start: Day, today: Day): Span[] {
  const days = daysBetween(start, today)
  if (!(days >= 0)) return []
  if ('everyDays' in occurrence) {
    const every = Math.max(1, Math.trunc(occurrence.everyDays))
    const count = Math.floor(days / every) + 1
    const first = Math.max(0, count - 10_000)
    return Array.from({ length: count - first }, (_, at) => {
      const from = addDays(start, (first + at) * every)
      return { from, to: addDays(from, every - 1) }
    })
  }
  const first = Math.max(0, days + 1 - 10_000)
  return Array.from({ length: days + 1 - first }, (_, at) => addDays(start, first + at))
    .filter((date) => occurrence.weekdays.includes(weekdayOf(date)))
    .map((date) => ({ from: date, to: date }))
}

/**
 * `end` is the last day that counts: today, or the day on which the goal ended. Occurrences that began before `since` are
 * left out. The roll-up counts by the same rule, as adherence_of in curve.sql of the graph.
 */
export function adherenceOf(
  occurrence: Occurrence,
  start: Day,
  end: Day,
  done: readonly Day[],
  since: Day = start,
): Adherence {
  const days = [...new Set(done)].filter((date) => date <= end).sort()
  let at = 0
  const marks = occurrencesOf(occurrence, start, end).flatMap(({ from, to }) => {
    if (from < since) return []
    while (at < days.length && (days[at] as Day) < from) at++
    const hit = at < days.length && (days[at] as Day) <= to
    return hit ? [true] : to < end ? [false] : []
  })
  const kept = marks.filter(Boolean).length
  let [run, longest] = [0, 0]
  for (const mark of marks) {
    run = mark ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  const part = marks.length === 0 ? null : String(Math.round((kept / marks.length) * 10_000) / 10_000)
  return { due: marks.length, done: kept, adherence: part, streak: run, longest }
}
