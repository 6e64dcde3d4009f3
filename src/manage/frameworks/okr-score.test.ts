import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, reached, readScore, rounded, scored } from './okr-score.ts'
import { unwrittenMeasure } from './unwritten.ts'

it.each([
  [0, '0.0', 'red'],
  [0.34, '0.3', 'red'],
  [0.35, '0.4', 'amber'],
  [0.64, '0.6', 'amber'],
  [0.65, '0.7', 'green'],
  [1.7, '1.0', 'green'],
  [-0.5, '0.0', 'red'],
])('%d is shown as %s, %s', (part, score, band) => {
  expect(rounded(part)).toBe(score)
  expect(bandOf(score)).toBe(band)
})

it('reads the same score differently for a commitment and an aspiration', () => {
  expect(readScore('0.8', 'committed')).toContain('missed')
  expect(readScore('0.8', 'aspirational')).toContain('good')
  expect(readScore('1.0', 'committed')).toContain('kept')
  expect(readScore('1.0', 'aspirational')).toContain('too easy')
  expect(readScore('0.5', 'aspirational')).toContain('fell short')
})

describe('how far a measure has come', () => {
  const wait = unwrittenMeasure('Median wait', { direction: 'decrease', baseline: '140', target: '120' })
  it.each([
    ['140', 0],
    ['130', 0.5],
    ['115', 1],
    ['150', 0],
    [null, null],
  ])('a wait of %s', (current, part) => expect(reached({ ...wait, current })).toBe(part))
  it('needs a baseline and a target', () => {
    expect(reached({ ...wait, baseline: null, current: '130' })).toBe(null)
    expect(reached({ ...wait, target: null, current: '130' })).toBe(null)
  })
  it('is all or nothing for a milestone', () => {
    expect(reached(unwrittenMeasure('Desk staffed', { direction: 'done', current: '1' }))).toBe(1)
    expect(reached(unwrittenMeasure('Desk staffed', { direction: 'done', current: '0' }))).toBe(0)
  })
  it('is the part that is reached of a list of milestones', () => {
    const list = (...reachedOn: (string | null)[]) =>
      unwrittenMeasure('Desks', {
        direction: 'milestones',
        milestones: reachedOn.map((on, at) => ({ title: `Desk ${at}`, on: null, reachedOn: on })),
      })
    expect(reached(list('2026-01-01', null, null, '2026-02-01'))).toBe(0.5)
    expect(reached(list(null))).toBe(0)
    expect(reached(list())).toBe(null)
  })
  it('comes back between two values', () => {
    const load = { direction: 'between', baseline: '100', target: '80', targetMax: '90' } as const
    expect(reached(unwrittenMeasure('Beds in use', { ...load, current: '85' }))).toBe(1)
    expect(reached(unwrittenMeasure('Beds in use', { ...load, current: '95' }))).toBe(0.5)
  })
})

it('always gives a score from 0.0 to 1.0 with one decimal', () =>
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (part) => {
      expect(scored(part, 'aspirational').score).toMatch(/^(0\.\d|1\.0)$/)
    }),
  ))
