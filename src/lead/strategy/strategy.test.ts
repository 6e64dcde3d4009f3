import { describe, expect, it } from 'vitest'
import { amountAt, moved, splitOf, unitsIn, usedTotal, yearsIn, yearTotal } from './allotting.ts'
import { compared, type Said } from './comparing.ts'
import { disagreements, healthOfGoals, type Weighed } from './disagreeing.ts'
import { type Allotment, draftFaults, unitFault } from './strategy.ts'

const line = (priority: string, quarter: number, amount: string, over: Partial<Allotment> = {}): Allotment => ({
  priority,
  kind: 'money',
  unit: 'GBP',
  year: 2026,
  quarter,
  amount,
  ...over,
})
const people = { kind: 'people', unit: '' } as const
const gbp = { kind: 'money', unit: 'GBP' } as const

describe('sums of what is allotted', () => {
  it('are exact, and never go across currencies', () => {
    const lines = [line('home', 1, '0.1'), line('home', 2, '0.2'), line('home', 1, '5', { unit: 'EUR' })]
    expect(yearTotal(lines, gbp, 2026, ['home']).total).toBe('0.3')
    expect(yearTotal(lines, { kind: 'money', unit: 'EUR' }, 2026, ['home']).total).toBe('5')
    expect(unitsIn(lines)).toEqual([
      { kind: 'money', unit: 'EUR' },
      { kind: 'money', unit: 'GBP' },
    ])
  })

  it('keep a year apart from the next', () => {
    const lines = [line('home', 1, '4'), line('home', 1, '6', { year: 2027 })]
    expect(yearTotal(lines, gbp, 2027, ['home']).total).toBe('6')
    expect(yearsIn(lines)).toEqual([2026, 2027])
  })

  it('hold people as a mean over the four quarters: ten in each are ten', () => {
    const each = [1, 2, 3, 4].map((quarter) => line('home', quarter, '10', people))
    expect(yearTotal(each, people, 2026, ['home']).total).toBe('10')
    expect(yearTotal(each.slice(0, 2), people, 2026, ['home']).total).toBe('5')
  })

  it('hold what was used over the quarters of which anything is told', () => {
    const lines = [line('home', 1, '10', people), line('home', 2, '12', people), line('beds', 2, '4', people)]
    const { total, each } = usedTotal(lines, people, 2026, ['home', 'beds'])
    expect([total, each.get('home')?.amount, each.get('beds')?.amount]).toEqual(['13', '11', '2'])
    expect(usedTotal([], people, 2026, ['home']).total).toBe('0')
    expect(usedTotal([line('home', 1, '3'), line('home', 2, '4')], gbp, 2026, ['home']).total).toBe('7')
  })

  it('hold technology, whatever its unit looks like', () => {
    const of = (unit: string) => [1, 2].map((quarter) => line('home', quarter, '8', { kind: 'technology', unit }))
    expect(yearTotal(of('GPU'), { kind: 'technology', unit: 'GPU' }, 2026, ['home']).total).toBe('4')
    expect(yearTotal(of('TB'), { kind: 'technology', unit: 'TB' }, 2026, ['home']).total).toBe('4')
  })

  it('say what part changes the organisation', () => {
    const total = yearTotal([line('home', 1, '1'), line('wards', 1, '3')], gbp, 2026, ['home', 'wards'])
    expect(
      splitOf(total, [
        { priority: 'home', work: 'change' },
        { priority: 'wards', work: 'keep running' },
      ]),
    ).toEqual({ change: '1', 'keep running': '3', part: 0.25 })
    expect(splitOf(yearTotal([], gbp, 2026, ['home']), [{ priority: 'home', work: 'change' }]).part).toBe(0)
  })
})

describe('moving an allotment', () => {
  const lines = [line('wards', 1, '10'), line('home', 1, '2')]
  const move = (amount: string, to = { priority: 'home', year: 2026, quarter: 1 }) =>
    moved(lines, { ...gbp, amount, from: { priority: 'wards', year: 2026, quarter: 1 }, to })

  it('makes nothing and loses nothing', () => {
    const done = move('3.5')
    if ('fault' in done) throw new Error(done.fault)
    expect(amountAt(done.lines, line('wards', 1, ''))).toBe('6.5')
    expect(amountAt(done.lines, line('home', 1, ''))).toBe('5.5')
    expect(yearTotal(done.lines, gbp, 2026, ['home', 'wards']).total).toBe('12')
    expect(lines[0]?.amount).toBe('10')
  })

  it('leaves no empty line behind, and opens a new one', () => {
    const done = move('10', { priority: 'home', year: 2027, quarter: 4 })
    if ('fault' in done) throw new Error(done.fault)
    expect(done.lines).toEqual([line('home', 1, '2'), line('home', 4, '10', { year: 2027 })])
  })

  it('is refused where less stands there, where nothing moves, and where it stays', () => {
    expect(move('10.01')).toEqual({ fault: 'Only 10 GBP stands there. Move less, or from elsewhere.' })
    expect(move('0')).toHaveProperty('fault')
    expect(move('1', { priority: 'wards', year: 2026, quarter: 1 })).toHaveProperty('fault')
  })
})

