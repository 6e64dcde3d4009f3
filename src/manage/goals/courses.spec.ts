import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { explain, link, setShare, unlink } from '../../graph/contract.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { line, record } from '../check-ins/contract.ts'
import {
  activate,
  add,
  addMeasure,
  archiveMeasure,
  change,
  changeMeasure,
  close,
  type GoalView,
  history,
  see,
  sum,
} from './contract.ts'

// What a measure adds up, what is expected of it by when, and what a PACT gives upward.

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let ward: string
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Dr Ines Rooke')
  nurse = await here.person('Sam Okoro', { manager: chief })
  colleague = await here.person('Mo Lindqvist', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Somebody')
  ward = await here.team('Ward 4', { lead: chief, members: [nurse] })
})

const id = (goal: GoalView): string => goal.node.node
const first = (goal: GoalView): string => goal.measures[0]?.node ?? ''

/** A goal with one measure in beds; below another where that is named. */
const beds = async (title: string, above: GoalView | null, more: Record<string, unknown> = {}): Promise<GoalView> =>
  chief.ask(add, {
    title,
    supports: above ? [{ parent: id(above) }] : [],
    measures: [{ title: 'Open beds', unit: 'beds', baseline: 0, target: 1000, ...more }],
  })
const summing = (title: string, above: GoalView | null) => beds(title, above, { addsUp: true, share: 100 })
const reads = (goal: GoalView, value: number) =>
  chief.ask(record, { goal: id(goal), values: [{ measure: first(goal), value }] })
const currentOf = async (goal: GoalView): Promise<number | null> => {
  const numbers = (await chief.ask(see, { goal: id(goal) })).measures[0]?.numbers
  return numbers?.value == null ? null : Number(numbers.value)
}
const comesTo = (goal: GoalView, value: number | null) =>
  eventually(async () => expect(await currentOf(goal), goal.node.title).toBe(value))

