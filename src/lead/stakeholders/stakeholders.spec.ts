// Long because: it tells the story of a stakeholder once, and each of its operations has its own table of who may.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import type { StakeholderSeen } from './contract.ts'
import * as contract from './contract.ts'

const { add, archive, change, contact, contacts, expecting, grid, history, judge, list, move, pressing } = contract
const { changeExpectation, changePromise, movePromise, restore, see, settle, unsettle } = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let administrator: Somebody
let stranger: Somebody
let wards: string
let goal: GoalView
let secretGoal: GoalView
let council: StakeholderSeen

const today = new Date().toISOString().slice(0, 10)
const everybody = { audience: { word: 'organisation' } } as const

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor')
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  administrator = await here.person('Bea Lund', { administrator: true })
  wards = await here.team('Wards', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await nurse.ask(addGoal, { title: 'Home before noon' })
  secretGoal = await chief.ask(addGoal, { title: 'Merge with Ravensby', audience: { word: 'private' } })
  council = await nurse.ask(add, {
    name: 'Otterby council, adult care',
    about: 'Pays for <b>care</b> at home.',
    speaks: 'Wendy Marsh, director',
    influence: 80,
    interest: 40,
    rhythm: 30,
    team: wards,
  })
})

const at = () => ({ stakeholder: council.stakeholder })
const now = () => nurse.ask(see, at())

