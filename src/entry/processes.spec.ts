import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Load, send } from '../../test/load.ts'
import { databaseAt, Relay, through } from '../../test/relay.ts'
import { type Started, start } from '../../test/started.ts'
import { type Listener, listen, Page } from '../../test/streams.ts'
import { eventually, openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { accept, link, map } from '../graph/contract.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { add } from '../manage/goals/contract.ts'
import { addLogin } from '../people/logins/store.ts'
import { tokenIn } from '../people/tokens/store.ts'
import { Database } from '../platform/database.ts'
import { urlsFrom } from '../platform/roles.ts'
import { sql } from '../platform/sql.ts'
import { checkStandings } from './standing-check.ts'

// Three Bearings as they are started for real, on one database, behind one address. No mail is sent yet, so that nothing
// is said of it here.

// Four programs beside another spec: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const many = 8
const password = 'a sentence is fine'

let world: World
let here: Place
let chief: Somebody
let spare: Somebody
let vision: string
let url: string
let database: Relay
let door: Relay
let load: Load
const processes: Started[] = []

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  await world.database.asSystem('sign_in', here.organisation.org, async (tx) => {
    const login = await addLogin(tx, { email: 'ines@otterby.example', name: 'Ines Okafor', password })
    await tx.run(sql`update person set login = ${login} where org = ${here.organisation.org} and person = ${chief.id}`)
  })
  const { revision } = await chief.ask(write, { vision: 'Nobody waits' })
  await chief.ask(publish, { revision })
  vision = (await chief.ask(map, {})).path[0]?.node ?? ''
  spare = await chief.withScopes('read', 'write')
  const goals = []
  for (let number = 0; number < many; number++) {
    const nurse = await here.person(`Nurse ${number}`, { manager: chief })
    const made = await nurse.ask(add, {
      title: `Ward ${number} discharges before noon`,
      measures: [{ title: 'Share', baseline: 0, target: 1000 }],
    })
    await nurse.ask(link, { node: made.node.node, parent: vision })
    await chief.ask(accept, { node: made.node.node, parent: vision })
    goals.push({ token: nurse.token, goal: made.node.node, measure: made.measures[0]?.node ?? '' })
  }
  // The product of this very process leads until it is closed.
  await world.close()
  const { owner } = world.database.urls
  database = await new Relay(() => [databaseAt(owner)]).listen()
  url = through(owner, database.port)
  processes.push(...(await Promise.all([1, 2, 3].map((number) => start(`bearing-${number}`, url)))))
  door = await new Relay(() => processes.map(({ port }) => ({ host: '127.0.0.1', port }))).listen()
  load = new Load(door.origin, here.organisation.slug, goals)
})
afterAll(async () => {
  await load?.stop()
  await Promise.all(processes.map((one) => one.end('SIGKILL')))
  await door?.close()
  await database?.close()
})

const pageOf = (within: number) => ({
  origin: door.origin,
  slug: here.organisation.slug,
  headers: bearer(chief.token),
  looking: { subjects: [vision], within },
})
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const meAt = async (origin: string, headers: Record<string, string>) =>
  (await send(origin, 'GET', `/api/${here.organisation.slug}/me`, headers)).status

