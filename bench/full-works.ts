import { fileURLToPath } from 'node:url'
import { plantLarge } from '../src/entry/large.ts'
import { Database } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { measureStart } from './cold.ts'
import { Deep } from './deep.ts'
import { fastAgain, type Probe } from './flush.ts'
import type { FullFound } from './full-found.ts'
import { measureRates } from './full-rates.ts'
import { killInBatch } from './killed.ts'
import { type LargeTree, largeOf, measureReads, openLarge } from './large.ts'
import { measureStreams } from './live.ts'
import { spread } from './numbers.ts'
import { overview } from './peers.ts'
import { type Clients, memoryOf } from './processes.ts'
import { measureRecompute, reparent } from './roll-up.ts'
import type { Setting } from './setting.ts'
import { lag, visible, visionFollows } from './writing.ts'
import { measureMapPage } from './zooms.ts'

// What each part of a full run does. It puts what it found in its place, or fails; it may also tell what is missing of it.

/** How large everything is; the small ones are for trying the bench itself. */
interface Sizes {
  deep: number
  sizes: number[]
  streams: number
  zooms: number
  rounds: number
}
export const whole: Sizes = {
  deep: 1_111_111,
  sizes: [1_000, 10_000, 100_000, 1_000_000],
  streams: 5000,
  zooms: 200,
  rounds: 2,
}
export const small: Sizes = { deep: 11_111, sizes: [1_000, 10_000], streams: 200, zooms: 40, rounds: 1 }

/** What the parts of one run have in common. */
export interface Run {
  how: Sizes
  setting: Setting
  clients: Clients
  found: FullFound
  ending: AbortSignal
  say: (line: string) => void
  deep?: Deep
  large: Map<number, LargeTree>
  wantsReads: boolean
}

