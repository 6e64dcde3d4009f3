import type { Area } from './contract.ts'
import type { Health } from './health.ts'

/**
 * What changed between two days, told from the map as it was on each: what came, what went, what turned its colour, how
 * far each has moved, to whom it went over, and what it supports now instead.
 */
export interface Stood {
  health: Health
  /** 0 to 1 in decimal text. */
  progress: string | null
  /** Of a measure, in its own unit. */
  value: string | null
  owner: { person: string; name: string } | null
  /** Titles of what it supported on the map. */
  supports: string[]
}

export interface Change {
  node: string
  kind: Area['kind']
  title: string
  /** Null where it was not on the map then. */
  before: Stood | null
  after: Stood | null
}

/** Nodes that are not what they were, those that came or went first, then by how far their progress moved. */
export function changesBetween(before: readonly Area[], after: readonly Area[]): Change[] {
  const then = byNode(before)
  const now = byNode(after)
  const changes: Change[] = []
  for (const node of new Set([...then.keys(), ...now.keys()])) {
    const [was, is] = [then.get(node), now.get(node)]
    const shown = is?.area ?? was?.area
    if (!shown || (was && is && same(was.stood, is.stood))) continue
    changes.push({ node, kind: shown.kind, title: shown.title, before: was?.stood ?? null, after: is?.stood ?? null })
  }
  return changes.sort((one, other) => weight(other) - weight(one) || one.title.localeCompare(other.title))
}

function byNode(areas: readonly Area[]): Map<string, { area: Area; stood: Stood }> {
  const titles = new Map(areas.map(({ key, title }) => [key, title]))
  const found = new Map<string, { area: Area; stood: Stood }>()
  for (const area of areas) {
    const supports = area.parent === null ? [] : [titles.get(area.parent) ?? '']
    const known = found.get(area.node)
    if (known) known.stood.supports = [...known.stood.supports, ...supports].sort()
    else
      found.set(area.node, {
        area,
        stood: {
          health: area.standing.health,
          progress: area.standing.progress,
          value: area.numbers?.value ?? null,
          owner: area.owner,
          supports,
        },
      })
  }
  return found
}

const same = (one: Stood, other: Stood): boolean =>
  one.health === other.health &&
  one.progress === other.progress &&
  one.value === other.value &&
  one.owner?.person === other.owner?.person &&
  one.supports.join('\n') === other.supports.join('\n')

/** What came or went weighs most, then a new colour, then the way that progress has gone. */
const weight = ({ before, after }: Change): number =>
  !before || !after
    ? 10
    : (before.health === after.health ? 0 : 2) + Math.abs(Number(after.progress ?? 0) - Number(before.progress ?? 0))
