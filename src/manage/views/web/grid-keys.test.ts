import { expect, it } from 'vitest'
import { moved, nextEdited } from './grid-keys.ts'

const press = (key: string, far = false) => ({ key, ctrlKey: far, metaKey: false, altKey: false })

it('arrows walk by one, Page keys by ten, Home and End to the ends of a line or of all', () => {
  const at = { line: 20, cell: 3 }
  expect(moved(press('ArrowDown'), at, 100, 6)).toEqual({ line: 21, cell: 3 })
  expect(moved(press('ArrowLeft'), at, 100, 6)).toEqual({ line: 20, cell: 2 })
  expect(moved(press('PageUp'), at, 100, 6)).toEqual({ line: 10, cell: 3 })
  expect(moved(press('End'), at, 100, 6)).toEqual({ line: 20, cell: 6 })
  expect(moved(press('End', true), at, 100, 6)).toEqual({ line: 99, cell: 3 })
  expect(moved(press('Home', true), at, 100, 6)).toEqual({ line: 0, cell: 3 })
  expect(moved(press('Enter'), at, 100, 6)).toBeNull()
  expect(moved(press('ArrowDown', true), at, 100, 6)).toBeNull()
})

it('Tab goes to the next cell that can be written in, and stays in the last one', () => {
  const edited = [true, false, false, true, false]
  expect(nextEdited(edited, 1, 1)).toBe(4)
  expect(nextEdited(edited, 4, 1)).toBe(4)
  expect(nextEdited(edited, 4, -1)).toBe(1)
})
