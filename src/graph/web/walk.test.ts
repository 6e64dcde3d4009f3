import { describe, expect, it } from 'vitest'
import { anArea, aTree } from './an-area.ts'
import { columns, usualRoom } from './columns.ts'
import { moved } from './walk.ts'

const room = { ...usualRoom, width: 1000, height: 600 }
const placed = columns(
  [...aTree({ v: { a: { a1: {} }, b: {}, c: { c1: {} } } }), anArea('v/b/deep', { carries: 3 })],
  [{ parent: 'v', count: 5, byHealth: {} }],
  room,
)

describe('the arrow keys', () => {
  it('ask why to the left and how to the right', () => {
    expect(moved(placed, 'v/a', 'ArrowLeft')).toEqual({ to: 'v' })
    expect(moved(placed, 'v/a', 'ArrowRight')).toEqual({ to: 'v/a/a1' })
  })
  it('go among equals, also from one family to the next', () => {
    expect(moved(placed, 'v/a', 'ArrowDown')).toEqual({ to: 'v/b' })
    expect(moved(placed, 'v/a/a1', 'ArrowDown')).toEqual({ to: 'v/b/deep' })
    expect(moved(placed, 'v/c/c1', 'ArrowUp')).toEqual({ to: 'v/b/deep' })
  })
  it('stop at the edges', () => {
    expect(moved(placed, 'v/a', 'ArrowUp')).toBeNull()
    expect(moved(placed, 'v/a/a1', 'ArrowRight')).toBeNull()
  })
  it('zoom where the map ends', () => {
    expect(moved(placed, 'v/b/deep', 'ArrowRight')).toEqual({ into: 'v/b/deep' })
    expect(moved(placed, 'v', 'ArrowLeft')).toBe('out')
  })
  it('look closer at what is folded', () => {
    expect(moved(placed, 'v/c', 'ArrowDown')).toEqual({ to: 'v/…' })
    expect(moved(placed, 'v/…', 'ArrowLeft')).toEqual({ to: 'v' })
    expect(moved(placed, 'v/…', 'ArrowRight')).toEqual({ into: 'v' })
  })
  it('look closer where all that carries it is folded', () => {
    const crowded = Array.from({ length: 19 }, (_, at) => [`g${at}`, { below: {}, more: {} }])
    const low = columns(
      aTree({ v: Object.fromEntries(crowded) }).map((area) => ({ ...area, carries: 2 })),
      [],
      room,
    )
    expect(low.find(({ key }) => key === 'v/g0/…')?.fold?.all).toBe(true)
    expect(moved(low, 'v/g0', 'ArrowRight')).toEqual({ into: 'v/g0' })
  })
  it('begin at the beginning when nothing is chosen', () => {
    expect(moved(placed, 'gone', 'ArrowDown')).toEqual({ to: 'v' })
    expect(moved(placed, 'v/c', 'Home')).toEqual({ to: 'v' })
    expect(moved(placed, 'v', 'End')).toEqual({ to: 'v/…' })
  })
})
