import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../test/world.ts'
import { newId } from '../kernel/ids.ts'
import { publish, write } from '../lead/direction/contract.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, type GoalView } from '../manage/goals/contract.ts'
import { accept, branches, findParents, link, map, mayLink, previewShares, see, setShare } from './contract.ts'

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
  const hospital = await here.team('Hospital', { lead: chief })
  ward = await here.team('Ward 4', { lead: sister, members: [nurse], parent: hospital })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  const draft = await chief.ask(write, { vision: 'Nobody waits' })
  await chief.ask(publish, { revision: draft.revision })
  vision = (await chief.ask(map, {})).path[0]?.node ?? ''
})

const id = (view: GoalView): string => view.node.node
async function read(by: Somebody, title: string, about: Record<string, unknown>, value: number): Promise<GoalView> {
  const made = await by.ask(add, {
    title,
    measures: [{ title: `Measure of ${title}`, baseline: 0, target: 100 }],
    ...about,
  })
  await by.ask(record, { goal: id(made), values: [{ measure: made.measures[0]?.node ?? '', value }] })
  return made
}
const progress = async (by: Somebody, node: string) => (await by.ask(see, { node })).node.standing.progress
const calm = () =>
  eventually(async () =>
    expect((await world.owner.query('select 1 from dirty where org = $1', [here.organisation.org])).rowCount).toBe(0),
  )

describe('the finder of what a goal could support', () => {
  it('suggests by words, team, line and time, says why, and offers nothing that would close a loop', async () => {
    const words = await colleague.ask(add, { title: 'Discharge letters within a day' })
    const team = await sister.ask(add, { title: 'A calm ward', team: ward, due: '2027-12-31' })
    const mine = await nurse.ask(add, { title: 'Discharge letters on the same day', team: ward, due: '2027-06-30' })
    const below = await nurse.ask(add, { title: 'Letters typed by noon', supports: [{ parent: id(mine) }] })
    const { found } = await nurse.ask(findParents, { node: id(mine) })
    const why = new Map(found.map(({ node, because }) => [node.node, because]))
    expect(why.get(id(words))).toEqual(['words'])
    expect(why.get(id(team))).toEqual(['team', 'line', 'time'])
    expect(why.get(vision)).toEqual(['vision'])
    expect(why.has(id(below))).toBe(false)
    expect(why.has(id(mine))).toBe(false)
    await nurse.ask(link, { node: id(mine), parent: id(team) })
    expect((await nurse.ask(findParents, { node: id(mine) })).found.map(({ node }) => node.node)).not.toContain(
      id(team),
    )
  })

  it('finds by words that are typed, and for a goal that is only being written', async () => {
    const { found } = await nurse.ask(findParents, { title: 'Letters at discharge', team: ward, due: '2027-06-30' })
    expect(found.find(({ node }) => node.title === 'A calm ward')?.because).toContain('team')
    const typed = await nurse.ask(findParents, { text: 'calm' })
    expect(typed.found.map(({ node }) => node.title)).toEqual(['A calm ward'])
  })

  it('names nothing that its asker may not see', async () => {
    await sister.ask(add, { title: 'Discharge letters in confidence', audience: { word: 'private' } })
    const titles = async (by: Somebody) =>
      (await by.ask(findParents, { title: 'Discharge letters' })).found.map(({ node }) => node.title)
    expect(await titles(sister)).toContain('Discharge letters in confidence')
    expect(await titles(nurse)).not.toContain('Discharge letters in confidence')
  })
})

