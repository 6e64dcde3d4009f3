import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { adherenceOf, occurrencesOf, weekdayOf, weekdays } from './adherence.ts'

it('knows the days of the week', () => {
  expect(weekdayOf('2026-11-22')).toBe('sun')
  expect(weekdayOf('1999-12-31')).toBe('fri')
})

describe('a call each week', () => {
  const weekly = { everyDays: 7 }
  it('counts weeks that are over, and the running one as soon as it is done', () => {
    const done = ['2026-01-02', '2026-01-09', '2026-01-23']
    expect(adherenceOf(weekly, '2026-01-01', '2026-01-29', done)).toEqual({
      due: 4,
      done: 3,
      adherence: '0.75',
      streak: 1,
      longest: 2,
    })
    expect(adherenceOf(weekly, '2026-01-01', '2026-01-29', [...done, '2026-01-29']).due).toBe(5)
  })
  it('counts a week once, however often it was done in it', () =>
    expect(adherenceOf(weekly, '2026-01-01', '2026-01-08', ['2026-01-02', '2026-01-03', '2026-01-04'])).toMatchObject({
      due: 1,
      done: 1,
    }))
  it('says nothing before anything was due', () =>
    expect(adherenceOf(weekly, '2026-01-01', '2026-01-03', [])).toMatchObject({ due: 0, adherence: null, streak: 0 }))
  it('has not begun yet', () => expect(adherenceOf(weekly, '2026-02-01', '2026-01-03', []).due).toBe(0))
})

it('goes by weekdays', () => {
  const days = { weekdays: ['tue', 'thu'] as const }
  expect(occurrencesOf(days, '2026-11-16', '2026-11-22').map(({ from }) => from)).toEqual(['2026-11-17', '2026-11-19'])
  expect(adherenceOf(days, '2026-11-16', '2026-11-22', ['2026-11-19', '2026-11-20'])).toMatchObject({
    due: 2,
    done: 1,
    adherence: '0.5',
    streak: 1,
  })
})

it('lies between none and all, and more done is never less', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.record({ everyDays: fc.integer({ min: 1, max: 366 }) }),
        fc.record({ weekdays: fc.subarray([...weekdays]) }),
      ),
      fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 400 }),
      (occurrence, offsets, length) => {
        const start = '2026-01-01'
        const end = addDays(start, length)
        const done = offsets.map((offset) => addDays(start, offset)).filter((date) => date <= end)
        const all = adherenceOf(occurrence, start, end, done)
        const fewer = adherenceOf(occurrence, start, end, done.slice(1))
        expect(all.done).toBeLessThanOrEqual(all.due)
        expect(all.done).toBeGreaterThanOrEqual(fewer.done)
        expect(all.streak).toBeLessThanOrEqual(all.longest)
        expect(all.longest).toBeLessThanOrEqual(all.done)
      },
    ),
  ))
