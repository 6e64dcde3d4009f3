// Long because: the story of a decision, and who may do each of eighteen operations.
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { list as notices } from '../../conversation/notices/contract.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import type { DecisionSeen } from './contract.ts'
import * as contract from './contract.ts'

const {
  advise,
  answerAdvice,
  archive,
  ask,
  askNoLonger,
  calibration,
  change,
  decide,
  history,
  link,
  list,
  lookAgain,
  open,
  remove,
  restore,
  see,
  touching,
  unlink,
  waiting,
} = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let porter: Somebody
let colleague: Somebody
let stranger: Somebody
let wards: string
let theatres: string
let goal: GoalView
let secretGoal: GoalView
let lounge: DecisionSeen

const today = new Date().toISOString().slice(0, 10)
const words = {
  decided: 'We open a lounge on Heron.',
  reason: 'Beds are free before noon.',
  reviewOn: addDays(today, 90),
}

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  porter = await here.person('Jo Park', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  wards = await here.team('Wards', { lead: sister, members: [nurse, porter] })
  theatres = await here.team('Theatres', { lead: colleague })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await nurse.ask(addGoal, { title: 'Home before lunch', start: '2026-01-01' })
  secretGoal = await sister.ask(addGoal, { title: 'Secret', start: '2026-01-01', audience: { word: 'private' } })
  lounge = await nurse.ask(open, {
    question: 'Where do patients wait for their transport?',
    context: 'Beds are taken until <b>two</b> by people who are dressed.',
    owner: sister.id,
    team: wards,
    level: 'consult',
    options: [
      { title: 'A lounge on Heron', consequences: 'A bay fewer', marks: [8, 4] },
      { title: 'As now', marks: [2, 10] },
    ],
    criteria: [
      { title: 'Beds free by noon', weight: 3 },
      { title: 'Cost', weight: 1 },
    ],
    tradeOffs: [
      { team: theatres, givesUp: 'A recovery bay', priority: 'Shorter lists', amount: '2', unit: 'bays' },
      { team: wards, givesUp: 'A store', amount: 1, unit: 'bays' },
    ],
    links: [goal.node.node],
  })
})

const at = () => ({ decision: lounge.decision })
const now = () => sister.ask(see, at())
const revision = async () => (await now()).revision

