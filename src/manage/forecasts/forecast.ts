import { type Direction, measureVerdict } from '../../graph/measure.ts'
import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import { type CourseName, coursesOf } from './courses.ts'
import { below, type Pool, quantile } from './pool.ts'
import { type Reading, type Series, seriesOf } from './series.ts'

/**
 * A forecast is the computed probability that a goal is reached on time, with the date expected and a fan of where each
 * measure may go. It knows the readings alone, not what anybody hopes; where they tell too little it is silent and says why.
 */
export const silences = [
  'closed',
  'draft',
  'past due',
  'done or not',
  'no target',
  'no reading',
  'few readings',
  'short past',
  'no movement',
  'no measure',
] as const
export type Silence = (typeof silences)[number]

export interface MeasureToForecast {
  unit: string
  direction: Direction
  baseline: number | null
  target: number | null
  targetMax: number | null
  /** Oldest first. */
  readings: readonly Reading[]
}

/** The goal's dates, and the day on which the forecast is made. */
export interface When {
  start: Day | null
  due: Day | null
  today: Day
}

/** Of how many hundred the value stays below each of the five. */
export const shares = [0.1, 0.25, 0.5, 0.75, 0.9] as const

export interface FanDay {
  on: Day
  values: number[]
}

export interface Forecast {
  silent: null
  /** That it stands at its target on the due date, 0 to 1; null where there is no due date. */
  probability: number | null
  /** The first day on which it is more likely than not to stand at its target; null where that is not to be seen. */
  expectedOn: Day | null
  /** The latest reading is at the target already. */
  reached: boolean
  fan: FanDay[]
  /** Where it will be on the due date, 80 of 100 times; at the end of the fan where there is none. */
  likely: { on: Day; low: number; middle: number; high: number }
  /** What was counted with: how many values, from when until when. */
  values: number
  from: Day
  until: Day
  /** Where each course leads on that day, and what it counts for. */
  courses: { name: CourseName; weight: number; value: number }[]
}
export type Outlook = Forecast | { silent: Silence }

/** Fewer than these, or a past shorter than a tenth of what lies ahead, say too little. */
export const fewestValues = 4
const longestLook = 10

/** Over a goal's whole time at least this much of its way comes unforeseen. */
const unforeseen = 0.05

interface Ahead {
  silent: null
  series: Series
  pool: Pool
  end: Day
  /** Days from the start to the end. */
  whole: number
  reached: boolean
  steps(day: Day): number
  reaching(day: Day): number
}

/**
 * A measure's forecast: three courses read off its readings and weighed in one pool (courses.ts, pool.ts). Values are in
 * the measure's own unit; probabilities 0 to 1. The same readings give the same answer.
 */
export function forecastOf(measure: MeasureToForecast, when: When): Outlook {
  const ahead = lookAhead(measure, when)
  if (ahead.silent !== null) return ahead
  const { series, pool, end, whole, reached, steps, reaching } = ahead
  const { due, today } = when
  const at = (share: number) => plain(quantile(pool, steps(end), share))
  return {
    silent: null,
    probability: due === null ? null : rounded(reaching(due)),
    expectedOn: expectedDay(today > series.last ? today : series.last, addDays(end, whole), reaching),
    reached,
    fan: fanDays(series.last, end, Math.max(1, Math.round(whole / 12))).map((on) => ({
      on,
      values: shares.map((share) => plain(quantile(pool, steps(on), share))),
    })),
    likely: { on: end, low: at(0.1), middle: at(0.5), high: at(0.9) },
    values: series.values.length,
    from: series.first,
    until: series.last,
    courses: pool.courses.map(({ name, weight, middle }) => ({ name, weight, value: plain(middle(steps(end))) })),
  }
}

/** The probability alone, or null where the forecast is silent: for many goals at once. */
export function probabilityOf(measure: MeasureToForecast, when: When): number | null {
  const ahead = lookAhead(measure, when)
  return ahead.silent === null && when.due !== null ? rounded(ahead.reaching(when.due)) : null
}

