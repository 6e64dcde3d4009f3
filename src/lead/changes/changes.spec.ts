// Long because: the story of a change, and who may do each of fourteen operations.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { about, launch } from '../../conversation/pulses/contract.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import { add as addStakeholder } from '../stakeholders/contract.ts'
import * as contract from './contract.ts'
import { type ChangeSeen, change as changeIt } from './contract.ts'

const { answerResistance, begin, close, history, link, list, lookAgain, reopen, resist, see, serving } = contract
const { unlink, withdrawName } = contract

let world: World
let here: Place
let chief: Somebody
let therapist: Somebody
let sister: Somebody
let nurse: Somebody
let porter: Somebody
let colleague: Somebody
let stranger: Somebody
let wards: string
let small: string
let goal: GoalView
let secretGoal: GoalView
let homeFirst: ChangeSeen

const today = new Date().toISOString().slice(0, 10)
const later = addDays(today, 30)
const stages = [
  { title: 'Let go', fromOn: addDays(today, -60) },
  { title: 'Try it', means: 'Two wards do it every day', fromOn: addDays(today, -10) },
  { title: 'Everywhere' },
]

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  therapist = await here.person('Ari Salo', { manager: chief })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  porter = await here.person('Jo Park', { manager: sister })
  colleague = await here.person('Mina Roth', { manager: chief })
  const others = [
    await here.person('Una Lind', { manager: sister }),
    await here.person('Ben Oduya', { manager: sister }),
  ]
  wards = await here.team('Wards', { lead: sister, members: [sister, nurse, porter, ...others] })
  small = await here.team('Night desk', { lead: sister, members: [nurse, porter] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await nurse.ask(addGoal, { title: 'Home before lunch', start: '2026-01-01' })
  secretGoal = await therapist.ask(addGoal, { title: 'Secret', start: '2026-01-01', audience: { word: 'private' } })
  homeFirst = await therapist.ask(begin, {
    title: 'Home first',
    whyNow: 'Sixty people wait for <b>care</b> in beds.',
    ifNot: 'Winter comes as it came last year.',
    stages,
    current: 1,
    affected: [{ team: wards, effect: 'The morning round begins with going home.' }, { person: porter.id }],
    champions: [nurse.id],
    next: 'Ask the families',
    links: [goal.node.node],
  })
})

const at = () => ({ change: homeFirst.change })
const now = () => therapist.ask(see, at())
const revision = async () => (await now()).revision

