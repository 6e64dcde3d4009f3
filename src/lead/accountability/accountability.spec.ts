import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { owed } from '../../manage/cycles/contract.ts'
import { add as addGoal, see as seeGoal } from '../../manage/goals/contract.ts'
import { add as addIndicator } from '../../manage/indicators/contract.ts'
import { end } from '../../people/persons/contract.ts'
import { begin as beginChange } from '../changes/contract.ts'
import { open as openDecision } from '../decisions/contract.ts'
import { add as addScan } from '../scans/contract.ts'
import { add as addSignal } from '../signals/contract.ts'
import { promise as addPromise, add as addStakeholder } from '../stakeholders/contract.ts'
import type { OwnedKind } from './accountability.ts'
import * as contract from './contract.ts'

const { accept, decline, handOn, make, of, offers, see, withdraw } = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let leaver: Somebody
let clerk: Somebody
let stranger: Somebody
let wards: string

const today = new Date().toISOString().slice(0, 10)
const watched = { kind: 'threat', factor: 'economic', horizon: 'year', impact: 4 } as const

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  clerk = await here.person('Kit Moss', { administrator: true })
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  leaver = await here.person('Jo Marsh', { manager: sister })
  wards = await here.team('Wards', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

let count = 0
/** One thing of each kind that somebody answers for. */
const written: Record<
  Exclude<OwnedKind, 'priority' | 'briefing'>,
  (by: Somebody, about?: object) => Promise<string>
> = {
  goal: async (by, about) => (await by.ask(addGoal, { title: `Goal ${++count}`, ...about })).node.node,
  decision: async (by, about) =>
    (await by.ask(openDecision, { question: `Question ${++count}?`, level: 'tell', ...about })).decision,
  change: async (by, about) => (await by.ask(beginChange, { title: `Change ${++count}`, ...about })).change,
  stakeholder: async (by, about) =>
    (await by.ask(addStakeholder, { name: `Council ${++count}`, audience: { word: 'organisation' }, ...about }))
      .stakeholder,
  promise: async (by, about) => {
    const stakeholder = await written.stakeholder(by)
    const { promises } = await by.ask(addPromise, {
      stakeholder,
      text: `Promise ${++count}`,
      dueOn: addDays(today, 30),
      ...about,
    })
    return promises[0]?.promise ?? ''
  },
  signal: async (by, about) => (await by.ask(addSignal, { ...watched, title: `Signal ${++count}`, ...about })).signal,
  scan: async (by, about) => (await by.ask(addScan, { kind: 'swot', question: `Scan ${++count}?`, ...about })).scan,
  indicator: async (by, about) => (await by.ask(addIndicator, { title: `Indicator ${++count}`, ...about })).indicator,
}
const kinds = Object.keys(written) as (keyof typeof written)[]
const goal = async (about: object = {}, by = nurse) => ({
  kind: 'goal' as const,
  subject: await written.goal(by, about),
})
const offered = async (about: object = {}) =>
  nurse.ask(make, { ...(await goal(about)), receiver: colleague.id, word: 'You know the beds.' })

describe('handing over', () => {
  it.each(kinds)('a %s is offered and accepted; until then its owner stays accountable', async (kind) => {
    const subject = await written[kind](nurse)
    const at = { kind, subject }
    const offer = await nurse.ask(make, { ...at, receiver: colleague.id, word: 'You know the beds.' })
    expect(offer).toMatchObject({ giver: { person: nurse.id }, receiver: { person: colleague.id }, endedAs: null })
    expect((await colleague.ask(see, at)).owner?.person).toBe(nurse.id)
    expect((await colleague.ask(offers, {})).toMe.map((each) => each.offer)).toContain(offer.offer)
    await colleague.ask(accept, { offer: offer.offer, answer: 'Gladly.' })
    const now = await colleague.ask(see, at)
    expect(now.owner?.person).toBe(colleague.id)
    expect(now.offer).toBe(null)
    expect(now.abilities['hand over'].allowed).toBe(true)
    expect(now.holdings?.[0]).toMatchObject({ owner: { person: colleague.id }, audience: { word: 'organisation' } })
    const { rows } = await world.owner.query(
      'select happened from event where subject = $1 order by event desc limit 2',
      [subject],
    )
    expect(rows.map(({ happened }) => happened)).toEqual(['accountability.accepted', 'accountability.offered'])
  })

  it('a declined or taken back offer leaves everything where it was', async () => {
    const first = await offered()
    await colleague.ask(decline, { offer: first.offer, answer: 'I leave in March.' })
    const at = { kind: first.kind, subject: first.subject }
    expect((await nurse.ask(see, at)).owner?.person).toBe(nurse.id)
    const second = await nurse.ask(make, { ...at, receiver: sister.id })
    await nurse.ask(withdraw, { offer: second.offer })
    expect((await sister.reply(accept, { offer: second.offer })).status).toBe(409)
  })

  it('is offered to one at a time, and can be offered anew once it has lapsed', async () => {
    const first = await offered()
    const again = { kind: first.kind, subject: first.subject, receiver: sister.id }
    expect((await nurse.reply(make, again)).status).toBe(409)
    await world.owner.query('update offer set lapses_on = current_date - 1 where offer = $1', [first.offer])
    expect((await colleague.reply(accept, { offer: first.offer })).status).toBe(409)
    expect((await nurse.ask(make, again)).receiver.person).toBe(sister.id)
  })

  it('refuses what its giver does not answer for any longer', async () => {
    const offer = await offered()
    await world.owner.query('update node set owner = $1 where node = $2', [sister.id, offer.subject])
    expect((await colleague.reply(accept, { offer: offer.offer })).status).toBe(409)
  })

  it.each(kinds)('ends where another came to own the %s otherwise, who can offer it at once', async (kind) => {
    const at = { kind, subject: await written[kind](nurse) }
    await nurse.ask(make, { ...at, receiver: colleague.id })
    const [table, key] = kind === 'goal' ? ['node', 'node'] : [kind, kind]
    await world.owner.query(`update ${table} set owner = $1 where ${key} = $2`, [sister.id, at.subject])
    expect((await colleague.ask(offers, {})).toMe.map(({ subject }) => subject)).not.toContain(at.subject)
    expect((await sister.ask(make, { ...at, receiver: nurse.id })).giver.person).toBe(sister.id)
    const { rows } = await world.owner.query('select ended_as from offer where subject = $1 order by offer', [
      at.subject,
    ])
    expect(rows.map(({ ended_as }) => ended_as)).toEqual(['withdrawn', null])
  })

  it('of what the receiver may not see is refused, unless they are let see it knowingly', async () => {
    const secret = await goal({ audience: { word: 'private' } })
    const blind = await nurse.reply(make, { ...secret, receiver: colleague.id })
    expect(blind.status).toBe(422)
    expect(JSON.stringify(blind.body)).toContain('Ari Salo may not see it. Let them see it')
    expect((await colleague.reply(seeGoal, { goal: secret.subject })).status).toBe(404)
    const offer = await nurse.ask(make, { ...secret, receiver: colleague.id, letSee: true })
    expect((await colleague.ask(seeGoal, { goal: secret.subject })).node.node).toBe(secret.subject)
    await colleague.ask(accept, { offer: offer.offer })
    const { holdings } = await colleague.ask(see, secret)
    expect(holdings?.[0]?.audience).toMatchObject({ word: 'named' })
  })

  it('of a team’s own is refused to somebody outside of it, who is not let in by the way', async () => {
    const ours = await goal({ team: wards, audience: { word: 'team' } })
    const told = await nurse.reply(make, { ...ours, receiver: colleague.id, letSee: true })
    expect(told.status).toBe(422)
    expect(JSON.stringify(told.body)).toContain('cannot be let in by the way')
  })

  it('what is for the owner’s line goes over to the new owner’s line', async () => {
    const lined = await goal({ audience: { word: 'line' } })
    const offer = await nurse.ask(make, { ...lined, receiver: sister.id })
    await sister.ask(accept, { offer: offer.offer })
    expect((await nurse.reply(seeGoal, { goal: lined.subject })).status).toBe(404)
    expect((await chief.ask(seeGoal, { goal: lined.subject })).node.owner?.person).toBe(sister.id)
  })

  it('an offer waits among what the receiver owes', async () => {
    const before = (await colleague.ask(owed, {})).count
    const offer = await offered()
    expect((await colleague.ask(owed, {})).count).toBe(before + 1)
    await colleague.ask(decline, { offer: offer.offer })
    expect((await colleague.ask(owed, {})).count).toBe(before)
  })
})

describe('what the buck stops with somebody for', () => {
  it('is listed by kind, what is overdue first, a page at a time', async () => {
    const busy = await here.person('Noor Adel', { manager: chief })
    const days = [addDays(today, 9), null, addDays(today, -3), addDays(today, 2)]
    for (const due of days) await written.goal(busy, { due, start: addDays(today, -30) })
    await written.signal(busy)
    const first = await busy.ask(of, { person: busy.id, most: 3 })
    expect(first.kinds.map(({ kind, total, overdue }) => [kind, total, overdue])).toEqual([
      ['goal', 4, 1],
      ['signal', 1, 0],
    ])
    expect(first.kinds[0]?.held.map(({ due }) => due)).toEqual([days[2], days[3], days[0]])
    const next = await busy.ask(of, { person: busy.id, kind: 'goal', most: 3, after: first.kinds[0]?.next ?? '' })
    expect(next.kinds[0]?.held.map(({ due }) => due)).toEqual([null])
    expect(next.kinds[0]?.next).toBe(null)
  })

  it('says nothing of what one may not see, and does not count it', async () => {
    const quiet = await here.person('Rui Paz', { manager: chief })
    await written.goal(quiet, { audience: { word: 'private' } })
    expect((await colleague.ask(of, { person: quiet.id })).kinds).toEqual([])
    expect((await quiet.ask(of, { person: quiet.id })).kinds[0]?.total).toBe(1)
  })
})

describe('somebody who leaves', () => {
  it('offers what is theirs before that; after it their manager and administrators hand on what they see', async () => {
    const things = [
      { kind: 'goal' as const, subject: await written.goal(leaver) },
      { kind: 'signal' as const, subject: await written.signal(leaver) },
      { kind: 'goal' as const, subject: await written.goal(leaver, { audience: { word: 'line' } }) },
      { kind: 'goal' as const, subject: await written.goal(leaver, { audience: { word: 'private' } }) },
    ]
    await clerk.ask(end, { person: leaver.id, on: today })
    const asked = await leaver.ask(handOn, {
      person: leaver.id,
      things: [{ ...(things[0] as (typeof things)[0]), receiver: colleague.id }],
    })
    expect(asked).toEqual({ handedOn: 0, offered: 1 })
    await clerk.ask(end, { person: leaver.id, on: addDays(today, -1) })

    const seen = await sister.ask(of, { person: leaver.id })
    expect(seen.person.left).toBe(true)
    expect(seen.abilities['hand on'].allowed).toBe(true)
    expect(seen.kinds.map(({ kind, total }) => [kind, total])).toEqual([
      ['goal', 2],
      ['signal', 1],
    ])
    expect(
      (await clerk.ask(of, { person: leaver.id })).kinds[0]?.total,
      'the line’s own is not for administrators',
    ).toBe(1)

    const refused = await sister.reply(handOn, {
      person: leaver.id,
      things: [
        { ...(things[0] as (typeof things)[0]), receiver: nurse.id },
        { ...(things[2] as (typeof things)[0]), receiver: nurse.id },
      ],
    })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).toContain('Nothing was handed on.')
    expect((await sister.ask(see, things[0] as (typeof things)[0])).owner?.person).toBe(leaver.id)

    const done = await sister.ask(handOn, {
      person: leaver.id,
      things: [
        { ...(things[0] as (typeof things)[0]), receiver: nurse.id },
        { ...(things[1] as (typeof things)[0]), receiver: colleague.id },
        { ...(things[2] as (typeof things)[0]), receiver: sister.id },
      ],
    })
    expect(done).toEqual({ handedOn: 3, offered: 0 })
    expect((await nurse.ask(see, things[0] as (typeof things)[0])).owner?.person).toBe(nurse.id)
    expect((await colleague.ask(offers, {})).toMe.map(({ subject }) => subject)).not.toContain(things[0]?.subject)
    expect((await sister.ask(of, { person: leaver.id })).kinds).toEqual([])
  })
})