describe('a measure that adds up', () => {
  it('is the sum of what the goals below bring in its unit, through as many levels as add up', async () => {
    const all = await summing('Beds everywhere', null)
    const north = await summing('Beds in the north', all)
    const south = await beds('Beds in the south', all)
    const a = await beds('Beds in Alderbridge', north)
    const b = await beds('Beds in Burnham', north, { unit: 'Beds' })
    const c = await beds('Costs of beds', north, { unit: 'GBP' })
    await reads(a, 200)
    await comesTo(all, 200)
    await reads(b, 212)
    await reads(c, 9_000)
    await reads(south, -12)
    await comesTo(north, 412)
    await comesTo(all, 400)
    expect((await chief.ask(see, { goal: id(all) })).node.standing.progress).toBe('0.4')
    expect(await chief.ask(sum, { goal: id(north), measure: first(north) })).toEqual({
      value: '412',
      unit: 'beds',
      parts: [
        { goal: id(b), title: 'Beds in Burnham', measures: [{ measure: first(b), title: 'Open beds', value: '212' }] },
        {
          goal: id(a),
          title: 'Beds in Alderbridge',
          measures: [{ measure: first(a), title: 'Open beds', value: '200' }],
        },
      ],
      without: 1,
      rest: '0',
    })
    // all of it anew, from values that were lost: each sum comes after what it adds up
    await world.owner.query('update measure set value = null where adds_up')
    await world.owner.query('insert into dirty select org, gen_random_uuid(), node from node where org = $1', [
      here.organisation.org,
    ])
    world.worker.wake()
    await comesTo(north, 412)
    await comesTo(all, 400)
  })

  it('follows whatever becomes of the goals below', async () => {
    const all = await summing('Followed', null)
    const one = await beds('One', all)
    const two = await beds('Two', all)
    const three = await beds('Three', all)
    await reads(one, 1)
    await reads(two, 20)
    await reads(three, 300)
    await comesTo(all, 321)
    await chief.ask(unlink, { node: id(two), parent: id(all) })
    await comesTo(all, 301)
    await chief.ask(link, { node: id(two), parent: id(all) })
    await comesTo(all, 321)
    await chief.ask(setShare, { node: id(two), parent: id(all), share: 0 })
    await comesTo(all, 301)
    await chief.ask(setShare, { node: id(two), parent: id(all), share: null })
    await chief.ask(changeMeasure, { goal: id(three), measure: first(three), unit: 'rooms' })
    await comesTo(all, 21)
    await chief.ask(changeMeasure, { goal: id(three), measure: first(three), unit: 'beds' })
    await chief.ask(close, { goal: id(one), closedAs: 'abandoned' })
    await comesTo(all, 320)
    await chief.ask(close, { goal: id(two), closedAs: 'met' })
    await chief.ask(archiveMeasure, { goal: id(three), measure: first(three) })
    await comesTo(all, 20)
    const draft = await chief.ask(add, {
      title: 'Not begun',
      draft: true,
      supports: [{ parent: id(all) }],
      measures: [{ title: 'Open beds', unit: 'beds' }],
    })
    await chief.ask(activate, { goal: id(draft) })
    await reads(draft, 4000)
    await comesTo(all, 4020)
    // closed, it keeps its last value
    await chief.ask(close, { goal: id(all), closedAs: 'met' })
    await reads(draft, 1)
    await eventually(async () => {
      world.worker.wake()
      const { rows } = await world.owner.query('select 1 from dirty where org = $1', [here.organisation.org])
      expect(rows, 'nothing waits for the roll-up').toEqual([])
    })
    expect(await currentOf(all)).toBe(4020)
  })

  it('holds nothing of a goal that fewer people may see, unless its owner chose so', async () => {
    const all = await summing('For all to see', null)
    const open = await beds('Open', all)
    const narrow = await chief.ask(add, {
      title: 'Narrow',
      team: ward,
      audience: { word: 'team', team: ward },
      supports: [{ parent: id(all) }],
      measures: [{ title: 'Open beds', unit: 'beds' }],
    })
    await reads(open, 10)
    await reads(narrow, 5)
    await comesTo(all, 10)
    expect(await chief.ask(sum, { goal: id(all), measure: first(all) })).toMatchObject({ without: 1, rest: '0' })
    expect(await colleague.ask(sum, { goal: id(all), measure: first(all) })).toMatchObject({ without: 0, rest: '0' })
    await chief.ask(change, { goal: id(narrow), revision: narrow.revision, countsUpward: true })
    await comesTo(all, 15)
    const seen = await colleague.ask(sum, { goal: id(all), measure: first(all) })
    expect(seen).toMatchObject({ value: '15', without: 0, rest: '5' })
    expect(JSON.stringify(seen)).not.toContain('Narrow')
    await chief.ask(change, { goal: id(narrow), revision: narrow.revision + 1, countsUpward: false })
    await comesTo(all, 10)
  })

  it('has a reading for each day on which it is another one, and is read by nobody', async () => {
    const all = await summing('Kept', null)
    const one = await beds('Part', all)
    await reads(one, 7)
    await comesTo(all, 7)
    await reads(one, 8)
    await comesTo(all, 8)
    const { readings } = await chief.ask(line, { goal: id(all), measure: first(all) })
    expect(readings.map(({ readOn, value }) => [readOn, Number(value)])).toEqual([[today, 8]])
    const refused = await chief.reply(record, { goal: id(all), values: [{ measure: first(all), value: 1 }] })
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      '“Open beds” adds up the goals that support this one. Check in on those instead.',
    ])
    await chief.ask(changeMeasure, { goal: id(all), measure: first(all), addsUp: false })
    await reads(all, 1)
    await reads(one, 9)
    await comesTo(all, 1)
    const { events } = await chief.ask(history, { goal: id(all) })
    expect(events.flatMap(({ changes }) => changes)).toContainEqual({ field: 'addsUp', before: 'true', after: 'false' })
  })

  it.each([
    [{ unit: '', addsUp: true }, 'measures.0.unit', 'Say the unit'],
    [{ unit: 'beds', direction: 'done', addsUp: true }, 'measures.0.addsUp', 'Only numbers add up'],
  ])('%j is refused where it stands', async (given, at, sentence) => {
    const { status, body } = await chief.reply(add, { title: 'No', measures: [{ title: 'M', ...given }] })
    expect([status, body.detail]).toEqual([422, expect.stringContaining(sentence)])
    expect(body.faults).toEqual([{ at, sentence: expect.stringContaining(sentence) }])
  })
})

