import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brier, calibrationOf } from './brier.ts'

describe('what was foretold', () => {
  it('scores best where it was sure and right, worst where it was sure and wrong', () => {
    expect(brier({ probability: 1, came: true })).toBe(0)
    expect(brier({ probability: 0, came: false })).toBe(0)
    expect(brier({ probability: 1, came: false })).toBe(1)
    expect(brier({ probability: 0.5, came: true })).toBe(0.25)
    expect(brier({ probability: 0.7, came: true })).toBeCloseTo(0.09)
  })

  it('scores best on average where what is said is how often it comes, so that nobody gains by saying otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 10 }), (often, said) => {
        const come = Array.from({ length: 10 }, (_, at) => at < often)
        const score = (probability: number) => calibrationOf(come.map((came) => ({ probability, came }))).brier ?? 0
        expect(score(often / 10)).toBeLessThanOrEqual(score(said / 10) + 1e-12)
      }),
    )
  })

  it('is gathered in fifths, each thing in one of them', () => {
    const {
      count,
      brier: mean,
      came,
      bins,
    } = calibrationOf([
      { probability: 0.7, came: true },
      { probability: 0.65, came: false },
      { probability: 1, came: true },
      { probability: 0.2, came: false },
    ])
    expect({ count, came }).toEqual({ count: 4, came: 0.5 })
    expect(mean).toBeCloseTo((0.09 + 0.4225 + 0 + 0.04) / 4)
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0.2, 0.4, 1],
      [0.6, 0.8, 2],
      [0.8, 1, 1],
    ])
    expect(bins[1]).toMatchObject({ said: 0.675, came: 0.5 })
  })

  it('says nothing of nothing', () => {
    expect(calibrationOf([])).toEqual({ count: 0, brier: null, came: null, bins: [] })
  })
})