describe('what a leaver left to their line and to a team', () => {
  it('goes to somebody outside of the line, whom the last manager lets see it', async () => {
    const gone = await here.person('Mo Lind', { manager: sister })
    const lined = { audience: { word: 'line' } }
    const things = await Promise.all(
      kinds
        .filter((kind) => kind !== 'promise')
        .map(async (kind) => ({ kind, subject: await written[kind](gone, lined), receiver: colleague.id })),
    )
    await clerk.ask(end, { person: gone.id, on: addDays(today, -1) })
    expect((await sister.reply(handOn, { person: gone.id, things })).status).toBe(422)
    expect(await sister.ask(handOn, { person: gone.id, things, letSee: true })).toMatchObject({
      handedOn: things.length,
    })
    for (const { kind, subject } of things)
      expect((await colleague.ask(see, { kind, subject })).owner?.person, kind).toBe(colleague.id)
  })

  it('is a lead’s to hand on where it is their team’s, and nothing else', async () => {
    const gone = await here.person('Una Reyes', { manager: chief })
    const [ours, other] = [await goal({ team: wards }, gone), await goal({}, gone)]
    await clerk.ask(end, { person: gone.id, on: addDays(today, -1) })
    const left = await sister.ask(of, { person: gone.id })
    expect(left.abilities['hand on'].allowed).toBe(true)
    const may = new Map(left.kinds[0]?.held.map((each) => [each.subject, each.abilities['hand on'].allowed]))
    expect([may.get(ours.subject), may.get(other.subject)]).toEqual([true, false])
    const things = [ours, other].map((each) => ({ ...each, receiver: nurse.id }))
    const told = await sister.reply(handOn, { person: gone.id, things })
    expect(told.status).toBe(403)
    const { title } = left.kinds[0]?.held.find(({ subject }) => subject === other.subject) ?? {}
    expect(JSON.stringify(told.body)).toContain(`“${title}”: What somebody who has left`)
    expect(await sister.ask(handOn, { person: gone.id, things: things.slice(0, 1) })).toMatchObject({ handedOn: 1 })
    expect((await sister.ask(of, { person: gone.id })).abilities['hand on'].allowed).toBe(false)
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)

whoMay('accountability.of', [
  ['oneself', () => nurse.reply(of, { person: nurse.id }), 200],
  ['everybody here, of what they see', () => colleague.reply(of, { person: nurse.id }), 200],
  ['of nobody known', () => nurse.reply(of, { person: newId() }), 404],
  ['from no place in the list', () => nurse.reply(of, { person: nurse.id, kind: 'goal', after: 'x' }), 422],
  ['of what is no kind', () => nurse.reply(of, { person: nurse.id, kind: 'cake' }), 422],
  ['somebody of another organisation', () => stranger.reply(of, { person: nurse.id }), 404],
  ['nobody', () => nobody(of, { person: nurse.id }), 401],
])
whoMay('accountability.see', [
  ['everybody who sees the thing', async () => colleague.reply(see, await goal()), 200],
  ['who does not see it', async () => colleague.reply(see, await goal({ audience: { word: 'private' } })), 404],
  ['somebody of another organisation', async () => stranger.reply(see, await goal()), 404],
  ['nobody', async () => nobody(see, await goal()), 401],
])
whoMay('accountability.offer', [
  ['its owner', async () => nurse.reply(make, { ...(await goal()), receiver: colleague.id }), 200],
  ['its owner’s manager', async () => sister.reply(make, { ...(await goal()), receiver: colleague.id }), 403],
  ['an administrator', async () => clerk.reply(make, { ...(await goal()), receiver: colleague.id }), 403],
  ['a colleague, to themselves', async () => colleague.reply(make, { ...(await goal()), receiver: colleague.id }), 403],
  ['to oneself', async () => nurse.reply(make, { ...(await goal()), receiver: nurse.id }), 422],
  ['to somebody who has left', async () => nurse.reply(make, { ...(await goal()), receiver: leaver.id }), 422],
  ['to somebody unknown', async () => nurse.reply(make, { ...(await goal()), receiver: newId() }), 404],
  [
    'until a day that has passed',
    async () => nurse.reply(make, { ...(await goal()), receiver: colleague.id, lapsesOn: '2020-01-01' }),
    422,
  ],
  [
    'for a year',
    async () => nurse.reply(make, { ...(await goal()), receiver: colleague.id, lapsesOn: addDays(today, 365) }),
    422,
  ],
  ['what is not there', () => nurse.reply(make, { kind: 'goal', subject: newId(), receiver: colleague.id }), 404],
  [
    'somebody of another organisation',
    async () => stranger.reply(make, { ...(await goal()), receiver: stranger.id }),
    404,
  ],
])
whoMay('accountability.offers', [
  ['everybody, those of theirs', () => colleague.reply(offers, {}), 200],
  ['nobody', () => nobody(offers, {}), 401],
])
whoMay('accountability.accept', [
  ['the receiver', async () => colleague.reply(accept, { offer: (await offered()).offer }), 200],
  ['the giver', async () => nurse.reply(accept, { offer: (await offered()).offer }), 403],
  ['anybody else', async () => sister.reply(accept, { offer: (await offered()).offer }), 404],
  ['an administrator', async () => clerk.reply(accept, { offer: (await offered()).offer }), 404],
  ['somebody of another organisation', async () => stranger.reply(accept, { offer: (await offered()).offer }), 404],
])
whoMay('accountability.decline', [
  ['the receiver', async () => colleague.reply(decline, { offer: (await offered()).offer }), 200],
  ['the giver', async () => nurse.reply(decline, { offer: (await offered()).offer }), 403],
  ['anybody else', async () => sister.reply(decline, { offer: (await offered()).offer }), 404],
])
whoMay('accountability.withdraw', [
  ['the giver', async () => nurse.reply(withdraw, { offer: (await offered()).offer }), 200],
  ['the receiver', async () => colleague.reply(withdraw, { offer: (await offered()).offer }), 403],
  ['anybody else', async () => sister.reply(withdraw, { offer: (await offered()).offer }), 404],
])

const toHandOn = async (about: object = {}, by = nurse) => ({
  person: by.id,
  things: [{ ...(await goal(about, by)), receiver: colleague.id }],
})
whoMay('accountability.hand-on', [
  ['their owner, as offers', async () => nurse.reply(handOn, await toHandOn()), 200],
  ['the manager of somebody who is here', async () => sister.reply(handOn, await toHandOn()), 403],
  ['an administrator, of somebody who is here', async () => clerk.reply(handOn, await toHandOn()), 403],
  ['nothing at all', () => nurse.reply(handOn, { person: nurse.id, things: [] }), 422],
  [
    'what is somebody else’s',
    async () => nurse.reply(handOn, { ...(await toHandOn({}, sister)), person: nurse.id }),
    422,
  ],
  [
    'one thing to two persons',
    async () => {
      const { person, things } = await toHandOn()
      return nurse.reply(handOn, { person, things: [...things, { ...things[0], receiver: sister.id }] })
    },
    422,
  ],
  ['somebody of another organisation', async () => stranger.reply(handOn, await toHandOn()), 404],
])
