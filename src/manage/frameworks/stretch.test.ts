import { describe, expect, it } from 'vitest'
import type { Written } from './framework.ts'
import { stretch, zoneOf } from './stretch.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const wait = unwrittenMeasure('Median wait', { direction: 'decrease', baseline: '140', target: '120', current: '131' })
const home = unwrittenMeasure('Home before noon', { node: 'n1', baseline: '20', target: '35', current: '36' })
const good = unwritten('2026-07-01', {
  title: 'Patients move through the house without waiting',
  measures: [wait, home],
  facts: { stretch: { 'Median wait': '90', n1: '50' } },
})
const codes = (words: Partial<Written>): string[] =>
  stretch.check({ ...good, ...words }).flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

describe('the zone of a measure', () => {
  it.each([
    ['150', 'below base'],
    ['140', 'on the way'],
    ['120', 'target reached'],
    ['91', 'target reached'],
    ['90', 'stretch reached'],
    [null, null],
  ])('a wait of %s is %s', (current, zone) => expect(zoneOf({ ...wait, current }, '90')).toBe(zone))
  it('knows no stretch where none is written', () =>
    expect(zoneOf({ ...home, current: '99' }, null)).toBe('target reached'))
})

it.each([
  [{}, []],
  [{ measures: [] }, ['base-and-target: no-measure']],
  [{ facts: {} }, ['stretch: no-stretch']],
  [{ facts: { stretch: { 'Median wait': '125', n1: '50' } } }, ['stretch: short-of-target']],
  [{ measures: [{ ...wait, baseline: null }] }, ['base-and-target: no-baseline']],
])('%j', (words, found) => expect(codes(words)).toEqual(found))

it('calls the target a success, and the stretch something more', () => {
  const reached = { ...good, measures: [{ ...wait, current: '119' }] }
  expect(stretch.score?.(reached)).toMatchObject({ score: '1.0', band: 'green' })
  expect(stretch.score?.(reached)?.sentence).toContain('a success without the stretch')
  expect(stretch.score?.({ ...good, measures: [{ ...wait, current: '80' }] })?.sentence).toContain('beyond the stretch')
  expect(stretch.score?.({ ...good, measures: [{ ...wait, current: null }] })).toBe(null)
})

it('finds no stretch under a name that every object has', () =>
  expect(codes({ measures: [unwrittenMeasure('constructor', { baseline: '1', target: '2' })] })).toEqual([
    'stretch: no-stretch',
  ]))
