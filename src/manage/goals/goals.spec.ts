import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { add as addStakeholder, expect as expectOf, see as seeStakeholder } from '../../lead/stakeholders/contract.ts'
import {
  activate,
  add,
  addMeasure,
  archiveMeasure,
  change,
  changeMeasure,
  close,
  discard,
  type GoalView,
  history,
  mine,
  reopen,
  see,
} from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let lead: Somebody
let stranger: Somebody
let ward: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  lead = await here.person('Mo Idris', { manager: chief })
  ward = await here.team('Ward 4', { lead, members: [nurse, sister] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

const goal = (about: Record<string, unknown> = {}): Promise<GoalView> =>
  nurse.ask(add, { title: 'Patients leave before noon', due: '2027-01-01', team: ward, ...about })
const id = (view: GoalView): string => view.node.node

describe('a goal', () => {
  it('says what, why, how and when, has one owner, and shows what is missing', async () => {
    const made = await goal({ why: '', how: '', due: null })
    expect(made.node).toMatchObject({
      title: 'Patients leave before noon',
      owner: { name: 'Lena Voss' },
      state: 'active',
    })
    await eventually(async () =>
      expect((await nurse.ask(see, { goal: id(made) })).node.standing.gaps).toEqual(['why', 'how', 'when']),
    )
  })

  it('keeps text as it was typed, whatever it is', async () => {
    const why = 'Σ é\u0301 “quotes” <script>alert(1)</script> \u202Eright to left 😀'
    const made = await goal({ why })
    expect(made.why).toBe(why.normalize('NFC'))
  })

  it('that was changed by somebody else meanwhile is refused, and both texts travel back', async () => {
    const made = await goal()
    await nurse.ask(change, { goal: id(made), revision: made.revision, title: 'Patients leave before eleven' })
    const { status, body } = await sister.reply(change, {
      goal: id(made),
      revision: made.revision,
      title: 'Patients leave before one',
    })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      yours: { title: 'Patients leave before one' },
      theirs: { title: 'Patients leave before eleven' },
    })
  })

  it('that two change at the same moment takes one of the changes whole', async () => {
    const made = await goal()
    const both = await Promise.all(
      ['one', 'two'].map((title) => nurse.reply(change, { goal: id(made), revision: made.revision, title })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('closes with what was learnt, keeps its last value, and is reopened by a second record', async () => {
    const made = await goal({ measures: [{ title: 'Before noon', baseline: 0, target: 100 }] })
    const { record } = await import('../check-ins/contract.ts')
    await nurse.ask(record, { goal: id(made), values: [{ measure: made.measures[0]?.node ?? '', value: 80 }] })
    await eventually(async () => expect((await nurse.ask(see, { goal: id(made) })).node.standing.progress).toBe('0.8'))
    const closed = await nurse.ask(close, {
      goal: id(made),
      closedAs: 'partly met',
      learnt: 'Pharmacy is the bottleneck.',
    })
    expect(closed.closing).toMatchObject({
      closedAs: 'partly met',
      learnt: 'Pharmacy is the bottleneck.',
      by: { name: 'Lena Voss' },
    })
    expect((await nurse.reply(record, { goal: id(made), note: 'Late.' })).status).toBe(409)
    expect((await nurse.reply(change, { goal: id(made), revision: closed.revision, title: 'No' })).status).toBe(409)
    await eventually(async () =>
      expect((await nurse.ask(see, { goal: id(made) })).node.standing).toMatchObject({
        health: 'partly met',
        progress: '0.8',
      }),
    )
    const open = await nurse.ask(reopen, { goal: id(made), because: 'Closed the wrong one.' })
    expect(open).toMatchObject({ closing: null, node: { state: 'active' } })
    const told = (await nurse.ask(history, { goal: id(made) })).events.map(({ happened }) => happened)
    expect(told).toEqual(['goal.reopened', 'goal.closed', 'check-in.recorded', 'goal.written'])
  })

  it('as a draft is activated or deleted; an active one is not deleted', async () => {
    const draft = await goal({ draft: true })
    expect(draft.abilities).toMatchObject({ discard: { allowed: true }, 'check-in': { allowed: false } })
    await nurse.ask(discard, { goal: id(draft) })
    expect((await nurse.reply(see, { goal: id(draft) })).status).toBe(404)
    const linked = await goal({ draft: true })
    const { stakeholder } = await nurse.ask(addStakeholder, { name: 'The council' })
    await nurse.ask(expectOf, { stakeholder, text: 'To hear of it', links: [id(linked)] })
    await nurse.ask(discard, { goal: id(linked) })
    expect((await nurse.ask(seeStakeholder, { stakeholder })).expectations).toMatchObject([{ links: [] }])
    const second = await nurse.ask(activate, { goal: id(await goal({ draft: true })) })
    expect((await nurse.reply(discard, { goal: id(second) })).body.detail).toContain('abandoned')
  })

  it('is handed to a deputy for a time, who then may check in', async () => {
    const made = await goal()
    const { record } = await import('../check-ins/contract.ts')
    expect((await colleague.reply(record, { goal: id(made), note: 'Seen.' })).status).toBe(403)
    await nurse.ask(change, { goal: id(made), revision: made.revision, deputy: { person: colleague.id } })
    expect((await colleague.reply(record, { goal: id(made), note: 'Seen.' })).status).toBe(200)
    expect((await colleague.ask(mine, {})).goals.map((each) => [each.node.node, each.as])).toEqual([
      [id(made), 'deputy'],
    ])
  })

  it('has a deputy beside its owner, whose time is still to come', async () => {
    const made = await goal()
    const given = (deputy: object) => nurse.reply(change, { goal: id(made), revision: made.revision, deputy })
    for (const [deputy, at] of [
      [{ person: nurse.id }, 'deputy.person'],
      [{ person: colleague.id, to: '2020-01-31' }, 'deputy.to'],
      [{ person: colleague.id, from: '2990-02-01', to: '2990-01-01' }, 'deputy.to'],
    ] as const)
      expect((await given(deputy)).body.faults).toMatchObject([{ at }])
    const told = await nurse.ask(change, { goal: id(made), revision: made.revision, deputy: { person: colleague.id } })
    const handed = await nurse.ask(change, { goal: id(made), revision: told.revision, owner: colleague.id })
    expect([handed.node.owner?.person, handed.deputy]).toEqual([colleague.id, null])
  })

  it.each([
    ['without a title', { title: '  ' }, 'title'],
    ['due before its start', { start: '2026-05-01', due: '2026-04-01' }, 'due'],
    ['with a date that does not exist', { due: '2026-02-30' }, 'due'],
    ['with a team that is not here', { team: newId() }, ''],
    ['in a framework that is not known', { framework: 'wishes' }, 'framework'],
    ['with half a band', { measures: [{ title: 'Beds', direction: 'between', target: 4 }] }, 'measures.0.targetMax'],
    ['with a field that is not known', { colour: 'red' }, ''],
    ['with a title of 10,000 letters', { title: 'x'.repeat(10_000) }, 'title'],
  ])('%s is refused, and where is said', async (_, about, at) => {
    const { status, body } = await nurse.reply(add, { title: 'Something', ...about })
    expect([422, 404]).toContain(status)
    expect(String(body.detail)).toMatch(/\.$/)
    if (at) expect((body.faults as { at: string }[]).map((fault) => fault.at)).toContain(at)
  })
})

describe('an audience', () => {
  const seenBy = async (made: GoalView): Promise<string[]> => {
    const all = [chief, sister, nurse, colleague, lead]
    const seen = await Promise.all(
      all.map(async (each) => ((await each.reply(see, { goal: id(made) })).status === 200 ? each.name : null)),
    )
    return seen.filter((name) => name !== null)
  }

  it.each([
    ['organisation', { word: 'organisation' }, ['Ines Okafor', 'Tom Birch', 'Lena Voss', 'Ari Salo', 'Mo Idris']],
    ['team', { word: 'team' }, ['Tom Birch', 'Lena Voss', 'Mo Idris']],
    ['line', { word: 'line' }, ['Ines Okafor', 'Tom Birch', 'Lena Voss']],
    ['private', { word: 'private' }, ['Lena Voss']],
  ])('%s is seen by those and nobody else', async (_, audience, names) => {
    expect(await seenBy(await goal({ audience }))).toEqual(names)
  })

  it('of a pair and of named persons holds just these, administrators included nowhere', async () => {
    expect(await seenBy(await goal({ audience: { word: 'pair', person: colleague.id } }))).toEqual([
      'Lena Voss',
      'Ari Salo',
    ])
    expect(await seenBy(await goal({ audience: { word: 'named', persons: [lead.id] } }))).toEqual([
      'Lena Voss',
      'Mo Idris',
    ])
  })

  it('that is narrowed hides everything of the goal at once: measures, check-ins, history', async () => {
    const { record, list } = await import('../check-ins/contract.ts')
    const made = await goal({ measures: [{ title: 'Secret number' }] })
    await nurse.ask(record, { goal: id(made), note: 'In confidence.' })
    await nurse.ask(change, { goal: id(made), revision: made.revision, audience: { word: 'private' } })
    for (const operation of [see, history, list])
      expect((await chief.reply(operation, { goal: id(made) })).status).toBe(404)
    const { rows } = await world.owner.query(
      `select 'node' as at from node where node = any ($1) and audience = org union all select 'measure' from measure where goal = $2 and audience = org
       union all select 'check-in' from check_in where goal = $2 and audience = org union all select 'event' from event where subject = any ($1) and audience = org
       union all select 'goal' from goal where node = $2 and audience = org`,
      [[id(made), made.measures[0]?.node], id(made)],
    )
    expect(rows).toEqual([])
  })

  it('follows the reporting line and the teams of today', async () => {
    const { setManager } = await import('../../people/persons/store.ts')
    const { join } = await import('../../people/teams/store.ts')
    const made = await goal({ audience: { word: 'line' } })
    const inTeam = await goal({ audience: { word: 'team' } })
    const arrival = await here.person('Noor Haddad', { manager: chief })
    await here.asImport((tx) => setManager(tx, here.organisation.org, nurse.id, arrival.id, '2026-01-02'))
    expect((await arrival.reply(see, { goal: id(made) })).status).toBe(200)
    expect((await sister.reply(see, { goal: id(made) })).status).toBe(404)
    await here.asImport((tx) => setManager(tx, here.organisation.org, nurse.id, sister.id, '2026-01-03'))
    expect((await colleague.reply(see, { goal: id(inTeam) })).status).toBe(404)
    await here.asImport((tx) => join(tx, here.organisation.org, [{ team: ward, person: colleague.id }], '2026-01-02'))
    expect((await colleague.reply(see, { goal: id(inTeam) })).status).toBe(200)
  })
})

const shared = goalOnce()
/** One goal for the tables, made when it is first asked for. */
function goalOnce(): () => Promise<GoalView> {
  let made: Promise<GoalView> | undefined
  return () =>
    (made ??= goal({
      title: 'Hands are clean',
      measures: [{ title: 'Audits', baseline: 0, target: 10 }],
      audience: { word: 'line' },
    }))
}
const about = async () => ({ goal: id(await shared()) })
const revision = async () => (await nurse.ask(see, await about())).revision

whoMay('goals.see', [
  ['the owner', async () => nurse.reply(see, await about()), 200],
  ['their manager', async () => sister.reply(see, await about()), 200],
  ['a colleague outside the audience', async () => lead.reply(see, await about()), 404],
  ['somebody of another organisation', async () => stranger.reply(see, await about()), 404],
  [
    'somebody of another organisation, in this one’s address',
    async () => request(world, here.organisation.slug, stranger.token, see, await about()),
    404,
  ],
  ['nobody', async () => request(world, here.organisation.slug, null, see, await about()), 401],
  ['anybody, of an id that does not exist', () => nurse.reply(see, { goal: newId() }), 404],
  ['anybody, of something that is no id', () => nurse.reply(see, { goal: '1 or 1=1' }), 404],
])
whoMay('goals.add', [
  ['everybody, for themselves', () => lead.reply(add, { title: 'Rounds are short' }), 200],
  ['a token that may only read', async () => (await nurse.withScopes('read')).reply(add, { title: 'No' }), 403],
  ['with an owner of another organisation', () => nurse.reply(add, { title: 'No', owner: stranger.id }), 404],
  ['nobody', () => request(world, here.organisation.slug, null, add, { title: 'No' }), 401],
])
whoMay('goals.change', [
  [
    'the owner',
    async () => nurse.reply(change, { ...(await about()), revision: await revision(), why: 'Infections hurt.' }),
    200,
  ],
  [
    'their manager',
    async () => sister.reply(change, { ...(await about()), revision: await revision(), how: 'Audits.' }),
    200,
  ],
  [
    'somebody who does not see it',
    async () => lead.reply(change, { ...(await about()), revision: 1, how: 'No.' }),
    404,
  ],
  [
    'a colleague who sees one of the organisation’s',
    async () => colleague.reply(change, { goal: id(await goal()), revision: 1, how: 'No.' }),
    403,
  ],
  [
    'an administrator, of another’s',
    async () => {
      const theirs = await lead.ask(add, { title: 'Of Mo alone' })
      const administrator = await here.person('Pia Lund', { administrator: true })
      return administrator.reply(change, { goal: theirs.node.node, revision: theirs.revision, how: 'No.' })
    },
    403,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(change, { ...(await about()), revision: 1, how: 'No.' }),
    404,
  ],
])
whoMay('goals.activate', [
  ['the owner of a draft', async () => nurse.reply(activate, { goal: id(await goal({ draft: true })) }), 200],
  ['the owner of an active one', async () => nurse.reply(activate, await about()), 409],
  ['a colleague', async () => colleague.reply(activate, { goal: id(await goal({ draft: true })) }), 403],
])
whoMay('goals.close', [
  ['a colleague', async () => colleague.reply(close, { goal: id(await goal()), closedAs: 'met' }), 403],
  ['the owner’s manager', async () => sister.reply(close, { goal: id(await goal()), closedAs: 'met' }), 200],
  ['somebody of another organisation', async () => stranger.reply(close, { ...(await about()), closedAs: 'met' }), 404],
])
whoMay('goals.reopen', [
  ['the owner, of one that is open', async () => nurse.reply(reopen, await about()), 409],
  ['a colleague', async () => colleague.reply(reopen, { goal: id(await goal()) }), 403],
  ['somebody of another organisation', async () => stranger.reply(reopen, await about()), 404],
])
whoMay('goals.discard', [
  ['a colleague', async () => colleague.reply(discard, { goal: id(await goal({ draft: true })) }), 403],
  ['the team’s lead', async () => lead.reply(discard, { goal: id(await goal({ draft: true })) }), 200],
  ['somebody of another organisation', async () => stranger.reply(discard, await about()), 404],
])
whoMay('goals.add-measure', [
  ['the owner', async () => nurse.reply(addMeasure, { ...(await about()), title: 'Gel used', unit: 'l' }), 200],
  ['a colleague', async () => colleague.reply(addMeasure, { goal: id(await goal()), title: 'No' }), 403],
  [
    'somebody of another organisation',
    async () => stranger.reply(addMeasure, { ...(await about()), title: 'No' }),
    404,
  ],
])
const measure = async () => (await shared()).measures[0]?.node
whoMay('goals.change-measure', [
  [
    'the owner',
    async () => nurse.reply(changeMeasure, { ...(await about()), measure: await measure(), target: 20 }),
    200,
  ],
  [
    'the owner, with a share above 100',
    async () => nurse.reply(changeMeasure, { ...(await about()), measure: await measure(), share: 101 }),
    422,
  ],
  [
    'the owner, of another goal’s measure',
    async () => nurse.reply(changeMeasure, { goal: id(await goal()), measure: await measure(), target: 20 }),
    404,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(changeMeasure, { ...(await about()), measure: await measure(), target: 1 }),
    404,
  ],
])
whoMay('goals.archive-measure', [
  [
    'somebody of another organisation',
    async () => stranger.reply(archiveMeasure, { ...(await about()), measure: await measure() }),
    404,
  ],
  ['the owner', async () => nurse.reply(archiveMeasure, { ...(await about()), measure: await measure() }), 200],
])
whoMay('goals.mine', [
  ['everybody, their own', () => lead.reply(mine, {}), 200],
  ['nobody', () => request(world, here.organisation.slug, null, mine, {}), 401],
])
whoMay('goals.history', [
  ['their manager', async () => sister.reply(history, await about()), 200],
  ['somebody outside the audience', async () => lead.reply(history, await about()), 404],
  ['somebody of another organisation', async () => stranger.reply(history, await about()), 404],
])

describe('a goal that was open and is narrowed', () => {
  it('takes its name back from the history of what it supports, and is named to no wider circle later', async () => {
    const { link } = await import('../../graph/contract.ts')
    const top = await sister.ask(add, { title: 'Open top' })
    const part = await sister.ask(add, { title: 'Soon hidden' })
    await sister.ask(link, { node: id(part), parent: id(top) })
    const told = async (by: Somebody, of: GoalView) => JSON.stringify((await by.ask(history, { goal: id(of) })).events)
    expect(await told(colleague, top)).toContain('Soon hidden')
    await sister.ask(change, { goal: id(part), revision: part.revision, audience: { word: 'private' } })
    expect(await told(colleague, top)).not.toContain('Soon hidden')
    expect(await told(sister, top)).toContain('Soon hidden')

    const hiddenTop = await sister.ask(add, { title: 'Hidden top', audience: { word: 'private' } })
    const low = await sister.ask(add, { title: 'Low part', audience: { word: 'private' } })
    await sister.ask(link, { node: id(low), parent: id(hiddenTop) })
    await sister.ask(change, { goal: id(low), revision: low.revision, audience: { word: 'organisation' } })
    expect(await told(colleague, low)).not.toContain('Hidden top')
    expect(await told(sister, low)).toContain('Hidden top')
  })
})
