// Long because: the story of a strategy, its files, and who may do each of eight operations.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, type GoalView } from '../../manage/goals/contract.ts'
import { unzip } from '../../manage/imports/archive.ts'
import { carryOut, exportAll, rollBack, tryOut } from '../../manage/imports/contract.ts'
import type { StrategySeen } from './contract.ts'
import * as contract from './contract.ts'

const { carried, discard, publish, see, slides, use, version, write } = contract

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let aide: Somebody
let goal: GoalView
let secretGoal: GoalView

const [home, wards, beds] = [newId(), newId(), newId()]
const year = new Date().getUTCFullYear()

const line = (priority: string, quarter: number, amount: string | number, over: object = {}) => ({
  priority,
  kind: 'money' as const,
  unit: 'GBP',
  year,
  quarter,
  amount,
  ...over,
})

const words = () => ({
  choices: [
    { kind: 'where to play' as const, text: 'Care at home before care in a bed', reason: 'Beds wait for packages.' },
    { kind: 'not to do' as const, text: 'No new wing' },
  ],
  priorities: [
    { priority: home, title: 'Home first', why: 'People heal at home.', owner: sister.id, links: [goal.node.node] },
    { priority: beds, title: 'Every bed is needed', owner: chief.id, horizon: 'build' as const },
    { priority: wards, title: 'Safe wards', owner: nurse.id, work: 'keep running' as const },
  ],
  allotments: [
    line(home, 1, '100.10'),
    line(beds, 1, 500),
    line(wards, 1, 400),
    line(home, 1, 3, { kind: 'people', unit: '' }),
  ],
})

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor')
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  goal = await nurse.ask(addGoal, { title: 'Nobody waits for a package' })
  secretGoal = await chief.ask(addGoal, { title: 'Merge with Ravensby', audience: { word: 'private' } })
})

const draftOf = (answer: StrategySeen) => {
  if (!answer.draft) throw new Error('There is no draft.')
  return answer.draft
}

