import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { explain, map, see as seeNode } from '../../graph/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { publish, write } from '../../lead/direction/contract.ts'
import { add, type GoalView, see } from '../goals/contract.ts'
import { correct, line, list, record, recordSeveral } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let vision: string
let beds: GoalView
let discharge: GoalView

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  const draft = await chief.ask(write, { vision: 'Nobody waits for care that they need today' })
  await chief.ask(publish, { revision: draft.revision })
  vision = (await chief.ask(map, {})).path[0]?.node ?? ''
  beds = await sister.ask(add, {
    title: 'Beds are free when they are needed',
    why: 'People wait in corridors',
    start: '2026-01-01',
    due: '2026-12-31',
  })
  discharge = await nurse.ask(add, {
    title: 'Patients leave before noon',
    start: '2026-01-01',
    due: '2026-12-31',
    supports: [{ parent: beds.node.node }],
    measures: [
      { title: 'Discharges before noon', unit: '%', baseline: 20, target: 60 },
      { title: 'Delayed discharges', unit: 'beds', direction: 'decrease', baseline: 30, target: 10 },
    ],
  })
})

const measure = (at: number): string => discharge.measures[at]?.node ?? ''
const progressOf = async (node: string) => (await chief.ask(seeNode, { node })).node.standing.progress

describe('a check-in', () => {
  it('does not count above before the support was accepted, and is carried to the vision after it', async () => {
    const { link, accept } = await import('../../graph/contract.ts')
    const recorded = await nurse.ask(record, {
      goal: discharge.node.node,
      values: [
        { measure: measure(0), value: 40 },
        { measure: measure(1), value: '25' },
      ],
      confidence: 7,
      note: 'Pharmacy now opens at eight.',
      inTheWay: 'Transport comes late on Mondays.',
    })
    expect(recorded.checkIn.values.map(({ value }) => value)).toEqual(['40', '25'])
    expect(recorded.measures.map((each) => each.progress)).toEqual(['0.5', '0.25'])
    await eventually(async () => expect(await progressOf(discharge.node.node)).toBe('0.375'))
    expect(await progressOf(beds.node.node)).toBeNull()
    expect((await sister.ask(accept, { node: discharge.node.node, parent: beds.node.node })).accepted).toBe(true)
    expect((await chief.ask(link, { node: beds.node.node, parent: vision })).accepted).toBe(true)
    await eventually(async () => expect(await progressOf(vision)).toBe('0.375'))
    const why = await chief.ask(explain, { node: discharge.node.node })
    expect(why.contributors.map(({ inMean }) => inMean)).toEqual([0.5, 0.5])
  })

  it('that is corrected keeps its date, and the values are found anew', async () => {
    const { checkIns } = await nurse.ask(list, { goal: discharge.node.node })
    const first = checkIns[0]
    if (!first) throw new Error('no check-in')
    const corrected = await nurse.ask(correct, {
      goal: discharge.node.node,
      checkIn: first.checkIn,
      values: [{ measure: measure(0), value: 30 }],
      confidence: 6,
    })
    expect(corrected.checkIn).toMatchObject({ supersedes: first.checkIn, readOn: first.readOn })
    await eventually(async () => {
      const now = await nurse.ask(see, { goal: discharge.node.node })
      expect(now.measures.map((each) => each.numbers?.value)).toEqual(['30', null])
      expect(now.node.standing.confidence).toBe('6')
    })
    expect(
      (await nurse.reply(correct, { goal: discharge.node.node, checkIn: first.checkIn, note: 'again' })).body.detail,
    ).toContain('corrected already')
    const readings = await chief.ask(line, { goal: discharge.node.node, measure: measure(0) })
    expect(readings.readings.map(({ value }) => value)).toEqual(['30'])
  })

  it('of an earlier day does not replace a later value', async () => {
    await nurse.ask(record, {
      goal: discharge.node.node,
      values: [{ measure: measure(0), value: 22 }],
      readOn: '2026-02-01',
    })
    const now = await nurse.ask(see, { goal: discharge.node.node })
    expect(now.measures[0]?.numbers?.value).toBe('30')
  })

  it.each([
    ['a future date', { note: 'soon', readOn: '2999-01-01' }, 'future'],
    ['nothing at all', {}, 'Nothing was said'],
    ['a value that is no number', { values: [{ measure: newId(), value: 'many' }] }, 'plain number'],
    ['a measure of another goal', { values: [{ measure: newId(), value: 1 }] }, 'does not belong'],
    ['a confidence of 11', { confidence: 11 }, '10'],
    ['a number too long to keep', { values: [{ measure: newId(), value: '1'.repeat(40) }] }, 'plain number'],
  ])('with %s is refused with its reason, and nothing is kept', async (_, given, sentence) => {
    const before = (await nurse.ask(list, { goal: discharge.node.node })).checkIns.length
    const { status, body } = await nurse.reply(record, { goal: discharge.node.node, ...given })
    expect(status).toBe(422)
    expect(JSON.stringify(body)).toContain(sentence)
    expect((await nurse.ask(list, { goal: discharge.node.node })).checkIns.length).toBe(before)
  })

  it('is all or nothing among several', async () => {
    const { status, body } = await nurse.reply(recordSeveral, {
      checkIns: [{ goal: discharge.node.node, note: 'first' }, { goal: discharge.node.node }],
    })
    expect(status).toBe(422)
    expect((body.faults as { at: string }[])[0]?.at).toBe('checkIns.1.values')
    const { checkIns } = await nurse.ask(list, { goal: discharge.node.node })
    expect(checkIns.some(({ note }) => note === 'first')).toBe(false)
  })
})

