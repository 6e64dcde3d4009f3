import { describe, expect, it } from 'vitest'
import { thresholds } from '../health.ts'
import {
  curveSentence,
  type Explained,
  leftWord,
  ruleSentence,
  thresholdSentence,
  turnSentence,
} from './explanation.ts'

const explained = (health: Partial<Explained['health']>, told: Partial<Explained> = {}): Explained => ({
  health: {
    health: 'at risk',
    because: 'pace',
    expected: null,
    curved: false,
    curvedBelow: false,
    pace: null,
    trust: null,
    turnsOn: null,
    rhythm: 7,
    thresholds: { ...thresholds },
    ...health,
  },
  progress: null,
  adherence: null,
  counted: 0,
  countable: 0,
  contributors: [],
  tally: { met: 0, notMet: 0, noReading: 0, noTarget: 0 },
  numbers: null,
  ...told,
})

describe('a colour says why', () => {
  it('by its curve, where one was written down', () => {
    const curved = explained({ because: 'pace', expected: 0.2, curved: true }, { progress: '0.15' })
    expect(ruleSentence(curved)).toBe('Progress is 15%, and 20% is expected by today.')
    expect(curveSentence(curved)).toBeNull()
    const above = explained({ because: 'pace', expected: 0.5, curvedBelow: true }, { progress: '0.15' })
    expect(curveSentence(above)).toContain('judged by the line between its own dates')
  })

  it('by its adherence, where it is done again and again', () => {
    const kept = explained({ because: 'adherence', expected: 1 }, { adherence: '0.8' })
    expect(ruleSentence(kept)).toBe('80% of what was due was done. From 90% on that is on track, from 75% on at risk.')
  })

  it('by its pace, with the numbers and the thresholds', () => {
    const slow = explained({ because: 'pace', expected: 0.62 }, { progress: '0.44' })
    expect(ruleSentence(slow)).toBe(
      'Progress is 44%, and a straight line from start to due date would be at 62% today.',
    )
    expect(thresholdSentence(slow)).toBe('Up to 10 points behind is on track, up to 25 at risk, and more is off track.')
  })
  it('when all is reached, without speaking of a pace', () => {
    const done = explained({ because: 'pace' }, { progress: '1' })
    expect(ruleSentence(done)).toBe('All that was asked for is reached.')
    expect(thresholdSentence(done)).toBeNull()
  })
  it('by its confidence', () => {
    expect(thresholdSentence(explained({ because: 'confidence' }))).toBe(
      'A confidence from 7 is on track, from 4 at risk, and below that off track.',
    )
  })
  it('by silence, in days', () => {
    expect(ruleSentence(explained({ because: 'silent', rhythm: 30 }))).toContain('for more than 60 days, 2 times')
  })
  it('by its closing', () => {
    expect(ruleSentence(explained({ because: 'closed', health: 'partly met' }))).toBe('It is closed: partly met.')
  })
  it('with the day on which the clock changes it', () => {
    expect(turnSentence(explained({ turnsOn: '2026-03-31' }))).toMatch(
      /^Without a new reading it may change on .*31.*2026\.$/,
    )
    expect(turnSentence(explained({}))).toBeNull()
  })
})

describe('a contributor left out', () => {
  it('has its reason', () => {
    expect(leftWord('narrower')).toBe('fewer people may see it')
  })
})
