import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Bouncer } from '../../test/bouncer.ts'
import { send } from '../../test/load.ts'
import { through } from '../../test/relay.ts'
import { findPgBouncer } from '../../test/setup/pgbouncer.ts'
import { type Started, start } from '../../test/started.ts'
import { listen, subjectsOf } from '../../test/streams.ts'
import { eventually, openWorld, type Place, type Somebody } from '../../test/world.ts'
import { accept, link, map } from '../graph/contract.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { add, type GoalView } from '../manage/goals/contract.ts'
import { addLogin } from '../people/logins/store.ts'
import { urlsFrom } from './roles.ts'
import { sql } from './sql.ts'

const found = await findPgBouncer()
const isHere = typeof found !== 'string'
if (!isHere) console.warn(`Nothing is known of Bearing behind PgBouncer: ${found}.`)

const connections = 2
const password = 'a sentence is fine'

describe.skipIf(!isHere)(`behind PgBouncer in transaction mode, ${connections} connections for each role`, () => {
  let here: Place
  let chief: Somebody
  let nurses: { who: Somebody; secret: GoalView; shared: GoalView }[]
  let vision: string
  let direct: string
  let pooled: string
  let bouncer: Bouncer
  let bearing: Started

  beforeAll(async () => {
    const world = await openWorld()
    here = await world.organisation('Otterby Hospitals')
    chief = await here.person('Ines Okafor', { administrator: true })
    const { revision } = await chief.ask(write, { vision: 'Nobody waits' })
    await chief.ask(publish, { revision })
    vision = (await chief.ask(map, {})).path[0]?.node ?? ''
    nurses = []
    for (const name of ['Lena Voss', 'Ari Salo']) {
      const who = await here.person(name, { manager: chief })
      const measures = [{ title: 'Share', baseline: 0, target: 100 }]
      const secret = await who.ask(add, { title: `${name} alone`, measures, audience: { word: 'private' } })
      const shared = await who.ask(add, { title: `${name} for all`, measures })
      await who.ask(link, { node: shared.node.node, parent: vision })
      await chief.ask(accept, { node: shared.node.node, parent: vision })
      nurses.push({ who, secret, shared })
    }
    await world.database.asSystem('sign_in', here.organisation.org, async (tx) => {
      const login = await addLogin(tx, { email: 'ines@otterby.example', name: 'Ines Okafor', password })
      await tx.run(
        sql`update person set login = ${login} where org = ${here.organisation.org} and person = ${chief.id}`,
      )
    })
    await world.close()
    direct = world.database.urls.owner
    bouncer = await new Bouncer(found as Exclude<typeof found, string>, world.database.urls).start(direct, connections)
    pooled = through(direct, bouncer.port)
    bearing = await start('bearing-behind-pgbouncer', pooled, {
      DATABASE_DIRECT_URL: direct,
      BEARING_PREPARED_STATEMENTS: 'off',
    })
  })
  afterAll(async () => {
    await bearing?.end('SIGTERM')
    await bouncer?.close()
  })

  const place = (path: string): string => `/api/${here.organisation.slug}${path}`
  const as = (who: Somebody) => ({ authorization: `Bearer ${who.token}` })
  const get = (path: string, who: Somebody) => send(bearing.origin, 'GET', place(path), as(who))
  const checkIn = (who: Somebody, goal: GoalView, value: number) =>
    send(bearing.origin, 'POST', place(`/goals/${goal.node.node}/check-ins`), as(who), {
      values: [{ measure: goal.measures[0]?.node, value }],
    })
  const visionNow = async () =>
    ((await get(`/graph/nodes/${vision}`, chief)).body as { node: { standing: { progress: string } } }).node.standing
      .progress

  it('a person signs in, reads and signs out', async () => {
    const headers = { origin: bearing.origin }
    const email = 'ines@otterby.example'
    const { status, cookies } = await send(bearing.origin, 'POST', '/api/auth/sign-in/email', headers, {
      email,
      password,
    })
    expect(status).toBe(200)
    const me = () => send(bearing.origin, 'GET', place('/me'), { cookie: cookies })
    expect(await me()).toMatchObject({ status: 200, body: { name: 'Ines Okafor' } })
    await send(bearing.origin, 'POST', '/api/auth/sign-out', { ...headers, cookie: cookies }, {})
    expect((await me()).status).toBe(401)
  })

  it('a check-in is carried up to the vision, and an open page hears of it', async () => {
    const { slug } = here.organisation
    const stream = await listen({ origin: bearing.origin, slug, headers: as(chief), looking: { subjects: [vision] } })
    for (const { who, shared } of nurses) expect((await checkIn(who, shared, 50)).status).toBe(200)
    await eventually(async () => expect(await visionNow()).toBe('0.5'))
    await eventually(() => expect(subjectsOf(stream)).toContain(vision))
    stream.close()
  })

  it('people who ask at the same moment, over fewer connections than they are, each see and write what is theirs', async () => {
    const rounds = Array.from({ length: 60 }, (_, round) => round)
    await Promise.all(
      nurses.flatMap(({ who, secret, shared }, at) =>
        rounds.map(async (round) => {
          const theirs = nurses[1 - at]?.secret.node.node
          expect((await get(`/goals/${secret.node.node}`, who)).status).toBe(200)
          expect((await get(`/goals/${theirs}`, who)).status).toBe(404)
          const goals = await get('/goals-of-mine', who)
          expect(goals.status).toBe(200)
          expect(JSON.stringify(goals.body)).not.toContain(theirs)
          if (round % 10 === 0) expect((await checkIn(who, shared, 60)).status).toBe(200)
        }),
      ),
    )
    const owner = new pg.Client({ connectionString: direct })
    await owner.connect()
    const { rows } = await owner.query<{ by: string; owner: string }>(
      'select c.by, n.owner from check_in c join node n on n.org = c.org and n.node = c.goal',
    )
    expect(rows.length).toBe(14)
    expect(rows.filter(({ by, owner }) => by !== owner)).toEqual([])
    const held = await owner.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'bearing_app'",
    )
    expect(held.rows[0]?.count).toBe(connections)
    await owner.end()
  })

  it('leaves nothing of a viewer or a role on a connection', async () => {
    const { viewers, system } = urlsFrom(pooled, direct)
    for (const url of [viewers, system]) {
      const pool = new pg.Pool({ connectionString: url, max: connections })
      // As many at once as there are connections, so that each is looked at.
      const seen = await Promise.all(
        Array.from({ length: connections }, () =>
          pool.query(
            `select pg_backend_pid() as pid, current_user = session_user as itself, current_setting('app.org', true) as org,
               current_setting('app.person', true) as person, current_setting('plan_cache_mode') as plans,
               current_setting('synchronous_commit') = (select reset_val from pg_settings where name = 'synchronous_commit') as flushes
             from pg_sleep(0.2)`,
          ),
        ),
      )
      await pool.end()
      expect(new Set(seen.map(({ rows }) => rows[0].pid)).size).toBe(connections)
      for (const { rows } of seen) {
        expect(rows[0]).toMatchObject({ itself: true, plans: 'auto', flushes: true })
        expect([rows[0].org || null, rows[0].person || null]).toEqual([null, null])
      }
    }
  })

  it('says that the database is away while the pooler is, and goes on when it is back', async () => {
    await bouncer.stop()
    expect((await get('/me', chief)).status).toBe(503)
    await bouncer.start(direct, connections)
    const [{ who, shared }] = nurses as [(typeof nurses)[0]]
    await eventually(async () => expect((await checkIn(who, shared, 80)).status).toBe(200))
    await eventually(async () => expect(await visionNow()).toBe('0.7'))
    expect(bearing.ended()).toBe(false)
  })
})
