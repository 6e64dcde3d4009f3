import { describe, expect, it } from 'vitest'
import { bandFault, expectedOn, readingFault, stanceOf, standingOf } from './indicator.ts'

describe('a reading', () => {
  const between = { low: '10', high: '20' }
  it.each([
    ['9.9999999999', between, 'outside'],
    ['10', between, 'near'],
    ['10.9', between, 'near'],
    ['11', between, 'inside'],
    ['15', between, 'inside'],
    ['19.1', between, 'near'],
    ['20', between, 'near'],
    ['20.0000000001', between, 'outside'],
    ['-5', { low: null, high: '0' }, 'inside'],
    ['0', { low: null, high: '0' }, 'inside'],
    ['95', { low: '90', high: null }, 'near'],
    ['100', { low: '90', high: null }, 'inside'],
    ['89.9', { low: '90', high: null }, 'outside'],
    ['-0.4', { low: '-0.5', high: '-0.4' }, 'near'],
    ['9007199254740993', { low: null, high: '9007199254740992' }, 'outside'],
    ['9007199254740992', { low: null, high: '9007199254740992' }, 'near'],
    ['7', { low: null, high: null }, 'unknown'],
    [null, between, 'unknown'],
  ] as const)('of %s to the band %j is %s', (value, band, stands) => {
    expect(stanceOf(value, band)).toBe(stands)
  })

  it('cannot lie in the future', () => {
    expect(readingFault('2026-03-02', '2026-03-01')?.at).toBe('readOn')
    expect(readingFault('2026-03-01', '2026-03-01')).toBeNull()
  })
})

describe('where an indicator stands', () => {
  const band = { low: '10', high: '20' }
  const read = (...values: string[]) => values.map((value, at) => ({ value, readOn: `2026-01-${String(28 - at)}` }))
  it('is said with the day since when it has stood there', () => {
    expect(standingOf(read('25', '24', '15', '26'), band)).toEqual({ stands: 'outside', since: '2026-01-27' })
    expect(standingOf(read('15', '16'), band)).toEqual({ stands: 'inside', since: '2026-01-27' })
    expect(standingOf(read('19.9', '16'), band)).toEqual({ stands: 'near', since: '2026-01-28' })
  })
  it('is unknown without a reading, or without a band', () => {
    expect(standingOf([], band)).toEqual({ stands: 'unknown', since: null })
    expect(standingOf(read('4'), { low: null, high: null })).toEqual({ stands: 'unknown', since: null })
  })
})

describe('a band', () => {
  it('has its edges in order', () => {
    expect(bandFault({ low: '2', high: '1' })?.at).toBe('high')
    expect(bandFault({ low: '1', high: '1' })).toBeNull()
    expect(bandFault({ low: null, high: '1' })).toBeNull()
  })
})

it('a reading is expected a rhythm after the latest one, and at once where there was none', () => {
  expect(expectedOn('2026-03-01', '2026-01-01', 7)).toBe('2026-03-08')
  expect(expectedOn(null, '2026-01-01', 7)).toBe('2026-01-01')
})
