import { type Day, daysBetween } from '../../kernel/dates.ts'

/**
 * Readings made ready for counting with: one for each day, the baseline as the first, and time counted in steps of the
 * median gap between two, so that check-ins that come early, late or not at all are taken as they came.
 */
export interface Series {
  /** When each value was read, in steps after the first. */
  at: number[]
  values: number[]
  /** Days of one step. */
  step: number
  first: Day
  last: Day
}

export interface Reading {
  on: Day
  value: number
}

/** More than this tell no more about the way on than the latest of each stretch do. */
export const mostValues = 120

/** The readings, oldest first, and the baseline on the day of the start, where nothing was read until then. */
export function seriesOf(readings: readonly Reading[], baseline: Reading | null): Series | null {
  const first = readings[0]
  const known = baseline && (!first || baseline.on < first.on) ? [baseline, ...readings] : readings
  const daily = thinned([...new Map(known.map((each) => [each.on, each])).values()])
  const [from, to] = [daily[0]?.on, daily.at(-1)?.on]
  if (from === undefined || to === undefined) return null
  const days = daily.map(({ on }) => daysBetween(from, on))
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0))
  const step = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 1
  return { at: days.map((day) => day / step), values: daily.map(({ value }) => value), step, first: from, last: to }
}

/** The latest reading of each of so many equal stretches, and always the very first. */
function thinned(daily: Reading[]): Reading[] {
  const [first, last] = [daily[0], daily.at(-1)]
  if (!first || !last || daily.length <= mostValues) return daily
  const stretch = (daysBetween(first.on, last.on) + 1) / mostValues
  const latest = new Map(daily.map((each) => [Math.floor(daysBetween(first.on, each.on) / stretch), each]))
  return [first, ...[...latest.values()].filter((each) => each !== first)]
}
