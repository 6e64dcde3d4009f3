import { describe, expect, it } from 'vitest'
import type { Written } from './framework.ts'
import { contribution, pact, pactAdherence, pactLately } from './pact.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const facts = { purpose: 'So that families hear from us before they have to ask', everyDays: 7 }
const good = unwritten('2026-02-01', {
  title: 'Call one family each week',
  start: '2026-01-01',
  facts,
  readOn: ['2026-01-23', '2026-01-16', '2026-01-09', '2026-01-02'],
})
const codes = (words: Partial<Written>): string[] =>
  pact.check({ ...good, ...words }).flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it('is content with what is done again and again', () => expect(codes({})).toEqual([]))

it.each([
  [{ facts: { everyDays: 7 } }, ['purposeful: no-purpose']],
  [{ facts: { everyDays: 7 }, why: 'Families worry at night' }, []],
  [{ title: 'Reduce complaints' }, ['actionable: outcome']],
  [{ facts: { purpose: facts.purpose } }, ['continuous: no-occurrence']],
  [{ facts: { purpose: facts.purpose, weekdays: ['thu', 'fri'] } }, ['trackable: low-adherence']],
  [{ measures: [unwrittenMeasure('Talks', { target: '50' })] }, ['continuous: end-value']],
  [{ measures: [unwrittenMeasure('Talks')] }, []],
  [{ readOn: [] }, ['trackable: nothing-done']],
  [{ readOn: ['2026-01-02'] }, ['trackable: low-adherence']],
  [{ readOn: [], start: '2026-01-25' }, []],
])('%j', (words, found) => expect(codes(words)).toEqual(found))

describe('how it goes lately', () => {
  const long = { facts: { everyDays: 7 }, start: '2025-01-01' }
  const done = ['2026-01-23', '2026-01-16', '2026-01-09', '2026-01-02']
  it('leaves out what began more than a quarter ago', () => {
    expect(pactAdherence(long.facts, long.start, '2026-02-01', done)).toMatchObject({ due: 56, done: 4 })
    expect(pactLately(long.facts, long.start, '2026-02-01', done)).toMatchObject({ due: 12, done: 4, streak: 4 })
  })
  it('is nothing of its own before a quarter is over, or without a rhythm', () => {
    expect(pactLately(long.facts, '2025-12-01', '2026-02-01', done)).toBe(null)
    expect(pactLately({}, long.start, '2026-02-01', done)).toBe(null)
  })
})

describe('what it gives upward', () => {
  const adherence = pactAdherence(facts, '2026-01-01', '2026-02-01', good.readOn)
  it('is nothing, unless its owner chose so', () => {
    expect(contribution(facts, adherence)).toBe(null)
    expect(contribution({ ...facts, contributes: true }, adherence)).toBe('1')
    expect(contribution({ ...facts, contributes: true }, null)).toBe(null)
  })
  it('is unknown without a rhythm or a start', () => {
    expect(pactAdherence({}, '2026-01-01', '2026-02-01', [])).toBe(null)
    expect(pactAdherence(facts, null, '2026-02-01', [])).toBe(null)
  })
})
