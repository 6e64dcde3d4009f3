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
const now = (counts: Record<Key, number>, changed: Key[] = [], asked = counts) => ({
  answered: new Map(Object.entries(counts)),
  asked: new Map(Object.entries(asked)),
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

  it('sets answers aside where others may have answered than before, and shows groups of nine and more all the same', () => {
    const one: Group[] = [{ group: 'a', within: whole }]
    const again = (asked: number, first: number, second: number) => {
      const earlier = release(one, now({ a: first }, [], { a: asked }))
      const { parts } = release(one, now({ a: second }, [], { a: asked }), [earlier])
      return parts.map(({ aside }) => aside)
    }
    expect([again(9, 8, 9), again(9, 9, 9), again(9, 8, 8), again(15, 13, 12)]).toEqual([[4], [0], [3], [4]])
    // All five more who answered, or none: no smaller group follows.
    expect([again(20, 20, 15), again(20, 15, 20), again(20, 15, 19)]).toEqual([[0], [0], [4 - 1]])
    expect(again(8, 8, 7)).toEqual([])
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
  // One person alone, which is the quickest to look for where much is to be found.
  const found = (show: (world: World) => Publication[]): number =>
    worlds.slice(0, 400).filter((world) => attack(show(world), 2) !== null).length

  it('works out no group of fewer than five', () => {
    const shown = worlds.map((world) => tell(world, release))
    expect(worlds.find((_, at) => attack(shown[at] ?? [], 5) !== null)).toBeUndefined()
    // The worlds are not empty: most show something, and many show groups.
    expect(shown.filter((figures) => figures.length > 2).length).toBeGreaterThan(1000)
  }, 60_000)

  it('would, were groups left out for their own size alone', () => {
    expect(found((world) => tell(world, primaryOnly))).toBeGreaterThan(100)
  }, 60_000)

  it('would, were each round judged without the earlier ones, or without who came and went or was silent', () => {
    const alone: Show = (groups, now) => release(groups, now)
    const blind: Show = (groups, now, earlier) => release(groups, { ...now, changed: new Set() }, earlier)
    const trusting: Show = (groups, now, earlier) => release(groups, { ...now, asked: now.answered }, earlier.map((one) => ({ ...one, answered: now.answered }))) // biome-ignore format: one line
    expect(found((world) => tell(world, trusting))).toBeGreaterThan(10)
    expect(found((world) => tell(world, alone))).toBeGreaterThan(10)
    expect(worlds.some((world) => attack(tell(world, blind), 5) !== null)).toBe(true)
  }, 60_000)
})
