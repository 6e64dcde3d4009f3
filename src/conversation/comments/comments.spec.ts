import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { sql } from '../../platform/sql.ts'
import { acknowledge, around, edit, list, mentionable, react, withdraw, write } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let ward: string
let open: string
let narrow: string

// What is talked about lies on floors above this one, so a spec takes it from there by name.
const goals = () => import('../../manage/goals/contract.ts')
const checkIns = () => import('../../manage/check-ins/contract.ts')

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  ward = await here.team('Ward 4', { lead: sister, members: [nurse, sister] })
  open = await goal()
  narrow = await goal({ audience: { word: 'team', team: ward } })
})

async function goal(about: Record<string, unknown> = {}): Promise<string> {
  const { add } = await goals()
  return (await nurse.ask(add, { title: 'Patients leave before noon', due: '2027-01-01', team: ward, ...about })).node
    .node
}
async function checkIn(of = open): Promise<string> {
  const { record } = await checkIns()
  return (await nurse.ask(record, { goal: of, note: 'Seen on the round.' })).checkIn.checkIn
}
const on = (subject: string, kind: 'goal' | 'check-in' = 'goal') => ({ kind, subject })
const say = (who: Somebody, subject: string, body = 'Pharmacy opens at eight now.', mentions: string[] = []) =>
  who.ask(write, { ...on(subject), body, mentions })

