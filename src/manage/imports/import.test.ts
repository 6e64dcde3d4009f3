// Long because: it holds the whole table of what an import warns about and refuses.
import { describe, expect, it } from 'vitest'
import { tryOut } from './contract.ts'
import { type Plan, plan } from './import.ts'
import { nothingKept } from './kept-lines.ts'
import { noPast } from './past.ts'
import { emptyNode } from './plan-goals.ts'
import type { CheckIn, Closing, Node, Present } from './present.ts'
import { nothingSaid } from './said.ts'
import { noScans } from './scan-lines.ts'
import { noSignals } from './signal-lines.ts'
import { noStakeholders } from './stakeholder-lines.ts'
import { noStrategies } from './strategy-lines.ts'
import { type FileKind, kinds, tableOf } from './table.ts'

type Files = Partial<Record<FileKind, Record<string, string>[]>>

const nothing: Present = {
  today: '2026-06-15',
  persons: [],
  teams: [],
  nodes: [],
  checkIns: [],
  closings: [],
  direction: null,
  indicators: [],
  indicatorReadings: [],
  settings: null,
  cycles: [],
  carryOvers: [],
  said: nothingSaid,
  decisions: [],
  changes: [],
  briefings: [],
  scans: noScans,
  signals: noSignals,
  strategy: noStrategies,
  kept: nothingKept,
  stakeholders: noStakeholders,
  past: noPast,
}

const planned = (files: Files, present: Present = nothing): Plan =>
  plan(
    Object.entries(files).map(([kind, rows]) => tableOf(kind as FileKind, rows)),
    present,
    { source: 'sheet', by: null },
  )

const says = (files: Files, present?: Present): string[] =>
  planned(files, present).faults.map(
    ({ level, file, row, column, sentence }) => `${level} ${file} ${row} ${column}: ${sentence}`,
  )

/** What an organisation holds once these files are in it. */
function holding(files: Files, present: Present = nothing): Present {
  const made = planned(files, present)
  expect(made.faults.filter(({ level }) => level === 'refused')).toEqual([])
  const replaced = <Row>(rows: Row[], id: keyof Row, writes: { next: Row }[]): Row[] => {
    const fresh = new Map(writes.map(({ next }) => [next[id], next]))
    return [...rows.filter((row) => !fresh.has(row[id])), ...fresh.values()]
  }
  return {
    ...present,
    persons: replaced(present.persons, 'person', made.persons),
    teams: replaced(present.teams, 'team', made.teams),
    nodes: replaced<Node>(present.nodes, 'node', made.nodes),
    checkIns: [...present.checkIns, ...made.checkIns],
    closings: [
      ...present.closings,
      ...made.closings.made.map(
        (closing): Closing => ({
          ...closing,
          at: closing.at ?? '',
          progress: null,
          met: 0,
          notMet: 0,
          noReading: 0,
          noTarget: 0,
          reopenedBy: null,
          reopenedAt: null,
          because: '',
          framework: null,
          score: null,
          computedScore: null,
          band: null,
          scoreSentence: '',
          scoreBecause: '',
          missedBecause: '',
          helped: '',
        }),
      ),
    ],
    direction: made.direction ?? present.direction,
  }
}

const ward: Files = {
  direction: [
    { kind: 'vision', text: 'Nobody waits' },
    { kind: 'value', name: 'Kind', text: '' },
  ],
  people: [
    { id: 'ines', name: 'Ines Okafor', email: 'ines@otterby.example', administrator: 'yes' },
    { id: 'tom', name: 'Tom Birch', manager: 'ines', teams: 'heron' },
  ],
  teams: [
    { id: 'heron', name: 'Heron ward', parent: 'medicine', lead: 'tom' },
    { id: 'medicine', name: 'Medicine' },
  ],
  goals: [
    { id: 'noon', title: 'Home by noon', parents: 'vision', owner: 'tom', team: 'heron', framework: 'okr' },
    {
      id: 'letters',
      title: 'Letters are ready',
      parents: 'noon;vision',
      weights: '60;',
      owner: 'Tom Birch',
      status: 'met',
    },
    {
      id: 'rate',
      type: 'measure',
      title: 'Before noon',
      parents: 'noon',
      unit: '%',
      baseline: '20.00',
      target: '60%',
      value: '35',
      value_on: '2026-06-01',
    },
  ],
  'check-ins': [{ id: 'c1', goal: 'noon', value_on: '2026-06-02', confidence: '7', note: 'Slowly', by: 'tom' }],
}

