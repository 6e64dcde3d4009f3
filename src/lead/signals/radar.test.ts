import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edge, placeAll, radiusOf, rings, sector, strip, type Watched } from './radar.ts'
import { directions, factors, horizons } from './signal.ts'

const watched = fc.record({
  signal: fc.uuid(),
  factor: fc.constantFrom(...factors),
  horizon: fc.constantFrom(...horizons),
  impact: fc.integer({ min: 1, max: 5 }),
  direction: fc.constantFrom(...directions),
})
const many = (most: number) => fc.uniqueArray(watched, { selector: ({ signal }) => signal, maxLength: most })
const crowd = (count: number, of: Partial<Watched> = {}): Watched[] =>
  Array.from({ length: count }, (_, at) => ({
    signal: `s${String(at).padStart(4, '0')}`,
    factor: 'legal',
    horizon: 'year',
    impact: (at % 5) + 1,
    direction: 'rising',
    ...of,
  }))

const overlaps = (signals: readonly Watched[]): number => {
  const points = [...placeAll(signals).values()]
  return points.filter((one, at) =>
    points.some((other, from) => from > at && Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius),
  ).length
}

describe('the radar', () => {
  it('places each once, whole within its sector and its ring, and covers none', () => {
    fc.assert(
      fc.property(many(60), (signals) => {
        const placed = placeAll(signals)
        expect(placed.size).toBe(signals.length)
        for (const { signal, factor, horizon } of signals) {
          const { x, y, radius } = placed.get(signal) ?? { x: 0, y: 0, radius: 0 }
          const distance = Math.hypot(x, y)
          expect(distance - radius).toBeGreaterThan(rings[horizon].from)
          expect(distance + radius).toBeLessThan(rings[horizon].to - strip)
          const angle = (Math.atan2(x, -y) + Math.PI * 2) % (Math.PI * 2)
          const { from, to } = sector(factor)
          expect(angle).toBeGreaterThan(from)
          expect(angle).toBeLessThan(to)
          expect(distance * Math.sin(Math.min(angle - from, to - angle))).toBeGreaterThan(radius)
        }
        expect(overlaps(signals)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(many(40), (signals) => {
        expect(placeAll(signals.toReversed())).toEqual(placeAll(signals))
      }),
      { numRuns: 30 },
    )
  })

  it('shrinks what lies together in a full field, and nothing else', () => {
    const alone: Watched = { signal: 'alone', factor: 'social', horizon: 'later', impact: 5, direction: 'fading' }
    const signals = [...crowd(200), alone]
    const placed = placeAll(signals)
    expect(overlaps(signals)).toBe(0)
    expect(placed.get('alone')?.radius).toBe(radiusOf(5))
    expect(placed.get('s0004')?.radius ?? 9).toBeLessThan(radiusOf(5) / 2)
  })

  it('shows what weighs twice as much on twice the area, and fills its space to the edge', () => {
    expect(radiusOf(4) / radiusOf(2)).toBeCloseTo(Math.SQRT2)
    expect(rings.year.to).toBe(rings['three years'].from)
    expect(rings['three years'].to).toBe(rings.later.from)
    expect(rings.later.to).toBe(edge)
    expect(placeAll([])).toEqual(new Map())
  })
})
