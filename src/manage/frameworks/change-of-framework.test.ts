import { describe, expect, it } from 'vitest'
import { bhag } from './bhag.ts'
import { changeOfFramework } from './change-of-framework.ts'
import { fast } from './fast.ts'
import { hard } from './hard.ts'
import { okr } from './okr.ts'
import { pact } from './pact.ts'
import { frameworks, ruleOf } from './rules.ts'
import { smart } from './smart.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const goal = unwritten('2026-07-01', {
  title: 'Nobody waits longer than a film lasts',
  why: 'Whoever waits leaves untreated',
  start: '2026-04-01',
  due: '2026-09-30',
  measures: [unwrittenMeasure('Median wait', { direction: 'decrease', baseline: '140', target: '90' })],
  readOn: ['2026-06-29', '2026-06-01'],
  supports: 1,
})
const labels = (lines: { label: string }[]): string[] => lines.map(({ label }) => label)

it('keeps whatever the goal has of its own', () => {
  const { carries, lost } = changeOfFramework(null, smart, {}, goal)
  expect(carries).toEqual([
    { at: 'title', label: 'What', words: '“Nobody waits longer than a film lasts”' },
    { at: 'why', label: 'Why', words: '“Whoever waits leaves untreated”' },
    { at: 'due', label: 'When', words: '2026-04-01 to 2026-09-30' },
    { at: 'measures', label: 'Measures', words: '1 measure with its readings' },
    { at: 'check-ins', label: 'Check-ins', words: '2 check-ins' },
    { at: 'supports', label: 'Links', words: '1 link up or down' },
  ])
  expect(lost).toEqual([])
})

describe('from BHAG to FAST', () => {
  const facts = {
    vividDescription: 'Empty chairs at seven in the evening',
    waypoints: [{ title: 'The second desk is staffed', on: '2026-09-01', reachedOn: null }],
  }
  const change = changeOfFramework(bhag, fast, facts, goal)
  it('takes the waypoints along as milestones', () => {
    expect(change.facts).toMatchObject({ milestones: facts.waypoints, challenge: '' })
    expect(change.carries.at(-1)?.words).toBe('“The second desk is staffed”, as “Milestones”')
  })
  it('loses what has no place, in its own words', () =>
    expect(change.lost).toEqual([
      { at: 'facts.vividDescription', label: 'Vivid description', words: '“Empty chairs at seven in the evening”' },
    ]))
  it('asks for what is new', () => expect(labels(change.asked)).toContain('Ambitious'))
})

it('loses the percentage and the score where there are none', () => {
  const { lost } = changeOfFramework(okr, pact, { kind: 'committed' }, goal)
  expect(labels(lost)).toEqual(['Commitment or aspiration', 'Percentage', 'Score'])
  expect(lost[0]?.words).toBe('Committed')
})

it('asks about another rhythm, where the goal keeps the one of its framework', () => {
  const asked = (rhythm: number) => labels(changeOfFramework(okr, hard, {}, { ...goal, rhythm }).asked)
  expect(asked(7)).toContain('Rhythm')
  expect(asked(14)).not.toContain('Rhythm')
})

it('does not ask again what was open before', () => {
  const bare = { ...goal, measures: [] }
  expect(labels(changeOfFramework(smart, fast, {}, bare).asked)).toEqual(
    ['Ambitious', 'Specific', 'Frequently discussed', 'Rhythm'].filter((label) => label !== 'Frequently discussed'),
  )
})

it('carries everything into the same framework, and every pair gives facts that the new rule accepts', () => {
  const facts = { kind: 'committed', appraisalDeclaredOn: '2026-01-01' }
  expect(changeOfFramework(okr, okr, facts, goal)).toMatchObject({ facts, lost: [] })
  for (const from of [null, ...frameworks])
    for (const to of [null, ...frameworks]) {
      const change = changeOfFramework(ruleOf(from), ruleOf(to), {}, goal)
      if (to) expect(ruleOf(to)?.facts.safeParse(change.facts).success).toBe(true)
      else expect(change.asked).toEqual([])
    }
})
