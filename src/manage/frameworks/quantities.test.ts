import { describe, expect, it } from 'vitest'
import { dateIn, saysHowMuch, targetIn } from './quantities.ts'

describe('how much', () => {
  it.each([
    '95 % seen in time',
    'from 6 to 4 hours',
    'Save £2m',
    'Zero falls',
    'Twice as fast',
    '12 nurses',
    'a 4-hour wait',
  ])('%j says it', (text) => expect(saysHowMuch(text)).toBe(true))
  it.each([
    'Q3 review',
    'ISO 9001',
    'by 2027',
    'Ward 7',
    'before 12 May',
    'on 2027-03-31',
    'COVID-19',
    'phase 2',
    'faster',
  ])('%j does not', (text) => expect(saysHowMuch(text)).toBe(false))
})

describe('a target told in words', () => {
  it.each([
    ['Raise bookings from 8 to 10', 'from 8 to 10'],
    ['Seen within four hours: at least 95 %', 'at least 95 %'],
    ['Reduce no-shows by 20 %', 'Reduce no-shows by 20 %'],
    ['Publish 5 leaflets', 'Publish 5'],
    ['> 90% of letters sent', '> 90%'],
    ['Double the number of donors', 'Double'],
    ['Percentage of wards that moved from 10 % to 30 %', 'from 10 % to 30 %'],
  ])('%j', (title, target) => expect(targetIn(title)).toBe(target))

  it.each([
    'Percentage of claims processed within 30 days',
    'Number of accidents over a period of 10 years',
    '% of letters sent in less than 2 days',
    'Median wait',
    'Plan for 2027',
    'Open the top 3 wards',
  ])('%j tells none', (title) => expect(targetIn(title)).toBe(null))
})

it.each([
  ['Nobody waits longer than an hour by the end of 2027', 'the end of 2027'],
  ['A second scanner by March 2027', 'March 2027'],
  ['Home before noon by Q3', 'Q3'],
  ['Nobody waits', null],
  ['Room 2027', null],
])('finds the day that %j names', (title, found) => expect(dateIn(title)).toBe(found))
