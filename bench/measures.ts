import { tmpdir } from 'node:os'
import { type Cost, costOf } from './buffers.ts'
import { fastAgain, type Probe, probe } from './flush.ts'
import type { Done } from './load.ts'
import { median, percentile, shown } from './numbers.ts'
import { firstPage, type Page } from './page.ts'
import { measurePeers, type PeerFound } from './peers/peer.ts'
import { map, overview, type Peer } from './peers.ts'
import { Clients, memoryOf, type Served, startFloor, startProduct } from './processes.ts'
import { type Recomputed, recomputeAll } from './recompute.ts'
import type { Seeded } from './seed.ts'
import { makeSetting, type Setting } from './setting.ts'
import { firstValues, goalId } from './tree.ts'
import { lag, type Rate, rate, visible, visionFollows, type Written } from './writing.ts'

export interface Wanted {
  quick: boolean
  only?: string[]
  on?: string
  patience: number
  ending: AbortSignal
  say: (line: string) => void
}

/** One run of one thing, with the flush before and after it. */
export interface Run<Found> {
  who: 'product' | 'floor'
  before: Probe & { waited: number }
  after: Probe
  found: Found
}

export interface Found {
  quick: boolean
  begun: string
  seconds: number
  postgres: string
  sizes: number[]
  visible: Run<Done>[]
  rate1: Run<Rate>[]
  rate16: Run<Rate>[]
  overview: Run<Done>[]
  maps: { size: number; first: Run<Done>[]; zoom: Run<Done>[]; costs: { first: Cost; zoom: Cost } }[]
  lag: Run<Done>[]
  recomputes: { size: number; run: Run<Recomputed> }[]
  memory: { started: number; end: number; most: number } | null
  page: Page | null
  /** What people could keep their goals in instead; not in turn with the product, and not on its server. */
  peers: PeerFound[]
}

/** The tree that check-ins are recorded in, in product and floor alike. */
const worked = 11_111

