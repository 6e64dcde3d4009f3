import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { withdraw, write } from '../../conversation/comments/contract.ts'
import { accept, see as seeNode } from '../../graph/contract.ts'
import { addDays, dayIn } from '../../kernel/dates.ts'
import { record } from '../check-ins/contract.ts'
import { add as addGoal, close, type GoalView } from '../goals/contract.ts'
import { lacking, nudge, owed, owing, people } from './contract.ts'

const today = dayIn('Europe/London', new Date())

let world: World
let ward: Place
let chief: Somebody
let lead: Somebody
let care: Somebody
let aide: Somebody
let colleague: Somebody
let stranger: Somebody
let late: GoalView
let due: GoalView
let fresh: GoalView

const goalOf = (who: Somebody, title: string, about: object): Promise<GoalView> =>
  who.ask(addGoal, { title, why: 'It matters', how: 'Step by step', ...about })

beforeAll(async () => {
  world = await openWorld()
  ward = await world.organisation('Lapwing')
  chief = await ward.person('Ines Okafor', { administrator: true })
  lead = await ward.person('Judith Kershaw', { manager: chief })
  care = await ward.person('Ruth Calloway', { manager: lead })
  colleague = await ward.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  aide = await ward.person('Ben Osei', { manager: care })
  late = await goalOf(care, 'Nobody waits for a bed', { start: addDays(today, -90), due: addDays(today, -3) })
  due = await goalOf(care, 'Home before lunch', {
    start: addDays(today, -60),
    due: addDays(today, 60),
    rhythm: 7,
    measures: [{ title: 'Before noon', unit: '%', baseline: 20, target: 60 }],
  })
  fresh = await goalOf(care, 'Fewer falls', { start: addDays(today, 5), due: null, why: '', how: '' })
  await goalOf(care, 'Mine alone', {
    start: addDays(today, -60),
    due: addDays(today, 60),
    audience: { word: 'private' },
  })
})

describe('what I owe', () => {
  it('is counted as it is shown: check-ins, closings, gaps and my word', async () => {
    const child = await goalOf(aide, 'Medicines at the bedside', { supports: [{ parent: due.node.node }] })
    await eventually(async () =>
      expect(await care.ask(owed, {})).toMatchObject({
        checkIns: 2,
        words: 1,
        closings: 1,
        gaps: 3,
        count: 7,
        late: 3,
      }),
    )
    const shown = await care.ask(owing, {})
    expect(shown.closings.map(({ node }) => node.title)).toEqual(['Nobody waits for a bed'])
    expect(shown.words.map(({ node, parent, since }) => [node.title, parent.title, since])).toEqual([
      ['Medicines at the bedside', 'Home before lunch', today],
    ])
    // a why and a how are as the standing says, which follows a moment later
    await eventually(async () =>
      expect((await care.ask(owing, {})).gaps.map(({ node, missing }) => [node.title, missing])).toEqual([
        ['Nobody waits for a bed', ['measure']],
        ['Mine alone', ['measure']],
        ['Fewer falls', ['why', 'how', 'when', 'measure']],
      ]),
    )
    expect(shown.nudged).toBeNull()
    await care.ask(accept, { node: child.node.node, parent: due.node.node })
    await care.ask(record, { goal: due.node.node, confidence: 8 })
    await care.ask(close, { goal: late.node.node, closedAs: 'met' })
    expect(await care.ask(owed, {})).toMatchObject({ checkIns: 1, words: 0, closings: 0, gaps: 2, count: 3 })
    expect((await care.ask(owed, {})).goals).toContain(fresh.node.node)
    expect(await lead.ask(owed, {})).toMatchObject({ count: 0, goals: [] })
  })

  it('is told to my manager on goals that they see, who reminds me once a week', async () => {
    const [row, ...others] = (await lead.ask(people, {})).people
    expect(others).toEqual([])
    expect(row).toMatchObject({ name: 'Ruth Calloway', checkIns: 0, gaps: 1, count: 1, oldest: null, nudgedAt: null })
    const { nudgedAt } = await lead.ask(nudge, { person: care.id })
    expect((await care.ask(owing, {})).nudged).toEqual({
      by: { person: lead.id, name: 'Judith Kershaw' },
      at: nudgedAt,
    })
    const again = await lead.reply(nudge, { person: care.id })
    expect([again.status, again.body.detail]).toEqual([
      409,
      'They were reminded this week already. Once a week is enough.',
    ])
    const { rows } = await world.owner.query(
      "select e.subject, e.by, e.after, array(select s.person from sight s where s.org = e.org and s.audience = e.audience order by 1) as told from event e where e.happened = 'cycles.nudged'",
    )
    expect(rows).toEqual([
      {
        subject: care.id,
        by: lead.id,
        after: { count: 1, checkIns: 0, words: 0, closings: 0, gaps: 1, readings: 0, oldest: null },
        told: [care.id, lead.id].sort(),
      },
    ])
  })

  it('owes nothing that the manager sees, so there is nothing to remind of', async () => {
    const quiet = await ward.person('Mia Holm', { manager: lead })
    const { status, body } = await lead.reply(nudge, { person: quiet.id })
    expect([status, body.detail]).toEqual([409, 'They owe nothing that you can see.'])
  })

  it('names the goal that waits for its closing in the graph as well', async () => {
    expect((await lead.ask(seeNode, { node: fresh.node.node })).node.standing.gaps).toEqual(['why', 'how', 'when'])
  })
})