describe('a decision', () => {
  it('has one who decides, weighed options, and what is given up', async () => {
    expect(lounge).toMatchObject({
      state: 'open',
      owner: { name: 'Tom Birch' },
      openedBy: { name: 'Lena Voss' },
      context: 'Beds are taken until <b>two</b> by people who are dressed.',
      givenUp: [{ unit: 'bays', amount: 3 }],
      links: [{ title: 'Home before lunch' }],
    })
    expect(lounge.options.map(({ score, rank }) => [score, rank])).toEqual([
      [7, 1],
      [4, 2],
    ])
    expect(lounge.abilities).toMatchObject({ decide: { allowed: false }, edit: { allowed: true } })
    expect(lounge.tradeOffs[0]).toMatchObject({ team: { name: 'Theatres' }, priority: 'Shorter lists' })
  })

  it('asks for advice, tells who is asked, and is owed by them', async () => {
    const before = await porter.ask(owed, {})
    await nurse.ask(ask, { ...at(), persons: [porter.id, colleague.id], dueOn: addDays(today, 3) })
    expect(await porter.ask(owed, {})).toMatchObject({ count: before.count + 1, decisions: 1 })
    expect((await porter.ask(owing, {})).decisions).toEqual([
      { decision: lounge.decision, question: lounge.question, what: 'to advise', due: addDays(today, 3) },
    ])
    expect((await porter.ask(list, { concern: 'to advise' })).decisions).toHaveLength(1)
    await eventually(async () => {
      const [told] = (await porter.ask(notices, {})).notices
      expect(told).toMatchObject({ kind: 'advice', goal: { node: lounge.decision, title: lounge.question } })
    })
    await nurse.ask(ask, { ...at(), persons: [chief.id] })
    await nurse.ask(askNoLonger, { ...at(), person: chief.id })
    expect((await now()).asked.map(({ person }) => person.name)).toEqual(['Ari Salo', 'Jo Park'])
  })

  it('keeps advice and objections in their own words, and how each was answered', async () => {
    await porter.ask(advise, { ...at(), body: 'Put it by the lift.' })
    await colleague.ask(advise, { ...at(), kind: 'objection', body: 'We lose a bay in recovery.' })
    expect(await porter.ask(owed, {})).toMatchObject({ decisions: 0 })
    const { advice } = await now()
    expect(advice.map(({ kind, by }) => [kind, by?.name])).toEqual([
      ['advice', 'Jo Park'],
      ['objection', 'Ari Salo'],
    ])
    await eventually(async () => {
      expect((await sister.ask(notices, {})).notices.map(({ kind }) => kind)).toContain('advised')
    })
    expect(await sister.reply(decide, { ...at(), revision: await revision(), ...words })).toMatchObject({
      status: 422,
      body: { detail: 'One objection has no answer yet. Answer it first.' },
    })
    const objection = { ...at(), advice: advice[1]?.advice ?? '' }
    await nurse.ask(answerAdvice, { ...objection, answer: 'Theatres get it back in June.' })
    expect(await nurse.reply(answerAdvice, { ...objection, answer: 'Or not.' })).toMatchObject({ status: 409 })
    expect((await now()).advice[1]).toMatchObject({
      answer: 'Theatres get it back in June.',
      answeredBy: { name: 'Lena Voss' },
    })
    expect(await nurse.reply(remove, at())).toMatchObject({ status: 409 })
  })

  it('shows both texts to who changes what another has changed', async () => {
    const before = await revision()
    await nurse.ask(change, { ...at(), revision: before, context: 'Dressed people wait in beds.' })
    expect(await sister.reply(change, { ...at(), revision: before, context: 'Mine' })).toMatchObject({
      status: 409,
      body: { yours: { context: 'Mine' }, theirs: { context: 'Dressed people wait in beds.' } },
    })
  })

  it('is decided once, and never edited after', async () => {
    const sure = { chosen: 0, expected: 'Twelve people a day', probability: 70 }
    const decided = await sister.ask(decide, { ...at(), revision: await revision(), ...words, ...sure })
    expect(decided).toMatchObject({ state: 'decided', decidedOn: today, chosen: 0, probability: 70 })
    await eventually(async () => {
      const [told] = (await colleague.ask(notices, {})).notices
      expect(told).toMatchObject({ kind: 'decided', by: { name: 'Tom Birch' } })
    })
    const again = { ...at(), revision: decided.revision }
    for (const reply of [
      await sister.reply(change, { ...again, question: 'Another?' }),
      await sister.reply(decide, { ...again, ...words }),
      await sister.reply(remove, at()),
      await sister.reply(archive, at()),
      await colleague.reply(advise, { ...at(), body: 'Too late' }),
    ])
      expect(reply.status).toBe(409)
  })

  it('tells a goal why it is so, and nobody of a goal that they do not see', async () => {
    const why = await porter.ask(touching, { goal: goal.node.node })
    expect(why.decisions).toMatchObject([{ question: lounge.question, reason: 'Beds are free before noon.' }])
    await sister.ask(link, { ...at(), node: secretGoal.node.node })
    expect((await now()).links).toHaveLength(2)
    expect((await nurse.ask(see, at())).links).toHaveLength(1)
    expect(JSON.stringify((await nurse.ask(history, at())).events)).not.toContain('Secret')
    expect(await nurse.reply(link, { ...at(), node: secretGoal.node.node })).toMatchObject({ status: 404 })
  })

  it('is looked at again on its day, and scored', async () => {
    const day = (on: string) =>
      world.owner.query('update decision set review_on = $1 where decision = $2', [on, lounge.decision])
    await day(addDays(today, -1))
    expect((await sister.ask(owing, {})).decisions).toMatchObject([{ what: 'to look again' }])
    expect(await sister.ask(owed, {})).toMatchObject({ decisions: 1 })
    expect((await sister.ask(list, { concern: 'to look again' })).decisions).toHaveLength(1)
    expect(await sister.reply(lookAgain, { ...at(), happened: 'Too early' })).toMatchObject({ status: 422 })
    const later = await sister.ask(lookAgain, { ...at(), happened: 'Too early', reviewOn: addDays(today, 30) })
    expect(later).toMatchObject({ state: 'decided', reviewOn: addDays(today, 30), reviews: [{ score: null }] })
    const known = await sister.ask(lookAgain, { ...at(), happened: 'Fourteen a day', came: true })
    expect(known).toMatchObject({ state: 'looked at again' })
    expect(known.reviews[1]?.score).toBeCloseTo(0.09)
    expect(await sister.reply(lookAgain, { ...at(), happened: 'Again', came: false })).toMatchObject({ status: 409 })
    expect(await nurse.ask(calibration, {})).toMatchObject({ count: 1, came: 1 })
    expect(await nurse.ask(calibration, { owner: nurse.id })).toMatchObject({ count: 0, brier: null })
  })

  it('gives way to another, which may not go in a circle', async () => {
    const next = await sister.ask(open, {
      question: 'Where do they wait in winter?',
      level: 'tell',
      supersedes: lounge.decision,
    })
    const rival = await chief.ask(open, { question: 'No lounge at all?', level: 'tell', supersedes: lounge.decision })
    expect(
      await colleague.reply(open, { question: 'Mine?', level: 'tell', supersedes: lounge.decision }),
    ).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Tom Birch’s to decide') },
    })
    expect((await now()).state).toBe('looked at again')
    await sister.ask(decide, { decision: next.decision, revision: next.revision, ...words })
    expect(await now()).toMatchObject({
      state: 'superseded',
      supersededBy: { question: 'Where do they wait in winter?' },
    })
    expect(await chief.reply(decide, { decision: rival.decision, revision: rival.revision, ...words })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('has taken its place already') },
    })
    expect(
      await chief.reply(change, { decision: rival.decision, revision: rival.revision, supersedes: rival.decision }),
    ).toMatchObject({ status: 422, body: { detail: expect.stringContaining('loop') } })
    expect(
      (await world.owner.query('select count(*)::int as so from decision d where d.supersedes = d.decision')).rows,
    ).toEqual([{ so: 0 }])
    await chief.ask(archive, { decision: rival.decision })
  })

  it('tells its history in order', async () => {
    const events = (await nurse.ask(history, at())).events
    expect(events.map(({ happened }) => happened).toReversed()).toEqual([
      'decision.opened',
      'decision.asked',
      'decision.asked',
      'decision.asked no longer',
      'decision.advised',
      'decision.advised',
      'decision.answered',
      'decision.changed',
      'decision.decided',
      'decision.linked',
      'decision.looked at again',
      'decision.looked at again',
      'decision.superseded',
    ])
    expect(events.find(({ happened }) => happened === 'decision.changed')?.fields).toEqual(['context'])
    expect(events.findLast(({ happened }) => happened === 'decision.asked')?.persons).toHaveLength(2)
  })
})

