import { describe, expect, it } from 'vitest'
import { between, courseSentence, likelihood, rough } from './saying.ts'

describe('a forecast in words', () => {
  it('says a probability, and does not pretend to be sure', () => {
    expect([0.34, 0.02, 0.98].map(likelihood)).toEqual(['34% likely', 'less than 5% likely', 'more than 95% likely'])
  })

  it.each([
    [30.52, 44.81, '%', 'between 31% and 45%'],
    [2.09, 6.16, 'beds', 'between 2.1\u00a0beds and 6.2\u00a0beds'],
    [12_345, 98_765, 'EUR', 'between €12,000 and €99,000'],
    [-0.00123, 0.00456, '', 'between -0.0012 and 0.0046'],
    [5, 5, 'days', 'between 5\u00a0days and 5\u00a0days'],
  ])('says %d to %d as finely as it is known', (low, high, unit, said) => {
    expect(between({ low, high }, unit)).toBe(said)
  })

  it('says where a course leads', () => {
    const range = { low: 31, high: 45 }
    expect(rough(38.7079, range, '%')).toBe('39%')
    expect(courseSentence({ name: 'lately', weight: 0.5, value: 38.7 }, range, '%')).toBe(
      'As lately, slackening, weighed 50%: it leads to 39%.',
    )
  })
})
