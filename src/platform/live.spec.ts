import pg from 'pg'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, change, type GoalView } from '../manage/goals/contract.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let origin: string
const open: Stream[] = []

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  nurse = await here.person('Lena Voss', { manager: chief })
  colleague = await here.person('Ari Salo', { manager: chief })
  origin = await world.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.close()
})

interface Stream {
  /** What was told so far. */
  told: { event: string; subjects: string[] }[]
  close(): void
}

/** A page's event stream, as a browser holds it. */
async function listen(who: Somebody): Promise<Stream> {
  const cancel = new AbortController()
  const answer = await fetch(`${origin}/api/${here.organisation.slug}/live`, {
    headers: { authorization: `Bearer ${who.token}` },
    signal: cancel.signal,
  })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const told: Stream['told'] = []
  const stream = { told, close: () => cancel.abort() }
  open.push(stream)
  void (async () => {
    let text = ''
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1]
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (event && data) told.push({ event, subjects: JSON.parse(data).subjects ?? [] })
      }
    }
  })().catch(() => undefined)
  await eventually(() => expect(told[0]?.event).toBe('all'))
  return stream
}

const subjects = (stream: Stream): string[] => stream.told.flatMap((each) => each.subjects)
const quiet = () => new Promise((resolve) => setTimeout(resolve, 300))
const goal = (about: Record<string, unknown> = {}): Promise<GoalView> =>
  nurse.ask(add, {
    title: 'Patients leave before noon',
    measures: [{ title: 'Share', baseline: 0, target: 100 }],
    ...about,
  })

describe('an open page', () => {
  it('hears of a check-in as far as the vision, ids only', async () => {
    const draft = await chief.ask(write, { vision: 'Nobody waits' })
    await chief.ask(publish, { revision: draft.revision })
    const { map, accept, link } = await import('../graph/contract.ts')
    const vision = (await chief.ask(map, {})).path[0]?.node ?? ''
    const made = await goal()
    await nurse.ask(link, { node: made.node.node, parent: vision })
    await chief.ask(accept, { node: made.node.node, parent: vision })
    await quiet()
    const stream = await listen(colleague)
    await nurse.ask(record, { goal: made.node.node, values: [{ measure: made.measures[0]?.node ?? '', value: 50 }] })
    await eventually(() =>
      expect(subjects(stream)).toEqual(expect.arrayContaining([vision, made.node.node, made.measures[0]?.node])),
    )
    expect(JSON.stringify(stream.told)).not.toContain('Patients')
  })

  it('hears nothing of what its viewer may not see, and everything of what they may', async () => {
    const made = await goal({ audience: { word: 'line' } })
    await quiet()
    const [outside, above] = [await listen(colleague), await listen(chief)]
    await nurse.ask(record, { goal: made.node.node, note: 'In confidence.' })
    await nurse.ask(change, { goal: made.node.node, revision: made.revision, title: 'Renamed' })
    await eventually(() => expect(subjects(above)).toContain(made.node.node))
    await quiet()
    // an earlier change may still be on its way; of this goal nothing may come
    const own = [made.node.node, ...made.measures.map(({ node }) => node)]
    expect(subjects(outside).filter((subject) => own.includes(subject))).toEqual([])
  })

  it('is told many changes at once as few messages', async () => {
    const made = await goal()
    await quiet()
    const stream = await listen(chief)
    const before = stream.told.length
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => nurse.ask(record, { goal: made.node.node, note: `Note ${at}` })),
    )
    await eventually(() => expect(subjects(stream)).toContain(made.node.node))
    await quiet()
    expect(stream.told.length - before).toBeLessThan(60)
  })

  it('is told to ask for everything again when the wire was cut, and hears of what follows', async () => {
    const made = await goal()
    await quiet()
    const stream = await listen(chief)
    const before = stream.told.length
    const admin = new pg.Client({ connectionString: world.database.urls.owner })
    await admin.connect()
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %' or (query like 'select pg_notify%' and datname = current_database())",
    )
    await admin.end()
    await eventually(() => expect(stream.told.slice(before).some(({ event }) => event === 'all')).toBe(true))
    await nurse.ask(record, { goal: made.node.node, note: 'After the cut.' })
    await eventually(() => expect(subjects(stream)).toContain(made.node.node))
  })

  it('opens for nobody without a sign-in, and for no stranger', async () => {
    const path = `${origin}/api/${here.organisation.slug}/live`
    expect((await fetch(path)).status).toBe(401)
    const stranger = await (await world.organisation('Elsewhere')).person('Sam Reed')
    expect((await fetch(path, { headers: { authorization: `Bearer ${stranger.token}` } })).status).toBe(404)
  })
})
