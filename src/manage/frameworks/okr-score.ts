import type { Score, WrittenMeasure } from './framework.ts'

/**
 * How an OKR is scored at its close: 0.0 to 1.0. The bands are the same for both kinds, and read differently: a commitment
 * expects 1.0, an aspiration is good from about 0.7 on.
 */
export type OkrKind = 'committed' | 'aspirational'

export const bandOf = (score: string): 'red' | 'amber' | 'green' => {
  const value = Number(score)
  return value < 0.4 ? 'red' : value < 0.7 ? 'amber' : 'green'
}

/** 0 to 1 in decimal text, to one decimal: what people see is what the band is read from. */
export const rounded = (part: number): string => (Math.round(clamped(part) * 10 + 1e-9) / 10).toFixed(1)

const clamped = (part: number): number => Math.min(1, Math.max(0, part))

/** How far a measure has come, 0 to 1; null where that cannot be known. */
export function reached(measure: WrittenMeasure): number | null {
  if (measure.direction === 'milestones') return partOf(measure.milestones ?? [])
  const number = (text: string | null): number | null => (text === null || text === '' ? null : Number(text))
  const [from, to, top, now] = [measure.baseline, measure.target, measure.targetMax, measure.current].map(number)
  if (now === null || now === undefined) return null
  if (measure.direction === 'done') return now >= 1 ? 1 : 0
  if (to === null || to === undefined) return null
  if (measure.direction === 'between') {
    if (top === null || top === undefined) return null
    const outside = (value: number): number => Math.max(to - value, value - top, 0)
    if (outside(now) === 0) return 1
    return from === null || from === undefined || outside(from) === 0 ? 0 : clamped(1 - outside(now) / outside(from))
  }
  if (measure.direction === 'maintain') return now >= to ? 1 : 0
  if (from === to) return (measure.direction === 'increase' ? now >= to : now <= to) ? 1 : 0
  if (from === null || from === undefined) return null
  return clamped((now - from) / (to - from))
}

/** Of a list of milestones, how many are reached; none is known to be none. */
const partOf = (milestones: readonly { reachedOn: string | null }[]): number | null =>
  milestones.length === 0 ? null : milestones.filter(({ reachedOn }) => reachedOn !== null).length / milestones.length

export function readScore(score: string, kind: OkrKind): string {
  const value = Number(score)
  if (kind === 'committed')
    return value >= 1
      ? 'A commitment expects 1.0, and it was kept.'
      : `A commitment expects 1.0: at ${score} it was missed, and the reason belongs in its closing.`
  if (value >= 1) return 'An aspiration that reaches 1.0 again and again was too easy. Was this one?'
  if (value >= 0.7) return `An aspiration is good from about 0.7 on: ${score} is.`
  if (value >= 0.4) return `An aspiration is good from about 0.7 on: ${score} moved, and fell short.`
  return `An aspiration is good from about 0.7 on: at ${score} hardly anything moved. What did it teach?`
}

export const scored = (part: number, kind: OkrKind): Score => {
  const score = rounded(part)
  return { score, band: bandOf(score), sentence: readScore(score, kind) }
}
