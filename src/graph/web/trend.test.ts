import { describe, expect, it } from 'vitest'
import { type TrendDay, trendOf } from './trend.ts'

const on = (day: string, progress: string | null, health: TrendDay['health'] = 'on track'): TrendDay => ({
  day,
  progress,
  health,
  met: 0,
  notMet: 0,
})

describe('a trend', () => {
  it('goes in steps, the last one up to today', () => {
    const { line, end } = trendOf([on('2026-01-01', '0'), on('2026-01-06', '0.5')], '2026-01-11')
    expect(line).toBe('M0 100H50L50 50H100')
    expect(end).toEqual({ x: 100, y: 50 })
  })
  it('has a gap where nothing was known, and none of it where nothing ever was', () => {
    const days = [on('2026-01-01', '0.2'), on('2026-01-02', null), on('2026-01-03', '0.4')]
    expect(trendOf(days, '2026-01-05').line).toBe('M0 80H25M50 60H100')
    expect(trendOf([on('2026-01-01', null)], '2026-01-05')).toMatchObject({ line: '', end: null })
    expect(trendOf([], '2026-01-05').health).toEqual([])
  })
  it('joins days of one health', () => {
    const days = [on('2026-01-01', '0'), on('2026-01-02', '0.1'), on('2026-01-03', '0.1', 'at risk')]
    expect(trendOf(days, '2026-01-05').health).toEqual([
      { from: 0, to: 0.5, health: 'on track' },
      { from: 0.5, to: 1, health: 'at risk' },
    ])
  })
  it('stays within 0 and 100', () => {
    expect(trendOf([on('2026-01-01', '2.5'), on('2026-01-02', '-1')], '2026-01-03').line).toBe('M0 0H50L50 100H100')
  })
})