export async function measureAll({ quick, only, on, patience, ending, say }: Wanted): Promise<Found> {
  const begun = new Date()
  const rounds = quick ? 2 : 5
  const wants = (part: string): boolean => only?.includes(part) ?? true
  const sizes = wants('map') || wants('recompute') ? [1_111, worked, 100_000] : [worked]
  const setting = await makeSetting(sizes, worked, on ?? tmpdir(), say)
  const running: Served[] = []
  const clients = new Clients()
  const found: Found = {
    quick,
    begun: begun.toISOString(),
    seconds: 0,
    postgres: setting.version,
    sizes,
    ...{
      visible: [],
      rate1: [],
      rate16: [],
      overview: [],
      maps: [],
      lag: [],
      recomputes: [],
      memory: null,
      page: null,
      peers: [],
    },
  }
  try {
    const started = async (served: Promise<Served>): Promise<Served> => {
      const one = await served
      running.push(one)
      return one
    }
    const tree = treeOf(setting, worked)
    const server = await started(startProduct(tree.url, '--no-pages'))
    const product = writtenTo(peerOf('product', server, tree))
    const floor = writtenTo(peerOf('floor', await started(startFloor(setting.floorUrl, goalId(0))), tree))
    for (const each of [product, floor]) await visionFollows(each)
    const atStart = memoryOf(server.pid)

    const once = async <T>(who: Peer['kind'], work: () => Promise<T>): Promise<Run<T>> => {
      ending.throwIfAborted()
      const before = await fastAgain(setting.folder, patience)
      if (before.waited > 1)
        say(`  waited ${before.waited.toFixed(0)} s for the disk; a flush takes ${before.median.toFixed(2)} ms`)
      const done = await work()
      say(`  ${who}: ${inShort(done)}`)
      return { who, before, found: done, after: probe(setting.folder, 100) }
    }
    /** Product, floor, product, floor …, after one round that warms both up and counts for nothing. */
    const inTurn = async <T>(
      name: string,
      into: Run<T>[],
      work: (written: Written, round: number) => Promise<T>,
    ): Promise<void> => {
      say(`Measuring ${name} …`)
      for (const written of [product, floor]) await work(written, 0)
      for (let round = 1; round <= rounds; round++)
        for (const written of [product, floor]) into.push(await once(written.peer.kind, () => work(written, round)))
    }
    const reading = (peer: Peer, asked: (at: number) => ReturnType<typeof map>, times: number): Promise<Done> =>
      clients.run({ job: 'reads', peer, asked: Array.from({ length: times }, (_, at) => asked(at)) })

    if (wants('visible'))
      await inTurn('how soon a check-in is visible', found.visible, (written, round) =>
        visible(clients, written, quick ? 40 : 100, round),
      )
    if (wants('overview'))
      await inTurn('the overview', found.overview, ({ peer }) => reading(peer, () => overview(peer), quick ? 150 : 400))
    if (wants('rate'))
      for (const [many, into] of [
        [1, found.rate1],
        [16, found.rate16],
      ] as const)
        await inTurn(`check-ins a second, ${many} at a time`, into, (written, round) =>
          rate(clients, written, many, quick ? 2 : 5, round),
        )
    if (wants('lag')) {
      say('Measuring the lag at 200 check-ins a second …')
      await lag(clients, product, 200, 2, 0)
      for (let round = 1; round <= (quick ? 1 : 3); round++)
        found.lag.push(await once('product', () => lag(clients, product, 200, quick ? 4 : 10, round)))
      await visionFollows(product)
    }

    if (wants('map')) {
      say('Measuring the map …')
      const shown = []
      for (const tree of setting.trees) {
        const served = tree.size === worked ? server : await started(startProduct(tree.url, '--no-pages'))
        shown.push({ tree, peer: peerOf('product', served, tree) })
        const costs = {
          first: await costOf({ ...tree, person: tree.persons[0] ?? '' }, 'graph.map', {}),
          zoom: await costOf({ ...tree, person: tree.persons[0] ?? '' }, 'graph.map', { focus: goalId(3) }),
        }
        found.maps.push({ size: tree.size, first: [], zoom: [], costs })
      }
      for (let round = 0; round <= rounds; round++)
        for (const [at, { peer }] of shown.entries())
          for (const [kind, focus] of [
            ['first', () => undefined],
            ['zoom', (turn: number) => (turn % 10) + 1],
          ] as const) {
            const run = await once('product', () => reading(peer, (turn) => map(peer, focus(turn)), quick ? 20 : 60))
            if (round > 0) found.maps[at]?.[kind].push(run)
          }
    }
    if (wants('recompute'))
      for (const tree of setting.trees) {
        say(`Recomputing all of ${tree.size.toLocaleString('en-GB')} goals …`)
        found.recomputes.push({ size: tree.size, run: await once('product', () => recomputeAll(tree, quick ? 1 : 3)) })
      }
    if (wants('recompute')) await visionFollows(product)
    found.memory = { started: atStart.now, end: memoryOf(server.pid).now, most: memoryOf(server.pid).most }
    if (wants('page')) {
      say('Measuring the first page …')
      found.page = await firstPage(tree, quick ? 2 : 5)
    }
    if (wants('peers')) {
      say('Measuring the peers …')
      const asked = quick ? [1_111, worked] : [1_111, worked, 100_000]
      found.peers = await measurePeers(asked, say, { on: setting.folder, ending })
    }
    found.seconds = (Date.now() - begun.getTime()) / 1000
    return found
  } finally {
    clients.stop()
    for (const one of running) await one.stop()
    await setting.close()
  }
}

/** What a run came to, while one waits. */
function inShort(found: unknown): string {
  const { taken = [], rate } = found as { taken?: number[]; rate?: number }
  return rate
    ? `${shown(rate)} a second`
    : `half within ${shown(median(taken))}, 99 % within ${shown(percentile(taken, 99))} of ${taken.length}`
}

function treeOf(setting: Setting, size: number): Seeded {
  const tree = setting.trees.find((each) => each.size === size)
  if (!tree) throw new Error(`No tree of ${size} goals was planted.`)
  return tree
}

const peerOf = (kind: Peer['kind'], served: Served, tree: Seeded): Peer => ({
  kind,
  origin: served.origin,
  slug: tree.slug,
  tokens: tree.tokens,
})

const writtenTo = (peer: Peer): Written => ({ peer, size: worked, values: firstValues(worked) })