/** The process that holds the lock, as the server knows it. */
async function leader(): Promise<Started | undefined> {
  const { rows } = await world.owner.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
       and (l.classid::bigint << 32 | l.objid::bigint) = 7305161843`,
  )
  expect(rows.length, 'processes that lead').toBeLessThan(2)
  return processes.find(({ name }) => name === rows[0]?.name)
}

const progressAt = async ({ origin }: { origin: string }): Promise<string> => {
  const { body } = await send(
    origin,
    'GET',
    `/api/${here.organisation.slug}/graph/nodes/${vision}`,
    bearer(chief.token),
  )
  return String((body as { node: { standing: { progress: string } } }).node.standing.progress)
}

it('three processes, killed in turn under load, lose nothing that was acknowledged, and the vision is the mean', async ({
  annotate,
}) => {
  const pages = Array.from({ length: 6 }, () => new Page(pageOf))
  const following = pages.map((page) => page.follow())
  await eventually(async () => expect(await leader()).toBeDefined())
  load.start()
  const unharmed = new Set(processes.map(({ name }) => name))
  while (unharmed.size > 0) {
    await pause(500)
    const leads = await leader()
    const doomed =
      processes.find(({ name }) => name === leads?.name && unharmed.has(name)) ??
      (processes.find(({ name }) => unharmed.has(name)) as Started)
    unharmed.delete(doomed.name)
    const [killed, told] = [Date.now(), pages.map((page) => page.told)]
    await doomed.end('SIGKILL')
    const next = await eventually(async () => {
      const now = await leader()
      expect(now && now !== doomed).toBe(true)
      return now
    })
    const after = Date.now() - killed
    await annotate(
      `${doomed.name}${doomed === leads ? ', which led,' : ''} was killed; ${next?.name} leads ${after} ms later`,
    )
    expect(after).toBeLessThan(2000)
    // Whoever listened to it listens elsewhere and hears of the vision again.
    await eventually(() => expect(pages.every((page, at) => page.told > (told[at] ?? 0))).toBe(true))
    processes[processes.indexOf(doomed)] = await start(doomed.name, url)
  }
  await load.stop()
  expect(load.acknowledged.size).toBeGreaterThan(200)
  const { rows } = await world.owner.query<{ note: string; times: number }>(
    'select note, count(*)::int as times from check_in group by note',
  )
  const times = new Map(rows.map((row) => [row.note, row.times]))
  expect([...load.acknowledged].filter((note) => times.get(note) !== 1)).toEqual([])
  expect(rows.filter(({ note, times }) => !load.sent.has(note) || times !== 1)).toEqual([])
  await annotate(
    `${load.acknowledged.size} check-ins acknowledged; of ${load.sent.size - load.acknowledged.size} that were not, ${rows.length - load.acknowledged.size} are there`,
  )
  await settled()
  const cut = pages.reduce((sum, { came }) => sum + came - 1, 0)
  expect(cut).toBeGreaterThanOrEqual(6)
  const before = pages.map(({ told }) => told)
  await load.one()
  await eventually(() => expect(pages.every(({ told }, at) => told > (before[at] ?? 0))).toBe(true))
  for (const page of pages) page.close()
  await Promise.all(following)
})

/** The vision at every process is the mean of the latest readings, and no standing differs from a full recompute. */
async function settled(): Promise<void> {
  const { rows } = await world.owner.query<{ mean: string }>(
    `select round(avg(value) / 1000, 10)::text as mean from (
       select distinct on (measure) value from reading where not superseded order by measure, read_on desc, check_in desc) latest`,
  )
  await eventually(async () =>
    expect((await Promise.all(processes.map(progressAt))).map(Number)).toEqual(
      processes.map(() => Number(rows[0]?.mean)),
    ),
  )
  const own = new Database({ urls: urlsFrom(world.database.urls.owner), connections: 2 })
  expect((await checkStandings(own)).map(({ different }) => different)).toEqual([0])
  await own.close()
}

it('a sign-in made at one holds at the others; a sign-out and a revoked token are felt everywhere within five seconds', async ({
  annotate,
}) => {
  const [first, second] = processes as [Started, Started]
  const headers = { origin: first.origin }
  const body = { email: 'ines@otterby.example', password }
  const signedIn = await send(first.origin, 'POST', '/api/auth/sign-in/email', headers, body)
  const cookie = signedIn.cookies
  expect(await Promise.all(processes.map(({ origin }) => meAt(origin, { cookie })))).toEqual([200, 200, 200])
  const open = (headers: Record<string, string>) =>
    Promise.all(processes.map(({ origin }) => listen({ origin, slug: here.organisation.slug, headers })))
  const [bySignIn, byToken] = [await open({ cookie }), await open(bearer(spare.token))]
  // Both are in use all the while, so that each process has just looked them up. Who was refused is not asked again.
  const felt = async (what: string, headers: Record<string, string>, streams: Listener[], act: Promise<unknown>) => {
    await act
    const begun = Date.now()
    const until = async (isSo: () => boolean | Promise<boolean>) => {
      while (!(await isSo())) {
        expect(Date.now() - begun, what).toBeLessThan(5500)
        await pause(50)
      }
      return Date.now() - begun
    }
    const [asking, listening] = await Promise.all([
      Promise.all(processes.map(({ origin }) => until(async () => (await meAt(origin, headers)) === 401))),
      Promise.all(streams.map((stream) => until(() => stream.ended))),
    ])
    await annotate(`${what}: refused after ${asking.join(', ')} ms, its streams ended after ${listening.join(', ')} ms`)
  }
  const token = `/api/${here.organisation.slug}/me/tokens/${tokenIn(spare.token)?.id}`
  const [by, at] = [bearer(spare.token), second.origin]
  await Promise.all([
    felt(
      'A sign-out',
      { cookie },
      bySignIn,
      send(first.origin, 'POST', '/api/auth/sign-out', { ...headers, cookie }, {}),
    ),
    felt('A revoked token', by, byToken, send(at, 'DELETE', token, by)),
  ])
})

it('a database that goes away and comes back ends no process; what was acknowledged is there, and pages hear again', async ({
  annotate,
}) => {
  const [first, second] = processes as [Started, Started]
  const stream = await listen({
    origin: second.origin,
    slug: here.organisation.slug,
    headers: bearer(chief.token),
    looking: { subjects: [vision], within: 0 },
  })
  load.start()
  await pause(300)
  database.cut()
  await pause(1500)
  const away = await send(
    first.origin,
    'GET',
    `/api/${here.organisation.slug}/graph/nodes/${vision}`,
    bearer(chief.token),
  )
  expect(away.status).toBe(503)
  const [back, acknowledged] = [Date.now(), load.acknowledged.size]
  stream.told.splice(0)
  database.mend()
  await eventually(() => expect(load.acknowledged.size).toBeGreaterThan(acknowledged + 20))
  await eventually(() => expect(stream.told.length).toBeGreaterThan(0))
  await annotate(`Check-ins were taken and pages heard again ${Date.now() - back} ms after the database was back`)
  await load.stop()
  expect(processes.map((one) => one.ended())).toEqual([false, false, false])
  const { rows } = await world.owner.query<{ note: string }>(
    'select note from check_in group by note having count(*) = 1',
  )
  const there = new Set(rows.map(({ note }) => note))
  expect([...load.acknowledged].filter((note) => !there.has(note))).toEqual([])
  await settled()
  // Each request that was refused has a line; only a fault of the program's own has where it was.
  expect(processes.flatMap((one) => one.log().match(/^.*\n\s+at .*$/gm) ?? [])).toEqual([])
  stream.close()
})

it('told to end, each ends by itself and the others go on', async () => {
  for (const one of [...processes]) {
    await one.end('SIGTERM')
    processes.splice(processes.indexOf(one), 1)
    if (processes.length > 0) expect(await meAt(door.origin, bearer(chief.token))).toBe(200)
  }
})
