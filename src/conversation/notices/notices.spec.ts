import { beforeAll, describe, expect, it } from 'vitest'
import { bringIn, table } from '../../../test/importing.ts'
import {
  eventually,
  lookAtTheClock,
  openWorld,
  type Place,
  request,
  type Somebody,
  seeToMorning,
  type World,
  whoMay,
} from '../../../test/world.ts'
import { addDays, dayIn } from '../../kernel/dates.ts'
import { record } from '../../manage/check-ins/contract.ts'
import { nudge } from '../../manage/cycles/contract.ts'
import { add, change, close, see } from '../../manage/goals/contract.ts'
import { rollBack } from '../../manage/imports/contract.ts'
import { makeToken } from '../../platform/mail-token.ts'
import { withdraw, write } from '../comments/contract.ts'
import { follow } from '../followers/contract.ts'
import { count, list, prefer, preferred, read, stopMail } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let secret: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister, email: 'lena@otterby.example' })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  secret = (await world.owner.query(`select value from jobs.secret where name = 'cookies'`)).rows[0].value
})

const goal = async (title = 'Patients leave before noon', about: Record<string, unknown> = {}): Promise<string> =>
  (await nurse.ask(add, { title, ...about })).node.node
const say = (who: Somebody, subject: string, body = 'Look.', mentions: string[] = []) =>
  who.ask(write, { kind: 'goal', subject, body, mentions })
/** What somebody was told about a goal, oldest first. */
const told = async (who: Somebody, of: string) =>
  (await who.ask(list, {})).notices
    .filter(({ goal }) => goal?.node === of)
    .map(({ kind }) => kind)
    .toReversed()

