import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../kernel/dates.ts'
import { lengths, nameOfSpan, spanAfter, spanAround, spanFault, usualCycles, weekOf } from './cycle.ts'

const regular = lengths.filter((length) => length !== 'own')
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))
const anyMonth = fc.integer({ min: 1, max: 12 })

describe('a cycle', () => {
  it('is counted from the month in which the year begins', () => {
    expect(spanAround('quarter', '2026-02-14', 1)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(spanAround('quarter', '2026-02-14', 2)).toEqual({ from: '2026-02-01', to: '2026-04-30' })
    expect(spanAround('tertial', '2026-02-14', 4)).toEqual({ from: '2025-12-01', to: '2026-03-31' })
    expect(spanAround('half', '2026-02-14', 7)).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(spanAround('year', '2026-02-14', 4)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(spanAround('year', '2026-12-31', 12)).toEqual({ from: '2026-12-01', to: '2027-11-30' })
  })

  it('ends on the last of February, be it the 28th or the 29th', () => {
    expect(spanAround('quarter', '2028-02-29', 12)).toEqual({ from: '2027-12-01', to: '2028-02-29' })
    expect(spanAround('quarter', '2027-02-28', 12)).toEqual({ from: '2026-12-01', to: '2027-02-28' })
    expect(spanAfter({ from: '2027-12-01', to: '2028-02-29' })).toEqual({ from: '2028-03-01', to: '2028-05-31' })
    expect(spanAfter({ from: '2100-01-01', to: '2100-02-28' })).toEqual({ from: '2100-03-01', to: '2100-04-30' })
  })

  it('is followed by one of as many months, or of as many days where it is of days', () => {
    expect(spanAfter({ from: '2026-10-01', to: '2026-12-31' })).toEqual({ from: '2027-01-01', to: '2027-03-31' })
    expect(spanAfter({ from: '2026-01-05', to: '2026-02-15' })).toEqual({ from: '2026-02-16', to: '2026-03-29' })
    expect(spanAfter({ from: '2026-01-31', to: '2026-01-31' })).toEqual({ from: '2026-02-01', to: '2026-02-01' })
  })

  it('is named by its place in the year, which bears two numbers where it does not begin in January', () => {
    const named = (length: (typeof regular)[number], on: string, month: number) =>
      nameOfSpan(length, spanAround(length, on, month), month)
    expect(named('quarter', '2026-05-02', 1)).toBe('Q2 2026')
    expect(named('quarter', '2026-02-02', 4)).toBe('Q4 2025/26')
    expect(named('tertial', '2026-12-02', 1)).toBe('T3 2026')
    expect(named('half', '2026-10-02', 10)).toBe('H1 2026/27')
    expect(named('year', '2026-10-02', 1)).toBe('2026')
    expect(named('year', '1999-10-02', 7)).toBe('1999/00')
  })

  it('holds its day, begins on a first, and meets its neighbours without a gap, whatever the month', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regular), anyDay, anyMonth, (length, on, month) => {
        const span = spanAround(length, on, month)
        expect(span.from <= on && on <= span.to).toBe(true)
        expect(span.from.endsWith('-01')).toBe(true)
        const next = spanAfter(span)
        expect(daysBetween(span.to, next.from)).toBe(1)
        expect(spanAround(length, next.from, month)).toEqual(next)
      }),
    )
  })

  it('stands at first between the quarter before and the one after, within its year', () => {
    expect(usualCycles('2026-11-22', 4).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Q2 2026/27', '2026-07-01', '2026-09-30'],
      ['Q3 2026/27', '2026-10-01', '2026-12-31'],
      ['Q4 2026/27', '2027-01-01', '2027-03-31'],
      ['2026/27', '2026-04-01', '2027-03-31'],
    ])
  })

  it('does not end before it begins', () => {
    expect(spanFault({ from: '2026-03-01', to: '2026-03-01' })).toBeNull()
    expect(spanFault({ from: '2026-03-02', to: '2026-03-01' })).toContain('lies before the first')
  })
})

it('a week begins on a Monday', () => {
  expect(weekOf('2026-11-22')).toBe('2026-11-16')
  expect(weekOf('2026-11-23')).toBe('2026-11-23')
  expect(weekOf('2023-12-31')).toBe('2023-12-25')
  expect(weekOf('2024-02-29')).toBe('2024-02-26')
})
