// Long because: rows, groups, several changes and saved views are told of the same few goals.
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { accept, link, see as seeNode } from '../../graph/contract.ts'
import type { InputOf } from '../../kernel/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { list as listCheckIns, record } from '../check-ins/contract.ts'
import { add as addCycle } from '../cycles/contract.ts'
import {
  add as addGoal,
  change as changeGoal,
  close,
  type GoalView,
  history,
  see as seeGoal,
  withdraw,
} from '../goals/contract.ts'
import { add, change, changeGoals, chooseColumns, groups, list, remove, rows, see } from './contract.ts'
import { usualColumns } from './view.ts'

let world: World
let here: Place
let chief: Somebody
let sister: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let ward: string
let beds: GoalView
let falls: GoalView
let noon: GoalView
let hidden: GoalView
let draft: GoalView

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  sister = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: sister })
  colleague = await here.person('Ari Salo', { manager: chief })
  ward = await here.team('Ward 4', { lead: sister, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  await chief.ask(addCycle, { name: 'Spring 2031', length: 'own', from: '2031-03-01', to: '2031-05-31' })
  beds = await goalOf(sister, 'Beds are free', { team: ward, due: '2031-04-30', framework: 'okr' })
  noon = await goalOf(nurse, 'Home before noon', {
    team: ward,
    due: '2031-05-31',
    measures: [{ title: 'Noon', baseline: 0, target: 10 }],
  })
  falls = await goalOf(nurse, 'Fewer falls', { due: '2031-09-30' })
  hidden = await goalOf(nurse, 'My own studies', { audience: { word: 'private' }, due: '2031-04-01' })
  draft = await goalOf(colleague, 'A thought', { draft: true, due: null })
  await nurse.ask(record, {
    goal: id(noon),
    confidence: 7,
    values: [{ measure: noon.measures[0]?.node ?? '', value: 5 }],
  })
  await eventually(async () =>
    expect(Number((await nurse.ask(seeNode, { node: id(noon) })).node.standing.progress)).toBeCloseTo(0.5, 9),
  )
})

const id = (view: GoalView): string => view.node.node
const goalOf = (who: Somebody, title: string, about: object = {}): Promise<GoalView> =>
  who.ask(addGoal, { title, why: 'It matters', how: 'Step by step', start: '2031-01-01', ...about })
const titles = async (who: Somebody, wanted: object) => (await who.ask(rows, wanted)).rows.map(({ node }) => node.title)
const shows: InputOf<typeof add>['shows'] = { columns: ['title', 'owner'], sort: 'due', state: 'active' }

