import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import type { SignalSeen } from './contract.ts'
import * as contract from './contract.ts'

const {
  add,
  calibration,
  change,
  close,
  endangering,
  history,
  link,
  list,
  lookAgain,
  reopen,
  see,
  sight,
  sightings,
  threatening,
  unlink,
} = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let wards: string
let goal: GoalView
let secretGoal: GoalView
let pay: SignalSeen

const today = new Date().toISOString().slice(0, 10)
const facts = { kind: 'threat', factor: 'economic', horizon: 'year', impact: 4 } as const

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  wards = await here.team('Wards', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await nurse.ask(addGoal, { title: 'Every shift is filled' })
  secretGoal = await chief.ask(addGoal, { title: 'Merge with Ravensby', audience: { word: 'private' } })
  pay = await nurse.ask(add, {
    ...facts,
    title: 'Agencies pay night nurses a quarter more',
    text: 'Three of ours left for them in a month.',
    team: wards,
    rhythm: 30,
    expected: 'Five more leave by the summer',
    probability: 60,
    links: [goal.node.node],
  })
})

const at = () => ({ signal: pay.signal })
const now = () => nurse.ask(see, at())

describe('a signal', () => {
  it('is watched by one, and looked at again one rhythm later', async () => {
    expect(pay).toMatchObject({
      owner: { person: nurse.id },
      lookAgainOn: addDays(today, 30),
      probability: 60,
      closedAs: null,
      score: null,
      links: [{ node: goal.node.node }],
    })
    expect(await nurse.reply(add, { ...facts, title: 'Two', owner: [nurse.id, chief.id] })).toMatchObject({
      status: 422,
    })
    expect(await nurse.reply(add, { ...facts, title: 'Sure', probability: 60 })).toMatchObject({ status: 422 })
    expect(await nurse.reply(add, { ...facts, title: 'Elsewhere', owner: stranger.id })).toMatchObject({ status: 404 })
    expect(await nurse.reply(add, { ...facts, title: 'Huge', impact: 6 })).toMatchObject({ status: 422 })
    expect(
      await nurse.reply(add, {
        ...facts,
        title: 'Hidden',
        owner: colleague.id,
        audience: { word: 'named', persons: [nurse.id] },
      }),
    ).toMatchObject({ status: 200, body: { owner: { person: colleague.id }, abilities: { edit: { allowed: false } } } })
  })

  it('gathers sightings from everybody who sees it, the latest day first', async () => {
    await colleague.ask(sight, { ...at(), note: 'A poster in the lift', link: 'https://example.org/nights' })
    await nurse.ask(sight, { ...at(), note: '<b>Two</b> more asked', seenOn: '2026-01-05' })
    expect(await colleague.reply(sight, { ...at(), note: 'x', link: 'javascript:alert(1)' })).toMatchObject({
      status: 422,
    })
    expect(await colleague.reply(sight, { ...at(), note: 'x', seenOn: addDays(today, 2) })).toMatchObject({
      status: 422,
    })
    expect((await sister.ask(sightings, at())).sightings).toMatchObject([
      { note: 'A poster in the lift', seenOn: today, by: { name: 'Ari Salo' } },
      { note: '<b>Two</b> more asked', seenOn: '2026-01-05' },
    ])
  })

  it('is changed by its owner and those above; an older revision shows both texts', async () => {
    const { revision } = await now()
    const changed = await sister.ask(change, { ...at(), revision, impact: 5 })
    expect(changed).toMatchObject({ impact: 5, text: pay.text })
    expect(await nurse.reply(change, { ...at(), revision, title: 'Old' })).toMatchObject({
      status: 409,
      body: { theirs: { impact: 5 } },
    })
    expect(await nurse.reply(change, { ...at(), revision: changed.revision, expected: '' })).toMatchObject({
      status: 422,
    })
    expect(await nurse.reply(change, { ...at(), revision: changed.revision, lookAgainOn: '2020-01-01' })).toMatchObject(
      {
        status: 422,
      },
    )
  })

  it('is owed a look once its day is there, and by its owner alone', async () => {
    await world.owner.query('update signal set look_again_on = $1 where signal = $2', [addDays(today, -3), pay.signal])
    const before = await nurse.ask(owed, {})
    expect(before).toMatchObject({ signals: 1 })
    expect((await nurse.ask(owing, {})).signals).toEqual([
      { signal: pay.signal, title: pay.title, due: addDays(today, -3) },
    ])
    expect((await sister.ask(owing, {})).signals).toEqual([])
    expect((await nurse.ask(list, { due: true })).signals).toHaveLength(1)
    const { revision } = await now()
    const looked = await nurse.ask(lookAgain, {
      ...at(),
      revision,
      direction: 'rising',
      probability: 80,
      note: 'Worse',
    })
    expect(looked).toMatchObject({ direction: 'rising', probability: 80, lookAgainOn: addDays(today, 30) })
    expect(await nurse.ask(owed, {})).toMatchObject({ signals: 0, count: before.count - 1 })
    expect(await nurse.reply(lookAgain, { ...at(), revision })).toMatchObject({ status: 409 })
  })

  it('shows on the goals that it endangers, and only to those who see both', async () => {
    expect((await colleague.ask(endangering, { goal: goal.node.node })).signals).toMatchObject([
      { signal: pay.signal, direction: 'rising' },
    ])
    const quiet = await chief.ask(add, {
      ...facts,
      title: 'Ravensby looks for a partner',
      audience: { word: 'named', persons: [sister.id] },
      links: [goal.node.node, secretGoal.node.node],
    })
    expect((await sister.ask(endangering, { goal: goal.node.node })).signals).toHaveLength(2)
    expect((await colleague.ask(endangering, { goal: goal.node.node })).signals).toHaveLength(1)
    expect((await sister.ask(see, { signal: quiet.signal })).links).toMatchObject([{ node: goal.node.node }])
    expect(await nurse.reply(see, { signal: quiet.signal })).toMatchObject({ status: 404 })
    expect((await nurse.ask(list, { text: 'ravensby' })).signals).toEqual([])
    await sister.ask(sight, { signal: quiet.signal, note: 'Heard it twice' })
    const { revision } = await chief.ask(see, { signal: quiet.signal })
    await chief.ask(change, { signal: quiet.signal, revision, audience: { word: 'private' } })
    expect(await sister.reply(sightings, { signal: quiet.signal })).toMatchObject({ status: 404 })
    expect((await chief.ask(sightings, { signal: quiet.signal })).sightings).toHaveLength(1)
    expect(await chief.reply(change, { signal: quiet.signal, revision: revision + 1, owner: nurse.id })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('not in its audience') },
    })
  })

  it('is scored when it came, and not when it was let go', async () => {
    const closed = await nurse.ask(close, { ...at(), closedAs: 'came', outcome: 'Six left.' })
    expect(closed.score).toBeCloseTo(0.04)
    expect(closed.lookAgainOn).toBe(addDays(today, 30))
    expect(await colleague.ask(calibration, {})).toMatchObject({
      count: 1,
      came: 1,
      bins: [{ from: 0.8, count: 1, came: 1 }],
    })
    expect(await colleague.ask(calibration, { owner: chief.id })).toMatchObject({ count: 0, brier: null })
    expect((await colleague.ask(endangering, { goal: goal.node.node })).signals).toEqual([])
    expect(await colleague.reply(sight, { ...at(), note: 'Late' })).toMatchObject({ status: 409 })
    await sister.ask(reopen, at())
    const let_go = await nurse.ask(close, { ...at(), closedAs: 'no longer watched', outcome: 'Agencies are barred.' })
    expect(let_go).toMatchObject({ score: null, probability: 80 })
    expect(await colleague.ask(calibration, {})).toMatchObject({ count: 0 })
    await nurse.ask(reopen, at())
  })

  it('tells its history', async () => {
    const { events } = await colleague.ask(history, at())
    expect(events.map(({ happened }) => happened).toReversed()).toEqual([
      'signal.added',
      'signal.sighted',
      'signal.sighted',
      'signal.changed',
      'signal.looked at again',
      'signal.closed',
      'signal.reopened',
      'signal.closed',
      'signal.reopened',
    ])
    expect(events.find(({ happened }) => happened === 'signal.changed')?.changes).toEqual([
      { field: 'impact', before: '4', after: '5' },
    ])
  })
})

