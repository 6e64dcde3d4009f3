import type { Area } from '../contract.ts'

/** Areas made up for tests: nothing is known of them but what a test says. */
export const anArea = (key: string, told: Partial<Area> = {}): Area => ({
  node: key.slice(key.lastIndexOf('/') + 1),
  key,
  parent: key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null,
  kind: 'goal',
  title: key,
  owner: null,
  team: null,
  start: null,
  due: null,
  state: 'active',
  closedAs: null,
  framework: null,
  numbers: null,
  part: 1,
  carries: 0,
  severalParents: false,
  proposed: false,
  ...told,
  standing: {
    health: 'on track',
    progress: null,
    raw: null,
    counted: 0,
    countable: 0,
    tally: { met: 0, notMet: 0, noReading: 0, noTarget: 0 },
    confidence: null,
    readOn: null,
    gaps: [],
    below: { total: 0, byHealth: {}, gaps: { owner: 0, why: 0, how: 0, when: 0 } },
    ...told.standing,
  },
})

export interface Tree {
  [name: string]: Tree
}

/** `{ v: { a: {}, b: {} } }` becomes the areas v, v/a and v/b, dividing each area equally. */
export function aTree(tree: Tree, parent = ''): Area[] {
  const names = Object.keys(tree)
  return names.flatMap((name) => {
    const key = parent ? `${parent}/${name}` : name
    const below = tree[name] ?? {}
    const area = anArea(key, { part: 1 / names.length, carries: Object.keys(below).length })
    return [area, ...aTree(below, key)]
  })
}
