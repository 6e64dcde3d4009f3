import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { record } from '../check-ins/contract.ts'
import { type Framework, frameworks } from '../frameworks/rules.ts'
import { add, alike, change, close, ended, type GoalView, history, reopen, see } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  nurse = await here.person('Lena Voss', { manager: chief })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

const goal = (about: Record<string, unknown> = {}): Promise<GoalView> =>
  nurse.ask(add, { title: 'Patients leave before noon', ...about })
const id = (view: GoalView): string => view.node.node
const standsOf = (view: GoalView, part: string) => view.parts.find(({ check }) => check === part)?.stands
const faultsOf = async (input: Record<string, unknown>): Promise<string[]> => {
  const { status, body } = await nurse.reply(add, { title: 'Something', ...input })
  expect(status).toBe(422)
  return (body.faults as { at: string; sentence: string }[]).map(({ at, sentence }) => {
    expect(sentence).toMatch(/[.?]$/)
    return at
  })
}
const numbers = { title: 'Home before noon', unit: '%', baseline: 20, target: 60 }
const given: Record<Framework, Record<string, unknown>> = {
  smart: { achievableBecause: 'Ward 5 has done it.' },
  okr: { kind: 'committed' },
  bhag: { vividDescription: 'Nobody waits.', finishLine: 'A year without a wait.' },
  stretch: { stretch: { 'Home before noon': '80' } },
  pact: { purpose: 'To hear families.', everyDays: 7 },
  hard: { heartfelt: 'I promised it.', heartfeltRating: 4 },
  fast: { discussionRhythm: 14, challenge: 'Nobody here has done it.' },
}

describe('a goal in a framework', () => {
  it.each(frameworks)(
    '%s keeps what is special to it, each field with its default, and says how it stands',
    async (framework) => {
      const made = await goal({ framework, facts: given[framework], measures: [numbers] })
      const kept = framework === 'stretch' ? { stretch: { [made.measures[0]?.node ?? '']: '80' } } : given[framework]
      expect(made).toMatchObject({ framework, facts: kept })
      expect(made.parts.length).toBeGreaterThan(1)
      expect(made.parts).toEqual((await nurse.ask(see, { goal: id(made) })).parts)
      for (const { findings, stands } of made.parts) expect(findings.length > 0).toBe(stands === 'open')
    },
  )

  it('has its framework’s rhythm, and without one a month', async () => {
    expect((await goal({ framework: 'okr' })).rhythm).toBe(7)
    expect((await goal({ framework: 'bhag' })).rhythm).toBe(365)
    expect((await goal()).rhythm).toBe(30)
  })

  it('without one keeps no facts and is asked nothing', async () => {
    expect(await goal()).toMatchObject({ framework: null, facts: {}, parts: [], score: null })
    expect(await faultsOf({ facts: { kind: 'committed' } })).toEqual(['facts'])
  })

  it.each([
    ['of another framework', 'okr', { finishLine: 'There' }, 'facts'],
    ['of a kind that is none', 'okr', { kind: 'maybe' }, 'facts.kind'],
    ['with a day that is none', 'okr', { appraisalDeclaredOn: '2026-02-30' }, 'facts.appraisalDeclaredOn'],
    ['rated with six', 'hard', { heartfeltRating: 6 }, 'facts.heartfeltRating'],
    ['with a waypoint without a title', 'bhag', { waypoints: [{ title: ' ' }] }, 'facts.waypoints.0.title'],
    ['done every zeroth day', 'pact', { everyDays: 0 }, 'facts.everyDays'],
    ['stretched to a word', 'stretch', { stretch: { Wait: 'far' } }, 'facts.stretch.Wait'],
  ])('with facts %s is refused, and where is said', async (_, framework, facts, at) => {
    expect(await faultsOf({ framework, facts })).toEqual([at])
  })

  it.each(['bhag', 'pact'])(
    '%s gives no percentage: what it supports is told by the others alone',
    async (framework) => {
      const top = await goal({ title: `Above ${framework}` })
      const supports = [{ parent: id(top) }]
      const measures = [{ title: 'Done', baseline: 0, target: 10 }]
      const [plain, without] = [await goal({ supports, measures }), await goal({ framework, supports, measures })]
      for (const each of [plain, without])
        await nurse.ask(record, {
          goal: id(each),
          values: [{ measure: each.measures[0]?.node ?? '', value: each === plain ? 4 : 10 }],
        })
      await eventually(async () => {
        expect((await nurse.ask(see, { goal: id(top) })).node.standing).toMatchObject({
          progress: '0.4',
          counted: 1,
          countable: 1,
        })
        expect((await nurse.ask(see, { goal: id(without) })).node.standing.progress).toBeNull()
      })
    },
  )

  it('that is fast and private fails its own check and says so', async () => {
    const open = await goal({ framework: 'fast' })
    expect(standsOf(open, 'transparent')).toBe('met')
    const hidden = await nurse.ask(change, {
      goal: id(open),
      revision: open.revision,
      audience: { word: 'private' },
    })
    expect(standsOf(hidden, 'transparent')).toBe('open')
  })

  it('that is done again and again is told by the days of its check-ins, the corrected ones once', async () => {
    const made = await goal({ framework: 'pact', facts: { everyDays: 7 }, start: '2026-01-05' })
    const told = [{ readOn: '2026-01-06' }, { readOn: '2026-01-13' }]
    for (const each of told) await nurse.ask(record, { goal: id(made), note: 'Done.', ...each })
    expect((await nurse.ask(see, { goal: id(made) })).checkedIn).toEqual({
      on: ['2026-01-13', '2026-01-06'],
      confidence: null,
    })
  })
})

