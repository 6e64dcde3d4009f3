import type { OutputOf } from '../../kernel/contract.ts'
import { daysBetween } from '../../kernel/dates.ts'
import type { trend } from '../contract.ts'
import type { Health } from '../health.ts'

export type TrendDay = OutputOf<typeof trend>['days'][number]

/** Stretches of one health, from 0 (the first day) to 1 (the last). */
export interface Stretch {
  from: number
  to: number
  health: Health
}

export interface Trend {
  /** The progress as a line: SVG path data over a width and a height of 100; empty where it was never known. */
  line: string
  /** Its last point. */
  end: { x: number; y: number } | null
  health: Stretch[]
}

/** A standing holds until the next day on which it changed, so the line goes in steps up to today. */
export function trendOf(days: TrendDay[], today: string): Trend {
  const first = days[0]
  if (!first) return { line: '', end: null, health: [] }
  const whole = Math.max(daysBetween(first.day, today), 1)
  const x = (day: string) => Math.min(daysBetween(first.day, day) / whole, 1)
  const y = (progress: string) => 100 - Math.min(Math.max(Number(progress), 0), 1) * 100
  let line = ''
  let end: Trend['end'] = null
  const health: Stretch[] = []
  days.forEach((day, at) => {
    const from = x(day.day)
    const to = x(days[at + 1]?.day ?? today)
    const last = health.at(-1)
    if (last?.health === day.health) last.to = to
    else health.push({ from, to, health: day.health })
    if (day.progress === null) {
      end = null
      return
    }
    const height = short(y(day.progress))
    line += `${end === null ? 'M' : 'L'}${short(from * 100)} ${height}H${short(to * 100)}`
    end = { x: short(to * 100), y: height }
  })
  return { line, end, health }
}

const short = (value: number): number => Math.round(value * 100) / 100