const told = new Set(['direction', 'people', 'teams', 'goals', 'check-ins', 'closings'])

const counted = ({ counts }: Plan) =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([kind]) => told.has(kind))
      .map(([kind, { new: added, changed, unchanged, refused }]) => [
        kind,
        [added, changed, unchanged, refused].join(),
      ]),
  )

describe('a plan', () => {
  it('says what is new', () => {
    expect(counted(planned(ward))).toEqual({
      direction: '1,0,0,0',
      people: '2,0,0,0',
      teams: '2,0,0,0',
      goals: '3,0,0,0',
      'check-ins': '1,0,0,0',
      closings: '0,0,0,0',
    })
  })

  it('says that all is unchanged where the same files come again', () => {
    const again = planned(ward, holding(ward))
    expect(counted(again)).toEqual({
      direction: '0,0,1,0',
      people: '0,0,2,0',
      teams: '0,0,2,0',
      goals: '0,0,3,0',
      'check-ins': '0,0,1,0',
      closings: '0,0,0,0',
    })
    expect([again.persons, again.teams, again.nodes, again.checkIns, again.direction]).toEqual([[], [], [], [], null])
  })

  it('says which columns of which rows change', () => {
    const goals = ward.goals?.map((row) => (row.id === 'rate' ? { ...row, target: '70', value: '40' } : row))
    const present = holding(ward)
    const changed = planned({ goals }, present)
    expect(counted(changed).goals).toBe('0,1,2,0')
    expect(changed.changes).toEqual([{ file: 'goals.csv', row: 4, id: 'rate', columns: ['target'] }])
    const read = present.checkIns.find(({ readings }) => readings.length > 0)
    expect(changed.checkIns).toMatchObject([
      { readOn: '2026-06-01', supersedes: read?.checkIn, readings: [{ value: '40' }] },
    ])
  })

  it('leaves alone what a file says nothing of', () => {
    const told = planned(
      { goals: [{ id: 'noon', title: 'Home by noon', why: '', owner: '', parents: '', due: '2026-12-31' }] },
      holding(ward),
    )
    expect(told.nodes).toHaveLength(1)
    expect(told.nodes[0]?.changed).toEqual(['due'])
    expect(told.nodes[0]?.next.owner).toBe(told.nodes[0]?.before?.owner)
  })

  it('meets persons by e-mail where the source has not named them yet, and takes its id over', () => {
    const present = holding({ people: [{ id: 'x', name: 'Ines', email: 'INES@otterby.example' }] })
    const stranger = {
      ...present,
      persons: present.persons.map((person) => ({ ...person, source: null, externalId: null })),
    }
    const { persons } = planned({ people: ward.people ?? [] }, stranger)
    expect(persons[0]?.before?.person).toBe(present.persons[0]?.person)
    expect(persons[0]?.next).toMatchObject({ externalId: 'ines', source: 'sheet', name: 'Ines Okafor' })
  })

  it('reads a value once: the same again is nothing, of another day a new reading, on the same day a correction', () => {
    const present = holding(ward)
    const rate = (more: Record<string, string>): CheckIn[] =>
      planned({ goals: [{ id: 'rate', type: 'measure', title: 'Before noon', ...more }] }, present).checkIns
    expect(rate({ value: '35.0', value_on: '2026-06-01' })).toEqual([])
    expect(rate({ value: '35' })).toEqual([])
    expect(rate({ value: '36', value_on: '2026-06-08' })).toMatchObject([{ readOn: '2026-06-08', supersedes: null }])
    expect(rate({ value: '36', value_on: '2026-06-01' })).toMatchObject([
      { readOn: '2026-06-01', supersedes: expect.any(String) },
    ])
    expect(rate({ value: '36' })).toMatchObject([{ readOn: '2026-06-15', supersedes: null }])
  })

  it('keeps a note without a date as a remark, since a check-in has one', () => {
    const { nodes, checkIns } = planned({ goals: [{ id: 'g', title: 'G', note: 'From the old plan' }] })
    expect(nodes[0]?.next.remark).toBe('From the old plan')
    expect(checkIns).toEqual([])
  })

  it('closes, and reopens where the source says that it runs again', () => {
    const present = holding(ward)
    const [first] = present.closings
    expect(first).toMatchObject({ closedAs: 'met' })
    const again = planned({ goals: [{ id: 'letters', title: 'Letters are ready', status: 'active' }] }, present)
    expect(again.closings.reopened).toMatchObject([{ closing: first?.closing }])
    expect(again.nodes[0]?.next).toMatchObject({ state: 'active', closedAs: null })
    const otherwise = planned(
      { goals: [{ id: 'letters', title: 'Letters are ready', status: 'Partly_met', learnt: 'Start earlier' }] },
      present,
    )
    expect(otherwise.closings).toMatchObject({
      reopened: [{ closing: first?.closing }],
      made: [{ closedAs: 'partly met', learnt: 'Start earlier' }],
    })
  })
})