function lookAhead(measure: MeasureToForecast, { start, due, today }: When): Ahead | { silent: Silence } {
  const { direction, baseline, target, targetMax, readings } = measure
  if (direction === 'done') return { silent: 'done or not' }
  if (target === null || (direction === 'between' && targetMax === null)) return { silent: 'no target' }
  if (due !== null && due < today) return { silent: 'past due' }
  if (readings.length === 0) return { silent: 'no reading' }
  // What is to be held within bounds does not go on from where it came from.
  const first = start !== null && baseline !== null && direction !== 'between' ? { on: start, value: baseline } : null
  const series = seriesOf(readings, first)
  if (!series || series.values.length < fewestValues) return { silent: 'few readings' }
  const past = daysBetween(series.first, series.last)
  const end = due !== null && due > series.last ? due : addDays(series.last, due === null ? past : 1)
  if (daysBetween(series.last, end) > longestLook * past) return { silent: 'short past' }
  const reached = measureVerdict({ ...measure, value: series.values.at(-1) ?? null }) === 'met'
  // What has not begun to move tells nothing about when it will.
  if (!reached && series.values.every((value) => value === series.values[0])) return { silent: 'no movement' }

  const way = Math.abs(target - (baseline ?? series.values[0] ?? target))
  const whole = Math.max(1, daysBetween(start ?? series.first, end))
  const least = (unforeseen * way || smallest(series)) * Math.sqrt(series.step / whole)
  const pool: Pool = { courses: coursesOf(series, least), ...boundsOf(measure, series) }
  const steps = (day: Day) => Math.max(daysBetween(series.last, day), 0.5) / series.step
  const reaching = (day: Day) => standsAtTarget(pool, steps(day), measure)
  return { silent: null, series, pool, end, whole, reached, steps, reaching }
}

/** The probability of standing at the target then. */
function standsAtTarget(pool: Pool, steps: number, { direction, target, targetMax }: MeasureToForecast): number {
  const aim = target ?? 0
  if (direction === 'increase') return 1 - below(pool, steps, aim)
  const hair = Math.max(Math.abs(aim), 1) * 1e-9
  if (direction === 'decrease') return below(pool, steps, aim + hair)
  return below(pool, steps, (targetMax ?? aim) + hair) - below(pool, steps, aim)
}

/**
 * What it cannot go beyond: nothing that was never negative falls below 0, no percentage that never passed 100 rises
 * above it, and what only ever grew (a sum, a count) does not fall, nor the other way about.
 */
function boundsOf({ unit, baseline, target, targetMax }: MeasureToForecast, { values }: Series) {
  const said = [...values, baseline, target, targetMax].filter((value) => value !== null)
  const last = values.at(-1) ?? 0
  const moves = values.slice(1).map((value, index) => value - (values[index] ?? 0))
  const steady = moves.length >= 5 && moves.some((move) => move !== 0)
  let lowest = said.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY
  let highest = unit === '%' && said.every((value) => value <= 100) ? 100 : Number.POSITIVE_INFINITY
  if (steady && moves.every((move) => move >= 0)) lowest = last
  if (steady && moves.every((move) => move <= 0)) highest = last
  return { lowest, highest }
}

/** Where baseline and target are the same, a width has to come from somewhere: a hundredth of the values. */
const smallest = ({ values }: Series) => Math.max(...values.map(Math.abs)) * 0.01 || 1e-6

/** The first day until then on which it is more likely than not; days are tried some apart and then one by one. */
function expectedDay(from: Day, to: Day, reaching: (day: Day) => number): Day | null {
  const days = daysBetween(from, to)
  const apart = Math.max(1, Math.ceil(days / 60))
  for (let at = 0; at <= days; at += apart) {
    if (reaching(addDays(from, at)) < 0.5) continue
    for (let day = Math.max(0, at - apart + 1); day < at; day++)
      if (reaching(addDays(from, day)) >= 0.5) return addDays(from, day)
    return addDays(from, at)
  }
  return null
}

/** From the last reading until the end and a little beyond. */
function fanDays(last: Day, end: Day, beyond: number): Day[] {
  const days = daysBetween(last, end)
  const parts = Math.max(1, Math.min(16, days))
  const until = Array.from({ length: parts }, (_, part) => addDays(last, Math.round((days * (part + 1)) / parts)))
  return [...new Set([...until, addDays(end, beyond)])].filter((day) => day > last)
}

/** Seven figures are more than anybody reads. */
const plain = (value: number) => Number(value.toPrecision(7))

/** Nothing that lies ahead is certain, and a third decimal place would pretend to know. */
const rounded = (probability: number) => Math.round(Math.min(0.98, Math.max(0.02, probability)) * 100) / 100