describe('a row of the table', () => {
  it('says what only a table asks, and what its viewer may do with it', async () => {
    const found = await nurse.ask(rows, { text: 'noon' })
    expect(found).toMatchObject({ total: 1, atLeast: false, next: null })
    expect(found.rows[0]).toMatchObject({
      node: { title: 'Home before noon', team: { name: 'Ward 4' } },
      revision: 1,
      rhythm: 30,
      confidence: 7,
      supports: [],
      abilities: { edit: { allowed: true }, activate: { allowed: false } },
    })
    expect(found.rows[0]?.checkedOn).not.toBeNull()
    const [theirs] = (await colleague.ask(rows, { text: 'noon' })).rows
    expect(theirs?.abilities.edit).toEqual({
      allowed: false,
      because: 'Only its owner, their managers and the team’s lead may change this.',
    })
    const [led] = (await sister.ask(rows, { text: 'noon' })).rows
    expect(led?.abilities.edit?.allowed).toBe(true)
  })

  it('of which something is not known stands last, whichever way the list runs', async () => {
    const last = async (sort: 'due' | 'cycle' | 'team' | 'confidence', descending: 'true' | 'false') =>
      (await titles(chief, { sort, descending })).at(-1)
    for (const way of ['true', 'false'] as const) {
      expect(await last('due', way)).toBe('A thought')
      expect(['A thought', 'Fewer falls']).toContain(await last('cycle', way))
      expect((await titles(chief, { sort: 'confidence', descending: way }))[0]).toBe('Home before noon')
      expect((await titles(chief, { sort: 'checked', descending: way }))[0]).toBe('Home before noon')
      expect(['A thought', 'Fewer falls']).toContain(await last('team', way))
      // The page ends among those that are known, and then among those that are not.
      const paged: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await chief.ask(rows, { sort: 'team', descending: way, most: 1, after })
        paged.push(...page.rows.map(({ node }) => node.title))
        after = page.next ?? undefined
        if (!after) break
      }
      expect(paged).toEqual(await titles(chief, { sort: 'team', descending: way }))
    }
  })

  it('comes in the order of any column, from either end, a page at a time, and never to who may not see it', async () => {
    expect(await titles(chief, { sort: 'owner' })).toEqual([
      'A thought',
      'Home before noon',
      'Fewer falls',
      'Beds are free',
    ])
    expect((await titles(chief, { sort: 'state' }))[0]).toBe('A thought')
    expect((await titles(chief, { sort: 'framework' }))[0]).toBe('Beds are free')
    expect((await titles(chief, { sort: 'confidence' }))[0]).toBe('Home before noon')
    expect((await titles(chief, { sort: 'team', descending: 'true' })).slice(0, 2).sort()).toEqual([
      'Beds are free',
      'Home before noon',
    ])
    expect(await titles(chief, { sort: 'cycle' })).toEqual([
      'Beds are free',
      'Home before noon',
      'Fewer falls',
      'A thought',
    ])
    expect((await titles(chief, { sort: 'checked' }))[0]).toBe('Home before noon')
    for (const sort of ['start', 'rhythm', 'gaps', 'progress', 'read', 'health', 'title'] as const)
      expect((await titles(chief, { sort })).length).toBeGreaterThan(0)
    const first = await chief.ask(rows, { sort: 'owner', most: 2 })
    const second = await chief.ask(rows, { sort: 'owner', most: 2, after: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ node }) => node.title)).toEqual(
      await titles(chief, { sort: 'owner' }),
    )
    expect(await titles(nurse, { text: 'studies' })).toEqual(['My own studies'])
    expect(await titles(sister, { text: 'studies' })).toEqual([])
  })
})

describe('groups', () => {
  it('say how many each has and their mean progress, and hold what they say', async () => {
    const byTeam = await chief.ask(groups, { by: 'team' })
    expect(byTeam).toEqual({
      groups: [
        { key: ward, name: 'Ward 4', count: 2, atLeast: false, progress: '0.5' },
        { key: 'none', name: null, count: 2, atLeast: false, progress: null },
      ],
      more: false,
    })
    for (const by of ['owner', 'team', 'state', 'health', 'framework', 'cycle', 'month'] as const)
      for (const who of [chief, nurse, colleague])
        for (const { key, count } of (await who.ask(groups, { by })).groups)
          expect([by, key, (await who.ask(rows, { by, key })).total]).toEqual([by, key, count])
  })

  it('of a private goal show to its owner alone', async () => {
    const counts = async (who: Somebody) =>
      (await who.ask(groups, { by: 'month' })).groups.map(({ key, count }) => [key, count])
    expect(await counts(nurse)).toEqual([
      ['2031-04', 2],
      ['2031-05', 1],
      ['2031-09', 1],
      ['none', 1],
    ])
    expect(await counts(sister)).toEqual([
      ['2031-04', 1],
      ['2031-05', 1],
      ['2031-09', 1],
      ['none', 1],
    ])
    const spring = (await sister.ask(groups, { by: 'cycle' })).groups
    expect(spring.map(({ name, count }) => [name, count])).toEqual([
      ['Spring 2031', 2],
      [null, 2],
    ])
  })

  it('are refused under a key that is none', async () => {
    const { status, body } = await chief.reply(rows, { by: 'owner', key: 'Tom' })
    expect([status, body.detail]).toEqual([422, 'There is no such group. Group the goals again.'])
  })
})