describe('a notice', () => {
  it('tells those who follow of a comment, those who were mentioned of that alone, and nobody of their own', async () => {
    const made = await goal()
    await colleague.ask(follow, { goal: made, follows: true })
    await say(colleague, made, '@Tom Birch look', [sister.id])
    await eventually(async () => expect(await told(nurse, made)).toEqual(['comment']))
    expect(await told(sister, made)).toEqual(['mention'])
    expect(await told(colleague, made)).toEqual([])
    const [notice] = (await sister.ask(list, {})).notices
    expect(notice).toMatchObject({
      by: { name: 'Ari Salo' },
      said: '@Tom Birch look',
      read: false,
      goal: { node: made },
    })
  })

  it('is made once, though the same events are read again', async () => {
    const made = await goal()
    const before = (await world.owner.query(`select seen::text from jobs.outbox_reader where reader = 'notices'`))
      .rows[0].seen
    await say(colleague, made)
    await eventually(async () => expect(await told(nurse, made)).toEqual(['comment']))
    await world.owner.query(`update jobs.outbox_reader set seen = $1::pg_snapshot where reader = 'notices'`, [before])
    await say(colleague, made, 'And again.')
    await eventually(async () => expect(await told(nurse, made)).toEqual(['comment', 'comment']))
  })

  it('asks the owner of the upper goal for their word, with the goal that proposed itself', async () => {
    const upper = (await sister.ask(add, { title: 'Beds are free' })).node.node
    const made = await goal('Discharges', { supports: [{ parent: upper }] })
    await eventually(async () => expect(await told(sister, upper)).toEqual(['awaiting']))
    const [notice] = (await sister.ask(list, {})).notices
    expect(notice).toMatchObject({
      kind: 'awaiting',
      by: { name: 'Lena Voss' },
      other: { node: made, title: 'Discharges' },
    })
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, audience: { word: 'private' } })
    expect(await told(sister, upper)).toEqual([])
  })

  it('tells those who follow of a closing', async () => {
    const made = await goal()
    await sister.ask(follow, { goal: made, follows: true })
    await nurse.ask(close, { goal: made, closedAs: 'met', learnt: '' })
    await eventually(async () => expect(await told(sister, made)).toEqual(['closing']))
  })

  it('tells once that a goal turned off track, and again when it has come back and turned once more', async () => {
    const today = dayIn('Europe/London', new Date())
    const made = await goal('Late', {
      start: addDays(today, -200),
      due: addDays(today, 10),
      measures: [{ title: 'Beds', baseline: 0, target: 100 }],
    })
    const measure = (await nurse.ask(see, { goal: made })).measures[0]?.node ?? ''
    const reach = async (value: number, health: string) => {
      await nurse.ask(record, { goal: made, values: [{ measure, value }], confidence: value > 50 ? 9 : 1 })
      await eventually(async () => expect((await nurse.ask(see, { goal: made })).node.standing.health).toBe(health))
      await lookAtTheClock(world.database, 'off')
    }
    await reach(2, 'off track')
    await lookAtTheClock(world.database, 'off')
    expect((await told(nurse, made)).filter((kind) => kind === 'off track').length).toBe(1)
    await reach(99, 'on track')
    await reach(3, 'off track')
    expect((await told(nurse, made)).filter((kind) => kind === 'off track').length).toBe(2)
  })

  it('tells of a check-in on the morning on which it is due, and once more when it stays away', async () => {
    const today = dayIn('Europe/London', new Date())
    const due = await goal('Due today', { start: today })
    const late = await goal('Due three days ago', { start: addDays(today, -3) })
    const quiet = await goal('Due tomorrow', { start: addDays(today, 1) })
    await world.owner.query('delete from jobs.morning')
    const org = here.organisation.org
    expect(await seeToMorning(world.database, org, 'Europe/London', 'off')).toBe(true)
    expect(await seeToMorning(world.database, org, 'Europe/London', 'off')).toBe(false)
    expect([await told(nurse, due), await told(nurse, late), await told(nurse, quiet)]).toEqual([
      ['due'],
      ['overdue'],
      [],
    ])
  })

  it('tells a deputy too of what is due while they stand in', async () => {
    const today = dayIn('Europe/London', new Date())
    const due = await goal('Due while away', { start: today })
    const later = await goal('Due later', { start: today })
    const standIn = async (made: string, from: string) => {
      const { revision } = await nurse.ask(see, { goal: made })
      await nurse.ask(change, { goal: made, revision, deputy: { person: colleague.id, from, to: addDays(today, 9) } })
    }
    await standIn(due, addDays(today, -1))
    await standIn(later, addDays(today, 2))
    await world.owner.query('delete from jobs.morning')
    await seeToMorning(world.database, here.organisation.org, 'Europe/London', 'off')
    expect([await told(nurse, due), await told(colleague, due)]).toEqual([['due'], ['due']])
    expect([await told(nurse, later), await told(colleague, later)]).toEqual([['due'], []])
  })

  it('goes with its goal and its person when an import is taken back', async () => {
    const place = await world.organisation('Undone')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const { run } = await bringIn(ada, 'sheet', [
      { name: 'people.csv', text: table('id,name', 'p1,Priya Nair') },
      { name: 'goals.csv', text: table('id,type,title,owner', 'a,goal,Above,p1') },
    ])
    const { org } = place.organisation
    expect(await seeToMorning(world.database, org, 'Europe/London', 'off')).toBe(true)
    const made = () => world.owner.query('select kind from notice where org = $1', [org])
    expect((await made()).rows).toEqual([{ kind: 'due' }])
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ removed: 2, stays: 0 })
    expect((await made()).rows).toEqual([])
  })

  it('tells of a reminder, to whom it was meant for alone', async () => {
    await goal('Owed', { start: '2025-01-01' })
    await sister.ask(nudge, { person: nurse.id })
    await eventually(async () =>
      expect((await nurse.ask(list, {})).notices[0]).toMatchObject({
        kind: 'nudge',
        by: { name: 'Tom Birch' },
        goal: null,
      }),
    )
    const { rows } = await world.owner.query(`select audience from notice where kind = 'nudge'`)
    expect(rows).not.toEqual([{ audience: here.organisation.org }])
  })

  it('is hidden from whoever has lost sight of its goal, and so is its count', async () => {
    const made = await goal()
    await colleague.ask(follow, { goal: made, follows: true })
    await colleague.ask(read, {})
    await say(nurse, made, 'Still for all.')
    await eventually(async () => expect((await colleague.ask(count, {})).unread).toBe(1))
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, audience: { word: 'line' } })
    expect([await told(colleague, made), (await colleague.ask(count, {})).unread]).toEqual([[], 0])
  })

  it('says no longer what was withdrawn', async () => {
    const made = await goal()
    const { comment } = await say(colleague, made, 'In haste.')
    await eventually(async () => expect(await told(nurse, made)).toEqual(['comment']))
    await colleague.ask(withdraw, { comment })
    expect((await nurse.ask(list, {})).notices.find(({ goal }) => goal?.node === made)?.said).toBe('')
  })

  it('is marked as read: one, those about a goal, all', async () => {
    const [one, other] = [await goal(), await goal()]
    await nurse.ask(read, {})
    for (const made of [one, one, other, other]) await say(colleague, made)
    await eventually(async () => expect((await nurse.ask(count, {})).unread).toBe(4))
    const { notices } = await nurse.ask(list, { only: 'unread' })
    expect((await nurse.ask(read, { notices: [notices[0]?.notice ?? ''] })).unread).toBe(3)
    expect((await nurse.ask(read, { goal: one })).unread).toBe(1)
    expect((await nurse.ask(list, { only: 'unread' })).notices.length).toBe(1)
    expect((await nurse.ask(read, {})).unread).toBe(0)
  })

  it('comes a page at a time', async () => {
    const made = await goal()
    for (let number = 0; number < 33; number++) await say(colleague, made, `${number}`)
    await eventually(async () => expect((await nurse.ask(list, {})).notices[0]?.said).toBe('32'))
    const first = await nurse.ask(list, {})
    expect(first.notices.length).toBe(30)
    expect((await nurse.ask(list, { after: first.next ?? '' })).notices[0]?.said).toBe('2')
  })
})