describe('a preview of shares', () => {
  it('says what moves up to the vision, writes nothing, and is what saving then makes', async () => {
    const top = await sister.ask(add, { title: 'Preview top', supports: [{ parent: vision }] })
    await chief.ask(accept, { node: id(top), parent: vision })
    const a = await read(sister, 'Preview A', { supports: [{ parent: id(top) }] }, 100)
    await read(sister, 'Preview B', { supports: [{ parent: id(top) }] }, 0)
    await eventually(async () => expect(Number(await progress(sister, id(top)))).toBeCloseTo(0.5, 9))
    await calm()
    const before = await progress(sister, vision)
    const { moved, exact } = await sister.ask(previewShares, { node: id(top), shares: [{ child: id(a), share: 80 }] })
    expect(moved.map(({ title }) => title)).toEqual(['Preview top', 'Nobody waits'])
    expect(exact).toBe(true)
    expect(Number(moved[0]?.after)).toBeCloseTo(0.8, 9)
    await calm()
    expect(await progress(sister, vision)).toBe(before)
    await sister.ask(setShare, { node: id(a), parent: id(top), share: 80 })
    await eventually(async () => expect(Number(await progress(sister, id(top)))).toBeCloseTo(0.8, 9))
    await eventually(async () => expect(Number(await progress(sister, vision))).toBeCloseTo(Number(moved[1]?.after), 9))
    const over = await sister.reply(previewShares, {
      node: id(top),
      shares: [
        { child: id(a), share: 100 },
        { child: id(top), share: 5 },
      ],
    })
    expect(over.status).toBe(200)
  })

  it('tells nothing of what its asker may not see, and says that it is about right', async () => {
    const top = await sister.ask(add, { title: 'Half hidden top' })
    const open = await read(sister, 'Open half', { supports: [{ parent: id(top) }] }, 100)
    const hidden = await read(nurse, 'Hidden half', { audience: { word: 'private' }, countsUpward: true }, 0)
    await nurse.ask(link, { node: id(hidden), parent: id(top) })
    await here.asImport(async (tx) => {
      const { sql } = await import('../platform/sql.ts')
      await tx.run(
        sql`update carries set accepted = true where org = ${here.organisation.org} and child = ${id(hidden)}`,
      )
      await tx.run(sql`insert into dirty (org, dirty, node) values (${here.organisation.org}, ${newId()}, ${id(top)})`)
    })
    await eventually(async () => expect(Number(await progress(sister, id(top)))).toBeCloseTo(0.5, 9))
    const found = await sister.ask(previewShares, { node: id(top), shares: [{ child: id(open), share: 60 }] })
    expect(found.exact).toBe(false)
    expect(JSON.stringify(found)).not.toContain('Hidden')
  })
})

describe('the tree', () => {
  it('goes from the vision and the loose goals down, page by page, and says what supports several', async () => {
    const root = await chief.ask(add, { title: 'Tree root' })
    const other = await chief.ask(add, { title: 'Tree other' })
    for (const name of ['c', 'a', 'b'])
      await chief.ask(add, {
        title: `Tree part ${name}`,
        supports: [{ parent: id(root) }, ...(name === 'a' ? [{ parent: id(other) }] : [])],
      })
    const top = await chief.ask(branches, { most: 200 })
    expect(top.branches[0]).toMatchObject({ kind: 'vision', node: vision })
    expect(top.branches.find(({ node }) => node === id(root))).toMatchObject({ carries: 3, accepted: true })
    const walked: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { branches: { node: string }[]; next: string | null } = await chief.ask(branches, { most: 1, after })
      walked.push(...page.branches.map(({ node }) => node))
      after = page.next
    }
    expect(walked).toEqual(top.branches.map(({ node }) => node))
    const first = await chief.ask(branches, { parent: id(root), most: 2 })
    expect(first.branches.map(({ title, severalParents }) => [title, severalParents])).toEqual([
      ['Tree part a', true],
      ['Tree part b', false],
    ])
    expect(first.total).toBe(3)
    const rest = await chief.ask(branches, { parent: id(root), most: 2, after: first.next ?? '' })
    expect(rest.branches.map(({ title }) => title)).toEqual(['Tree part c'])
    expect(rest.next).toBe(null)
    // What is looked for stands at the top, and still says that it supports several.
    const looked = await chief.ask(branches, { text: 'Tree part' })
    expect(looked.branches.map(({ title, severalParents, carries }) => [title, severalParents, carries])).toEqual([
      ['Tree part a', true, 0],
      ['Tree part b', false, 0],
      ['Tree part c', false, 0],
    ])
  })

  it('counts and shows nothing that one may not see', async () => {
    const root = await sister.ask(add, { title: 'Tree in sight' })
    await sister.ask(add, {
      title: 'Tree out of sight',
      supports: [{ parent: id(root) }],
      audience: { word: 'private' },
    })
    expect(await colleague.ask(branches, { parent: id(root) })).toMatchObject({ branches: [], total: 0 })
    const top = await colleague.ask(branches, { most: 200 })
    expect(top.branches.find(({ node }) => node === id(root))?.carries).toBe(0)
  })
})

