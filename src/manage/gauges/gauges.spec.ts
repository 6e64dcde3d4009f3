import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { list as checkIns } from '../check-ins/contract.ts'
import { add, change, close, type GoalView, see } from '../goals/contract.ts'
import { add as addIndicator, archive, readings as readingsOf } from '../indicators/contract.ts'
import {
  addresses,
  allow,
  disallow,
  end,
  endIndicators,
  list,
  read,
  readIndicators,
  seeIndicators,
  set,
  setIndicators,
} from './contract.ts'
import { readWhatIsDue } from './reading.ts'
import { gaugeRow } from './store.ts'

let world: World
let here: Place
let admin: Somebody
let owner: Somebody
let colleague: Somebody
let stranger: Somebody
let server: Server
let origin: string
let goal: GoalView
let measure: string
let said = { status: 200, body: '{"beds": {"free": 12, "on": "2026-03-01"}}' }
let asked = 0

beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1
    response.writeHead(said.status).end(said.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  admin = await here.person('Ines Okafor', { administrator: true })
  owner = await here.person('Tom Birch')
  colleague = await here.person('Ari Salo')
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await owner.ask(add, {
    title: 'Beds stay free',
    start: '2026-01-01',
    due: '2027-01-01',
    measures: [
      { title: 'Free beds', baseline: 0, target: 40 },
      { title: 'Signed', direction: 'done' },
    ],
  })
  measure = goal.measures[0]?.node ?? ''
})
afterAll(() => void server.close())

const at = () => ({ goal: goal.node.node, measure })
const json = () => ({ ...at(), address: `${origin}/beds.json`, valueAt: '/beds/free', dateAt: '/beds/on' })
const readings = async () => (await owner.ask(checkIns, { goal: goal.node.node })).checkIns

describe('a gauge', () => {
  it('reads from nowhere that nobody allowed', async () => {
    expect(await owner.reply(set, json())).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('is not allowed yet') },
    })
    expect(asked).toBe(0)
  })

  it('reads from a private network only where that was allowed too', async () => {
    const { allowed } = await admin.ask(allow, { begins: `${origin}/beds.json` })
    await owner.ask(set, json())
    expect(await owner.ask(read, at())).toMatchObject({
      recorded: false,
      trouble: expect.stringContaining('private network'),
    })
    expect(asked).toBe(0)
    await admin.ask(disallow, { allowed })
    expect(await owner.ask(read, at())).toMatchObject({ trouble: expect.stringContaining('not allowed any more') })
    await admin.ask(allow, { begins: origin, private: true })
  })

  it('records what it reads as a check-in of whoever set it, and the same reading once', async () => {
    expect(await owner.ask(read, at())).toEqual({
      reading: { value: '12', on: '2026-03-01' },
      recorded: true,
      trouble: '',
    })
    expect(await owner.ask(read, at())).toMatchObject({ recorded: false, trouble: '' })
    expect(await readings()).toEqual([
      expect.objectContaining({ readOn: '2026-03-01', by: { person: owner.id, name: 'Tom Birch' } }),
    ])
    await eventually(async () => {
      const seen = await owner.ask(see, { goal: goal.node.node })
      expect(seen.measures.find(({ node }) => node === measure)?.standing.progress).toMatch(/^0\.3/)
    })
  })

  it('does so by itself when its moment has come, and never twice at once', async () => {
    said = { status: 200, body: '{"beds": {"free": 20, "on": "2026-03-08"}}' }
    expect(await readWhatIsDue(world.database)).toEqual([])
    await world.owner.query('update gauge set next_at = now()')
    const both = await Promise.all([readWhatIsDue(world.database), readWhatIsDue(world.database)])
    expect(both.flat()).toEqual([here.organisation.org])
    expect((await readings()).map(({ readOn }) => readOn)).toEqual(['2026-03-08', '2026-03-01'])
    const { gauges } = await owner.ask(list, { goal: goal.node.node })
    expect(Date.parse(gauges[0]?.nextAt ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000)
  })

  it.each([
    ['what is no document', '<html>', 'It is no JSON.'],
    ['what is no number', '{"beds": {"free": "many", "on": "2026-03-09"}}', '“many” is no number.'],
    ['what is of no day', '{"beds": {"free": 3, "on": "soon"}}', '“soon” is no date.'],
    ['what has not been yet', '{"beds": {"free": 3, "on": "2999-01-01"}}', 'cannot lie in the future'],
  ])('says so of %s, records nothing, and tries again within the hour', async (_, body, trouble) => {
    said = { status: 200, body }
    const before = (await readings()).length
    await world.owner.query('update gauge set next_at = now(), failures = 0')
    expect(await readWhatIsDue(world.database)).toEqual([])
    expect(await readings()).toHaveLength(before)
    const [gauge] = (await owner.ask(list, { goal: goal.node.node })).gauges
    expect(gauge?.trouble).toContain(trouble)
    expect(Date.parse(gauge?.nextAt ?? '') - Date.now()).toBeLessThan(3_700_000)
  })

  it('reads the last value of a column', async () => {
    said = { status: 200, body: 'Day,Free beds\n2026-03-10,7\n2026-03-11,9\n2026-03-12,\n' }
    const [known] = (await owner.ask(list, { goal: goal.node.node })).gauges
    await owner.ask(set, {
      ...at(),
      address: `${origin}/beds.csv`,
      format: 'csv',
      valueAt: 'Free beds',
      dateAt: 'Day',
      revision: known?.revision ?? 0,
    })
    expect(await owner.ask(read, at())).toMatchObject({ reading: { value: '9', on: '2026-03-11' }, recorded: true })
  })

  it('of two who change it at once tells the second', async () => {
    expect(await owner.reply(set, { ...json(), revision: 1 })).toMatchObject({ status: 409 })
    expect(await owner.reply(set, json())).toMatchObject({ status: 409 })
  })

  it('is not for what is done or not', async () => {
    const done = goal.measures[1]?.node ?? ''
    expect(await owner.reply(set, { ...json(), measure: done })).toMatchObject({ status: 422 })
  })

  it('reads nothing in the name of somebody who has left, and says so', async () => {
    said = { status: 200, body: 'Day,Free beds\n2026-03-19,10\n' }
    const before = (await readings()).length
    await world.owner.query(`update person set ends_on = '2026-01-01' where person = $1`, [owner.id])
    await world.owner.query('update gauge set next_at = now()')
    expect(await readWhatIsDue(world.database)).toEqual([])
    await world.owner.query('update person set ends_on = null where person = $1', [owner.id])
    expect(await readings()).toHaveLength(before)
    expect((await owner.ask(list, { goal: goal.node.node })).gauges[0]?.trouble).toContain('has left')
  })

  it('reads nothing for somebody who may not check in any more', async () => {
    said = { status: 200, body: 'Day,Free beds\n2026-03-20,11\n' }
    await owner.ask(close, { goal: goal.node.node, closedAs: 'abandoned' })
    await world.owner.query('update gauge set next_at = now()')
    expect(await readWhatIsDue(world.database)).toEqual([])
    expect((await owner.ask(list, { goal: goal.node.node })).gauges[0]?.trouble).toContain('closed')
  })
})

