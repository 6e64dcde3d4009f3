import { type Curve, expectedBy } from '../../graph/curve.ts'
import { thresholds } from '../../graph/health.ts'
import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'

/** The pace that is needed from today on, beside the pace so far; both in parts of the goal a day. */
export type Pace = {
  soFar: number
  needed: number
  elapsed: number
  left: number
  progress: number
  /** The part that was expected by today, where somebody wrote down that it is no straight line. */
  expected: number | null
}

/** Null where it cannot be known: no dates, no progress, before the first day or after the last, or all done. */
export function paceOf(
  start: Day | null,
  due: Day | null,
  today: Day,
  progress: string | null,
  curve: Curve | null = null,
): Pace | null {
  if (start === null || due === null || progress === null || due <= start) return null
  const done = Number(progress)
  const [elapsed, left] = [daysBetween(start, today), daysBetween(today, due)]
  if (!Number.isFinite(done) || elapsed <= 0 || left <= 0 || done >= 1) return null
  return {
    soFar: done / elapsed,
    needed: (1 - done) / left,
    elapsed,
    left,
    progress: done,
    expected: curve && expectedBy(curve, today),
  }
}

/**
 * Whether the rest asks for at least twice the pace so far; before a fifth of the time is over nobody can tell. What is as
 * far as was written down beforehand does not hurry, however much of it comes late.
 */
export const hurries = ({ soFar, needed, elapsed, left, progress, expected }: Pace): boolean =>
  elapsed >= 7 &&
  elapsed / (elapsed + left) >= 0.2 &&
  needed >= 2 * Math.max(soFar, 0) &&
  (expected === null || expected - progress > thresholds.onTrack)

/** `At the pace so far, 4 % a week, it takes until 3 August; 9 % a week are needed.` */
export function paceInWords({ soFar, needed, left, progress, expected }: Pace, today: Day): string {
  const percent = (part: number): string => {
    const size = part * 700
    return `${size >= 10 ? Math.round(size) : Math.round(size * 10) / 10} %`
  }
  const planned = expected === null ? '' : `, of ${Math.round(expected * 100)} % expected by now,`
  const start = `${Math.round(progress * 100)} % is reached${planned} and ${left} ${left === 1 ? 'day is' : 'days are'} left`
  const rest = `${percent(needed)} a week is needed`
  if (soFar <= 0) return `${start}; ${rest}, and nothing has been gained so far.`
  const days = Math.ceil((1 - progress) / soFar)
  const until = days < 36_500 ? `, which would take until ${addDays(today, days)}` : ''
  return `${start}; ${rest}, beside ${percent(soFar)} a week so far${until}.`
}
