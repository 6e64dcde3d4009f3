import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Area } from '../contract.ts'
import { anArea, aTree, type Tree } from './an-area.ts'
import { columns, divide, type Placed, usualRoom } from './columns.ts'

const room = { ...usualRoom, width: 1000, height: 600 }
const find = (placed: Placed[], key: string) => placed.find((place) => place.key === key) as Placed
const bottom = (place: Placed) => place.y + place.height

describe('a length is divided', () => {
  it('by the parts', () => {
    expect(divide([0.5, 0.25, 0.25], 400, 20)).toEqual([200, 100, 100])
  })
  it('with a visible minimum, which the large ones give up', () => {
    expect(divide([0.98, 0.01, 0.01], 300, 30)).toEqual([240, 30, 30])
  })
  it('equally where no part is known, or where room is short', () => {
    expect(divide([0, 0], 100, 30)).toEqual([50, 50])
    expect(divide([0.9, 0.1], 40, 30)).toEqual([20, 20])
  })
  it('whole, whatever the parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 600, max: 2000 }),
        (parts, length) => {
          const sizes = divide(parts, length, 30)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(length, 6)
          for (const size of sizes) expect(size).toBeGreaterThanOrEqual(29.999)
        },
      ),
    )
  })
})

describe('the map', () => {
  it('puts why on the left and how on the right, at its height', () => {
    const placed = columns(aTree({ v: { a: { a1: {}, a2: {} }, b: {} } }), [], room)
    const [v, a, a1, b] = ['v', 'v/a', 'v/a/a1', 'v/b'].map((key) => find(placed, key)) as [
      Placed,
      Placed,
      Placed,
      Placed,
    ]
    expect(v).toMatchObject({ x: 0, y: 0, height: 600, depth: 0 })
    expect(a.x).toBeGreaterThan(v.x + v.width)
    expect(a1.x).toBeGreaterThan(a.x + a.width)
    expect(a1.y).toBe(a.y)
    expect(bottom(find(placed, 'v/a/a2'))).toBeCloseTo(bottom(a))
    expect(b.y).toBeGreaterThan(bottom(a))
    expect(placed.map((place) => place.key)).toEqual(['v', 'v/a', 'v/a/a1', 'v/a/a2', 'v/b'])
  })

  it('fills the width with its columns', () => {
    const placed = columns(aTree({ v: { a: { a1: { x: {}, y: {}, z: {}, w: {} } } } }), [], room)
    const last = find(placed, 'v/a/a1/x')
    expect(last.x + last.width).toBeCloseTo(1000)
  })

  it('leaves a fourth column away that hardly anything would stand in', () => {
    const placed = columns(aTree({ v: { a: { a1: { x: {} } } } }), [], room)
    const last = find(placed, 'v/a/a1')
    expect(last.x + last.width).toBeCloseTo(1000)
    expect(last.drawn).toBe(0)
  })

  it('folds what finds no room, and says how many with what the server left out', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`g${at}`, {}]))
    const placed = columns(aTree({ v: many }), [{ parent: 'v', count: 940, byHealth: { 'at risk': 940 } }], room)
    const strip = find(placed, 'v/…')
    const drawn = placed.filter((place) => place.parent === 'v' && place.area)
    expect(find(placed, 'v').drawn).toBe(drawn.length)
    expect(strip.fold?.count).toBe(1000 - drawn.length)
    expect(strip.fold?.byHealth).toEqual({ 'at risk': 940, 'on track': 60 - drawn.length })
    expect(bottom(strip)).toBeCloseTo(600)
    expect(strip.of).toBe(1000)
  })

  it('says that all is folded where nothing finds room', () => {
    const many = Object.fromEntries(Array.from({ length: 19 }, (_, at) => [`g${at}`, { below: {}, more: {} }]))
    const placed = columns(aTree({ v: many }), [], { ...room, height: 19 * 36 })
    expect(find(placed, 'v/g0/…').fold).toMatchObject({ count: 2, all: true })
    expect(find(placed, 'v/g0').drawn).toBe(0)
  })

  it('draws a single area', () => {
    expect(columns([anArea('v')], [], room)).toMatchObject([{ width: 1000, height: 600 }])
    expect(columns([], [], room)).toEqual([])
  })

  it('keeps every area within its parent, apart from its equals and never smaller than the least', () => {
    const named = (below: fc.Arbitrary<Tree>) =>
      fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), below, { maxKeys: 20 })
    const tree = named(named(named(fc.constant({}))))
    fc.assert(
      fc.property(
        tree,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (shape, parts) => {
          const areas: Area[] = aTree({ v: shape }).map((area, at) => ({ ...area, part: parts[at % 30] ?? 0 }))
          const placed = columns(areas, [], room)
          for (const place of placed) {
            const parent = placed.find((other) => other.key === place.parent)
            if (place.area) expect(place.height).toBeGreaterThanOrEqual(room.least - 0.001)
            if (!parent) continue
            expect(place.y).toBeGreaterThanOrEqual(parent.y - 0.001)
            expect(bottom(place)).toBeLessThanOrEqual(bottom(parent) + 0.001)
          }
          const byDepth = Map.groupBy(placed, (place) => place.depth)
          for (const column of byDepth.values()) {
            for (const [at, place] of column.slice(1).entries())
              expect(place.y).toBeGreaterThanOrEqual(bottom(column[at] as Placed) - 0.001)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
