import { expect, it } from 'vitest'
import { type TreeRow, treeMove, typedOn, typedTo } from './tree-keys.ts'

const rows: TreeRow[] = [
  { key: 'a', level: 1, open: true },
  { key: 'a/b', level: 2, open: false },
  { key: 'a/c', level: 2, open: null },
  { key: 'd', level: 1, open: false },
]

it('down and up go from row to row, and stop at the ends', () => {
  expect(treeMove(rows, 'a', 'ArrowDown')).toEqual({ to: 'a/b' })
  expect(treeMove(rows, 'd', 'ArrowDown')).toBe(null)
  expect(treeMove(rows, 'd', 'Home')).toEqual({ to: 'a' })
  expect(treeMove(rows, 'a', 'PageDown')).toEqual({ to: 'd' })
})

it('right opens, then goes in; what carries nothing stays as it is', () => {
  expect(treeMove(rows, 'a/b', 'ArrowRight')).toEqual({ open: true })
  expect(treeMove(rows, 'a', 'ArrowRight')).toEqual({ to: 'a/b' })
  expect(treeMove(rows, 'a/c', 'ArrowRight')).toBe(null)
})

it('left closes, then goes out to what it supports', () => {
  expect(treeMove(rows, 'a', 'ArrowLeft')).toEqual({ open: false })
  expect(treeMove(rows, 'a/c', 'ArrowLeft')).toEqual({ to: 'a' })
  expect(treeMove(rows, 'd', 'ArrowLeft')).toBe(null)
})

it('typing goes to the next title that begins so, from the end on to the beginning', () => {
  const named = ['Beds', 'Safe', 'Safer', 'bells'].map((title) => ({ key: title, title }))
  expect(typedTo(named, 'Beds', 's')).toBe('Safe')
  expect(typedTo(named, 'Safe', 's')).toBe('Safer')
  expect(typedTo(named, 'Safer', 's')).toBe('Safe')
  expect(typedTo(named, 'Safe', 'sa')).toBe('Safe')
  expect(typedTo(named, 'Safe', 'safer')).toBe('Safer')
  expect(typedTo(named, 'Safer', 'be')).toBe('bells')
  expect(typedTo(named, 'Safer', 'x')).toBe(null)
})

it('letters in quick succession are one word', () => {
  const first = typedOn({ text: '', at: 0 }, 'B', 1000)
  expect(first).toEqual({ text: 'b', at: 1000 })
  expect(typedOn(first, 'e', 1300).text).toBe('be')
  expect(typedOn(first, 'e', 1800).text).toBe('e')
})
