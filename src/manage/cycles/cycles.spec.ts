import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { accept } from '../../graph/contract.ts'
import { dayIn } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { change as changeOrganisation } from '../../people/organisations/contract.ts'
import { record } from '../check-ins/contract.ts'
import { add as addGoal, type GoalView, history, see } from '../goals/contract.ts'
import { add, type CycleView, carryOver, change, ending, list, remove, succession, withoutGoals } from './contract.ts'
import { spanAfter, spanAround } from './cycle.ts'

const today = dayIn('Europe/London', new Date())
const quarter = spanAround('quarter', today, 1)

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let porter: Somebody
let colleague: Somebody
let stranger: Somebody
let now: CycleView
let next: CycleView

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  porter = await here.person('Farid Noor', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  now = await chief.ask(add, { name: 'This quarter', length: 'quarter', ...quarter })
  next = await chief.ask(add, { name: 'Next quarter', length: 'quarter', ...spanAfter(quarter) })
})

const goalOf = (who: Somebody, title: string, about: object = {}): Promise<GoalView> =>
  who.ask(addGoal, { title, why: 'It matters', how: 'Step by step', start: quarter.from, due: quarter.to, ...about })

describe('cycles', () => {
  it('are suggested as the year is counted here, until they are there', async () => {
    const before = await nurse.ask(list, {})
    expect(before.cycles.map(({ name }) => name)).toEqual(['Next quarter', 'This quarter'])
    expect(before.suggested.map(({ length }) => length)).toEqual(['tertial', 'tertial', 'half', 'half', 'year', 'year'])
    expect(before.abilities.add).toEqual({ allowed: false, because: 'Only an administrator adds cycles.' })
    const other = await world.organisation('Late starters')
    const admin = await other.person('Ana Ruiz', { administrator: true })
    await admin.ask(changeOrganisation, { fiscalMonth: 4, revision: 1 })
    const [year] = (await admin.ask(list, {})).suggested.filter(({ length }) => length === 'year')
    expect(year).toMatchObject(spanAround('year', today, 4))
    expect(year?.name).toMatch(/^\d{4}\/\d{2}$/)
  })

  it('of the same days are one, and none ends before it begins', async () => {
    const same = await chief.reply(add, { name: 'Again', length: 'own', ...quarter })
    expect([same.status, same.body.detail]).toEqual([
      422,
      '“This quarter” has these days already. Choose other days, or rename that one.',
    ])
    const turned = await chief.reply(add, { name: 'Turned', length: 'own', from: '2026-02-01', to: '2026-01-31' })
    expect([turned.status, turned.body.detail]).toEqual([
      422,
      'The last day lies before the first. Choose a later one.',
    ])
  })
})

