import { describe, expect, it } from 'vitest'
import { covers, dayOf, lastOf, nextIn, plainAddress, pointed, valueIn } from './gauge.ts'

describe('an allowed address', () => {
  it.each([
    ['https://numbers.example/beds', 'https://numbers.example/beds', true],
    ['https://numbers.example/beds', 'https://numbers.example/beds/today.json?ward=4', true],
    ['https://numbers.example/beds/', 'https://numbers.example/beds/today.json', true],
    ['https://numbers.example/beds', 'https://numbers.example/bedsides', false],
    ['https://numbers.example/beds', 'https://numbers.example/beds/../staff', false],
    ['https://numbers.example', 'https://numbers.example.evil.example/beds', false],
    ['https://numbers.example', 'http://numbers.example/', false],
    ['https://numbers.example', 'https://numbers.example:8443/', false],
    ['https://numbers.example', 'https://numbers.example@evil.example/', false],
  ])('%s covers %s: %s', (begins, address, expected) => expect(covers(begins, address)).toBe(expected))

  it('is of the web, and holds no pass word', () => {
    expect(plainAddress('file:///etc/passwd')).toBeNull()
    expect(plainAddress('https://me:secret@numbers.example/')).toBeNull()
    expect(plainAddress('not an address')).toBeNull()
    expect(plainAddress('HTTPS://Numbers.Example')).toBe('https://numbers.example/')
  })
})

describe('what is read', () => {
  it('stands in a document where its pointer says', () => {
    const document = { 'a/b': [{ '~x': 3 }] }
    expect(pointed(document, '/a~1b/0/~0x')).toBe(3)
    expect(pointed(document, '')).toBe(document)
    expect(() => pointed(document, '/a~1b/1')).toThrow('There is nothing at “/a~1b/1”')
    expect(() => pointed(document, '/constructor')).toThrow('There is nothing')
    expect(() => pointed(document, 'beds')).toThrow('begin it with a slash')
  })

  it('is the last row of a table that has a value', () => {
    const rows = [
      { day: '2026-01-01', beds: '4' },
      { day: '2026-01-02', beds: '5' },
      { day: '2026-01-03', beds: ' ' },
    ]
    expect(lastOf(rows, 'beds').day).toBe('2026-01-02')
    expect(() => lastOf(rows, 'free')).toThrow('no column “free”. It has day, beds.')
    expect(() => lastOf([], 'free')).toThrow('no rows')
  })

  it('is a plain number, or refused with what stands there', () => {
    expect([12, '12.50', ' -3 ', true, 1e-7].map(valueIn)).toEqual(['12', '12.50', '-3', '1', '0.0000001'])
    for (const wrong of ['1,000', '12 %', null, {}, Number.NaN, '', 'NaN', '1e400'])
      expect(() => valueIn(wrong)).toThrow('is no number')
  })

  it('is of a day', () => {
    expect(dayOf('2026-03-31T22:00:00Z')).toBe('2026-03-31')
    for (const wrong of ['31.3.2026', '2026-02-30', 20260331, null]) expect(() => dayOf(wrong)).toThrow('is no date')
  })
})

it('is asked again soon after trouble, then ever more rarely, never more often than its rhythm', () => {
  expect(nextIn(7, 0)).toBe(7)
  expect(nextIn(7, 1)).toBeCloseTo(1 / 24)
  expect(nextIn(7, 4)).toBeCloseTo(8 / 24)
  expect(nextIn(7, 30)).toBe(7)
})
