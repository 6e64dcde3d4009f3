import type { Area, NodeView } from './contract.ts'
import type { Health } from './health.ts'

/**
 * The map shows what is visible from where one looks: the focus, what it carries, and as many further levels as stay
 * readable. What is left out is told as a count, so that a million goals look like a hundred.
 */
export const limits = {
  /** Areas drawn for one parent on the first level and on the levels below it. */
  first: 60,
  deeper: 24,
  /** A further level is fetched only while the whole stays below this. */
  areas: 260,
  levels: 3,
} as const

/** A child as the store reads it, with what is needed to size it. */
export interface Child {
  parent: string
  view: NodeView
  share: number | null
  accepted: boolean
  /** Narrower than its parent, and its owner did not choose that it counts. */
  counts: boolean
  carries: number
  severalParents: boolean
}

/** Over all that one parent carries and that splits its area, whether drawn or not. */
export interface Split {
  total: number
  byHand: number
  automatic: number
  byHealth: Partial<Record<Health, number>>
}

/** The split of an area whose children are all here. */
export function splitFrom(children: Pick<Child, 'view' | 'share' | 'accepted' | 'counts'>[]): Split {
  const split: Split = { total: children.length, byHand: 0, automatic: 0, byHealth: {} }
  for (const { view, share, accepted, counts } of children) {
    if (accepted && counts && share === null) split.automatic += 1
    if (accepted && counts) split.byHand += share ?? 0
    const { health } = view.standing
    if (view.kind === 'goal') split.byHealth[health] = (split.byHealth[health] ?? 0) + 1
  }
  return split
}

/** The share of the hundred that a child has; 0 is shown, not counted. */
export const weightOf = (
  child: Pick<Child, 'share' | 'accepted' | 'counts'>,
  split: Pick<Split, 'byHand' | 'automatic'>,
): number => {
  if (!child.accepted || !child.counts) return 0
  if (child.share !== null) return child.share
  return split.automatic === 0 ? 0 : Math.max(100 - split.byHand, 0) / split.automatic
}

/** Lays the children of one level under their areas, as parts of each area. */
export function areasOf(
  parents: { key: string; node: string }[],
  children: Child[],
  splits: Map<string, Split>,
): Area[] {
  const byParent = Map.groupBy(children, (child) => child.parent)
  return parents.flatMap(({ key, node }) => {
    const split = splits.get(node)
    const drawn = byParent.get(node) ?? []
    if (!split) return []
    const weights = drawn.map((child) => weightOf(child, split))
    const whole = Math.max(split.byHand + (split.automatic > 0 ? Math.max(100 - split.byHand, 0) : 0), sum(weights))
    return drawn.map((child, at) => ({
      ...child.view,
      key: `${key}/${child.view.node}`,
      parent: key,
      part: whole === 0 ? 0 : (weights[at] ?? 0) / whole,
      carries: child.carries,
      severalParents: child.severalParents,
      proposed: !child.accepted,
    }))
  })
}

/** Where the children of a level come from: the graph of today, or of another day. */
export interface Levels {
  children(parents: string[], most: number): Promise<Child[]>
  splits(parents: string[], children: Child[], most: number): Promise<Map<string, Split>>
}

export interface Drawn {
  areas: Area[]
  folded: { parent: string; count: number; byHealth: Partial<Record<Health, number>> }[]
  /** There is more below than is drawn. */
  truncated: boolean
}

/** The areas from the first ones down, level by level, as far as they stay readable. */
export async function draw(first: NodeView[], levels: Levels): Promise<Drawn> {
  const areas: Area[] = first.map((view) => ({
    ...view,
    key: view.node,
    parent: null,
    part: 1 / first.length,
    carries: 0,
    severalParents: false,
    proposed: false,
  }))
  const folded: Drawn['folded'] = []
  let level = areas.map(({ key, node }) => ({ key, node }))
  // What the next level would bring, known before it is read.
  let below = 0
  for (let depth = 0; depth < limits.levels && level.length > 0; depth++) {
    const ids = [...new Set(level.map(({ node }) => node))]
    if (depth > 0 && areas.length + below > limits.areas) break
    const most = depth === 0 ? limits.first : limits.deeper
    const all = await levels.children(ids, most)
    const splits = await levels.splits(ids, all, most)
    const children = [...Map.groupBy(all, (child) => child.parent).values()].flatMap((each) => each.slice(0, most))
    if (depth > 0 && areas.length + children.length > limits.areas) break
    const next = areasOf(level, children, splits)
    for (const { key, node } of level) {
      const split = splits.get(node)
      const drawn = children.filter((child) => child.parent === node)
      const area = areas.find((each) => each.key === key)
      if (area && split) area.carries = split.total
      if (!split || split.total <= drawn.length) continue
      const byHealth = { ...split.byHealth }
      for (const child of drawn)
        if (child.view.kind === 'goal')
          byHealth[child.view.standing.health] = (byHealth[child.view.standing.health] ?? 1) - 1
      folded.push({ parent: key, count: split.total - drawn.length, byHealth })
    }
    areas.push(...next)
    level = next.filter((area) => area.kind !== 'measure').map(({ key, node }) => ({ key, node }))
    below = children.reduce((sum, child) => sum + Math.min(child.carries, limits.deeper), 0)
  }
  return { areas, folded, truncated: level.length > 0 }
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)