describe('at the end of a cycle', () => {
  let beds: GoalView
  let discharge: GoalView
  let falls: GoalView
  let hidden: GoalView

  beforeAll(async () => {
    beds = await goalOf(sister, 'Beds are free when they are needed')
    discharge = await goalOf(nurse, 'Patients leave before noon', {
      supports: [{ parent: beds.node.node }],
      measures: [
        { title: 'Before noon', unit: '%', baseline: 20, target: 60 },
        { title: 'Delays', unit: 'beds', direction: 'decrease', baseline: 30, target: 10 },
      ],
    })
    await sister.ask(accept, { node: discharge.node.node, parent: beds.node.node })
    falls = await goalOf(nurse, 'Fewer falls', { supports: [{ parent: discharge.node.node }] })
    hidden = await goalOf(nurse, 'My own studies', { audience: { word: 'private' } })
    await nurse.ask(record, {
      goal: discharge.node.node,
      values: [
        { measure: discharge.measures[0]?.node ?? '', value: 45 },
        { measure: discharge.measures[1]?.node ?? '', value: 9 },
      ],
    })
  })

  it('everybody is shown what they may decide on, and nobody what they may not see', async () => {
    const mine = await nurse.ask(ending, { cycle: now.cycle })
    expect(mine.goals.map(({ node, as }) => [node.title, as])).toEqual([
      ['Patients leave before noon', 'owner'],
      ['Fewer falls', 'owner'],
      ['My own studies', 'owner'],
    ])
    const theirs = await chief.ask(ending, { cycle: now.cycle })
    expect(theirs.goals.map(({ node, as }) => [node.title, as])).toEqual([
      ['Beds are free when they are needed', 'above'],
      ['Patients leave before noon', 'above'],
      ['Fewer falls', 'above'],
    ])
    expect(theirs).toMatchObject({ total: 3, atLeast: false, next: null, decided: [] })
    expect((await colleague.ask(ending, { cycle: now.cycle })).goals).toEqual([])
    const first = await chief.ask(ending, { cycle: now.cycle, most: 2 })
    const second = await chief.ask(ending, { cycle: now.cycle, most: 2, after: first.next ?? '' })
    expect([...first.goals, ...second.goals].map(({ node }) => node.title)).toEqual(
      theirs.goals.map(({ node }) => node.title),
    )
  })

  it('nothing is carried over where one row cannot be, and each row says why', async () => {
    const { status, body } = await chief.reply(carryOver, {
      cycle: now.cycle,
      next: next.cycle,
      decisions: [
        { goal: falls.node.node, decide: 'close', closedAs: 'met' },
        { goal: hidden.node.node, decide: 'extend' },
        { goal: discharge.node.node, decide: 'continue' },
      ],
    })
    expect(status).toBe(422)
    expect(body.faults).toEqual([
      { at: 'decisions.1.goal', sentence: 'There is no such goal, or you cannot see it.' },
      { at: 'decisions.2.closedAs', sentence: 'Say how it ended.' },
    ])
    expect((await nurse.ask(see, { goal: falls.node.node })).node.state).toBe('active')
    const notTheirs = await colleague.reply(carryOver, {
      cycle: now.cycle,
      decisions: [{ goal: falls.node.node, decide: 'close', closedAs: 'met' }],
    })
    expect(notTheirs.body.faults).toEqual([
      {
        at: 'decisions.0.decide',
        sentence: 'Only its owner, their managers and the team’s lead may change this.',
      },
    ])
  })

  it('one goes on longer, one is continued from where it stands, and the links go along', async () => {
    const { done } = await sister.ask(carryOver, {
      cycle: now.cycle,
      next: next.cycle,
      decisions: [
        { goal: beds.node.node, decide: 'continue', closedAs: 'partly met' },
        { goal: discharge.node.node, decide: 'continue', closedAs: 'partly met', learnt: 'Pharmacy decides the hour.' },
        { goal: falls.node.node, decide: 'extend' },
      ],
    })
    expect(done.map(({ decided, due }) => [decided, due])).toEqual([
      ['continued', next.to],
      ['continued', next.to],
      ['extended', next.to],
    ])
    const [newBeds, newDischarge] = done.map(({ successor }) => successor ?? '')
    const before = await nurse.ask(see, { goal: discharge.node.node })
    expect(before.node).toMatchObject({ state: 'closed', closedAs: 'partly met' })
    expect(before.closing).toMatchObject({ learnt: 'Pharmacy decides the hour.', by: { person: sister.id } })
    const after = await nurse.ask(see, { goal: newDischarge ?? '' })
    expect(after).toMatchObject({
      why: 'It matters',
      node: { title: 'Patients leave before noon', state: 'active', start: next.from, due: next.to },
    })
    // what was reached is not carried on; the other begins where it stands
    expect(
      after.measures.map(({ title, numbers }) => [title, numbers?.baseline, numbers?.target, numbers?.value]),
    ).toEqual([['Before noon', '45', '60', null]])
    expect(after.supports.map(({ node, accepted }) => [node, accepted])).toEqual([[newBeds, true]])
    expect(after.carries.map(({ title, accepted }) => [title, accepted])).toEqual([['Fewer falls', true]])
    expect((await nurse.ask(see, { goal: falls.node.node })).node.due).toBe(next.to)
    const told = (await nurse.ask(history, { goal: discharge.node.node })).events.map(({ happened }) => happened)
    expect(told).toContain('goal.continued')
    expect(await porter.ask(succession, { goal: discharge.node.node })).toEqual({
      continues: null,
      continuedBy: { node: newDischarge, title: 'Patients leave before noon', cycle: 'Next quarter' },
    })
    expect((await porter.ask(succession, { goal: newDischarge ?? '' })).continues).toEqual({
      node: discharge.node.node,
      title: 'Patients leave before noon',
      cycle: 'This quarter',
    })
    const { decided, total } = await chief.ask(ending, { cycle: now.cycle })
    expect(total).toBe(0)
    expect(decided.map((each) => [each.title, each.decided, each.by?.name])).toContainEqual([
      'Patients leave before noon',
      'continued',
      'Tom Birch',
    ])
    const row = await chief.reply(remove, { cycle: now.cycle })
    expect([row.status, row.body.detail]).toEqual([
      409,
      'Goals were carried over at its end, which is told with it. Rename it instead.',
    ])
  })

  it('a goal that a private one continues tells of it to its owner alone', async () => {
    await nurse.ask(carryOver, {
      cycle: now.cycle,
      next: next.cycle,
      decisions: [{ goal: hidden.node.node, decide: 'continue', closedAs: 'met' }],
    })
    const titles = async (who: Somebody) =>
      (await who.ask(ending, { cycle: now.cycle })).decided.map(({ title }) => title)
    expect(await titles(nurse)).toContain('My own studies')
    expect(await titles(chief)).not.toContain('My own studies')
  })
})

