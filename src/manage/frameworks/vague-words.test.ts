import { expect, it } from 'vitest'
import { fillerIn, looseWordIn } from './vague-words.ts'

it('finds words that everybody reads differently', () => {
  expect(fillerIn('Improve letters, leaflets etc. for patients')).toBe('etc')
  expect(fillerIn('A world-class hospital')).toBe('world-class')
  expect(fillerIn('Answer calls as soon as possible')).toBe('as soon as possible')
  expect(fillerIn('Answer calls within three rings')).toBe(null)
  expect(fillerIn('Send all papers (letters, leaflets etc.) within a day')).toBe(null)
  expect(fillerIn('Die Briefe etc. für die Patienten')).toBe(null)
})

it('finds words that promise a change of unknown size', () => {
  expect(looseWordIn('Improve the discharge of patients')).toBe('Improve')
  expect(looseWordIn('Patients go home before noon')).toBe(null)
})