describe('where words and money disagree', () => {
  const of = (priority: string, over: Partial<Weighed> = {}): Weighed => ({
    priority,
    title: priority,
    work: 'change',
    goals: ['on track'],
    ...over,
  })
  const three = [of('Home'), of('Beds'), of('Wards')]
  const told = (priorities: Weighed[], lines: Allotment[]) =>
    disagreements(priorities, lines, 2026).map(({ sentence }) => sentence)

  it('names what is first in words and last in money', () => {
    const lines = [line('Home', 1, '1'), line('Beds', 1, '5'), line('Wards', 1, '4')]
    expect(told(three, lines)).toEqual(['“Home” is first in words and last in money (GBP).'])
  })

  it('names what is last in words and first in money', () => {
    const lines = [line('Home', 1, '5'), line('Beds', 1, '4'), line('Wards', 1, '9')]
    expect(told(three, lines)).toEqual(['“Wards” is last in words and first in money (GBP).'])
  })

  it('is silent where the order is the same, nearly the same, equal, or of another year', () => {
    expect(told(three, [line('Home', 1, '9'), line('Beds', 1, '5'), line('Wards', 1, '4')])).toEqual([])
    expect(told(three, [line('Home', 1, '5'), line('Beds', 1, '9'), line('Wards', 1, '4')])).toEqual([])
    expect(told(three, [line('Home', 1, '5'), line('Beds', 1, '5'), line('Wards', 1, '5')])).toEqual([])
    expect(told(three, [line('Home', 1, '1', { year: 2025 }), line('Wards', 1, '5', { year: 2025 })])).toEqual([])
    expect(told([], [])).toEqual([])
  })

  it('speaks of people apart from money, and of each currency for itself', () => {
    const lines = [
      ...[line('Home', 1, '9'), line('Beds', 1, '5'), line('Wards', 1, '4')],
      ...[line('Home', 1, '1', people), line('Beds', 1, '5', people), line('Wards', 1, '4', people)],
      ...[
        line('Home', 1, '1', { unit: 'EUR' }),
        line('Beds', 1, '5', { unit: 'EUR' }),
        line('Wards', 1, '4', { unit: 'EUR' }),
      ],
    ]
    expect(told(three, lines)).toEqual([
      '“Home” is first in words and last in money (EUR).',
      '“Home” is first in words and last in people.',
    ])
  })

  it('names an early one that is given nothing, and one that no goal carries', () => {
    const lines = [line('Beds', 1, '5'), line('Wards', 1, '4')]
    expect(told([of('Home'), of('Beds'), of('Wards', { goals: [] })], lines)).toEqual([
      '“Home” is given neither money nor people in 2026.',
      '“Wards” is given money or people, and no goal that you see carries it.',
    ])
  })

  it('names one that is off track while its share of the money falls', () => {
    const lines = [line('Home', 1, '6'), line('Beds', 1, '4'), line('Home', 4, '5'), line('Beds', 4, '5')]
    expect(told([of('Home', { goals: ['off track'] }), of('Beds')], lines)).toEqual([
      '“Home” is off track, and its share of the money (GBP) falls during 2026.',
    ])
    expect(told([of('Home'), of('Beds')], lines)).toEqual([])
  })

  it('says that change is meant and little of the money changes anything', () => {
    const lines = [line('Home', 1, '2'), line('Beds', 1, '1'), line('Wards', 1, '1.5')]
    const running = of('Wards', { work: 'keep running' })
    expect(told([of('Home'), of('Beds'), running], lines)).toEqual([])
    expect(told([of('Home'), of('Beds'), running], [...lines, line('Wards', 2, '20')])).toEqual([
      '“Wards” is last in words and first in money (GBP).',
      '2 of 3 priorities are change, and change gets 12 % of the money (GBP).',
    ])
  })

  it('takes a priority’s health from its goals, as the graph does', () => {
    expect(healthOfGoals([])).toBe('unknown')
    expect(healthOfGoals(['on track', 'on track', 'met'])).toBe('on track')
    expect(healthOfGoals(['on track', 'at risk'])).toBe('at risk')
    expect(healthOfGoals(['at risk', 'at risk'])).toBe('at risk')
    expect(healthOfGoals(['off track', 'on track'])).toBe('off track')
    expect(healthOfGoals(['unknown', 'unknown', 'on track'])).toBe('unknown')
    expect(healthOfGoals(['not started', 'abandoned'])).toBe('not started')
  })
})

