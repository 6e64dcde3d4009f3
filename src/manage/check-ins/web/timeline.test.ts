import { describe, expect, it } from 'vitest'
import { type CheckIn, merged } from './timeline.ts'
import type { Past } from './told.ts'

const checkIn = (key: string, at: string) => ({ checkIn: key, at }) as CheckIn
const past = (key: string, at: string, happened = 'goal.changed') => ({ event: key, at, happened }) as Past
const keys = (stream: ReturnType<typeof merged>) => stream.entries.map(({ key }) => key)

describe('the timeline of a goal', () => {
  it('is one line, newest first', () => {
    const line = merged(
      { items: [checkIn('c2', '2026-11-03'), checkIn('c1', '2026-11-01')], next: null },
      { items: [past('e1', '2026-11-02')], next: null },
    )
    expect(keys(line)).toEqual(['c2', 'e1', 'c1'])
    expect(line.hasMore).toBe(false)
  })

  it('holds back what something not fetched yet may come before', () => {
    const line = merged(
      { items: [checkIn('c2', '2026-11-03'), checkIn('c1', '2026-11-01')], next: null },
      { items: [past('e2', '2026-11-02')], next: 'e2' },
    )
    expect(keys(line)).toEqual(['c2', 'e2'])
    expect(line.hasMore).toBe(true)
  })

  it('shows a check-in once, and not as an event as well', () => {
    const items = [checkIn('c1', '2026-11-01'), checkIn('c1', '2026-11-01')]
    expect(
      keys(merged({ items, next: null }, { items: [past('e1', '2026-11-01', 'check-in.recorded')], next: null })),
    ).toEqual(['c1'])
  })
})
