import { describe, expect, it } from 'vitest'
import { momentDay, ownReliability, type Said, sharedReliability } from './calibration.ts'

const said = (probability: number, met: boolean, owner: string | null): Said => ({ owner, probability, met })
const ruth = 'ruth'
const people = ['anders', 'aisha', 'tom', 'lena', 'ines', 'ari']

describe('calibration', () => {
  it('gathers what was said in fifths, with what happened and the Brier score', () => {
    const { goals, brier, met, bins, withheld } = ownReliability([
      said(0.7, true, ruth),
      said(0.75, false, ruth),
      said(1, true, ruth),
      said(0.1, false, ruth),
    ])
    expect({ goals, brier, met, withheld }).toEqual({ goals: 4, brier: 0.166, met: 0.5, withheld: false })
    expect(bins.map(({ from, goals: count, said: average, met: share }) => [from, count, average, share])).toEqual([
      [0, 1, 0.1, 0],
      [0.6, 2, 0.725, 0.5],
      [0.8, 1, 1, 1],
    ])
  })

  it('has nothing to say of no goals', () => {
    expect(ownReliability([])).toEqual({ goals: 0, brier: null, met: null, bins: [], withheld: false })
  })

  it('shows a bin of others only where five people beside the viewer are in it, and counts no other in its totals', () => {
    const five = people.slice(0, 5).map((owner) => said(0.7, true, owner))
    const four = [...people.slice(0, 4), ruth].map((owner) => said(0.3, false, owner))
    const shared = sharedReliability([...five, ...four], ruth)
    expect(shared).toMatchObject({ goals: 5, met: 1, brier: 0.09, withheld: true })
    expect(shared.bins.map(({ from }) => from)).toEqual([0.6])
  })

  it('counts one person with many goals once, and a goal without an owner not at all', () => {
    const many = Array.from({ length: 20 }, () => said(0.7, true, 'anders'))
    const nobodys = Array.from({ length: 9 }, () => said(0.7, true, null))
    expect(sharedReliability([...many, ...nobodys], ruth)).toMatchObject({ goals: 0, bins: [], withheld: true })
  })

  it.each([
    ['quarter', '2026-01-26'],
    ['half', '2026-02-20'],
    ['three-quarters', '2026-03-17'],
  ] as const)('looks back to a %s of the way', (moment, day) => {
    expect(momentDay('2026-01-01', '2026-04-11', moment)).toBe(day)
  })
})