describe('the facts of a goal', () => {
  it('change one by one, keep the others, and leave a trace in its history', async () => {
    const made = await goal({ framework: 'okr', facts: { kind: 'committed' } })
    const changed = await nurse.ask(change, {
      goal: id(made),
      revision: made.revision,
      facts: { appraisalDeclaredOn: '2026-01-02' },
    })
    expect(changed.facts).toEqual({ kind: 'committed', appraisalDeclaredOn: '2026-01-02' })
    const [last] = (await nurse.ask(history, { goal: id(made) })).events
    expect(last?.changes).toEqual([{ field: 'facts.appraisalDeclaredOn', before: null, after: '2026-01-02' }])
  })

  it('that do not fit leave the goal as it was', async () => {
    const made = await goal({ framework: 'okr' })
    const wrong = { goal: id(made), revision: made.revision, title: 'Another', facts: { kind: 'maybe' } }
    expect((await nurse.reply(change, wrong)).status).toBe(422)
    expect((await nurse.ask(see, { goal: id(made) })).node.title).toBe('Patients leave before noon')
  })
})

describe('another framework', () => {
  it('takes over what fits it, loses the rest, keeps the goal’s own, and is one entry of its history', async () => {
    const waypoints = [{ title: 'The first ward', on: null, reachedOn: null }]
    const made = await goal({
      framework: 'bhag',
      why: 'Waiting makes ill.',
      facts: { waypoints, finishLine: 'A year without a wait.' },
      measures: [numbers],
    })
    const now = await nurse.ask(change, {
      goal: id(made),
      revision: made.revision,
      framework: 'fast',
      facts: { challenge: 'Through a winter.' },
    })
    expect(now).toMatchObject({
      framework: 'fast',
      why: 'Waiting makes ill.',
      facts: { milestones: waypoints, challenge: 'Through a winter.', discussionRhythm: 7 },
      rhythm: 7,
    })
    expect(now.measures).toHaveLength(1)
    const [last] = (await nurse.ask(history, { goal: id(made) })).events
    const changed = Object.fromEntries(
      (last?.changes ?? []).map(({ field, before, after }) => [field, [before, after]]),
    )
    expect(changed).toMatchObject({
      framework: ['bhag', 'fast'],
      'facts.finishLine': ['A year without a wait.', null],
      'facts.challenge': [null, 'Through a winter.'],
    })
  })

  it('may be none: then it counts upward as any other again', async () => {
    const made = await goal({ framework: 'pact', facts: { everyDays: 7 }, measures: [numbers] })
    await nurse.ask(record, { goal: id(made), values: [{ measure: made.measures[0]?.node ?? '', value: 40 }] })
    const now = await nurse.ask(change, { goal: id(made), revision: made.revision, framework: null })
    expect(now).toMatchObject({ framework: null, facts: {}, parts: [] })
    await eventually(async () => expect((await nurse.ask(see, { goal: id(made) })).node.standing.progress).toBe('0.5'))
  })
})