describe('a question to me', () => {
  it('waits until I answer or react to it, and for nobody else', async () => {
    const before = (await care.ask(owed, {})).count
    const goal = { kind: 'goal' as const, subject: due.node.node }
    const asked = await lead.ask(write, { ...goal, body: '@Ruth Calloway what helped?', mentions: [care.id] })
    await eventually(async () => expect((await care.ask(owed, {})).questions).toBe(1))
    expect((await care.ask(owed, {})).count).toBe(before + 1)
    expect((await care.ask(owing, {})).questions).toMatchObject([
      { comment: asked.comment, ...goal, body: '@Ruth Calloway what helped?', by: { name: 'Judith Kershaw' } },
    ])
    expect((await lead.ask(owing, {})).questions).toEqual([])
    await care.ask(write, { ...goal, body: 'Letters the evening before.' })
    expect((await care.ask(owed, {})).questions).toBe(0)

    const again = await lead.ask(write, { ...goal, body: '@Ruth Calloway well done.', mentions: [care.id] })
    await eventually(async () => expect((await care.ask(owing, {})).questions).toHaveLength(1))
    await lead.ask(withdraw, { comment: again.comment })
    expect((await care.ask(owing, {})).questions).toEqual([])
  })
})

describe('what wants mending', () => {
  it('is found by what is lacking, of the goals that one sees, a page at a time', async () => {
    const elsewhere = await world.organisation('Heron')
    const nurse = await elsewhere.person('Marisol Ferreira')
    const other = await elsewhere.person('Daniel Asante')
    const top = await goalOf(nurse, 'Nobody falls', { due: addDays(today, 30) })
    await goalOf(nurse, 'Rails at every bed', { why: '', how: '', supports: [{ parent: top.node.node }] })
    await goalOf(nurse, 'Between us', { audience: { word: 'private' }, why: '' })
    const titles = async (who: Somebody, lack: 'why' | 'how' | 'when' | 'owner' | 'stale' | 'above' | 'below') =>
      (await who.ask(lacking, { lack })).goals.map(({ title }) => title)
    await eventually(async () => expect(await titles(nurse, 'why')).toEqual(['Between us']))
    await eventually(async () => expect(await titles(nurse, 'how')).toEqual(['Rails at every bed']))
    expect(await titles(nurse, 'when')).toEqual(['Rails at every bed', 'Between us'])
    expect(await titles(other, 'when')).toEqual(['Rails at every bed'])
    expect(await titles(nurse, 'above')).toEqual(['Nobody falls', 'Between us'])
    expect(await titles(nurse, 'below')).toEqual(['Rails at every bed', 'Between us'])
    expect([await titles(nurse, 'owner'), await titles(nurse, 'stale')]).toEqual([[], []])
    const first = await nurse.ask(lacking, { lack: 'when', most: 1 })
    expect(first).toMatchObject({ total: 2, atLeast: false })
    const second = await nurse.ask(lacking, { lack: 'when', most: 1, after: first.next ?? '' })
    expect([second.goals[0]?.title, second.next]).toEqual(['Between us', null])

    await nurse.ask(record, { goal: top.node.node, confidence: 8, readOn: addDays(today, -70) })
    await eventually(async () => expect(await titles(other, 'stale')).toEqual(['Nobody falls']))
    expect((await other.ask(lacking, { lack: 'load' })).owners).toEqual([])
    for (let at = 0; at < 7; at++) await goalOf(nurse, `Small step ${at}`, {})
    expect((await nurse.ask(lacking, { lack: 'load' })).owners).toEqual([
      { person: nurse.id, name: 'Marisol Ferreira', goals: 10 },
    ])
    // one of them is hers alone, and counts for nobody else
    expect((await other.ask(lacking, { lack: 'load' })).owners).toMatchObject([{ goals: 9 }])
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, ward.organisation.slug, null, operation, input)

whoMay('cycles.owed', [
  ['a person here', () => care.reply(owed, {}), 200],
  ['nobody', () => nobody(owed, {}), 401],
])
whoMay('cycles.owing', [
  ['a person here', () => care.reply(owing, {}), 200],
  ['nobody', () => nobody(owing, {}), 401],
])
whoMay('cycles.people', [
  ['a person here', () => care.reply(people, {}), 200],
  ['nobody', () => nobody(people, {}), 401],
])
whoMay('cycles.lacking', [
  ['a person here', () => care.reply(lacking, { lack: 'why' }), 200],
  ['with a place that is none', () => care.reply(lacking, { lack: 'why', after: 'there' }), 422],
  ['of what is no lack', () => care.reply(lacking, { lack: 'money' }), 404],
  ['nobody', () => nobody(lacking, { lack: 'why' }), 401],
])
whoMay('cycles.nudge', [
  [
    'their manager',
    async () => {
      await goalOf(aide, 'Owed to nobody yet', {})
      return care.reply(nudge, { person: aide.id })
    },
    200,
  ],
  ['their manager’s manager', () => lead.reply(nudge, { person: aide.id }), 403],
  ['a colleague', () => colleague.reply(nudge, { person: aide.id }), 403],
  ['oneself', () => aide.reply(nudge, { person: aide.id }), 403],
  ['somebody from elsewhere', () => stranger.reply(nudge, { person: aide.id }), 404],
  ['nobody', () => nobody(nudge, { person: aide.id }), 401],
])
