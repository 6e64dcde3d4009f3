import { type Direction, type Factor, factors, type Horizon, horizons } from './signal.ts'

/**
 * Where signals lie on the radar. Each factor has a sector and each horizon a ring; within its field a signal takes the
 * first free place of a fixed sequence, the heaviest first, so that none covers another and none moves by chance. Where a
 * field is too full for that, all of its points shrink together until they fit.
 *
 * The sequence is R2, which fills a square evenly however long it runs (M. Roberts, "The unreasonable effectiveness of
 * quasirandom sequences", 2018), here bent into a field of equal area.
 */
export interface Watched {
  signal: string
  factor: Factor
  horizon: Horizon
  impact: number
  direction: Direction
}

/** In units of the radar's own: its centre is 0, 0 and its edge lies at 100. */
export interface Point {
  x: number
  y: number
  radius: number
}

export const edge = 100

/** The rings' inner and outer edges; the middle stays free for what is here already. */
export const rings: Record<Horizon, { from: number; to: number }> = {
  year: { from: 12, to: 44 },
  'three years': { from: 44, to: 73 },
  later: { from: 73, to: edge },
}

const turn = Math.PI * 2
const width = turn / factors.length

/** Kept free along the outer edge of each ring, for its name. */
export const strip = 6

/** The sector of a factor in radians, clockwise from the top. */
export const sector = (factor: Factor): { from: number; to: number } => {
  const from = factors.indexOf(factor) * width
  return { from, to: from + width }
}

export const at = (angle: number, distance: number): { x: number; y: number } => ({
  x: Math.sin(angle) * distance,
  y: -Math.cos(angle) * distance,
})

/** By impact, 1 to 5: the area grows with it, not the width. */
export const radiusOf = (impact: number): number => 2.6 * Math.sqrt(impact)

const gap = 0.8
const tries = 400
const smallest = 0.02
/** Circles put down one after another fill about half of an area and no more; this part they find quickly. */
const filled = 0.3

export function placeAll(signals: readonly Watched[]): Map<string, Point> {
  const placed = new Map<string, Point>()
  for (const factor of factors)
    for (const horizon of horizons) {
      const here = signals
        .filter((each) => each.factor === factor && each.horizon === horizon)
        .toSorted((a, b) => b.impact - a.impact || (a.signal < b.signal ? -1 : 1))
      for (const [signal, point] of placeIn(factor, horizon, here)) placed.set(signal, point)
    }
  return placed
}

function placeIn(factor: Factor, horizon: Horizon, signals: readonly Watched[]): Map<string, Point> {
  const { from, to } = rings[horizon]
  const room = ((to - strip) ** 2 - from ** 2) * (width / 2)
  const needed = signals.reduce((sum, { impact }) => sum + Math.PI * (radiusOf(impact) + gap) ** 2, 0)
  let scale = Math.min(1, Math.sqrt((filled * room) / needed))
  for (; scale > smallest; scale *= 0.85) {
    const points = tryAt(factor, horizon, signals, scale)
    if (points) return points
  }
  return tryAt(factor, horizon, signals, smallest, 'covering') ?? new Map()
}

/** All of them at this scale, or nothing where one finds no place. */
function tryAt(
  factor: Factor,
  horizon: Horizon,
  signals: readonly Watched[],
  scale: number,
  covering?: 'covering',
): Map<string, Point> | null {
  const points = new Map<string, Point>()
  for (const { signal, impact } of signals) {
    const radius = radiusOf(impact) * scale
    const apart = gap * scale
    const clear = ({ x, y }: { x: number; y: number }): boolean => {
      for (const other of points.values())
        if ((other.x - x) ** 2 + (other.y - y) ** 2 < (other.radius + radius + apart) ** 2) return false
      return true
    }
    const places = seeds(factor, horizon, radius + apart)
    const free = covering ? places[points.size % places.length] : places.find(clear)
    if (!free) return null
    points.set(signal, { ...free, radius })
  }
  return points
}

/** The real root of x³ = x + 1, of which R2 takes the powers. */
const plastic = 1.324717957244746

/** Places within a field that keep this far from its edges, spread evenly over its area. */
function seeds(factor: Factor, horizon: Horizon, margin: number): { x: number; y: number }[] {
  const { from, to } = rings[horizon]
  const [inner, outer] = [from + margin, to - strip - margin]
  const { from: begins } = sector(factor)
  return Array.from({ length: tries }, (_, seed) => {
    const distance = Math.sqrt(inner ** 2 + ((seed / plastic + 0.5) % 1) * (outer ** 2 - inner ** 2))
    // a straight edge of the sector is as near as the sine says
    const aside = Math.asin(Math.min(1, margin / distance))
    const along = (seed / plastic ** 2 + 0.5) % 1
    return at(begins + aside + along * (width - 2 * aside), distance)
  })
}
