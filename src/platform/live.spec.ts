import pg from 'pg'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../../test/browser.ts'
import { type Listener, listen, type Opening, subjectsOf } from '../../test/streams.ts'
import { eventually, openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, change, type GoalView } from '../manage/goals/contract.ts'
import { addLogin } from '../people/logins/store.ts'
import { end } from '../people/persons/contract.ts'
import { list as listTokens, revoke } from '../people/tokens/contract.ts'
import { tokenIn } from '../people/tokens/store.ts'
import { sql } from './sql.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let origin: string
const open: Listener[] = []

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

const headersOf = (who: Somebody) => ({ authorization: `Bearer ${who.token}` })

async function hear(who: Somebody, looking?: Opening['looking']): Promise<Listener> {
  const stream = await listen({ origin, slug: here.organisation.slug, headers: headersOf(who), looking })
  open.push(stream)
  return stream
}

const subjects = subjectsOf
const quiet = () => new Promise((resolve) => setTimeout(resolve, 300))
const goal = (about: Record<string, unknown> = {}): Promise<GoalView> =>
  nurse.ask(add, {
    title: 'Patients leave before noon',
    measures: [{ title: 'Share', baseline: 0, target: 100 }],
    ...about,
  })

describe('an open page', () => {
  it('of what somebody owes hears of a goal that is handed to them', async () => {
    const made = await goal()
    await quiet()
    const page = await hear(colleague, { subjects: [colleague.id] })
    await nurse.ask(change, { goal: made.node.node, revision: made.revision, owner: colleague.id })
    await eventually(() => expect(subjects(page)).toContain(colleague.id))
  })

  it('hears of a check-in as far as the vision, ids only', async () => {
    const draft = await chief.ask(write, { vision: 'Nobody waits' })
    await chief.ask(publish, { revision: draft.revision })
    const { map, accept, link } = await import('../graph/contract.ts')
    const vision = (await chief.ask(map, {})).path[0]?.node ?? ''
    const made = await goal()
    await nurse.ask(link, { node: made.node.node, parent: vision })
    await chief.ask(accept, { node: made.node.node, parent: vision })
    await quiet()
    const stream = await hear(colleague)
    await nurse.ask(record, { goal: made.node.node, values: [{ measure: made.measures[0]?.node ?? '', value: 50 }] })
    await eventually(() =>
      expect(subjects(stream)).toEqual(expect.arrayContaining([vision, made.node.node, made.measures[0]?.node])),
    )
    expect(JSON.stringify(stream.told)).not.toContain('Patients')
  })

  it('hears nothing of what its viewer may not see, and everything of what they may', async () => {
    const made = await goal({ audience: { word: 'line' } })
    await quiet()
    const [outside, above] = [await hear(colleague), await hear(chief)]
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
    const stream = await hear(chief)
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
    const stream = await hear(chief)
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

  it('hears of changes while somebody else takes long over theirs, and of those once they are there', async () => {
    const [made, late] = [await goal(), await goal()]
    await quiet()
    const stream = await hear(chief, { subjects: [made.node.node, late.node.node], within: 0 })
    const slow = await world.owner.connect()
    await slow.query('begin')
    await slow.query(
      `insert into event (org, event, happened, subject, audience) values ($1, gen_random_uuid(), 'goal.changed', $2, $1)`,
      [here.organisation.org, late.node.node],
    )
    await nurse.ask(record, { goal: made.node.node, note: 'Meanwhile.' })
    await eventually(() => expect(subjects(stream)).toEqual([made.node.node]))
    await nurse.ask(record, { goal: made.node.node, note: 'And again.' })
    await eventually(() => expect(subjects(stream).length).toBe(2))
    await slow.query('commit')
    slow.release()
    await eventually(() => expect(subjects(stream).at(-1)).toBe(late.node.node))
    await quiet()
    expect(subjects(stream).filter((subject) => subject === late.node.node).length).toBe(1)
  })

  it('opens for nobody without a sign-in, and for no stranger', async () => {
    const path = `${origin}/api/${here.organisation.slug}/live`
    expect((await fetch(path)).status).toBe(401)
    const stranger = await (await world.organisation('Elsewhere')).person('Sam Reed')
    expect((await fetch(path, { headers: { authorization: `Bearer ${stranger.token}` } })).status).toBe(404)
  })

  it('opens for a token that may read, and at the wish of our own pages', async () => {
    const path = `${origin}/api/${here.organisation.slug}/live`
    const writes = await nurse.withScopes('write')
    expect((await fetch(path, { headers: headersOf(writes) })).status).toBe(403)
    const ask = (headers: Record<string, string>, body: object) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    expect((await ask(headersOf(nurse), { subjects: 'all' })).status).toBe(422)
    expect((await ask({}, { subjects: 'all' })).status).toBe(401)
    const foreign = { cookie: 'bearing.session_token=x', origin: 'https://elsewhere.example' }
    expect((await ask(foreign, {})).status).toBe(403)
  })
})

describe('a page that says what it looks at', () => {
  it('hears of that and of nothing else', async () => {
    const [mine, other] = [await goal(), await goal({ title: 'Nobody waits for an X-ray' })]
    await quiet()
    const stream = await hear(colleague, { subjects: [mine.node.node], within: 0 })
    await nurse.ask(record, { goal: other.node.node, note: 'Elsewhere.' })
    await quiet()
    expect(stream.told).toEqual([])
    await nurse.ask(record, { goal: mine.node.node, note: 'Here.' })
    await eventually(() => expect(subjects(stream)).toEqual([mine.node.node]))
  })

  it('hears that something changed where it shows a list, and not what', async () => {
    const [open, hidden] = [await goal(), await goal({ audience: { word: 'line' } })]
    await quiet()
    const stream = await hear(colleague, { subjects: [], any: true, within: 0 })
    await nurse.ask(record, { goal: hidden.node.node, note: 'In confidence.' })
    await quiet()
    expect(stream.told).toEqual([])
    await nurse.ask(record, { goal: open.node.node, note: 'For all.' })
    await eventually(() => expect(stream.told).toEqual([{ event: 'changed', subjects: [] }]))
  })

  it('hears what changed since it read, as far as its viewer may see it; or to ask for everything where that is long ago', async () => {
    const [open, hidden] = [await goal(), await goal({ audience: { word: 'line' } })]
    const looking = [open.node.node, hidden.node.node]
    await quiet()
    for (const { node } of [open, hidden]) await nurse.ask(record, { goal: node.node, note: 'Meanwhile.' })
    await quiet()
    const [outside, above] = [
      await hear(colleague, { subjects: looking, within: 2_000 }),
      await hear(chief, { subjects: looking, within: 2_000 }),
    ]
    await eventually(() => expect(subjects(outside)).toEqual([open.node.node]))
    await eventually(() => expect(subjects(above).toSorted()).toEqual(looking.toSorted()))
    const late = await hear(colleague, { subjects: looking, within: 86_400_000 })
    await eventually(() => expect(late.told).toEqual([{ event: 'all', subjects: [] }]))
  })
})

describe('a stream ends', () => {
  it('with the sign-in that opened it, and no other does', async () => {
    const password = 'a sentence is fine'
    const person = await here.person('Mara Quist')
    await world.database.asSystem('sign_in', here.organisation.org, async (tx) => {
      const login = await addLogin(tx, { email: 'mara@otterby.example', name: 'Mara Quist', password })
      await tx.run(
        sql`update person set login = ${login} where org = ${here.organisation.org} and person = ${person.id}`,
      )
    })
    const [leaving, staying] = [new Browser(world), new Browser(world)]
    for (const browser of [leaving, staying]) await browser.signIn('mara@otterby.example', password)
    const [left, stayed] = [await hearAs(leaving), await hearAs(staying)]
    await leaving.send('POST', '/api/auth/sign-out', {})
    await eventually(() => expect(left.ended).toBe(true))
    await quiet()
    expect(stayed.ended).toBe(false)
  })

  it('when its token is revoked or over, and when its person has left', async () => {
    const [away, gone] = [await here.person('Olu Brandt'), await here.person('Pia Hall')]
    const [revoked, over, other] = [await nurse.withScopes('read'), await nurse.withScopes('read'), await hear(nurse)]
    const [first, second, third] = [await hear(revoked), await hear(over), await hear(away)]
    const { tokens } = await revoked.ask(listTokens, {})
    expect(tokens.length).toBe(4)
    await nurse.ask(revoke, { token: tokenOf(revoked) })
    await eventually(() => expect(first.ended).toBe(true))
    await world.owner.query(`update access_token set ends_at = now() where token = $1`, [tokenOf(over)])
    await chief.ask(end, { person: away.id, on: '2026-01-01' })
    await eventually(() => expect([second.ended, third.ended]).toEqual([true, true]))
    expect([other.ended, (await hear(gone)).ended]).toEqual([false, false])
  })

  const hearAs = async (browser: Browser): Promise<Listener> => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const stream = await listen({ origin, slug: here.organisation.slug, headers: { cookie } })
    open.push(stream)
    return stream
  }
  const tokenOf = (who: Somebody): string => tokenIn(who.token)?.id ?? ''
})