describe('a gauge of an indicator', () => {
  let indicator = ''
  beforeAll(async () => {
    const kept = { title: 'Beds in use', unit: '%', low: 80, high: 95 }
    indicator = (await owner.ask(addIndicator, kept)).indicator
  })
  const from = () => ({ indicator, address: `${origin}/beds.json`, valueAt: '/beds/free', dateAt: '/beds/on' })
  const line = async () =>
    (await owner.ask(readingsOf, { indicator })).readings.map(({ value, readOn, superseded, by }) => ({
      value,
      readOn,
      superseded,
      by: by?.name,
    }))

  it('reads from nowhere that nobody allowed', async () => {
    expect(await owner.reply(setIndicators, { ...from(), address: 'https://elsewhere.example/' })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('is not allowed yet') },
    })
    expect(await owner.ask(seeIndicators, { indicator })).toMatchObject({
      gauge: null,
      abilities: { set: { allowed: true } },
    })
  })

  it('records what it reads as a reading of whoever set it, the same once, and what was wrong of that day corrected', async () => {
    said = { status: 200, body: '{"beds": {"free": 91.5, "on": "2026-03-01"}}' }
    await owner.ask(setIndicators, from())
    expect(await owner.ask(readIndicators, { indicator })).toMatchObject({ recorded: true, trouble: '' })
    expect(await owner.ask(readIndicators, { indicator })).toMatchObject({ recorded: false, trouble: '' })
    said = { status: 200, body: '{"beds": {"free": 92, "on": "2026-03-01"}}' }
    await world.owner.query('update gauge set next_at = now() where indicator = $1', [indicator])
    expect(await readWhatIsDue(world.database)).toEqual([here.organisation.org])
    expect(await line()).toEqual([
      { value: '92', readOn: '2026-03-01', superseded: false, by: 'Tom Birch' },
      { value: '91.5', readOn: '2026-03-01', superseded: true, by: 'Tom Birch' },
    ])
  })

  it('says what is wrong, records nothing, and of two who change it at once tells the second', async () => {
    said = { status: 200, body: '{"beds": {"free": "many", "on": "2026-03-02"}}' }
    expect(await owner.ask(readIndicators, { indicator })).toMatchObject({
      recorded: false,
      trouble: '“many” is no number.',
    })
    expect((await owner.ask(seeIndicators, { indicator })).gauge?.trouble).toBe('“many” is no number.')
    expect(await owner.reply(setIndicators, from())).toMatchObject({ status: 409 })
    expect(await line()).toHaveLength(2)
  })

  it('is seen by those alone who see the indicator, and reads nothing once it is archived', async () => {
    const kept = { title: 'To myself', audience: { word: 'private' as const } }
    const own = (await owner.ask(addIndicator, kept)).indicator
    said = { status: 200, body: '{"beds": {"free": 1, "on": "2026-03-01"}}' }
    await owner.ask(setIndicators, { ...from(), indicator: own })
    expect(await colleague.reply(seeIndicators, { indicator: own })).toMatchObject({ status: 404 })
    const viewerOf = ({ id: person }: Somebody): Viewer => ({
      org: here.organisation.org,
      person,
      administrator: false,
      zone: 'Etc/UTC',
      scopes: ['read'],
    })
    const seenBy = async (who: Somebody) =>
      (await world.database.asViewer(viewerOf(who), (tx) => gaugeRow(tx, here.organisation.org, { indicator: own })))
        ?.title
    expect([await seenBy(owner), await seenBy(colleague)]).toEqual(['To myself', undefined])
    await owner.ask(archive, { indicator: own })
    await world.owner.query('update gauge set next_at = now() where indicator = $1', [own])
    expect(await readWhatIsDue(world.database)).toEqual([])
    expect((await owner.ask(seeIndicators, { indicator: own })).gauge?.trouble).toContain('archived')
  })
})