describe('a change', () => {
  it('says why now and what if not, where it is, whom it affects and who carries it', async () => {
    expect(homeFirst).toMatchObject({
      whyNow: 'Sixty people wait for <b>care</b> in beds.',
      owner: { name: 'Ari Salo' },
      stage: { title: 'Try it', place: 2, of: 3 },
      affected: [{ team: { name: 'Wards' } }, { person: { name: 'Jo Park' } }],
      champions: [{ name: 'Lena Voss' }],
      links: [{ title: 'Home before lunch' }],
      lookAgainOn: later,
    })
    expect(homeFirst.abilities).toMatchObject({ edit: { allowed: true }, reopen: { allowed: false } })
    expect((await nurse.ask(see, at())).abilities).toMatchObject({
      edit: { allowed: false },
      answer: { allowed: true },
      'look again': { allowed: true },
    })
  })

  it('shows both texts to who changes what another has changed', async () => {
    const before = await revision()
    await therapist.ask(changeIt, { ...at(), revision: before, ifNot: 'Forty beds stay shut.' })
    expect(await chief.reply(changeIt, { ...at(), revision: before, ifNot: 'Mine' })).toMatchObject({
      status: 409,
      body: { yours: { ifNot: 'Mine' }, theirs: { ifNot: 'Forty beds stay shut.' } },
    })
  })

  it('tells nobody of a stakeholder that they do not see: not in a conflict, in its history, or in what it keeps of it', async () => {
    const { stakeholder } = await therapist.ask(addStakeholder, {
      name: 'The quiet regulator',
      audience: { word: 'private' },
    })
    const { change } = await therapist.ask(begin, {
      title: 'Hidden',
      affected: [{ person: porter.id }],
      audience: { word: 'named', persons: [therapist.id, chief.id] },
    })
    const affected = [{ person: porter.id }, { stakeholder, effect: 'They must agree' }]
    const told = await therapist.ask(changeIt, { change, revision: 1, affected })
    expect(told.affected).toHaveLength(2)
    const theirs = await chief.reply(changeIt, { change, revision: 1, affected: [] })
    expect([theirs.status, JSON.stringify(theirs.body)]).toEqual([409, expect.not.stringMatching(stakeholder)])
    expect(JSON.stringify(theirs.body)).not.toContain('They must agree')
    await chief.ask(changeIt, { change, revision: 2, next: 'On', affected: [{ person: porter.id }] })
    expect((await therapist.ask(see, { change })).affected).toHaveLength(2)
    const { events } = await chief.ask(history, { change })
    expect(events.map(({ fields }) => fields)).toEqual([['next'], ['affected'], []])
    const { rows } = await world.owner.query('select before, after from event where subject = $1', [change])
    expect(JSON.stringify(rows)).not.toMatch(`${stakeholder}|They must agree`)
    await therapist.ask(close, { change, closedAs: 'let go', learnt: 'Enough.' })
  })

  it('moves on with a word, is owed a look on its day, and stays where it is when stages are taken out', async () => {
    const moved = await nurse.ask(lookAgain, {
      ...at(),
      revision: await revision(),
      current: 2,
      next: 'All wards by May',
      note: 'Both wards asked to go on.',
      lookAgainOn: addDays(today, 14),
    })
    expect(moved).toMatchObject({ stage: { title: 'Everywhere', place: 3 }, next: 'All wards by May' })
    const none = await therapist.ask(owed, {})
    await world.owner.query('update change set look_again_on = $1 where change = $2', [today, homeFirst.change])
    expect(await therapist.ask(owed, {})).toMatchObject({ count: none.count + 1, changes: 1 })
    expect((await therapist.ask(owing, {})).changes).toEqual([
      { change: homeFirst.change, title: 'Home first', due: today },
    ])
    expect((await nurse.ask(list, { due: true })).changes).toHaveLength(1)
    const shorter = await therapist.ask(changeIt, { ...at(), revision: await revision(), stages: stages.slice(0, 2) })
    expect(shorter.stage).toMatchObject({ title: 'Try it', place: 2, of: 2 })
  })

  it('refuses stages out of their order, one that is not there, somebody twice, and nobody', async () => {
    const given = { title: 'Another' }
    const backwards = [
      { title: 'Late', fromOn: today },
      { title: 'Early', fromOn: addDays(today, -1) },
    ]
    for (const [wrong, field] of [
      [{ stages: backwards }, 'stages.1.fromOn'],
      [{ stages, current: 3 }, 'current'],
      [{ stages, current: null }, 'current'],
      [{ affected: [{ team: wards }, { team: wards }] }, 'affected.1'],
      [{ affected: [{ effect: 'Nobody' }] }, 'affected.0'],
    ] as const)
      expect(await chief.reply(begin, { ...given, ...wrong })).toMatchObject({
        status: 422,
        body: { faults: [{ at: field }] },
      })
    expect(await chief.reply(begin, { ...given, owner: [chief.id, nurse.id] })).toMatchObject({ status: 422 })
    expect(await chief.reply(begin, { ...given, champions: [stranger.id] })).toMatchObject({ status: 404 })
    expect(await chief.reply(begin, { ...given, affected: [{ stakeholder: newId() }] })).toMatchObject({ status: 404 })
  })

  it('tells a goal which change serves it, and nobody of a goal that they do not see', async () => {
    expect((await porter.ask(serving, { goal: goal.node.node })).changes).toMatchObject([{ title: 'Home first' }])
    await therapist.ask(link, { ...at(), node: secretGoal.node.node })
    expect((await now()).links).toHaveLength(2)
    expect((await nurse.ask(see, at())).links).toHaveLength(1)
  })
})

