import { readFile, writeFile } from 'node:fs/promises'
import { type FullFound, parts } from './full-found.ts'
import type { ReadFound } from './large.ts'
import { goalsOf, judged, ratio, toStraight } from './large-targets.ts'
import { median, rounded, shown } from './numbers.ts'
import { machine, table } from './report.ts'
import type { MapPage } from './zooms.ts'

const [report, raw] = [new URL('large.md', import.meta.url), new URL('large.json', import.meta.url)]

/** What the last full run found; null where there was none of today's form. */
export async function earlierFound(): Promise<FullFound | null> {
  try {
    const { machine: _, verdicts: __, ...found } = JSON.parse(await readFile(raw, 'utf8'))
    return found.courses ? found : null
  } catch {
    return null
  }
}

/** The report as text; with `keep` also bench/large.md and the raw figures beside it. */
export async function writeLargeReport(found: FullFound, keep: boolean): Promise<string> {
  const text = reportOf(found)
  if (!keep) return text
  await writeFile(report, text)
  const kept = { machine: machine(), verdicts: judged(found), ...found }
  await writeFile(raw, `${JSON.stringify(kept, rounded)}\n`)
  return text
}

function reportOf(found: FullFound): string {
  const { cpu, cores, memory, system, node } = machine()
  return [
    '# What it costs when it is large',
    '',
    `${found.deep < 1_000_000 ? 'A quick look, not for publishing. ' : ''}Measured on ${found.begun.slice(0, 10)} with \`npm run bench -- --full\` in ${Math.round(found.seconds / 60)} minutes: ${cpu}, ${cores} cores, ${memory}, ${system}; Node ${node}, PostgreSQL ${found.postgres}. The organisations are those of \`bearing demo --people … --goals …\`; writes are measured in a tree of ${goalsOf(found.deep)} goals with a fan-out of ten, beside the floor on the same tree. Where several rounds were run, the middle one stands here, with the least and the most in brackets.`,
    '',
    table(
      ['Target', 'Wanted', 'Found', 'Met'],
      judged(found).map(({ what, target, found: value, unit, met }) => [
        ...[what, target, value === null ? 'not measured' : `${shown(value)} ${unit}`.trim()],
        met === null ? '–' : met ? 'yes' : '**no**',
      ]),
    ),
    '',
    ...failures(found),
    ...readsIn(found),
    ...writesIn(found),
    ...rollUpIn(found),
    ...pagesIn(found),
    ...restIn(found),
    ...coursesIn(found),
  ].join('\n')
}

const titleOf = (name: string): string => parts[name as keyof typeof parts] ?? name

function failures({ courses }: FullFound): string[] {
  const failed = Object.entries(courses).filter(([, course]) => course.failed)
  return failed.length === 0
    ? []
    : [...failed.map(([name, { failed: why }]) => `- **${titleOf(name)} failed:** ${why}`), '']
}

function readsIn({ reads = [], floorRead }: FullFound): string[] {
  if (reads.length === 0) return []
  const sizes = [...new Set(reads.map(({ goals }) => goals))]
  const names = [...new Set(reads.map(({ read }) => read))]
  const tableOf = (title: string, of: (each: ReadFound) => number): string[] => [
    ...[`### ${title}`, ''],
    table(
      ['', ...sizes.map((goals) => `${goalsOf(goals)} goals`)],
      names.map((name) => [
        name,
        ...sizes.map((goals) => {
          const all = reads.filter((each) => each.read === name && each.goals === goals).map(of)
          return all.length > 0 ? shown(Math.max(...all)) : 'failed'
        }),
      ]),
    ),
    '',
  ]
  const floor = floorRead === undefined ? '' : ` The floor’s nearest read took ${shown(floorRead)} ms.`
  return [
    '## Reads',
    '',
    `Over HTTP as a viewer under row security, at one size after the other; the slowest of an executive, a manager and a nurse.${floor} The plans at a million goals are in [plans](plans).`,
    '',
    ...tableOf('Milliseconds, p50, one client', ({ p50 }) => p50),
    ...tableOf('Milliseconds, p99, one client', ({ p99 }) => p99),
    ...tableOf('Milliseconds, p50, sixteen clients', ({ p50Of16 }) => p50Of16),
    ...tableOf('Milliseconds, p99, sixteen clients', ({ p99Of16 }) => p99Of16),
    ...tableOf('Pages of 8 kB touched', ({ buffers }) => buffers),
    ...tableOf('Kilobytes of the answer', ({ bytes }) => bytes / 1000),
  ]
}

