import { chance } from '../src/demo/chance.ts'
import { addDays, type Day } from '../src/kernel/dates.ts'

/**
 * Series as goals have them, made by a seeded generator: what a measure read at irregular check-ins, and what it read on
 * the due date. Time and movement are counted from 0 to 1, where 1 is the due date and the target.
 */
export const courses = [
  'trending',
  'stepwise',
  'saturating',
  'late-starting',
  'stalling',
  'wandering',
  'noisy',
  'counting',
] as const
export type Course = (typeof courses)[number]

export interface GoalSeries {
  course: Course
  start: Day
  due: Day
  baseline: number
  target: number
  direction: 'increase' | 'decrease'
  unit: string
  readings: { on: Day; value: number }[]
  /** What is read on the due date. */
  truth: number
}

export function goalSeries(course: Course, number: number): GoalSeries {
  const luck = chance(`${course} ${number}`)
  const between = (low: number, high: number) => low + (high - low) * luck.next()
  const pick = <T>(...list: T[]): T => list[luck.whole(0, list.length - 1)] as T
  const normal = () => luck.wobble() * 2
  const [days, rhythm] = pick<[number, number]>([91, 7], [91, 14], [182, 7], [182, 14], [365, 14], [365, 30])
  const reaches = Math.max(0.1, 1 + 0.45 * normal())
  const path = paths[course]({ days, reaches, between, normal, happens: luck.happens, whole: luck.whole })

  const unit = pick('%', 'days', 'beds')
  const direction = pick('increase', 'increase', 'decrease')
  const [baseline, target] =
    course === 'counting'
      ? [0, luck.whole(10, 200)]
      : unit === '%'
        ? [Math.round(between(5, 45)), Math.round(between(50, 98))]
        : [Math.round(between(10, 60)), Math.round(between(70, 300))]
  const sign = direction === 'increase' || course === 'counting' ? 1 : -1
  const from = sign === 1 ? baseline : target
  const move = (target - baseline) * sign
  const read = (at: number) => {
    const value = from + move * (path[Math.min(days, Math.max(0, at))] ?? 0)
    const within = Math.max(0, unit === '%' && course !== 'counting' ? Math.min(100, value) : value)
    return course === 'counting' ? Math.round(within) : Math.round(within * 10) / 10
  }
  const start = addDays('2025-01-06', luck.whole(0, 300))
  const readings: { on: Day; value: number }[] = []
  for (let at = rhythm; at < days; at += rhythm) {
    const on = at + luck.whole(-2, 2)
    if (luck.happens(0.88) && on > 0 && on < days) readings.push({ on: addDays(start, on), value: read(on) })
  }
  return {
    course,
    start,
    due: addDays(start, days),
    baseline: from,
    target: from + move,
    direction: sign === 1 ? 'increase' : 'decrease',
    unit,
    readings,
    truth: read(days),
  }
}

interface Given {
  days: number
  /** How much of the way it is meant to make; chance adds to it. */
  reaches: number
  between: (low: number, high: number) => number
  normal: () => number
  happens: (share: number) => boolean
  whole: (low: number, high: number) => number
}

const daily = (days: number, value: (part: number, day: number) => number): number[] =>
  Array.from({ length: days + 1 }, (_, day) => value(day / days, day))

/** A random walk that has wandered about `far` by the end. */
function walk({ days, normal }: Given, far: number): number[] {
  let at = 0
  return daily(days, () => (at += (normal() * far) / Math.sqrt(days)))
}

const paths: Record<Course, (given: Given) => number[]> = {
  trending(given) {
    const drift = walk(given, given.between(0.03, 0.15))
    return daily(given.days, (part, day) => part * given.reaches + (drift[day] ?? 0))
  },
  stepwise({ days, reaches, happens, between }) {
    const steps = between(3, 10)
    let at = 0
    return daily(days, () => (at += happens(steps / days) ? (reaches / steps) * between(0.4, 1.6) : 0))
  },
  saturating(given) {
    const speed = given.between(1.5, 5)
    const drift = walk(given, 0.05)
    return daily(
      given.days,
      (part, day) => (given.reaches * (1 - Math.exp(-speed * part))) / (1 - Math.exp(-speed)) + (drift[day] ?? 0),
    )
  },
  'late-starting'(given) {
    const from = given.between(0.2, 0.6)
    const drift = walk(given, 0.05)
    return daily(given.days, (part, day) => {
      const moving = Math.max(0, (part - from) / (1 - from))
      return moving === 0 ? 0 : moving * given.reaches + (drift[day] ?? 0) - (drift[Math.floor(from * given.days)] ?? 0)
    })
  },
  stalling(given) {
    const until = given.between(0.35, 0.8)
    const drift = walk(given, 0.04)
    return daily(given.days, (part, day) => given.reaches * Math.min(part, until) * 1.3 + (drift[day] ?? 0))
  },
  wandering(given) {
    const drift = walk(given, given.between(0.2, 0.6))
    return daily(given.days, (part, day) => part * given.reaches * 0.5 + (drift[day] ?? 0))
  },
  noisy(given) {
    const loud = given.between(0.08, 0.25)
    return daily(given.days, (part) => part * given.reaches + given.normal() * loud)
  },
  counting({ days, reaches, whole }) {
    const parts = whole(15, 80)
    let at = 0
    return daily(days, () => (at += poissonLike(reaches * parts, days, whole) / parts))
  },
}

/** So many of a thousand chances each day that the expected total is `total` over all days. */
function poissonLike(total: number, days: number, whole: Given['whole']): number {
  const each = (total / days) * 1000
  let count = 0
  for (let left = each; left > 0; left -= 1000) if (whole(0, 999) < Math.min(left, 1000)) count++
  return count
}
