import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Asked, checkIn, type Peer, progressIn, vision } from './peers.ts'
import { type Straight, straightly } from './straight.ts'
import { scaled } from './tree.ts'

// The clients, in a process of their own, so that what they cost does not slow the server's own loop. One job at a time.

export type Job = { peer: Peer } & (
  | { job: 'straight'; straight: Straight; clients: number; seconds: number; random: number }
  | { job: 'check-ins'; clients: number; seconds: number; leaves: [first: number, end: number]; random: number }
  | { job: 'visible'; times: number; leaves: [leaf: number, value: number][]; step: string }
  /** Each once; or with `seconds` from the beginning again until they are over, or until `most` were asked. */
  | { job: 'reads'; asked: Asked[]; clients?: number; seconds?: number; most?: number }
  | { job: 'lag'; perSecond: number; leaves: [leaf: number, value: number][]; step: string }
)

export interface Done {
  /** Milliseconds of each. */
  taken: number[]
  seconds: number
  /** The last value written to each leaf. */
  written: [leaf: number, value: number][]
  bytes: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function ask(peer: Peer, asked: Asked): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = {}
    if (asked.token) headers.authorization = `Bearer ${asked.token}`
    if (asked.body !== undefined) {
      headers['content-type'] = 'application/json'
      headers['content-length'] = String(Buffer.byteLength(asked.body))
    }
    const sent = request(`${peer.origin}${asked.path}`, { method: asked.method, agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        if (response.statusCode !== 200)
          reject(new Error(`${asked.method} ${asked.path}: ${response.statusCode} ${body.slice(0, 500)}`))
        else resolve(body)
      })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(asked.body)
  })
}

/** Small and repeatable: the same load in each round. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** So many clients, each with leaves of its own, one check-in after the other. */
async function checkIns(
  { clients, seconds, leaves: [first, end], random }: Omit<Extract<Job, { job: 'check-ins' }>, 'job' | 'peer'>,
  record: (leaf: number, value: number) => Promise<unknown>,
): Promise<Done> {
  const taken: number[] = []
  const written = new Map<number, number>()
  const begun = performance.now()
  const client = async (own: number): Promise<void> => {
    const roll = dice(random + own * 7919)
    const mine = Math.floor((end - first - own - 1) / clients) + 1
    while (performance.now() - begun < seconds * 1000) {
      const leaf = first + own + roll(mine) * clients
      const value = roll(900)
      const sent = performance.now()
      await record(leaf, value)
      taken.push(performance.now() - sent)
      written.set(leaf, value)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, own) => client(own)))
  return { taken, seconds: (performance.now() - begun) / 1000, written: [...written], bytes: 0 }
}

const progressOf = async (peer: Peer): Promise<bigint> => scaled(progressIn(peer, await ask(peer, vision(peer))))

/** From sending a check-in until the vision reads back the number that it makes, with nobody else about. */
async function visible({ peer, times, leaves, step }: Extract<Job, { job: 'visible' }>): Promise<Done> {
  const taken: number[] = []
  const written: [number, number][] = []
  let expected = await progressOf(peer)
  const began = performance.now()
  for (const [leaf, value] of leaves.slice(0, times)) {
    await pause(30)
    expected += BigInt(step)
    const begun = performance.now()
    await ask(peer, checkIn(peer, leaf, value + 1))
    while ((await progressOf(peer)) !== expected)
      if (performance.now() - begun > 10_000)
        throw new Error(`The vision does not show a check-in on goal number ${leaf} after 10 s.`)
    taken.push(performance.now() - begun)
    written.push([leaf, value + 1])
  }
  return { taken, seconds: (performance.now() - began) / 1000, written, bytes: 0 }
}

async function reads({
  peer,
  asked,
  clients = 1,
  seconds,
  most = Number.POSITIVE_INFINITY,
}: Extract<Job, { job: 'reads' }>): Promise<Done> {
  const taken: number[] = []
  let bytes = 0
  let next = 0
  const began = performance.now()
  const again = (): boolean =>
    seconds === undefined ? next < asked.length : next < most && performance.now() - began < seconds * 1000
  const client = async (): Promise<void> => {
    while (again()) {
      const at = next++
      const begun = performance.now()
      const body = await ask(peer, asked[at % asked.length] as Asked)
      taken[at] = performance.now() - begun
      bytes = Math.max(bytes, body.length)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { taken, seconds: (performance.now() - began) / 1000, written: [], bytes }
}

/**
 * A steady stream of check-ins, each worth the same at the vision: its number tells how many have arrived there. What
 * is counted for each is the time from its acknowledgement until a reader sees that number or a later one.
 */
async function lag({ peer, perSecond, leaves, step }: Extract<Job, { job: 'lag' }>): Promise<Done> {
  const base = await progressOf(peer)
  const acknowledged: number[] = []
  const seen: { count: number; at: number }[] = []
  const began = performance.now()
  let sending = true
  const reader = (async () => {
    for (const until = began + 120_000; performance.now() < until; await pause(2)) {
      const progress = await progressOf(peer)
      seen.push({ count: Number((progress - base) / BigInt(step)), at: performance.now() })
      if (!sending && seen.at(-1)?.count === leaves.length) return
    }
    throw new Error('The vision did not follow within two minutes.')
  })()
  const sent: Promise<void>[] = []
  for (const [at, [leaf, value]] of leaves.entries()) {
    const wait = began + (at * 1000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    sent.push(ask(peer, checkIn(peer, leaf, value + 1)).then(() => void acknowledged.push(performance.now())))
  }
  await Promise.all(sent)
  const seconds = (performance.now() - began) / 1000
  sending = false
  await reader
  let next = 0
  const taken = acknowledged.map((at, order) => {
    while ((seen[next]?.count ?? Number.POSITIVE_INFINITY) <= order) next++
    return Math.max(0, (seen[next]?.at ?? Number.NaN) - at)
  })
  return { taken, seconds, written: leaves.map(([leaf, value]) => [leaf, value + 1]), bytes: 0 }
}

function work(job: Job): Promise<Done> {
  if (job.job === 'check-ins') return checkIns(job, (leaf, value) => ask(job.peer, checkIn(job.peer, leaf, value)))
  if (job.job === 'straight') {
    const { straight } = job
    const leaves: [number, number] = [straight.first, straight.end]
    return checkIns({ ...job, leaves }, straightly(straight))
  }
  if (job.job === 'visible') return visible(job)
  return job.job === 'reads' ? reads(job) : lag(job)
}

process.on('message', (job: Job) => {
  work(job).then(
    (done) => process.send?.({ done }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit())
