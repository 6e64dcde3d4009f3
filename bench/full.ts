import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { plantLarge } from '../src/entry/large.ts'
import { Database } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { type LargeTree, largeOf, measureReads, openLarge, type ReadFound } from './large.ts'
import { type FullFound, type Pair, writeLargeReport } from './large-report.ts'
import { measureStreams } from './live.ts'
import { median } from './numbers.ts'
import { overview, type Peer } from './peers.ts'
import { Clients, memoryOf, startFloor, startProduct } from './processes.ts'
import { recomputeAll } from './recompute.ts'
import { makeSetting, type Setting } from './setting.ts'
import { firstLeaf, firstValues, goalId } from './tree.ts'
import { lag, rate, visible, visionFollows, type Written } from './writing.ts'

/** All leaves equally deep, so that one check-in is worth the same at the vision wherever it is. */
const deep = 1_111_111
const sizes = [1_000, 10_000, 100_000, 1_000_000]
const rounds = 2

export async function measureFull({
  on,
  ending,
  say,
}: {
  on?: string
  ending: AbortSignal
  say: (line: string) => void
}): Promise<string> {
  const begun = new Date()
  const setting = await makeSetting([deep], deep, on ?? tmpdir(), say)
  const clients = new Clients()
  try {
    const trees: LargeTree[] = []
    for (const size of sizes) trees.push(await largeIn(setting, size, ending))
    const reads: ReadFound[] = []
    for (const tree of trees) {
      say(`Reading with ${tree.large.goals.toLocaleString('en-GB')} goals …`)
      const plans = tree.large.goals === sizes.at(-1) ? fileURLToPath(new URL('plans', import.meta.url)) : undefined
      reads.push(...(await measureReads(tree, clients, { times: 24, plans, say })))
      ending.throwIfAborted()
    }
    const found = { reads, ...(await measureWrites(setting, clients, ending, say)) }
    const seconds = (Date.now() - begun.getTime()) / 1000
    return await writeLargeReport({ begun: begun.toISOString(), seconds, postgres: setting.version, ...found })
  } finally {
    clients.stop()
    await setting.close()
  }
}

async function largeIn(setting: Setting, size: number, ending: AbortSignal): Promise<LargeTree> {
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

async function measureWrites(setting: Setting, clients: Clients, ending: AbortSignal, say: (line: string) => void) {
  const [tree] = setting.trees
  if (!tree) throw new Error('There is no tree to write in.')
  const begun = performance.now()
  const server = await startProduct(tree.url, '--no-pages')
  const floorServer = await startFloor(setting.floorUrl, goalId(0))
  try {
    const peer = (kind: Peer['kind'], { origin }: { origin: string }): Peer => ({
      kind,
      origin,
      slug: tree.slug,
      tokens: tree.tokens,
    })
    const written = (of: Peer): Written => ({ peer: of, size: deep, values: firstValues(deep) })
    const [product, floor] = [written(peer('product', server)), written(peer('floor', floorServer))]
    await clients.run({ job: 'reads', peer: product.peer, asked: [overview(product.peer)] })
    const started = performance.now() - begun
    const atStart = memoryOf(server.pid).now
    for (const each of [product, floor]) await visionFollows(each)
    const inTurn = async <T>(work: (of: Written, round: number) => Promise<T>): Promise<Pair<T>> => {
      const found: Pair<T> = { product: [], floor: [] }
      for (let round = 0; round <= rounds; round++)
        for (const each of [product, floor]) {
          ending.throwIfAborted()
          const done = await work(each, round)
          if (round > 0) found[each.peer.kind].push(done)
        }
      return found
    }
    say('How soon a check-in is visible …')
    const seen = await inTurn((each, round) => visible(clients, each, 40, round))
    const rates: FullFound['rates'] = []
    const first = firstLeaf(deep)
    for (const [many, where] of [
      [1, 'spread'],
      [16, 'spread'],
      [64, 'spread'],
      [16, 'under one goal'],
    ] as const) {
      say(`Check-ins, ${many} at a time, ${where} …`)
      const leaves: [number, number] = where === 'spread' ? [first, deep] : [first, first + 100]
      rates.push({
        clients: many,
        where,
        found: await inTurn((each, round) => rate(clients, each, many, 4, round, leaves)),
      })
    }
    const lags: FullFound['lags'] = []
    for (const perSecond of [10, 100, 1000]) {
      say(`The lag at ${perSecond} a second …`)
      lags.push({ perSecond, found: await lag(clients, product, perSecond, 5, 50 + perSecond) })
    }
    const floorReads = await clients.run({
      job: 'reads',
      peer: floor.peer,
      asked: Array.from({ length: 200 }, () => overview(floor.peer)),
    })
    const { most } = memoryOf(server.pid)
    say('5,000 open pages …')
    const streams = await measureStreams({ ...product.peer, pid: server.pid }, 5000)
    const memory = { started: atStart, most, streams: memoryOf(server.pid).most }
    say('Recomputing everything …')
    const recompute = await recomputeAll(tree, 1)
    return { floorRead: median(floorReads.taken), visible: seen, rates, lags, recompute, streams, memory, started }
  } finally {
    await server.stop()
    await floorServer.stop()
  }
}
