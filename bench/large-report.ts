import { writeFile } from 'node:fs/promises'
import type { ReadFound } from './large.ts'
import type { Streams } from './live.ts'
import type { Done } from './load.ts'
import { median, percentile, shown } from './numbers.ts'
import type { Recomputed } from './recompute.ts'
import { machine, rounded, table } from './report.ts'
import type { Rate } from './writing.ts'

export interface Pair<T> {
  product: T[]
  floor: T[]
}

export interface FullFound {
  begun: string
  seconds: number
  postgres: string
  reads: ReadFound[]
  /** Milliseconds of the floor's overview, the nearest that it has to any read. */
  floorRead: number
  visible: Pair<Done>
  rates: { clients: number; where: 'spread' | 'under one goal'; found: Pair<Rate> }[]
  lags: { perSecond: number; found: Done }[]
  recompute: Recomputed
  streams: Streams
  memory: { started: number; most: number; streams: number }
  /** Milliseconds until the first map was answered after a start. */
  started: number
}

/** A target with what was found, judged before any rounding. */
interface Judged {
  what: string
  target: string
  found: number
  unit: string
  met: boolean
}

const half = (each: { taken: number[] }): number => percentile(each.taken, 50)
const ratio = <T>({ product, floor }: Pair<T>, of: (found: T) => number): number =>
  median(product.map((each, round) => of(each) / of(floor[round] as T)))

/** Each read at a million goals beside the same at a thousand; the worst of the three viewers. */
function growth(reads: ReadFound[], of: (found: ReadFound) => number, name: string): number {
  const at = (goals: number, viewer: string): number => {
    const found = reads.find((each) => each.goals === goals && each.viewer === viewer && each.read === name)
    return found ? of(found) : Number.NaN
  }
  return Math.max(
    ...['executive', 'manager', 'nurse'].map((viewer) => at(1_000_000, viewer) / Math.max(at(1_000, viewer), 1e-9)),
  )
}

const namesIn = (reads: ReadFound[]): string[] => [...new Set(reads.map(({ read }) => read))]

function judged(found: FullFound): Judged[] {
  const { reads, rates, lags, floorRead } = found
  const names = namesIn(reads)
  const worst = (of: (name: string) => number): number => Math.max(...names.map(of))
  const slowest = Math.max(...reads.filter(({ goals }) => goals === 1_000_000).map(({ p50 }) => p50)) / floorRead
  const [, sixteen, , hot] = rates.map(({ found: pair }) => pair)
  const lagOf = (perSecond: number): number =>
    percentile(lags.find((each) => each.perSecond === perSecond)?.found.taken ?? [], 99)
  const judge = (what: string, target: string, value: number, unit: string, met: boolean): Judged => ({
    what,
    target,
    found: value,
    unit,
    met,
  })
  const p50 = worst((name) => growth(reads, (each) => each.p50, name))
  const p99 = worst((name) => growth(reads, (each) => each.p99, name))
  const pages = worst((name) => growth(reads, (each) => each.buffers, name))
  const at16 = sixteen ? ratio(sixteen, ({ rate }) => rate) : Number.NaN
  const beside =
    hot && sixteen
      ? median(sixteen.product.map(({ rate }) => rate)) / median(hot.product.map(({ rate }) => rate))
      : Number.NaN
  const seen = ratio(found.visible, half)
  const recomputed = median(found.recompute.taken)
  return [
    judge('The read that grows most: p50 at 1,000,000 goals to 1,000', 'at most 1.5 ×', p50, '×', p50 <= 1.5),
    judge('p99 likewise', 'at most 3 ×', p99, '×', p99 <= 3),
    judge('Pages touched likewise', 'at most 2 ×', pages, '×', pages <= 2),
    judge('The slowest read’s p50 at 1,000,000 to the floor’s', 'at most 4 ×', slowest, '×', slowest <= 4),
    judge('Check-ins a second, 16 clients, to the floor', 'more than 1 ×', at16, '×', at16 > 1),
    judge('All under one goal, 16 clients: times slower than spread', 'at most 1.2 ×', beside, '×', beside <= 1.2),
    judge('A check-in until the vision reads it back, p50, to the floor', 'at most 3 ×', seen, '×', seen <= 3),
    judge('Lag at 1,000 check-ins a second, p99', 'under 250 ms', lagOf(1000), 'ms', lagOf(1000) < 250),
    judge('Full recompute of 1,111,111 goals', 'under 3 s', recomputed, 's', recomputed < 3),
  ]
}