describe('buy-in', () => {
  const question = { words: 'Is it right?', form: 'scale' as const, low: 'no', high: 'yes' }
  const asking = () => ({
    kind: 'change',
    subject: homeFirst.change,
    purpose: 'To hear how far you are',
    questions: [question],
    teams: [wards],
    openDays: 7,
    everyDays: 30,
    rounds: 2,
  })

  it('is asked for by its owner, and not by a champion or who does not see it', async () => {
    expect(await nurse.reply(launch, asking())).toMatchObject({ status: 403 })
    expect(await stranger.reply(launch, asking())).toMatchObject({ status: 404 })
    const pulse = await therapist.ask(launch, asking())
    expect(pulse).toMatchObject({ kind: 'change', subject: homeFirst.change })
    expect((await nurse.ask(list, {})).changes).toMatchObject([{ buyIn: null }])
  })

  it('is said in the list from what was published, and goes along to fewer readers, never to others', async () => {
    const of = homeFirst.change
    for (const [round, mean] of [
      [1, 2.8],
      [2, 3.4],
    ])
      await world.owner.query(
        `insert into pulse_result (org, pulse, round, question, cell, audience, mean, counted)
         select org, pulse, $2, 0, org, audience, $3, 5 from pulse where subject = $1`,
        [of, round, mean],
      )
    expect((await nurse.ask(list, {})).changes).toMatchObject([{ buyIn: { mean: 3.4, first: 2.8 } }])
    const named = { word: 'named' as const, persons: [chief.id, nurse.id] }
    await therapist.ask(changeIt, { ...at(), revision: await revision(), audience: named })
    const seenBy = async () =>
      (
        await world.owner.query(
          `select p.audience = c.audience and f.audience = c.audience as same, c.audience = c.org as open
           from change c join pulse p on p.subject = c.change join pulse_result f on f.pulse = p.pulse where c.change = $1`,
          [of],
        )
      ).rows
    expect(await seenBy()).toEqual(Array(2).fill({ same: true, open: false }))
    await therapist.ask(changeIt, { ...at(), revision: await revision(), audience: { word: 'organisation' } })
    expect(await seenBy()).toEqual(Array(2).fill({ same: false, open: true }))
    expect((await porter.ask(about, { kind: 'change', subject: of })).pulses).toMatchObject([{ figures: [] }])
  })
})

