import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { newId } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { list, record, recordSeveral } from '../manage/check-ins/contract.ts'
import { add, type GoalView } from '../manage/goals/contract.ts'
import { Database, Uncertain } from './database.ts'
import { sql, type Transaction } from './sql.ts'

let world: World
let here: Place
let there: Place
let owner: Somebody
let colleague: Somebody
let stranger: Somebody
let goals: GoalView[]

const goalOf = (somebody: Somebody, title: string): Promise<GoalView> =>
  somebody.ask(add, { title, measures: [{ title: 'How many', baseline: 0, target: 100 }] })

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  there = await world.organisation('Elsewhere')
  owner = await here.person('Ines Okafor', { administrator: true })
  colleague = await here.person('Ari Salo', { manager: owner })
  stranger = await there.person('Sam Reed', { administrator: true })
  goals = await Promise.all(Array.from({ length: 12 }, (_, at) => goalOf(owner, `Goal ${at}`)))
})

const checkIn = (who: Somebody, goal: GoalView | undefined, value: number) =>
  who.reply(record, { goal: goal?.node.node, values: [{ measure: goal?.measures[0]?.node, value }] })

describe('check-ins that arrive together', () => {
  it('are each their author’s own, and what one may not do hinders nobody', async () => {
    const theirs = await goalOf(stranger, 'Theirs')
    const replies = await Promise.all([
      ...goals.map((goal, at) => checkIn(owner, goal, at)),
      checkIn(colleague, goals[0], 50),
      checkIn(stranger, goals[1], 51),
      checkIn(stranger, theirs, 52),
      checkIn(owner, theirs, 53),
    ])
    expect(replies.map(({ status }) => status)).toEqual([...goals.map(() => 200), 403, 404, 200, 404])
    const written = await Promise.all(goals.map((goal) => owner.ask(list, { goal: goal.node.node })))
    expect(written.map(({ checkIns }) => checkIns.map((each) => [each.by?.name, each.values[0]?.value]))).toEqual(
      goals.map((_, at) => [['Ines Okafor', String(at)]]),
    )
    const { checkIns } = await stranger.ask(list, { goal: theirs.node.node })
    expect(checkIns.map((each) => [each.by?.name, each.values[0]?.value])).toEqual([['Sam Reed', '52']])
  })

  it('do not wait for one whose measure another holds, which is written when it is let go', async () => {
    const [held, ...others] = goals
    const holder = await world.owner.connect()
    await holder.query('begin')
    await holder.query('select 1 from measure where node = $1 for update', [held?.measures[0]?.node])
    let waiting = true
    const late = checkIn(owner, held, 60).finally(() => {
      waiting = false
    })
    const replies = await Promise.all(others.map((goal) => checkIn(owner, goal, 61)))
    expect(replies.map(({ status }) => status)).toEqual(others.map(() => 200))
    expect(waiting).toBe(true)
    await holder.query('commit')
    holder.release()
    expect((await late).status).toBe(200)
  })
})

