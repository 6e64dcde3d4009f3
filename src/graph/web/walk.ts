import type { Placed } from './columns.ts'

/** What a key asks for, seen from a place on the map. */
export type Move =
  | { to: string }
  /** To zoom to this place, then to its first child. */
  | { into: string }
  /** To zoom out by one. */
  | 'out'
  | null

/** Left asks why, right asks how, up and down go among equals. */
export function moved(placed: Placed[], here: string, key: string): Move {
  const at = placed.find((place) => place.key === here)
  if (!at) return placed[0] ? { to: placed[0].key } : null
  if (key === 'ArrowLeft') return at.parent === null ? 'out' : { to: at.parent }
  if (key === 'ArrowRight') return how(placed, at)
  const column = placed.filter((place) => place.depth === at.depth)
  const found = { ArrowUp: column[column.indexOf(at) - 1], ArrowDown: column[column.indexOf(at) + 1] }[key]
  if (found) return { to: found.key }
  if (key === 'Home' && placed[0]) return { to: placed[0].key }
  const last = placed.at(-1)
  return key === 'End' && last ? { to: last.key } : null
}

function how(placed: Placed[], at: Placed): Move {
  if (at.fold) return at.parent === null ? null : { into: at.parent }
  // A strip that folds all of them is no answer: there is room for them when one looks from here.
  const child = placed.find((place) => place.parent === at.key && !place.fold?.all)
  if (child) return { to: child.key }
  return at.area && at.area.carries > 0 ? { into: at.key } : null
}
