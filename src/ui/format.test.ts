import { describe, expect, it } from 'vitest'
import {
  bytes,
  civilDate,
  compact,
  list,
  money,
  number,
  parseNumber,
  percent,
  quantity,
  relativeDays,
  typedNumber,
} from './format.ts'

describe('numbers', () => {
  it('are written as the locale writes them', () => {
    expect(number('1234.5', 'en-GB')).toBe('1,234.5')
    expect(number('1234.5', 'de-DE')).toBe('1.234,5')
    expect(compact(12_345_678, 'en-US')).toBe('12.3M')
    expect(bytes(25_600, 'en-GB')).toBe('25.6 kB')
    expect(bytes(2, 'en-GB')).toBe('2 bytes')
  })

  it('given as text lose no digit', () => {
    expect(number('12345678901234567890.5', 'en-GB')).toBe('12,345,678,901,234,567,890.5')
  })

  it('carry their unit', () => {
    expect(percent(2.5, 'en-GB')).toBe('250%')
    expect(quantity('62', '%', 'en-GB')).toBe('62%')
    expect(quantity(4.5, 'days', 'en-GB')).toBe('4.5\u00a0days')
    expect(quantity(4.5, '  ', 'en-GB')).toBe('4.5')
    expect(quantity(1200, 'CAD', 'en-GB')).toBe('CA$1,200')
    expect(quantity(3, 'FTE', 'en-GB')).toBe('3\u00a0FTE')
    expect(money('12.5', 'EUR', 'de-DE')).toBe('12,50\u00a0€')
  })
})

describe('dates', () => {
  it('stay on their day in every time zone', () => {
    expect(civilDate('2026-03-31', 'en-GB')).toBe('31 Mar 2026')
    expect(civilDate('2026-03-31', 'en-GB', 'short')).toBe('31 Mar')
    expect(civilDate('2026-03-31', 'de-DE', 'long')).toBe('31. März 2026')
  })

  it.each([
    ['2026-03-31', 'today'],
    ['2026-03-30', 'yesterday'],
    ['2026-04-03', 'in 3 days'],
    ['2026-02-24', '5 weeks ago'],
    ['2025-09-30', '6 months ago'],
    ['2028-03-31', 'in 2 years'],
  ])('%s is said as "%s" from 31 March 2026', (day, said) => {
    expect(relativeDays(day, '2026-03-31', 'en-GB')).toBe(said)
  })

  it('are joined as a sentence would', () => {
    expect(list(['Ada', 'Ben', 'Chen'], 'en-GB')).toBe('Ada, Ben and Chen')
  })
})

describe('what somebody typed', () => {
  it.each([
    ['1,234.5', 'en-GB', '1234.5'],
    ['1.234,5', 'de-DE', '1234.5'],
    ['1 234,5', 'fr-FR', '1234.5'],
    ["1'234.5", 'de-CH', '1234.5'],
    ['−3.50', 'en-GB', '-3.50'],
    ['.5', 'en-GB', '0.5'],
    ['007', 'en-GB', '7'],
    ['62 %', 'en-GB', '62'],
    ['12,34,567.8', 'en-IN', '1234567.8'],
    ['12345678901234567890', 'en-GB', '12345678901234567890'],
  ])('"%s" in %s is %s', (typed, locale, plain) => {
    expect(parseNumber(typed, locale)).toBe(plain)
  })

  it.each([
    ['1,5', 'en-GB'],
    ['1.5', 'de-DE'],
    ['12,34,567.8', 'en-GB'],
    ['abc', 'en-GB'],
    ['1.2.3', 'en-GB'],
    ['1e5', 'en-GB'],
    ['-', 'en-GB'],
    ['', 'en-GB'],
  ])('"%s" in %s is no number, rather than a wrong one', (typed, locale) => {
    expect(parseNumber(typed, locale)).toBeNull()
  })

  it('comes back as it would be typed', () => {
    expect(typedNumber('1234.5', 'de-DE')).toBe('1234,5')
  })
})
