import type { Course } from './courses.ts'

/**
 * The courses weighed together: a linear pool of their distributions (Stone 1961, Annals of Mathematical Statistics 32,
 * 1339-1342), kept within what the measure can be. Where the courses part, the pool is as wide as they are apart.
 */
export interface Pool {
  courses: Course[]
  /** What it cannot fall below or rise above: a count below 0, a percentage above 100, a sum below where it stands. */
  lowest: number
  highest: number
}

/** The probability of a value below this one, so many steps after the last reading. */
export function below({ courses, lowest, highest }: Pool, steps: number, value: number): number {
  if (value <= lowest) return 0
  if (value > highest) return 1
  return courses.reduce(
    (sum, { weight, freedom, middle, width }) =>
      sum + weight * student((value - middle(steps)) / width(steps), freedom),
    0,
  )
}

/** The value that the pool stays below with this probability. */
export function quantile(pool: Pool, steps: number, share: number): number {
  const free = { ...pool, lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }
  const ends = pool.courses.map(({ middle, width }) => ({ middle: middle(steps), width: width(steps) }))
  let low = Math.min(...ends.map(({ middle, width }) => middle - 12 * width))
  let high = Math.max(...ends.map(({ middle, width }) => middle + 12 * width))
  for (let halvings = 0; halvings < 32; halvings++) {
    const half = (low + high) / 2
    if (below(free, steps, half) < share) low = half
    else high = half
  }
  return Math.min(pool.highest, Math.max(pool.lowest, (low + high) / 2))
}

/** Student's t, to three decimal places from two degrees of freedom on (Wallace 1959, Annals of Mathematical Statistics 30, 1124). */
export const student = (value: number, freedom: number): number =>
  normal(
    Math.sign(value) *
      ((8 * freedom + 1) / (8 * freedom + 3)) *
      Math.sqrt(freedom * Math.log1p((value * value) / freedom)),
  )

/** The normal distribution, to seven decimal places (Abramowitz and Stegun 1964, 26.2.17). */
export function normal(value: number): number {
  const rest = 1 / (1 + 0.2316419 * Math.abs(value))
  const series =
    rest * (0.31938153 + rest * (-0.356563782 + rest * (1.781477937 + rest * (-1.821255978 + rest * 1.330274429))))
  const tail = (Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) * series
  return value > 0 ? 1 - tail : tail
}