describe('a stakeholder', () => {
  it('is seen by who looks after them and their line, unless something else is said', async () => {
    expect(council).toMatchObject({
      owner: { person: nurse.id },
      quadrant: 'keep satisfied',
      audience: { word: 'line' },
      nextOn: addDays(today, 30),
      lastOn: null,
      about: 'Pays for <b>care</b> at home.',
      attitude: null,
    })
    expect((await chief.ask(see, at())).name).toBe(council.name)
    for (const other of [colleague, administrator]) {
      expect(await other.reply(see, at())).toMatchObject({ status: 404 })
      expect(await other.reply(contacts, at())).toMatchObject({ status: 404 })
      expect(await other.reply(history, at())).toMatchObject({ status: 404 })
      expect((await other.ask(list, {})).stakeholders).toEqual([])
      expect((await other.ask(list, { text: 'council' })).stakeholders).toEqual([])
      expect((await other.ask(grid, {})).points).toEqual([])
      expect(await other.ask(pressing, {})).toMatchObject({ promises: [], silent: [] })
    }
  })

  it('is one person or team from inside, or nobody of ours from outside', async () => {
    const union = await nurse.ask(add, { name: 'The wards', side: 'inside', ofTeam: wards })
    expect(union.ofTeam).toEqual({ team: wards, name: 'Wards' })
    expect(await nurse.reply(add, { name: 'X', person: nurse.id })).toMatchObject({ status: 422 })
    expect(await nurse.reply(add, { name: 'X', side: 'inside', person: nurse.id, ofTeam: wards })).toMatchObject({
      status: 422,
    })
    expect(await nurse.reply(add, { name: 'X', owner: [nurse.id, chief.id] })).toMatchObject({ status: 422 })
    expect(await nurse.reply(add, { name: 'X', owner: stranger.id })).toMatchObject({ status: 404 })
    expect(await nurse.reply(add, { name: 'X', side: 'inside', person: stranger.id })).toMatchObject({ status: 404 })
    expect(await nurse.reply(add, { name: 'X', influence: 101 })).toMatchObject({ status: 422 })
    expect(await nurse.reply(add, { name: 'X', nextOn: addDays(today, -1) })).toMatchObject({ status: 422 })
  })

  it('moves on the grid with its history, and not from where they no longer stand', async () => {
    const from = { fromInfluence: 80, fromInterest: 40 }
    const moved = await sister.ask(move, { ...at(), ...from, influence: 80, interest: 75, word: 'The inquiry' })
    expect(moved).toMatchObject({ interest: 75, quadrant: 'work closely', revision: council.revision })
    expect(await nurse.reply(move, { ...at(), ...from, influence: 10, interest: 10 })).toMatchObject({
      status: 409,
      body: { theirs: { influence: 80, interest: 75 } },
    })
    const { events } = await nurse.ask(history, at())
    expect(events[0]).toMatchObject({ happened: 'stakeholder.moved', by: { name: 'Tom Birch' } })
    expect(events[0]?.changes).toContainEqual({ field: 'interest', before: '40', after: '75' })
    expect((await nurse.ask(grid, { side: 'outside' })).points).toMatchObject([{ interest: 75, movable: true }])
  })

  it('is judged as of a day, and the judgement can be taken back', async () => {
    expect(await nurse.ask(judge, { ...at(), attitude: 'leans against', on: '2026-01-05' })).toMatchObject({
      attitude: 'leans against',
      attitudeOn: '2026-01-05',
    })
    expect(await nurse.reply(judge, { ...at(), attitude: 'opposes', on: addDays(today, 1) })).toMatchObject({
      status: 422,
    })
    expect(await nurse.ask(judge, { ...at(), attitude: null })).toMatchObject({ attitude: null, attitudeOn: null })
  })

  it('is changed at the revision that was read; an older one shows both texts', async () => {
    const { revision } = await now()
    await sister.ask(change, { ...at(), revision, speaks: 'Paul Dean, deputy' })
    expect(await nurse.reply(change, { ...at(), revision, about: 'Old' })).toMatchObject({
      status: 409,
      body: { theirs: { speaks: 'Paul Dean, deputy' } },
    })
  })

  it('expects something, which shows at the goals that it is about and to those who see both', async () => {
    const links = [goal.node.node]
    const seen = await nurse.ask(contract.expect, { ...at(), text: 'To hear by Thursday who goes home', links })
    const [one] = seen.expectations
    expect(one).toMatchObject({ links: [{ node: goal.node.node }], endedOn: null })
    expect((await sister.ask(expecting, { goal: goal.node.node })).expectations).toMatchObject([
      { name: council.name, text: 'To hear by Thursday who goes home' },
    ])
    expect((await colleague.ask(expecting, { goal: goal.node.node })).expectations).toEqual([])
    const of = { ...at(), expectation: one?.expectation ?? '' }
    await chief.ask(changeExpectation, { ...of, revision: 1, links: [goal.node.node, secretGoal.node.node] })
    expect((await now()).expectations[0]?.links).toHaveLength(1)
    // What one does not see stays where it was.
    await nurse.ask(changeExpectation, { ...of, revision: 2, links: [] })
    expect((await chief.ask(see, at())).expectations[0]?.links).toMatchObject([{ node: secretGoal.node.node }])
    expect(await nurse.reply(changeExpectation, { ...of, revision: 2, text: 'Old' })).toMatchObject({ status: 409 })
    expect(
      await nurse.ask(changeExpectation, { ...of, revision: 3, ended: true, links: [goal.node.node] }),
    ).toMatchObject({
      expectations: [{ endedOn: today }],
    })
    expect((await sister.ask(expecting, { goal: goal.node.node })).expectations).toEqual([])
  })

  it('was spoken with, and is owed the next contact by who looks after them', async () => {
    await sister.ask(contact, { ...at(), note: 'They were <i>short</i> with us.', spokeOn: addDays(today, -20) })
    await nurse.ask(contact, { ...at(), note: 'Met at the panel.', spokeOn: addDays(today, -40) })
    expect(await now()).toMatchObject({ lastOn: addDays(today, -20), nextOn: addDays(today, 10) })
    expect((await sister.ask(contacts, at())).contacts).toMatchObject([
      { note: 'They were <i>short</i> with us.', by: { name: 'Tom Birch' } },
      { note: 'Met at the panel.' },
    ])
    expect(await nurse.reply(contact, { ...at(), note: 'x', spokeOn: addDays(today, 1) })).toMatchObject({
      status: 422,
    })
    await world.owner.query('update stakeholder set next_on = $1 where stakeholder = $2', [
      addDays(today, -3),
      council.stakeholder,
    ])
    expect(await nurse.ask(owed, {})).toMatchObject({ contacts: 1 })
    expect((await nurse.ask(owing, {})).contacts).toEqual([
      { stakeholder: council.stakeholder, name: council.name, due: addDays(today, -3) },
    ])
    expect((await sister.ask(owing, {})).contacts).toEqual([])
    expect((await nurse.ask(list, { due: true })).stakeholders).toHaveLength(1)
    expect((await sister.ask(pressing, {})).silent).toMatchObject([
      { name: council.name, owner: { name: 'Lena Voss' } },
    ])
    const { revision } = await now()
    const rung = await nurse.ask(contact, { ...at(), note: 'Rang them.' })
    expect(await nurse.ask(owed, {})).toMatchObject({ contacts: 0 })
    // A form that was open meanwhile does not put the day back.
    expect(await nurse.reply(change, { ...at(), revision, nextOn: addDays(today, -3) })).toMatchObject({
      status: 409,
      body: { theirs: { nextOn: addDays(today, 30) } },
    })
    expect(rung.nextOn).toBe(addDays(today, 30))
    expect((await nurse.ask(history, at())).events[0]).toMatchObject({
      happened: 'stakeholder.contacted',
      changes: expect.arrayContaining([{ field: 'nextOn', before: addDays(today, -3), after: addDays(today, 30) }]),
    })
  })
})