describe('who has no goal in a cycle', () => {
  it('is told to managers of their line, and to administrators of everybody', async () => {
    const everybody = await chief.ask(withoutGoals, { cycle: now.cycle })
    expect(everybody).toMatchObject({ among: 'everybody', atLeast: false, next: null })
    expect(everybody.persons.map(({ name }) => name)).toEqual(['Ari Salo', 'Farid Noor', 'Ines Okafor'])
    expect(everybody.persons[1]?.manager).toEqual({ person: sister.id, name: 'Tom Birch' })
    const below = await sister.ask(withoutGoals, { cycle: now.cycle })
    expect([below.among, below.persons.map(({ name }) => name), below.total]).toEqual(['line', ['Farid Noor'], 1])
    expect((await nurse.ask(withoutGoals, { cycle: now.cycle })).persons).toEqual([])
    const page = await chief.ask(withoutGoals, { cycle: now.cycle, most: 1 })
    const rest = await chief.ask(withoutGoals, { cycle: now.cycle, after: page.next ?? '' })
    expect(rest.persons.map(({ name }) => name)).toEqual(['Farid Noor', 'Ines Okafor'])
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const some = { name: 'Some days', length: 'own' as const }

whoMay('cycles.list', [
  ['a person here', () => nurse.reply(list, {}), 200],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('cycles.add', [
  ['an administrator', () => chief.reply(add, { ...some, from: '2020-01-01', to: '2020-01-31' }), 200],
  ['a person here', () => nurse.reply(add, { ...some, from: '2020-02-01', to: '2020-02-28' }), 403],
  ['nobody', () => nobody(add, { ...some, from: '2020-02-01', to: '2020-02-28' }), 401],
  [
    'a reader’s token',
    async () => (await chief.withScopes('read')).reply(add, { ...some, from: '2020-02-01', to: '2020-02-28' }),
    403,
  ],
])
whoMay('cycles.change', [
  ['an administrator', () => chief.reply(change, { cycle: next.cycle, revision: 1, name: 'The next one' }), 200],
  ['with an old revision', () => chief.reply(change, { cycle: next.cycle, revision: 1, name: 'Mine' }), 409],
  ['a person here', () => nurse.reply(change, { cycle: next.cycle, revision: 2, name: 'Mine' }), 403],
  ['somebody from elsewhere', () => stranger.reply(change, { cycle: next.cycle, revision: 2, name: 'Mine' }), 404],
  ['nobody', () => nobody(change, { cycle: next.cycle, revision: 2 }), 401],
])
whoMay('cycles.remove', [
  ['a person here', () => nurse.reply(remove, { cycle: next.cycle }), 403],
  ['an administrator, of one with goals carried over', () => chief.reply(remove, { cycle: next.cycle }), 409],
  [
    'an administrator',
    async () => {
      const { cycle } = await chief.ask(add, { ...some, from: '2020-03-01', to: '2020-03-31' })
      return chief.reply(remove, { cycle })
    },
    200,
  ],
  ['somebody from elsewhere', () => stranger.reply(remove, { cycle: next.cycle }), 404],
  ['nobody', () => nobody(remove, { cycle: next.cycle }), 401],
])
whoMay('cycles.ending', [
  ['a person here', () => nurse.reply(ending, { cycle: now.cycle }), 200],
  ['with a place that is none', () => nurse.reply(ending, { cycle: now.cycle, after: 'there' }), 422],
  ['somebody from elsewhere', () => stranger.reply(ending, { cycle: now.cycle }), 404],
  ['nobody', () => nobody(ending, { cycle: now.cycle }), 401],
])
const one = () => [{ goal: newId(), decide: 'close', closedAs: 'met' }]
whoMay('cycles.carry-over', [
  ['its owner, of a goal that is not there', () => nurse.reply(carryOver, { cycle: now.cycle, decisions: one() }), 422],
  ['of no goal', () => nurse.reply(carryOver, { cycle: now.cycle, decisions: [] }), 422],
  [
    'into itself',
    () =>
      nurse.reply(carryOver, { cycle: now.cycle, next: now.cycle, decisions: [{ goal: newId(), decide: 'extend' }] }),
    422,
  ],
  ['somebody from elsewhere', () => stranger.reply(carryOver, { cycle: now.cycle, decisions: one() }), 404],
  [
    'a reader’s token',
    async () => (await nurse.withScopes('read')).reply(carryOver, { cycle: now.cycle, decisions: one() }),
    403,
  ],
  ['nobody', () => nobody(carryOver, { cycle: now.cycle, decisions: one() }), 401],
])
whoMay('cycles.without-goals', [
  ['a person here', () => porter.reply(withoutGoals, { cycle: now.cycle }), 200],
  ['with a place that is none', () => porter.reply(withoutGoals, { cycle: now.cycle, after: 'there' }), 422],
  ['somebody from elsewhere', () => stranger.reply(withoutGoals, { cycle: now.cycle }), 404],
  ['nobody', () => nobody(withoutGoals, { cycle: now.cycle }), 401],
])
const plain = async () => ({ goal: (await goalOf(nurse, 'Quiet nights')).node.node })
whoMay('cycles.succession', [
  ['a person here', async () => porter.reply(succession, await plain()), 200],
  ['of a goal that is not there', () => porter.reply(succession, { goal: newId() }), 404],
  ['somebody from elsewhere', async () => stranger.reply(succession, await plain()), 404],
  ['nobody', async () => nobody(succession, await plain()), 401],
])
