import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../test/world.ts'
import { addDays, type Day } from '../kernel/dates.ts'
import { newId } from '../kernel/ids.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, change, type GoalView, see as seeGoal } from '../manage/goals/contract.ts'
import { changed, link, past, see, unlink } from './contract.ts'

let world: World
let here: Place
let sister: Somebody
let nurse: Somebody
let stranger: Somebody
let today: Day
let top: string
let [early, hidden] = ['', '']

const id = (view: GoalView): string => view.node.node
const measured = { start: '2026-01-01', due: '2027-01-01', measures: [{ title: 'Beds', baseline: 0, target: 100 }] }
const ago = (days: number): Day => addDays(today, -days)

/** What the roll-up would have written on that day. */
const stood = (node: string, on: Day, progress: number, health: string) =>
  world.owner.query(
    `insert into standing_on (org, node, on_day, audience, progress, met, not_met, health)
     select org, node, $2, audience, $3, 0, 0, $4 from node where node = $1`,
    [node, on, progress, health],
  )

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  sister = await here.person('Tom Birch')
  nurse = await here.person('Lena Voss')
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed')
  const { rows } = await world.owner.query('select org_today(org)::text as today from organisation limit 1')
  today = rows[0].today
  top = id(await sister.ask(add, { title: 'Top' }))
  const under = { supports: [{ parent: top }] }
  const first = await sister.ask(add, { title: 'Early', ...measured, ...under })
  early = id(first)
  await sister.ask(add, { title: 'Late', ...measured, ...under })
  hidden = id(await sister.ask(add, { title: 'Hidden', ...measured, ...under, audience: { word: 'private' } }))
  await sister.ask(record, { goal: early, values: [{ measure: first.measures[0]?.node ?? '', value: 60 }] })
  await eventually(async () => expect((await sister.ask(see, { node: top })).node.standing.progress).toMatch(/^0\.6/))
  for (const node of [top, early, hidden]) await stood(node, ago(30), 0.2, 'at risk')
  await stood(early, ago(10), 0.4, 'on track')
})

const titles = async (by: Somebody, on: Day) =>
  (await by.ask(past, { on, focus: top })).areas.filter(({ kind }) => kind === 'goal').map(({ title }) => title)

describe('as it was', () => {
  it('shows who stood then, with the standing of then', async () => {
    const { areas } = await sister.ask(past, { on: ago(20), focus: top })
    expect(areas.filter(({ kind }) => kind === 'goal').map(({ title }) => title)).toEqual(['Top', 'Early', 'Hidden'])
    expect(areas.find(({ node }) => node === early)?.standing).toMatchObject({
      health: 'at risk',
      progress: expect.stringMatching(/^0\.2/),
    })
    const later = await sister.ask(past, { on: ago(5), focus: top })
    expect(later.areas.find(({ node }) => node === early)?.standing.health).toBe('on track')
  })

  it('is empty before anything stood, and today it is as it is', async () => {
    expect((await sister.ask(past, { on: ago(31), focus: top })).areas).toEqual([])
    expect(await titles(sister, today)).toEqual(['Top', 'Early', 'Late', 'Hidden'])
  })

  it('shows nobody what they may not see', async () => {
    expect(await titles(nurse, ago(20))).toEqual(['Top', 'Early'])
    const { changes } = await nurse.ask(changed, { from: ago(20), focus: top })
    expect(changes.map(({ title }) => title)).not.toContain('Hidden')
  })

  it('says what came, what turned and how far it moved', async () => {
    const { changes, to } = await sister.ask(changed, { from: ago(20), focus: top })
    expect(to).toBe(today)
    expect(changes.find(({ title }) => title === 'Late')).toMatchObject({ before: null, after: { supports: ['Top'] } })
    expect(changes.find(({ title }) => title === 'Early')).toMatchObject({
      before: { health: 'at risk', progress: expect.stringMatching(/^0\.2/) },
      after: { progress: expect.stringMatching(/^0\.6/) },
    })
  })

  it('keeps an edge until the day on which it ended, and the owner until the day of the hand-over', async () => {
    const other = id(await sister.ask(add, { title: 'Other' }))
    await stood(other, ago(30), 0, 'unknown')
    await sister.ask(unlink, { node: early, parent: top })
    await sister.ask(link, { node: early, parent: other })
    const { revision } = await sister.ask(seeGoal, { goal: early })
    await world.owner.query(`update node_dated set from_on = $2 where node = $1`, [early, ago(40)])
    await world.owner.query(`update carries_dated set from_on = $2 where child = $1 and parent = $3`, [
      early,
      ago(40),
      top,
    ])
    await sister.ask(change, { goal: early, revision, owner: nurse.id })
    expect(await titles(sister, ago(1))).toContain('Early')
    expect(await titles(sister, today)).not.toContain('Early')
    const { areas } = await sister.ask(past, { on: ago(1), focus: top })
    expect(areas.find(({ node }) => node === early)?.owner?.name).toBe('Tom Birch')
    const now = await sister.ask(past, { on: today, focus: other })
    expect(now.areas.find(({ node }) => node === early)?.owner?.name).toBe('Lena Voss')
  })
})

whoMay('graph.past', [
  ['everybody who sees where it begins', () => nurse.reply(past, { on: ago(1), focus: top }), 200],
  ['of a day that has not been', () => nurse.reply(past, { on: ago(-1), focus: top }), 422],
  ['of a node that is not there', () => nurse.reply(past, { on: ago(1), focus: newId() }), 404],
  ['of a node that they may not see', () => nurse.reply(past, { on: ago(1), focus: hidden }), 404],
  ['somebody of another organisation', () => stranger.reply(past, { on: ago(1), focus: top }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, past, { on: ago(1) }), 401],
])
whoMay('graph.changed', [
  ['everybody who sees where it begins', () => nurse.reply(changed, { from: ago(1), focus: top }), 200],
  ['from a day after the other', () => nurse.reply(changed, { from: ago(1), to: ago(2) }), 422],
  ['of a node that they may not see', () => nurse.reply(changed, { from: ago(1), focus: hidden }), 404],
  ['somebody of another organisation', () => stranger.reply(changed, { from: ago(1), focus: top }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, changed, { from: ago(1) }), 401],
])
