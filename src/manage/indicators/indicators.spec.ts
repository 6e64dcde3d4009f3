// Long because: an indicator, its readings, and all that leans on it are told of the same few persons.
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { list as feedOf } from '../../conversation/feed/contract.ts'
import { follow } from '../../conversation/followers/contract.ts'
import { list as notices } from '../../conversation/notices/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { record as checkIn, list as checkIns, correct as correctCheckIn } from '../check-ins/contract.ts'
import { owed } from '../cycles/contract.ts'
import {
  add as addGoal,
  addMeasure,
  changeMeasure,
  type GoalView,
  history as goalHistory,
  see as seeGoal,
} from '../goals/contract.ts'
import {
  add,
  archive,
  change,
  correct,
  history,
  type IndicatorSeen,
  lean,
  leaning,
  leanNoLonger,
  list,
  readings,
  record,
  restore,
  see,
} from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let wards: string
let beds: IndicatorSeen
let goal: GoalView

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  wards = await here.team('Wards', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  beds = await nurse.ask(add, { title: 'Beds in use', unit: '%', low: 80, high: 95, rhythm: 7, team: wards })
  goal = await nurse.ask(addGoal, {
    title: 'Beds are free when they are needed',
    start: '2026-01-01',
    due: '2026-12-31',
    measures: [
      { title: 'Beds in use', unit: '%', direction: 'decrease', baseline: 98, target: 90 },
      { title: 'New wards', direction: 'milestones', milestones: [{ title: 'First' }, { title: 'Second' }] },
    ],
  })
})

const measure = (at = 0): string => goal.measures[at]?.node ?? ''
const at = () => ({ goal: goal.node.node, measure: measure() })
const numbers = async (of = measure()) =>
  (await nurse.ask(seeGoal, { goal: goal.node.node })).measures.find(({ node }) => node === of)?.numbers