export async function writeLargeReport(found: FullFound): Promise<string> {
  const { cpu, cores, memory, system, node } = machine()
  const { reads, rates, lags, streams } = found
  const sizes = [...new Set(reads.map(({ goals }) => goals))]
  const cell = (name: string, goals: number, of: (each: ReadFound) => number): string =>
    shown(Math.max(...reads.filter((each) => each.read === name && each.goals === goals).map(of)))
  const rows = (of: (each: ReadFound) => number): string[][] =>
    namesIn(reads).map((name) => [name, ...sizes.map((goals) => cell(name, goals, of))])
  const head = ['', ...sizes.map((goals) => `${goals.toLocaleString('en-GB')} goals`)]
  const text = [
    '# What it costs when it is large',
    '',
    `Measured on ${found.begun.slice(0, 10)} with \`npm run bench -- --full\` in ${Math.round(found.seconds / 60)} minutes: ${cpu}, ${cores} cores, ${memory}, ${system}; Node ${node}, PostgreSQL ${found.postgres}. The organisations are those of \`bearing demo --people … --goals …\`; writes are measured in a tree of 1,111,111 goals with a fan-out of ten, beside the floor on the same tree.`,
    '',
    table(
      ['Target', 'Wanted', 'Found', 'Met'],
      judged(found).map(({ what, target, found: value, unit, met }) => [
        what,
        target,
        `${shown(value)} ${unit}`,
        met ? 'yes' : '**no**',
      ]),
    ),
    '',
    '## Reads',
    '',
    `Over HTTP as a viewer under row security; the slowest of an executive, a manager and a nurse. The floor’s nearest read took ${shown(found.floorRead)} ms. The plans at a million goals are in [plans](plans).`,
    '',
    '### Milliseconds, p50, one client',
    '',
    table(
      head,
      rows(({ p50 }) => p50),
    ),
    '',
    '### Milliseconds, p99, one client',
    '',
    table(
      head,
      rows(({ p99 }) => p99),
    ),
    '',
    '### Milliseconds, p50, sixteen clients',
    '',
    table(
      head,
      rows(({ p50Of16 }) => p50Of16),
    ),
    '',
    '### Pages of 8 kB touched',
    '',
    table(
      head,
      rows(({ buffers }) => buffers),
    ),
    '',
    '## Writes',
    '',
    'Check-ins a second; the time that the vision took to follow is counted in, and after each run it equalled the mean of all leaves.',
    '',
    table(
      ['', 'Product', 'Floor', 'Ratio'],
      rates.map(({ clients, where, found: pair }) => [
        `${clients} ${clients === 1 ? 'client' : 'clients'}, ${where}`,
        ...[shown(median(pair.product.map(({ rate }) => rate))), shown(median(pair.floor.map(({ rate }) => rate)))],
        `${shown(ratio(pair, ({ rate }) => rate))} ×`,
      ]),
    ),
    '',
    '## The rest',
    '',
    table(
      ['', ''],
      [
        ...lags.map(({ perSecond, found: { taken } }) => [
          `Lag at ${perSecond.toLocaleString('en-GB')} check-ins a second, p50 and p99`,
          `${shown(half({ taken }))} and ${shown(percentile(taken, 99))} ms`,
        ]),
        [
          'A check-in until the vision reads it back, p50, product and floor',
          `${shown(median(found.visible.product.map(half)))} and ${shown(median(found.visible.floor.map(half)))} ms`,
        ],
        [
          'Full recompute',
          `${shown(median(found.recompute.taken))} s; ${found.recompute.changed} of ${found.recompute.nodes.toLocaleString('en-GB')} nodes came out differently`,
        ],
        ['Start until the first answer about the vision', `${shown(found.started)} ms`],
        [
          'Memory: started, at its most under the load, with 5,000 streams',
          `${shown(found.memory.started)}, ${shown(found.memory.most)}, ${shown(found.memory.streams)} MiB`,
        ],
        [`${streams.count.toLocaleString('en-GB')} open pages: memory for each`, `${shown(streams.kibibytesEach)} KiB`],
        [
          '… until half, 99 % and all have heard of a change',
          streams.heard
            .map(({ half: first, most, all }) => `${shown(first)}, ${shown(most)}, ${shown(all)} ms`)
            .join('; '),
        ],
        [
          `… under ${streams.storm.perSecond} check-ins a second: messages for each page, of ${streams.storm.checkIns} check-ins`,
          shown(streams.storm.messagesEach),
        ],
      ],
    ),
    '',
  ].join('\n')
  await writeFile(new URL('large.md', import.meta.url), text)
  await writeFile(
    new URL('large.json', import.meta.url),
    `${JSON.stringify({ machine: machine(), verdicts: judged(found), ...found }, rounded)}\n`,
  )
  return text
}
