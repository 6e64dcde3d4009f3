import { Readable } from 'node:stream'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUp, contentOf, emptyDatabase, openOn, phrase, restoreInto } from '../../test/backups.ts'
import { Browser } from '../../test/browser.ts'
import { listen, subjectsOf } from '../../test/streams.ts'
import { eventually, openWorld, type Place, request, type Somebody, type World } from '../../test/world.ts'
import { accept, link, see as look, map } from '../graph/contract.ts'
import type { Operation } from '../kernel/contract.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { list as listCheckIns, record } from '../manage/check-ins/contract.ts'
import { add, type GoalView, see } from '../manage/goals/contract.ts'
import { addLogin } from '../people/logins/store.ts'
import { readBackup, readThrough } from './backup-read.ts'
import { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { newEvents } from './outbox.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let goal: GoalView
let top: string
let browser: Browser
let bytes: Buffer
let unread: string
let pages: unknown[]
const close: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  const ward = await here.team('Ward 7, “Örtengren”', { lead: chief })
  await here.team('Night shift\tof ward 7', { parent: ward })
  nurse = await here.person('Lena Voss', { manager: chief, teams: [ward] })
  const draft = await chief.ask(write, { vision: 'Nobody waits' })
  await chief.ask(publish, { revision: draft.revision })
  goal = await nurse.ask(add, {
    title: 'Beds are free by noon',
    why: 'Backslash \\, tab \t, a line\nmore, \\N and 🛏',
    measures: [{ title: 'Share', baseline: 0, target: 100 }],
  })
  top = (await chief.ask(map, {})).path[0]?.node ?? ''
  await nurse.ask(link, { node: goal.node.node, parent: top })
  await chief.ask(accept, { node: goal.node.node, parent: top })
  await checkIn(20)
  const login = { email: 'ines@otterby.example', name: 'Ines Okafor', password: 'a sentence is fine' }
  await world.database.asSystem('sign_in', null, (tx) => addLogin(tx, login))
  browser = new Browser(world)
  await browser.signIn(login.email, login.password)
  await eventually(async () => expect(await progress()).toBe('0.2'))
  pages = [await nurse.ask(see, { goal: goal.node.node }), await nurse.ask(listCheckIns, { goal: goal.node.node })]
  await world.close()
  await comeFromAfar()
  bytes = await backUp(world.database.urls)
})
afterAll(async () => {
  for (const each of close.reverse()) await each()
})

const checkIn = (value: number) => {
  const measure = goal.measures[0]?.node ?? ''
  return nurse.ask(record, { goal: goal.node.node, values: [{ measure, value }] })
}
const progress = async () => (await chief.ask(look, { node: top })).node.standing.progress

/** As if the server had handed out far more transactions than the next one, and one event had not been handed on. */
async function comeFromAfar(): Promise<void> {
  await world.owner.query('update event set xid = (8000000000 + xid::text::bigint)::text::xid8')
  await world.owner.query("update jobs.outbox_reader set seen = '8900000000:8900000009:8900000003'")
  const { rows } = await world.owner.query<{ subject: string }>(
    "update event set xid = '8900000003' where event = (select max(event::text)::uuid from event) returning subject",
  )
  unread = rows[0]?.subject ?? ''
}

it('fills an empty database with every row of every table, and says how many', async () => {
  const { urls, owner } = await emptyDatabase()
  const totals = await restoreInto(urls, bytes)
  const there = await contentOf(owner)
  expect(there).toEqual(await contentOf(world.owner))
  const counts = Object.values(there).map((sum) => Number.parseInt(sum, 10))
  expect(totals).toEqual({ tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0) })
  expect(there).toMatchObject({
    'public.team': expect.stringMatching(/^2 /),
    'auth."user"': expect.stringMatching(/^1 /),
  })
})

it('makes the same schema as migrating does', async () => {
  const { urls, owner } = await emptyDatabase()
  await restoreInto(urls, bytes)
  const names = `select array_agg(x order by x) as all from (
    select conrelid::regclass || ' ' || conname || ' ' || convalidated as x from pg_constraint where contype <> 'n' union all
    select indexrelid::regclass::text from pg_index union all select tgname from pg_trigger where not tgisinternal union all
    select tablename || ' ' || policyname from pg_policies union all select oid::regprocedure::text from pg_proc
    where pronamespace = 'public'::regnamespace union all select name || hash from jobs.migration) x`
  // What holds rows that are too long for their table is named after the table's own number.
  const texts = async (from: pg.Pool) =>
    (await from.query<{ all: string[] }>(names)).rows[0]?.all.filter((one) => !one.includes('pg_toast'))
  expect(await texts(owner)).toEqual(await texts(world.owner))
})