describe('an indicator', () => {
  it('says where its latest reading stands to its band, and since when', async () => {
    expect(beds).toMatchObject({ stands: 'unknown', value: null, expectedOn: expect.any(String) })
    const of = { indicator: beds.indicator }
    await nurse.ask(record, { ...of, value: '90', readOn: '2026-01-05' })
    await nurse.ask(record, { ...of, value: '96', readOn: '2026-01-12' })
    const seen = await nurse.ask(record, { ...of, value: '97.5', readOn: '2026-01-19', note: 'Influenza' })
    expect(seen).toMatchObject({ value: '97.5', valueOn: '2026-01-19', stands: 'outside', since: '2026-01-12' })
    expect(seen.expectedOn).toBe('2026-01-26')
    const late = await nurse.ask(record, { ...of, value: '80', readOn: '2026-01-02' })
    expect(late).toMatchObject({ value: '97.5', stands: 'outside', since: '2026-01-12' })
  })

  it('is judged anew when its band is changed', async () => {
    const { revision } = await nurse.ask(see, { indicator: beds.indicator })
    const wide = await nurse.ask(change, { indicator: beds.indicator, revision, high: '120' })
    expect(wide).toMatchObject({ stands: 'inside', since: '2026-01-05' })
    await nurse.ask(change, { indicator: beds.indicator, revision: wide.revision, high: '95' })
    expect(await nurse.reply(change, { indicator: beds.indicator, revision, title: 'Old' })).toMatchObject({
      status: 409,
    })
  })

  it('tells its owner when it leaves its band, once, and nobody who recorded that themselves', async () => {
    const falls = await nurse.ask(add, { title: 'Falls', high: 5 })
    const of = { indicator: falls.indicator }
    await sister.ask(record, { ...of, value: 4, readOn: '2026-01-01' })
    await sister.ask(record, { ...of, value: 6, readOn: '2026-01-02' })
    await sister.ask(record, { ...of, value: 7, readOn: '2026-01-03' })
    const told = async (somebody: Somebody) =>
      (await somebody.ask(notices, {})).notices.filter(({ kind }) => kind === 'outside').map(({ goal: about }) => about)
    await eventually(async () => expect(await told(nurse)).toEqual([{ node: falls.indicator, title: 'Falls' }]))
    expect(await told(sister)).toEqual([])
    await nurse.ask(archive, of)
  })

  it('is corrected with a second reading that keeps the day', async () => {
    const before = (await nurse.ask(readings, { indicator: beds.indicator })).readings
    const [latest] = before
    const of = { indicator: beds.indicator, reading: latest?.reading ?? '' }
    const seen = await nurse.ask(correct, { ...of, value: '94.9' })
    expect(seen).toMatchObject({ value: '94.9', valueOn: '2026-01-19', stands: 'near', since: '2026-01-19' })
    const after = (await nurse.ask(readings, { indicator: beds.indicator })).readings
    expect(after).toHaveLength(before.length + 1)
    expect(after.find(({ reading }) => reading === of.reading)).toMatchObject({ superseded: true, value: '97.5' })
    expect(await nurse.reply(correct, { ...of, value: '1' })).toMatchObject({ status: 409 })
  })

  it('has its history', async () => {
    const { events } = await nurse.ask(history, { indicator: beds.indicator })
    expect(events.map(({ happened }) => happened)).toEqual([
      'indicator.corrected',
      'indicator.changed',
      'indicator.changed',
      'indicator.read',
      'indicator.read',
      'indicator.left its band',
      'indicator.read',
      'indicator.read',
      'indicator.added',
    ])
  })

  it('is owed until it is read, and no longer once it is archived', async () => {
    const before = (await sister.ask(owed, {})).readings
    const late = await sister.ask(add, { title: 'Falls', rhythm: 30 })
    expect((await sister.ask(owed, {})).readings).toBe(before + 1)
    await sister.ask(record, { indicator: late.indicator, value: 3 })
    expect((await sister.ask(owed, {})).readings).toBe(before)
    const other = await sister.ask(add, { title: 'Falls at night' })
    await sister.ask(archive, { indicator: other.indicator })
    expect((await sister.ask(owed, {})).readings).toBe(before)
    expect(await sister.reply(record, { indicator: other.indicator, value: 1 })).toMatchObject({ status: 409 })
    expect(await sister.ask(restore, { indicator: other.indicator })).toMatchObject({ archivedOn: null })
  })

  it('is found by words, team, owner and where it stands, a page at a time', async () => {
    const found = async (wanted: object) => (await chief.ask(list, wanted)).indicators.map(({ title }) => title)
    expect(await found({ text: 'BEDS use' })).toEqual(['Beds in use'])
    expect(await found({ team: wards })).toEqual(['Beds in use'])
    expect(await found({ owner: sister.id })).toEqual(['Falls', 'Falls at night'])
    expect(await found({ stands: 'near' })).toEqual(['Beds in use'])
    expect(await found({ text: '%' })).toEqual([])
    const first = await chief.ask(list, { most: 2 })
    const second = await chief.ask(list, { most: 2, after: first.next ?? '' })
    expect([...first.indicators, ...second.indicators].map(({ title }) => title)).toEqual([
      'Beds in use',
      'Falls',
      'Falls at night',
    ])
    expect(second.next).toBeNull()
  })

  it('refuses a band whose edges lie the wrong way round, and a reading of tomorrow', async () => {
    expect(await nurse.reply(add, { title: 'No', low: 2, high: 1 })).toMatchObject({ status: 422 })
    expect(await nurse.reply(record, { indicator: beds.indicator, value: 1, readOn: '2999-01-01' })).toMatchObject({
      status: 422,
    })
  })
})

