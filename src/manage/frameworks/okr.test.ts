import { describe, expect, it } from 'vitest'
import type { Written } from './framework.ts'
import { mayFeedAppraisal, okr, okrFacts } from './okr.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const wait = unwrittenMeasure('Median wait', { direction: 'decrease', baseline: '140', target: '120', current: '131' })
const left = unwrittenMeasure('Left untreated', { direction: 'decrease', baseline: '6', target: '3', current: '3' })
const good = unwritten('2026-08-01', {
  title: 'Emergency care that nobody walks away from',
  start: '2026-07-01',
  due: '2026-09-30',
  measures: [wait, left],
  rhythm: 7,
})
const codes = (words: Partial<Written>): string[] =>
  okr.check({ ...good, ...words }).flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it('is content with a goal that is well written', () => expect(codes({})).toEqual([]))

describe('key results', () => {
  const shaped = unwrittenMeasure('Hold training for all wards')
  it.each([
    [[], ['key-results: no-key-result']],
    [[wait], ['key-results: one-key-result']],
    [[wait, left, wait, left, wait, left], ['key-results: many-key-results']],
    [[wait, shaped], ['key-results: work-shaped']],
    [[wait, { ...left, target: null }], ['key-results: no-target']],
    [[wait, unwrittenMeasure('Second desk is staffed', { direction: 'done' })], []],
  ])('%#', (measures, found) => expect(codes({ measures })).toEqual(found))
  it('may be the goals that carry it', () => expect(codes({ measures: [], carries: 3 })).toEqual([]))
})

describe('the two kinds', () => {
  it('asks of a commitment in doubt, not of an aspiration', () => {
    expect(codes({ facts: { kind: 'committed' }, confidence: 3 })).toEqual(['kind: commitment-in-doubt'])
    expect(codes({ facts: { kind: 'aspirational' }, confidence: 3 })).toEqual([])
  })
  it('asks of an aspiration that is reached long before its end', () => {
    expect(codes({ progress: '1', facts: { kind: 'aspirational' } })).toEqual(['kind: too-easy'])
    expect(codes({ progress: '1', facts: { kind: 'committed' } })).toEqual([])
  })
  it('feeds an appraisal only if that was declared beforehand', () => {
    expect(mayFeedAppraisal(okrFacts({}), '2026-07-01')).toBe(false)
    expect(mayFeedAppraisal(okrFacts({ appraisalDeclaredOn: '2026-06-15' }), '2026-07-01')).toBe(true)
    expect(mayFeedAppraisal(okrFacts({ appraisalDeclaredOn: '2026-07-02' }), '2026-07-01')).toBe(false)
    expect(codes({ facts: { appraisalDeclaredOn: '2026-07-02' } })).toEqual(['kind: declared-late'])
  })
})

it('runs for a period, and is looked at within it', () => {
  expect(codes({ due: null })).toEqual(['period: no-due'])
  expect(codes({ due: '2028-07-01' })).toEqual(['period: long-period'])
  expect(codes({ rhythm: 90 })).toEqual(['period: seldom'])
})

it('is scored by its roll-up, else by the mean of its key results', () => {
  expect(okr.score?.(good)).toMatchObject({ score: '0.7', band: 'green' })
  expect(okr.score?.({ ...good, progress: '0.31' })).toMatchObject({ score: '0.3', band: 'red' })
  expect(okr.score?.({ ...good, facts: { kind: 'committed' } })?.sentence).toContain('missed')
  expect(okr.score?.({ ...good, measures: [] })).toBe(null)
})
