import { most } from './stakeholder.ts'

/**
 * Where stakeholders stand by influence and interest, and what each quadrant advises.
 *
 * The grid is that of A. L. Mendelow, "Environmental scanning: the impact of the stakeholder concept" (Proceedings of
 * the Second International Conference on Information Systems, 1981), the advice that of G. Johnson and K. Scholes,
 * "Exploring Corporate Strategy" (1993 and after).
 */
export const quadrants = ['work closely', 'keep satisfied', 'keep informed', 'keep an eye'] as const
export type Quadrant = (typeof quadrants)[number]

export const middle = most / 2

export interface Place {
  influence: number
  interest: number
}

export const quadrantOf = ({ influence, interest }: Place): Quadrant => {
  if (influence >= middle) return interest >= middle ? 'work closely' : 'keep satisfied'
  return interest >= middle ? 'keep informed' : 'keep an eye'
}

/** A place that was dragged to, within the grid and in whole steps. */
export const within = (value: number): number => Math.min(most, Math.max(0, Math.round(value)))

/** What part of the grid is looked at. */
export interface Look {
  from: Place
  /** How far it reaches both ways, in steps. */
  span: number
}

export const whole: Look = { from: { influence: 0, interest: 0 }, span: most }

/** Nearer one does not look: who stands together there stands at the same place. */
export const nearest = 8

/** Four times nearer at a place, within the edges; nothing where it is as near as it gets. */
export function nearer({ span }: Look, at: Place): Look | null {
  if (span <= nearest) return null
  const next = Math.max(nearest, span / 4)
  const begin = (value: number) => Math.min(most - next, Math.max(0, value - next / 2))
  return { from: { influence: begin(at.influence), interest: begin(at.interest) }, span: next }
}

export const isWithin = ({ from, span }: Look, { influence, interest }: Place): boolean =>
  influence >= from.influence &&
  influence <= from.influence + span &&
  interest >= from.interest &&
  interest <= from.interest + span

export interface Standing extends Place {
  stakeholder: string
}

/** One mark of the grid: somebody alone, or several who stand too near to each other to be told apart. */
export interface Mark<One extends Standing> extends Place {
  of: One[]
}

/**
 * Puts together who stands nearer to each other than `near` (in steps of the grid, for both ways): each joins the
 * nearest mark that is there already, in the order given, or begins one. A mark stands where its first stands, so that no
 * two are nearer than that. Marks are looked up by cells as wide as `near`, so that thousands are put together in one go.
 */
export function marksOf<One extends Standing>(all: readonly One[], near: { x: number; y: number }): Mark<One>[] {
  const marks: { seed: Place; of: One[] }[] = []
  const cells = new Map<string, typeof marks>()
  const cell = ({ influence, interest }: Place) =>
    [Math.floor(interest / near.x), Math.floor(influence / near.y)] as const
  for (const one of all) {
    const [x, y] = cell(one)
    let best: (typeof marks)[number] | undefined
    let least = 1
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const mark of cells.get(`${x + dx} ${y + dy}`) ?? []) {
          const apart = Math.hypot(
            (mark.seed.interest - one.interest) / near.x,
            (mark.seed.influence - one.influence) / near.y,
          )
          if (apart < least) [best, least] = [mark, apart]
        }
    if (best) best.of.push(one)
    else {
      const mark = { seed: one, of: [one] }
      marks.push(mark)
      const key = `${x} ${y}`
      cells.set(key, [...(cells.get(key) ?? []), mark])
    }
  }
  return marks.map(({ of, seed: { influence, interest } }) => ({ of, influence, interest }))
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const clear = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

/**
 * Which names can be written beside their marks so that none covers another, a mark or the edge: each on the right, else
 * on the left, else not at all; in the order given, so that whoever weighs most is named first. All in
 * pixels.
 */
export function namesThatFit(
  marks: readonly { key: string; x: number; y: number; radius: number; width: number }[],
  frame: { width: number; height: number },
  line: number,
): Map<string, 'right' | 'left'> {
  const taken: Box[] = marks.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }))
  const named = new Map<string, 'right' | 'left'>()
  for (const [at, { key, x, y, radius, width }] of marks.entries()) {
    if (width === 0) continue
    for (const side of ['right', 'left'] as const) {
      const box: Box = {
        x: side === 'right' ? x + radius + gap : x - radius - gap - width,
        y: y - line / 2,
        width,
        height: line,
      }
      const inside = box.x >= 0 && box.y >= 0 && box.x + width <= frame.width && box.y + line <= frame.height
      if (!inside || !taken.every((other, which) => which === at || clear(box, other))) continue
      taken.push(box)
      named.set(key, side)
      break
    }
  }
  return named
}

/** Between a mark and its name, in pixels. */
export const gap = 4