describe('a comment', () => {
  it('is read by all who see its subject, newest first, a page at a time', async () => {
    const made = await goal()
    for (let number = 1; number <= 23; number++) await say(colleague, made, `Number ${number}`)
    const first = await chief.ask(list, on(made))
    expect(first.comments.map(({ body }) => body).slice(0, 2)).toEqual(['Number 23', 'Number 22'])
    const rest = await chief.ask(list, { ...on(made), after: first.next ?? '' })
    expect(rest.comments.map(({ body }) => body)).toEqual(['Number 3', 'Number 2', 'Number 1'])
    expect(rest.next).toBeNull()
  })

  it('keeps text as it was typed', async () => {
    const body = '<b>bold</b> “quotes” 😀\n\nsecond line'
    expect((await say(nurse, open, body)).body).toBe(body)
  })

  it('about a check-in belongs to it, and is counted beside the goal’s own', async () => {
    const made = await goal()
    const about = await checkIn(made)
    await sister.ask(write, { ...on(about, 'check-in'), body: 'Well seen.' })
    await say(sister, made)
    const { subjects } = await colleague.ask(around, { goal: made })
    expect(subjects.map(({ kind, subject, comments }) => [kind, subject, comments]).sort()).toEqual(
      [
        ['check-in', about, 1],
        ['goal', made, 1],
      ].sort(),
    )
  })

  it('that mentions somebody who cannot see it is refused with a sentence, and nothing is kept', async () => {
    const { status, body } = await nurse.reply(write, {
      ...on(narrow),
      body: '@Ari Salo look',
      mentions: [colleague.id],
    })
    expect([status, body.detail]).toEqual([422, expect.stringContaining('Ari Salo cannot see this')])
    expect((await nurse.reply(write, { ...on(open), body: 'Hello', mentions: [stranger.id] })).status).toBe(422)
    expect((await nurse.ask(list, on(narrow))).comments).toEqual([])
  })

  it('offers for a mention only those who see its subject', async () => {
    const names = async (subject: string) =>
      (await nurse.ask(mentionable, on(subject))).found.map(({ name }) => name).toSorted()
    expect(await names(narrow)).toEqual(['Lena Voss', 'Tom Birch'])
    expect(await names(open)).toEqual(['Ari Salo', 'Ines Okafor', 'Lena Voss', 'Tom Birch'])
    expect((await nurse.ask(mentionable, { ...on(open), text: 'sal' })).found.map(({ name }) => name)).toEqual([
      'Ari Salo',
    ])
  })

  it('is edited by its author within half an hour, and what it said is kept', async () => {
    const said = await say(nurse, open, 'At eight.')
    const edited = await nurse.ask(edit, { comment: said.comment, revision: said.revision, body: 'At nine.' })
    expect(edited).toMatchObject({ body: 'At nine.', edited: true, revision: 2 })
    const again = await nurse.reply(edit, { comment: said.comment, revision: said.revision, body: 'At ten.' })
    expect(again.body).toMatchObject({ status: 409, yours: { body: 'At ten.' }, theirs: { body: 'At nine.' } })
    const kept = await world.owner.query('select before from comment_edit where comment = $1', [said.comment])
    expect(kept.rows).toEqual([{ before: 'At eight.' }])
    await world.owner.query(`update comment set at = now() - interval '31 minutes' where comment = $1`, [said.comment])
    const late = await nurse.reply(edit, { comment: said.comment, revision: 2, body: 'Late.' })
    expect([late.status, late.body.detail]).toEqual([403, expect.stringContaining('half an hour')])
  })

  it('that is withdrawn stays as a record, and what it said is shown to nobody', async () => {
    const said = await say(nurse, open, 'In confidence.', [colleague.id])
    expect(await nurse.ask(withdraw, { comment: said.comment })).toMatchObject({
      withdrawn: true,
      body: '',
      mentions: [],
    })
    const shown = (await chief.ask(list, on(open))).comments.find(({ comment }) => comment === said.comment)
    expect(shown).toMatchObject({ withdrawn: true, body: '', by: { name: 'Lena Voss' } })
    expect(JSON.stringify(await chief.ask((await goals()).history, { goal: open }))).not.toContain('In confidence')
    expect(
      (await nurse.reply(react, { kind: 'comment', subject: said.comment, word: 'agree', given: true })).status,
    ).toBe(409)
  })

  it('goes with the audience of its goal', async () => {
    const made = await goal()
    const about = await checkIn(made)
    await colleague.ask(write, { ...on(about, 'check-in'), body: 'Before it was narrow.' })
    const said = await say(colleague, made)
    await colleague.ask(react, { kind: 'goal', subject: made, word: 'agree', given: true })
    const { change, see } = await goals()
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, audience: { word: 'line' } })
    for (const subject of [on(made), on(about, 'check-in')])
      expect((await colleague.reply(list, subject)).status).toBe(404)
    expect((await colleague.reply(withdraw, { comment: said.comment })).status).toBe(404)
    expect((await sister.ask(list, on(made))).comments.length).toBe(1)
    const left = await world.database.asViewer(
      { org: here.organisation.org, person: colleague.id, administrator: false, zone: 'UTC', scopes: [] },
      (tx) =>
        tx.rows<{
          one: number
        }>(sql`select 1 as one from comment where org = ${here.organisation.org} and node = ${made}
        union all select 1 as one from reaction where org = ${here.organisation.org} and node = ${made}`),
    )
    expect(left).toEqual([])
  })

  it('of a draft goes with it', async () => {
    const draft = await goal({ draft: true })
    const said = await say(nurse, draft)
    await nurse.ask(edit, { comment: said.comment, revision: 1, body: 'Better.' })
    await nurse.ask((await goals()).discard, { goal: draft })
    expect((await world.owner.query('select 1 from comment where node = $1', [draft])).rowCount).toBe(0)
  })
})

describe('a reaction', () => {
  it('is given once by each, and taken back', async () => {
    const about = await checkIn()
    const give = (who: Somebody, given = true) => who.ask(react, { ...on(about, 'check-in'), word: 'well done', given })
    await give(sister)
    await give(sister)
    expect((await give(chief)).reactions).toEqual([
      { word: 'well done', count: 2, mine: true, names: ['Tom Birch', 'Ines Okafor'] },
    ])
    expect((await give(sister, false)).reactions).toEqual([
      { word: 'well done', count: 1, mine: false, names: ['Ines Okafor'] },
    ])
    expect((await give(sister)).reactions[0]?.count).toBe(2)
  })

  it('is one of a few words', async () => {
    expect((await chief.reply(react, { ...on(open), word: 'boo', given: true })).status).toBe(422)
  })
})

describe('an acknowledgement', () => {
  it('is a record with who and when, made once', async () => {
    const about = await checkIn()
    const first = await sister.ask(acknowledge, { checkIn: about })
    expect(first).toMatchObject({ checkIn: about, by: { name: 'Tom Birch' } })
    expect(await sister.ask(acknowledge, { checkIn: about })).toEqual(first)
    const { subjects, abilities } = await sister.ask(around, { goal: open })
    expect(subjects.find(({ subject }) => subject === about)?.acknowledged).toEqual([{ by: first.by, at: first.at }])
    expect(abilities.acknowledge).toEqual({ allowed: true })
    expect((await nurse.ask(around, { goal: open })).abilities.acknowledge.because).toContain('manager')
  })
})