describe('several goals at once', () => {
  it('are looked at first, changed as far as one may, and taken back in one', async () => {
    const changes = [beds, noon, falls, hidden].map((goal) => ({ goal: id(goal), set: { due: '2031-12-31' } }))
    const preview = await sister.ask(changeGoals, { changes, preview: true })
    expect(preview).toMatchObject({ changed: 3, same: 0, refused: 1 })
    expect(preview.goals[3]).toEqual({
      goal: id(hidden),
      title: null,
      came: 'refused',
      because: 'There is no such goal, or you cannot see it.',
      lost: [],
      asked: [],
      undo: null,
    })
    expect((await sister.ask(seeGoal, { goal: id(beds) })).node.due).toBe('2031-04-30')
    expect((await sister.ask(seeGoal, { goal: id(beds) })).revision).toBe(1)

    const done = await sister.ask(changeGoals, { changes })
    expect(done).toMatchObject({ changed: 3, same: 0, refused: 1 })
    expect((await sister.ask(seeGoal, { goal: id(falls) })).node.due).toBe('2031-12-31')
    const undone = await sister.ask(changeGoals, { changes: done.goals.flatMap(({ undo }) => undo ?? []) })
    expect(undone).toMatchObject({ changed: 3, refused: 0 })
    expect((await sister.ask(seeGoal, { goal: id(falls) })).node.due).toBe('2031-09-30')
    const told = (await sister.ask(history, { goal: id(beds) })).events.map(({ happened }) => happened)
    expect(told).toEqual(['goal.changed', 'goal.changed', 'goal.written'])
  })

  it('say what is refused and why, row by row, and leave that row as it was', async () => {
    const { goals } = await sister.ask(changeGoals, {
      changes: [
        { goal: id(beds), set: { title: 'Beds are free when needed', due: '2030-01-01' } },
        { goal: id(noon), revision: 0, set: { title: 'Mine' } },
        { goal: id(falls), set: { team: ward }, support: id(beds) },
        { goal: id(draft), state: 'active' },
      ],
    })
    expect(goals.map(({ came, because }) => [came, because])).toEqual([
      ['refused', 'The due date lies before the start. Choose a later one.'],
      ['refused', 'This was changed by somebody else since you opened it. Compare both versions and save again.'],
      ['changed', null],
      ['refused', 'Only its owner, their managers and the team’s lead may change this.'],
    ])
    expect((await sister.ask(seeGoal, { goal: id(beds) })).node.title).toBe('Beds are free')
    expect((await sister.ask(rows, { text: 'falls' })).rows[0]?.supports).toEqual([
      { node: id(beds), title: 'Beds are free', accepted: true },
    ])
    const undo = goals.flatMap((each) => each.undo ?? [])
    expect(await sister.ask(changeGoals, { changes: undo })).toMatchObject({ changed: 1 })
    expect((await sister.ask(rows, { text: 'falls' })).rows[0]).toMatchObject({ supports: [], node: { team: null } })
  })

  it('keep the share that was set by hand where support is ended and that is taken back', async () => {
    const [top, part] = await Promise.all([
      sister.ask(addGoal, { title: 'Sharing' }),
      sister.ask(addGoal, { title: 'A part' }),
    ])
    await sister.ask(link, { node: id(part), parent: id(top), share: 40 })
    const end = { changes: [{ goal: id(part), unsupport: id(top) }] }
    const undo = (await sister.ask(changeGoals, end)).goals.flatMap((each) => each.undo ?? [])
    expect(undo).toMatchObject([{ support: id(top), share: 40 }])
    expect(await sister.ask(changeGoals, { changes: undo })).toMatchObject({ changed: 1 })
    const { rows: shares } = await world.owner.query('select share from carries where child = $1', [id(part)])
    expect(shares.map(({ share }) => Number(share))).toEqual([40])
    await sister.ask(changeGoals, end)
  })

  it('bring a deputy back who took a goal over, where that is taken back', async () => {
    const goal = await goalOf(nurse, 'Looked after')
    const [from, to] = ['2026-01-01', '2099-12-31']
    const { revision } = await nurse.ask(seeGoal, { goal: id(goal) })
    await nurse.ask(changeGoal, { goal: id(goal), revision, deputy: { person: sister.id, from, to } })
    const over = await nurse.ask(changeGoals, { changes: [{ goal: id(goal), set: { owner: sister.id } }] })
    expect((await sister.ask(seeGoal, { goal: id(goal) })).deputy).toBe(null)
    await sister.ask(changeGoals, { changes: over.goals.flatMap(({ undo }) => undo ?? []) })
    const back = await sister.ask(seeGoal, { goal: id(goal) })
    expect(back).toMatchObject({ node: { owner: { person: nurse.id } }, deputy: { person: sister.id, from, to } })
  })

  it('change framework, which says first what is lost and what is asked, and brings all of it back', async () => {
    const facts = { kind: 'aspirational' }
    const okr = await goalOf(nurse, 'A framework of its own', { framework: 'okr', facts })
    const plain = await goalOf(nurse, 'Another without one')
    const changes = [okr, plain].map((goal) => ({ goal: id(goal), set: { framework: 'hard' as const } }))
    const preview = await nurse.ask(changeGoals, { changes, preview: true })
    expect(preview).toMatchObject({ changed: 2, refused: 0 })
    expect(preview.goals[0]?.lost.length).toBeGreaterThan(0)
    expect(preview.goals[0]?.asked.length).toBeGreaterThan(0)
    expect(preview.goals[1]?.lost).toEqual([])
    expect((await nurse.ask(seeGoal, { goal: id(okr) })).framework).toBe('okr')
    const done = await nurse.ask(changeGoals, { changes })
    expect((await nurse.ask(seeGoal, { goal: id(plain) })).framework).toBe('hard')
    await nurse.ask(changeGoals, { changes: done.goals.flatMap(({ undo }) => undo ?? []) })
    expect(await nurse.ask(seeGoal, { goal: id(okr) })).toMatchObject({ framework: 'okr', facts: okr.facts })
    expect((await nurse.ask(seeGoal, { goal: id(plain) })).framework).toBe(null)
    const { goals } = await colleague.ask(changeGoals, { changes })
    expect(goals.map(({ came }) => came)).toEqual(['refused', 'refused'])
    for (const goal of [okr, plain]) await nurse.ask(close, { goal: id(goal), closedAs: 'abandoned', learnt: 'Tried.' })
  })

  it('state a confidence by checking in, and correct it back to what was stated before', async () => {
    const state = (confidence: number, ...goals: GoalView[]) => ({
      changes: goals.map((goal) => ({ goal: id(goal), confidence })),
    })
    const stated = async (text: string) => (await nurse.ask(rows, { text })).rows[0]?.confidence
    expect(await nurse.ask(changeGoals, state(7, noon))).toMatchObject({ same: 1, changed: 0 })
    const before = (await nurse.ask(listCheckIns, { goal: id(noon) })).checkIns.length
    await nurse.ask(changeGoals, { ...state(2, noon), preview: true })
    expect((await nurse.ask(listCheckIns, { goal: id(noon) })).checkIns.length).toBe(before)
    const done = await nurse.ask(changeGoals, state(2, noon, draft))
    expect(done.goals.map(({ came, because }) => [came, because])).toEqual([
      ['changed', null],
      ['refused', 'Only its owner, their deputy, their managers and the team’s lead may check in.'],
    ])
    expect(await stated('noon')).toBe(2)
    await nurse.ask(changeGoals, { changes: done.goals.flatMap(({ undo }) => undo ?? []) })
    expect(await stated('noon')).toBe(7)
    const first = await goalOf(nurse, 'Never spoken of')
    const { goals } = await nurse.ask(changeGoals, state(4, first))
    expect([goals[0]?.came, goals[0]?.undo]).toEqual(['changed', null])
    await nurse.ask(close, { goal: id(first), closedAs: 'abandoned', learnt: 'Tried.' })
  })

  it('go from draft to active and back while nobody has checked in', async () => {
    const at = (goal: GoalView, state: 'draft' | 'active') => ({ changes: [{ goal: id(goal), state }] })
    expect(await colleague.ask(changeGoals, at(draft, 'active'))).toMatchObject({ changed: 1 })
    expect(await colleague.ask(changeGoals, at(draft, 'active'))).toMatchObject({ changed: 0, same: 1 })
    expect(await colleague.ask(changeGoals, at(draft, 'draft'))).toMatchObject({ changed: 1 })
    const { goals } = await nurse.ask(changeGoals, at(noon, 'draft'))
    expect(goals[0]?.because).toBe('This goal has check-ins, and stays active. Close it instead.')
  })

  it('tell of nothing that was only looked at', async () => {
    const before = (await nurse.ask(history, { goal: id(noon) })).events.length
    await nurse.ask(changeGoals, { changes: [{ goal: id(noon), set: { title: 'Later' } }], preview: true })
    expect((await nurse.ask(history, { goal: id(noon) })).events.length).toBe(before)
  })

  it('wait for one another where two people change the same ones, whichever they begin with', async () => {
    const rhythm = (days: number | null, ...goals: GoalView[]) => ({
      changes: goals.map((goal) => ({ goal: id(goal), set: { rhythm: days } })),
    })
    for (const days of [40, 50, 60]) {
      const replies = await Promise.all([
        sister.reply(changeGoals, rhythm(days, beds, noon, falls)),
        sister.reply(changeGoals, rhythm(days + 1, falls, noon, beds)),
        sister.reply(changeGoals, rhythm(days + 2, noon, falls, beds)),
      ])
      expect(replies.map(({ status, body }) => [status, body.changed])).toEqual([
        [200, 3],
        [200, 3],
        [200, 3],
      ])
    }
    await sister.ask(changeGoals, rhythm(null, beds, noon, falls))
  })
})