describe('warned about', () => {
  it.each([
    [
      'a goal that names itself as its parent',
      { goals: [{ id: 'g', title: 'G', parents: 'g' }] },
      'parents: This row names itself',
    ],
    ['a team that does', { teams: [{ id: 't', name: 'T', parent: 't' }] }, 'parent: This team names itself'],
    [
      'a person who does',
      { people: [{ id: 'p', name: 'P', manager: 'p' }] },
      'manager: This person is named as their own manager',
    ],
    [
      'a target that is no number',
      {
        goals: [
          { id: 'g', title: 'G' },
          { id: 'm', type: 'measure', title: 'M', parents: 'g', target: 'as many as possible' },
        ],
      },
      'target: The target "as many as possible" is no number',
    ],
    [
      'a measure with a why',
      {
        goals: [
          { id: 'g', title: 'G' },
          { id: 'm', type: 'measure', title: 'M', parents: 'g', why: 'Because' },
        ],
      },
      'why: A measure has no why',
    ],
    [
      'an audience that the owner is not in',
      {
        people: [{ id: 'p', name: 'P' }],
        teams: [{ id: 't', name: 'T' }],
        goals: [{ id: 'g', title: 'G', owner: 'p', team: 't', audience: 'team' }],
      },
      'audience: The owner is not in this team',
    ],
    [
      'a value without a date',
      {
        goals: [
          { id: 'g', title: 'G' },
          { id: 'm', type: 'measure', title: 'M', parents: 'g', value: '3' },
        ],
      },
      'value_on: There is no date with it: it is taken as of today, 2026-06-15.',
    ],
  ] as [string, Files, string][])('is %s', (_, files, sentence) => {
    const told = says(files)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(sentence)
    expect(told[0]).toMatch(/^warned /)
  })
})

