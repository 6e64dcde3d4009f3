import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compared } from './decimal.ts'

it('compares to the last digit', () => {
  expect(compared('9999999999999999999999999998', '9999999999999999999999999999')).toBe(-1)
  expect(compared('0.0000000001', '0.0000000002')).toBe(-1)
  expect(compared('-2', '-10')).toBe(1)
  expect(compared('1.50', '1.5')).toBe(0)
  expect(compared('-0', '0')).toBe(0)
  expect(compared('a few', '1')).toBe(null)
  expect(compared(null, '1')).toBe(null)
})

it('agrees with numbers where those are exact', () =>
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 }), (one, other) => {
      expect(compared(String(one / 100), String(other / 100))).toBe(Math.sign(one - other))
    }),
  ))