describe('the log', () => {
  it('is searched by words, team, state and who decides, a page at a time', async () => {
    const found = async (wanted: object) => (await porter.ask(list, wanted)).decisions.map(({ question }) => question)
    expect(await found({ text: 'TRANSPORT wait' })).toEqual([lounge.question])
    expect(await found({ text: 'before noon' })).toHaveLength(2)
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ team: theatres })).toEqual([lounge.question])
    expect(await found({ state: 'superseded' })).toEqual([lounge.question])
    expect(await found({ owner: sister.id })).toHaveLength(2)
    expect(await found({ archived: true })).toEqual(['No lounge at all?'])
    expect(await found({ archived: true, text: 'lounge' })).toEqual(['No lounge at all?'])
    expect(await found({ text: 'no lounge at all' })).toEqual([])
    const first = await porter.ask(list, { most: 1 })
    const second = await porter.ask(list, { most: 1, after: first.next ?? '' })
    expect([...first.decisions, ...second.decisions].map(({ decision }) => decision)).toHaveLength(2)
    expect(second.next).toBeNull()
  })

  it('finds nothing for who is not in the audience, and moves with all that hangs on it', async () => {
    const quiet = await chief.ask(open, {
      question: 'Do we merge with Ravensby?',
      level: 'agree',
      audience: { word: 'named', persons: [sister.id, porter.id] },
    })
    await chief.ask(ask, { decision: quiet.decision, persons: [sister.id] })
    expect((await sister.ask(list, { text: 'merge' })).decisions).toHaveLength(1)
    expect((await nurse.ask(list, { text: 'merge' })).decisions).toEqual([])
    expect(await nurse.reply(see, { decision: quiet.decision })).toMatchObject({ status: 404 })
    expect(await chief.reply(ask, { decision: quiet.decision, persons: [nurse.id] })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Not in its audience: Lena Voss') },
    })
    const { revision: read } = await chief.ask(see, { decision: quiet.decision })
    expect(
      await chief.reply(change, { decision: quiet.decision, revision: read, audience: { word: 'private' } }),
    ).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Tom Birch') } })
    expect(await chief.reply(change, { decision: quiet.decision, revision: read, owner: nurse.id })).toMatchObject({
      status: 422,
    })
    await chief.ask(change, {
      decision: quiet.decision,
      revision: read,
      audience: { word: 'named', persons: [sister.id] },
    })
    expect(await porter.reply(see, { decision: quiet.decision })).toMatchObject({ status: 404 })
    expect(await sister.ask(see, { decision: quiet.decision })).toMatchObject({ asked: [{ spoke: false }] })
    expect(await chief.reply(decide, { decision: quiet.decision, revision: read + 1, ...words })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Not yet: Tom Birch') },
    })
  })

  it('refuses two who decide, a person who is not here, and a day that has passed', async () => {
    const given = { question: 'Who?', level: 'tell' }
    expect(await chief.reply(open, { ...given, owner: [chief.id, nurse.id] })).toMatchObject({ status: 422 })
    expect(await chief.reply(open, { ...given, owner: newId() })).toMatchObject({ status: 404 })
    expect(await chief.reply(open, { ...given, owner: stranger.id })).toMatchObject({ status: 404 })
    expect(await chief.reply(open, { ...given, decideBy: '2020-01-01' })).toMatchObject({ status: 422 })
    expect(await chief.reply(open, { ...given, tradeOffs: [{ team: newId(), givesUp: 'All' }] })).toMatchObject({
      status: 404,
    })
    expect(await chief.reply(open, { ...given, level: 'order' })).toMatchObject({ status: 422 })
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const draft = async (about: object = {}) => {
  const made = await nurse.ask(open, { question: 'Which colour?', level: 'tell', owner: sister.id, ...about })
  return { decision: made.decision }
}
const advised = async () => {
  const of = await draft()
  const { advice } = await porter.ask(advise, { ...of, body: 'Blue' })
  return { ...of, advice: advice[0]?.advice ?? '' }
}
const decidedOne = async () => {
  const of = await draft()
  await sister.ask(decide, { ...of, revision: 1, ...words })
  return of
}
const foreign = () => ({ decision: lounge.decision })

whoMay('decisions.list', [
  ['everybody here', () => colleague.reply(list, {}), 200],
  ['with what is no state', () => colleague.reply(list, { state: 'done' }), 422],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('decisions.calibration', [
  ['everybody here', () => colleague.reply(calibration, {}), 200],
  ['nobody', () => nobody(calibration, {}), 401],
])
whoMay('decisions.waiting', [
  ['everybody here', () => colleague.reply(waiting, {}), 200],
  ['with what is no team', () => colleague.reply(waiting, { team: 'x' }), 422],
  ['nobody', () => nobody(waiting, {}), 401],
])
whoMay('decisions.see', [
  ['everybody who is in its audience', () => colleague.reply(see, at()), 200],
  ['somebody of another organisation', () => stranger.reply(see, foreign()), 404],
  ['nobody', () => nobody(see, at()), 401],
])
whoMay('decisions.open', [
  ['everybody here', () => colleague.reply(open, { question: 'May I?', level: 'tell' }), 200],
  ['without a question', () => colleague.reply(open, { question: ' ', level: 'tell' }), 422],
  ['nobody', () => nobody(open, { question: 'May I?', level: 'tell' }), 401],
])
whoMay('decisions.change', [
  ['who opened it', async () => nurse.reply(change, { ...(await draft()), revision: 1, context: 'A' }), 200],
  ['who decides', async () => sister.reply(change, { ...(await draft()), revision: 1, context: 'A' }), 200],
  ['their manager', async () => chief.reply(change, { ...(await draft()), revision: 1, context: 'A' }), 200],
  ['a colleague', async () => colleague.reply(change, { ...(await draft()), revision: 1, context: 'A' }), 403],
  ['somebody of another organisation', () => stranger.reply(change, { ...foreign(), revision: 1 }), 404],
])
whoMay('decisions.remove', [
  ['who opened it', async () => nurse.reply(remove, await draft({ links: [goal.node.node] })), 200],
  ['who decides', async () => sister.reply(remove, await draft()), 200],
  ['their manager', async () => chief.reply(remove, await draft()), 403],
  ['where somebody gave advice', async () => nurse.reply(remove, { decision: (await advised()).decision }), 409],
  ['somebody of another organisation', () => stranger.reply(remove, foreign()), 404],
])
whoMay('decisions.ask', [
  ['who opened it', async () => nurse.reply(ask, { ...(await draft()), persons: [porter.id] }), 200],
  ['a colleague', async () => colleague.reply(ask, { ...(await draft()), persons: [porter.id] }), 403],
  ['for nobody', async () => nurse.reply(ask, { ...(await draft()), persons: [] }), 422],
  ['for somebody unknown', async () => nurse.reply(ask, { ...(await draft()), persons: [newId()] }), 404],
  [
    'by a day that has passed',
    async () => nurse.reply(ask, { ...(await draft()), persons: [porter.id], dueOn: '2020-01-01' }),
    422,
  ],
  ['once it is decided', async () => sister.reply(ask, { ...(await decidedOne()), persons: [porter.id] }), 409],
  ['somebody of another organisation', () => stranger.reply(ask, { ...foreign(), persons: [porter.id] }), 404],
])
const asked = async () => {
  const of = await draft()
  await nurse.ask(ask, { ...of, persons: [porter.id] })
  return { ...of, person: porter.id }
}
whoMay('decisions.ask-no-longer', [
  ['who opened it', async () => nurse.reply(askNoLonger, await asked()), 200],
  ['a colleague', async () => colleague.reply(askNoLonger, await asked()), 403],
  ['who was not asked', async () => nurse.reply(askNoLonger, { ...(await asked()), person: chief.id }), 404],
  ['somebody of another organisation', () => stranger.reply(askNoLonger, { ...foreign(), person: porter.id }), 404],
])
whoMay('decisions.advise', [
  ['everybody who sees it', async () => colleague.reply(advise, { ...(await draft()), body: 'Red' }), 200],
  ['without a word', async () => colleague.reply(advise, { ...(await draft()), body: '' }), 422],
  ['once it is decided', async () => colleague.reply(advise, { ...(await decidedOne()), body: 'Red' }), 409],
  ['somebody of another organisation', () => stranger.reply(advise, { ...foreign(), body: 'Red' }), 404],
])
whoMay('decisions.answer', [
  ['who decides', async () => sister.reply(answerAdvice, { ...(await advised()), answer: 'Yes' }), 200],
  ['who gave it', async () => porter.reply(answerAdvice, { ...(await advised()), answer: 'Yes' }), 403],
  [
    'what is no advice',
    async () => sister.reply(answerAdvice, { ...(await draft()), advice: newId(), answer: 'Yes' }),
    404,
  ],
  [
    'somebody of another organisation',
    () => stranger.reply(answerAdvice, { ...foreign(), advice: newId(), answer: 'Yes' }),
    404,
  ],
])
whoMay('decisions.decide', [
  ['who decides', async () => sister.reply(decide, { ...(await draft()), revision: 1, ...words }), 200],
  ['who opened it', async () => nurse.reply(decide, { ...(await draft()), revision: 1, ...words }), 403],
  ['their manager', async () => chief.reply(decide, { ...(await draft()), revision: 1, ...words }), 403],
  ['with an older revision', async () => sister.reply(decide, { ...(await draft()), revision: 0, ...words }), 409],
  [
    'without a reason',
    async () => sister.reply(decide, { ...(await draft()), revision: 1, ...words, reason: '' }),
    422,
  ],
  ['somebody of another organisation', () => stranger.reply(decide, { ...foreign(), revision: 1, ...words }), 404],
])
whoMay('decisions.look-again', [
  ['who decided', async () => sister.reply(lookAgain, { ...(await decidedOne()), happened: 'It held.' }), 200],
  ['their manager', async () => chief.reply(lookAgain, { ...(await decidedOne()), happened: 'It held.' }), 200],
  ['who opened it', async () => nurse.reply(lookAgain, { ...(await decidedOne()), happened: 'It held.' }), 403],
  ['before it is decided', async () => sister.reply(lookAgain, { ...(await draft()), happened: 'It held.' }), 409],
  ['somebody of another organisation', () => stranger.reply(lookAgain, { ...foreign(), happened: 'It held.' }), 404],
])
whoMay('decisions.link', [
  ['who opened it', async () => nurse.reply(link, { ...(await decidedOne()), node: goal.node.node }), 200],
  ['a colleague', async () => colleague.reply(link, { ...(await draft()), node: goal.node.node }), 403],
  ['what is no goal', async () => nurse.reply(link, { ...(await draft()), node: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(link, { ...foreign(), node: goal.node.node }), 404],
])
const linked = async () => ({ ...(await draft({ links: [goal.node.node] })), node: goal.node.node })
whoMay('decisions.unlink', [
  ['who opened it', async () => nurse.reply(unlink, await linked()), 200],
  ['a colleague', async () => colleague.reply(unlink, await linked()), 403],
  ['what it does not touch', async () => nurse.reply(unlink, { ...(await draft()), node: goal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(unlink, { ...foreign(), node: goal.node.node }), 404],
])
whoMay('decisions.archive', [
  ['who opened it', async () => nurse.reply(archive, await draft()), 200],
  ['a colleague', async () => colleague.reply(archive, await draft()), 403],
  ['once it is decided', async () => sister.reply(archive, await decidedOne()), 409],
  ['somebody of another organisation', () => stranger.reply(archive, foreign()), 404],
])
const archived = async () => {
  const of = await draft()
  await nurse.ask(archive, of)
  return of
}
whoMay('decisions.restore', [
  ['who opened it', async () => nurse.reply(restore, await archived()), 200],
  ['a colleague', async () => colleague.reply(restore, await archived()), 403],
  ['what is not archived', async () => nurse.reply(restore, await draft()), 409],
  ['somebody of another organisation', () => stranger.reply(restore, foreign()), 404],
])
whoMay('decisions.history', [
  ['everybody who is in its audience', () => colleague.reply(history, at()), 200],
  ['somebody of another organisation', () => stranger.reply(history, foreign()), 404],
])
whoMay('decisions.touching', [
  ['everybody who sees the goal', () => colleague.reply(touching, { goal: goal.node.node }), 200],
  ['somebody who does not', () => colleague.reply(touching, { goal: secretGoal.node.node }), 404],
  ['somebody of another organisation', () => stranger.reply(touching, { goal: goal.node.node }), 404],
])
