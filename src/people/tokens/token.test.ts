import { expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { handOut, isSame, readHanded } from './store.ts'
import { faultOfEnd, mayMake } from './token.ts'

it('lives from today for a year at most', () => {
  expect(faultOfEnd('2026-03-30', '2026-03-31')).toBe('Choose today or a later day.')
  expect(faultOfEnd('2026-03-31', '2026-03-31')).toBeUndefined()
  expect(faultOfEnd('2027-04-01', '2026-03-31')).toBeUndefined()
  expect(faultOfEnd('2027-04-02', '2026-03-31')).toBe('A token lives a year at most: choose a day up to 2027-04-01.')
  expect(mayMake(true).allowed).toBe(false)
})

it('says where its row is, and matches its own hash alone', () => {
  const org = newId()
  const [one, other] = [handOut(org), handOut(org)]
  const read = readHanded(one.text)
  expect(read).toMatchObject({ org, id: one.id })
  expect(read?.matches(one.hash)).toBe(true)
  for (const wrong of [other.hash, '', one.hash.slice(1), `${one.hash}x`]) expect(read?.matches(wrong)).toBe(false)
  for (const wrong of ['', 'x', one.text.slice(1), `${one.text} `, one.text.replace('_', '.'), '_'.repeat(87)])
    expect(readHanded(wrong)?.matches(one.hash) ?? false, wrong).toBe(false)
})

it('compares secrets of any length', () => {
  expect([isSame('key', 'key'), isSame('key', 'keys'), isSame('', 'key')]).toEqual([true, false, false])
})