describe('preferences', () => {
  it('are the digest and quiet nights until somebody says otherwise', async () => {
    const given = await chief.ask(preferred, {})
    expect(new Set(given.kinds.map(({ way }) => way))).toEqual(new Set(['digest']))
    expect(given).toMatchObject({
      quiet: { from: '19:00', to: '07:00' },
      zone: 'Europe/London',
      mail: 'off',
      email: null,
    })
    const changed = await chief.ask(prefer, { kinds: [{ kind: 'mention', way: 'at once' }], quiet: null })
    expect([changed.quiet, changed.kinds.find(({ kind }) => kind === 'mention')?.way]).toEqual([null, 'at once'])
    expect((await chief.ask(prefer, { quiet: { from: '22:00', to: '06:30' } })).quiet).toEqual({
      from: '22:00',
      to: '06:30',
    })
  })
  it.each([
    ['a time that is none', { quiet: { from: '25:00', to: '07:00' } }],
    ['hours that last for no time', { quiet: { from: '07:00', to: '07:00' } }],
    ['a kind that there is not', { kinds: [{ kind: 'gossip', way: 'never' }] }],
  ])('with %s are refused', async (_, given) => expect((await chief.reply(prefer, given)).status).toBe(422))
})

const nobody = (operation: Parameters<typeof request>[3], input: unknown) =>
  request(world, here.organisation.slug, null, operation, input)
whoMay('notices.count', [
  ['anybody, for themselves', () => colleague.reply(count, {}), 200],
  ['somebody of another organisation, for theirs', () => stranger.reply(count, {}), 200],
  ['nobody', () => nobody(count, {}), 401],
])
whoMay('notices.list', [
  ['anybody, for themselves', () => colleague.reply(list, {}), 200],
  ['nobody', () => nobody(list, {}), 401],
])
const unreadOfNurse = async () => {
  const made = await goal()
  await say(colleague, made)
  await eventually(async () => expect(await told(nurse, made)).toEqual(['comment']))
  return { notices: (await nurse.ask(list, {})).notices.slice(0, 1).map(({ notice }) => notice) }
}
whoMay('notices.read', [
  ['whose they are', async () => nurse.reply(read, await unreadOfNurse()), 200],
  [
    'somebody else, to whom they are nothing',
    async () => {
      const theirs = await unreadOfNurse()
      const before = (await nurse.ask(count, {})).unread
      const { status } = await colleague.reply(read, theirs)
      expect((await nurse.ask(count, {})).unread).toBe(before)
      return { status }
    },
    200,
  ],
  ['a token that may only read', async () => (await nurse.withScopes('read')).reply(read, {}), 403],
  ['nobody', () => nobody(read, {}), 401],
])
whoMay('notices.preferred', [
  ['anybody, for themselves', () => colleague.reply(preferred, {}), 200],
  ['nobody', () => nobody(preferred, {}), 401],
])
whoMay('notices.prefer', [
  ['anybody, for themselves', () => colleague.reply(prefer, { quiet: null }), 200],
  ['a token that may only read', async () => (await nurse.withScopes('read')).reply(prefer, { quiet: null }), 403],
  ['nobody', () => nobody(prefer, { quiet: null }), 401],
])
const token = (about: Record<string, string> = {}) =>
  makeToken(secret, { org: here.organisation.org, person: nurse.id, kind: 'mention', ...about })
whoMay('notices.stop-mail', [
  ['whoever has the address from a mail', () => nobody(stopMail, { token: token() }), 200],
  ['whoever changed a letter of it', () => nobody(stopMail, { token: `${token().slice(0, -1)}_` }), 422],
  [
    'whoever made it up',
    () =>
      nobody(stopMail, {
        token: makeToken('another secret', { org: here.organisation.org, person: nurse.id, kind: 'digest' }),
      }),
    422,
  ],
  ['an organisation that is gone', () => nobody(stopMail, { token: token({ org: nurse.id }) }), 422],
])
