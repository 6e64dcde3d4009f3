import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../test/world.ts'
import { newId } from '../kernel/ids.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, type GoalView, history } from '../manage/goals/contract.ts'
import { accept, explain, link, list, map, search, see, setShare, trend, unlink } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let vision: string
let ward: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  ward = await here.team('Ward 4', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  const draft = await chief.ask(write, { vision: 'Nobody waits' })
  await chief.ask(publish, { revision: draft.revision })
  vision = (await chief.ask(map, {})).path[0]?.node ?? ''
})

const id = (view: GoalView): string => view.node.node
/** A goal with one measure from 0 to 100, read at this value. */
async function goal(
  by: Somebody,
  title: string,
  about: Record<string, unknown> = {},
  value?: number,
): Promise<GoalView> {
  const made = await by.ask(add, {
    title,
    start: '2026-01-01',
    due: '2027-01-01',
    measures: [{ title: `Measure of ${title}`, baseline: 0, target: 100 }],
    ...about,
  })
  if (value !== undefined)
    await by.ask(record, { goal: id(made), values: [{ measure: made.measures[0]?.node ?? '', value }] })
  return made
}
const progress = async (by: Somebody, node: string) => Number((await by.ask(see, { node })).node.standing.progress)

describe('support', () => {
  it('splits the rest of the hundred equally beside shares set by hand, and says each weight', async () => {
    const top = await sister.ask(add, { title: 'Top' })
    const [a, b] = [
      await goal(sister, 'A', { supports: [{ parent: id(top), share: 70 }] }, 100),
      await goal(sister, 'B', { supports: [{ parent: id(top) }] }, 0),
    ]
    await goal(sister, 'C', { supports: [{ parent: id(top) }] }, 0)
    await eventually(async () => expect(await progress(sister, id(top))).toBeCloseTo(0.7, 9))
    const seen = await sister.ask(see, { node: id(top) })
    expect(seen.carries.map(({ title, weight }) => [title, weight])).toEqual([
      ['A', 70],
      ['B', 15],
      ['C', 15],
    ])
    await sister.ask(setShare, { node: id(a), parent: id(top), share: 50 })
    await eventually(async () => expect(await progress(sister, id(top))).toBeCloseTo(0.5, 9))
    const { body } = await sister.reply(setShare, { node: id(b), parent: id(top), share: 51 })
    expect(body.detail).toContain('50 % are left')
  })

  it('with no rest left is shown and does not count, with a warning', async () => {
    const top = await sister.ask(add, { title: 'Full' })
    await goal(sister, 'All of it', { supports: [{ parent: id(top), share: 100 }] }, 40)
    const late = await goal(sister, 'Late', {}, 100)
    const { warning } = await sister.ask(link, { node: id(late), parent: id(top) })
    expect(warning).toContain('does not count')
    await eventually(async () => expect(await progress(sister, id(top))).toBeCloseTo(0.4, 9))
  })

  it('may go to several goals, which the map and the goal say', async () => {
    const [one, two] = [await sister.ask(add, { title: 'One' }), await sister.ask(add, { title: 'Two' })]
    const both = await goal(sister, 'Both', { supports: [{ parent: id(one) }, { parent: id(two) }] }, 60)
    await eventually(async () =>
      expect([await progress(sister, id(one)), await progress(sister, id(two))]).toEqual([0.6, 0.6]),
    )
    expect((await sister.ask(see, { node: id(both) })).supports).toHaveLength(2)
    const { areas, path } = await sister.ask(map, { focus: id(both), path: [id(two), id(both)].join(',') })
    expect(path.map(({ title }) => title)).toEqual(['Two', 'Both'])
    expect(areas[0]).toMatchObject({ node: id(both) })
    expect((await sister.ask(map, { focus: id(two) })).areas.find((area) => area.node === id(both))).toMatchObject({
      severalParents: true,
    })
  })

  it('to several goals that meet again further up is counted there once', async () => {
    const root = await sister.ask(add, { title: 'Root' })
    const [one, two] = [
      await sister.ask(add, { title: 'Left way', supports: [{ parent: id(root) }] }),
      await sister.ask(add, { title: 'Right way', supports: [{ parent: id(root) }] }),
    ]
    const shared = await goal(sister, 'On both', { supports: [{ parent: id(one) }, { parent: id(two) }] }, 60)
    const below = async () => (await colleague.ask(see, { node: id(root) })).node.standing
    await eventually(async () => expect(await progress(sister, id(root))).toBe(0.6))
    expect(await below()).toMatchObject({ below: { total: 3 }, tally: { met: 0, notMet: 1 } })
    expect((await colleague.ask(map, { focus: id(root) })).areas[0]?.standing.below.total).toBe(3)
    await sister.ask(unlink, { node: id(shared), parent: id(two) })
    await eventually(async () => expect((await below()).below.total).toBe(3))
  })

  it('that would close a loop is refused by naming it, and by no name that one may not see', async () => {
    const first = await sister.ask(add, { title: 'First' })
    const second = await sister.ask(add, { title: 'Second', supports: [{ parent: id(first) }] })
    const third = await sister.ask(add, { title: 'Third', supports: [{ parent: id(second) }] })
    const { status, body } = await sister.reply(link, { node: id(first), parent: id(third) })
    expect([status, body.detail]).toEqual([422, 'This would close a loop: Third → First → Second → Third.'])

    const hidden = await nurse.ask(add, { title: 'Hidden wish', audience: { word: 'private' } })
    const low = await nurse.ask(add, { title: 'Low' })
    const high = await nurse.ask(add, { title: 'High' })
    await nurse.ask(link, { node: id(hidden), parent: id(high) })
    await nurse.ask(link, { node: id(low), parent: id(hidden) })
    const refused = await sister.reply(link, { node: id(high), parent: id(low) })
    expect(refused.body.detail).toBe('This would close a loop through goals that you cannot see.')
    expect(JSON.stringify(refused.body)).not.toContain('Hidden')
  })

  it('of two edges that close a loop together takes one', async () => {
    const [left, right] = [await sister.ask(add, { title: 'Left' }), await sister.ask(add, { title: 'Right' })]
    const both = await Promise.all([
      sister.reply(link, { node: id(left), parent: id(right) }),
      sister.reply(link, { node: id(right), parent: id(left) }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  })
})

describe('what is narrower than its parent', () => {
  it('moves no sum, count, weight, gap, way or history that others see', async () => {
    const top = await sister.ask(add, { title: 'Open top' })
    await goal(sister, 'Open part', { supports: [{ parent: id(top), share: 40 }] }, 50)
    await goal(sister, 'Other part', { supports: [{ parent: id(top) }] }, 100)
    const look = async () => {
      const { node, carries, carriesTotal } = await colleague.ask(see, { node: id(top) })
      const { contributors } = await colleague.ask(explain, { node: id(top) })
      const drawn = await colleague.ask(map, { focus: id(top) })
      const told = await colleague.ask(history, { goal: id(top) })
      return {
        standing: node.standing,
        carries: carries.map(({ title, weight }) => [title, weight]),
        carriesTotal,
        contributors,
        areas: drawn.areas.map(({ title, part, carries }) => [title, part, carries]),
        told: told.events.length,
      }
    }
    await eventually(async () => expect(await progress(colleague, id(top))).toBeCloseTo(0.8, 9))
    const before = await look()
    const secret = await goal(nurse, 'Secret part', { audience: { word: 'line' } }, 0)
    await nurse.ask(link, { node: id(secret), parent: id(top) })
    await sister.ask(accept, { node: id(secret), parent: id(top) })
    await eventually(async () =>
      expect((await world.owner.query('select 1 from dirty where org = $1', [here.organisation.org])).rowCount).toBe(0),
    )
    expect(await look()).toEqual(before)
    expect((await sister.ask(see, { node: id(top) })).carries.map(({ title }) => title)).toContain('Secret part')
    expect((await colleague.ask(search, { text: 'Secret' })).found).toEqual([])
    expect((await colleague.ask(list, { text: 'Secret' })).total).toBe(0)
  })

  it('counts upwards when its owner chooses so', async () => {
    const top = await sister.ask(add, { title: 'Top of a chosen one' })
    const narrow = await goal(nurse, 'Chosen', { audience: { word: 'line' }, countsUpward: true }, 30)
    await nurse.ask(link, { node: id(narrow), parent: id(top) })
    await sister.ask(accept, { node: id(narrow), parent: id(top) })
    await eventually(async () => expect(await progress(colleague, id(top))).toBeCloseTo(0.3, 9))
    expect((await colleague.ask(see, { node: id(top) })).carries).toEqual([])
  })
})

describe('the database itself', () => {
  it('shows the runtime role nothing without a viewer, and nothing of another organisation with one', async () => {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: world.database.urls.viewers })
    await client.connect()
    const { rows: tables } = await client.query("select tablename from pg_tables where schemaname = 'public'")
    for (const { tablename } of tables) {
      const found = await client
        .query(`select count(*)::int as n from ${tablename}`)
        .catch((error: { code: string }) => ({ rows: [{ n: error.code }] }))
      expect([0, '42501'], tablename).toContain(found.rows[0]?.n)
    }
    await expect(client.query('set role bearing_roll_up')).rejects.toThrow('permission denied')
    await expect(client.query('select * from auth.session')).rejects.toThrow('permission denied')
    await expect(client.query('alter table node disable row level security')).rejects.toThrow('must be owner')
    await client.end()
  })
})

describe('the map', () => {
  it('goes from the vision down, sums what is folded, and holds its answer small', async () => {
    const top = await chief.ask(add, { title: 'Wide top', supports: [{ parent: vision }] })
    await here.asImport(async (tx) => {
      const { sql } = await import('../platform/sql.ts')
      for (let at = 0; at < 90; at++) {
        const node = newId()
        await tx.run(
          sql`insert into node (org, node, kind, title, audience, state) values (${here.organisation.org}, ${node}, 'goal', ${`Part ${at}`}, ${here.organisation.org}, 'active')`,
        )
        await tx.run(
          sql`insert into carries (org, parent, child, accepted) values (${here.organisation.org}, ${id(top)}, ${node}, true)`,
        )
        await tx.run(sql`insert into dirty (org, dirty, node) values (${here.organisation.org}, ${newId()}, ${node})`)
      }
    })
    await eventually(async () => expect((await chief.ask(see, { node: id(top) })).node.standing.below.total).toBe(90))
    const drawn = await chief.ask(map, { focus: id(top) })
    expect(drawn.areas.filter((area) => area.parent !== null)).toHaveLength(60)
    expect(drawn.folded).toEqual([expect.objectContaining({ count: 30, byHealth: { unknown: 30 } })])
    const whole = await chief.ask(map, {})
    expect(whole.areas[0]).toMatchObject({ kind: 'vision', parent: null })
    expect(whole.path).toHaveLength(1)
  })

  it('shows goals that support nothing by team', async () => {
    await nurse.ask(add, { title: 'A loose end', team: ward })
    const { unlinked } = await nurse.ask(map, {})
    expect(unlinked.find(({ team }) => team?.name === 'Ward 4')).toMatchObject({ total: 1 })
    expect((await nurse.ask(map, { team: ward })).areas.map(({ title }) => title)).toEqual(['A loose end'])
  })

  it('shows those without a team too, and gathers again within a team that has more than can be drawn', async () => {
    await nurse.ask(add, { title: 'A loose end of nobody’s' })
    const loose = await nurse.ask(map, { team: 'none' })
    expect(loose.areas.map(({ title }) => title)).toContain('A loose end of nobody’s')
    expect(loose.areas.every(({ team }) => team === null)).toBe(true)

    const hospital = await here.team('Crowded hospital')
    const crowd = await here.team('Crowded ward', { parent: hospital })
    await here.asImport(async (tx) => {
      const { sql } = await import('../platform/sql.ts')
      for (let at = 0; at < 61; at++)
        await tx.run(
          sql`insert into node (org, node, kind, title, team, audience, state) values (${here.organisation.org}, ${newId()}, 'goal', ${`Loose ${at}`}, ${crowd}, ${here.organisation.org}, 'active')`,
        )
      await tx.run(
        sql`insert into dirty (org, dirty, node) select org, gen_random_uuid(), node from node where org = ${here.organisation.org} and team = ${crowd}`,
      )
    })
    const own = await chief.ask(add, { title: 'Of the hospital itself', team: hospital })
    const { areas, unlinked } = await chief.ask(map, { team: hospital })
    expect(areas.map(({ node }) => node)).toEqual([id(own)])
    expect(unlinked).toEqual([expect.objectContaining({ team: { team: crowd, name: 'Crowded ward' }, total: 61 })])
  })
})

describe('the list', () => {
  beforeAll(() =>
    eventually(async () => {
      const { rows } = await world.owner.query('select 1 from dirty where org = $1', [here.organisation.org])
      expect(rows).toEqual([])
    }),
  )

  it.each([
    ['by title', { sort: 'title' }],
    ['by due date, latest first', { sort: 'due', descending: 'true' }],
    ['by progress', { sort: 'progress' }],
    ['by last reading', { sort: 'read' }],
    ['by health', { sort: 'health', descending: 'true' }],
  ])('%s gives every goal once, page by page', async (_, wanted) => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await chief.ask(list, { ...wanted, most: 7, after } as never)
      seen.push(...page.nodes.map(({ node }) => node))
      after = page.next ?? undefined
    } while (after)
    const { rows } = await world.owner.query(
      `select count(*)::int as n from node n where org = $1 and kind = 'goal'
       and (audience = org or owner = $2 or audience in (select audience from sight where org = $1 and person = $2))`,
      [here.organisation.org, chief.id],
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(rows[0].n)
  })

  it('filters by gap, owner, team, health and words, together', async () => {
    const found = await chief.ask(list, { gap: 'why', owner: nurse.id, team: ward, text: 'loose end' })
    expect(found).toMatchObject({ total: 1, atLeast: false })
    expect((await chief.ask(list, { health: 'off track', text: 'loose end' })).total).toBe(0)
  })

  it('finds what a goal carries, however far below, and nothing else', async () => {
    const above = await chief.ask(add, { title: 'List above' })
    const between = await chief.ask(add, { title: 'List between', supports: [{ parent: id(above) }] })
    await chief.ask(add, { title: 'List below', supports: [{ parent: id(between) }] })
    const titles = async (under: string) => (await chief.ask(list, { under })).nodes.map(({ title }) => title)
    expect(await titles(id(above))).toEqual(['List below', 'List between'])
    expect(await titles(id(between))).toEqual(['List below'])
  })
})

