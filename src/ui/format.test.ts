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
  quantityBrief,
  quantityWhole,
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

describe('hard numbers', () => {
  it.each([
    ['0.0041', '', '0.0041'],
    ['-0.00000012', '', '-0.00000012'],
    ['0.126', '', '0.13'],
    ['0', '%', '0%'],
    ['130.5', '%', '130.5%'],
    ['-3.25', '%', '-3.25%'],
    ['0.0004', '%', '0.0004%'],
    ['-1200.5', 'EUR', '-€1,200.50'],
    ['9007199254740993.5', 'EUR', '€9,007,199,254,740,993.50'],
    ['0.004', 'EUR', '€0.004'],
    ['1200', 'JPY', 'JP¥1,200'],
    ['12.345', 'KWD', 'KWD\u00a012.345'],
    ['3', 'QQQ', '3\u00a0QQQ'],
    ['1234567.891', 'beds', '1,234,567.89\u00a0beds'],
  ])('%s %s is %s', (value, unit, said) => expect(quantity(value, unit, 'en-GB')).toBe(said))

  it.each([
    ['1234567', 'EUR', 'en-US', '€1.2M'],
    ['1234567', 'EUR', 'de-DE', '1,2\u00a0Mio.\u00a0€'],
    ['-25600', 'beds', 'en-US', '-25.6K\u00a0beds'],
    ['25600', '%', 'en-US', '25.6K%'],
    ['9999', 'beds', 'en-GB', '9,999\u00a0beds'],
    ['12.5', 'EUR', 'en-GB', '€12.50'],
    ['999999999999', '', 'en-US', '1T'],
    ['1234567890123456789012345678', 'beds', 'en-GB', '1.2E27\u00a0beds'],
    ['0.0041', 'g', 'en-GB', '0.0041\u00a0g'],
  ])('%s %s in %s is briefly %s', (value, unit, locale, said) => expect(quantityBrief(value, unit, locale)).toBe(said))

  it('are told to the last digit where somebody asks', () => {
    expect(quantityWhole('9999999999999999999999999999.9999999999', 'g', 'en-GB')).toBe(
      '9,999,999,999,999,999,999,999,999,999.9999999999\u00a0g',
    )
    expect(quantityWhole('1234567.8912', 'EUR', 'en-GB')).toBe('€1,234,567.8912')
    expect(quantityWhole('1234567', 'EUR', 'en-GB')).toBe('€1,234,567')
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
    ['€1.234,50', 'de-DE', 'EUR', '1234.50'],
    ['1.234,50 €', 'de-DE', 'EUR', '1234.50'],
    ['-£12', 'en-GB', 'GBP', '-12'],
    ['£-12', 'en-GB', 'GBP', '-12'],
    ['gbp 12.5', 'en-GB', 'GBP', '12.5'],
    ['CA$1,200', 'en-GB', 'CAD', '1200'],
    ['12 Beds', 'en-GB', 'beds', '12'],
    ['130%', 'en-GB', '%', '130'],
    ['12 days', 'en-GB', 'beds', null],
    ['1,5 Tage', 'de-DE', 'Tage', '1.5'],
  ])('"%s" in %s, counted in %s, is %s', (typed, locale, unit, plain) => {
    expect(parseNumber(typed, locale, unit)).toBe(plain)
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
