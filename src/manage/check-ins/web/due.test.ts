import { describe, expect, it } from 'vitest'
import { byWhen, type MyGoal, whenOf } from './due.ts'

const goal = (expectedOn: string | null, state = 'active', due: string | null = null) =>
  ({ node: { state, due }, expectedOn }) as MyGoal
const today = '2026-11-22'

describe('my goals', () => {
  it('are due today where a check-in was expected until today', () => {
    expect(whenOf(goal('2026-11-22'), today)).toBe('today')
    expect(whenOf(goal('2026-10-01'), today)).toBe('today')
  })

  it('are due this week within seven days, and later after that', () => {
    expect(whenOf(goal('2026-11-29'), today)).toBe('week')
    expect(whenOf(goal('2026-11-30'), today)).toBe('later')
    expect(whenOf(goal(null), today)).toBe('later')
  })

  it('past their due date owe their closing, and no check-in', () => {
    expect(whenOf(goal('2026-11-01', 'active', '2026-11-21'), today)).toBe('over')
    expect(whenOf(goal('2026-11-01', 'active', '2026-11-22'), today)).toBe('today')
    expect(whenOf(goal('2026-11-01', 'draft', '2026-11-21'), today)).toBe('drafts')
  })

  it('that are drafts expect nothing', () => {
    expect(whenOf(goal('2026-11-01', 'draft'), today)).toBe('drafts')
  })

  it('stand in groups, what is due first, without empty ones', () => {
    const groups = byWhen([goal('2026-12-24'), goal('2026-11-20'), goal('2026-11-21')], today)
    expect(groups.map(([when, goals]) => [when, goals.length])).toEqual([
      ['today', 2],
      ['later', 1],
    ])
  })
})