const ofNobody = (operation: Parameters<typeof request>[3], input: unknown) =>
  request(world, here.organisation.slug, null, operation, input)
whoMay('comments.list', [
  ['who sees the goal', () => colleague.reply(list, on(open)), 200],
  ['who does not', () => colleague.reply(list, on(narrow)), 404],
  ['somebody of another organisation', () => stranger.reply(list, on(open)), 404],
  ['nobody', () => ofNobody(list, on(open)), 401],
])
whoMay('comments.write', [
  ['who sees the goal', () => colleague.reply(write, { ...on(open), body: 'Good.' }), 200],
  ['who does not', () => colleague.reply(write, { ...on(narrow), body: 'Good.' }), 404],
  ['who sees the goal, without a word', () => colleague.reply(write, { ...on(open), body: ' ' }), 422],
  [
    'a token that may only read',
    async () => (await nurse.withScopes('read')).reply(write, { ...on(open), body: 'x' }),
    403,
  ],
  ['somebody of another organisation', () => stranger.reply(write, { ...on(open), body: 'Good.' }), 404],
  ['nobody', () => ofNobody(write, { ...on(open), body: 'Good.' }), 401],
])
const mine = async () => ({ comment: (await say(nurse, open)).comment, revision: 1, body: 'Better.' })
whoMay('comments.edit', [
  ['its author', async () => nurse.reply(edit, await mine()), 200],
  ['the goal’s owner’s manager', async () => sister.reply(edit, await mine()), 403],
  ['an administrator', async () => chief.reply(edit, await mine()), 403],
  [
    'who does not see it',
    async () => colleague.reply(edit, { ...(await mine()), comment: (await say(nurse, narrow)).comment }),
    404,
  ],
  ['somebody of another organisation', async () => stranger.reply(edit, await mine()), 404],
])
whoMay('comments.withdraw', [
  ['its author', async () => nurse.reply(withdraw, { comment: (await mine()).comment }), 200],
  ['a colleague', async () => colleague.reply(withdraw, { comment: (await mine()).comment }), 403],
  ['somebody of another organisation', async () => stranger.reply(withdraw, { comment: (await mine()).comment }), 404],
])
whoMay('comments.mentionable', [
  ['who sees the goal', () => colleague.reply(mentionable, on(open)), 200],
  ['who does not', () => colleague.reply(mentionable, on(narrow)), 404],
  ['somebody of another organisation', () => stranger.reply(mentionable, on(open)), 404],
])
whoMay('comments.around', [
  ['who sees the goal', () => colleague.reply(around, { goal: open }), 200],
  ['who does not', () => colleague.reply(around, { goal: narrow }), 404],
  ['somebody of another organisation', () => stranger.reply(around, { goal: open }), 404],
])
const agree = { word: 'agree', given: true }
whoMay('comments.react', [
  ['who sees the goal', () => colleague.reply(react, { ...on(open), ...agree }), 200],
  ['who does not', () => colleague.reply(react, { ...on(narrow), ...agree }), 404],
  [
    'who does not see the comment',
    async () => colleague.reply(react, { kind: 'comment', subject: (await say(nurse, narrow)).comment, ...agree }),
    404,
  ],
  ['somebody of another organisation', () => stranger.reply(react, { ...on(open), ...agree }), 404],
])
whoMay('comments.acknowledge', [
  ['the owner’s manager', async () => sister.reply(acknowledge, { checkIn: await checkIn() }), 200],
  ['the owner', async () => nurse.reply(acknowledge, { checkIn: await checkIn() }), 403],
  ['the manager’s manager', async () => chief.reply(acknowledge, { checkIn: await checkIn() }), 403],
  ['who does not see it', async () => colleague.reply(acknowledge, { checkIn: await checkIn(narrow) }), 404],
  ['somebody of another organisation', async () => stranger.reply(acknowledge, { checkIn: await checkIn() }), 404],
])