/** The middle one, with the least and the most where there were several. */
function middle(values: number[]): string {
  if (values.length < 2) return shown(median(values))
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`
}

function writesIn({ rates = [], flush }: FullFound): string[] {
  if (rates.length === 0) return []
  return [
    '## Writes',
    '',
    'Check-ins a second, each durable before it is acknowledged; the time that the vision took to follow is counted in, and after each run it equalled the mean of all leaves, recomputed apart. Straight SQL writes the check-in and its event in the product’s tables, one prepared statement and one transaction each, with nothing around it.' +
      (flush ? ` A flush of the disk took ${shown(flush.median)} ms.` : ''),
    '',
    table(
      ['', 'Product', 'Floor', 'Straight SQL', 'To the floor', 'To straight SQL', 'One of them, p50 and p99'],
      rates.map((one) => {
        const { clients, where, found, straight } = one
        const of = (all: { rate: number }[]): string => middle(all.map(({ rate }) => rate))
        const taken = (which: 'p50' | 'p99'): string => shown(median(found.product.map((each) => each.taken[which])))
        return [
          `${clients} ${clients === 1 ? 'client' : 'clients'}, ${where}`,
          ...[of(found.product), of(found.floor), of(straight)],
          ...[`${shown(ratio(found, ({ rate }) => rate))} ×`, `${shown(toStraight(one))} ×`],
          `${taken('p50')} and ${taken('p99')} ms`,
        ]
      }),
    ),
    '',
  ]
}

function rollUpIn({ visible, lags = [], reparenting, recompute, killed = [] }: FullFound): string[] {
  const rows: string[][] = []
  if (visible) {
    const of = (who: 'product' | 'floor'): string => middle(visible[who].map(({ p50 }) => p50))
    rows.push(['A check-in until the vision reads it back, p50', `${of('product')} ms; the floor ${of('floor')} ms`])
  }
  for (const { perSecond, lag } of lags)
    rows.push([
      `Lag at ${goalsOf(perSecond)} check-ins a second, p50 and p99`,
      `${shown(lag.p50)} and ${shown(lag.p99)} ms`,
    ])
  if (reparenting)
    rows.push(
      [
        `A subtree of ${goalsOf(reparenting.goals)} goals to another parent, until the vision is the recomputed mean`,
        `${middle(reparenting.taken)} ms`,
      ],
      ['… until both requests were answered', `${middle(reparenting.answered)} ms`],
    )
  if (recompute) {
    const { taken, beside, nodes, changed, reads } = recompute
    rows.push(
      [`Full recompute of ${goalsOf(nodes)} nodes`, `${middle(taken)} s; ${changed} nodes came out differently`],
      ['… while somebody reads', `${shown(beside)} s`],
      ...reads.map(({ name, atRest, during }) => [
        `… ${name}, p50 at rest and during it`,
        `${shown(atRest.p50)} and ${shown(during.p50)} ms: ${shown(during.p50 / atRest.p50)} ×; of ${during.count}`,
      ]),
    )
  }
  for (const { who, marked, into, abandoned, led, recovered, right, different, nodes, checkIns } of killed)
    rows.push([
      `The worker killed ${shown(into)} ms into a batch of ${goalsOf(marked)} nodes; ${who}`,
      `one led after ${shown(led)} ms, the database gave the batch up after ${shown(abandoned)} ms, all was carried up after ${shown(recovered)} ms; ${checkIns > 0 ? `${goalsOf(checkIns)} check-ins went on, and ` : ''}the vision was the mean ${shown(right)} ms after the last of it; ${different} of ${goalsOf(nodes)} nodes differ from a recompute`,
    ])
  return rows.length === 0 ? [] : ['## Roll-up', '', table(['', ''], rows), '']
}

function pagesIn({ pages = [], sizes }: FullFound): string[] {
  if (pages.length === 0) return []
  const row = (name: string, of: (page: MapPage) => string): string[] => [name, ...pages.map(of)]
  const zooming = (page: MapPage, by: string) => page.zooming.find((each) => each.by === by)
  const ofZooms = (by: 'keyboard' | 'pointer'): string[][] => [
    row(`Zooms by ${by}: longest stretch busy`, (page) => {
      const one = zooming(page, by)
      return one
        ? `${shown(one.longest)} ms (without waiting for a processor, at most ${shown(one.longestOwn)}); ${one.over50} over 50 ms in ${one.zooms} zooms`
        : '–'
    }),
    row('… script and layout in a frame, p50, p95, most', (page) => {
      const { frame } = zooming(page, by) ?? {}
      return frame ? `${shown(frame.p50)}, ${shown(frame.p95)}, ${shown(frame.most)} ms; ${frame.count} frames` : '–'
    }),
  ]
  const heads = pages.map(({ slowed }) => (slowed === 1 ? 'Processor as it is' : `Slowed ${slowed} ×`))
  return [
    '## The page',
    '',
    `The map in Chromium at ${goalsOf(sizes.at(-1) ?? 0)} goals as the executive, 1,440 by 900, with an empty cache. Busy stretches and frames are those of Chromium’s own trace; a frame counts where it had script, style or layout to do.`,
    '',
    table(
      ['', ...heads],
      [
        row('Usable after', ({ usable }) => `${middle(usable)} ms`),
        row('Crossed the network', ({ bytes, requests }) => `${shown(bytes / 1000)} KB in ${requests} requests`),
        row('… by kind', ({ byKind }) =>
          Object.entries(byKind)
            .map(([kind, bytes]) => `${kind} ${shown(bytes / 1000)} KB`)
            .join(', '),
        ),
        row('… packed', ({ packed }) => packed.join(', ')),
        row('Longest stretch busy while it loads', ({ longest }) => `${shown(longest)} ms`),
        ...ofZooms('keyboard'),
        ...ofZooms('pointer'),
        row(
          'JavaScript’s objects before the zooms and after them',
          ({ heap }) => `${shown(heap.before)} and ${shown(heap.after)} MiB; ${heap.zooms} zooms`,
        ),
      ],
    ),
    '',
  ]
}

function restIn({ streams, start, memory, deep }: FullFound): string[] {
  const rows: string[][] = []
  if (start) {
    const { goals, embedded, ready, answered, idle, loaded, perSecond, seconds } = start
    const both = ({ bearing, postgres }: typeof idle): string =>
      `${shown(bearing)} MiB${postgres === null ? '' : ` and ${shown(postgres)} MiB: ${shown(bearing + postgres)} MiB`}`
    rows.push(
      [
        `\`bearing start\` on ${goalsOf(goals)} goals${embedded ? ', its database started too' : ''}: ready after`,
        `${middle(ready)} ms`,
      ],
      ['… the executive’s first map answered after', `${middle(answered)} ms`],
      [
        'Memory left alone: Bearing and PostgreSQL (what the processes of the latter share is counted once)',
        both(idle),
      ],
      [
        `… at its most under 16 clients who look about and check in, ${shown(perSecond)} requests a second for ${seconds} s`,
        both(loaded),
      ],
    )
  }
  if (memory?.started !== undefined)
    rows.push([
      `Memory of the process on the tree of ${goalsOf(deep)} goals: started, at its most under check-ins`,
      `${shown(memory.started)} and ${shown(memory.most ?? Number.NaN)} MiB`,
    ])
  if (streams) {
    const { count, kibibytesEach, heard, storm } = streams
    rows.push(
      [`${goalsOf(count)} open pages: memory for each`, `${shown(kibibytesEach)} KiB`],
      ['… of the process, at its most', `${shown(memory?.streams ?? Number.NaN)} MiB`],
      [
        '… until half, 99 % and all have heard of a change',
        heard.map(({ half, most, all }) => `${shown(half)}, ${shown(most)}, ${shown(all)} ms`).join('; '),
      ],
      [
        `… under ${storm.perSecond} check-ins a second: messages for each page, of ${storm.checkIns} check-ins`,
        shown(storm.messagesEach),
      ],
    )
  }
  return rows.length === 0 ? [] : ['## The rest', '', table(['', ''], rows), '']
}

/** Which part was measured after the run that the first line speaks of. */
function coursesIn({ courses, begun, seconds }: FullFound): string[] {
  const end = new Date(Date.parse(begun) + seconds * 1000).toISOString()
  const others = Object.entries(courses).filter(([name, course]) => name in parts && course.begun > end)
  if (others.length === 0) return []
  const listed = others.map(([name, course]) => `${titleOf(name)} (${course.begun.slice(0, 16).replace('T', ' ')} UTC)`)
  return [`Measured again later, by themselves: ${listed.join('; ')}.`, '']
}
