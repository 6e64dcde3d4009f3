import { setTimeout as pause } from 'node:timers/promises'
import type { Done } from './load.ts'
import { type Peer, progressIn, vision } from './peers.ts'
import type { Clients } from './processes.ts'
import { firstLeaf, meanOfAll, scaled } from './tree.ts'

/** A peer with what its leaves should be by now, so that its vision can be checked against them. */
export interface Written {
  peer: Peer
  size: number
  values: Map<number, number>
}

const noted = (written: Written, done: Done): Done => {
  for (const [leaf, value] of done.written) written.values.set(leaf, value)
  return done
}

/** What one more point of one leaf is worth at the vision; exact where all leaves lie equally deep. */
const step = (size: number): string => {
  let weight = 10_000_000n
  for (let number = firstLeaf(size); number > 0; number = Math.floor((number - 1) / 10)) weight /= 10n
  return String(weight)
}

/** Leaves that have room for one point more, a different part of the tree each time. */
function leavesFor({ size, values }: Written, count: number, round: number): [number, number][] {
  const first = firstLeaf(size)
  const all = size - first
  return Array.from({ length: count }, (_, at) => first + ((at * 7 + round * 1013) % all)).map((leaf) => [
    leaf,
    values.get(leaf) ?? 0,
  ])
}

export const visible = async (clients: Clients, written: Written, times: number, round: number): Promise<Done> =>
  noted(
    written,
    await clients.run({
      job: 'visible',
      peer: written.peer,
      times,
      leaves: leavesFor(written, times, round),
      step: step(written.size),
    }),
  )

export const lag = async (
  clients: Clients,
  written: Written,
  perSecond: number,
  seconds: number,
  round: number,
): Promise<Done> =>
  noted(
    written,
    await clients.run({
      job: 'lag',
      peer: written.peer,
      perSecond,
      leaves: leavesFor(written, perSecond * seconds, round),
      step: step(written.size),
    }),
  )

export interface Rate {
  /** Check-ins in a second, the time counted in that the vision took to follow after the last one. */
  rate: number
  acknowledged: number
  followedAfter: number
  taken: number[]
}

/** So many clients at once; then the vision has to be the mean of the leaves, to the last digit. */
export async function rate(
  clients: Clients,
  written: Written,
  many: number,
  seconds: number,
  round: number,
  leaves: [first: number, end: number] = [firstLeaf(written.size), written.size],
): Promise<Rate> {
  const { peer } = written
  const done = noted(
    written,
    await clients.run({
      job: 'check-ins',
      peer,
      clients: many,
      seconds,
      leaves,
      random: 4711 + round * 101,
    }),
  )
  const followedAfter = await visionFollows(written)
  return {
    rate: done.taken.length / (done.seconds + followedAfter),
    acknowledged: done.taken.length / done.seconds,
    followedAfter,
    taken: done.taken,
  }
}

/** Seconds until the vision is the recomputed mean; fails after 30 of them. */
export const visionFollows = (written: Written): Promise<number> =>
  visionBecomes(written.peer, meanOfAll(written.size, written.values), 30)

export async function visionBecomes(peer: Peer, mean: string, within: number): Promise<number> {
  const expected = scaled(mean)
  const begun = performance.now()
  for (;;) {
    const found = await visionNow(peer)
    const after = (performance.now() - begun) / 1000
    if (scaled(found) === expected) return after
    if (after > within)
      throw new Error(`The vision of the ${peer.kind} stands at ${found}, the mean of its leaves at ${mean}.`)
    await pause(2)
  }
}

export async function visionNow(peer: Peer): Promise<string> {
  const { path, token } = vision(peer)
  const response = await fetch(`${peer.origin}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return progressIn(peer, await response.text())
}
