// Long because: the way of a briefing down the line and back up, and who may do each of nineteen operations.
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { list as notices } from '../../conversation/notices/contract.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import type { BriefingSeen } from './contract.ts'
import * as contract from './contract.ts'
import { carryOn, letPass } from './reactions.ts'

const {
  about,
  answerQuestion,
  asked,
  change,
  end,
  join,
  link,
  list,
  lookAgain,
  mark,
  nudge,
  passOn,
  passUp,
  remove,
  see,
  send,
  stuck,
  travel,
  write,
} = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let theatre: Somebody
let nurses: Somebody[]
let loner: Somebody
let stranger: Somebody
let wards: string
let goal: GoalView
let secretGoal: GoalView
let home: BriefingSeen

const today = new Date().toISOString().slice(0, 10)
const words = { what: 'Going home is asked first.', why: 'Beds <b>wait</b> for care at home.' }

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor')
  sister = await here.person('Tom Birch', { manager: chief })
  theatre = await here.person('Ari Salo', { manager: chief, administrator: true })
  nurses = []
  for (const name of ['Lena Voss', 'Jo Park', 'Mia Roth', 'Sam Oak', 'Ben Ash'])
    nurses.push(await here.person(name, { manager: sister }))
  loner = await here.person('Una Free')
  wards = await here.team('Wards', { lead: sister, members: nurses })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await chief.ask(addGoal, { title: 'Home before lunch', start: '2026-01-01' })
  secretGoal = await sister.ask(addGoal, { title: 'Secret', start: '2026-01-01', audience: { word: 'private' } })
  home = await chief.ask(write, {
    title: 'Going home first',
    ...words,
    links: [{ kind: 'goal', subject: goal.node.node }],
  })
})

const at = () => ({ briefing: home.briefing })
const nurse = (place = 0): Somebody => nurses[place] as Somebody
/** Who sees that it happened. */
const hears = async (happened: string, briefing: string): Promise<string[]> => {
  const { rows } = await world.owner.query(
    `select distinct p.name from event e join sight s on s.org = e.org and s.audience = e.audience join person p on p.org = s.org and p.person = s.person
    where e.happened = $1 and e.subject = $2 and p.name <> 'Ari Salo' order by p.name`,
    [happened, briefing],
  )
  return rows.map(({ name }) => name)
}
const has = (who: Somebody, of = at()) => eventually(async () => expect((await who.ask(see, of)).arrivedOn).toBe(today))