describe('a promise', () => {
  it('has one who answers for it, is owed once its day is there, and is moved and kept with a word', async () => {
    const made = { ...at(), text: 'A list each Thursday', dueOn: addDays(today, 5) }
    expect(await nurse.reply(contract.promise, { ...made, owner: colleague.id })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('do not see this stakeholder') },
    })
    expect(await nurse.reply(contract.promise, { ...made, madeOn: addDays(today, 6) })).toMatchObject({ status: 422 })
    expect(await nurse.reply(contract.promise, { ...made, dueOn: addDays(today, -1) })).toMatchObject({ status: 422 })
    const seen = await nurse.ask(contract.promise, { ...made, owner: sister.id })
    const [one] = seen.promises
    const of = { ...at(), promise: one?.promise ?? '' }
    expect(one).toMatchObject({ owner: { person: sister.id }, state: 'open', firstDueOn: addDays(today, 5) })
    await world.owner.query('update promise set due_on = $1 where promise = $2', [addDays(today, -2), of.promise])
    await world.owner.query('update stakeholder set promise_due_on = $1 where stakeholder = $2', [
      addDays(today, -2),
      council.stakeholder,
    ])
    expect(await sister.ask(owed, {})).toMatchObject({ promises: 1, late: 1, stakeholdersOf: [council.stakeholder] })
    expect((await sister.ask(owing, {})).promises).toMatchObject([{ text: 'A list each Thursday', name: council.name }])
    expect((await chief.ask(pressing, { owner: sister.id })).promises).toMatchObject([{ owner: { name: 'Tom Birch' } }])
    expect((await chief.ask(pressing, { owner: chief.id })).promises).toEqual([])
    expect((await chief.ask(pressing, { team: wards })).promises).toHaveLength(1)
    await nurse.ask(add, { name: 'The minister', influence: 100, interest: 100 })
    expect((await nurse.ask(list, {})).stakeholders[0]).toMatchObject({ name: council.name })
    expect((await nurse.ask(list, { overdue: true })).stakeholders).toHaveLength(1)
    expect(await sister.reply(movePromise, { ...of, revision: 1, dueOn: addDays(today, -1), word: 'x' })).toMatchObject(
      {
        status: 422,
      },
    )
    await sister.ask(movePromise, { ...of, revision: 1, dueOn: addDays(today, 9), word: 'The printer broke' })
    expect(await sister.ask(owed, {})).toMatchObject({ promises: 0 })
    expect(await sister.ask(settle, { ...of, state: 'kept', word: 'Sent since May' })).toMatchObject({
      promiseDueOn: null,
      promises: [{ state: 'kept', settledOn: today, word: 'Sent since May', firstDueOn: addDays(today, 5) }],
    })
    expect((await nurse.ask(list, {})).stakeholders[0]).toMatchObject({ name: 'The minister' })
    const { events } = await nurse.ask(history, at())
    expect(events.slice(0, 3).map(({ happened }) => happened)).toEqual([
      'stakeholder.promise kept',
      'stakeholder.promise moved',
      'stakeholder.promised',
    ])
  })

  it('keeps its stakeholder from being archived, and from an audience that its owner is not in', async () => {
    const named = { word: 'named' as const, persons: [colleague.id] }
    const { stakeholder } = await nurse.ask(add, { name: 'Families', audience: named })
    await nurse.ask(contract.promise, { stakeholder, text: 'A meeting', dueOn: today, owner: colleague.id })
    expect(await nurse.reply(archive, { stakeholder })).toMatchObject({ status: 409 })
    expect(await nurse.reply(change, { stakeholder, revision: 1, audience: { word: 'private' } })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Ari Salo') },
    })
    const [one] = (await colleague.ask(see, { stakeholder })).promises
    await colleague.ask(settle, { stakeholder, promise: one?.promise ?? '', state: 'broken', word: 'Nobody came' })
    await nurse.ask(change, { stakeholder, revision: 1, audience: { word: 'private' } })
    expect(await colleague.reply(contacts, { stakeholder })).toMatchObject({ status: 404 })
    expect(await nurse.reply(change, { stakeholder, revision: 2, owner: colleague.id })).toMatchObject({ status: 422 })
    await nurse.ask(archive, { stakeholder })
    expect((await nurse.ask(list, { archived: true })).stakeholders).toMatchObject([{ name: 'Families' }])
  })
})