describe('a strategy', () => {
  it('is written out of sight, and refuses what cannot be', async () => {
    const draft = draftOf(await chief.ask(write, words()))
    expect(draft).toMatchObject({ revision: 1, by: { name: 'Ines Okafor' } })
    expect(draft.priorities[0]).toMatchObject({
      title: 'Home first',
      owner: { name: 'Tom Birch' },
      goals: [{ node: goal.node.node }],
    })
    expect(await nurse.ask(see, {})).toMatchObject({
      published: null,
      draft: null,
      versions: [],
      abilities: { write: { allowed: false } },
    })
    const refused = (given: object) => chief.reply(write, { ...words(), revision: 1, ...given })
    const [first] = words().priorities
    expect(await refused({ priorities: [{ ...first, owner: stranger.id }], allotments: [] })).toMatchObject({
      status: 404,
    })
    expect(await refused({ priorities: [{ ...first, owner: [chief.id, nurse.id] }], allotments: [] })).toMatchObject({
      status: 422,
    })
    expect(await refused({ priorities: [{ ...first, links: [newId()] }], allotments: [] })).toMatchObject({
      status: 404,
    })
    expect(await refused({ allotments: [line(newId(), 1, 5)] })).toMatchObject({ status: 422 })
    expect(await refused({ allotments: [line(home, 1, -5)] })).toMatchObject({ status: 422 })
    expect(await refused({ allotments: [line(home, 1, 5), line(home, 1, 6)] })).toMatchObject({ status: 422 })
    expect(await refused({ allotments: [line(home, 5, 5)] })).toMatchObject({ status: 422 })
    expect(await refused({ allotments: [line(home, 1, 5, { unit: 'pounds' })] })).toMatchObject({
      status: 422,
      body: { faults: [{ at: 'allotments.0.unit' }] },
    })
    expect(await refused({ audience: { word: 'named', persons: [sister.id] } })).toMatchObject({
      status: 422,
      body: { faults: [{ at: 'priorities.2.owner' }] },
    })
    expect(draftOf(await chief.ask(see, {})).revision).toBe(1)
  })

  it('shows both texts where two write at once', async () => {
    await chief.ask(write, { ...words(), revision: 1 })
    expect(await chief.reply(write, { ...words(), revision: 1 })).toMatchObject({
      status: 409,
      body: { yours: { choices: [{ kind: 'where to play' }, {}] }, theirs: { revision: 2 } },
    })
    expect(await chief.reply(write, words())).toMatchObject({ status: 409 })
  })

  it('is published whole, and says where words and money disagree', async () => {
    expect(await chief.reply(publish, { revision: 1 })).toMatchObject({ status: 409 })
    const done = await chief.ask(publish, { revision: 2 })
    expect(done).toMatchObject({ draft: null, versions: [{ inForce: true, by: { name: 'Ines Okafor' } }] })
    const seen = await nurse.ask(see, {})
    expect(seen.published?.priorities.map(({ title }) => title)).toEqual([
      'Home first',
      'Every bed is needed',
      'Safe wards',
    ])
    expect(seen.published?.allotments).toContainEqual(line(home, 1, '100.1'))
    expect(seen.disagreements.map(({ sentence }) => sentence)).toEqual([
      '“Home first” is first in words and last in money (GBP).',
      `“Every bed is needed” is given money or people, and no goal that you see carries it.`,
      `“Safe wards” is given money or people, and no goal that you see carries it.`,
    ])
    expect((await nurse.ask(see, { year: 2019 })).disagreements).toEqual([])
    expect((await nurse.ask(carried, { goal: goal.node.node })).priorities).toMatchObject([
      { title: 'Home first', place: 1 },
    ])
    expect(await chief.reply(publish, { revision: 2 })).toMatchObject({ status: 404 })
  })

  it('keeps what was used beside what was planned, and takes it back', async () => {
    const slot = { priority: home, kind: 'money' as const, unit: 'GBP', year, quarter: 1 }
    const seen = await sister.ask(use, { ...slot, amount: '80.5' })
    expect(seen.used).toEqual([line(home, 1, '80.5')])
    expect(seen.mayUse.sort()).toEqual([home, wards].sort())
    expect((await nurse.ask(see, {})).mayUse).toEqual([wards])
    expect((await sister.ask(use, { ...slot, amount: '81' })).used).toEqual([line(home, 1, '81')])
    expect((await chief.ask(use, { ...slot, amount: null })).used).toEqual([])
    expect(await sister.reply(use, { ...slot, amount: '5', unit: 'gold' })).toMatchObject({ status: 422 })
    await sister.ask(use, { ...slot, amount: '80.5' })
  })

  it('says what changed, why, and keeps what was before', async () => {
    const next = { ...words(), allotments: [line(home, 1, 600), line(beds, 1, 200), line(wards, 1, '200.1')] }
    const draft = draftOf(await chief.ask(write, next))
    expect(await chief.reply(publish, { revision: draft.revision })).toMatchObject({
      status: 422,
      body: { faults: [{ at: 'word' }] },
    })
    const { versions, disagreements, used } = await chief.ask(publish, {
      revision: draft.revision,
      word: 'Home first is meant.',
    })
    expect(used).toEqual([line(home, 1, '80.5')])
    expect(disagreements.filter(({ rule }) => rule === 'money')).toEqual([])
    expect(versions).toMatchObject([{ inForce: true, word: 'Home first is meant.' }, { inForce: false }])
    const told = await nurse.ask(version, { strategy: versions[0]?.strategy ?? '' })
    expect(told.before).toBe(versions[1]?.strategy)
    expect(told.changes).toContainEqual({
      change: 'allotment',
      about: 'Home first',
      before: '100.1',
      after: '600',
      unit: 'GBP',
      year,
    })
    const old = await nurse.ask(version, { strategy: versions[1]?.strategy ?? '' })
    expect(old).toMatchObject({ before: null, changes: [] })
    expect(old.version.allotments).toContainEqual(line(beds, 1, '500'))
  })

  it('does not tell of goals that its reader cannot see', async () => {
    const [first, ...rest] = words().priorities
    const given = {
      ...words(),
      priorities: [{ ...first, links: [goal.node.node, secretGoal.node.node] }, ...rest] as never,
    }
    const { revision } = draftOf(await chief.ask(write, given))
    const seen = await chief.ask(publish, { revision, word: 'One goal more.' })
    expect(seen.published?.priorities[0]?.goals).toHaveLength(2)
    expect((await nurse.ask(see, {})).published?.priorities[0]?.goals).toMatchObject([{ node: goal.node.node }])
    const told = await nurse.ask(version, { strategy: seen.published?.strategy ?? '' })
    expect(JSON.stringify(told)).not.toContain('Ravensby')
  })

  it('keeps goals that whoever writes the next version cannot see', async () => {
    aide = await here.person('Noor Haddad', { administrator: true, manager: chief })
    const goals = async () => (await chief.ask(see, {})).published?.priorities[0]?.goals.length
    const mine = draftOf(await aide.ask(write, words()))
    await aide.ask(publish, { revision: mine.revision, word: 'As before.' })
    expect(await goals()).toBe(2)
    const [first, second, third] = words().priorities
    const links = [secretGoal.node.node]
    const given = { ...words(), priorities: [first, { ...second, links }, third] as never }
    await chief.ask(write, given)
    const saved = draftOf(await aide.ask(write, { ...words(), revision: 1 }))
    const { published } = await aide.ask(publish, { revision: saved.revision, word: 'Written by two.' })
    expect(JSON.stringify(published)).not.toContain('Ravensby')
    expect((await chief.ask(see, {})).published?.priorities.map((each) => each.goals.length)).toEqual([2, 1, 0])
  })

  it('does not put old words back where another version came into force meanwhile', async () => {
    const base = (await aide.ask(see, {})).published?.strategy ?? ''
    const begun = draftOf(await aide.ask(write, { ...words(), base }))
    await chief.ask(publish, { revision: begun.revision, word: 'Sooner.' })
    const now = await inForce()
    for (const revision of [null, begun.revision])
      expect(await aide.reply(write, { ...words(), base, revision })).toMatchObject({
        status: 409,
        body: { yours: { choices: [{}, {}] }, theirs: { strategy: now, revision: null, base: now } },
      })
    expect(await aide.reply(write, { ...words(), revision: begun.revision })).toMatchObject({ status: 409 })
    const saved = draftOf(await aide.ask(write, { ...words(), base: now, revision: null }))
    expect(saved.base).toBe(now)
    await chief.ask(discard, { revision: saved.revision })
    const again = draftOf(await aide.ask(write, { ...words(), base: now, revision: saved.revision }))
    await world.owner.query('update strategy_draft set words = jsonb_set(words, $1, to_jsonb($2::text))', [
      ['base'],
      base,
    ])
    expect(await chief.reply(publish, { revision: again.revision, word: 'So.' })).toMatchObject({
      status: 409,
      body: { theirs: { strategy: now, revision: again.revision, base: now } },
    })
    await chief.ask(discard, { revision: again.revision })
  })

  it('is owed another look by whoever published it, and by them alone', async () => {
    await world.owner.query('update strategy set look_again_on = $1', ['2026-02-01'])
    const strategy = await inForce()
    expect((await chief.ask(owing, {})).strategies).toMatchObject([{ strategy, due: '2026-02-01' }])
    expect(await chief.ask(owed, {})).toMatchObject({ strategies: 1, strategiesOf: [strategy] })
    expect(await aide.ask(owed, {})).toMatchObject({ strategies: 0 })
    await world.owner.query('update strategy set look_again_on = null')
  })

  it('comes as slides with texts and tables', async () => {
    const { name, base64 } = await nurse.ask(slides, { year })
    expect(name).toMatch(/^strategy-\d{4}-\d\d-\d\d\.pptx$/)
    const read = unzip(Buffer.from(base64, 'base64'))
    const files = 'entries' in read ? read.entries : new Map<string, Uint8Array>()
    const page = new TextDecoder().decode(files.get('ppt/slides/slide2.xml'))
    expect(page).toContain('Home first')
    expect(page).toContain('<a:tbl>')
    expect(page).toContain('No goal that you see')
    expect([...files.keys()].filter((path) => path.startsWith('ppt/media/') && !path.endsWith('/'))).toEqual([])
    expect(await stranger.reply(slides, {})).toMatchObject({ status: 404 })
  })

  it('takes HTML as text and a draft back', async () => {
    const [first] = words().priorities
    const given = { ...words(), priorities: [{ ...first, title: '<b>Home</b>' }] as never, allotments: [] }
    const { revision, priorities } = draftOf(await chief.ask(write, given))
    expect(priorities[0]?.title).toBe('<b>Home</b>')
    expect(await chief.reply(discard, { revision: revision + 1 })).toMatchObject({ status: 409 })
    expect((await chief.ask(discard, { revision })).draft).toBeNull()
    expect(await chief.reply(discard, { revision })).toMatchObject({ status: 404 })
  })

  it('narrows what was used with it', async () => {
    const given = { ...words(), audience: { word: 'named' as const, persons: [sister.id, nurse.id] } }
    const { revision } = draftOf(await chief.ask(write, given))
    await chief.ask(publish, { revision, word: 'Not for everybody yet.' })
    expect(await colleague.ask(see, {})).toMatchObject({ published: null, used: [] })
    expect((await nurse.ask(see, {})).used).toHaveLength(1)
    const { rows } = await world.owner.query('select distinct audience = org as open from allotment_used')
    expect(rows).toEqual([{ open: false }])
    const again = draftOf(await chief.ask(write, words()))
    await chief.ask(publish, { revision: again.revision, word: 'For everybody.' })
  })
})

