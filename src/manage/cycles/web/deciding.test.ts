import { describe, expect, it } from 'vitest'
import { Refused } from '../../../web/refused.ts'
import { type EndingGoal, faultsByGoal, likelyEnd } from './deciding.ts'

const standing = (progress: string | null, met = 0, notMet = 0) =>
  ({ node: { standing: { progress, tally: { met, notMet, noReading: 0, noTarget: 0 } } } }) as EndingGoal

describe('how a goal ended, as its numbers say', () => {
  it('is met at its end, partly met from half of the way, missed before that', () => {
    expect([standing('1'), standing('0.99'), standing('0.5'), standing('0.49')].map(likelyEnd)).toEqual([
      'met',
      'partly met',
      'partly met',
      'missed',
    ])
  })

  it('is what its measures say where there is no percentage', () => {
    expect([standing(null, 2), standing(null, 2, 1), standing(null)].map(likelyEnd)).toEqual([
      'met',
      'missed',
      'missed',
    ])
  })
})

describe('what was refused', () => {
  it('is told at its goal, and the rest above all of them', () => {
    const faults = [
      { at: 'decisions.1.closedAs', sentence: 'Say how it ended.' },
      { at: 'next', sentence: 'Choose the cycle.' },
    ]
    const refused = new Refused('invalid', 422, 'Nothing was carried over.', faults)
    const { rows, rest } = faultsByGoal(refused, ['noon', 'falls'])
    expect([...rows]).toEqual([['falls', 'Say how it ended.']])
    expect(rest).toBe('Choose the cycle.')
    expect(faultsByGoal(null, [])).toEqual({ rows: new Map(), rest: null })
  })
})
