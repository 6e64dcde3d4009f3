import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { correct, list, recordSeveral } from '../check-ins/contract.ts'
import { add, close, type GoalView } from '../goals/contract.ts'
import { calibration, of } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let discharge: GoalView
let secret: GoalView

const today = new Date().toISOString().slice(0, 10)
const ago = (days: number) => addDays(today, -days)

const measures = [
  { title: 'Discharges before noon', unit: '%', baseline: 20, target: 60 },
  { title: 'Delayed discharges', unit: 'beds', direction: 'decrease' as const, baseline: 30, target: 10 },
  { title: 'The pharmacy opens at eight', direction: 'done' as const },
]

/** Checks in every week from one day before today to another. */
async function checkIns(
  who: Somebody,
  goal: GoalView,
  from: number,
  to: number,
  value: (week: number) => number[],
  confidence = 7,
) {
  const weeks = Array.from({ length: Math.floor((from - to) / 7) + 1 }, (_, week) => week)
  await who.ask(recordSeveral, {
    checkIns: weeks.map((week) => ({
      goal: goal.node.node,
      readOn: ago(from - week * 7),
      confidence,
      values: value(week).map((each, at) => ({
        measure: goal.measures[at]?.node ?? '',
        value: Math.round(each * 10) / 10,
      })),
    })),
  })
}

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  const dates = { start: ago(100), due: addDays(today, 60) }
  discharge = await nurse.ask(add, { title: 'Patients leave before noon', ...dates, measures })
  await checkIns(nurse, discharge, 93, 2, (week) => [22 + week * 2.6, 29 - week * 0.9])
  secret = await nurse.ask(add, {
    title: 'What nobody else may see',
    ...dates,
    audience: { word: 'private' },
    measures: measures.slice(0, 1),
  })
})

describe('the forecast of a goal', () => {
  it('comes from its measures, each with its fan, and says what is silent', async () => {
    const { goal, measures: each } = await nurse.ask(of, { goal: discharge.node.node })
    expect(each.map(({ title, silent }) => [title, silent])).toEqual([
      ['Discharges before noon', null],
      ['Delayed discharges', null],
      ['The pharmacy opens at eight', 'done or not'],
    ])
    const [noon, delayed] = each.map(({ forecast }) => forecast)
    expect(noon?.probability).toBeGreaterThan(0.6)
    expect(noon?.fan.length).toBeGreaterThan(5)
    expect(noon).toMatchObject({ values: 15, from: ago(100), until: ago(2) })
    expect(goal).toMatchObject({ silent: null, from: 'measures', counted: 2, countable: 3 })
    expect(goal.together?.alike).toBe(Math.min(noon?.probability ?? 0, delayed?.probability ?? 0))
    expect(goal.probability).toBeLessThanOrEqual(goal.together?.alike ?? 0)
  })

  it('follows a correction', async () => {
    const before = (await nurse.ask(of, { goal: discharge.node.node })).measures[0]?.forecast
    const [latest] = (await nurse.ask(list, { goal: discharge.node.node })).checkIns
    await nurse.ask(correct, {
      goal: discharge.node.node,
      checkIn: latest?.checkIn ?? '',
      values: [{ measure: discharge.measures[0]?.node ?? '', value: 30 }],
      note: 'Counted anew.',
    })
    const after = (await nurse.ask(of, { goal: discharge.node.node })).measures[0]?.forecast
    expect(after?.values).toBe(before?.values)
    expect(after?.probability).toBeLessThan(before?.probability ?? 0)
  })

  it('is silent before there is enough to go by, without any measure, and once the goal is closed', async () => {
    expect((await nurse.ask(of, { goal: secret.node.node })).goal.silent).toBe('no reading')
    const bare = await nurse.ask(add, { title: 'Nothing measured', start: ago(10), due: addDays(today, 10) })
    expect((await nurse.ask(of, { goal: bare.node.node })).goal).toMatchObject({
      silent: 'no measure',
      from: 'progress',
    })
    await nurse.ask(close, { goal: bare.node.node, closedAs: 'abandoned' })
    expect((await nurse.ask(of, { goal: bare.node.node })).goal.silent).toBe('closed')
    const draft = await nurse.ask(add, { title: 'Not begun', draft: true, measures: measures.slice(0, 1) })
    const drafted = await nurse.ask(of, { goal: draft.node.node })
    expect([drafted.goal.silent, drafted.measures[0]?.silent]).toEqual(['draft', 'draft'])
  })
})