describe('a measure that leans on an indicator', () => {
  it('takes its latest reading, and every one that comes', async () => {
    await nurse.ask(lean, { ...at(), indicator: beds.indicator })
    expect(await numbers()).toMatchObject({ value: '94.9', valueOn: '2026-01-19', indicator: beds.indicator })
    await nurse.ask(record, { indicator: beds.indicator, value: '92', readOn: '2026-01-26' })
    expect(await numbers()).toMatchObject({ value: '92', valueOn: '2026-01-26' })
    const [latest] = (await nurse.ask(checkIns, { goal: goal.node.node })).checkIns
    expect(latest).toMatchObject({
      readOn: '2026-01-26',
      by: { name: 'Lena Voss' },
      from: { indicator: beds.indicator, title: 'Beds in use' },
    })
    await eventually(async () => {
      const seen = await nurse.ask(seeGoal, { goal: goal.node.node })
      expect(seen.measures.find(({ node }) => node === measure())?.standing.progress).toMatch(/^0\.75/)
    })
  })

  it('is corrected with the indicator, and not beside it', async () => {
    const [latest] = (await nurse.ask(readings, { indicator: beds.indicator })).readings
    await nurse.ask(correct, { indicator: beds.indicator, reading: latest?.reading ?? '', value: '91' })
    expect(await numbers()).toMatchObject({ value: '91', valueOn: '2026-01-26' })
    const all = (await nurse.ask(checkIns, { goal: goal.node.node })).checkIns
    expect(all.map(({ superseded }) => superseded)).toEqual([false, true, false])
    expect(
      await nurse.reply(correctCheckIn, { goal: goal.node.node, checkIn: all[0]?.checkIn, note: 'No' }),
    ).toMatchObject({ status: 409 })
  })

  it('is not typed in a check-in, and keeps the unit', async () => {
    const typed = { goal: goal.node.node, values: [{ measure: measure(), value: 1 }] }
    expect(await nurse.reply(checkIn, typed)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('leans on an indicator') },
    })
    expect(await nurse.reply(changeMeasure, { ...at(), unit: 'beds' })).toMatchObject({ status: 422 })
    const { revision } = await nurse.ask(see, { indicator: beds.indicator })
    expect(await nurse.reply(change, { indicator: beds.indicator, revision, unit: 'beds' })).toMatchObject({
      status: 422,
    })
  })

  it('needs the same unit, and a number', async () => {
    const falls = (await chief.ask(list, { text: 'night' })).indicators[0]?.indicator ?? ''
    expect(await nurse.reply(lean, { ...at(), indicator: falls })).toMatchObject({
      status: 422,
      body: { detail: 'The measure is counted in %, the indicator in no unit. Give the measure the same unit first.' },
    })
    expect(await nurse.reply(lean, { ...at(), measure: measure(1), indicator: beds.indicator })).toMatchObject({
      status: 422,
    })
  })

  it('may not tell more persons of it than see the indicator', async () => {
    const secret = await nurse.ask(add, { title: 'Secret', unit: '%', audience: { word: 'private' } })
    expect(await nurse.reply(lean, { ...at(), indicator: secret.indicator })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('seen by fewer persons') },
    })
    const open = await nurse.ask(add, { title: 'Open, then closed', unit: '%' })
    const added = await nurse.ask(addMeasure, { goal: goal.node.node, title: 'Other', unit: '%', target: 1 })
    const other = added.measures.find(({ title }) => title === 'Other')?.node ?? ''
    await nurse.ask(lean, { goal: goal.node.node, measure: other, indicator: open.indicator })
    await nurse.ask(change, { indicator: open.indicator, revision: open.revision, audience: { word: 'private' } })
    await nurse.ask(record, { indicator: open.indicator, value: '5' })
    expect(await numbers(other)).toMatchObject({ value: null })
    const told = async (somebody: Somebody) =>
      (await somebody.ask(leaning, { goal: goal.node.node })).leaning.find((each) => each.measure === other)
    expect(await told(nurse)).toMatchObject({ feeds: false, because: expect.stringContaining('fewer persons') })
    expect(await told(colleague)).toMatchObject({ indicator: null, because: expect.stringContaining('do not see') })
  })

  it('of a private goal is read although whoever records cannot see it', async () => {
    const secret = await chief.ask(addGoal, {
      title: 'Secret plan',
      start: '2026-01-01',
      audience: { word: 'private' },
      measures: [{ title: 'Beds', unit: '%', target: 90 }],
    })
    const leans = { goal: secret.node.node, measure: secret.measures[0]?.node ?? '' }
    await chief.ask(lean, { ...leans, indicator: beds.indicator })
    await nurse.ask(record, { indicator: beds.indicator, value: '89', readOn: '2026-02-02' })
    const seen = await chief.ask(seeGoal, { goal: secret.node.node })
    expect(seen.measures[0]?.numbers).toMatchObject({ value: '89', valueOn: '2026-02-02' })
    expect((await nurse.ask(see, { indicator: beds.indicator })).leaning.map(({ goal: one }) => one)).toEqual([
      goal.node.node,
    ])
    expect((await chief.ask(see, { indicator: beds.indicator })).leaning).toHaveLength(2)
  })

  it('leans no longer, and keeps what it has', async () => {
    await nurse.ask(leanNoLonger, at())
    await nurse.ask(record, { indicator: beds.indicator, value: '50', readOn: '2026-02-09' })
    expect(await numbers()).toMatchObject({ value: '89', valueOn: '2026-02-02' })
    expect(await nurse.reply(leanNoLonger, at())).toMatchObject({ status: 404 })
  })
})

