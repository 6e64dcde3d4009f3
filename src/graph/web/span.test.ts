import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barOf, marksOf, placeOf, spanOf } from './span.ts'

const today = '2026-03-15'

describe('a line of time', () => {
  it('runs in whole months over everything that is shown, today among it', () => {
    expect(spanOf([{ start: '2026-05-20', due: '2026-12-31' }], today)).toEqual({
      from: '2026-03-01',
      to: '2027-01-01',
    })
    expect(spanOf([{ start: null, due: null }], today)).toEqual({ from: '2025-09-01', to: '2026-10-01' })
  })

  it('has marks as far apart as one can read', () => {
    const days = (from: string, to: string) => marksOf({ from, to }).map(({ day }) => day)
    expect(days('2026-01-01', '2026-05-01')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'])
    expect(days('2025-11-01', '2027-02-01')).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
      '2027-01-01',
    ])
    expect(days('1990-01-01', '2026-01-01').length).toBeLessThanOrEqual(8)
  })

  it('leaves an end open where there is no date, and draws nothing where there is none at all', () => {
    const span = { from: '2026-01-01', to: '2027-01-01' }
    expect(barOf({ start: null, due: '2026-07-02' }, span)).toMatchObject({ from: 0, open: 'start' })
    expect(barOf({ start: '2026-07-02', due: null }, span)).toMatchObject({ to: 1, open: 'end' })
    expect(barOf({ start: null, due: null }, span)).toBeNull()
  })

  it('holds every date that it was made for', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(fc.record({ start: fc.option(day), due: fc.option(day) })), day, (dated, now) => {
        const span = spanOf(dated, now)
        for (const each of [now, ...dated.flatMap(({ start, due }) => [start, due])])
          if (each) expect(placeOf(each, span) >= 0 && placeOf(each, span) < 1).toBe(true)
        for (const each of dated) {
          const bar = barOf(each, span)
          expect(bar === null || (bar.from >= 0 && bar.from <= bar.to && bar.to <= 1)).toBe(true)
        }
        expect(marksOf(span).length).toBeLessThanOrEqual(9)
      }),
    )
  })
})