describe('what was used, from a file', () => {
  const file = (...lines: string[]) => ({
    source: 'ledger',
    files: [{ name: 'used.csv', text: ['priority,kind,unit,year,quarter,used', ...lines].join('\n') }],
  })
  let clerk: Somebody
  beforeAll(async () => {
    clerk = await here.person('Petra Lind', { administrator: true, manager: chief })
  })

  it('is tried first, and says which row and which field cannot be', async () => {
    const wrong = file(
      `Home first,money,pounds,${year},1,90`,
      `Home first,money,GBP,${year},5,90`,
      `Nowhere,money,GBP,${year},1,90`,
    )
    const tried = await clerk.ask(tryOut, wrong)
    expect(tried).toMatchObject({ refused: true, counts: { used: { new: 0, refused: 3 } } })
    expect(tried.faults.map(({ file: name, row, column }) => [name, row, column])).toEqual([
      ['used.csv', 2, 'unit'],
      ['used.csv', 3, 'quarter'],
      ['used.csv', 4, 'priority'],
    ])
    expect((await clerk.ask(see, {})).used).toHaveLength(1)
  })

  it('goes in, changes nothing the second time, and is taken back', async () => {
    const before = (await clerk.ask(see, {})).used
    const given = file(`Home first,money,GBP,${year},1,90.5`, `Safe wards,money,GBP,${year},2,7`)
    const tried = await clerk.ask(tryOut, given)
    expect(tried.counts.used).toMatchObject({ new: 1, changed: 1, unchanged: 0 })
    const { run } = await clerk.ask(carryOut, { ...given, tried: tried.tried })
    expect((await clerk.ask(see, {})).used).toContainEqual(line(home, 1, '90.5'))
    expect((await clerk.ask(tryOut, given)).counts.used).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    await clerk.ask(rollBack, { run, carryOut: true })
    expect((await clerk.ask(see, {})).used).toEqual(before)
  })

  it('says nothing to an administrator from whom the strategy is hidden, and changes nothing', async () => {
    const hidden = { ...words(), audience: { word: 'named' as const, persons: [sister.id, nurse.id] } }
    const { revision } = draftOf(await chief.ask(write, hidden))
    await chief.ask(publish, { revision, word: 'Not for everybody yet.' })
    for (const amount of ['80.5', '1']) {
      const tried = await clerk.ask(tryOut, file(`Home first,money,GBP,${year},1,${amount}`))
      expect(tried).toMatchObject({
        refused: true,
        counts: { used: { new: 0, changed: 0, unchanged: 0 } },
        faults: [{ column: 'priority', sentence: expect.stringContaining('There is no priority') }],
      })
    }
    expect((await chief.ask(see, {})).used).toEqual([line(home, 1, '80.5')])
    const again = draftOf(await chief.ask(write, words()))
    await chief.ask(publish, { revision: again.revision, word: 'For everybody.' })
  })

  it('travels with all versions into an empty organisation and out again', async () => {
    const other = await world.organisation('Otterby again')
    const there = await other.person('Petra Lind', { administrator: true })
    const { files } = await clerk.ask(exportAll, { format: 'json', source: 'carried' })
    const brought = { source: 'carried', files: files.map(({ name, text = '' }) => ({ name, text })) }
    const tried = await there.ask(tryOut, brought)
    expect(tried.faults.filter(({ level }) => level === 'refused')).toEqual([])
    await there.ask(carryOut, { ...brought, tried: tried.tried })
    const again = await there.ask(exportAll, { format: 'json', source: 'carried' })
    const of = (given: typeof files) => {
      const held = JSON.parse(given[0]?.text ?? '{}').files as Record<string, unknown>
      return ['strategies', 'choices', 'priorities', 'allotments', 'used'].map((kind) => held[kind])
    }
    expect(of(again.files)).toEqual(of(files))
    expect((await there.ask(see, {})).published).toMatchObject({
      inForce: true,
      priorities: [{ title: 'Home first' }, {}, {}],
    })
  })
})

