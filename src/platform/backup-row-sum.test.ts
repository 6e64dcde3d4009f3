import { describe, expect, test } from 'vitest'
import { isSame, RowSum, type Sum } from './backup-row-sum.ts'

const sumOf = (...pieces: string[]): Sum => {
  const sum = new RowSum()
  for (const piece of pieces) sum.add(Buffer.from(piece))
  return sum.sum
}

describe('the sum of a table', () => {
  test('is the same in whatever order the rows come, and in whatever pieces', () => {
    const one = sumOf('Beds\t80\nTheatres\t40\nNurses\t\\N\n')
    expect(one.rows).toBe(3)
    expect(sumOf('Nurses\t\\N\nBeds\t80\nTheatres\t40\n')).toEqual(one)
    expect(sumOf('Be', 'ds\t80\nTheat', 'res\t40', '\n', 'Nurses\t\\N\n')).toEqual(one)
  })

  test.each([
    ['a value', 'Beds\t81\nTheatres\t40\n'],
    ['two values that changed places in their row', '80\tBeds\nTheatres\t40\n'],
    ['two values that changed their rows', 'Beds\t40\nTheatres\t80\n'],
    ['nothing in place of an empty text', 'Beds\t80\nTheatres\t\\N\n'],
    ['a row more', 'Beds\t80\nTheatres\t40\nTheatres\t40\n'],
    ['a row less', 'Beds\t80\n'],
    ['one row twice in place of another', 'Beds\t80\nBeds\t80\n'],
  ])('is another for %s', (_, text) => {
    expect(isSame(sumOf(text), sumOf('Beds\t80\nTheatres\t40\n'))).toBe(false)
  })

  test('of nothing is nothing', () => {
    expect(sumOf()).toEqual({ rows: 0, hash: '0'.repeat(16) })
  })

  test('differs for a hundred thousand rows that are nearly alike', () => {
    const seen = new Set<string>()
    for (let at = 0; at < 100_000; at++) seen.add(sumOf(`${at.toString(2).padStart(17, '0')}\n`).hash)
    expect(seen.size).toBe(100_000)
  })
})
