import { describe, expect, it } from 'vitest'
import {
  attack,
  type Publication,
  primaryOnly,
  random,
  type Show,
  tell,
  type World,
  worldOf,
} from '../../test/attacking.ts'
import { type Group, inAssessment, joined, type Key, largeEnough, release, textsMayBeRead, whole } from './anonymity.ts'

const tree: Group[] = [
  { group: 'a', within: whole },
  { group: 'b', within: whole },
  { group: 'c', within: whole },
]
const now = (counts: Record<Key, number>, changed: Key[] = []) => ({
  answered: new Map(Object.entries(counts)),
  changed: new Set(changed),
})

describe('what is shown of a round', () => {
  it('is nothing below five, and all where every group has five', () => {
    expect(release(tree, now({ a: 2, b: 2 })).groups).toEqual([])
    expect(release(tree, now({ a: 5, b: 6, c: 7 })).groups).toEqual([whole, 'c', 'b', 'a'])
  })

  it('leaves out a second group where the first one left out would follow from the rest', () => {
    expect(largeEnough(tree, now({ a: 9, b: 6, c: 3 }).answered, 5)).toEqual([whole, 'a', 'b'])
    expect(release(tree, now({ a: 9, b: 6, c: 3 })).groups).toEqual([whole, 'a'])
  })

  it('shows no team whose people outside its sub-teams would follow from it', () => {
    const nested = [...tree, { group: 'd', within: 'a' }]
    expect(release(nested, now({ a: 2, d: 8, b: 6, c: 6 })).groups).toEqual([whole, 'a', 'b', 'c'])
  })

  it('sets answers aside where somebody went, and leaves out what is too small for that', () => {
    const first = release(tree, now({ a: 20, b: 6 }))
    const second = release(tree, now({ a: 19, b: 5 }, ['a', 'b']), [first])
    expect(second.groups).toEqual([whole])
    expect(second.parts).toEqual([{ cells: [whole, 'a', 'b', 'c'], aside: 4 }])
    expect(release(tree, now({ a: 19, b: 10 }, ['a']), [first]).groups).toEqual([whole, 'a', 'b'])
  })

  it('shows no group now that would divide what an earlier round showed as one', () => {
    const first = release(tree, now({ a: 4, b: 5 }))
    expect(first.groups).toEqual([whole])
    const second = release(tree, now({ a: 5, b: 5 }), [first])
    expect(second.groups).toEqual([whole])
  })
})

describe('small cells', () => {
  it('join what they are within, and the few outside every group take the smallest one in', () => {
    const nested = [...tree, { group: 'd', within: 'a' }]
    const into = joined(nested, new Map([['a', 7], ['d', 3], ['b', 1], ['c', 8]])) // biome-ignore format: a table
    expect([...into]).toEqual(expect.arrayContaining([['d', 'a'], ['b', whole], ['c', whole], ['a', 'a']])) // biome-ignore format: a table
  })
})

describe('an assessment', () => {
  it('shows peers and direct reports from three, and both together only where that gives neither away', () => {
    expect(inAssessment(3, 3, 5)).toEqual({ peers: true, directReports: true, together: true, texts: true })
    expect(inAssessment(4, 2, 4)).toEqual({ peers: true, directReports: false, together: false, texts: false })
    expect(inAssessment(5, 0, 5)).toMatchObject({ together: true })
    expect(inAssessment(2, 2, 4)).toMatchObject({ together: false })
  })

  it('reads texts from ten writers on', () => {
    expect([9, 10].map((writers) => textsMayBeRead(writers))).toEqual([false, true])
  })
})

describe('somebody who sees everything that is shown, and knows who came and went', () => {
  const worlds: World[] = Array.from({ length: 2000 }, (_, seed) => worldOf(random(seed)))
  const found = (show: (world: World) => Publication[]): number =>
    worlds.filter((world) => attack(show(world), 5) !== null).length

  it('works out no group of fewer than five', () => {
    const shown = worlds.map((world) => tell(world, release))
    expect(worlds.find((_, at) => attack(shown[at] ?? [], 5) !== null)).toBeUndefined()
    // The worlds are not empty: most show something, and many show groups.
    expect(shown.filter((figures) => figures.length > 2).length).toBeGreaterThan(1000)
  }, 60_000)

  it('would, were groups left out for their own size alone', () => {
    expect(found((world) => tell(world, primaryOnly))).toBeGreaterThan(300)
  }, 60_000)

  it('would, were each round judged without the earlier ones, or without who came and went', () => {
    const alone: Show = (groups, now) => release(groups, now)
    const blind: Show = (groups, now, earlier) => release(groups, { ...now, changed: new Set() }, earlier)
    expect(worlds.some((world) => attack(tell(world, alone), 5) !== null)).toBe(true)
    expect(worlds.some((world) => attack(tell(world, blind), 5) !== null)).toBe(true)
  }, 60_000)
})
