import { describe, expect, it } from 'vitest'
import { hesitant, linesOf, trendOf } from './buy-in.ts'
import { affectedFault, keptAt, speakingFault, stagesFault } from './change.ts'

const stage = (title: string, fromOn: string | null = null) => ({ title, means: '', fromOn })

describe('stages', () => {
  it('have one that is now wherever there are any', () => {
    expect(stagesFault([], null)).toBeNull()
    expect(stagesFault([stage('Try it')], 0)).toBeNull()
    expect(stagesFault([stage('Try it')], null)?.at).toBe('current')
    expect(stagesFault([], 0)?.at).toBe('current')
    expect(stagesFault([stage('Try it')], 1)?.at).toBe('current')
  })

  it('do not begin before those above them, whatever has no day between', () => {
    const all = [stage('Let go', '2026-03-01'), stage('Wait'), stage('Begin', '2026-02-28')]
    expect(stagesFault(all, 0)?.at).toBe('stages.2.fromOn')
    expect(stagesFault(all.with(2, stage('Begin', '2026-03-01')), 0)).toBeNull()
  })

  it('that are taken out leave one at the last that there is', () => {
    expect(keptAt(3, 2)).toBe(1)
    expect(keptAt(null, 2)).toBe(0)
    expect(keptAt(1, 0)).toBeNull()
  })
})

describe('whom it affects', () => {
  const one = { team: null, person: null, stakeholder: null, effect: '' }
  it('is one each, and nobody twice', () => {
    expect(
      affectedFault([
        { ...one, team: 'kite' },
        { ...one, person: 'stuart' },
      ]),
    ).toBeNull()
    expect(affectedFault([one])?.at).toBe('affected.0')
    expect(affectedFault([{ ...one, team: 'kite', person: 'stuart' }])?.at).toBe('affected.0')
    expect(
      affectedFault([
        { ...one, team: 'kite' },
        { ...one, team: 'kite' },
      ])?.at,
    ).toBe('affected.1')
  })
})

describe('what is said against it', () => {
  const said = (of: object, carries = true, members: number | null = null) =>
    speakingFault({ person: null, team: null, agreed: false, ...of }, 'hannah', carries, members, 5)?.at ?? null

  it('names nobody without their consent, and no group that is too small to hide in', () => {
    expect(said({})).toBeNull()
    expect(said({ person: 'stuart' })).toBe('agreed')
    expect(said({ person: 'stuart', agreed: true })).toBeNull()
    expect(said({ team: 'kite' }, true, 4)).toBe('team')
    expect(said({ team: 'kite' }, true, 5)).toBeNull()
  })

  it('is written for others by those alone who carry the change', () => {
    expect(said({}, false)).toBe('person')
    expect(said({ team: 'kite' }, false, 30)).toBe('person')
    expect(said({ person: 'hannah' }, false)).toBeNull()
  })
})

describe('buy-in', () => {
  it.each([
    [[], 'unsaid'],
    [[3.1], 'too early'],
    [[2.6, 2.8], 'steady'],
    [[2.6, 2.4, 2.9], 'rising'],
    [[3.5, 3.2], 'falling'],
  ] as const)('of %j is %s', (means, trend) => {
    expect(trendOf(means)).toBe(trend)
  })

  const figures = [
    { group: null, round: 1, mean: 2.8 },
    { group: null, round: 2, mean: 3.4 },
    { group: 'kite', round: 2, mean: 2.3 },
    { group: 'heron', round: 3, mean: 4.3 },
    { group: 'heron', round: 1, mean: 3.6 },
  ]

  it('is a line for each group, all first, whatever the order of its rounds; gaps say nothing', () => {
    expect(linesOf(figures, ['heron', 'kite', 'lapwing'])).toEqual([
      { group: null, first: 2.8, latest: 3.4, latestRound: 2, trend: 'rising' },
      { group: 'heron', first: 3.6, latest: 4.3, latestRound: 3, trend: 'rising' },
      { group: 'kite', first: 2.3, latest: 2.3, latestRound: 2, trend: 'too early' },
      { group: 'lapwing', first: null, latest: null, latestRound: null, trend: 'unsaid' },
    ])
  })

  it('names the group to talk to first, where one lies noticeably below all', () => {
    expect(hesitant(linesOf(figures, ['heron', 'kite']))?.group).toBe('kite')
    expect(hesitant(linesOf(figures, ['heron']))).toBeNull()
    expect(hesitant([])).toBeNull()
  })

  it('compares nobody’s figure of long ago with what all say now', () => {
    const now = { group: null, round: 3, mean: 3.9 }
    expect(hesitant(linesOf([...figures, now], ['heron', 'kite']))).toBeNull()
    const doubting = { group: 'heron', round: 3, mean: 3.1 }
    const since = [...figures.filter(({ group }) => group !== 'heron'), now, doubting]
    expect(hesitant(linesOf(since, ['heron', 'kite']))?.group).toBe('heron')
  })
})