describe('a closing', () => {
  const scored = async (facts: Record<string, unknown>, value: number): Promise<GoalView> => {
    const made = await goal({ framework: 'okr', facts, measures: [numbers] })
    await nurse.ask(record, { goal: id(made), values: [{ measure: made.measures[0]?.node ?? '', value }] })
    await eventually(async () =>
      expect((await nurse.ask(see, { goal: id(made) })).node.standing.progress).not.toBeNull(),
    )
    return made
  }

  it('keeps the score as it was computed, with its sentence, what helped and what was learnt', async () => {
    const made = await scored({ kind: 'aspirational' }, 48)
    const { closing } = await nurse.ask(close, {
      goal: id(made),
      closedAs: 'partly met',
      learnt: 'Pharmacy is the bottleneck.',
      helped: 'The lounge.',
    })
    expect(closing).toMatchObject({
      learnt: 'Pharmacy is the bottleneck.',
      helped: 'The lounge.',
      score: { score: '0.7', computed: '0.7', band: 'green', because: '' },
    })
    expect(closing?.score?.sentence).toMatch(/0\.7/)
    const [last] = (await nurse.ask(history, { goal: id(made) })).events
    const said = Object.fromEntries((last?.changes ?? []).map(({ field, after }) => [field, after]))
    expect(said).toMatchObject({ closedAs: 'partly met', helped: 'The lounge.', score: '0.7' })
  })

  it('with another score needs its reason, and keeps both', async () => {
    const made = await scored({ kind: 'aspirational' }, 48)
    const other = { goal: id(made), closedAs: 'partly met', score: '0.3' }
    const { status, body } = await nurse.reply(close, other)
    expect([status, (body.faults as { at: string }[])[0]?.at]).toEqual([422, 'scoreBecause'])
    const { closing } = await nurse.ask(close, { ...other, closedAs: 'partly met', scoreBecause: 'Only weekdays.' })
    expect(closing?.score).toMatchObject({ score: '0.3', computed: '0.7', band: 'red', because: 'Only weekdays.' })
  })

  it('of a committed goal that was missed needs its reason', async () => {
    const made = await scored({ kind: 'committed' }, 30)
    const { status, body } = await nurse.reply(close, { goal: id(made), closedAs: 'missed' })
    expect([status, (body.faults as { at: string }[])[0]?.at]).toEqual([422, 'missedBecause'])
    const { closing } = await nurse.ask(close, {
      goal: id(made),
      closedAs: 'missed',
      missedBecause: 'The scanner came in June.',
    })
    expect(closing).toMatchObject({ closedAs: 'missed', missedBecause: 'The scanner came in June.' })
  })

  it.each([
    ['where the framework gives none', 'pact', '0.5'],
    ['where there is no framework', null, '0.5'],
    ['above 1', 'okr', '1.2'],
    ['with two decimals', 'okr', '0.55'],
  ])('takes no score %s', async (_, framework, score) => {
    const made = await goal({ framework })
    const { status, body } = await nurse.reply(close, {
      goal: id(made),
      closedAs: 'met',
      score,
      scoreBecause: 'It felt so.',
    })
    expect([status, (body.faults as { at: string }[])[0]?.at]).toEqual([422, 'score'])
  })
})

describe('what ended', () => {
  it('is found again as one’s own and as a lesson, until it is reopened', async () => {
    const made = await colleague.ask(add, { title: 'Wheelchairs are where they are needed' })
    await colleague.ask(close, { goal: id(made), closedAs: 'met', learnt: 'A chain and a coin.' })
    const found = async (by: Somebody, of: 'mine' | 'lessons') =>
      (await by.ask(ended, { of })).ended.map(({ node, closing }) => [node.title, closing.learnt])
    const lesson = ['Wheelchairs are where they are needed', 'A chain and a coin.']
    expect(await found(colleague, 'mine')).toEqual([lesson])
    expect(await found(nurse, 'lessons')).toContainEqual(lesson)
    expect(await found(nurse, 'mine')).not.toContainEqual(lesson)
    await colleague.ask(reopen, { goal: id(made) })
    expect(await found(colleague, 'mine')).toEqual([])
    expect(await found(nurse, 'lessons')).not.toContainEqual(lesson)
  })

  it('and is private stays with its owner', async () => {
    const made = await colleague.ask(add, { title: 'A quiet one', audience: { word: 'private' } })
    await colleague.ask(close, { goal: id(made), closedAs: 'missed', learnt: 'Nobody’s business.' })
    const seen = async (by: Somebody) => JSON.stringify(await by.ask(ended, { of: 'lessons' })).includes('A quiet one')
    expect([await seen(colleague), await seen(nurse)]).toEqual([true, false])
  })
})

