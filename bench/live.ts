import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Heard, Order, Page, Request } from './live-pages.ts'
import { percentile } from './numbers.ts'
import { map, type Peer } from './peers.ts'
import { memoryOf } from './processes.ts'

export interface Streams {
  count: number
  /** What the server's process holds for each stream, in kibibytes, with the number of ids that each page looks at. */
  kibibytesEach: number
  ids: number
  /** Seconds until all of them were open. */
  opened: number
  /** Milliseconds from sending one check-in until half, 99 % and all of the pages have heard of it; one for each round. */
  heard: { half: number; most: number; all: number }[]
  /** Under so many check-ins a second: what each page was told of them, and milliseconds until all knew of the last. */
  storm: { perSecond: number; checkIns: number; messagesEach: number; allAfter: number }
}

const rounds = 3
/** Of so many pages one looks at something else, and one at what it may not see. */
const others = 20

/**
 * So many open pages on one process: each looks at the map, as its answer mentions it, and at one goal that is checked
 * in. Fails where somebody hears of it who looks at something else, or of what they may not see. Leaves two goals
 * behind, closed as abandoned, that support nothing.
 */
export async function measureStreams(peer: Peer & { pid: number }, count: number): Promise<Streams> {
  const child = fork(fileURLToPath(new URL('live-pages.ts', import.meta.url)))
  try {
    const [goal, secret] = [await makeGoal(peer, 'organisation'), await makeGoal(peer, 'private')]
    const mapped = idsIn(await answerTo(peer, 'GET', map(peer).path))
    const tokens = peer.tokens.slice(1)
    const tokenOf = (at: number): string => tokens[at % tokens.length] ?? ''
    const looking: Page[] = Array.from({ length: count }, (_, at) => ({
      token: peer.tokens[at % peer.tokens.length] ?? '',
      subjects: [...mapped, goal.id],
    }))
    const few = Math.max(1, Math.floor(count / others))
    const elsewhere: Page[] = Array.from({ length: few }, (_, at) => ({ token: tokenOf(at), subjects: mapped }))
    const barred: Page[] = Array.from({ length: few }, (_, at) => ({ token: tokenOf(at), subjects: [secret.id] }))
    const own: Page = { token: peer.tokens[0] ?? '', subjects: [secret.id] }
    const pages = [...looking, ...elsewhere, ...barred, own]

    await pause(2000)
    const before = memoryOf(peer.pid).now
    const began = performance.now()
    await tell(child, { do: 'open', origin: peer.origin, slug: peer.slug, pages })
    const opened = (performance.now() - began) / 1000
    await pause(3000)
    const kibibytesEach = ((memoryOf(peer.pid).now - before) * 1024) / pages.length

    const changed = async (it: Made, times: number, perSecond: number, hearing: number): Promise<Heard> => {
      const requests = Array.from({ length: times }, (_, at) => it.checkIn(at))
      const heard = await tell(child, { do: 'change', requests, perSecond, subject: it.id, hearing, within: 60_000 })
      if (!heard) throw new Error('The pages answered nothing.')
      return heard
    }
    const heard: Streams['heard'] = []
    for (let round = 0; round <= rounds; round++) {
      const { first } = await changed(goal, 1, 1, count)
      noneOf(first.slice(count), 'heard of a goal that they do not look at')
      const taken = first.slice(0, count).map(Number)
      // The first round warms it up.
      if (round > 0)
        heard.push({ half: percentile(taken, 50), most: percentile(taken, 99), all: percentile(taken, 100) })
      // Until it is calm again: those who are told at once are not told again for as long as telling them all takes.
      await pause(count + 1000)
    }
    const toOne = await changed(secret, 1, 1, 1)
    noneOf(toOne.first.slice(0, -1), 'heard of a goal that they may not see or do not look at')

    const [perSecond, checkIns] = [50, 250]
    const storm = await changed(goal, checkIns, perSecond, count)
    noneOf(storm.first.slice(count), 'heard of a goal that they do not look at')
    const messages = storm.messages.slice(0, count).reduce((sum, each) => sum + each, 0)
    await tell(child, { do: 'close' })
    for (const it of [goal, secret]) await it.close()
    return {
      ...{ count, kibibytesEach, ids: mapped.length + 1, opened, heard },
      storm: { perSecond, checkIns, messagesEach: messages / count, allAfter: storm.after },
    }
  } finally {
    child.disconnect()
  }
}

function noneOf(first: (number | null)[], what: string): void {
  const many = first.filter((each) => each !== null).length
  if (many > 0) throw new Error(`${many} pages ${what}.`)
}

function tell(child: ChildProcess, order: Order): Promise<Heard | null> {
  return new Promise((resolve, reject) => {
    child.once('message', ({ done, failed }: { done: Heard | null; failed?: string }) =>
      failed === undefined ? resolve(done) : reject(new Error(failed)),
    )
    child.send(order)
  })
}

interface Made {
  id: string
  checkIn(value: number): Request
  close(): Promise<unknown>
}

/** A goal of the first person's, running, with one measure. */
async function makeGoal(peer: Peer, word: 'organisation' | 'private'): Promise<Made> {
  const goals = `/api/${peer.slug}/goals`
  const measures = [{ title: 'Share', baseline: 0, target: 1000 }]
  const made = await answerTo(peer, 'POST', goals, { title: `Heard of (${word})`, measures, audience: { word } })
  const { node, measures: parts } = made as { node: { node: string }; measures: { node: string }[] }
  const address = `${goals}/${node.node}`
  return {
    id: node.node,
    checkIn: (value) => ({
      method: 'POST',
      url: `${peer.origin}${address}/check-ins`,
      token: peer.tokens[0] ?? '',
      body: JSON.stringify({ values: [{ measure: parts[0]?.node, value }] }),
    }),
    close: () => answerTo(peer, 'POST', `${address}/closing`, { closedAs: 'abandoned' }),
  }
}

async function answerTo(peer: Peer, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${peer.tokens[0]}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(peer.origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Every id that stands anywhere in an answer, as the page gathers them. */
const idsIn = (answer: unknown): string[] => [
  ...new Set(JSON.stringify(answer).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []),
]