it('says so where whoever set a gauge does not see its goal any longer', async () => {
  const shut = await owner.ask(add, { title: 'Shut', measures: [{ title: 'Free', baseline: 0, target: 40 }] })
  const of = { goal: shut.node.node, measure: shut.measures[0]?.node ?? '' }
  said = { status: 200, body: '{"beds": {"free": 7, "on": "2026-03-01"}}' }
  await owner.ask(set, { ...of, address: `${origin}/beds.json`, valueAt: '/beds/free', dateAt: '/beds/on' })
  await owner.ask(change, { goal: of.goal, revision: shut.revision, owner: colleague.id })
  const { revision } = await colleague.ask(see, { goal: of.goal })
  await colleague.ask(change, { goal: of.goal, revision, audience: { word: 'private' } })
  await world.owner.query('update gauge set next_at = now() where measure = $1', [of.measure])
  expect(await readWhatIsDue(world.database)).toEqual([])
  expect((await colleague.ask(list, { goal: of.goal })).gauges[0]?.trouble).toBe(
    'Whoever set this does not see it any longer. Somebody else can set it anew.',
  )
})

describe('a gauge below a goal that adds up', () => {
  it('moves the sum above with what it reads', async () => {
    const top = await owner.ask(add, {
      title: 'Beds of all wards',
      measures: [{ title: 'Free', unit: 'beds', target: 100, baseline: 0, addsUp: true }],
    })
    const sum = top.measures[0]?.node ?? ''
    const wards = await Promise.all(
      ['Heron', 'Kite'].map((title) =>
        owner.ask(add, {
          title,
          supports: [{ parent: top.node.node }],
          measures: [{ title: 'Free', unit: 'beds', target: 50, baseline: 0 }],
        }),
      ),
    )
    for (const [at, ward] of wards.entries()) {
      said = { status: 200, body: `{"free": ${at + 7}}` }
      const where = { goal: ward.node.node, measure: ward.measures[0]?.node ?? '' }
      await owner.ask(set, { ...where, address: `${origin}/ward`, valueAt: '/free' })
      expect(await owner.ask(read, where)).toMatchObject({ recorded: true })
    }
    await eventually(async () => {
      const { measures } = await owner.ask(see, { goal: top.node.node })
      expect(measures[0]?.numbers?.value).toBe('15')
    })
    expect(
      await owner.reply(set, { goal: top.node.node, measure: sum, address: `${origin}/ward`, valueAt: '/free' }),
    ).toMatchObject({
      status: 422,
    })
  })
})

