import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { sql } from '../../platform/sql.ts'
import { add, change, end, list, me, search, see } from './contract.ts'
import { setManager, settleEverywhere, settleLeavers } from './store.ts'

const world = await openWorld()
let place: Place
let admin: Somebody
let chief: Somebody
let manager: Somebody
let nurse: Somebody
let stranger: Somebody
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  place = await world.organisation('Otterby')
  admin = await place.person('Ana Ruiz', { administrator: true, login: 'ana' })
  chief = await place.person('Dana Wells', { title: 'Chief executive' })
  manager = await place.person('Ben Osei', { title: 'Ward manager', manager: chief, email: 'Ben.Osei@otterby.example' })
  nurse = await place.person('Carla Voss', { title: 'Nurse', manager })
  stranger = await (await world.organisation('Elsewhere')).person('Ed Moss', { administrator: true })
})

const names = (found: { name: string }[]) => found.map(({ name }) => name)

describe('people', () => {
  it('are seen with their line upward, direct reports and teams', async () => {
    const team = await place.team('Ward 3', { lead: manager, members: [manager, nurse] })
    const seen = await nurse.ask(see, { person: manager.id })
    expect(seen).toMatchObject({
      name: 'Ben Osei',
      email: 'ben.osei@otterby.example',
      manager: { person: chief.id, name: 'Dana Wells' },
      teams: [{ team, name: 'Ward 3' }],
      leads: [{ team, name: 'Ward 3' }],
      line: [{ person: chief.id, name: 'Dana Wells', title: 'Chief executive' }],
      directReports: [{ person: nurse.id, name: 'Carla Voss', title: 'Nurse' }],
      signsIn: false,
      abilities: { change: { allowed: false, because: 'Only an administrator manages people and sign-in.' } },
    })
    expect((await nurse.ask(see, { person: nurse.id })).line.map(({ person }) => person)).toEqual([
      manager.id,
      chief.id,
    ])
  })

  it('are added by an administrator, under a manager, with a trace', async () => {
    const added = await admin.ask(add, {
      name: ' Farid  Noor\n',
      title: 'Porter',
      email: 'farid@otterby.example',
      manager: manager.id,
    })
    expect(added).toMatchObject({
      name: 'Farid  Noor',
      manager: { name: 'Ben Osei' },
      line: [{ name: 'Ben Osei' }, { name: 'Dana Wells' }],
    })
    const { rows } = await world.owner.query('select happened, by, after from event where subject = $1', [added.person])
    expect(rows).toMatchObject([
      { happened: 'person.added', by: admin.id, after: { name: 'Farid  Noor', manager: manager.id } },
    ])
  })

  it('have an e-mail of their own', async () => {
    const { status, body } = await admin.reply(add, { name: 'Another Ben', email: 'BEN.OSEI@otterby.example' })
    expect([status, body.detail]).toEqual([
      422,
      'ben.osei@otterby.example is the e-mail address of Ben Osei. Each person has one of their own.',
    ])
  })

  it('change with a revision; the second of two edits is shown both', async () => {
    const { revision } = await admin.ask(see, { person: nurse.id })
    expect(await admin.ask(change, { person: nurse.id, revision, title: 'Senior nurse' })).toMatchObject({
      title: 'Senior nurse',
      name: 'Carla Voss',
    })
    const late = await admin.reply(change, { person: nurse.id, revision, title: 'Matron' })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ yours: { title: 'Matron' }, theirs: { title: 'Senior nurse' } })
  })

  it('keep somebody who can manage sign-in', async () => {
    const { revision } = await admin.ask(see, { person: admin.id })
    const { status, body } = await admin.reply(change, { person: admin.id, revision, administrator: false })
    expect([status, body.detail]).toEqual([
      403,
      expect.stringContaining('Ana Ruiz is the only administrator who can sign in.'),
    ])
    expect((await admin.reply(end, { person: admin.id, on: today })).status).toBe(403)
  })
})