describe('what is expected by when', () => {
  const start = addDays(today, -50)
  const due = addDays(today, 50)
  const numbers = { title: 'Open beds', unit: 'beds', baseline: 0, target: 100 }
  const curved = (on: string, value: number) =>
    chief.ask(add, { title: 'On a curve', start, due, measures: [{ ...numbers, phases: [{ on, value }] }] })

  it('decides the colour of the measure and of its goal, and says so', async () => {
    const late = await curved(addDays(due, -10), 10)
    expect(late.measures[0]?.numbers?.phases).toEqual([{ on: addDays(due, -10), value: '10' }])
    await reads(late, 5)
    await eventually(async () => {
      const { node, measures } = await chief.ask(see, { goal: id(late) })
      expect([node.standing.health, measures[0]?.standing.health]).toEqual(['on track', 'on track'])
    })
    const { health } = await chief.ask(explain, { node: id(late) })
    expect(health).toMatchObject({ because: 'pace', curved: true })
    expect(health.expected).toBeCloseTo(0.1 * (50 / 90), 9)
    // the goal above keeps its own line, and says that what is below does not
    const above = await chief.ask(add, { title: 'Above', start, due })
    await chief.ask(link, { node: id(late), parent: id(above) })
    expect((await chief.ask(explain, { node: id(above) })).health).toMatchObject({ curved: false, curvedBelow: true })
    expect((await chief.ask(explain, { node: id(late) })).health.curvedBelow).toBe(false)
    await chief.ask(unlink, { node: id(late), parent: id(above) })
    // on the straight line a half would be expected today
    await chief.ask(changeMeasure, { goal: id(late), measure: first(late), phases: [] })
    await eventually(async () => {
      const { node, measures } = await chief.ask(see, { goal: id(late) })
      expect([node.standing.health, measures[0]?.standing.health]).toEqual(['off track', 'off track'])
    })
    const { events } = await chief.ask(history, { goal: id(late) })
    const written = `${addDays(due, -10)}=10`
    expect(events[0]?.changes).toContainEqual({ field: 'phases', before: written, after: null })
  })

  it('is asked of early goals as well: a front-loaded one is late sooner', async () => {
    const early = await curved(addDays(start, 10), 90)
    await reads(early, 50)
    await eventually(async () =>
      expect((await chief.ask(see, { goal: id(early) })).node.standing.health).toBe('off track'),
    )
  })

  it.each([
    [[{ on: start, value: 1 }], 'phases.0.on', 'Choose a day after'],
    [[{ on: due, value: 1 }], 'phases.0.on', 'Choose a day after'],
    [
      [
        { on: today, value: 1 },
        { on: today, value: 2 },
      ],
      'phases.1.on',
      'does not lie after',
    ],
  ])('%j is refused where it stands', async (phases, at, sentence) => {
    const goal = await chief.ask(add, { title: 'Refused', start, due, measures: [numbers] })
    const { status, body } = await chief.reply(changeMeasure, { goal: id(goal), measure: first(goal), phases })
    expect([status, body.faults]).toEqual([422, [{ at, sentence: expect.stringContaining(sentence) }]])
  })

  it('needs a start, a due date, a baseline and a target', async () => {
    const phases = [{ on: today, value: 1 }]
    const undated = await chief.ask(add, { title: 'Undated', measures: [numbers] })
    expect(
      (await chief.reply(changeMeasure, { goal: id(undated), measure: first(undated), phases })).body.detail,
    ).toContain('Give the goal both first')
    const dated = await chief.ask(add, { title: 'Dated', start, due })
    const without = { goal: id(dated), title: 'M', target: 5, phases }
    expect((await chief.reply(addMeasure, without)).body.detail).toContain('Give the measure both first')
    const between = { goal: id(dated), title: 'M', direction: 'between', target: 5, targetMax: 9, phases }
    expect((await chief.reply(addMeasure, between)).body.detail).toContain('Take the phases out')
  })
})

