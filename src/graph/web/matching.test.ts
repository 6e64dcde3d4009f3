import { describe, expect, it } from 'vitest'
import { anArea } from './an-area.ts'
import { isWanting, matchOf } from './matching.ts'

const none = new Set<string>()
const area = anArea('g', {
  team: { team: 'ward', name: 'Ward' },
  owner: { person: 'ada', name: 'Ada' },
  framework: 'okr',
  standing: {
    ...anArea('g').standing,
    health: 'at risk',
    gaps: ['why'],
    below: { total: 9, byHealth: { 'off track': 4 }, gaps: { owner: 2, why: 0, how: 0, when: 0 } },
  },
})

describe('what is looked for', () => {
  it('is everything when nothing is said', () => {
    expect(isWanting({ text: 'beds' })).toBe(false)
    expect(matchOf(area, {}, none)).toEqual({ own: true, below: 0 })
  })
  it('must fit in every respect', () => {
    expect(matchOf(area, { health: 'at risk', owner: 'ada' }, none).own).toBe(true)
    expect(matchOf(area, { health: 'at risk', owner: 'ben' }, none).own).toBe(false)
    expect(matchOf(area, { gap: 'why' }, none).own).toBe(true)
    expect(matchOf(area, { framework: 'none' }, none).own).toBe(false)
  })
  it('includes the teams within a team', () => {
    expect(matchOf(area, { team: 'hospital' }, new Set(['hospital', 'ward'])).own).toBe(true)
    expect(matchOf(area, { team: 'hospital' }, new Set(['hospital'])).own).toBe(false)
  })
  it('is counted below by health or by gap, but never where the count would say too much', () => {
    expect(matchOf(area, { health: 'off track' }, none)).toEqual({ own: false, below: 4 })
    expect(matchOf(area, { gap: 'owner' }, none)).toEqual({ own: false, below: 2 })
    expect(matchOf(area, { health: 'off track', owner: 'ben' }, none)).toEqual({ own: false, below: 0 })
  })
})
