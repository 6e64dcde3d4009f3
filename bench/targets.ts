import type { Found, Run } from './measures.ts'
import { median, percentile } from './numbers.ts'

/** One promise, with what was found; undecided where a part was not measured. */
export interface Verdict {
  what: string
  target: string
  found: number | null
  unit: string
  met: boolean | null
}

/** Product to floor, run beside run: the middle one of the rounds' ratios. */
export function ratioOf<T>(runs: Run<T>[], figure: (found: T) => number): number | null {
  const of = (who: string): number[] => runs.filter((run) => run.who === who).map((run) => figure(run.found))
  const [ours, theirs] = [of('product'), of('floor')]
  return ours.length === 0 ? null : median(ours.map((own, round) => own / (theirs[round] ?? Number.NaN)))
}

const half = ({ taken }: { taken: number[] }): number => percentile(taken, 50)

/** Judged on figures as they are, before any rounding. */
export function verdictsOf(found: Found): Verdict[] {
  const judge = (
    what: string,
    unit: string,
    target: string,
    value: number | null,
    holds: (value: number) => boolean,
  ): Verdict => ({
    ...{ what, unit, target, found: value },
    met: value === null || Number.isNaN(value) ? null : holds(value),
  })
  const map = (size: number): number | null => {
    const runs = found.maps.find((each) => each.size === size)?.first ?? []
    return runs.length === 0 ? null : median(runs.map((run) => half(run.found)))
  }
  const [small, large] = [map(found.sizes[0] ?? 0), map(found.sizes.at(-1) ?? 0)]
  const lag = found.lag.flatMap((run) => run.found.taken)
  return [
    judge(
      'Check-ins a second with 16 clients',
      '× floor',
      'at least 0.6 ×',
      ratioOf(found.rate16, ({ rate }) => rate),
      (x) => x >= 0.6,
    ),
    judge(
      'A check-in until the vision reads it back, p50',
      '× floor',
      'at most 6 ×',
      ratioOf(found.visible, half),
      (x) => x <= 6,
    ),
    judge(
      'Overview of the vision and its ten goals, p50',
      '× floor',
      'at most 4 ×',
      ratioOf(found.overview, half),
      (x) => x <= 4,
    ),
    judge(
      'The map’s first answer, p50, 100,000 goals to 1,111',
      '×',
      'at most 1.5 ×',
      small && large ? large / small : null,
      (x) => x <= 1.5,
    ),
    judge(
      'Lag at 200 check-ins a second, p99',
      'ms',
      'under 250 ms',
      lag.length > 0 ? percentile(lag, 99) : null,
      (x) => x < 250,
    ),
    judge(
      'First page with goals',
      'KB',
      'at most 250 KB',
      found.page ? found.page.bytes / 1000 : null,
      (x) => x <= 250,
    ),
    judge('First page with goals', 'requests', 'at most 20', found.page?.requests ?? null, (x) => x <= 20),
    judge('Memory of the product at its most', 'MiB', 'at most 200 MiB', found.memory?.most ?? null, (x) => x <= 200),
  ]
}