describe('the list', () => {
  it('is filtered, and read a page at a time', async () => {
    for (const [name, influence, interest] of [
      ['Bus drivers', 20, 30],
      ['Shops by the gate', 10, 70],
      ['Bus riders', 20, 30],
    ] as const)
      await colleague.ask(add, { name, influence, interest })
    const found = async (wanted: object) => (await colleague.ask(list, wanted)).stakeholders.map(({ name }) => name)
    expect(await found({})).toEqual(['Shops by the gate', 'Bus riders', 'Bus drivers'])
    expect(await found({ text: 'BUS rid' })).toEqual(['Bus riders'])
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ quadrant: 'keep informed' })).toEqual(['Shops by the gate'])
    expect(await found({ owner: nurse.id })).toEqual([])
    expect((await nurse.ask(list, { team: wards })).stakeholders).toMatchObject([{ name: council.name }])
    const first = await colleague.ask(list, { most: 2 })
    const second = await colleague.ask(list, { most: 2, after: first.next ?? '' })
    expect(second).toMatchObject({ stakeholders: [{ name: 'Bus drivers' }], next: null })
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const draft = async (about: object = {}) => {
  const { stakeholder } = await nurse.ask(add, { name: 'The tram line', ...everybody, ...about })
  return { stakeholder }
}
const archived = async () => nurse.ask(archive, await draft()).then(({ stakeholder }) => ({ stakeholder }))

whoMay('stakeholders.list', [
  ['everybody here', () => colleague.reply(list, {}), 200],
  ['with what is no quadrant', () => colleague.reply(list, { quadrant: 'middle' }), 422],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('stakeholders.grid', [
  ['everybody here', () => colleague.reply(grid, {}), 200],
  ['nobody', () => nobody(grid, {}), 401],
])
whoMay('stakeholders.pressing', [
  ['everybody here', () => colleague.reply(pressing, {}), 200],
  ['more than there is room for', () => colleague.reply(pressing, { most: 51 }), 422],
  ['nobody', () => nobody(pressing, {}), 401],
])
whoMay('stakeholders.see', [
  ['who looks after them', () => nurse.reply(see, at()), 200],
  ['their manager’s manager', () => chief.reply(see, at()), 200],
  ['somebody outside the audience', () => colleague.reply(see, at()), 404],
  ['an administrator', () => administrator.reply(see, at()), 404],
  ['somebody of another organisation', () => stranger.reply(see, at()), 404],
  ['nobody', () => nobody(see, at()), 401],
])
whoMay('stakeholders.add', [
  ['everybody here', () => colleague.reply(add, { name: 'Mine' }), 200],
  ['without a name', () => colleague.reply(add, { name: ' ' }), 422],
  ['for somebody whose line they are not in', () => colleague.reply(add, { name: 'Mine', owner: nurse.id }), 422],
  ['nobody', () => nobody(add, { name: 'Mine' }), 401],
])
const reworded = { revision: 1, about: 'Other' }
whoMay('stakeholders.change', [
  ['who looks after them', async () => nurse.reply(change, { ...(await draft()), ...reworded }), 200],
  ['their manager', async () => sister.reply(change, { ...(await draft()), ...reworded }), 200],
  ['a colleague who sees them', async () => colleague.reply(change, { ...(await draft()), ...reworded }), 403],
  ['somebody outside the audience', () => colleague.reply(change, { ...at(), ...reworded }), 404],
  ['once they are archived', async () => nurse.reply(change, { ...(await archived()), ...reworded, revision: 2 }), 409],
  ['somebody of another organisation', () => stranger.reply(change, { ...at(), ...reworded }), 404],
])
const place = { influence: 60, interest: 60, fromInfluence: 50, fromInterest: 50 }
whoMay('stakeholders.move', [
  ['who looks after them', async () => nurse.reply(move, { ...(await draft()), ...place }), 200],
  ['the lead of their team', async () => sister.reply(move, { ...(await draft({ team: wards })), ...place }), 200],
  ['a colleague who sees them', async () => colleague.reply(move, { ...(await draft()), ...place }), 403],
  ['beyond the edge', async () => nurse.reply(move, { ...(await draft()), ...place, influence: 200 }), 422],
  ['once they are archived', async () => nurse.reply(move, { ...(await archived()), ...place }), 409],
  ['somebody of another organisation', () => stranger.reply(move, { ...at(), ...place }), 404],
])
const view = { attitude: 'supports' }
whoMay('stakeholders.judge', [
  ['who looks after them', async () => nurse.reply(judge, { ...(await draft()), ...view }), 200],
  ['a colleague who sees them', async () => colleague.reply(judge, { ...(await draft()), ...view }), 403],
  ['with what is no attitude', async () => nurse.reply(judge, { ...(await draft()), attitude: 'loves' }), 422],
  ['once they are archived', async () => nurse.reply(judge, { ...(await archived()), ...view }), 409],
  ['somebody of another organisation', () => stranger.reply(judge, { ...at(), ...view }), 404],
])
whoMay('stakeholders.archive', [
  ['who looks after them', async () => nurse.reply(archive, await draft()), 200],
  ['a colleague who sees them', async () => colleague.reply(archive, await draft()), 403],
  ['twice', async () => nurse.reply(archive, await archived()), 409],
  ['somebody of another organisation', () => stranger.reply(archive, at()), 404],
])
whoMay('stakeholders.restore', [
  ['who looks after them', async () => nurse.reply(restore, await archived()), 200],
  ['a colleague who sees them', async () => colleague.reply(restore, await archived()), 403],
  ['who is not archived', async () => nurse.reply(restore, await draft()), 409],
  ['somebody of another organisation', () => stranger.reply(restore, at()), 404],
])
const met = { note: 'Met them.' }
whoMay('stakeholders.contact', [
  ['everybody who is in the audience', async () => colleague.reply(contact, { ...(await draft()), ...met }), 200],
  ['somebody outside it', () => colleague.reply(contact, { ...at(), ...met }), 404],
  ['without a word', async () => nurse.reply(contact, { ...(await draft()), note: '' }), 422],
  ['once they are archived', async () => nurse.reply(contact, { ...(await archived()), ...met }), 409],
  ['somebody of another organisation', () => stranger.reply(contact, { ...at(), ...met }), 404],
])
whoMay('stakeholders.contacts', [
  ['everybody who is in the audience', () => sister.reply(contacts, at()), 200],
  ['somebody outside it', () => colleague.reply(contacts, at()), 404],
  ['somebody of another organisation', () => stranger.reply(contacts, at()), 404],
])
const wish = { text: 'A stop at the gate' }
whoMay('stakeholders.expect', [
  ['who looks after them', async () => nurse.reply(contract.expect, { ...(await draft()), ...wish }), 200],
  ['a colleague who sees them', async () => colleague.reply(contract.expect, { ...(await draft()), ...wish }), 403],
  [
    'of a goal that they do not see',
    async () => nurse.reply(contract.expect, { ...(await draft()), ...wish, links: [secretGoal.node.node] }),
    404,
  ],
  ['once they are archived', async () => nurse.reply(contract.expect, { ...(await archived()), ...wish }), 409],
  ['somebody of another organisation', () => stranger.reply(contract.expect, { ...at(), ...wish }), 404],
])
const expected = async () => {
  const { stakeholder, expectations } = await nurse.ask(contract.expect, { ...(await draft()), ...wish })
  return { stakeholder, expectation: expectations[0]?.expectation ?? '', revision: 1 }
}
whoMay('stakeholders.change-expectation', [
  ['who looks after them', async () => nurse.reply(changeExpectation, { ...(await expected()), ended: true }), 200],
  ['a colleague who sees them', async () => colleague.reply(changeExpectation, { ...(await expected()) }), 403],
  ['what is none', async () => nurse.reply(changeExpectation, { ...(await expected()), expectation: newId() }), 404],
  ['without a word', async () => nurse.reply(changeExpectation, { ...(await expected()), text: ' ' }), 422],
  ['somebody of another organisation', async () => stranger.reply(changeExpectation, await expected()), 404],
])
const said = { text: 'A bench', dueOn: addDays(today, 9) }
whoMay('stakeholders.promise', [
  ['who looks after them', async () => nurse.reply(contract.promise, { ...(await draft()), ...said }), 200],
  ['a colleague who sees them', async () => colleague.reply(contract.promise, { ...(await draft()), ...said }), 403],
  ['by nobody’s day', async () => nurse.reply(contract.promise, { ...(await draft()), text: 'A bench' }), 422],
  [
    'for two to answer',
    async () => nurse.reply(contract.promise, { ...(await draft()), ...said, owner: [nurse.id, sister.id] }),
    422,
  ],
  ['once they are archived', async () => nurse.reply(contract.promise, { ...(await archived()), ...said }), 409],
  ['somebody of another organisation', () => stranger.reply(contract.promise, { ...at(), ...said }), 404],
])
const promised = async (about: object = {}) => {
  const { stakeholder, promises } = await nurse.ask(contract.promise, {
    ...(await draft(about)),
    ...said,
    owner: colleague.id,
  })
  return { stakeholder, promise: promises[0]?.promise ?? '' }
}
const done = { state: 'kept', word: 'It stands' } as const
const kept = async () => {
  const of = await promised()
  await nurse.ask(settle, { ...of, ...done })
  return of
}
whoMay('stakeholders.change-promise', [
  [
    'who looks after them',
    async () => nurse.reply(changePromise, { ...(await promised()), revision: 1, text: 'Two' }),
    200,
  ],
  [
    'who answers for it',
    async () => colleague.reply(changePromise, { ...(await promised()), revision: 1, text: 'Two' }),
    403,
  ],
  [
    'at an older revision',
    async () => nurse.reply(changePromise, { ...(await promised()), revision: 0, text: 'Two' }),
    409,
  ],
  ['once it is kept', async () => nurse.reply(changePromise, { ...(await kept()), revision: 2, text: 'Two' }), 409],
  [
    'somebody of another organisation',
    async () => stranger.reply(changePromise, { ...(await promised()), revision: 1 }),
    404,
  ],
])
const later = { revision: 1, dueOn: addDays(today, 20), word: 'Rain' }
whoMay('stakeholders.move-promise', [
  ['who answers for it', async () => colleague.reply(movePromise, { ...(await promised()), ...later }), 200],
  ['who looks after them', async () => nurse.reply(movePromise, { ...(await promised()), ...later }), 200],
  ['somebody else who sees it', async () => administrator.reply(movePromise, { ...(await promised()), ...later }), 403],
  ['without a word', async () => colleague.reply(movePromise, { ...(await promised()), ...later, word: '' }), 422],
  [
    'to the same day',
    async () => colleague.reply(movePromise, { ...(await promised()), ...later, dueOn: said.dueOn }),
    422,
  ],
  ['once it is kept', async () => colleague.reply(movePromise, { ...(await kept()), ...later }), 409],
  [
    'somebody of another organisation',
    async () => stranger.reply(movePromise, { ...(await promised()), ...later }),
    404,
  ],
])
whoMay('stakeholders.settle', [
  ['who answers for it', async () => colleague.reply(settle, { ...(await promised()), ...done }), 200],
  ['who looks after them', async () => nurse.reply(settle, { ...(await promised()), ...done }), 200],
  ['somebody else who sees it', async () => administrator.reply(settle, { ...(await promised()), ...done }), 403],
  ['without a word', async () => colleague.reply(settle, { ...(await promised()), ...done, word: ' ' }), 422],
  ['twice', async () => colleague.reply(settle, { ...(await kept()), ...done }), 409],
  ['somebody of another organisation', async () => stranger.reply(settle, { ...(await promised()), ...done }), 404],
])
whoMay('stakeholders.unsettle', [
  ['who answers for it', async () => colleague.reply(unsettle, await kept()), 200],
  ['somebody else who sees it', async () => administrator.reply(unsettle, await kept()), 403],
  ['what is open', async () => colleague.reply(unsettle, await promised()), 409],
  ['somebody of another organisation', async () => stranger.reply(unsettle, await kept()), 404],
])
whoMay('stakeholders.history', [
  ['everybody who is in the audience', () => sister.reply(history, at()), 200],
  ['somebody outside it', () => colleague.reply(history, at()), 404],
  ['somebody of another organisation', () => stranger.reply(history, at()), 404],
])
whoMay('stakeholders.expecting', [
  ['everybody who sees the goal', () => colleague.reply(expecting, { goal: goal.node.node }), 200],
  ['somebody who does not', () => colleague.reply(expecting, { goal: secretGoal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(expecting, { goal: goal.node.node }), 404],
])
