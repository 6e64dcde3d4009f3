import type { Day } from '../kernel/dates.ts'
import type { Chance } from './chance.ts'
import { winter } from './season.ts'
import type { Measure } from './telling.ts'

/** One moment at which a goal is looked at: the day, as a date and from today, and the shares of its time passed. */
export type Moment = { day: Day; offset: number; age: number; along: number; now: number }

/** Gives the readings of one measure, moment after moment. */
export function reader(measure: Measure, luck: Chance) {
  let drift = 0
  let last = measure.baseline
  return ({ day, offset, age, along, now }: Moment): number => {
    if (measure.direction === 'done') return measure.doneOn !== null && offset >= measure.doneOn ? 1 : 0
    drift = 0.6 * drift + 0.8 * luck.wobble()
    const pressure = winter(day) * measure.winter * Math.min(1, age / 21)
    const way = measure.travels(along, now) - pressure + drift * measure.noise
    const value = measure.baseline + (measure.heading - measure.baseline) * way
    const bounded = Math.max(0, measure.unit === '%' ? Math.min(100, value) : value)
    const rounded = Number(bounded.toFixed(measure.decimals))
    last = measure.total ? Math.max(last, rounded) : rounded
    return last
  }
}

/** How far a value has come from the baseline (0) to where it heads (1). */
export const wayOf = (measure: Measure, value: number): number =>
  (value - measure.baseline) / (measure.heading - measure.baseline)

/** A number as people write it in a note: `38%`, `£690,000 a month`, `1 person`. */
export function spoken({ unit }: Measure, value: number): string {
  if (unit.startsWith('£ thousand')) return `£${grouped(value * 1000)}${unit.slice('£ thousand'.length)}`
  if (unit === '%' || unit === '°C') return `${grouped(value)}${unit}`
  const [thing = '', ...rest] = unit.split(' ')
  const counted = value !== 1 ? thing : thing === 'people' ? 'person' : thing.replace(/s$/, '')
  return [grouped(value), counted, ...rest].join(' ')
}

/** The same beside another: `38%` and `£690,000` again, but only `81` after `80 patients`. */
export const spokenAgain = (measure: Measure, value: number): string => spoken(measure, value).split(' ')[0] ?? ''

const grouped = (value: number) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(value)
