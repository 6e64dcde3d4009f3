import { writeFile } from 'node:fs/promises'
import { cpus, totalmem, type } from 'node:os'
import type { Found, Run } from './measures.ts'
import { median, percentile, rounded, shown } from './numbers.ts'
import type { PeerFound } from './peers/peer.ts'
import { ratioOf, verdictsOf } from './targets.ts'

/** The table as text; with `keep` also bench/results.md and the raw figures beside it. */
export async function writeReport(found: Found, keep: boolean): Promise<string> {
  const text = reportOf(found)
  if (!keep) return text
  await writeFile(new URL('results.md', import.meta.url), text)
  await writeFile(
    new URL('results.json', import.meta.url),
    `${JSON.stringify({ machine: machine(), verdicts: verdictsOf(found), ...found }, rounded)}\n`,
  )
  return text
}

export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${type()} ${process.arch}`,
  node: process.versions.node,
})

function reportOf(found: Found): string {
  const { cpu, cores, memory, system, node } = machine()
  const probes = runsOf(found).flatMap(({ before, after }) => [before.median, after.median])
  const slow = runsOf(found).filter(({ before }) => before.median >= 0.4).length
  return [
    '# What it costs',
    '',
    `${found.quick ? 'A quick look, not for publishing. ' : ''}Measured on ${found.begun.slice(0, 10)} with \`npm run bench\` in ${Math.round(found.seconds / 60)} minutes: ${cpu}, ${cores} cores, ${memory}, ${system}; Node ${node}, PostgreSQL ${found.postgres}.`,
    `The floor is bare \`node:http\` and \`pg\` doing the same durable work on the same server, in turn with the product. A flush took ${shown(median(probes))} ms (median of all probes; between ${shown(Math.min(...probes))} and ${shown(Math.max(...probes))})${slow > 0 ? `; ${slow} runs began although the disk was slow` : ''}.`,
    '',
    table(
      ['Promise', 'Target', 'Found', 'Met'],
      verdictsOf(found).map(({ what, target, found: value, unit, met }) => [
        what,
        target,
        value === null ? 'not measured' : `${shown(value)} ${unit}`,
        met === null ? '–' : met ? 'yes' : '**no**',
      ]),
    ),
    '',
    '## Product and floor',
    '',
    'Milliseconds, or check-ins a second; the middle one of the rounds. The ratio is the middle one of the rounds’ own ratios. After each run of check-ins the vision equalled the mean of all leaves, recomputed apart, to the last of ten decimal places; the time it took to follow is counted in.',
    '',
    table(
      ['', 'Product', 'Floor', 'Ratio'],
      [
        ...against('Check-in until the vision reads it back, p50', found.visible, (each) => percentile(each.taken, 50)),
        ...against('… p99', found.visible, (each) => percentile(each.taken, 99)),
        ...against('Overview of the vision and ten goals, p50', found.overview, (each) => percentile(each.taken, 50)),
        ...against('… p99', found.overview, (each) => percentile(each.taken, 99)),
        ...against('Check-ins a second, 1 client', found.rate1, (each) => each.rate),
        ...against('Check-ins a second, 16 clients', found.rate16, (each) => each.rate),
        ...against('… ms for one of them, p99', found.rate16, (each) => percentile(each.taken, 99)),
      ],
    ),
    '',
    '## The map',
    '',
    'Milliseconds of the first answer and of a zoom into one of the ten; statements and pages of 8 kB that they touch, as the viewer’s role.',
    '',
    table(
      ['Goals', 'First, p50', 'p99', 'Statements', 'Pages', 'Zoom, p50', 'p99', 'Statements', 'Pages', 'Bytes of JSON'],
      found.maps.map(({ size, first, zoom, costs }) => [
        size.toLocaleString('en-GB'),
        ...[
          middle(first, 50),
          middle(first, 99),
          String(costs.first.statements),
          costs.first.buffers.toLocaleString('en-GB'),
        ],
        ...[
          middle(zoom, 50),
          middle(zoom, 99),
          String(costs.zoom.statements),
          costs.zoom.buffers.toLocaleString('en-GB'),
        ],
        Math.max(...first.map((run) => run.found.bytes)).toLocaleString('en-GB'),
      ]),
    ),
    '',
    '## The rest',
    '',
    table(
      ['', ''],
      [
        ['Lag at 200 check-ins a second, p50 and p99', `${middle(found.lag, 50)} and ${middle(found.lag, 99)} ms`],
        ...found.recomputes.map(({ size, run: { found: each } }) => [
          `Full recompute of ${size.toLocaleString('en-GB')} goals with their measures`,
          `${shown(median(each.taken))} s; ${each.changed} of ${each.nodes.toLocaleString('en-GB')} nodes came out differently`,
        ]),
        ...(found.memory
          ? [
              [
                'Memory of the product: started, after the load, at its most',
                `${shown(found.memory.started)}, ${shown(found.memory.end)}, ${shown(found.memory.most)} MiB`,
              ],
            ]
          : []),
        ...(found.page
          ? [
              [
                'First page with goals, usable after',
                `${shown(median(found.page.usable))} ms (${found.page.usable.map(shown).join(', ')})`,
              ],
              [
                '… by kind',
                Object.entries(found.page.byKind)
                  .map(([kind, bytes]) => `${kind} ${shown(bytes / 1000)} KB`)
                  .join(', '),
              ],
            ]
          : []),
      ],
    ),
    '',
    ...peersIn(found.peers),
  ].join('\n')
}