describe('short work of several viewers', () => {
  let database: Database
  let viewers: Viewer[]

  beforeAll(() => {
    database = new Database({ urls: world.database.urls, connections: 3 })
  })
  afterAll(() => database.close())
  beforeEach(() => {
    viewers = [
      { org: here.organisation.org, person: owner.id },
      { org: here.organisation.org, person: colleague.id },
      { org: there.organisation.org, person: stranger.id },
    ] as Viewer[]
  })

  const whoAmI = (tx: Transaction) =>
    tx.first<{ org: string; person: string; began: string }>(
      sql`select viewer_org() as org, viewer_person() as person, now()::text as began`,
    )
  const follow = (viewer: Viewer, node: string | undefined) => (tx: Transaction) => {
    tx.send(sql`insert into dirty (org, dirty, node) values (${viewer.org}, ${newId()}, ${node})`)
    return Promise.resolve(viewer.person)
  }

  it('shares a transaction, and each sees as themselves', async () => {
    const seen = await Promise.all(viewers.map((viewer) => database.asViewerInPassing(viewer, whoAmI)))
    expect(seen.map((row) => [row?.org, row?.person])).toEqual(viewers.map(({ org, person }) => [org, person]))
    expect(new Set(seen.map((row) => row?.began)).size).toBe(1)
  })

  it('writes nothing of whoever threw, and nothing while looking', async () => {
    const [viewer] = viewers as [Viewer]
    const node = goals[0]?.node.node
    const thrown = database.asViewerInPassing(viewer, async (tx) => {
      await follow(viewer, node)(tx)
      throw new Error('changed my mind')
    })
    await expect(thrown).rejects.toThrow('changed my mind')
    const looking = database.asViewerInPassing(viewer, (tx) =>
      tx.run(sql`insert into dirty (org, dirty, node) values (${viewer.org}, ${newId()}, ${node})`),
    )
    await expect(looking).rejects.toThrow('read-only')
  })

  it('refuses only the one that is at fault, all of its statements with it', async () => {
    const [first, second, third] = viewers as [Viewer, Viewer, Viewer]
    const node = goals[0]?.node.node
    const measure = goals[0]?.measures[0]?.node
    const faulty = (tx: Transaction) => {
      tx.send(sql`update measure set remark = 'half done' where org = ${second.org} and node = ${measure}`)
      tx.send(sql`insert into dirty (org, dirty, node) values (${third.org}, ${newId()}, ${node})`)
      return Promise.resolve('written')
    }
    const ended = await Promise.allSettled([
      database.asViewerInPassing(first, follow(first, node)),
      database.asViewerInPassing(second, faulty),
      database.asViewerInPassing(third, follow(third, node)),
    ])
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(String((ended[1] as PromiseRejectedResult).reason)).toContain('row-level security')
    const { rows } = await world.owner.query('select remark from measure where node = $1', [measure])
    expect(rows).toEqual([{ remark: '' }])
  })

  it('refuses nobody for a statement that another would have prepared', async () => {
    const fresh = new Database({ urls: world.database.urls, connections: 3 })
    const [first, ...others] = viewers as [Viewer, Viewer, Viewer]
    const node = goals[0]?.node.node
    const ended = await Promise.allSettled([
      fresh.asViewerInPassing(first, (tx) => {
        tx.send(sql`select 1 / (${1}::integer - 1)`)
        return Promise.resolve()
      }),
      ...others.map((viewer) => fresh.asViewerInPassing(viewer, follow(viewer, node))),
    ])
    await fresh.close()
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  it('tells everybody aboard that it is unknown what was written when the connection is lost', async () => {
    const node = goals[2]?.measures[0]?.node
    const holder = await world.owner.connect()
    await holder.query('begin')
    await holder.query('select 1 from measure where node = $1 for update', [node])
    const [viewer] = viewers as [Viewer]
    const ended = database.asViewerInPassing(viewer, (tx) => {
      tx.send(sql`update measure set remark = 'x' where org = ${viewer.org} and node = ${node}`)
      return Promise.resolve()
    })
    const outcome = ended.catch((error: unknown) => error)
    await expect
      .poll(async () => {
        const { rows } = await world.owner.query<{ ended: boolean }>(`
          select pg_terminate_backend(pid) as ended from pg_stat_activity
          where wait_event_type = 'Lock' and query like '%remark%' and datname = current_database() and pid <> pg_backend_pid()`)
        return rows.length
      })
      .toBe(1)
    await holder.query('commit')
    holder.release()
    expect(await outcome).toBeInstanceOf(Uncertain)
    expect(await database.asViewerInPassing(viewer, whoAmI)).toMatchObject({ person: viewer.person })
  })
})

describe('a statement that is sent and not waited for', () => {
  it('is what the transaction failed of, whatever is asked after it', async () => {
    const viewer = { org: here.organisation.org, person: owner.id } as Viewer
    const failed = world.database.asViewer(viewer, async (tx) => {
      tx.send(sql`select 1 / (${1}::integer - 1)`)
      return tx.run(sql`select viewer_person()`)
    })
    await expect(failed).rejects.toThrow('division by zero')
  })

  it('is done again with all the rest where it met a deadlock', async () => {
    const [first, second, third] = goals as [GoalView, GoalView, GoalView]
    const several = (...given: GoalView[]) =>
      owner.reply(recordSeveral, {
        checkIns: given.map(({ node, measures }) => ({
          goal: node.node,
          values: [{ measure: measures[0]?.node, value: 9 }],
        })),
      })
    for (let round = 0; round < 3; round++) {
      const replies = await Promise.all([several(first, second, third), several(second, first, third)])
      expect(replies.map(({ status }) => status)).toEqual([200, 200])
    }
  })
})