const made: { top?: GoalView; part?: GoalView } = {}
beforeAll(async () => {
  made.top = await sister.ask(add, { title: 'Table top' })
  made.part = await goal(nurse, 'Table part', {}, 10)
})
const node = () => ({ node: id(made.top as GoalView) })
const edge = () => ({ node: id(made.part as GoalView), parent: id(made.top as GoalView) })

whoMay('graph.map', [
  ['everybody here', () => nurse.reply(map, {}), 200],
  ['of a node that is not there', () => nurse.reply(map, { focus: newId() }), 404],
  ['somebody of another organisation', () => request(world, here.organisation.slug, stranger.token, map, {}), 404],
  ['nobody', () => request(world, here.organisation.slug, null, map, {}), 401],
])
whoMay('graph.see', [
  ['everybody who sees it', () => colleague.reply(see, node()), 200],
  ['somebody of another organisation', () => stranger.reply(see, node()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, see, node()), 401],
])
whoMay('graph.explain', [
  ['everybody who sees it', () => colleague.reply(explain, node()), 200],
  ['somebody of another organisation', () => stranger.reply(explain, node()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, explain, node()), 401],
])
whoMay('graph.trend', [
  ['everybody who sees it', () => colleague.reply(trend, node()), 200],
  ['somebody of another organisation', () => stranger.reply(trend, node()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, trend, node()), 401],
])
whoMay('graph.list', [
  ['everybody here', () => nurse.reply(list, {}), 200],
  ['with a place that no page ended at', () => nurse.reply(list, { after: 'nonsense' }), 422],
  [
    'with a place that was made up',
    () => nurse.reply(list, { after: Buffer.from('["x","y"]').toString('base64url') }),
    422,
  ],
  ['nobody', () => request(world, here.organisation.slug, null, list, {}), 401],
])
whoMay('graph.search', [
  ['everybody here', () => nurse.reply(search, { text: 'table' }), 200],
  ['with the database’s own wildcards', () => nurse.reply(search, { text: '%_\\' }), 200],
  ['with one letter', () => nurse.reply(search, { text: 't' }), 422],
  ['nobody', () => request(world, here.organisation.slug, null, search, { text: 'table' }), 401],
])
whoMay('graph.link', [
  ['a colleague', () => colleague.reply(link, edge()), 403],
  ['the owner of the part', () => nurse.reply(link, edge()), 200],
  ['a second time', () => nurse.reply(link, edge()), 409],
  ['to itself', () => nurse.reply(link, { ...edge(), parent: edge().node }), 422],
  [
    'to a goal of another organisation',
    async () => nurse.reply(link, { ...edge(), parent: id(await stranger.ask(add, { title: 'Theirs' })) }),
    404,
  ],
  ['somebody of another organisation', () => stranger.reply(link, edge()), 404],
])
whoMay('graph.accept', [
  ['the owner of the part', () => nurse.reply(accept, edge()), 403],
  ['the owner of the goal that is supported', () => sister.reply(accept, edge()), 200],
  ['somebody of another organisation', () => stranger.reply(accept, edge()), 404],
])
whoMay('graph.set-share', [
  ['the owner of the part', () => nurse.reply(setShare, { ...edge(), share: 10 }), 403],
  ['the owner of the goal that is supported', () => sister.reply(setShare, { ...edge(), share: 10 }), 200],
  ['with a share below nothing', () => sister.reply(setShare, { ...edge(), share: -1 }), 422],
  ['somebody of another organisation', () => stranger.reply(setShare, { ...edge(), share: 10 }), 404],
])
whoMay('graph.unlink', [
  ['a colleague', () => colleague.reply(unlink, edge()), 403],
  ['somebody of another organisation', () => stranger.reply(unlink, edge()), 404],
  ['either owner', () => nurse.reply(unlink, edge()), 200],
  ['when it is over', () => nurse.reply(unlink, edge()), 404],
])