describe('a draft', () => {
  it('names what is wrong and where', () => {
    const priority = (id: string, title: string) => ({ priority: id, title, fromYear: null, toYear: null })
    const faults = draftFaults({
      priorities: [
        priority('a', 'Home first'),
        priority('b', 'HOME FIRST'),
        { ...priority('c', 'Beds'), fromYear: 2028, toYear: 2027 },
      ],
      allotments: [line('a', 1, '1'), line('a', 1, '2'), line('z', 1, '3'), line('a', 1, '4', { unit: 'pounds' })],
    })
    expect(faults.map(({ at }) => at)).toEqual([
      'priorities.1.title',
      'priorities.2.toYear',
      'allotments.1.quarter',
      'allotments.2.priority',
      'allotments.3.unit',
    ])
    expect(unitFault('people', 'nurses')).not.toBeNull()
    expect(unitFault('technology', '')).not.toBeNull()
    expect(unitFault('technology', 'bays')).toBeNull()
    expect(unitFault('technology', 'GPU')).toBeNull()
    expect(unitFault('technology', 'GBP')).toContain('This is a currency.')
    expect(unitFault('money', 'XQZ')).toContain('Money needs a currency')
  })
})

describe('what changed from one version to the next', () => {
  const said = (over: Partial<Said> = {}): Said => ({
    choices: [{ kind: 'where to play', text: 'The four towns', reason: '' }],
    priorities: [
      {
        priority: 'a',
        title: 'Home first',
        why: '',
        fromYear: null,
        toYear: null,
        horizon: 'build',
        work: 'change',
        owner: { name: 'Hannah' },
        goals: [],
      },
      {
        priority: 'b',
        title: 'Safe wards',
        why: '',
        fromYear: null,
        toYear: null,
        horizon: 'defend',
        work: 'keep running',
        owner: { name: 'Tom' },
        goals: [],
      },
    ],
    allotments: [line('a', 1, '2'), line('b', 1, '8')],
    audience: { word: 'organisation', team: null, persons: [] },
    lookAgainOn: null,
    ...over,
  })

  it('is nothing where nothing did', () => expect(compared(said(), said())).toEqual([]))

  it('tells reasons, years, audience and the day to look again', () => {
    const [home, wards] = said().priorities as [Said['priorities'][number], Said['priorities'][number]]
    const after = said({
      choices: [{ kind: 'where to play', text: 'The four towns', reason: 'They grow.' }],
      priorities: [{ ...home, fromYear: '2027', toYear: '' }, wards],
      audience: { word: 'named', team: null, persons: [{ person: 'ann' }] },
      lookAgainOn: '2027-01-31',
    })
    expect(compared(said(), after).map(({ change, before, after: now }) => [change, before, now])).toEqual([
      ['reason', 'The four towns', 'The four towns'],
      ['years', '', '2027–'],
      ['audience', null, null],
      ['look again', null, '2027-01-31'],
    ])
    const typed = { ...home, fromYear: 2027, toYear: null }
    expect(compared(said({ ...after, priorities: [typed, wards] }), after)).toEqual([])
  })

  it('tells amounts by the year and whatever else differs', () => {
    const after = said({
      choices: [],
      priorities: [
        { ...(said().priorities[1] as Said['priorities'][number]), title: 'Safer wards', owner: { name: 'Ann' } },
      ],
      allotments: [line('b', 1, '8'), line('b', 2, '2')],
    })
    expect(compared(said(), after).map(({ change, before, after: now }) => [change, before, now])).toEqual([
      ['choice gone', 'The four towns', null],
      ['renamed', 'Safe wards', 'Safer wards'],
      ['place', '2', '1'],
      ['owner', 'Tom', 'Ann'],
      ['priority gone', 'Home first', null],
      ['allotment', '2', '0'],
      ['allotment', '8', '10'],
    ])
  })
})