export const works: Record<string, (run: Run) => Promise<string | undefined>> = {
  'planting deep': async (run) => {
    run.deep = await Deep.plant(run.setting, run.how.deep)
    return undefined
  },

  visible: async (run) => {
    const { how, clients, found } = run
    delete found.visible
    await calm(run)
    const { product, floor } = await deepIn(run).open(clients)
    const all: NonNullable<FullFound['visible']> = { product: [], floor: [] }
    for (let round = 0; round <= how.rounds; round++)
      for (const each of [product, floor]) {
        const done = await visible(clients, each, 40, round)
        if (round > 0) all[each.peer.kind].push(spread(done.taken))
      }
    const asked = Array.from({ length: 400 }, () => overview(floor.peer))
    const reads = await clients.run({ job: 'reads', peer: floor.peer, asked })
    Object.assign(found, { visible: all, floorRead: spread(reads.taken).p50 })
    return undefined
  },

  writes: async (run) => {
    delete run.found.rates
    await calm(run)
    const deep = deepIn(run)
    const { server, product, floor } = await deep.open(run.clients)
    const started = memoryOf(server.pid).now
    run.found.rates = await measureRates({ ...run, deep, product, floor, rounds: run.how.rounds })
    run.found.memory = { ...run.found.memory, started, most: memoryOf(server.pid).most }
    return undefined
  },

  lag: async (run) => {
    delete run.found.lags
    await calm(run)
    const { product } = await deepIn(run).open(run.clients)
    const lags: NonNullable<FullFound['lags']> = []
    for (const perSecond of [10, 100, 1000]) {
      const seconds = run.how === whole ? 5 : 2
      const { taken } = await lag(run.clients, product, perSecond, seconds, 50 + perSecond)
      lags.push({ perSecond, lag: spread(taken) })
    }
    await visionFollows(product)
    run.found.lags = lags
    return undefined
  },

  reparenting: async (run) => {
    delete run.found.reparenting
    const { product } = await deepIn(run).open(run.clients)
    run.found.reparenting = await reparent(deepIn(run), run.clients, product)
    return undefined
  },

  recompute: async (run) => {
    delete run.found.recompute
    const { product } = await deepIn(run).open(run.clients)
    await visionFollows(product)
    run.found.recompute = await measureRecompute(deepIn(run), run.clients, product.peer)
    return undefined
  },

  killed: async (run) => {
    delete run.found.killed
    const deep = deepIn(run)
    const { product } = await deep.open(run.clients)
    const { values } = product
    await deep.close()
    const killed = [await killInBatch(deep, run.clients, values, 'another stands by')]
    run.found.killed = [...killed, await killInBatch(deep, run.clients, values, 'it is started again')]
    return undefined
  },

  streams: async (run) => {
    delete run.found.streams
    const { server, product } = await deepIn(run).open(run.clients)
    run.found.streams = await measureStreams({ ...product.peer, pid: server.pid }, run.how.streams)
    run.found.memory = { ...run.found.memory, streams: memoryOf(server.pid).most }
    return undefined
  },

  'planting large': async (run) => {
    await run.deep?.close()
    const failed: string[] = []
    for (const size of neededSizes(run)) {
      const began = performance.now()
      try {
        run.large.set(size, await plantLargeIn(run.setting, size, run.ending))
        run.say(`  ${size.toLocaleString('en-GB')} goals in ${((performance.now() - began) / 1000).toFixed(0)} s`)
      } catch (error) {
        run.ending.throwIfAborted()
        failed.push(`${size.toLocaleString('en-GB')} goals: ${(error as Error).message}`)
      }
    }
    return failed.length > 0 ? failed.join(' ') : undefined
  },

  reads: async (run) => {
    delete run.found.reads
    const trees = [...run.large.values()]
    if (trees.length === 0) throw new Error('No organisation was planted to read in.')
    // Kept for the law that reads them, so only at full size.
    const plans =
      run.how === whole && run.large.has(1_000_000) ? fileURLToPath(new URL('plans', import.meta.url)) : undefined
    const { reads, failed } = await measureReads(trees, run.clients, { ...run, seconds: 0.5, plans })
    run.found.reads = reads
    return failed.length > 0 ? failed.join(' ') : undefined
  },

  page: async (run) => {
    delete run.found.pages
    const { zooms } = run.how
    const slowings = [
      { slowed: 1, loads: 3, zooms },
      { slowed: 4, loads: 2, zooms: zooms * 0.4 },
    ]
    run.found.pages = await measureMapPage(largestIn(run), slowings, run)
    return undefined
  },

  start: async (run) => {
    delete run.found.start
    const tree = largestIn(run)
    // The last part: the server that all others were measured on is not there afterwards.
    const data = await run.setting.leaveTo(tree.url)
    run.found.start = await measureStart(tree, run.clients, { data, times: 3, seconds: run.how === whole ? 15 : 5 })
    return undefined
  },
}

/** Planting has used up what the disk allows at once: waits a while until a flush is fast again, and notes what it takes. */
async function calm({ setting, found, how, say }: Run): Promise<void> {
  const { median, p99, waited } = await fastAgain(setting.folder, how === whole ? 90 : 5)
  if (waited > 1) say(`  waited ${waited.toFixed(0)} s for the disk; a flush takes ${median.toFixed(2)} ms`)
  found.flush = { median, p99 } satisfies Probe
}

function deepIn({ deep }: Pick<Run, 'deep'>): Deep {
  if (!deep) throw new Error('The tree that is written in could not be planted.')
  return deep
}

function largestIn({ large, how }: Run): LargeTree {
  const size = how.sizes.at(-1) ?? 0
  const tree = large.get(size)
  if (!tree) throw new Error(`The organisation with ${size.toLocaleString('en-GB')} goals could not be planted.`)
  return tree
}

/** All of them for reads; what is left looks at the largest alone. */
const neededSizes = ({ how, wantsReads }: Run): number[] => (wantsReads ? how.sizes : how.sizes.slice(-1))

async function plantLargeIn(setting: Setting, size: number, ending: AbortSignal): Promise<LargeTree> {
  const url = await setting.create(`large_${size}`)
  await migrate(urlsFrom(url))
  const database = new Database({ urls: urlsFrom(url), connections: 2 })
  try {
    const large = largeOf(size)
    const { organisation } = await plantLarge(database, large, ending)
    return await openLarge(url, organisation, large)
  } finally {
    await database.close()
  }
}