describe('a briefing', () => {
  it('is its writer’s alone until it is sent, and then stays as it is', async () => {
    expect(home).toMatchObject({ state: 'draft', goesTo: 8, links: [{ title: 'Home before lunch' }] })
    expect(await sister.reply(see, at())).toMatchObject({ status: 404 })
    expect(await chief.reply(change, { ...at(), revision: 0, why: 'Mine' })).toMatchObject({
      status: 409,
      body: { yours: { why: 'Mine' }, theirs: { why: words.why } },
    })
    home = await chief.ask(change, { ...at(), revision: home.revision, asks: 'Ask on the first day.' })
    home = await chief.ask(send, { ...at(), revision: home.revision })
    expect(home.state).toBe('under way')
    expect(await chief.reply(change, { ...at(), revision: home.revision, why: 'Mine' })).toMatchObject({ status: 409 })
    expect(await chief.reply(remove, at())).toMatchObject({ status: 409 })
  })

  it('comes first to those whom nobody on its way stands above, whoever they are, and to nobody below them yet', async () => {
    for (const who of [sister, theatre, loner]) await has(who)
    expect((await sister.ask(see, at())).mine).toMatchObject({
      from: { name: 'Ines Okafor' },
      passBy: addDays(today, 3),
    })
    expect((await theatre.ask(see, at())).abilities['pass on']).toMatchObject({ allowed: false })
    expect((await nurse().ask(list, {})).briefings).toEqual([])
    await eventually(async () => {
      const [told] = (await sister.ask(notices, {})).notices
      expect(told).toMatchObject({ kind: 'briefing', goal: { node: home.briefing, title: 'Going home first' } })
    })
    expect((await sister.ask(owing, {})).briefings).toEqual([
      { briefing: home.briefing, title: 'Going home first', what: 'to pass on', due: addDays(today, 3) },
    ])
    expect(await sister.ask(owed, {})).toMatchObject({ briefings: 1 })
  })

  it('shows its sender with whom it lies, and lets them remind that manager once', async () => {
    const { holders, reached, goesTo } = await chief.ask(travel, at())
    expect({ reached, goesTo }).toEqual({ reached: 3, goesTo: 8 })
    expect(holders).toMatchObject([{ person: { name: 'Tom Birch' }, days: 0, waiting: 5, nudgedOn: null }])
    await chief.ask(nudge, { ...at(), person: sister.id })
    expect(await chief.reply(nudge, { ...at(), person: sister.id })).toMatchObject({ status: 409 })
    await eventually(async () => {
      expect((await sister.ask(notices, {})).notices.map(({ kind }) => kind)).toContain('passing')
    })
  })

  it('goes on with what it means here', async () => {
    await sister.ask(passOn, { ...at(), words: 'On Heron we ask at nine.' })
    for (const who of nurses) await has(who)
    const seen = await nurse().ask(see, at())
    expect(seen.line).toMatchObject([{ person: { name: 'Tom Birch' }, words: 'On Heron we ask at nine.' }])
    expect(seen.mine).toMatchObject({ from: { name: 'Tom Birch' }, passBy: null })
    expect((await theatre.ask(see, at())).line).toEqual([])
    expect((await chief.ask(travel, at())).words).toMatchObject([{ words: 'On Heron we ask at nine.' }])
    expect((await sister.ask(see, at())).mine?.reports).toMatchObject({ have: 5, passed: 0 })
    expect(await sister.ask(owed, {})).toMatchObject({ briefings: 0 })
    expect(await hears('briefing.passed on', home.briefing)).toEqual(['Ines Okafor', 'Tom Birch'])
  })

  it('meets who comes, and who moves to a manager that has passed it on; who leaves holds nothing up', async () => {
    const late = await here.person('Kit Later', { manager: sister })
    await world.owner.query('update briefing set swept_at = null where briefing = $1', [home.briefing])
    await has(late)
    const lead = await here.person('Vera Gone', { manager: theatre })
    await world.owner.query('update briefing set swept_at = null where briefing = $1', [home.briefing])
    // Who had nobody below has somebody now, and passes it on.
    await eventually(async () =>
      expect((await theatre.ask(see, at())).abilities['pass on']).toMatchObject({ allowed: true }),
    )
    await theatre.ask(passOn, at())
    await has(lead)
    const under = await here.person('Nia Under', { manager: lead })
    await world.owner.query('update briefing set swept_at = null where briefing = $1', [home.briefing])
    await eventually(async () =>
      expect((await lead.ask(see, at())).abilities['pass on']).toMatchObject({ allowed: true }),
    )
    await world.owner.query('update person set ends_on = $1 where person = $2', [addDays(today, -1), lead.id])
    await world.owner.query('update briefing set swept_at = null where briefing = $1', [home.briefing])
    await has(under)
    expect((await under.ask(see, at())).mine?.from).toMatchObject({ name: 'Ari Salo' })
  })

  it('climbs back as questions, joined by a person and answered once for all who asked alike', async () => {
    const ask = (who: Somebody, said: string) => who.ask(mark, { ...at(), mark: 'question', words: said })
    await ask(nurse(0), 'Who decides at the weekend?')
    await ask(nurse(0), 'Who decides at the weekend?')
    await ask(nurse(1), 'At weekends, who is it that decides?')
    await ask(nurse(2), 'Is there money for taxis?')
    await eventually(async () => {
      expect((await sister.ask(notices, {})).notices.map(({ kind }) => kind)).toContain('asked')
    })
    expect((await sister.ask(owing, {})).briefings).toMatchObject([{ what: 'to answer' }])
    const { questions } = await sister.ask(asked, at())
    expect(questions.map(({ by }) => by.name)).toEqual(['Lena Voss', 'Jo Park', 'Mia Roth'])
    const [first, second, taxis] = questions.map(({ question }) => question) as [string, string, string]
    expect(questions[0]?.alike).toEqual([second])
    expect(questions[2]?.alike).toEqual([])
    expect((await nurse(1).ask(asked, at())).questions).toEqual([])
    expect((await chief.ask(asked, at())).questions).toEqual([])
    await sister.ask(join, { ...at(), question: second, to: first })
    expect(await sister.reply(join, { ...at(), question: first, to: second })).toMatchObject({ status: 422 })
    expect(await sister.reply(join, { ...at(), question: first, to: first })).toMatchObject({ status: 422 })
    await sister.ask(passUp, { ...at(), question: first })
    expect(await sister.reply(answerQuestion, { ...at(), question: first, answer: 'I do.' })).toMatchObject({
      status: 403,
    })
    const above = (await chief.ask(asked, at())).questions
    expect(above.map(({ question, joined }) => [question, joined])).toEqual([
      [first, null],
      [second, first],
    ])
    expect(await chief.reply(passUp, { ...at(), question: first })).toMatchObject({ status: 409 })
    await chief.ask(answerQuestion, {
      ...at(),
      question: first,
      answer: 'The nurse in charge.',
      forAll: 'Who decides at weekends?',
    })
    expect(await chief.reply(answerQuestion, { ...at(), question: first, answer: 'Or not.' })).toMatchObject({
      status: 409,
    })
    for (const who of [nurse(0), nurse(1)]) {
      expect((await who.ask(see, at())).asked).toMatchObject([{ answer: 'The nurse in charge.' }])
      await eventually(async () => {
        expect((await who.ask(notices, {})).notices.map(({ kind }) => kind)).toContain('answered')
      })
    }
    await sister.ask(answerQuestion, { ...at(), question: taxis, answer: 'Not yet.' })
    const read = await nurse(3).ask(see, at())
    expect(read.answers).toMatchObject([{ question: 'Who decides at weekends?', body: 'The nurse in charge.' }])
    expect(JSON.stringify(read)).not.toContain('taxis')
    await ask(loner, 'What does it cost?')
    const [open] = (await chief.ask(asked, at())).questions
    expect(open).toMatchObject({ body: 'What does it cost?', answer: null })
    const after = open?.question ?? ''
    expect((await chief.ask(asked, { ...at(), after })).questions.map(({ question }) => question)).toEqual([
      first,
      second,
    ])
    await chief.ask(answerQuestion, { ...at(), question: after, answer: 'Nothing.' })
  })

  it('is answered for all whom it reaches, and for nobody else who may read it', async () => {
    const { question: what, ...of } = await question()
    await chief.ask(answerQuestion, { ...of, question: what, answer: 'At nine.', forAll: 'When is it?' })
    for (const who of [sister, chief]) expect((await who.ask(see, of)).answers).toHaveLength(1)
    expect((await loner.ask(see, of)).answers).toEqual([])
    // Brought in, it reaches nobody: who may read it reads all of it.
    await world.owner.query('update briefing set source = $1 where briefing = $2', ['old', of.briefing])
    expect((await loner.ask(see, of)).answers).toHaveLength(1)
  })

  it('ends with its sender, and what was asked of them goes to who can answer', async () => {
    const sender = await here.person('Pia Leaving', { manager: chief })
    const reader = await here.person('Rob Staying', { manager: sender })
    const made = await sender.ask(write, {
      title: 'Mine',
      ...words,
      reach: 'below',
      below: sender.id,
      audience: { word: 'private' },
    })
    const of = { briefing: made.briefing }
    await sender.ask(send, { ...of, revision: made.revision })
    await has(reader, of)
    await reader.ask(mark, { ...of, mark: 'question', words: 'And then?' })
    await world.owner.query('update person set ends_on = $1 where person = $2', [addDays(today, -1), sender.id])
    await letPass(world.database)
    expect(await reader.ask(see, of)).toMatchObject({ state: 'ended', asked: [{ holder: { name: 'Ines Okafor' } }] })
    const [open] = (await chief.ask(asked, of)).questions
    await chief.ask(answerQuestion, { ...of, question: open?.question ?? '', answer: 'Then we look again.' })
    expect((await reader.ask(see, of)).asked).toMatchObject([{ answer: 'Then we look again.' }])
  })

  it('is understood or not by five or more, in whole fives, and tells nobody of one', async () => {
    expect((await chief.ask(travel, at())).all).toBeNull()
    for (const who of nurses.slice(3)) await who.ask(mark, { ...at(), mark: 'understood' })
    const now = await chief.ask(travel, at())
    expect(now.teams.find(({ team }) => team?.team === wards)).toMatchObject({
      reached: 5,
      understood: 2,
      questions: 3,
      concerns: 0,
    })
    expect(now.all).toEqual({ understood: 2, questions: 3, concerns: 0 })
    // Who changes their mind is not counted anew: else yesterday’s sum less today’s would tell whose mark it was.
    // Nor does anybody who presses often fill the next five alone.
    for (const said of ['understood', 'concern', 'understood', 'concern', 'understood'] as const)
      await nurse(0).ask(mark, { ...at(), mark: said, words: said === 'concern' ? 'Too few of us.' : '' })
    await nurse(1).ask(mark, { ...at(), mark: 'concern', words: 'Too few of us.' })
    expect((await chief.ask(travel, at())).all).toEqual(now.all)
    expect((await nurse(0).ask(see, at())).mark).toBe('understood')
    const { rows } = await world.owner.query(
      'select count(*)::int as told from event where subject = $1 and before::text || coalesce(after::text, $2) like $3',
      [home.briefing, '', '%understood%'],
    )
    expect(rows[0].told).toBe(0)
  })

  it('goes on without a manager after the set time, once, whoever looks at that moment', async () => {
    const made = await chief.ask(write, { title: 'Quiet', ...words, reach: 'teams', teams: [wards], passAfter: 2 })
    const of = { briefing: made.briefing }
    await chief.ask(send, { ...of, revision: made.revision })
    await has(sister, of)
    expect(await letPass(world.database)).toBe(0)
    expect((await chief.ask(stuck, {})).stuck).toEqual([])
    await world.owner.query('update briefing_copy set arrived_on = $1 where briefing = $2', [
      addDays(today, -1),
      of.briefing,
    ])
    expect((await chief.ask(stuck, { team: wards })).stuck).toMatchObject([])
    expect((await chief.ask(stuck, {})).stuck).toMatchObject([
      { title: 'Quiet', person: { name: 'Tom Birch' }, days: 1 },
    ])
    expect((await sister.ask(stuck, {})).stuck).toEqual([])
    const later = new Date(Date.now() + 2 * 86_400_000)
    const both = await Promise.all([letPass(world.database, later), letPass(world.database, later)])
    expect(both.reduce((sum, each) => sum + each, 0)).toBe(1)
    for (const who of nurses) await eventually(async () => expect((await who.ask(see, of)).arrivedOn).not.toBeNull())
    expect((await nurse().ask(see, of)).line).toMatchObject([{ byClock: true, words: '' }])
    const { median, managers, passed } = await chief.ask(travel, of)
    expect({ median, managers, passed }).toEqual({ median: null, managers: 1, passed: 0 })
    expect(await sister.reply(passOn, of)).toMatchObject({ status: 409 })
    expect(await hears('briefing.let pass', of.briefing)).toEqual(['Ines Okafor'])
    expect((await loner.ask(see, of)).arrivedOn).toBeNull()
    expect(await carryOn(world.database, 'off')).toBe(0)
  })

  it('reaches those whom it goes to even where nobody else may read it', async () => {
    const made = await chief.ask(write, {
      title: 'For the line',
      ...words,
      reach: 'below',
      below: sister.id,
      audience: { word: 'private' },
    })
    const of = { briefing: made.briefing }
    await chief.ask(send, { ...of, revision: made.revision })
    await has(sister, of)
    await sister.ask(passOn, of)
    await has(nurse(), of)
    expect(await loner.reply(see, of)).toMatchObject({ status: 404 })
    expect((await loner.ask(list, { box: 'all' })).briefings.map(({ title }) => title)).not.toContain('For the line')
    expect((await nurse().ask(list, { text: 'the line' })).briefings).toHaveLength(1)
  })

  it('refuses to go to nobody, to an archived team, down an empty line, and without a why', async () => {
    const bare = await here.team('Bare')
    const made = await chief.ask(write, { title: 'Nobody', ...words })
    const tried = (given: object) => theatre.reply(write, { title: 'Nobody', ...words, ...given })
    expect(await tried({ reach: 'teams' })).toMatchObject({ status: 422 })
    expect(await tried({ reach: 'teams', teams: [newId()] })).toMatchObject({ status: 404 })
    expect(await tried({ reach: 'below' })).toMatchObject({ status: 422 })
    expect(await tried({ reach: 'below', below: loner.id })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Nobody reports to Una Free') },
    })
    const empty = await theatre.ask(write, { title: 'Bare', ...words, reach: 'teams', teams: [bare] })
    const sendIt = (of: BriefingSeen) => theatre.reply(send, { briefing: of.briefing, revision: of.revision })
    expect(await sendIt(empty)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nobody') } })
    await world.owner.query('update team set archived_on = $1 where team = $2', [today, bare])
    expect(await sendIt(empty)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Archived') } })
    expect(await sendIt(await theatre.ask(write, { title: 'No why', what: 'This' }))).toMatchObject({ status: 422 })
    expect(await chief.reply(change, { briefing: made.briefing, revision: 1, reach: 'everywhere' })).toMatchObject({
      status: 422,
    })
  })

  it('says why it is so, as far as a reader sees it', async () => {
    expect((await loner.ask(about, { subject: goal.node.node })).briefings).toMatchObject([
      { title: 'Going home first' },
    ])
    expect(
      await chief.reply(link, { ...at(), links: [{ kind: 'goal', subject: secretGoal.node.node }] }),
    ).toMatchObject({
      status: 404,
    })
  })

  it('is looked at again on its day, and ends', async () => {
    await world.owner.query('update briefing set look_again_on = $1 where briefing = $2', [today, home.briefing])
    expect((await chief.ask(owing, {})).briefings).toMatchObject([{ what: 'to look again' }])
    await chief.ask(lookAgain, { ...at(), on: addDays(today, 7) })
    expect((await chief.ask(owing, {})).briefings).toEqual([])
    expect(await chief.ask(end, { ...at(), words: 'It landed.' })).toMatchObject({
      state: 'ended',
      endedWith: 'It landed.',
    })
    expect(await nurse().reply(mark, { ...at(), mark: 'understood' })).toMatchObject({ status: 409 })
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const draft = async (given: object = {}) => {
  const { briefing } = await chief.ask(write, { title: 'A word', ...words, ...given })
  return { briefing }
}
/** Sent to the wards; with the sister. */
const sent = async () => {
  const of = await draft({ reach: 'teams', teams: [wards] })
  await chief.ask(send, { ...of, revision: 1 })
  await has(sister, of)
  return of
}
const question = async () => {
  const of = await sent()
  await sister.ask(mark, { ...of, mark: 'question', words: 'When?' })
  const { questions } = await chief.ask(asked, of)
  return { ...of, question: questions[0]?.question ?? '' }
}

whoMay('briefings.list', [
  ['everybody here', () => loner.reply(list, {}), 200],
  ['after one that is not there', () => loner.reply(list, { after: newId() }), 404],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('briefings.see', [
  ['its writer', async () => chief.reply(see, await draft()), 200],
  ['an administrator, of a draft', async () => theatre.reply(see, await draft()), 404],
  ['everybody in its audience', () => loner.reply(see, at()), 200],
  ['somebody of another organisation', () => stranger.reply(see, at()), 404],
  ['nobody', () => nobody(see, at()), 401],
])
whoMay('briefings.write', [
  ['everybody here', () => nurse().reply(write, { title: 'A word' }), 200],
  ['without a title', () => nurse().reply(write, { title: ' ' }), 422],
  [
    'from a goal that they do not see',
    () => nurse().reply(write, { title: 'A word', links: [{ kind: 'goal', subject: secretGoal.node.node }] }),
    404,
  ],
  ['nobody', () => nobody(write, { title: 'A word' }), 401],
])
whoMay('briefings.change', [
  ['its writer', async () => chief.reply(change, { ...(await draft()), revision: 1, why: 'So' }), 200],
  ['an administrator', async () => theatre.reply(change, { ...(await draft()), revision: 1, why: 'So' }), 404],
  ['a reader', async () => loner.reply(change, { ...at(), revision: 1, why: 'So' }), 403],
  ['somebody of another organisation', () => stranger.reply(change, { ...at(), revision: 1 }), 404],
])
whoMay('briefings.remove', [
  [
    'its writer',
    async () => chief.reply(remove, await draft({ links: [{ kind: 'goal', subject: goal.node.node }] })),
    200,
  ],
  ['its writer, once it is sent', async () => chief.reply(remove, await sent()), 409],
  ['a reader', () => loner.reply(remove, at()), 403],
  ['somebody of another organisation', () => stranger.reply(remove, at()), 404],
])
const by = async (who: Somebody, given: object) => {
  const { briefing, revision } = await who.ask(write, { title: 'A word', ...words, ...given })
  return who.reply(send, { briefing, revision })
}
whoMay('briefings.send', [
  ['to everybody: who stands at the top', () => by(chief, {}), 200],
  ['to everybody: an administrator', () => by(theatre, {}), 200],
  ['to everybody: a manager', () => by(sister, {}), 403],
  ['to everybody: who has nobody above and nobody below', () => by(loner, {}), 403],
  ['down their own line: a manager', () => by(sister, { reach: 'below', below: sister.id }), 200],
  ['down another line: a manager', () => by(sister, { reach: 'below', below: chief.id }), 403],
  ['to a team that they lead', () => by(sister, { reach: 'teams', teams: [wards] }), 200],
  ['to a team that somebody below them leads', () => by(chief, { reach: 'teams', teams: [wards] }), 200],
  ['to a team that others lead', () => by(nurse(), { reach: 'teams', teams: [wards] }), 403],
  ['with an older revision', async () => chief.reply(send, { ...(await draft()), revision: 0 }), 409],
  ['somebody of another organisation', () => stranger.reply(send, { ...at(), revision: 1 }), 404],
])
whoMay('briefings.pass-on', [
  ['to whom it has come', async () => sister.reply(passOn, await sent()), 200],
  ['its sender', async () => chief.reply(passOn, await sent()), 403],
  ['a reader to whom it does not come', async () => loner.reply(passOn, await sent()), 403],
  ['somebody of another organisation', () => stranger.reply(passOn, at()), 404],
])
whoMay('briefings.mark', [
  ['to whom it has come', async () => sister.reply(mark, { ...(await sent()), mark: 'understood' }), 200],
  ['a concern without words', async () => sister.reply(mark, { ...(await sent()), mark: 'concern' }), 422],
  [
    'understood, with words',
    async () => sister.reply(mark, { ...(await sent()), mark: 'understood', words: 'Why?' }),
    422,
  ],
  ['its sender', async () => chief.reply(mark, { ...(await sent()), mark: 'understood' }), 403],
  ['a reader to whom it does not come', async () => loner.reply(mark, { ...(await sent()), mark: 'understood' }), 403],
  ['somebody of another organisation', () => stranger.reply(mark, { ...at(), mark: 'understood' }), 404],
])
whoMay('briefings.asked', [
  ['everybody who sees it, of what stands with them', () => loner.reply(asked, at()), 200],
  ['somebody of another organisation', () => stranger.reply(asked, at()), 404],
])
whoMay('briefings.join', [
  ['with whom it stands', async () => chief.reply(join, { ...(await question()), to: null }), 200],
  ['who asked it', async () => sister.reply(join, { ...(await question()), to: null }), 404],
  ['to what is no question', async () => chief.reply(join, { ...(await question()), to: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(join, { ...at(), question: newId(), to: null }), 404],
])
whoMay('briefings.pass-up', [
  ['its sender, above whom nobody is', async () => chief.reply(passUp, await question()), 409],
  ['who asked it', async () => sister.reply(passUp, await question()), 404],
  ['somebody of another organisation', () => stranger.reply(passUp, { ...at(), question: newId() }), 404],
])
whoMay('briefings.answer', [
  ['with whom it stands', async () => chief.reply(answerQuestion, { ...(await question()), answer: 'Now' }), 200],
  ['without a word', async () => chief.reply(answerQuestion, { ...(await question()), answer: '' }), 422],
  ['who asked it', async () => sister.reply(answerQuestion, { ...(await question()), answer: 'Now' }), 404],
  [
    'somebody of another organisation',
    () => stranger.reply(answerQuestion, { ...at(), question: newId(), answer: 'Now' }),
    404,
  ],
])
whoMay('briefings.travel', [
  ['its sender', async () => chief.reply(travel, await sent()), 200],
  ['an administrator', async () => theatre.reply(travel, await sent()), 403],
  ['before it is sent', async () => chief.reply(travel, await draft()), 409],
  ['somebody of another organisation', () => stranger.reply(travel, at()), 404],
])
whoMay('briefings.nudge', [
  ['its sender', async () => chief.reply(nudge, { ...(await sent()), person: sister.id }), 200],
  ['with whom it does not lie', async () => chief.reply(nudge, { ...(await sent()), person: loner.id }), 409],
  ['a manager', async () => sister.reply(nudge, { ...(await sent()), person: sister.id }), 403],
  ['somebody of another organisation', () => stranger.reply(nudge, { ...at(), person: sister.id }), 404],
])
whoMay('briefings.look-again', [
  ['its sender', async () => chief.reply(lookAgain, { ...(await sent()), on: addDays(today, 9) }), 200],
  ['on a day that has passed', async () => chief.reply(lookAgain, { ...(await sent()), on: today }), 422],
  ['a reader', async () => sister.reply(lookAgain, { ...(await sent()), on: addDays(today, 9) }), 403],
  ['somebody of another organisation', () => stranger.reply(lookAgain, { ...at(), on: addDays(today, 9) }), 404],
])
whoMay('briefings.end', [
  ['its sender', async () => chief.reply(end, await sent()), 200],
  ['its sender, before it is sent', async () => chief.reply(end, await draft()), 409],
  ['a reader', async () => sister.reply(end, await sent()), 403],
  ['somebody of another organisation', () => stranger.reply(end, at()), 404],
])
whoMay('briefings.link', [
  [
    'its sender',
    async () => chief.reply(link, { ...(await sent()), links: [{ kind: 'goal', subject: goal.node.node }] }),
    200,
  ],
  [
    'what is not there',
    async () => chief.reply(link, { ...(await sent()), links: [{ kind: 'decision', subject: newId() }] }),
    404,
  ],
  [
    'a goal that is said to be a decision',
    async () => chief.reply(link, { ...(await sent()), links: [{ kind: 'decision', subject: goal.node.node }] }),
    404,
  ],
  ['a reader', async () => sister.reply(link, { ...(await sent()), links: [] }), 403],
  ['somebody of another organisation', () => stranger.reply(link, { ...at(), links: [] }), 404],
])
whoMay('briefings.about', [
  ['everybody here', () => loner.reply(about, { subject: goal.node.node }), 200],
  ['nobody', () => nobody(about, { subject: goal.node.node }), 401],
])
whoMay('briefings.stuck', [
  ['everybody here, of their own', () => loner.reply(stuck, {}), 200],
  ['nobody', () => nobody(stuck, {}), 401],
])
