import type { z } from 'zod'
import type { Area, folded } from '../contract.ts'

/**
 * How the map is divided: columns from why, on the left, to how, on the right. Each area lies at the height of the one
 * that it carries, as large as its part of it, but never too small to be read; what finds no room is folded into a
 * strip that says how many.
 */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Folded = z.output<typeof folded>

/** What a place on the map holds: one area, or what is folded at the end of its parent. */
export interface Placed extends Box {
  /** The area's key; for a fold its parent's, with a mark that no key has. */
  key: string
  parent: string | null
  /** The column, 0 being the leftmost. */
  depth: number
  /** Its place among those of its parent, from 1, and how many they are, whether drawn or not. */
  position: number
  of: number
  /** Areas drawn within it. */
  drawn: number
  area: Area | null
  fold: Fold | null
}

export interface Fold {
  count: number
  byHealth: Folded['byHealth']
  /** Whether nothing of its parent is drawn. */
  all: boolean
}

/** In pixels. */
export interface Room {
  width: number
  height: number
  /** The least height of an area, and of a strip that tells what is folded. */
  least: number
  strip: number
  /** Between equals, by column: wider between the larger ones. */
  gaps: readonly number[]
  /** Between two columns. */
  gutter: number
}

export const usualRoom: Omit<Room, 'width' | 'height'> = { least: 28, strip: 22, gaps: [8, 6, 3, 2], gutter: 4 }

/** How deep it lies below where one looks from, from 1, as trees are read out. */
export const levelOf = ({ parent }: Pick<Placed, 'parent'>): number => (parent?.split('/').length ?? 0) + 1

export const foldKey = (parent: string | null): string => `${parent ?? ''}/…`

export function columns(areas: Area[], folds: Folded[], room: Room): Placed[] {
  const within = childrenOf(areas)
  for (let depth = depthOf(within.get(null) ?? [], within); ; depth--) {
    const placed = columnsOf(depth, areas, folds, room)
    if (depth <= 2 || isWorthIt(placed, depth - 1)) return placed
  }
}

/** A column for next to nothing would only make the others narrow. */
function isWorthIt(placed: Placed[], depth: number): boolean {
  const column = placed.filter((place) => place.depth === depth)
  const drawn = column.filter(({ area }) => area).length
  return depth > 2 ? drawn >= few : drawn > 0 || column.length >= few
}
const few = 4

function columnsOf(columns: number, areas: Area[], folds: Folded[], room: Room): Placed[] {
  const within = childrenOf(areas)
  const foldOf = new Map(folds.map((fold) => [fold.parent, fold]))
  const across = widths(columns, within.get(null)?.length === 1, room)
  const placed: Placed[] = []

  const lay = (parent: string | null, depth: number, top: number, height: number): number => {
    const column = across[depth]
    const children = within.get(parent) ?? []
    const beyond = parent === null ? undefined : foldOf.get(parent)
    const of = children.length + (beyond?.count ?? 0)
    if (!column || of === 0) return 0
    const gap = room.gaps[Math.min(depth, room.gaps.length - 1)] ?? 0
    const shown = howMany(children.length, Boolean(beyond), height, gap, room)
    const hidden = children.slice(shown)
    const strip = hidden.length > 0 || beyond ? room.strip : 0
    const free = height - gap * Math.max(shown - 1, 0) - (strip && shown ? strip + gap : strip)
    const heights = divide(
      children.slice(0, shown).map((child) => child.part),
      free,
      room.least,
    )
    let y = top
    children.slice(0, shown).forEach((area, at) => {
      const own: Placed = {
        ...column,
        y,
        height: heights[at] ?? room.least,
        key: area.key,
        parent,
        depth,
        position: at + 1,
        of,
        drawn: 0,
        area,
        fold: null,
      }
      placed.push(own)
      own.drawn = lay(area.key, depth + 1, y, own.height)
      y += own.height + gap
    })
    if (strip) {
      const fold = { ...foldedInto(hidden, beyond), all: shown === 0 }
      const rest = shown ? strip : Math.min(height, Math.max(strip, room.least))
      placed.push({
        ...column,
        y,
        height: rest,
        key: foldKey(parent),
        parent,
        depth,
        position: shown + 1,
        of,
        drawn: 0,
        area: null,
        fold,
      })
    }
    return shown
  }

  lay(null, 0, 0, room.height)
  return placed
}

/** Areas by their parent's key; those of the first column under null. */
export const childrenOf = (areas: Area[]): Map<string | null, Area[]> => Map.groupBy(areas, (area) => area.parent)

/** How many of them find room, with a strip for the rest where there is one. At the very left all are drawn. */
function howMany(count: number, beyond: boolean, height: number, gap: number, { least, strip }: Room): number {
  const fitting = (length: number) => Math.max(0, Math.floor((length + gap) / (least + gap)))
  if (!beyond && fitting(height) >= count) return count
  return Math.min(count, fitting(height - strip - gap))
}

/**
 * Divides a length by these parts, none smaller than the least: what the small ones are given, the large ones give up.
 * Without any parts, or with too little room, all get the same.
 */
export function divide(parts: number[], length: number, least: number): number[] {
  const small = new Set<number>()
  while (small.size < parts.length) {
    const free = length - small.size * least
    const total = parts.reduce((sum, part, at) => (small.has(at) ? sum : sum + part), 0)
    if (total <= 0 || free <= 0) return parts.map(() => length / parts.length)
    const size = (part: number) => (part / total) * free
    const found = parts.flatMap((part, at) => (!small.has(at) && size(part) < least ? [at] : []))
    if (found.length === 0) return parts.map((part, at) => (small.has(at) ? least : size(part)))
    for (const at of found) small.add(at)
  }
  return parts.map(() => length / parts.length)
}

/** The one that everything else is for is a little narrower than the other columns, which share the rest. */
function widths(depth: number, single: boolean, { width, gutter }: Room): Pick<Box, 'x' | 'width'>[] {
  const equal = (width - gutter * (depth - 1)) / depth
  const first = single && depth > 1 ? Math.min(Math.max(width * 0.2, 150), 280, equal) : equal
  const each = (width - first - gutter * (depth - 1)) / Math.max(depth - 1, 1)
  return Array.from({ length: depth }, (_, at) =>
    at === 0 ? { x: 0, width: first } : { x: first + gutter + (at - 1) * (each + gutter), width: each },
  )
}

const depthOf = (areas: Area[], within: Map<string | null, Area[]>): number =>
  areas.reduce((deepest, area) => Math.max(deepest, 1 + depthOf(within.get(area.key) ?? [], within)), 0)

/** What is folded of one parent: what found no room here, and what the server left out. */
export function foldedInto(hidden: Area[], beyond: Folded | undefined): Pick<Fold, 'count' | 'byHealth'> {
  const byHealth = { ...beyond?.byHealth }
  for (const { kind, standing } of hidden) {
    if (kind === 'goal') byHealth[standing.health] = (byHealth[standing.health] ?? 0) + 1
  }
  return { count: hidden.length + (beyond?.count ?? 0), byHealth }
}
