import { describe, expect, it } from 'vitest'
import { anArea } from './an-area.ts'
import { areaLabel } from './reading-out.ts'

const plain = anArea('g', { title: 'Home before lunch' })

describe('an area is read out', () => {
  it('with title, kind, health and progress', () => {
    expect(areaLabel(plain, null)).toBe('Home before lunch, Goal, On track, Progress unknown')
  })
  it('with its coverage, its owner, what is proposed and what is missing', () => {
    const standing = { ...plain.standing, progress: '0.456', counted: 4, countable: 6, gaps: ['why' as const] }
    const told = { ...plain, owner: { person: 'p', name: 'Ruth' }, proposed: true, severalParents: true, standing }
    expect(areaLabel(told, null)).toBe(
      'Home before lunch, Goal, On track, Progress 46%, 4 of 6 known, owner Ruth, Proposed, Supports other goals as well, No why',
    )
  })
  it('with the number and the target of a measure', () => {
    const numbers = {
      unit: 'patients',
      direction: 'decrease' as const,
      baseline: '64',
      target: '25',
      targetMax: null,
      targetText: null,
      value: '41',
      valueOn: '2026-01-01',
      verdict: 'not met' as const,
    }
    expect(areaLabel({ ...plain, kind: 'measure', numbers }, null)).toContain(
      'Measure, On track, 41\u00a0patients, target 25\u00a0patients',
    )
  })
  it('with what is looked for below', () => {
    expect(areaLabel(plain, { own: false, below: 3 })).toMatch(/3 looked for below$/)
    expect(areaLabel(plain, { own: false, below: 0 })).toMatch(/not looked for$/)
  })
})
