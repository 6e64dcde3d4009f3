import { addDays, type Day, daysBetween } from '../kernel/dates.ts'
import type { Quantity } from '../kernel/quantity.ts'
import { type Direction, measureProgress } from './measure.ts'

/**
 * A curve says how far something is expected to be by when, where that is no straight line from start to due date. It goes
 * straight from point to point. A measure's comes from its phases, a goal's from its measures. The same rules stand in
 * measure.sql, where the batch uses them; a property test holds the two together.
 */
export type Curve = readonly Point[]

/** By the end of a day, so much of the way, 0 to 1. */
export interface Point {
  on: Day
  part: number
}

/** What is expected of a measure by a day, in its own unit. */
export interface Phase {
  on: Day
  value: Quantity
}

interface Measured {
  direction: Direction
  baseline: number | null
  target: number | null
}

/** Null where the straight line holds: without phases between its days, without dates, baseline or target. */
export function curveOf(
  phases: readonly Phase[],
  { direction, baseline, target }: Measured,
  start: Day | null,
  due: Day | null,
): Curve | null {
  if (start === null || due === null || due <= start) return null
  if (direction === 'between' || direction === 'done' || baseline === target) return null
  const between = phases
    .filter(({ on }) => on > start && on < due)
    .map(({ on, value }) => ({
      on,
      part: measureProgress({ direction, baseline, target, targetMax: null, value: Number(value) }),
    }))
  if (between.length === 0 || between.some(({ part }) => part === null)) return null
  return [
    { on: start, part: 0 },
    ...between.map(({ on, part }) => ({ on, part: Math.min(Math.max(part ?? 0, 0), 1) })),
    { on: due, part: 1 },
  ]
}

/** How much is expected by the end of a day; before the first point as much as there, after the last one as well. */
export function expectedBy(curve: Curve, day: Day): number {
  const after = curve.findIndex(({ on }) => on > day)
  if (after <= 0) return (after < 0 ? curve.at(-1) : curve[0])?.part ?? 0
  const [from, to] = [curve[after - 1] as Point, curve[after] as Point]
  return from.part + ((to.part - from.part) * daysBetween(from.on, day)) / daysBetween(from.on, to.on)
}

/** Two numbers that differ by less are the same to a rule: decimal ones are exact where floating ones are not. */
export const nearly = 1e-9

/** The first day after this one by which more than that much is expected; null where there is none. */
export function firstBeyond(curve: Curve, day: Day, part: number): Day | null {
  for (const [at, to] of curve.slice(1).entries()) {
    const from = curve[at] as Point
    const first = addDays(from.on > day ? from.on : day, 1)
    if (first > to.on) continue
    if (expectedBy([from, to], first) > part + nearly) return first
    if (to.part <= part + nearly) continue
    const whole = daysBetween(from.on, to.on)
    return addDays(from.on, Math.floor(((part - from.part) * whole) / (to.part - from.part) + nearly) + 1)
  }
  return null
}

/** A contributor that has a progress, by its weight; without a curve of its own it is expected on the straight line. */
export interface Expected {
  weight: number
  curve: Curve | null
}

/** What is expected of a goal by when: the mean of its measures' curves by their weights. */
export function curveAmong(contributors: readonly Expected[], start: Day | null, due: Day | null): Curve | null {
  if (start === null || due === null || due <= start || contributors.every(({ curve }) => curve === null)) return null
  const straight: Curve = [
    { on: start, part: 0 },
    { on: due, part: 1 },
  ]
  const whole = contributors.reduce((sum, { weight }) => sum + weight, 0)
  const days = [...straight, ...contributors.flatMap(({ curve }) => curve ?? [])].map(({ on }) => on)
  return [...new Set(days)].sort().map((on) => ({
    on,
    part: contributors.reduce((sum, { weight, curve }) => sum + weight * expectedBy(curve ?? straight, on), 0) / whole,
  }))
}