describe('what several do at once, and what not everybody sees', () => {
  const leaningGoal = async (who: Somebody, about: object = {}) => {
    const measures = [{ title: 'Waiting', unit: 'days', direction: 'decrease' as const, baseline: 20, target: 10 }]
    const made = await who.ask(addGoal, { title: 'Nobody waits', start: '2026-01-01', measures, ...about })
    return { goal: made.node.node, measure: made.measures[0]?.node ?? '' }
  }
  const waiting = () => nurse.ask(add, { title: 'Waiting', unit: 'days' })

  it('is named in the history of its goal to those alone who see the indicator', async () => {
    const { indicator, revision } = await nurse.ask(add, {
      title: 'Beds of the sixth floor',
      unit: 'days',
      audience: { word: 'organisation' },
    })
    const leans = await leaningGoal(nurse)
    await nurse.ask(lean, { ...leans, indicator })
    const said = async (who: Somebody) => {
      const { events } = await who.ask(goalHistory, { goal: leans.goal })
      const told = await who.ask(feedOf, { of: 'both' })
      const of = (all: { happened: string; changes: { field: string; after: string | null }[] }[]) =>
        all
          .filter(({ happened }) => happened === 'measure.leans')
          .flatMap(({ changes }) => changes.filter(({ field }) => field === 'indicator').map(({ after }) => after))
      return [of(events), of(told.events.filter(({ goal: { node } }) => node === leans.goal))]
    }
    await colleague.ask(follow, { goal: leans.goal, follows: true })
    expect((await said(colleague)).flat()).toEqual(['Beds of the sixth floor', 'Beds of the sixth floor'])
    const narrowed = { indicator, revision, audience: { word: 'private' as const }, title: 'Our secret' }
    await nurse.ask(change, narrowed)
    expect((await said(colleague)).flat()).toEqual([])
    expect((await said(nurse))[0]).toEqual(['Our secret'])
  })

  it('stands where the latest day says, though two days are recorded at the same moment', async () => {
    const { indicator } = await waiting()
    for (const month of ['03', '04', '05', '06']) {
      const days = [`2026-${month}-02`, `2026-${month}-01`]
      await Promise.all(days.map((readOn, value) => nurse.ask(record, { indicator, value, readOn })))
      expect(await nurse.ask(see, { indicator })).toMatchObject({ value: '0', valueOn: days[0] })
    }
  })

  it('hands a reading on once, however often a measure begins to lean', async () => {
    const { indicator } = await waiting()
    const leans = await leaningGoal(nurse)
    await nurse.ask(record, { indicator, value: 15 })
    await nurse.ask(lean, { ...leans, indicator })
    await nurse.ask(leanNoLonger, leans)
    await nurse.ask(lean, { ...leans, indicator })
    expect((await nurse.ask(checkIns, { goal: leans.goal })).checkIns).toHaveLength(1)
  })

  it('stops where the unit became another one, seen or not', async () => {
    const { indicator, revision } = await waiting()
    const leans = await leaningGoal(chief, { audience: { word: 'private' } })
    await chief.ask(lean, { ...leans, indicator })
    await nurse.ask(change, { indicator, revision, unit: 'hours' })
    await nurse.ask(record, { indicator, value: 360 })
    expect((await chief.ask(seeGoal, { goal: leans.goal })).measures[0]?.numbers).toMatchObject({ value: null })
    const [told] = (await chief.ask(leaning, { goal: leans.goal })).leaning
    expect(told).toMatchObject({ feeds: false, because: expect.stringContaining('the indicator in hours') })
  })

  it('is corrected where it was read, though one does not see the indicator any more', async () => {
    const { indicator, revision } = await waiting()
    const leans = await leaningGoal(colleague)
    await colleague.ask(lean, { ...leans, indicator })
    await nurse.ask(record, { indicator, value: 15 })
    await nurse.ask(change, { indicator, revision, audience: { word: 'private' } })
    const [came] = (await colleague.ask(checkIns, { goal: leans.goal })).checkIns
    const corrected = { goal: leans.goal, checkIn: came?.checkIn, note: 'By hand' }
    expect(await colleague.reply(correctCheckIn, corrected)).toMatchObject({
      status: 409,
      body: { detail: 'This reading came from an indicator that you do not see. It is corrected there.' },
    })
  })
})

const of = () => ({ indicator: beds.indicator })
const latest = async () =>
  (await nurse.ask(readings, of())).readings.find(({ superseded }) => !superseded)?.reading ?? ''
const revision = async () => (await nurse.ask(see, of())).revision
const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)

