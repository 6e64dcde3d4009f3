import { describe, expect, it } from 'vitest'
import { bandKept, closingFault, owesReason } from './closing.ts'
import { factsAgain, factsApart, keyedByNode, readFacts } from './framework-facts.ts'
import { findingCounts, type Saved, writtenOf } from './written.ts'

describe('what a framework keeps', () => {
  it('comes with every field, and says what does not fit and where', () => {
    expect(readFacts('okr', {}).facts).toEqual({ kind: 'aspirational', appraisalDeclaredOn: null })
    const { facts, faults } = readFacts('okr', { kind: 'committed', colour: 'red' })
    expect([facts, faults]).toEqual([
      null,
      [{ at: 'facts', sentence: 'There is no field named colour. Leave it out.' }],
    ])
    expect(readFacts(null, {}).facts).toEqual({})
    expect(readFacts(null, { kind: 'committed' }).facts).toBeNull()
  })

  it('of each measure goes by the measure itself as soon as it is saved', () => {
    const facts = { stretch: { 'Beds free': '12', 'Not here': '3' } }
    const measures = [{ node: 'a-node', title: 'Beds free' }]
    expect(keyedByNode('stretch', facts, measures)).toEqual({ stretch: { 'a-node': '12', 'Not here': '3' } })
    expect(keyedByNode('okr', facts, measures)).toBe(facts)
  })

  it('goes on in the next goal, without what belongs to this one', () => {
    const measures = [{ node: 'a-node', title: 'Beds free' }]
    expect(factsAgain('stretch', { stretch: { 'a-node': '12' } }, measures)).toEqual({ stretch: { 'Beds free': '12' } })
    const [behind, ahead] = ['2026-03-01', null].map((reachedOn) => ({ title: 'A', on: null, reachedOn }))
    const bhag = { finishLine: 'There', waypoints: [behind, ahead], stillTheMountainOn: '2026-01-01' }
    expect(factsAgain('bhag', bhag, [])).toEqual({
      vividDescription: '',
      finishLine: 'There',
      waypoints: [ahead],
      stillTheMountainOn: null,
    })
    expect(factsAgain(null, {}, measures)).toEqual({})
  })

  it('is told field by field', () => {
    expect(factsApart({ kind: 'committed', waypoints: [{ title: 'A' }], rating: null })).toEqual({
      'facts.kind': 'committed',
      'facts.waypoints': '[{"title":"A"}]',
      'facts.rating': null,
    })
  })
})

describe('a closing', () => {
  const words = {
    closedAs: 'missed' as const,
    learnt: '',
    helped: '',
    score: null,
    scoreBecause: '',
    missedBecause: '',
  }
  const computed = { score: '0.5', band: 'amber' as const, sentence: 'So it came.' }

  it('of what was committed owes its reason where it was not met', () => {
    expect(owesReason({ kind: 'committed' }, 'missed')).toBe(true)
    expect(owesReason({ kind: 'committed' }, 'met')).toBe(false)
    expect(owesReason({ kind: 'aspirational' }, 'missed')).toBe(false)
    expect(closingFault(words, 'okr', { kind: 'committed' }, computed)?.at).toBe('missedBecause')
  })

  it('with the computed score needs no reason, with another one it does', () => {
    const at = (score: string, scoreBecause = '') =>
      closingFault({ ...words, score, scoreBecause }, 'okr', {}, computed)?.at ?? null
    expect([at('0.5'), at('0.8'), at('0.8', 'Only nights.'), at('1.5', 'So.')]).toEqual([
      null,
      'scoreBecause',
      null,
      'score',
    ])
    expect(closingFault({ ...words, score: '0.5' }, 'pact', {}, null)?.at).toBe('score')
  })

  it('reads another score by its own band', () => {
    expect([bandKept(null, computed), bandKept('0.5', computed), bandKept('0.9', computed)]).toEqual([
      'amber',
      'amber',
      'green',
    ])
  })
})

it('findings are counted by framework, over goals that have one', () => {
  const saved: Saved = {
    node: { title: 'Beds are free', start: null, due: null, standing: { progress: null } },
    why: '',
    how: '',
    framework: 'smart',
    facts: {},
    rhythm: 30,
    audience: { word: 'organisation' },
    measures: [],
    supports: [],
    carriesTotal: 0,
    path: [{ kind: 'goal' }],
    checkedIn: { on: [], confidence: null },
    beside: null,
  }
  const written = writtenOf(saved, '2026-11-22')
  const of = (framework: 'smart' | 'pact' | null) => ({ framework, written })
  const counts = findingCounts([of('smart'), of('smart'), of('pact'), of(null)])
  expect(counts.map(({ framework, goals }) => [framework, goals])).toEqual([
    ['smart', 2],
    ['pact', 1],
  ])
  expect(counts[0]?.findings).toBeGreaterThan(4)
  expect(counts[0]?.open).toBe(2)
  const none = counts[0]?.found.find(({ code }) => code === 'no-measure')
  expect(none).toMatchObject({ part: 'Measurable', goals: 2, example: { title: 'Beds are free' } })
  expect(findingCounts([of('smart')], counts)[0]).toMatchObject({ goals: 3, open: 3 })
})