describe('calibration', () => {
  it('shows one’s own, and others’ only where five people stand behind a number', async () => {
    const people = await Promise.all(
      ['Mara Lind', 'Joel Abara', 'Nia Frost', 'Per Dahl', 'Uma Rao'].map((name) => here.person(name)),
    )
    const ended = async (who: Somebody, confidence: number, met: boolean) => {
      const goal = await who.ask(add, {
        title: `The rota of ${who.name}`,
        start: ago(200),
        due: ago(10),
        measures: measures.slice(0, 1),
      })
      await checkIns(who, goal, 193, 12, (week) => [20 + week * (met ? 1.8 : 0.6)], confidence)
      await who.ask(close, { goal: goal.node.node, closedAs: met ? 'met' : 'missed' })
    }
    for (const [at, who] of people.entries()) {
      await ended(who, 7, at > 0)
      const seen = await nurse.ask(calibration, {})
      const shown = at >= 4
      expect(seen.all.confidence, `${at + 1} people`).toMatchObject({ goals: shown ? 5 : 0, withheld: !shown })
    }
    const [first] = people
    const seen = await nurse.ask(calibration, { moment: 'half' })
    expect(seen.all.confidence).toEqual({
      goals: 5,
      met: 0.8,
      brier: 0.17,
      withheld: false,
      bins: [{ from: 0.6, to: 0.8, goals: 5, said: 0.7, met: 0.8 }],
    })
    expect(seen.own.confidence.goals).toBe(0)
    // One of the five asks: behind the same number stand only four others.
    const own = await first?.ask(calibration, {})
    expect(own?.all.confidence).toMatchObject({ goals: 0, withheld: true, bins: [] })
    expect(own?.own.confidence).toMatchObject({ goals: 1, met: 0, brier: 0.49 })
    expect(own?.own.forecast.bins[0]?.said).toBeLessThan(0.5)
  })

  it('looks at other moments, and refuses what is none', async () => {
    for (const moment of ['quarter', 'three-quarters'] as const)
      expect((await nurse.ask(calibration, { moment })).moment).toBe(moment)
    expect((await nurse.reply(calibration, { moment: 'end' })).status).toBe(422)
  })
})

whoMay('forecasts.of', [
  ['the owner', () => nurse.reply(of, { goal: discharge.node.node }), 200],
  ['a colleague who sees the goal', () => colleague.reply(of, { goal: discharge.node.node }), 200],
  ['the owner, of what is private', () => nurse.reply(of, { goal: secret.node.node }), 200],
  ['their manager, of what is private', () => sister.reply(of, { goal: secret.node.node }), 404],
  ['an administrator, of what is private', () => chief.reply(of, { goal: secret.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(of, { goal: discharge.node.node }), 404],
  ['anybody, of a goal that is none', () => nurse.reply(of, { goal: newId() }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, of, { goal: discharge.node.node }), 401],
  ['a token that may read', async () => (await nurse.withScopes('read')).reply(of, { goal: discharge.node.node }), 200],
])
whoMay('forecasts.calibration', [
  ['anybody, of what they see', () => colleague.reply(calibration, {}), 200],
  ['somebody of another organisation, of theirs', () => stranger.reply(calibration, {}), 200],
  ['nobody', () => request(world, here.organisation.slug, null, calibration, {}), 401],
])