it('lets the product go on where it was: tokens, sign-ins, pages, roll-up, live changes', async () => {
  const { urls } = await emptyDatabase()
  await restoreInto(urls, bytes)
  const before = await migrate(world.database.urls)
  expect(await migrate(urls)).toEqual({ applied: [], secret: before.secret })

  const reader = new Database({ urls, connections: 2 })
  const read = () => reader.asSystem('digests', null, (tx) => newEvents(tx, 'live'))
  expect((await read()).map(({ subjects }) => subjects.map(({ subject }) => subject))).toEqual([[unread]])
  expect(await read()).toEqual([])
  await reader.close()

  const product = await openOn(urls, before.secret)
  close.push(() => product.close())
  const there = { ...world, ...product }
  const ask = async (who: Somebody, operation: Operation, input: unknown) => {
    const { status, body } = await request(there, here.organisation.slug, who.token, operation, input)
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return body
  }
  const asked = { goal: goal.node.node }
  expect([await ask(nurse, see, asked), await ask(nurse, listCheckIns, asked)]).toEqual(pages)
  const moved = new Browser(there)
  for (const [name, value] of browser.cookies) moved.cookies.set(name, value)
  expect((await moved.send('GET', '/api/auth/get-session')).body).toMatchObject({ login: { name: 'Ines Okafor' } })

  const origin = await product.app.listen({ port: 0, host: '127.0.0.1' })
  const headers = { authorization: `Bearer ${chief.token}` }
  const stream = await listen({ origin, slug: here.organisation.slug, headers })
  const measure = goal.measures[0]?.node ?? ''
  await ask(nurse, record, { goal: goal.node.node, values: [{ measure, value: 60 }] })
  await eventually(async () => {
    expect(await ask(chief, look, { node: top })).toMatchObject({ node: { standing: { progress: '0.6' } } })
    expect(subjectsOf(stream)).toEqual(expect.arrayContaining([goal.node.node, measure, top]))
  })
  stream.close()
})

it('gives several readers of the outbox their places, and a backup of a restored database is as good', async () => {
  await world.owner.query("insert into jobs.outbox_reader values ('slow', '5000:5000:'), ('as slow', '5000:5000:')")
  const [first, second] = [await emptyDatabase(), await emptyDatabase()]
  await restoreInto(first.urls, await backUp(world.database.urls))
  await restoreInto(second.urls, await backUp(first.urls))
  await world.owner.query("delete from jobs.outbox_reader where reader like '%slow'")
  const reader = new Database({ urls: second.urls, connections: 2 })
  close.push(() => reader.close())
  const { rows } = await second.owner.query<{ count: number }>(
    'select count(distinct (org, subject, audience))::int from event',
  )
  for (const [name, met] of [
    ['slow', rows[0]?.count],
    ['as slow', rows[0]?.count],
    ['live', 1],
  ] as const) {
    const changes = await reader.asSystem('digests', null, (tx) => newEvents(tx, name))
    expect(
      changes.flatMap(({ subjects }) => subjects),
      name,
    ).toHaveLength(met ?? 0)
  }
})

it('takes the place of an installation that was started and never used', async () => {
  const { urls, owner } = await emptyDatabase()
  await migrate(urls)
  await restoreInto(urls, bytes)
  expect(await contentOf(owner)).toEqual(await contentOf(world.owner))
})

it('is of one moment, while people go on working', async () => {
  const other = await openWorld()
  const place = await other.organisation('Otterby Clinics')
  const lead = await place.person('Ari Salo')
  const adding = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at++)
      await lead.ask(add, { title: `Goal ${at}`, measures: [{ title: 'Share', baseline: 0, target: 100 }] })
  }
  await adding(3)
  const working = adding(40)
  const written = await backUp(other.database.urls)
  await working
  // References between tables are made anew, so what was torn apart would be refused.
  const { urls, owner } = await emptyDatabase()
  await restoreInto(urls, written)
  const { rows } = await owner.query<{ goals: number; nodes: number }>(
    "select (select count(*)::int from goal) as goals, (select count(*)::int from node where kind = 'goal') as nodes",
  )
  expect(rows[0]?.goals).toBe(rows[0]?.nodes)
  expect(rows[0]?.goals).toBeGreaterThanOrEqual(3)
})

it('can be read through without a database', async () => {
  const backup = await readBackup(Readable.from([bytes]))
  expect(backup.about).toMatchObject({ bearing: '0.1.0', postgres: expect.stringMatching(/^\d+\.\d+/) })
  const { tables } = await readThrough(await backup.unlock(phrase))
  expect(tables).toBe(Object.keys(await contentOf(world.owner)).length)
  expect(bytes.includes('Otterby')).toBe(false)
})
