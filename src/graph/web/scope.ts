import type { OutputOf } from '../../kernel/contract.ts'
import type { Area, map, see } from '../contract.ts'

export type MapAnswer = OutputOf<typeof map>
/** One node with its why and its how. */
export type Seen = OutputOf<typeof see>
export type Step = MapAnswer['path'][number]

/**
 * Where an area lies in the whole organisation: the nodes from the top down to it. It stays the same wherever one looks
 * from, so that a zoom finds again what it moves. The server's own keys begin where one looks.
 */
export const wayOf = (answer: Pick<MapAnswer, 'path'>, key: string): string =>
  [...answer.path.slice(0, -1).map((step) => step.node), key].join('/')

/** The node at the end of a way. */
export const endOf = (way: string): string => way.slice(way.lastIndexOf('/') + 1)

export const above = (way: string): string | null => (way.includes('/') ? way.slice(0, way.lastIndexOf('/')) : null)

/**
 * What is known already of a place that one zooms to, until its own answer is there: the areas within it. Null where it
 * does not lie within this answer.
 */
export function zoomed(answer: MapAnswer, way: string): MapAnswer | null {
  const target = answer.areas.find((area) => wayOf(answer, area.key) === way)
  if (!target) return null
  const begins = `${target.key}/`
  const cut = target.key.length - target.node.length
  const own = (key: string) => key.slice(cut)
  const areas = answer.areas
    .filter((area) => area === target || area.key.startsWith(begins))
    .map((area): Area => ({ ...area, key: own(area.key), parent: area === target ? null : own(area.parent ?? '') }))
  return {
    ...answer,
    path: [...answer.path, ...stepsTo(answer, target)],
    areas,
    folded: answer.folded
      .filter(({ parent }) => parent === target.key || parent.startsWith(begins))
      .map((fold) => ({ ...fold, parent: own(fold.parent) })),
    unlinked: [],
  }
}

/** What carries the vision, and one level below that, as if nothing stood above: the map in brief. */
export function topOf(answer: MapAnswer): MapAnswer {
  const vision = answer.areas.find(({ parent, kind }) => parent === null && kind === 'vision')
  const within = vision ? `${vision.key}/` : ''
  const own = (key: string) => key.slice(within.length)
  const areas = answer.areas
    .filter(({ key, kind }) => kind === 'goal' && key.startsWith(within) && own(key).split('/').length <= 2)
    .map((area): Area => {
      const key = own(area.key)
      return { ...area, key, parent: key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null }
    })
  const known = new Set(areas.map(({ key }) => key))
  const folded = answer.folded
    .filter(({ parent }) => parent.startsWith(within) && known.has(own(parent)))
    .map((fold) => ({ ...fold, parent: own(fold.parent) }))
  return { ...answer, path: [], areas, folded, unlinked: [] }
}

/** From the area after the first one down to this one. */
function stepsTo(answer: MapAnswer, target: Area): Step[] {
  const steps: Step[] = []
  for (let area: Area | undefined = target; area?.parent; ) {
    steps.unshift({ node: area.node, title: area.title, kind: area.kind })
    const parent: string = area.parent
    area = answer.areas.find((each) => each.key === parent)
  }
  // Goals that support nothing have no path above them: the first of them is a step as well.
  const first = answer.areas.find((area) => area.parent === null && target.key.startsWith(area.key))
  if (answer.path.length === 0 && first) steps.unshift({ node: first.node, title: first.title, kind: first.kind })
  return steps
}

/** Areas whose number or colour is not what it was, by way, the deepest first: as a check-in travels up. */
export function changedSince(before: MapAnswer, now: MapAnswer): { way: string; level: number }[] {
  const was = new Map(before.areas.map((area) => [wayOf(before, area.key), tellTale(area)]))
  return now.areas
    .map((area) => ({ way: wayOf(now, area.key), tells: tellTale(area) }))
    .filter(({ way, tells }) => was.has(way) && was.get(way) !== tells)
    .map(({ way }) => ({ way, level: way.split('/').length }))
    .sort((a, b) => b.level - a.level)
}

const tellTale = ({ standing, numbers }: Area): string =>
  [standing.health, standing.progress, standing.tally.met, standing.tally.notMet, numbers?.value].join(' ')