let other: GoalView
let allowedNow: string
beforeAll(async () => {
  other = await owner.ask(add, { title: 'Table', measures: [{ title: 'Table', baseline: 0, target: 1 }] })
})
const table = () => ({ goal: other.node.node, measure: other.measures[0]?.node ?? '' })
const draft = () => ({ ...table(), address: `${origin}/table`, valueAt: '' })

whoMay('gauges.addresses', [
  ['everybody here', () => colleague.reply(addresses, {}), 200],
  ['nobody', () => request(world, here.organisation.slug, null, addresses, {}), 401],
])
whoMay('gauges.allow', [
  ['who is no administrator', () => owner.reply(allow, { begins: 'https://numbers.example/' }), 403],
  ['an administrator', () => admin.reply(allow, { begins: 'https://numbers.example/' }), 200],
  ['a second time', () => admin.reply(allow, { begins: 'HTTPS://numbers.example' }), 409],
  ['what is no address', () => admin.reply(allow, { begins: 'numbers' }), 422],
  ['with a pass word in it', () => admin.reply(allow, { begins: 'https://a:b@numbers.example/' }), 422],
])
whoMay('gauges.set', [
  ['a colleague', () => colleague.reply(set, draft()), 403],
  ['the owner', () => owner.reply(set, draft()), 200],
  ['of a measure of another goal', () => owner.reply(set, { ...draft(), measure }), 404],
  ['somebody of another organisation', () => stranger.reply(set, draft()), 404],
])
whoMay('gauges.list', [
  ['everybody who sees the goal', () => colleague.reply(list, { goal: table().goal }), 200],
  ['somebody of another organisation', () => stranger.reply(list, { goal: table().goal }), 404],
])
whoMay('gauges.read', [
  ['a colleague', () => colleague.reply(read, table()), 403],
  ['the owner', () => owner.reply(read, table()), 200],
  ['somebody of another organisation', () => stranger.reply(read, table()), 404],
])
whoMay('gauges.end', [
  ['a colleague', () => colleague.reply(end, table()), 403],
  ['somebody of another organisation', () => stranger.reply(end, table()), 404],
  ['the owner', () => owner.reply(end, table()), 200],
  ['when it is over', () => owner.reply(end, table()), 404],
])
whoMay('gauges.disallow', [
  [
    'who is no administrator',
    async () => {
      allowedNow = await anAddress()
      return owner.reply(disallow, { allowed: allowedNow })
    },
    403,
  ],
  ['somebody of another organisation', () => stranger.reply(disallow, { allowed: allowedNow }), 404],
  ['an administrator', () => admin.reply(disallow, { allowed: allowedNow }), 200],
  ['when it is gone', () => admin.reply(disallow, { allowed: newId() }), 404],
])

const anAddress = async (): Promise<string> =>
  (await admin.ask(addresses, {})).addresses.find(({ begins }) => begins.includes('numbers'))?.allowed ?? ''

let kept: string
const ofIndicator = () => ({ indicator: kept })
const settingIt = () => ({ ...ofIndicator(), address: `${origin}/table`, valueAt: '' })

whoMay('gauges.set-indicators', [
  [
    'the owner',
    async () => {
      kept = (await owner.ask(addIndicator, { title: 'Beds' })).indicator
      return owner.reply(setIndicators, settingIt())
    },
    200,
  ],
  ['a colleague', () => colleague.reply(setIndicators, settingIt()), 403],
  ['somebody of another organisation', () => stranger.reply(setIndicators, settingIt()), 404],
])
whoMay('gauges.see-indicators', [
  ['everybody who sees the indicator', () => colleague.reply(seeIndicators, ofIndicator()), 200],
  ['somebody of another organisation', () => stranger.reply(seeIndicators, ofIndicator()), 404],
])
whoMay('gauges.read-indicators', [
  ['a colleague', () => colleague.reply(readIndicators, ofIndicator()), 403],
  ['the owner', () => owner.reply(readIndicators, ofIndicator()), 200],
  ['somebody of another organisation', () => stranger.reply(readIndicators, ofIndicator()), 404],
])
whoMay('gauges.end-indicators', [
  ['a colleague', () => colleague.reply(endIndicators, ofIndicator()), 403],
  ['somebody of another organisation', () => stranger.reply(endIndicators, ofIndicator()), 404],
  ['the owner', () => owner.reply(endIndicators, ofIndicator()), 200],
  ['when it is over', () => owner.reply(endIndicators, ofIndicator()), 404],
])
