import { expect, it } from 'vitest'
import { anArea } from './an-area.ts'
import { type Branch, type Known, rowsOf } from './branches.ts'

const branch = (node: string, carries = 0): Branch => ({
  ...anArea(node),
  carries,
  severalParents: false,
  accepted: true,
})
const level = (...branches: Branch[]) => ({ branches, total: branches.length, next: null })
const told = (known: Record<string, Known>) => (node: string) => known[node]

it('what is open has its level below it; what carries nothing has nothing to open', () => {
  const rows = rowsOf(
    level(branch('a', 1), branch('b')),
    new Set(['a']),
    told({ a: { data: level(branch('c')), error: null } }),
  )
  expect(rows.map(({ key, level, open }) => [key, level, open])).toEqual([
    ['a', 1, true],
    ['a/c', 2, null],
    ['b', 1, null],
  ])
})

it('the same goal stands under each that it supports, opened in one place and closed in the other', () => {
  const below = { a: { data: level(branch('c', 1)), error: null }, b: { data: level(branch('c', 1)), error: null } }
  const rows = rowsOf(level(branch('a', 1), branch('b', 1)), new Set(['a', 'b', 'b/c']), told(below))
  expect(rows.filter(({ view }) => view?.node === 'c').map(({ key, open }) => [key, open])).toEqual([
    ['a/c', false],
    ['b/c', true],
  ])
})

it('a level that is on its way, was refused or goes on says so in a row of its own', () => {
  const open = new Set(['a', 'b', 'c'])
  const rows = rowsOf(
    level(branch('a', 1), branch('b', 1), branch('c', 9)),
    open,
    told({
      b: { data: undefined, error: new Error('Nothing answers.') },
      c: { data: { branches: [branch('d')], total: 9, next: 'further' }, error: null },
    }),
  )
  expect(rows.filter(({ view }) => !view).map(({ key, state, left, says }) => [key, state, left, says])).toEqual([
    ['a/…', 'fetching', 0, ''],
    ['b/…', 'failed', 0, 'Nothing answers.'],
    ['c/…', 'more', 8, ''],
  ])
})
