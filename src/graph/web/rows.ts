import type { Area } from '../contract.ts'
import { childrenOf, type Folded, foldedInto, foldKey, type Placed } from './columns.ts'

/** Of how many each level shows, before the rest is folded. */
const shown = [60, 60, 3]

/**
 * The map as a list, where it is narrow: what carries where one looks from, and below each a taste of what carries it.
 * Where one looks from nothing in particular, several stand at the top, and the taste comes one level earlier.
 */
export function rows(areas: Area[], folds: Folded[]): Placed[] {
  const within = childrenOf(areas)
  const foldOf = new Map(folds.map((fold) => [fold.parent, fold]))
  const placed: Placed[] = []
  const several = Number((within.get(null)?.length ?? 0) > 1)
  const nowhere = { x: 0, y: 0, width: 0, height: 0 }

  const lay = (parent: string | null, depth: number): number => {
    const children = within.get(parent) ?? []
    const beyond = parent === null ? undefined : foldOf.get(parent)
    const most = shown[depth] ?? 0
    if (most === 0 || children.length === 0) return 0
    const drawn = children.slice(0, most)
    const fold = { ...foldedInto(children.slice(most), beyond), all: false }
    const of = drawn.length + fold.count
    drawn.forEach((area, at) => {
      const own: Placed = { ...nowhere, key: area.key, parent, depth, position: at + 1, of, drawn: 0, area, fold: null }
      placed.push(own)
      own.drawn = lay(area.key, depth + 1)
    })
    if (fold.count > 0) {
      const position = drawn.length + 1
      placed.push({ ...nowhere, key: foldKey(parent), parent, depth, position, of, drawn: 0, area: null, fold })
    }
    return drawn.length
  }

  lay(null, several)
  return placed
}
