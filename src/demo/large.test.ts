import { describe, expect, it } from 'vitest'
import { type Large, largeOrganisation } from './large.ts'
import { goalAt } from './large-goals.ts'
import { nameOf, teamOf } from './large-words.ts'

const today = '2026-03-02'
const large = largeOrganisation({ people: 500, goals: 5000, seed: 3 })
const all = (of: Large): number[] => Array.from({ length: of.goals }, (_, at) => at)

describe('a large organisation', () => {
  it('is the same again for the same seed, and another for another', () => {
    expect(largeOrganisation({ people: 500, goals: 5000, seed: 3 })).toEqual(large)
    expect(largeOrganisation({ people: 500, goals: 5000, seed: 4 }).parent).not.toEqual(large.parent)
    expect(goalAt(large, 77, today)).toEqual(goalAt(large, 77, today))
  })

  it('has one vision, and every goal hangs below what came before it', () => {
    expect(all(large).filter((at) => large.parent[at] === -1)).toEqual([0])
    for (const at of all(large).slice(1)) {
      expect(large.parent[at]).toBeLessThan(at)
      expect(large.depth[at]).toBe((large.depth[large.parent[at] ?? 0] ?? 0) + 1)
      if ((large.second[at] ?? -1) >= 0) expect(large.depth[large.second[at] ?? 0]).toBe((large.depth[at] ?? 0) - 1)
    }
  })

  it('is uneven, as real ones are', () => {
    const counts = all(large).map((at) => large.carries[at] ?? 0)
    const leaves = counts.filter((count) => count === 0).length
    expect(leaves / large.goals).toBeGreaterThan(0.6)
    expect(Math.max(...counts)).toBeGreaterThan(12)
    expect(new Set(all(large).flatMap((at) => (large.carries[at] ? [] : (large.depth[at] ?? 0)))).size).toBeGreaterThan(
      2,
    )
    expect(all(large).some((at) => (large.second[at] ?? -1) >= 0)).toBe(true)
    expect(all(large).some((at) => large.owner[at] === -1)).toBe(true)
  })

  it('has everybody report upwards to one, and teams led from within', () => {
    expect([...large.manager].filter((manager) => manager === -1)).toHaveLength(1)
    for (const [person, manager] of large.manager.entries()) expect(manager).toBeLessThan(person || 1)
    for (const [team, lead] of large.lead.entries()) expect(large.leads[lead]).toBe(team)
  })

  it('measures what is at the bottom, with readings that end where the value stands', () => {
    const goals = all(large).map((at) => goalAt(large, at, today))
    const measured = goals.filter(({ measure }) => measure)
    expect(measured.length).toBeGreaterThan(3000)
    expect(measured.every(({ at }) => large.carries[at] === 0)).toBe(true)
    const times = measured.reduce((sum, { measure }) => sum + (measure?.times ?? 0), 0)
    expect(times / large.goals).toBeGreaterThan(7)
    expect(times / large.goals).toBeLessThan(13)
    for (const { state, closedAs, due } of goals) {
      expect(state === 'closed').toBe(closedAs !== null)
      if (state === 'closed') expect((due ?? '') < today).toBe(true)
    }
  })

  it('calls its people and teams by words that were made up', () => {
    expect(nameOf(12)).toMatch(/^\S+ \S+$/)
    expect(nameOf(12)).toBe(nameOf(12))
    expect(teamOf(0)).toBe('Executive')
    expect(new Set(Array.from({ length: 1000 }, (_, team) => teamOf(team))).size).toBeGreaterThan(900)
  })
})