/** As it stands between two rows of a table: one published, one being written. */
const written = async () =>
  draftOf(await chief.ask(see, {}).then((seen) => (seen.draft ? seen : chief.ask(write, words())))).revision
const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const inForce = async () => (await chief.ask(see, {})).published?.strategy ?? ''

whoMay('strategy.see', [
  ['everybody here', () => colleague.reply(see, {}), 200],
  ['with a year that is none', () => colleague.reply(see, { year: 'soon' }), 422],
  ['nobody', () => nobody(see, {}), 401],
])
whoMay('strategy.version', [
  ['everybody who is in its audience', async () => colleague.reply(version, { strategy: await inForce() }), 200],
  ['a version that is none', () => colleague.reply(version, { strategy: newId() }), 404],
  ['somebody of another organisation', async () => stranger.reply(version, { strategy: await inForce() }), 404],
])
whoMay('strategy.write', [
  ['whoever leads the organisation', async () => chief.reply(write, { ...words(), revision: await written() }), 200],
  ['a manager below', async () => sister.reply(write, { ...words(), revision: await written() }), 403],
  ['with an older revision', async () => chief.reply(write, { ...words(), revision: (await written()) - 1 }), 409],
  ['nobody', () => nobody(write, {}), 401],
])
whoMay('strategy.publish', [
  ['a manager below', async () => sister.reply(publish, { revision: await written(), word: 'So.' }), 403],
  ['without a word', async () => chief.reply(publish, { revision: await written() }), 422],
  ['whoever leads the organisation', async () => chief.reply(publish, { revision: await written(), word: 'So.' }), 200],
  ['where nothing is written', () => chief.reply(publish, { revision: 1, word: 'So.' }), 404],
  ['nobody', () => nobody(publish, { revision: 1 }), 401],
])
whoMay('strategy.discard', [
  ['a manager below', async () => sister.reply(discard, { revision: await written() }), 403],
  ['with an older revision', async () => chief.reply(discard, { revision: (await written()) - 1 }), 409],
  ['whoever leads the organisation', async () => chief.reply(discard, { revision: await written() }), 200],
  ['nobody', () => nobody(discard, { revision: 1 }), 401],
])
const slot = { priority: wards, kind: 'people' as const, year, quarter: 1, amount: '3.5' }
whoMay('strategy.use', [
  ['the owner of the priority', () => nurse.reply(use, slot), 200],
  ['their manager', () => sister.reply(use, slot), 200],
  ['whoever leads the organisation', () => chief.reply(use, slot), 200],
  ['a colleague', () => colleague.reply(use, slot), 403],
  ['of what is no priority', () => nurse.reply(use, { ...slot, priority: newId() }), 404],
  ['less than nothing', () => nurse.reply(use, { ...slot, amount: '-1' }), 422],
  ['somebody of another organisation', () => stranger.reply(use, slot), 404],
])
whoMay('strategy.carried', [
  ['everybody who sees the goal', () => colleague.reply(carried, { goal: goal.node.node }), 200],
  ['somebody who does not', () => colleague.reply(carried, { goal: secretGoal.node.node }), 404],
  ['nobody', () => nobody(carried, { goal: goal.node.node }), 401],
])
whoMay('strategy.slides', [
  ['everybody who is in its audience', () => colleague.reply(slides, {}), 200],
  ['where nothing is published', () => stranger.reply(slides, {}), 404],
  ['nobody', () => nobody(slides, {}), 401],
])