describe('the radar', () => {
  it('is filtered, and read a page at a time, what weighs most first', async () => {
    for (const [title, impact] of [
      ['Robots carry linen', 2],
      ['Cheap scanners', 3],
      ['Robots carry meals', 2],
    ] as const)
      await colleague.ask(add, { title, kind: 'trend', factor: 'technological', horizon: 'later', impact })
    const found = async (wanted: object) => (await colleague.ask(list, wanted)).signals.map(({ title }) => title)
    expect(await found({ factor: 'technological' })).toEqual([
      'Cheap scanners',
      'Robots carry meals',
      'Robots carry linen',
    ])
    expect(await found({ text: 'ROBOTS linen' })).toEqual(['Robots carry linen'])
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ team: wards })).toEqual([pay.title])
    expect(await found({ kind: 'threat', direction: 'rising', horizon: 'year', owner: nurse.id })).toEqual([pay.title])
    const first = await colleague.ask(list, { factor: 'technological', most: 2 })
    const second = await colleague.ask(list, { factor: 'technological', most: 2, after: first.next ?? '' })
    expect([first, second].map(({ signals, next }) => [signals.length, next === null])).toEqual([
      [2, false],
      [1, true],
    ])
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const draft = async (about: object = {}) => {
  const made = await nurse.ask(add, { ...facts, title: 'A tram is built', ...about })
  return { signal: made.signal }
}
const ended = async () => {
  const of = await draft()
  await nurse.ask(close, { ...of, closedAs: 'no longer watched', outcome: 'It was not.' })
  return of
}

whoMay('signals.list', [
  ['everybody here', () => colleague.reply(list, {}), 200],
  ['with what is no factor', () => colleague.reply(list, { factor: 'lunar' }), 422],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('signals.calibration', [
  ['everybody here', () => colleague.reply(calibration, {}), 200],
  ['nobody', () => nobody(calibration, {}), 401],
])
whoMay('signals.threatening', [
  ['everybody here', () => colleague.reply(threatening, {}), 200],
  ['with what is no team', () => colleague.reply(threatening, { team: 'x' }), 422],
  ['nobody', () => nobody(threatening, {}), 401],
])
whoMay('signals.see', [
  ['everybody who is in its audience', () => colleague.reply(see, at()), 200],
  ['somebody of another organisation', () => stranger.reply(see, at()), 404],
  ['nobody', () => nobody(see, at()), 401],
])
whoMay('signals.add', [
  ['everybody here', () => colleague.reply(add, { ...facts, title: 'Mine' }), 200],
  ['without a title', () => colleague.reply(add, { ...facts, title: ' ' }), 422],
  ['nobody', () => nobody(add, { ...facts, title: 'Mine' }), 401],
])
whoMay('signals.change', [
  ['its owner', async () => nurse.reply(change, { ...(await draft()), revision: 1, impact: 1 }), 200],
  ['their manager', async () => sister.reply(change, { ...(await draft()), revision: 1, impact: 1 }), 200],
  ['a colleague', async () => colleague.reply(change, { ...(await draft()), revision: 1, impact: 1 }), 403],
  ['once it is closed', async () => nurse.reply(change, { ...(await ended()), revision: 2, impact: 1 }), 409],
  ['somebody of another organisation', () => stranger.reply(change, { ...at(), revision: 1 }), 404],
])
whoMay('signals.sight', [
  ['everybody who is in its audience', async () => colleague.reply(sight, { ...(await draft()), note: 'Rails' }), 200],
  ['without a word', async () => colleague.reply(sight, { ...(await draft()), note: '' }), 422],
  ['once it is closed', async () => colleague.reply(sight, { ...(await ended()), note: 'Rails' }), 409],
  ['somebody of another organisation', () => stranger.reply(sight, { ...at(), note: 'Rails' }), 404],
])
whoMay('signals.sightings', [
  ['everybody who is in its audience', () => colleague.reply(sightings, at()), 200],
  ['somebody of another organisation', () => stranger.reply(sightings, at()), 404],
])
whoMay('signals.look-again', [
  ['its owner', async () => nurse.reply(lookAgain, { ...(await draft()), revision: 1 }), 200],
  ['their manager', async () => chief.reply(lookAgain, { ...(await draft()), revision: 1 }), 200],
  ['a colleague', async () => colleague.reply(lookAgain, { ...(await draft()), revision: 1 }), 403],
  [
    'with a probability of nothing',
    async () => nurse.reply(lookAgain, { ...(await draft()), revision: 1, probability: 5 }),
    422,
  ],
  ['once it is closed', async () => nurse.reply(lookAgain, { ...(await ended()), revision: 2 }), 409],
  ['somebody of another organisation', () => stranger.reply(lookAgain, { ...at(), revision: 1 }), 404],
])
const closing = { closedAs: 'came', outcome: 'It came.' }
whoMay('signals.close', [
  ['its owner', async () => nurse.reply(close, { ...(await draft()), ...closing }), 200],
  ['a colleague', async () => colleague.reply(close, { ...(await draft()), ...closing }), 403],
  ['without a word', async () => nurse.reply(close, { ...(await draft()), ...closing, outcome: '' }), 422],
  ['twice', async () => nurse.reply(close, { ...(await ended()), ...closing }), 409],
  ['somebody of another organisation', () => stranger.reply(close, { ...at(), ...closing }), 404],
])
whoMay('signals.reopen', [
  ['its owner', async () => nurse.reply(reopen, await ended()), 200],
  ['a colleague', async () => colleague.reply(reopen, await ended()), 403],
  ['what is open', async () => nurse.reply(reopen, await draft()), 409],
  ['somebody of another organisation', () => stranger.reply(reopen, at()), 404],
])
whoMay('signals.link', [
  ['its owner', async () => nurse.reply(link, { ...(await draft()), node: goal.node.node }), 200],
  ['a colleague', async () => colleague.reply(link, { ...(await draft()), node: goal.node.node }), 403],
  ['what is no goal', async () => nurse.reply(link, { ...(await draft()), node: newId() }), 404],
  [
    'a goal that they do not see',
    async () => nurse.reply(link, { ...(await draft()), node: secretGoal.node.node }),
    404,
  ],
  ['once it is closed', async () => nurse.reply(link, { ...(await ended()), node: goal.node.node }), 409],
  ['somebody of another organisation', () => stranger.reply(link, { ...at(), node: goal.node.node }), 404],
])
const linked = async () => ({ ...(await draft({ links: [goal.node.node] })), node: goal.node.node })
whoMay('signals.unlink', [
  ['its owner', async () => nurse.reply(unlink, await linked()), 200],
  ['a colleague', async () => colleague.reply(unlink, await linked()), 403],
  ['what it does not endanger', async () => nurse.reply(unlink, { ...(await draft()), node: goal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(unlink, { ...at(), node: goal.node.node }), 404],
])
whoMay('signals.history', [
  ['everybody who is in its audience', () => colleague.reply(history, at()), 200],
  ['somebody of another organisation', () => stranger.reply(history, at()), 404],
])
whoMay('signals.endangering', [
  ['everybody who sees the goal', () => colleague.reply(endangering, { goal: goal.node.node }), 200],
  ['somebody who does not', () => colleague.reply(endangering, { goal: secretGoal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(endangering, { goal: goal.node.node }), 404],
])
