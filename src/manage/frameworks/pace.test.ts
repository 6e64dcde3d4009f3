import { expect, it } from 'vitest'
import { hurries, paceInWords, paceOf } from './pace.ts'

it('compares the pace that is needed with the pace so far', () => {
  const pace = paceOf('2026-01-01', '2026-12-31', '2026-07-02', '0.2')
  expect(pace).toMatchObject({ elapsed: 182, left: 182, progress: 0.2 })
  expect(pace && hurries(pace)).toBe(true)
  expect(pace && paceInWords(pace, '2026-07-02')).toBe(
    '20 % is reached and 182 days are left; 3.1 % a week is needed, beside 0.8 % a week so far, which would take until 2028-06-29.',
  )
})

it('does not call it a hurry while it is early, or where the pace is enough', () => {
  const early = paceOf('2026-01-01', '2026-12-31', '2026-02-01', '0')
  expect(early && hurries(early)).toBe(false)
  const even = paceOf('2026-01-01', '2026-12-31', '2026-07-02', '0.5')
  expect(even && hurries(even)).toBe(false)
})

it('says nothing where it cannot know', () => {
  expect(paceOf(null, '2026-12-31', '2026-07-02', '0.2')).toBe(null)
  expect(paceOf('2026-01-01', '2026-12-31', '2026-07-02', null)).toBe(null)
  expect(paceOf('2026-01-01', '2026-12-31', '2027-07-02', '0.2')).toBe(null)
  expect(paceOf('2026-01-01', '2026-12-31', '2026-07-02', '1.0')).toBe(null)
  expect(paceOf('2026-01-01', '2026-12-31', '2026-07-02', 'soon')).toBe(null)
})

it('counts one day in the singular, and a pace of nothing', () => {
  const last = paceOf('2026-01-01', '2026-12-31', '2026-12-30', '0')
  expect(last && paceInWords(last, '2026-12-30')).toBe(
    '0 % is reached and 1 day is left; 700 % a week is needed, and nothing has been gained so far.',
  )
})

it('does not call it a hurry where most of it was expected late, and it is as far as was said', () => {
  const late = [
    { on: '2026-01-01', part: 0 },
    { on: '2026-10-01', part: 0.2 },
    { on: '2026-12-31', part: 1 },
  ]
  const pace = paceOf('2026-01-01', '2026-12-31', '2026-07-02', '0.1', late)
  expect(pace && hurries(pace)).toBe(false)
  const behind = paceOf('2026-01-01', '2026-12-31', '2026-11-15', '0.2', late)
  expect(behind && hurries(behind)).toBe(true)
  expect(behind && paceInWords(behind, '2026-11-15')).toContain('20 % is reached, of 60 % expected by now, and')
})
