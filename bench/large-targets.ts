import type { FullFound, Pair, RatesFound } from './full-found.ts'
import type { ReadFound } from './large.ts'
import { median } from './numbers.ts'

/** A target with what was found, judged before any rounding; undecided where it was not measured. */
export interface Judged {
  what: string
  target: string
  found: number | null
  unit: string
  met: boolean | null
}

export const ratio = <T>({ product, floor }: Pair<T>, of: (found: T) => number): number =>
  median(product.map((each, round) => of(each) / of(floor[round] as T)))

/** Product to straight SQL, run beside run. */
export const toStraight = ({ found, straight }: RatesFound): number =>
  median(found.product.map(({ rate }, round) => rate / (straight[round]?.rate ?? Number.NaN)))

export const goalsOf = (count: number): string => count.toLocaleString('en-GB')

type Figure = (found: ReadFound) => number
interface Worst {
  by: number
  of: string
}

/** The worst of all reads and viewers at the largest size to the same at the smallest; of those alone that count. */
function growth({ reads = [], sizes }: FullFound, of: Figure, counts: (large: ReadFound, small: ReadFound) => boolean) {
  const at = (goals: number | undefined): ReadFound[] => reads.filter((each) => each.goals === goals)
  const [small, large] = [at(sizes[0]), at(sizes.at(-1))]
  let worst: Worst | null = null
  for (const one of large) {
    const same = small.find(({ viewer, read }) => viewer === one.viewer && read === one.read)
    if (!same || !counts(one, same)) continue
    const by = of(one) / Math.max(of(same), 1e-9)
    if (!worst || by > worst.by) worst = { by, of: `${one.read}, ${one.viewer}` }
  }
  return worst
}

/** As much to be seen at both sizes, by the length of the answers. */
const asLarge = (large: ReadFound, small: ReadFound): boolean => Math.abs(large.bytes / small.bytes - 1) <= 0.25

export function judged(found: FullFound): Judged[] {
  return [...ofReads(found), ...ofWrites(found), ...ofRollUp(found), ...ofPages(found)]
}

const judge = (
  what: string,
  target: string,
  found: number | null | undefined,
  unit: string,
  holds: (found: number) => boolean,
): Judged => {
  const value = found === undefined || found === null || Number.isNaN(found) ? null : found
  return { what, target, found: value, unit, met: value === null ? null : holds(value) }
}

function ofReads(found: FullFound): Judged[] {
  const sizes = `at ${goalsOf(found.sizes.at(-1) ?? 0)} goals to ${goalsOf(found.sizes[0] ?? 0)}`
  const both = (what: string, target: string, most: number, of: Figure): Judged[] =>
    [
      ['where as much is seen, to a quarter', growth(found, of, asLarge)] as const,
      ['of all reads', growth(found, of, () => true)] as const,
    ].map(([which, worst]) =>
      judge(
        ...([`${what} ${sizes}, the worst ${which}${worst ? ` (${worst.of})` : ''}`, target] as const),
        ...([worst?.by, '×', (x: number) => x <= most] as const),
      ),
    )
  const largest = (found.reads ?? []).filter(({ goals }) => goals === found.sizes.at(-1))
  const slowest = largest.toSorted((a, b) => b.p50 - a.p50)[0]
  const toFloor = slowest && found.floorRead && slowest.p50 / found.floorRead
  const name = slowest ? ` (${slowest.read}, ${slowest.viewer})` : ''
  return [
    ...both('A read’s p50', 'at most 1.5 ×', 1.5, ({ p50 }) => p50),
    ...both('A read’s p99', 'at most 3 ×', 3, ({ p99 }) => p99),
    ...both('Pages that a read touches', 'at most 2 ×', 2, ({ buffers }) => buffers),
    judge(`The slowest read’s p50 there to the floor’s${name}`, 'at most 4 ×', toFloor, '×', (x) => x <= 4),
  ]
}

function ofWrites({ rates = [] }: FullFound): Judged[] {
  const sixteen = rates.find(({ clients, where }) => clients === 16 && where === 'spread')
  const hot = rates.find(({ where }) => where === 'under one goal')
  const middle = (of: RatesFound): number => median(of.found.product.map(({ rate }) => rate))
  return [
    judge(
      ...(['Check-ins a second, 16 clients, to the floor', 'more than 1 ×'] as const),
      ...([sixteen && ratio(sixteen.found, ({ rate }) => rate), '×', (x: number) => x > 1] as const),
    ),
    judge(
      ...(['… to straight SQL, row and event only', 'at least 0.5 ×'] as const),
      ...([sixteen && toStraight(sixteen), '×', (x: number) => x >= 0.5] as const),
    ),
    judge(
      ...(['All under one goal, 16 clients: times slower than spread', 'at most 1.2 ×'] as const),
      ...([hot && sixteen && middle(sixteen) / middle(hot), '×', (x: number) => x <= 1.2] as const),
    ),
  ]
}

function ofRollUp({ visible, lags, recompute, killed, deep }: FullFound): Judged[] {
  const fastest = lags?.toSorted((a, b) => b.perSecond - a.perSecond)[0]
  const beside = recompute?.reads.map(({ atRest, during }) => during.p50 / atRest.p50)
  const different = killed?.reduce((sum, each) => sum + each.different, 0)
  const alone = recompute && median(recompute.taken)
  return [
    judge(
      ...(['A check-in until the vision reads it back, p50, to the floor', 'at most 3 ×'] as const),
      ...([visible && ratio(visible, ({ p50 }) => p50), '×', (x: number) => x <= 3] as const),
    ),
    judge(
      ...([`Lag at ${goalsOf(fastest?.perSecond ?? 1000)} check-ins a second, p99`, 'under 250 ms'] as const),
      ...([fastest?.lag.p99, 'ms', (x: number) => x < 250] as const),
    ),
    judge(`Full recompute of ${goalsOf(deep)} goals`, 'under 3 s', alone, 's', (x) => x < 3),
    judge(
      ...(['Reads during it to reads at rest, p50, the one that suffers most', 'at most 2 ×'] as const),
      ...([beside && Math.max(...beside), '×', (x: number) => x <= 2] as const),
    ),
    judge('Nodes that differ after the worker was killed in a batch', 'none', different, '', (x) => x === 0),
  ]
}

function ofPages({ pages = [] }: FullFound): Judged[] {
  const [fast, slow] = [1, 4].map((slowed) => pages.find((page) => page.slowed === slowed)?.zooming)
  return (
    [
      ['', fast],
      [', processor slowed 4 ×', slow],
    ] as const
  ).flatMap(([how, zooming]) => [
    judge(
      ...([`While zooming, the longest the page was busy at a stretch${how}`, 'at most 50 ms'] as const),
      ...([zooming && Math.max(...zooming.map(({ longest }) => longest)), 'ms', (x: number) => x <= 50] as const),
    ),
    judge(
      ...([`… script and layout in a frame, p95${how}`, 'at most 8 ms'] as const),
      ...([zooming && Math.max(...zooming.map(({ frame }) => frame.p95)), 'ms', (x: number) => x <= 8] as const),
    ),
  ])
}