const note = { note: 'Seen on the round.' }
whoMay('check-ins.record', [
  ['the owner', () => nurse.reply(record, { goal: discharge.node.node, ...note }), 200],
  ['the owner’s manager, in their place', () => sister.reply(record, { goal: discharge.node.node, ...note }), 200],
  ['a colleague who sees it', () => colleague.reply(record, { goal: discharge.node.node, ...note }), 403],
  ['somebody of another organisation', () => stranger.reply(record, { goal: discharge.node.node, ...note }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, record, { goal: discharge.node.node, ...note }), 401],
  [
    'a token that may only read',
    async () => (await nurse.withScopes('read')).reply(record, { goal: discharge.node.node, ...note }),
    403,
  ],
])
whoMay('check-ins.record-several', [
  ['the owner', () => nurse.reply(recordSeveral, { checkIns: [{ goal: discharge.node.node, ...note }] }), 200],
  [
    'a colleague who sees it',
    () => colleague.reply(recordSeveral, { checkIns: [{ goal: discharge.node.node, ...note }] }),
    403,
  ],
  [
    'somebody of another organisation',
    () => stranger.reply(recordSeveral, { checkIns: [{ goal: discharge.node.node, ...note }] }),
    404,
  ],
])
const latest = async () =>
  (await nurse.ask(list, { goal: discharge.node.node })).checkIns.find((each) => !each.superseded)?.checkIn
whoMay('check-ins.correct', [
  [
    'a colleague who sees it',
    async () => colleague.reply(correct, { goal: discharge.node.node, checkIn: await latest(), ...note }),
    403,
  ],
  ['the owner', async () => nurse.reply(correct, { goal: discharge.node.node, checkIn: await latest(), ...note }), 200],
  [
    'somebody of another organisation',
    async () => stranger.reply(correct, { goal: discharge.node.node, checkIn: await latest(), ...note }),
    404,
  ],
])
whoMay('check-ins.list', [
  ['a colleague', () => colleague.reply(list, { goal: discharge.node.node }), 200],
  ['somebody of another organisation', () => stranger.reply(list, { goal: discharge.node.node }), 404],
])
whoMay('check-ins.line', [
  ['a colleague', () => colleague.reply(line, { goal: discharge.node.node, measure: measure(0) }), 200],
  [
    'somebody of another organisation',
    () => stranger.reply(line, { goal: discharge.node.node, measure: measure(0) }),
    404,
  ],
])
