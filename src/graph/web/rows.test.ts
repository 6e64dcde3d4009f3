import { describe, expect, it } from 'vitest'
import { aTree } from './an-area.ts'
import { rows } from './rows.ts'

describe('the map as a list', () => {
  it('shows what it carries with a taste of what lies below, and folds the rest', () => {
    const placed = rows(aTree({ v: { a: { a1: {}, a2: {}, a3: {}, a4: { deep: {} }, a5: {} }, b: {} } }), [
      { parent: 'v', count: 4, byHealth: {} },
      { parent: 'v/a', count: 10, byHealth: {} },
    ])
    expect(placed.map(({ key }) => key)).toEqual(['v', 'v/a', 'v/a/a1', 'v/a/a2', 'v/a/a3', 'v/a/…', 'v/b', 'v/…'])
    expect(placed.find(({ key }) => key === 'v/a/…')?.fold?.count).toBe(12)
    expect(placed.find(({ key }) => key === 'v/a')).toMatchObject({ drawn: 3, position: 1, of: 6 })
  })

  it('gives several at the top a taste of what lies below each', () => {
    const placed = rows(aTree({ a: { a1: {}, a2: {}, a3: {}, a4: {} }, b: { b1: { deep: {} } } }), [])
    expect(placed.map(({ key }) => key)).toEqual(['a', 'a/a1', 'a/a2', 'a/a3', 'a/…', 'b', 'b/b1'])
  })
})
