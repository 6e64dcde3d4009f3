import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { daysBetween } from '../src/kernel/dates.ts'
import { coursesOf } from '../src/manage/forecasts/courses.ts'
import { forecastOf } from '../src/manage/forecasts/forecast.ts'
import { below, type Pool, quantile } from '../src/manage/forecasts/pool.ts'
import { courses, type GoalSeries, goalSeries } from './goal-series.ts'

/** How good the forecasts are: on published series with held-out continuations, and on series as goals have them. */

interface PublishedSeries {
  name: string
  period: string
  train: number[]
  test: number[]
}

export function publishedSeries(folder: string): PublishedSeries[] {
  const found = new Map<string, PublishedSeries>()
  for (const [name = '', period = '', , , , , split, values = ''] of lines(join(folder, 'forecasting', 'M3.csv'))) {
    const series = found.get(name) ?? { name, period, train: [], test: [] }
    series[split === 'train' ? 'train' : 'test'] = values.split(';').map(Number)
    found.set(name, series)
  }
  return [...found.values()]
}

/** The competition's own forecasts, by method and series. */
export function publishedForecasts(folder: string): Map<string, Map<string, number[]>> {
  const found = new Map<string, Map<string, number[]>>()
  for (const [name = '', method = '', values = ''] of lines(
    join(folder, 'forecasting', 'M3_published_forecasts.csv'),
  )) {
    const of = found.get(method) ?? new Map<string, number[]>()
    found.set(method, of.set(name, values.split(';').map(Number)))
  }
  return found
}

const lines = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))

/** Our own on a published series: the middle and whether the truth lay within the 80 % interval, at each step ahead. */
export function ours({ train, test }: PublishedSeries): { middle: number[]; held: boolean[] } {
  const at = train.map((_, index) => index)
  const pool: Pool = {
    courses: coursesOf({ at, values: train, step: 1, first: '2000-01-01', last: '2000-01-01' }, 1e-9),
    lowest: train.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY,
    highest: Number.POSITIVE_INFINITY,
  }
  return {
    middle: test.map((_, index) => quantile(pool, index + 1, 0.5)),
    held: test.map((truth, index) => Math.abs(below(pool, index + 1, truth) - 0.5) <= 0.4),
  }
}

/** Symmetric mean absolute percentage error, as the M3 competition counted it: 0 to 200. */
export const smape = (truth: number[], forecast: number[]) =>
  mean(truth.map((value, index) => apart(value, forecast[index] as number)))
const apart = (one: number, other: number) => (200 * Math.abs(one - other)) / (Math.abs(one) + Math.abs(other))

/** Mean absolute error as a multiple of a naive step's within the known part (Hyndman and Koehler 2006). */
export const mase = (train: number[], truth: number[], forecast: number[]) =>
  mean(truth.map((value, index) => Math.abs(value - (forecast[index] as number)))) /
  mean(train.slice(1).map((value, index) => Math.abs(value - (train[index] as number))))

export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export interface Judged {
  series: GoalSeries
  /** How much of its time had passed. */
  passed: number
  probability: number
  reached: boolean
  held: boolean
  /** How far off, in parts of the way from baseline to target: ours, and had one said that it stays where it is. */
  off: number
  offStanding: number
  /** What a straight line through start and last reading says: 1 reached, 0 not. */
  straight: number
}

/** Forecasts of made series at a quarter, half and three quarters of their time, and how many were silent. */
export function judged(from: number, to: number, passing: readonly number[] = [0.25, 0.5, 0.75]) {
  const all: Judged[] = []
  let silent = 0
  for (const course of courses)
    for (let number = from; number < to; number++) {
      const series = goalSeries(course, number)
      for (const passed of passing) {
        const one = judgedAt(series, passed)
        if (one) all.push(one)
        else silent++
      }
    }
  return { judged: all, silent }
}

function judgedAt(series: GoalSeries, passed: number): Judged | null {
  const { start, due, baseline, target, truth, direction } = series
  const days = daysBetween(start, due)
  const readings = series.readings.filter(({ on }) => daysBetween(start, on) <= passed * days)
  const last = readings.at(-1)
  const outlook = forecastOf({ ...series, targetMax: null, readings }, { start, due, today: last?.on ?? start })
  if (outlook.silent !== null || !last) return null
  const { low, middle, high } = outlook.likely
  const way = Math.abs(target - baseline)
  const meets = (value: number) => (direction === 'increase' ? value >= target : value <= target)
  const pace = (last.value - baseline) / daysBetween(start, last.on)
  // Readings are rounded to a tenth; an interval that ends within the same tenth holds.
  return {
    series,
    passed,
    probability: outlook.probability ?? 0,
    reached: meets(truth),
    held: truth >= low - 0.05 && truth <= high + 0.05,
    off: Math.abs(truth - middle) / way,
    offStanding: Math.abs(truth - last.value) / way,
    straight: meets(baseline + pace * days) ? 1 : 0,
  }
}

/** Mean squared distance of what was said from what happened (Brier 1950): 0 is best, always saying a half gives 0.25. */
export const brier = (said: { probability: number; reached: boolean }[]) =>
  mean(said.map(({ probability, reached }) => (probability - Number(reached)) ** 2))