describe('the reporting line', () => {
  it('refuses a circle by naming who is in it, and changes nothing', async () => {
    const before = await admin.ask(see, { person: chief.id })
    const { status, body } = await admin.reply(change, {
      person: chief.id,
      revision: before.revision,
      manager: nurse.id,
    })
    expect(status).toBe(422)
    expect(body.detail).toBe(
      'The reporting line would run in a circle: Dana Wells reports to Carla Voss, Carla Voss to Ben Osei, and Ben Osei to Dana Wells. Choose another manager.',
    )
    expect(body.persons).toEqual([chief.id, nurse.id, manager.id])
    expect(await admin.ask(see, { person: chief.id })).toEqual(before)
    const self = await admin.reply(change, { person: chief.id, revision: before.revision, manager: chief.id })
    expect(self.body.detail).toBe(
      'The reporting line would run in a circle: Dana Wells cannot be their own manager. Choose another manager.',
    )
  })

  it('closes no circle when two people change it at the same moment', async () => {
    const { org } = place.organisation
    const [left, right] = [await place.person('Left'), await place.person('Right')]
    const first = place.asImport(async (tx) => {
      await setManager(tx, org, left.id, right.id, today)
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(place.asImport((tx) => setManager(tx, org, right.id, left.id, today))).rejects.toThrow('in a circle')
    await first
  })

  it('is dated, and sight follows it in the same moment', async () => {
    const report = await place.person('Gil Hart', { manager })
    const { audience: line } = (await place.asImport((tx) =>
      tx.first<{ audience: string }>(
        sql`select make_audience('line', ${report.id}, null, null, null, ${newId()}) as audience`,
      ),
    )) ?? { audience: '' }
    const inIt = async () =>
      (await world.owner.query<{ person: string }>('select person from sight where audience = $1', [line])).rows
        .map((row) => row.person)
        .sort()
    expect(await inIt()).toEqual([report.id, manager.id, chief.id].sort())
    await admin.ask(change, { person: report.id, revision: 1, manager: admin.id, from: today })
    expect(await inIt()).toEqual([report.id, admin.id].sort())
    const { rows } = await world.owner.query(
      'select manager, from_on::text, to_on::text from managing where person = $1 order by from_on',
      [report.id],
    )
    expect(rows).toEqual([
      { manager: manager.id, from_on: '2025-01-01', to_on: today },
      { manager: admin.id, from_on: today, to_on: null },
    ])
    const again = await admin.ask(change, { person: report.id, revision: 2, manager: null })
    expect(again).toMatchObject({ manager: null, line: [] })
    await admin.ask(change, { person: report.id, revision: 3, manager: manager.id })
    expect(await inIt()).toEqual([report.id, manager.id, chief.id].sort())
  })

  it('refuses a manager from tomorrow, one who has left, and one of another organisation', async () => {
    const gone = await place.person('Gone Away', { endsOn: '2025-02-01' })
    const { revision } = await admin.ask(see, { person: nurse.id })
    const ask = (input: object) => admin.reply(change, { person: nurse.id, revision, ...input })
    expect((await ask({ manager: chief.id, from: '2999-01-01' })).body.faults).toMatchObject([{ at: 'from' }])
    expect((await ask({ manager: gone.id })).body.detail).toBe('Gone Away has left. Choose another manager.')
    expect((await ask({ manager: stranger.id })).body.faults).toMatchObject([{ at: 'manager' }])
  })
})

describe('leaving', () => {
  it('takes effect after the last day: no viewer, no member, and reports go to the next manager above', async () => {
    const boss = await place.person('Boss', { manager: chief })
    const report = await place.person('Report', { manager: boss })
    const team = await place.team('Night shift', { lead: boss, members: [boss, report] })
    const left = await admin.ask(end, { person: boss.id, on: '2025-06-30' })
    expect(left).toMatchObject({ endsOn: '2025-06-30', manager: null, teams: [], leads: [], directReports: [] })
    expect(await admin.ask(see, { person: report.id })).toMatchObject({
      manager: { name: 'Dana Wells' },
      teams: [{ team }],
    })
    expect((await boss.reply(me, {})).status).toBe(401)
    expect(names((await admin.ask(list, { text: 'boss' })).persons)).toEqual([])
    expect(names((await admin.ask(list, { text: 'boss', left: true })).persons)).toEqual(['Boss'])
    expect(await admin.ask(end, { person: boss.id, on: null })).toMatchObject({ endsOn: null })
  })

  it('waits for a day to come, and the daily round carries it out', async () => {
    const boss = await place.person('Future', { manager: chief })
    const report = await place.person('Future report', { manager: boss })
    await admin.ask(end, { person: boss.id, on: '2998-12-31' })
    expect(await admin.ask(see, { person: report.id })).toMatchObject({ manager: { name: 'Future' } })
    expect((await boss.reply(me, {})).status).toBe(200)
    const settled = await place.asImport((tx) => settleLeavers(tx, place.organisation.org, '2999-01-01'))
    expect(settled).toEqual([boss.id])
    expect(await admin.ask(see, { person: report.id })).toMatchObject({ manager: { name: 'Dana Wells' } })
    expect((await admin.reply(end, { person: report.id, on: '1999-01-01' })).status).toBe(200)
  })
})

it('the daily round goes through every organisation once', async () => {
  const gone = await place.person('Gone', { manager: chief, endsOn: '2025-03-01' })
  expect(await settleEverywhere(world.database)).toBeGreaterThan(0)
  expect(await admin.ask(see, { person: gone.id })).toMatchObject({ manager: null })
  expect(await settleEverywhere(world.database)).toBe(0)
})

describe('finding people', () => {
  it('goes by words of name, title and e-mail, whatever is typed', async () => {
    expect(names((await nurse.ask(search, { text: 'ward BEN' })).found)).toEqual(['Ben Osei'])
    expect(names((await nurse.ask(search, { text: 'ben.osei@' })).found)).toEqual(['Ben Osei'])
    for (const text of ['%', '_', '\\', "'; drop table person; --", '🙂', 'x'.repeat(200)])
      expect((await nurse.ask(search, { text })).found).toEqual([])
    expect((await nurse.ask(search, { text: ' ' })).found.length).toBeGreaterThan(3)
    expect((await nurse.reply(search, { text: 'x'.repeat(201) })).status).toBe(422)
  })

  it('hands out each person once, a page at a time', async () => {
    const many = await world.organisation('Many')
    const one = await many.person('Öz', { administrator: true })
    for (let number = 0; number < 11; number++)
      await many.person(`Same Name`, { title: `${number}`, manager: number % 2 ? one : undefined })
    await many.person('Émile')
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await one.ask(list, { most: 4, after })
      seen.push(...page.persons.map(({ person, name }) => `${name} ${person}`))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(13)
    expect([seen[0]?.split(' ')[0], seen.at(-1)?.split(' ')[0]]).toEqual(['Émile', 'Same'])
    const found: string[] = []
    do {
      const page = await one.ask(list, { most: 5, after, text: 'same' })
      found.push(...page.persons.map(({ person }) => person))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(found).size).toBe(11)
    expect((await one.ask(list, { manager: one.id })).persons).toHaveLength(5)
    expect((await one.reply(list, { after: 'nonsense' })).body.faults).toMatchObject([{ at: 'after' }])
  })
})

const by = (who: () => Somebody, operation: typeof see, input: () => object) => () =>
  request(world, place.organisation.slug, who().token, operation as never, input())
const nobody = (operation: typeof see, input: () => object) => () =>
  request(world, place.organisation.slug, null, operation as never, input())
const everybody = (operation: unknown, input: () => object): [string, () => Promise<{ status: number }>, number][] => [
  ['an administrator', by(() => admin, operation as typeof see, input), 200],
  ['their manager', by(() => manager, operation as typeof see, input), 200],
  ['a colleague', by(() => nurse, operation as typeof see, input), 200],
  ['a token that reads', async () => (await nurse.withScopes('read')).reply(operation as never, input()), 200],
  ['a person of another organisation', by(() => stranger, operation as typeof see, input), 404],
  ['nobody', nobody(operation as typeof see, input), 401],
]
const administrators = (
  operation: unknown,
  input: () => object,
): [string, () => Promise<{ status: number }>, number][] => [
  ['an administrator', by(() => admin, operation as typeof see, input), 200],
  ['their manager', by(() => manager, operation as typeof see, input), 403],
  ['a colleague', by(() => nurse, operation as typeof see, input), 403],
  [
    'an administrator’s token that reads',
    async () => (await admin.withScopes('read')).reply(operation as never, input()),
    403,
  ],
  ['a person of another organisation', by(() => stranger, operation as typeof see, input), 404],
  ['nobody', nobody(operation as typeof see, input), 401],
]

whoMay(
  'persons.list',
  everybody(list, () => ({})),
)
whoMay(
  'persons.search',
  everybody(search, () => ({ text: 'ben' })),
)
whoMay(
  'persons.me',
  everybody(me, () => ({})),
)
whoMay('persons.see', [
  ...everybody(see, () => ({ person: nurse.id })),
  ['about somebody of another organisation', () => admin.reply(see, { person: stranger.id }), 404],
  ['about nobody', () => admin.reply(see, { person: newId() }), 404],
  ['about what is no id', () => admin.reply(see, { person: 'x' }), 404],
])
whoMay(
  'persons.add',
  administrators(add, () => ({ name: 'Hal Iver' })),
)
whoMay('persons.change', [
  ...administrators(change, () => ({ person: nurse.id, revision: 2, startsOn: '2024-01-01' })),
  [
    'about somebody of another organisation',
    () => admin.reply(change, { person: stranger.id, revision: 1, name: 'X' }),
    404,
  ],
])
whoMay('persons.end', [
  ...administrators(end, () => ({ person: nurse.id, on: null })),
  ['about somebody of another organisation', () => admin.reply(end, { person: stranger.id, on: today }), 404],
])
