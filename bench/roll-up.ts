import type { Deep } from './deep.ts'
import { median, type Spread, spread } from './numbers.ts'
import { type Asked, map, overview, type Peer } from './peers.ts'
import type { Clients } from './processes.ts'
import { recomputeAll } from './recompute.ts'
import { fanOut, goalId, meanOfAll } from './tree.ts'
import { rate, visionBecomes, type Written } from './writing.ts'

export interface Reparenting {
  /** Goals that moved, the one on top counted in. */
  goals: number
  /** Milliseconds: accepted by the new parent's owner, ended at the old one, until the vision is the recomputed mean; there, back, there … */
  taken: number[]
  /** Of it until both requests were answered. */
  answered: number[]
}

/** Moves the first goal below the vision with all that it carries below the second, and back again. */
export async function reparent({ size, tree }: Deep, clients: Clients, written: Written): Promise<Reparenting> {
  const { peer: product, values } = written
  const [child, other] = [1, 2]
  const ask = async (person: number, method: Asked['method'], path: string, body?: object): Promise<void> => {
    const asked = {
      ...{ method, path: `/api/${tree.slug}/graph/nodes/${goalId(child)}/supports${path}` },
      ...{ token: tree.tokens[person % tree.tokens.length], body: body && JSON.stringify(body) },
    }
    await clients.run({ job: 'reads', peer: product, asked: [asked] })
  }
  const found: Reparenting = { goals: below(size, child), taken: [], answered: [] }
  // As it was planted all parts are alike, and the vision would be the same wherever they hang.
  await rate(clients, written, 4, 1, 7, lowest(size, child))
  const there = meanOfAll(size, values, new Map([[child, other]]))
  const back = meanOfAll(size, values)
  if (there === back) throw new Error('The vision would be the same with the goal anywhere: nothing is measured.')
  for (let round = 0; round < 4; round++) {
    const [from, to, expected] = round % 2 === 0 ? [0, other, there] : [other, 0, back]
    await ask(child, 'POST', '', { parent: goalId(to) })
    const begun = performance.now()
    await ask(to, 'POST', `/${goalId(to)}/acceptance`, {})
    await ask(child, 'DELETE', `/${goalId(from)}`)
    found.answered.push(performance.now() - begun)
    await visionBecomes(product, expected, 120)
    found.taken.push(performance.now() - begun)
  }
  return found
}

/** The leaves below a goal: the first, and the first that is none of them. */
function lowest(size: number, top: number): [number, number] {
  let [first, end] = [top, top + 1]
  while (first * fanOut + 1 < size) [first, end] = [first * fanOut + 1, end * fanOut + 1]
  return [first, Math.min(end, size)]
}

function below(size: number, top: number): number {
  let count = 0
  for (let [first, end] = [top, top + 1]; first < size; [first, end] = [first * fanOut + 1, end * fanOut + 1])
    count += Math.min(end, size) - first
  return count
}

export interface Recomputing {
  /** Seconds of a full recompute with nobody about, and of one that is read beside. */
  taken: number[]
  beside: number
  nodes: number
  changed: number
  /** Milliseconds of reads by one client, before it and during it. */
  reads: { name: string; atRest: Spread; during: Spread }[]
}

/** A full recompute alone; then another, while somebody looks at the map, at a part of it and at the vision. */
export async function measureRecompute({ tree }: Deep, clients: Clients, peer: Peer): Promise<Recomputing> {
  const each = [map(peer), map(peer, 3), overview(peer)]
  const names = ['The map’s first answer', 'A zoom', 'The vision']
  const read = async (times: number): Promise<number[]> =>
    (await clients.run({ job: 'reads', peer, asked: Array.from({ length: times }, () => each).flat() })).taken
  await read(5)
  const alone = await recomputeAll(tree, 1)
  const atRest = await read(100)
  const during: number[] = []
  let over = false
  // Marking everything comes before it and is no part of it.
  const running = recomputeAll(tree, 1, () => during.splice(0)).finally(() => {
    over = true
  })
  // Whether it failed is asked further down.
  running.catch(() => undefined)
  while (!over) {
    const taken = await read(4)
    // What was asked when it had ended already is left out, unless it was over before anything was read.
    if (!over || during.length === 0) during.push(...taken)
  }
  const { taken, changed, nodes } = await running
  const of = (all: number[], at: number): Spread => spread(all.filter((_, place) => place % each.length === at))
  return {
    ...{ taken: alone.taken, beside: median(taken), nodes, changed: alone.changed + changed },
    reads: names.map((name, at) => ({ name, atRest: of(atRest, at), during: of(during, at) })),
  }
}