describe('a saved view', () => {
  it('that was kept by another version shows what is still known', async () => {
    const { view } = await nurse.ask(add, { name: 'Old', shows })
    const odd = { columns: ['due', 'mood'], sort: 'due' }
    await world.owner.query('update saved_view set shows = $1 where saved_view = $2', [odd, view])
    expect((await nurse.ask(see, { view })).shows).toMatchObject({ columns: ['title', 'due'], sort: 'due' })
    await world.owner.query(`update saved_view set shows = '{"columns": [], "sort": "mood"}' where saved_view = $1`, [
      view,
    ])
    expect((await nurse.ask(see, { view })).shows.columns).toEqual(usualColumns)
    await nurse.ask(remove, { view })
  })

  it('is one’s own until it is shared, and shows no more than one may see', async () => {
    const mine = await nurse.ask(add, { name: 'What runs', shows: { ...shows, columns: ['owner', 'title', 'due'] } })
    expect(mine).toMatchObject({
      name: 'What runs',
      audience: { word: 'private' },
      shows: { columns: ['title', 'owner', 'due'], sort: 'due', look: 'table', group: null },
    })
    expect((await sister.ask(list, {})).views).toEqual([])
    const { revision } = await nurse.ask(change, {
      view: mine.view,
      revision: 1,
      audience: { word: 'team', team: ward },
    })
    expect((await colleague.ask(list, {})).views).toEqual([])
    await nurse.ask(change, { view: mine.view, revision, audience: { word: 'organisation' } })
    const [theirs] = (await colleague.ask(list, {})).views
    expect(theirs).toMatchObject({
      name: 'What runs',
      owner: { name: 'Lena Voss' },
      abilities: {
        change: {
          allowed: false,
          because: 'Only its owner and administrators may change this view. Save it as one of your own.',
        },
      },
    })
    expect(await titles(colleague, { state: theirs?.shows.state })).not.toContain('My own studies')
    await nurse.ask(remove, { view: mine.view })
  })

  it('has a name of its own, and is not overwritten unseen', async () => {
    const one = await nurse.ask(add, { name: 'Mine', shows })
    const again = await nurse.reply(add, { name: 'mine', shows })
    expect([again.status, again.body.detail]).toEqual([
      409,
      'You have a view called “mine” already. Choose another name, or change that one.',
    ])
    await nurse.ask(change, { view: one.view, revision: 1, name: 'Mine, renamed' })
    const late = await nurse.reply(change, { view: one.view, revision: 1, name: 'Too late' })
    expect([late.status, (late.body.theirs as { name: string }).name]).toEqual([409, 'Mine, renamed'])
  })

  it('leaves the columns that everybody chose for themselves', async () => {
    expect((await sister.ask(list, {})).columns).toEqual([
      'title',
      'health',
      'progress',
      'owner',
      'due',
      'read',
      'gaps',
    ])
    await sister.ask(chooseColumns, { columns: ['supports', 'team'] })
    expect((await sister.ask(list, {})).columns).toEqual(['title', 'supports', 'team'])
    expect((await nurse.ask(list, {})).columns).toContain('health')
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const saved = async (word: 'private' | 'organisation' = 'organisation') =>
  (await nurse.ask(add, { name: `View ${newId()}`, audience: { word }, shows })).view

whoMay('views.rows', [
  ['a person here', () => nurse.reply(rows, {}), 200],
  ['with a place that is none', () => nurse.reply(rows, { after: 'there' }), 422],
  ['somebody from elsewhere, of here', async () => stranger.reply(rows, { by: 'team', key: ward }), 200],
  ['nobody', () => nobody(rows, {}), 401],
])
whoMay('views.groups', [
  ['a person here', () => nurse.reply(groups, { by: 'owner' }), 200],
  ['by what nothing is gathered by', () => nurse.reply(groups, { by: 'title' }), 422],
  ['nobody', () => nobody(groups, { by: 'owner' }), 401],
])
whoMay('views.change-goals', [
  ['a person here', () => nurse.reply(changeGoals, { changes: [{ goal: newId(), state: 'active' }] }), 200],
  ['of no goal', () => nurse.reply(changeGoals, { changes: [] }), 422],
  [
    'of a goal that is named twice',
    () => nurse.reply(changeGoals, { changes: [{ goal: id(noon) }, { goal: id(noon) }] }),
    422,
  ],
  [
    'a reader’s token',
    async () => (await nurse.withScopes('read')).reply(changeGoals, { changes: [{ goal: id(noon) }] }),
    403,
  ],
  ['nobody', () => nobody(changeGoals, { changes: [{ goal: newId() }] }), 401],
])
whoMay('views.list', [
  ['a person here', () => nurse.reply(list, {}), 200],
  ['nobody', () => nobody(list, {}), 401],
])
whoMay('views.see', [
  ['its owner', async () => nurse.reply(see, { view: await saved('private') }), 200],
  ['a person here, of a private one', async () => chief.reply(see, { view: await saved('private') }), 404],
  ['a person here, of a shared one', async () => colleague.reply(see, { view: await saved() }), 200],
  ['somebody from elsewhere', async () => stranger.reply(see, { view: await saved() }), 404],
  ['nobody', async () => nobody(see, { view: await saved() }), 401],
])
whoMay('views.add', [
  ['a person here', () => colleague.reply(add, { name: 'For all', audience: { word: 'organisation' }, shows }), 200],
  [
    'for a team, whichever is meant',
    () => colleague.reply(add, { name: 'Which', audience: { word: 'team' }, shows }),
    422,
  ],
  [
    'for a team that one is not in',
    () => colleague.reply(add, { name: 'Theirs', audience: { word: 'team', team: ward }, shows }),
    422,
  ],
  [
    'with a column that there is not',
    () => nurse.reply(add, { name: 'Odd', shows: { ...shows, columns: ['size'] } }),
    422,
  ],
  ['a reader’s token', async () => (await nurse.withScopes('read')).reply(add, { name: 'Read', shows }), 403],
  ['nobody', () => nobody(add, { name: 'None', shows }), 401],
])
whoMay('views.change', [
  ['its owner', async () => nurse.reply(change, { view: await saved(), revision: 1, shows }), 200],
  [
    'an administrator, of one that all share',
    async () => chief.reply(change, { view: await saved(), revision: 1, shows }),
    200,
  ],
  [
    'a person here, of one that all share',
    async () => colleague.reply(change, { view: await saved(), revision: 1 }),
    403,
  ],
  [
    'the lead of the team that shares it',
    async () => {
      const audience = { word: 'team' as const, team: ward }
      const { view } = await nurse.ask(add, { name: 'For the ward', audience, shows })
      return sister.reply(change, { view, revision: 1, name: 'For us all' })
    },
    200,
  ],
  ['with an old revision', async () => nurse.reply(change, { view: await saved(), revision: 0, shows }), 409],
  [
    'an administrator, of a private one',
    async () => chief.reply(change, { view: await saved('private'), revision: 1 }),
    404,
  ],
  ['somebody from elsewhere', async () => stranger.reply(change, { view: await saved(), revision: 1 }), 404],
  ['nobody', async () => nobody(change, { view: await saved(), revision: 1 }), 401],
])
whoMay('views.remove', [
  ['its owner', async () => nurse.reply(remove, { view: await saved() }), 200],
  ['an administrator, of one that all share', async () => chief.reply(remove, { view: await saved() }), 200],
  ['a person here', async () => colleague.reply(remove, { view: await saved() }), 403],
  ['somebody from elsewhere', async () => stranger.reply(remove, { view: await saved() }), 404],
  ['nobody', async () => nobody(remove, { view: await saved() }), 401],
])
whoMay('views.choose-columns', [
  ['a person here', () => colleague.reply(chooseColumns, { columns: ['title', 'due'] }), 200],
  ['of none', () => colleague.reply(chooseColumns, { columns: [] }), 422],
  ['nobody', () => nobody(chooseColumns, { columns: ['title'] }), 401],
])

whoMay('goals.withdraw', [
  ['its owner', async () => nurse.reply(withdraw, { goal: id(await goalOf(nurse, 'Early')) }), 200],
  ['its owner, of a draft', () => colleague.reply(withdraw, { goal: id(draft) }), 409],
  ['their manager, of one that is checked in on', () => sister.reply(withdraw, { goal: id(noon) }), 409],
  ['somebody else here', () => colleague.reply(withdraw, { goal: id(noon) }), 403],
  ['who may not see it', () => chief.reply(withdraw, { goal: id(hidden) }), 404],
  ['nobody', () => nobody(withdraw, { goal: id(noon) }), 401],
])

it('support that was added to several waits for the upper goal’s owner where that is somebody else', async () => {
  const plan = await goalOf(chief, 'A plan for spring')
  const { goals } = await nurse.ask(changeGoals, { changes: [{ goal: id(falls), support: id(plan) }] })
  expect(goals[0]?.came).toBe('changed')
  expect((await nurse.ask(rows, { text: 'falls' })).rows[0]?.supports).toMatchObject([{ accepted: false }])
  await chief.ask(accept, { node: id(falls), parent: id(plan) })
  expect((await nurse.ask(rows, { text: 'falls' })).rows[0]?.supports).toMatchObject([{ accepted: true }])
})

it('goals are sorted by what they support, as far as one sees it, and those that support nothing come last', async () => {
  const own = await goalOf(nurse, 'All of my days', { audience: { word: 'private' } })
  await nurse.ask(changeGoals, { changes: [{ goal: id(noon), support: id(own) }] })
  await sister.ask(changeGoals, { changes: [{ goal: id(noon), support: id(beds) }] })
  const known = ['Fewer falls < A plan for spring', 'Home before noon < Beds are free']
  const all = async (who: Somebody, descending: 'true' | 'false') =>
    (await who.ask(rows, { sort: 'supports', descending })).rows.map(
      ({ node, supports: [parent] }) => `${node.title} < ${parent?.title ?? 'nothing'}`,
    )
  expect((await all(chief, 'false')).slice(0, 2)).toEqual(known)
  expect((await all(chief, 'true')).slice(0, 2)).toEqual(known.toReversed())
  expect((await all(nurse, 'false')).slice(0, 2)).toEqual([known[0], 'Home before noon < All of my days'])
  expect((await all(chief, 'true')).slice(2).every((each) => each.endsWith('< nothing'))).toBe(true)
})