describe('a PACT', () => {
  const start = addDays(today, -28)
  it('gives its adherence upward where its owner chose so, and no percentage of an outcome', async () => {
    const above = await chief.ask(add, { title: 'Families are heard' })
    const facts = { everyDays: 7, contributes: false }
    const made = await chief.ask(add, {
      title: 'Call one family each week',
      framework: 'pact',
      facts,
      start,
      supports: [{ parent: id(above) }],
      measures: [{ title: 'Calls', baseline: 0, target: 1000 }],
    })
    await chief.ask(record, {
      goal: id(made),
      values: [{ measure: first(made), value: 500 }],
      readOn: addDays(start, 1),
    })
    await chief.ask(record, { goal: id(made), note: 'Called.', readOn: addDays(start, 8) })
    const standings = async () => {
      const [pact, parent] = await Promise.all([
        chief.ask(see, { goal: id(made) }),
        chief.ask(see, { goal: id(above) }),
      ])
      return [pact.node.standing.adherence, pact.node.standing.progress, parent.node.standing.progress]
    }
    await eventually(async () => expect(await standings()).toEqual(['0.5', null, null]))
    await chief.ask(change, { goal: id(made), revision: made.revision, facts: { contributes: true } })
    await eventually(async () => expect(await standings()).toEqual(['0.5', '0.5', '0.5']))
    // today's occurrence is not over: done, it counts; open, it does not
    await chief.ask(record, { goal: id(made), note: 'Called.' })
    await eventually(async () => expect((await standings())[0]).toBe('0.6'))
    const { health, adherence } = await chief.ask(explain, { node: id(made) })
    expect([health.because, health.health, adherence]).toEqual(['adherence', 'off track', '0.6'])
    await chief.ask(change, { goal: id(made), revision: made.revision + 1, facts: { everyDays: null } })
    await eventually(async () => expect(await standings()).toEqual([undefined, null, null]))
  })

  it('changes by the clock, on the day after an occurrence was left out', async () => {
    const made = await chief.ask(add, {
      title: 'Walk one ward each day',
      framework: 'pact',
      facts: { everyDays: 1 },
      start,
    })
    await chief.ask(record, { goal: id(made), note: 'Walked.' })
    await eventually(async () => {
      const { rows } = await world.owner.query(
        'select (turns_at at time zone o.zone)::date::text as turns, adherence from standing join organisation o using (org) where node = $1',
        [id(made)],
      )
      // done today already: the next one is tomorrow's, which is over the day after
      expect(rows).toEqual([{ turns: addDays(today, 2), adherence: '0.0345' }])
    })
  })
})

const shared = () => summing('Shared', null)
whoMay('goals.sum', [
  ['the owner', async () => asked(await shared(), (about) => chief.reply(sum, about)), 200],
  ['everybody in its audience', async () => asked(await shared(), (about) => colleague.reply(sum, about)), 200],
  [
    'of a measure that is read by hand',
    async () => asked(await beds('Read', null), (about) => chief.reply(sum, about)),
    422,
  ],
  [
    'of a measure that is not the goal’s',
    async () => chief.reply(sum, { goal: id(await shared()), measure: newId() }),
    404,
  ],
  ['somebody of another organisation', async () => asked(await shared(), (about) => stranger.reply(sum, about)), 404],
  [
    'nobody',
    async () => asked(await shared(), (about) => request(world, here.organisation.slug, null, sum, about)),
    401,
  ],
])
const asked = <T>(goal: GoalView, ask: (about: { goal: string; measure: string }) => T): T =>
  ask({ goal: id(goal), measure: first(goal) })
