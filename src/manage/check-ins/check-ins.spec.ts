import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { explain, map, see as seeNode } from '../../graph/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { publish, write } from '../../lead/direction/contract.ts'
import { add, changeMeasure, type GoalView, see } from '../goals/contract.ts'
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

  it('that says nothing of confidence leaves standing what was said before', async () => {
    const goal = await nurse.ask(add, {
      title: 'Confidence is kept',
      measures: [{ title: 'Steps', baseline: 0, target: 9 }],
    })
    const values = [{ measure: goal.measures[0]?.node ?? '', value: 3 }]
    await nurse.ask(record, { goal: goal.node.node, values, confidence: 8 })
    await nurse.ask(record, { goal: goal.node.node, values: [{ ...values[0], value: 4 }] as typeof values })
    await eventually(async () => {
      const { standing } = (await nurse.ask(see, { goal: goal.node.node })).node
      expect([standing.progress?.slice(0, 4), standing.confidence]).toEqual(['0.44', '8'])
    })
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

describe('a list of milestones', () => {
  let goal: GoalView
  const wards = () => goal.measures[0]?.node ?? ''
  const numbers = async () => (await nurse.ask(see, { goal: goal.node.node })).measures[0]?.numbers
  const tick = (title: string, reachedOn: string | null) => ({
    goal: goal.node.node,
    milestones: [{ measure: wards(), title, reachedOn }],
  })

  beforeAll(async () => {
    goal = await nurse.ask(add, {
      title: 'The new wards stand',
      start: '2026-01-01',
      due: '2026-12-31',
      measures: [
        {
          title: 'Wards',
          direction: 'milestones',
          milestones: [
            { title: 'First', on: '2026-03-01' },
            { title: 'Second' },
            { title: 'Third' },
            { title: 'Fourth' },
          ],
        },
      ],
    })
  })

  it('has how many there are for its target, and no reading before the first check-in', async () => {
    expect(await numbers()).toMatchObject({ baseline: '0', target: '4', value: null, verdict: 'no reading' })
  })

  it('is ticked in a check-in, and counts those that are reached', async () => {
    const first = await nurse.ask(record, { ...tick('First', '2026-03-04'), note: 'It stands.' })
    expect(first.checkIn.values).toMatchObject([{ value: '1' }])
    expect(first.measures).toMatchObject([{ progress: '0.25', verdict: 'not met' }])
    await nurse.ask(record, tick('Second', '2026-04-01'))
    expect(await numbers()).toMatchObject({
      value: '2',
      milestones: [
        { title: 'First', on: '2026-03-01', reachedOn: '2026-03-04' },
        { title: 'Second', on: null, reachedOn: '2026-04-01' },
        { title: 'Third' },
        { title: 'Fourth' },
      ],
    })
    await nurse.ask(record, tick('Second', null))
    expect(await numbers()).toMatchObject({ value: '1' })
    await eventually(async () => expect(await progressOf(goal.node.node)).toBe('0.25'))
  })

  it('keeps its count where a check-in is corrected', async () => {
    const { checkIns } = await nurse.ask(list, { goal: goal.node.node })
    const corrected = await nurse.ask(correct, {
      goal: goal.node.node,
      checkIn: checkIns[0]?.checkIn ?? '',
      note: 'Not yet.',
    })
    expect(corrected.checkIn.values).toMatchObject([{ value: '1' }])
    expect(await numbers()).toMatchObject({ value: '1' })
  })

  it('is not typed as a number, nor ticked to come, nor where there is no such milestone', async () => {
    const refused = async (draft: object) => (await nurse.reply(record, { goal: goal.node.node, ...draft })).status
    expect(await refused({ values: [{ measure: wards(), value: 3 }] })).toBe(422)
    expect(await refused(tick('Fourth', '2999-01-01'))).toBe(422)
    expect(await refused(tick('Fifth', '2026-01-01'))).toBe(422)
    expect(await refused({ milestones: [{ measure: newId(), title: 'First', reachedOn: null }] })).toBe(422)
    expect(await refused({ milestones: [] })).toBe(422)
  })

  it('is changed on its goal, where what is reached stays', async () => {
    const change = (milestones: object[]) =>
      nurse.reply(changeMeasure, { goal: goal.node.node, measure: wards(), milestones })
    const first = { title: 'First', on: '2026-03-01', reachedOn: '2026-03-04' }
    expect(await change([{ title: 'Second' }])).toMatchObject({ status: 422 })
    expect(await change([first, first])).toMatchObject({ status: 422 })
    expect(await change([{ title: 'Second' }, first])).toMatchObject({ status: 200 })
    expect(await numbers()).toMatchObject({ value: '1', target: '2', milestones: [{ title: 'Second' }, first] })
    expect(
      await nurse.reply(changeMeasure, { goal: goal.node.node, measure: wards(), direction: 'increase' }),
    ).toMatchObject({ status: 422 })
  })
})

describe('a very large number', () => {
  it('is compared to its last digit', async () => {
    const goal = await nurse.ask(add, {
      title: 'Count the grains',
      measures: [{ title: 'Grains', baseline: '0', target: '90071992547409930000' }],
    })
    const measure = goal.measures[0]?.node ?? ''
    const verdict = async (value: string) => {
      const { measures } = await nurse.ask(record, { goal: goal.node.node, values: [{ measure, value }] })
      const seen = (await nurse.ask(see, { goal: goal.node.node })).measures[0]?.numbers
      expect(seen?.value).toBe(value)
      expect(seen?.verdict).toBe(measures[0]?.verdict)
      return measures[0]?.verdict
    }
    expect(await verdict('90071992547409929999.9999999999')).toBe('not met')
    expect(await verdict('90071992547409930000')).toBe('met')
    expect(await nurse.reply(record, { goal: goal.node.node, values: [{ measure, value: 2 ** 53 }] })).toMatchObject({
      status: 422,
    })
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