function peersIn(peers: PeerFound[]): string[] {
  if (peers.length === 0) return []
  const two = (taken: number[]): string =>
    taken.length === 0 ? 'it has no save' : `${shown(percentile(taken, 50))} and ${shown(percentile(taken, 99))}`
  return [
    '## Peers',
    '',
    'The same tree as a sheet: one row a goal, a formula for the mean of the rows below it. Each is asked directly, without a server, people or rights between; HyperFormula keeps nothing when it ends, LibreOffice Calc keeps what was saved. Milliseconds, p50 and p99; each top was compared with the mean of all leaves, recomputed apart. `npm ci --prefix bench/peers` installs HyperFormula (GPL, and never part of Bearing); LibreOffice is the system’s own.',
    '',
    table(
      ['Peer', 'Goals', 'Loaded in', 'Check-in until the top reads it back', '… until it is saved', 'Of', 'Memory'],
      peers.flatMap(({ name, version, runs }) =>
        runs.map(({ size, load, visible, saved, memory }) => [
          ...[`${name} ${version}`, size.toLocaleString('en-GB'), `${shown(load)} s`, two(visible), two(saved)],
          ...[String(visible.length), `${shown(memory)} MiB`],
        ]),
      ),
    ),
    '',
    ...peers.flatMap(({ name, missing }) => (missing ? [`${name}: ${missing}`, ''] : [])),
  ]
}

const runsOf = (found: Found): Run<unknown>[] => [
  ...[found.visible, found.overview, found.rate1, found.rate16, found.lag].flat(),
  ...found.maps.flatMap(({ first, zoom }) => [...first, ...zoom]),
  ...found.recomputes.map(({ run }) => run),
]

const middle = (runs: Run<{ taken: number[] }>[], percent: number): string =>
  shown(median(runs.map((run) => percentile(run.found.taken, percent))))

function against<T>(name: string, runs: Run<T>[], figure: (found: T) => number): string[][] {
  if (runs.length === 0) return []
  const of = (who: string): string =>
    shown(median(runs.filter((run) => run.who === who).map((run) => figure(run.found))))
  return [[name, of('product'), of('floor'), `${shown(ratioOf(runs, figure) ?? Number.NaN)} ×`]]
}

export const table = ([...head]: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