describe('resistance', () => {
  it('is kept in its own words, under a name only with consent, or from a group large enough', async () => {
    const heard = { ...at(), said: 'Nobody asked who is at home.' }
    expect(await therapist.reply(resist, { ...heard, person: porter.id })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Nobody is named who has not agreed') },
    })
    expect(await therapist.reply(resist, { ...heard, team: small })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('5 people or more') },
    })
    expect(await colleague.reply(resist, { ...heard, team: wards })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Speak in your own name') },
    })
    expect(await therapist.reply(resist, { ...heard, person: porter.id, team: wards, agreed: true })).toMatchObject({
      status: 422,
    })
    await therapist.ask(resist, { ...heard, team: wards, behind: 'They were blamed last time.' })
    await therapist.ask(resist, { ...heard, said: 'We have no cars.', person: porter.id, agreed: true })
    const { resistance } = await colleague.ask(resist, { ...at(), said: 'It is too soon.', person: colleague.id })
    expect(resistance.map(({ said, person, team, mine }) => [said, person?.name ?? team?.name, mine])).toEqual([
      ['It is too soon.', 'Mina Roth', true],
      ['We have no cars.', 'Jo Park', false],
      ['Nobody asked who is at home.', 'Wards', false],
    ])
    expect((await nurse.ask(list, {})).changes).toMatchObject([{ unanswered: 3 }])
  })

  it('is answered, and says whether that moved anybody; two who answer at once see both texts', async () => {
    const { resistance } = await now()
    const [soon, cars] = resistance
    const to = { ...at(), resistance: cars?.resistance ?? '', revision: 1 }
    expect(await nurse.reply(answerResistance, { ...to, moved: 'moved' })).toMatchObject({ status: 422 })
    const answered = await nurse.ask(answerResistance, { ...to, answer: 'Two cars from Monday.' })
    expect(answered.resistance.at(-1)).toMatchObject({
      answer: 'Two cars from Monday.',
      answeredBy: { name: 'Lena Voss' },
    })
    expect(await therapist.reply(answerResistance, { ...to, answer: 'Mine' })).toMatchObject({
      status: 409,
      body: { theirs: { answer: 'Two cars from Monday.' } },
    })
    const moved = await therapist.ask(answerResistance, { ...to, revision: 2, moved: 'partly moved' })
    expect(moved.resistance.at(-1)).toMatchObject({ moved: 'partly moved', answeredBy: { name: 'Lena Voss' } })
    expect(soon?.answer).toBe('')
  })

  it('loses its name when whoever is named wants that, everywhere, and keeps its words', async () => {
    const own = (await now()).resistance.find(({ said }) => said === 'It is too soon.')
    const of = { ...at(), resistance: own?.resistance ?? '' }
    expect(await therapist.reply(withdrawName, of)).toMatchObject({ status: 403 })
    const left = await colleague.ask(withdrawName, of)
    expect(left.resistance.find(({ said }) => said === 'It is too soon.')).toMatchObject({ person: null, by: null })
    expect(JSON.stringify([await now(), await therapist.ask(history, at())])).not.toContain('Mina Roth')
  })
})