const made: { top?: GoalView; part?: GoalView; hidden?: GoalView } = {}
beforeAll(async () => {
  made.top = await sister.ask(add, { title: 'Table top' })
  made.part = await nurse.ask(add, { title: 'Table part' })
  made.hidden = await sister.ask(add, { title: 'Table hidden', audience: { word: 'private' } })
})
const node = () => ({ node: id(made.top as GoalView) })
const edge = () => ({ node: id(made.part as GoalView), parent: id(made.top as GoalView) })
const shares = () => ({ ...node(), shares: [{ child: edge().node, share: 10 }] })

it('may-link says yes, no and why, without doing it', async () => {
  expect(await nurse.ask(mayLink, edge())).toEqual({ allowed: true, because: null, accepted: false })
  expect(await sister.ask(mayLink, edge())).toMatchObject({ allowed: true, accepted: true })
  expect(await colleague.ask(mayLink, edge())).toMatchObject({
    allowed: false,
    because: expect.stringContaining('owner'),
  })
  expect((await nurse.ask(see, { node: edge().node })).supports).toEqual([])
  const low = await sister.ask(add, { title: 'Below the top', supports: [{ parent: edge().parent }] })
  const loop = await sister.ask(mayLink, { node: edge().parent, parent: id(low) })
  expect(loop.because).toBe('This would close a loop: Below the top → Table top → Below the top.')
})

whoMay('graph.may-link', [
  ['everybody who sees both', () => colleague.reply(mayLink, edge()), 200],
  ['to one that they do not see', () => nurse.reply(mayLink, { ...edge(), parent: id(made.hidden as GoalView) }), 404],
  ['somebody of another organisation', () => stranger.reply(mayLink, edge()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, mayLink, edge()), 401],
])
whoMay('graph.find-parents', [
  ['everybody who sees it', () => colleague.reply(findParents, node()), 200],
  ['with the database’s own wildcards', () => colleague.reply(findParents, { text: '%_\\' }), 200],
  ['of a goal that they do not see', () => nurse.reply(findParents, { node: id(made.hidden as GoalView) }), 404],
  ['somebody of another organisation', () => stranger.reply(findParents, node()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, findParents, {}), 401],
])
whoMay('graph.preview-shares', [
  ['the owner of the goal that is supported', () => sister.reply(previewShares, shares()), 200],
  ['the owner of the part', () => nurse.reply(previewShares, shares()), 403],
  ['a colleague', () => colleague.reply(previewShares, shares()), 403],
  [
    'of a goal that they do not see',
    () => nurse.reply(previewShares, { ...shares(), node: id(made.hidden as GoalView) }),
    404,
  ],
  [
    'with a share above the whole',
    () => sister.reply(previewShares, { ...node(), shares: [{ child: edge().node, share: 101 }] }),
    422,
  ],
  ['somebody of another organisation', () => stranger.reply(previewShares, shares()), 404],
  ['nobody', () => request(world, here.organisation.slug, null, previewShares, shares()), 401],
])
whoMay('graph.branches', [
  ['everybody here', () => nurse.reply(branches, {}), 200],
  ['of a goal that they do not see', () => nurse.reply(branches, { parent: id(made.hidden as GoalView) }), 404],
  ['with a place that no page ended at', () => nurse.reply(branches, { after: 'nonsense' }), 422],
  ['somebody of another organisation', () => stranger.reply(branches, { parent: node().node }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, branches, {}), 401],
])
