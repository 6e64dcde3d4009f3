import { describe, expect, it } from 'vitest'
import { aFlag, anId, aWholeNumber, oneOf, readAddress, someText } from './address.ts'

const fields = {
  team: anId,
  text: someText(5),
  left: aFlag,
  step: aWholeNumber(1, 3),
  view: oneOf(['map', 'table'], 'map'),
  health: oneOf(['met', 'missed']),
}
const team = '01a2018d-8a76-7160-85e9-c0086529c4d1'

describe('an address', () => {
  it('is read field by field', () => {
    const given = { team, text: 'abcdefg', left: true, step: 2, view: 'table', health: 'met' }
    expect(readAddress(fields, given)).toEqual({ ...given, text: 'abcde' })
  })
  it('keeps what can be read beside what cannot', () => {
    const given = { team: 'x', text: 42, left: 'no', step: 9, view: 'globe', health: {}, other: 1 }
    expect(readAddress(fields, given)).toEqual({
      team: undefined,
      text: '42',
      left: false,
      step: undefined,
      view: 'map',
      health: undefined,
    })
  })
})
