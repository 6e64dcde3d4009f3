import { describe, expect, it } from 'vitest'
import { isWithin, marksOf, namesThatFit, nearer, quadrantOf, whole, within } from './grid.ts'

const standing = (stakeholder: string, interest: number, influence: number) => ({ stakeholder, interest, influence })

describe('the grid', () => {
  it('has four quadrants, and the middle counts upwards', () => {
    expect(quadrantOf({ influence: 50, interest: 50 })).toBe('work closely')
    expect(quadrantOf({ influence: 50, interest: 49 })).toBe('keep satisfied')
    expect(quadrantOf({ influence: 49, interest: 50 })).toBe('keep informed')
    expect(quadrantOf({ influence: 0, interest: 0 })).toBe('keep an eye')
  })

  it('holds within its edges whoever is dragged beyond them', () => {
    expect([within(-4), within(104.2), within(49.6)]).toEqual([0, 100, 50])
  })

  it('is looked at from nearer, within its edges, until it is as near as it gets', () => {
    const once = nearer(whole, { influence: 95, interest: 50 })
    expect(once).toEqual({ from: { influence: 75, interest: 37.5 }, span: 25 })
    const twice = once && nearer(once, { influence: 95, interest: 50 })
    expect(twice?.span).toBe(8)
    expect(twice && nearer(twice, { influence: 95, interest: 50 })).toBeNull()
    expect([
      isWithin(whole, { influence: 0, interest: 100 }),
      once && isWithin(once, { influence: 74, interest: 50 }),
    ]).toEqual([true, false])
  })

  it('puts together who stands too near to be told apart, and leaves the others alone', () => {
    const marks = marksOf([standing('a', 10, 10), standing('b', 12, 10), standing('c', 60, 60)], { x: 5, y: 5 })
    expect(marks.map(({ of }) => of.map(({ stakeholder }) => stakeholder))).toEqual([['a', 'b'], ['c']])
    expect(marks[0]).toMatchObject({ interest: 10, influence: 10 })
  })

  it('keeps its marks apart and loses nobody, however many there are', () => {
    let seed = 7
    const next = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed % 101
    }
    const all = Array.from({ length: 2_000 }, (_, at) => standing(String(at), next(), next()))
    const marks = marksOf(all, { x: 5, y: 8 })
    expect(marks.reduce((sum, { of }) => sum + of.length, 0)).toBe(2_000)
    expect(new Set(marks.flatMap(({ of }) => of.map(({ stakeholder }) => stakeholder))).size).toBe(2_000)
    expect(marks.length).toBeLessThan(700)
    for (const { of } of marks)
      for (const other of marks)
        if (other.of !== of && of[0] && other.of[0])
          expect(
            Math.hypot((of[0].interest - other.of[0].interest) / 5, (of[0].influence - other.of[0].influence) / 8),
          ).toBeGreaterThanOrEqual(1)
  })

  it('writes names where they cover nothing: right, else left, else not', () => {
    const frame = { width: 200, height: 100 }
    const mark = (key: string, x: number, y: number, width = 60) => ({ key, x, y, radius: 8, width })
    expect(namesThatFit([mark('a', 20, 20)], frame, 16).get('a')).toBe('right')
    expect(namesThatFit([mark('a', 180, 20)], frame, 16).get('a')).toBe('left')
    expect(namesThatFit([mark('a', 100, 20, 120)], frame, 16).has('a')).toBe(false)
    const two = namesThatFit([mark('a', 80, 20), mark('b', 90, 22)], frame, 16)
    expect([two.get('a'), two.get('b')]).toEqual(['left', 'right'])
    expect(namesThatFit([mark('a', 80, 20), mark('b', 100, 20)], frame, 16).get('a')).toBe('left')
  })
})
