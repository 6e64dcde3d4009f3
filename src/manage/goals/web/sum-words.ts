import type { OutputOf } from '../../../kernel/contract.ts'
import { number, quantity } from '../../../ui/format.ts'
import { locale } from '../../../web/words.ts'
import type { sum } from '../contract.ts'

export type Sum = OutputOf<typeof sum>

export interface PartSaid {
  goal: string
  title: string
  measure: string
  size: string
  minus: boolean
}

interface Said {
  value: string | null
  unit: string
  /** The first ones, the largest first; a goal that brings several values stands there several times. */
  parts: PartSaid[]
  /** What is left of the value without those: further goals, and what is not in sight. */
  rest: { size: string; minus: boolean } | null
  without: number
}

/** A sum as it is said: its largest parts each, and what is left in one. */
export function partsSaid({ value, unit, parts, rest, without }: Sum, most: number): Said {
  const each = parts.flatMap(({ goal, title, measures }) => measures.map((one) => ({ ...one, goal, title })))
  const named = each.length > most ? each.slice(0, most) : each
  const left = [...each.slice(named.length).map((one) => Number(one.value)), Number(rest)].reduce((a, b) => a + b, 0)
  return {
    value: value === null ? null : quantity(value, unit, locale()),
    unit,
    parts: named.map(({ goal, title, measure, value: brought }) => ({
      goal,
      title,
      measure,
      size: number(brought.replace(/^-/, ''), locale(), 10),
      minus: brought.startsWith('-'),
    })),
    rest: Number(left.toFixed(10)) === 0 ? null : { size: number(Math.abs(left), locale(), 10), minus: left < 0 },
    without,
  }
}