describe('a title that is like others', () => {
  it('is told the same and the nearly same goals, and the lessons of those that ended', async () => {
    const title = 'The kitchen sends warm soup to every ward'
    const there = await colleague.ask(add, { title })
    const like = await colleague.ask(add, { title: 'The kitchen sends warm soup to each ward' })
    const old = await colleague.ask(add, { title: 'The kitchen sends warm soup to the wards' })
    await colleague.ask(close, { goal: id(old), closedAs: 'met', learnt: 'Lids.' })
    const { open, lessons } = await nurse.ask(alike, { title: `the  Kitchen sends warm soup to every ward` })
    expect(open.map(({ node, same }) => [node.node, same])).toEqual([
      [id(there), true],
      [id(like), false],
    ])
    expect(lessons.map(({ closing }) => closing.learnt)).toEqual(['Lids.'])
    expect((await nurse.ask(alike, { title, without: id(there) })).open.map(({ node }) => node.node)).toEqual([
      id(like),
    ])
    expect((await nurse.ask(alike, { title: 'Zebras at the gate' })).open).toEqual([])
  })

  it('is told nothing of what its writer may not see', async () => {
    const title = 'The chief buys a second helicopter'
    const made = await chief.ask(add, { title, audience: { word: 'private' } })
    expect((await nurse.ask(alike, { title })).open).toEqual([])
    expect((await chief.ask(alike, { title })).open.map(({ node }) => node.node)).toEqual([id(made)])
    expect((await stranger.ask(alike, { title })).open).toEqual([])
  })
})

whoMay('goals.ended', [
  ['everybody, their own', () => nurse.reply(ended, {}), 200],
  ['everybody, the lessons that they may see', () => nurse.reply(ended, { of: 'lessons' }), 200],
  ['anybody, of somebody else', () => nurse.reply(ended, { of: colleague.id }), 422],
  ['nobody', () => request(world, here.organisation.slug, null, ended, {}), 401],
  [
    'somebody of another organisation, in this one’s address',
    () => request(world, here.organisation.slug, stranger.token, ended, {}),
    404,
  ],
])
whoMay('goals.alike', [
  ['everybody here', () => nurse.reply(alike, { title: 'The table' }), 200],
  ['with the database’s own wildcards', () => nurse.reply(alike, { title: '%_\\' }), 200],
  ['without a title', () => nurse.reply(alike, { title: ' ' }), 422],
  ['nobody', () => request(world, here.organisation.slug, null, alike, { title: 'The table' }), 401],
  [
    'somebody of another organisation, in this one’s address',
    () => request(world, here.organisation.slug, stranger.token, alike, { title: 'The table' }),
    404,
  ],
])
whoMay('goals.change', [
  [
    'the owner, to another framework',
    async () => {
      const made = await goal()
      return nurse.reply(change, { goal: id(made), revision: made.revision, framework: 'hard' })
    },
    200,
  ],
  [
    'their manager',
    async () => {
      const made = await goal()
      return chief.reply(change, { goal: id(made), revision: made.revision, framework: 'hard' })
    },
    200,
  ],
  [
    'a colleague',
    async () => {
      const made = await goal()
      return colleague.reply(change, { goal: id(made), revision: made.revision, framework: 'hard' })
    },
    403,
  ],
  [
    'somebody of another organisation',
    async () => {
      const made = await goal()
      return stranger.reply(change, { goal: id(made), revision: made.revision, framework: 'hard' })
    },
    404,
  ],
])
