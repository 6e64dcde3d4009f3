import { goalId, measureId } from './tree.ts'

/** What is measured: the product, or the floor; as data, so that it travels to the process that loads it. */
export interface Peer {
  kind: 'product' | 'floor'
  origin: string
  slug: string
  tokens: string[]
}

export interface Asked {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  token?: string
  body?: string
}

/** A check-in as a person records it: a value, a confidence, a few words. By the goal's owner. */
export function checkIn(peer: Peer, leaf: number, value: number): Asked {
  const [confidence, note] = [7, 'Went as planned this week.']
  if (peer.kind === 'floor')
    return { method: 'POST', path: '/check-ins', body: JSON.stringify({ leaf: goalId(leaf), value, confidence, note }) }
  return {
    method: 'POST',
    path: `/api/${peer.slug}/goals/${goalId(leaf)}/check-ins`,
    token: peer.tokens[leaf % peer.tokens.length],
    body: JSON.stringify({ values: [{ measure: measureId(leaf), value }], confidence, note }),
  }
}

const read = (peer: Peer, path: string): Asked => ({
  method: 'GET',
  path: `/api/${peer.slug}${path}`,
  token: peer.tokens[0],
})

/** The vision as one looks at it: in the product that is the vision with the ten goals below, which `overview` is too. */
export const vision = (peer: Peer): Asked =>
  peer.kind === 'floor' ? { method: 'GET', path: '/vision' } : overview(peer)

export const overview = (peer: Peer): Asked =>
  peer.kind === 'floor' ? { method: 'GET', path: '/overview' } : read(peer, `/graph/nodes/${goalId(0)}`)

export const map = (peer: Peer, focus?: number): Asked =>
  read(peer, `/graph/map${focus === undefined ? '' : `?focus=${goalId(focus)}`}`)

/** The vision's progress, from the answer to `vision`. */
export function progressIn(peer: Peer, body: string): string {
  const found = JSON.parse(body)
  const progress: string = peer.kind === 'floor' ? found.progress : found.node.standing.progress
  return progress.includes('.') ? progress.replace(/\.?0+$/, '') : progress
}
