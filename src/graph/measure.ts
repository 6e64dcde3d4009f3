/**
 * A measure is a number that tells progress: baseline, target, current value, unit, direction. The same two rules stand
 * in roll-up.sql as measure_progress and measure_verdict.
 */
export const directions = ['increase', 'decrease', 'between', 'done', 'milestones'] as const
export type Direction = (typeof directions)[number]

export interface MeasureNumbers {
  direction: Direction
  baseline: number | null
  target: number | null
  /** The upper end where the direction is `between`. */
  targetMax: number | null
  value: number | null
}

export const verdicts = ['met', 'not met', 'no reading', 'no target'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * How far from baseline (0) to target (1), not clamped: above 1 is beyond the target, below 0 worse than the baseline.
 * Null where it cannot be known: no reading, no baseline or no numeric target.
 */
export function measureProgress({ direction, baseline, target, targetMax, value }: MeasureNumbers): number | null {
  if (value === null) return null
  if (direction === 'done') return value >= 1 ? 1 : 0
  if (baseline === null || target === null) return null
  if (direction === 'between') {
    if (targetMax === null) return null
    if (value >= target && value <= targetMax) return 1
    if (baseline >= target && baseline <= targetMax) return 0
    const outside = (number: number): number => (number < target ? target - number : number - targetMax)
    return 1 - outside(value) / outside(baseline)
  }
  if (baseline === target) return (direction === 'increase' ? value >= target : value <= target) ? 1 : 0
  return (value - baseline) / (target - baseline)
}

/** The latest reading against the target, whatever the date. */
export function measureVerdict({ direction, target, targetMax, value }: MeasureNumbers): Verdict {
  if (direction !== 'done' && target === null) return 'no target'
  if (direction === 'between' && targetMax === null) return 'no target'
  if (value === null) return 'no reading'
  const met =
    direction === 'done'
      ? value >= 1
      : direction === 'increase' || direction === 'milestones'
        ? value >= (target as number)
        : direction === 'decrease'
          ? value <= (target as number)
          : value >= (target as number) && value <= (targetMax as number)
  return met ? 'met' : 'not met'
}