whoMay('indicators.list', [
  ['everybody here', () => colleague.reply(list, {}), 200],
  ['after what is no indicator', () => colleague.reply(list, { after: newId() }), 404],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('indicators.see', [
  ['everybody who is in its audience', () => colleague.reply(see, of()), 200],
  ['somebody of another organisation', () => stranger.reply(see, of()), 404],
  ['nobody', () => nobody(see, of()), 401],
])
whoMay('indicators.add', [
  ['everybody here', () => colleague.reply(add, { title: 'Mine' }), 200],
  ['for somebody unknown', () => colleague.reply(add, { title: 'Mine', owner: newId() }), 404],
  ['without a title', () => colleague.reply(add, { title: ' ' }), 422],
  ['nobody', () => nobody(add, { title: 'Mine' }), 401],
])
whoMay('indicators.change', [
  ['a colleague', async () => colleague.reply(change, { ...of(), revision: await revision(), title: 'No' }), 403],
  ['the owner', async () => nurse.reply(change, { ...of(), revision: await revision(), purpose: 'Room' }), 200],
  ['their manager', async () => sister.reply(change, { ...of(), revision: await revision(), purpose: 'Air' }), 200],
  ['with an older revision', () => nurse.reply(change, { ...of(), revision: 1, purpose: 'Old' }), 409],
  ['somebody of another organisation', () => stranger.reply(change, { ...of(), revision: 1 }), 404],
])
whoMay('indicators.record', [
  ['a colleague', () => colleague.reply(record, { ...of(), value: 90 }), 403],
  ['the owner', () => nurse.reply(record, { ...of(), value: 90 }), 200],
  ['the team’s lead', () => sister.reply(record, { ...of(), value: '91' }), 200],
  ['what is no number', () => nurse.reply(record, { ...of(), value: 'many' }), 422],
  ['a number that has lost digits', () => nurse.reply(record, { ...of(), value: 2 ** 53 }), 422],
  ['somebody of another organisation', () => stranger.reply(record, { ...of(), value: 90 }), 404],
])
whoMay('indicators.correct', [
  ['a colleague', async () => colleague.reply(correct, { ...of(), reading: await latest(), value: 90 }), 403],
  ['the owner', async () => nurse.reply(correct, { ...of(), reading: await latest(), value: 90 }), 200],
  ['what is no reading of it', () => nurse.reply(correct, { ...of(), reading: newId(), value: 90 }), 404],
  ['somebody of another organisation', () => stranger.reply(correct, { ...of(), reading: newId(), value: 1 }), 404],
])
whoMay('indicators.readings', [
  ['everybody who is in its audience', () => colleague.reply(readings, of()), 200],
  ['somebody of another organisation', () => stranger.reply(readings, of()), 404],
])
whoMay('indicators.history', [
  ['everybody who is in its audience', () => colleague.reply(history, of()), 200],
  ['somebody of another organisation', () => stranger.reply(history, of()), 404],
])
whoMay('indicators.leaning', [
  ['everybody who sees the goal', () => colleague.reply(leaning, { goal: goal.node.node }), 200],
  ['somebody of another organisation', () => stranger.reply(leaning, { goal: goal.node.node }), 404],
])
whoMay('indicators.lean', [
  ['a colleague', () => colleague.reply(lean, { ...at(), ...of() }), 403],
  ['the goal’s owner', () => nurse.reply(lean, { ...at(), ...of() }), 200],
  ['on what is no indicator', () => nurse.reply(lean, { ...at(), indicator: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(lean, { ...at(), ...of() }), 404],
])
whoMay('indicators.lean-no-longer', [
  ['a colleague', () => colleague.reply(leanNoLonger, at()), 403],
  ['the goal’s owner', () => nurse.reply(leanNoLonger, at()), 200],
  ['somebody of another organisation', () => stranger.reply(leanNoLonger, at()), 404],
])
whoMay('indicators.archive', [
  ['a colleague', () => colleague.reply(archive, of()), 403],
  ['the owner', () => nurse.reply(archive, of()), 200],
  ['a second time', () => nurse.reply(archive, of()), 409],
  ['somebody of another organisation', () => stranger.reply(archive, of()), 404],
])
whoMay('indicators.restore', [
  ['a colleague', () => colleague.reply(restore, of()), 403],
  ['the owner', () => nurse.reply(restore, of()), 200],
  ['a second time', () => nurse.reply(restore, of()), 409],
  ['somebody of another organisation', () => stranger.reply(restore, of()), 404],
])
