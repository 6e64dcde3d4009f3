import { describe, expect, it } from 'vitest'
import type { Written } from './framework.ts'
import { smart } from './smart.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const wait = unwrittenMeasure('Median wait', {
  unit: 'minutes',
  direction: 'decrease',
  baseline: '140',
  target: '120',
  current: '131',
})
const good = unwritten('2026-07-01', {
  title: 'Patients with a fracture are seen within two hours',
  why: 'Whoever waits longer tends to leave untreated, and comes back sicker',
  start: '2026-04-01',
  due: '2026-09-30',
  measures: [wait],
  supports: 1,
  confidence: 7,
  progress: '0.45',
  readOn: ['2026-06-29'],
})
const codes = (words: Partial<Written>): string[] =>
  smart.check({ ...good, ...words }).flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it('is content with a goal that is well written', () => {
  expect(smart.check(good).map(({ stands }) => stands)).toEqual(['met', 'met', 'met', 'met', 'met'])
})

it('asks letter by letter of a blank line', () => {
  const parts = smart.check(unwritten('2026-07-01'))
  expect(parts.map(({ part }) => part)).toEqual(['Specific', 'Measurable', 'Achievable', 'Relevant', 'Time-bound'])
  expect(parts.map(({ stands }) => stands)).toEqual(['silent', 'open', 'silent', 'open', 'open'])
})

describe('specific', () => {
  it.each([
    ['Cut waiting times and raise staff satisfaction', 'several-outcomes'],
    ['Hire two nurses, draft a rota and organise a workshop', 'action-list'],
    ['Outpatient services', 'names-an-area'],
    ['Falls', 'one-word'],
    ['A world-class emergency care', 'filler'],
  ])('%j', (title, code) => expect(codes({ title })).toEqual([`specific: ${code}`]))
  it('minds a loose word only where no measure makes it precise', () => {
    expect(codes({ title: 'Improve the discharge of patients' })).toEqual([])
    expect(codes({ title: 'Improve the discharge of patients', measures: [] })).toContain('specific: loose-word')
  })
})

describe('measurable', () => {
  it.each([
    [[], 'no-measure'],
    [[{ ...wait, target: null }], 'no-target'],
    [[{ ...wait, title: 'Seen in time: at least 95 %', target: null }], 'target-only-in-words'],
    [[{ ...wait, baseline: null }], 'no-baseline'],
    [[{ ...wait, target: '140.0' }], 'no-change'],
    [[{ ...wait, direction: 'increase' as const }], 'wrong-way'],
    [[{ ...wait, title: 'Home before noon', unit: '' }], 'no-unit'],
  ])('%#: %j', (measures, code) => expect(codes({ measures })).toEqual([`measurable: ${code}`]))
  it('leaves a goal alone that is carried by others', () => expect(codes({ measures: [], carries: 2 })).toEqual([]))
  it('wants no numbers of a milestone', () =>
    expect(codes({ measures: [unwrittenMeasure('Second desk is staffed', { direction: 'done' })] })).toEqual([]))
})

describe('achievable', () => {
  it('shows the pace beside a low confidence', () => {
    const found = smart.check({ ...good, confidence: 2, progress: '0.1' })[2]?.findings[0]
    expect(found?.code).toBe('low-confidence')
    expect(found?.saw).toContain('2 of 10')
    expect(found?.saw).toContain('a week is needed')
  })
  it('minds a pace that has to double', () => expect(codes({ progress: '0.1' })).toEqual(['achievable: pace']))
})

describe('relevant', () => {
  it.each([
    [{ supports: 0 }, 'supports-nothing'],
    [{ why: '' }, 'no-why'],
    [{ why: 'Patients with a fracture are seen within two hours.' }, 'why-repeats-title'],
    [{ why: 'Because it is important' }, 'empty-why'],
  ])('%j', (words, code) => expect(codes(words)).toEqual([`relevant: ${code}`]))
  it('does not know yet whether an unsaved goal supports something', () =>
    expect(codes({ supports: null })).toEqual([]))
})

describe('time-bound', () => {
  it.each([
    [{ due: null }, ['time-bound: no-due']],
    [{ start: null }, ['time-bound: no-start']],
    [{ title: 'Nobody waits two hours by the end of 2026', due: null }, ['time-bound: due-only-in-title']],
  ])('%j', (words, found) => expect(codes(words)).toEqual(found))
})