describe('changes', () => {
  it('are found by words, team and owner, a page at a time, and not by who is not in their audience', async () => {
    const quiet = await chief.ask(begin, {
      title: 'Merge the night desks',
      audience: { word: 'named', persons: [therapist.id, porter.id] },
      champions: [therapist.id],
    })
    const found = async (wanted: object, who = therapist) =>
      (await who.ask(list, wanted)).changes.map(({ title }) => title)
    expect(await found({ text: 'NIGHT merge' })).toEqual(['Merge the night desks'])
    expect(await found({ text: 'night' }, nurse)).toEqual([])
    expect(await found({ text: 'beds' })).toEqual(['Home first'])
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ team: wards })).toEqual(['Home first'])
    expect(await found({ owner: chief.id })).toEqual(['Merge the night desks'])
    const first = await therapist.ask(list, { most: 1 })
    const second = await therapist.ask(list, { most: 1, after: first.next ?? '' })
    expect([...first.changes, ...second.changes].map(({ title }) => title)).toEqual([
      'Home first',
      'Merge the night desks',
    ])
    const hidden = { change: quiet.change, revision: 1 }
    expect(await chief.reply(changeIt, { ...hidden, champions: [nurse.id] })).toMatchObject({
      status: 422,
      body: { detail: 'Lena Voss is not in its audience. Choose an audience that they are in.' },
    })
    expect(await chief.reply(changeIt, { ...hidden, audience: { word: 'private' } })).toMatchObject({ status: 422 })
    await chief.ask(changeIt, { ...hidden, audience: { word: 'named', persons: [therapist.id] } })
    expect(await porter.reply(see, { change: quiet.change })).toMatchObject({ status: 404 })
    expect(
      await therapist.reply(resist, { change: quiet.change, said: 'No', person: nurse.id, agreed: true }),
    ).toMatchObject({
      status: 422,
    })
  })

  it('end with what was learnt, and can be taken up again', async () => {
    const ended = await therapist.ask(close, { ...at(), closedAs: 'failed', learnt: 'We asked nobody first.' })
    expect(ended).toMatchObject({ closedAs: 'failed', closedOn: today, learnt: 'We asked nobody first.' })
    expect(await therapist.reply(changeIt, { ...at(), revision: ended.revision, title: 'Anew' })).toMatchObject({
      status: 409,
    })
    expect(await colleague.reply(resist, { ...at(), said: 'Told you', person: colleague.id })).toMatchObject({
      status: 409,
    })
    expect((await nurse.ask(list, { closed: true })).changes).toMatchObject([
      { title: 'Home first', closedAs: 'failed' },
    ])
    expect(await chief.ask(reopen, at())).toMatchObject({ closedAs: null, learnt: 'We asked nobody first.' })
    expect((await nurse.ask(history, at())).events.map(({ happened }) => happened).slice(0, 2)).toEqual([
      'change.reopened',
      'change.closed',
    ])
    const events = (await nurse.ask(history, at())).events
    expect(events.find(({ happened }) => happened === 'change.moved on')?.note).toBe(
      'Everywhere: Both wards asked to go on.',
    )
    expect(events.at(-1)).toMatchObject({ happened: 'change.begun', by: { name: 'Ari Salo' } })
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const draft = async (about: object = {}) => {
  const made = await chief.ask(begin, { title: 'Colours', owner: sister.id, champions: [nurse.id], ...about })
  return { change: made.change }
}
const said = async () => {
  const of = await draft()
  const { resistance } = await porter.ask(resist, { ...of, said: 'Blue', person: porter.id })
  return { ...of, resistance: resistance[0]?.resistance ?? '' }
}
const ending = { closedAs: 'landed', learnt: 'It holds.' } as const
const closed = async () => {
  const of = await draft()
  await sister.ask(close, { ...of, ...ending })
  return of
}

whoMay('changes.list', [
  ['everybody here', () => colleague.reply(list, {}), 200],
  ['after what is no id', () => colleague.reply(list, { after: 'x' }), 422],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('changes.see', [
  ['everybody who is in its audience', () => colleague.reply(see, at()), 200],
  ['somebody of another organisation', () => stranger.reply(see, at()), 404],
  ['nobody', () => nobody(see, at()), 401],
])
whoMay('changes.begin', [
  ['everybody here', () => colleague.reply(begin, { title: 'Mine' }), 200],
  ['without a title', () => colleague.reply(begin, { title: ' ' }), 422],
  ['nobody', () => nobody(begin, { title: 'Mine' }), 401],
])
whoMay('changes.change', [
  ['its owner', async () => sister.reply(changeIt, { ...(await draft()), revision: 1, next: 'A' }), 200],
  ['their manager', async () => chief.reply(changeIt, { ...(await draft()), revision: 1, next: 'A' }), 200],
  ['a champion', async () => nurse.reply(changeIt, { ...(await draft()), revision: 1, next: 'A' }), 403],
  ['a colleague', async () => colleague.reply(changeIt, { ...(await draft()), revision: 1, next: 'A' }), 403],
  ['somebody of another organisation', () => stranger.reply(changeIt, { ...at(), revision: 1 }), 404],
])
whoMay('changes.look-again', [
  ['a champion', async () => nurse.reply(lookAgain, { ...(await draft()), revision: 1, lookAgainOn: later }), 200],
  ['a colleague', async () => colleague.reply(lookAgain, { ...(await draft()), revision: 1, lookAgainOn: later }), 403],
  [
    'on a day gone by',
    async () => sister.reply(lookAgain, { ...(await draft()), revision: 1, lookAgainOn: today }),
    422,
  ],
  [
    'an older revision',
    async () => sister.reply(lookAgain, { ...(await draft()), revision: 0, lookAgainOn: later }),
    409,
  ],
  [
    'somebody of another organisation',
    () => stranger.reply(lookAgain, { ...at(), revision: 1, lookAgainOn: later }),
    404,
  ],
])
whoMay('changes.resist', [
  [
    'everybody, for themselves',
    async () => porter.reply(resist, { ...(await draft()), said: 'No', person: porter.id }),
    200,
  ],
  ['a champion, for nobody named', async () => nurse.reply(resist, { ...(await draft()), said: 'No' }), 200],
  ['a colleague, for nobody named', async () => colleague.reply(resist, { ...(await draft()), said: 'No' }), 422],
  ['without a word', async () => porter.reply(resist, { ...(await draft()), said: '', person: porter.id }), 422],
  ['once it is closed', async () => porter.reply(resist, { ...(await closed()), said: 'No', person: porter.id }), 409],
  ['somebody of another organisation', () => stranger.reply(resist, { ...at(), said: 'No', person: stranger.id }), 404],
])
whoMay('changes.answer', [
  ['its owner', async () => sister.reply(answerResistance, { ...(await said()), revision: 1, answer: 'Yes' }), 200],
  ['a champion', async () => nurse.reply(answerResistance, { ...(await said()), revision: 1, answer: 'Yes' }), 200],
  ['who said it', async () => porter.reply(answerResistance, { ...(await said()), revision: 1, answer: 'Yes' }), 403],
  [
    'what nobody said',
    async () => sister.reply(answerResistance, { ...(await draft()), resistance: newId(), revision: 1 }),
    404,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(answerResistance, { ...(await said()), revision: 1 }),
    404,
  ],
])
whoMay('changes.withdraw-name', [
  ['who is named', async () => porter.reply(withdrawName, await said()), 200],
  ['its owner', async () => sister.reply(withdrawName, await said()), 403],
  ['what nobody said', async () => porter.reply(withdrawName, { ...(await draft()), resistance: newId() }), 404],
  ['somebody of another organisation', async () => stranger.reply(withdrawName, await said()), 404],
])
whoMay('changes.close', [
  ['its owner', async () => sister.reply(close, { ...(await draft()), ...ending }), 200],
  ['a champion', async () => nurse.reply(close, { ...(await draft()), ...ending }), 403],
  ['without what was learnt', async () => sister.reply(close, { ...(await draft()), ...ending, learnt: '' }), 422],
  ['twice', async () => sister.reply(close, { ...(await closed()), ...ending }), 409],
  ['somebody of another organisation', () => stranger.reply(close, { ...at(), ...ending }), 404],
])
whoMay('changes.reopen', [
  ['its owner', async () => sister.reply(reopen, await closed()), 200],
  ['a colleague', async () => colleague.reply(reopen, await closed()), 403],
  ['what is not closed', async () => sister.reply(reopen, await draft()), 409],
  ['somebody of another organisation', () => stranger.reply(reopen, at()), 404],
])
whoMay('changes.link', [
  ['a champion', async () => nurse.reply(link, { ...(await draft()), node: goal.node.node }), 200],
  ['a colleague', async () => colleague.reply(link, { ...(await draft()), node: goal.node.node }), 403],
  ['what is no goal', async () => sister.reply(link, { ...(await draft()), node: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(link, { ...at(), node: goal.node.node }), 404],
])
const linked = async () => ({ ...(await draft({ links: [goal.node.node] })), node: goal.node.node })
whoMay('changes.unlink', [
  ['its owner', async () => sister.reply(unlink, await linked()), 200],
  ['a colleague', async () => colleague.reply(unlink, await linked()), 403],
  ['what it does not serve', async () => sister.reply(unlink, { ...(await draft()), node: goal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(unlink, { ...at(), node: goal.node.node }), 404],
])
whoMay('changes.history', [
  ['everybody who is in its audience', () => colleague.reply(history, at()), 200],
  ['somebody of another organisation', () => stranger.reply(history, at()), 404],
])
whoMay('changes.serving', [
  ['everybody who sees the goal', () => colleague.reply(serving, { goal: goal.node.node }), 200],
  ['somebody who does not', () => colleague.reply(serving, { goal: secretGoal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(serving, { goal: goal.node.node }), 404],
])