describe('refused', () => {
  const withGoal = (row: Record<string, string>): Files => ({ goals: [{ id: 'g', title: 'G', ...row }] })
  const withMeasure = (row: Record<string, string>): Files => ({
    goals: [
      { id: 'g', title: 'G' },
      { id: 'm', type: 'measure', title: 'M', parents: 'g', ...row },
    ],
  })
  it.each([
    ['no title', withGoal({ title: ' ' }), 'goals.csv 2 title: The title is missing.'],
    [
      'the same id twice',
      {
        goals: [
          { id: 'g', title: 'G' },
          { id: 'g', title: 'H' },
        ],
      },
      'goals.csv 3 id: Row 2 has the same id.',
    ],
    ['an unknown parent', withGoal({ parents: 'x' }), 'goals.csv 2 parents: The parent x is not there.'],
    [
      'a parent that is a measure',
      { goals: [...(withMeasure({}).goals ?? []), { id: 'h', title: 'H', parents: 'm' }] },
      'goals.csv 4 parents: The parent m is a measure',
    ],
    [
      'a loop',
      {
        goals: [
          { id: 'a', title: 'A', parents: 'b' },
          { id: 'b', title: 'B', parents: 'a' },
        ],
      },
      'goals.csv 2 parents: These support each other in a circle: a → b → a.',
    ],
    [
      'a loop of managers',
      {
        people: [
          { id: 'a', name: 'A', manager: 'b' },
          { id: 'b', name: 'B', manager: 'a' },
        ],
      },
      'people.csv 2 manager: They manage each other in a circle: A → B → A.',
    ],
    [
      'a loop of teams',
      {
        teams: [
          { id: 'a', name: 'A', parent: 'b' },
          { id: 'b', name: 'B', parent: 'a' },
        ],
      },
      "teams.csv 2 parent: These teams are each other's parents: A → B → A.",
    ],
    [
      'shares above 100',
      {
        goals: [
          { id: 'g', title: 'G' },
          { id: 'a', title: 'A', parents: 'g', weights: '70' },
          { id: 'b', title: 'B', parents: 'g', weights: '30.5' },
        ],
      },
      'goals.csv 4 weights: The shares in "G" add up to 100.5',
    ],
    [
      'a share that is none',
      withGoal({ parents: 'vision', weights: '-1' }),
      'goals.csv 2 weights: "-1" is not a share from 0 to 100.',
    ],
    [
      'more shares than parents',
      withGoal({ parents: 'vision', weights: '1;2' }),
      'goals.csv 2 weights: There are 2 weights for 1 parents.',
    ],
    [
      'a measure without a goal',
      { goals: [{ id: 'm', type: 'measure', title: 'M' }] },
      'goals.csv 2 parents: This measure names no goal.',
    ],
    [
      'a measure of two goals',
      withMeasure({ parents: 'g;vision' }),
      'goals.csv 3 parents: This measure names 2 parents.',
    ],
    ['an unknown owner', withGoal({ owner: 'nobody' }), 'goals.csv 2 owner: There is no person nobody.'],
    [
      'an owner whose name two persons have',
      {
        ...withGoal({ owner: 'Jo Lee' }),
        people: [
          { id: '1', name: 'Jo Lee' },
          { id: '2', name: 'Jo Lee' },
        ],
      },
      'goals.csv 2 owner: There is no person Jo Lee.',
    ],
    ['an unknown team', withGoal({ team: 'x' }), 'goals.csv 2 team: There is no team x.'],
    [
      'an unknown type',
      withGoal({ type: 'project' }),
      'goals.csv 2 type: "project" is not known here. Write one of: goal, measure.',
    ],
    ['an unknown framework', withGoal({ framework: 'v2mom' }), 'goals.csv 2 framework: "v2mom" is not known here.'],
    ['an unknown status', withGoal({ status: 'done' }), 'goals.csv 2 status: "done" is not known here.'],
    ['an unknown audience', withGoal({ audience: 'everybody' }), 'goals.csv 2 audience: "everybody" is no audience.'],
    [
      'a line without an owner',
      withGoal({ audience: 'line' }),
      "goals.csv 2 audience: The audience line needs the goal's owner",
    ],
    ['a day that is none', withGoal({ due: '31/03/2026' }), 'goals.csv 2 due: "31/03/2026" is not a date.'],
    [
      'an end before the beginning',
      withGoal({ start: '2026-02-01', due: '2026-01-01' }),
      'goals.csv 2 due: The due date lies before the start.',
    ],
    [
      'a value that is no number',
      withMeasure({ value: '1,200' }),
      'goals.csv 3 value: "1,200" is not a number. Leave out commas',
    ],
    [
      'a value of tomorrow',
      withMeasure({ value: '1', value_on: '2026-06-16' }),
      'goals.csv 3 value_on: 2026-06-16 has not come yet.',
    ],
    [
      'a target that ends before it begins',
      withMeasure({ direction: 'between', target: '5', target_max: '4' }),
      'goals.csv 3 target_max: The upper end of the target lies below',
    ],
    [
      'confidence of 11',
      withGoal({ confidence: '11' }),
      'goals.csv 2 confidence: "11" should be a whole number from 0 to 10.',
    ],
    [
      'a person without id and e-mail',
      { people: [{ name: 'Jo' }] },
      'people.csv 2 id: Give this person an id or an e-mail',
    ],
    [
      'an e-mail that is none',
      { people: [{ id: 'a', name: 'A', email: 'a at b' }] },
      'people.csv 2 email: "a at b" is not an e-mail address.',
    ],
    [
      'two rows about one person',
      {
        people: [
          { id: 'a', name: 'A', email: 'a@b.example' },
          { name: 'B', email: 'A@b.example' },
        ],
      },
      'people.csv 3 id: Row 2 is about the same person.',
    ],
    ['an id with a semicolon', { teams: [{ id: 'a;b', name: 'A' }] }, 'teams.csv 2 id: An id cannot hold a semicolon'],
    [
      'a check-in on nothing',
      { 'check-ins': [{ goal: 'x', value_on: '2026-01-01' }] },
      'check-ins.csv 2 goal: There is no goal x.',
    ],
    [
      'a check-in of no day',
      { ...withGoal({}), 'check-ins': [{ goal: 'g' }] },
      'check-ins.csv 2 value_on: The date is missing',
    ],
    [
      'a value of no measure',
      { ...withGoal({}), 'check-ins': [{ goal: 'g', value_on: '2026-01-01', value: '3' }] },
      'check-ins.csv 2 measure: There is a value and no measure.',
    ],
    [
      'a correction of what is not there',
      { ...withGoal({}), 'check-ins': [{ goal: 'g', value_on: '2026-01-01', supersedes: 'c' }] },
      'check-ins.csv 2 supersedes: There is no check-in c above this row.',
    ],
    [
      'a direction without a vision',
      { direction: [{ kind: 'mission', text: 'To heal' }] },
      'direction.csv null null: No row of the kind vision.',
    ],
  ] as [string, Files, string][])('is %s', (_, files, sentence) => {
    const told = says(files).filter((one) => one.startsWith('refused'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`refused ${sentence}`)
  })

  it('is a recorded check-in with other words: they are never edited', () => {
    expect(
      says(
        {
          'check-ins': [
            { id: 'c1', goal: 'noon', value_on: '2026-06-02', confidence: '7', note: 'Quickly', by: 'tom' },
          ],
        },
        holding(ward),
      ),
    ).toEqual([expect.stringContaining('This check-in is recorded with other words or numbers')])
  })

  it('is a change of what the person who imports cannot see, and saying the same is not', () => {
    const present = holding(ward)
    const hidden = { ...present, nodes: present.nodes.map((node) => ({ ...node, seen: node.kind === 'vision' })) }
    expect(says(ward, hidden)).toEqual([])
    const [told] = says({ goals: [{ id: 'noon', title: 'Home by eleven' }] }, hidden)
    expect(told).toContain('You cannot see this goal and so cannot change it.')
  })

  it('is an indicator named by the title of one that the person who imports cannot see', () => {
    const beds = planned({ indicators: [{ id: 'beds', title: 'Beds in use' }] }).indicators.indicators
    const around = (seen: boolean) => ({ ...nothing, indicators: beds.map(({ next }) => ({ ...next, seen })) })
    const goals: Record<string, string>[] = [
      { id: 'noon', title: 'Home by noon' },
      { id: 'rate', type: 'measure', title: 'Beds', parents: 'noon', indicator: 'Beds in use' },
    ]
    const unknown = expect.stringContaining('There is no indicator')
    expect(says({ goals }, around(true))).not.toContainEqual(unknown)
    expect(says({ goals }, around(false))).toContainEqual(unknown)
  })

  it('is a measure that moves to another goal: its readings stay where they are', () => {
    const goals: Record<string, string>[] = [
      { id: 'other', title: 'Other' },
      { id: 'rate', type: 'measure', title: 'Before noon', parents: 'other' },
    ]
    expect(says({ goals }, holding(ward))).toEqual([
      expect.stringContaining('This measure belongs to another goal here'),
    ])
  })

  it('is another kind of node under the same id', () => {
    const present = { ...nothing, nodes: [{ ...emptyNode('n', { id: 'x', kind: 'goal' }, 'sheet'), title: 'X' }] }
    const [told] = says({ goals: [{ id: 'x', type: 'measure', title: 'X', parents: 'vision' }] }, present)
    expect(told).toContain('This is a goal here and a measure in the file.')
  })
})

it('takes as many files as an export writes', () => {
  const files = kinds.map((kind) => ({ name: `${kind}.csv`, text: '' }))
  expect(tryOut.input.safeParse({ source: 'elsewhere', files }).success).toBe(true)
})
