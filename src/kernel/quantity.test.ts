import { describe, expect, it } from 'vitest'
import { compare, distance, quantity, trimmed } from './quantity.ts'

const read = (given: unknown) => quantity.safeParse(given)

describe('a number as it arrives', () => {
  it.each([
    [12, '12'],
    [-0.5, '-0.5'],
    [1e-7, '0.0000001'],
    ['9007199254740993', '9007199254740993'],
    ['9999999999999999999999999999.9999999999', '9999999999999999999999999999.9999999999'],
    [' -12.50 ', '-12.50'],
    [9007199254740991, '9007199254740991'],
  ])('%s is kept as %s', (given, kept) => expect(read(given).data).toBe(kept))

  it.each([
    [9007199254740992, 'has lost digits'],
    [1e21, 'has lost digits'],
    [1e-11, 'ten after it'],
    [0.12345678901, 'ten after it'],
    ['1e3', 'plain number'],
    ['10000000000000000000000000000', '28 digits'],
    ['1,5', 'plain number'],
    ['', 'plain number'],
    [Number.NaN, 'expected'],
  ])('%s is refused, rather than another number kept', (given, sentence) =>
    expect(JSON.stringify(read(given).error?.issues)).toContain(sentence),
  )

  it('loses the noughts behind it', () => {
    expect(trimmed('12.5000000000')).toBe('12.5')
    expect(trimmed('100')).toBe('100')
    expect(trimmed('100.0000000000')).toBe('100')
  })
})

describe('numbers beside each other', () => {
  it('differ in their last digit, however large', () => {
    expect(compare('9007199254740993', '9007199254740992')).toBe(1)
    expect(compare('-0.0000000001', '0')).toBe(-1)
    expect(compare('1.50', '1.5')).toBe(0)
    expect(distance('9999999999999999999999999999.5', '9999999999999999999999999999')).toBe(0.5)
    expect(distance('-2', '3')).toBe(-5)
  })
})
