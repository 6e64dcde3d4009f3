import { describe, expect, it } from 'vitest'
import { anArea, aTree } from './an-area.ts'
import { changedSince, type MapAnswer, topOf, wayOf, zoomed } from './scope.ts'

const step = (node: string) => ({ node, title: node, kind: 'goal' as const })
const answer = (told: Partial<MapAnswer>): MapAnswer => ({
  path: [],
  areas: [],
  folded: [],
  unlinked: [],
  hasVision: true,
  truncated: false,
  ...told,
})

const top = answer({
  path: [step('v')],
  areas: aTree({ v: { a: { a1: { x: {} } }, b: {} } }),
  folded: [
    { parent: 'v', count: 2, byHealth: {} },
    { parent: 'v/a/a1', count: 7, byHealth: {} },
  ],
  unlinked: [{ team: null, total: 3, byHealth: {}, below: 0, tally: { met: 0, notMet: 0, noReading: 0, noTarget: 0 } }],
})

describe('the top', () => {
  it('is what carries the vision and one level below it, as if nothing stood above', () => {
    const areas = top.areas.map((area) => (area.key === 'v' ? { ...area, kind: 'vision' as const } : area))
    const brief = topOf({ ...top, areas })
    expect(brief.areas.map(({ key, parent }) => [key, parent])).toEqual([
      ['a', null],
      ['a/a1', 'a'],
      ['b', null],
    ])
    expect(brief.folded).toEqual([{ parent: 'a/a1', count: 7, byHealth: {} }])
    expect(brief.unlinked).toEqual([])
  })
})

describe('a way', () => {
  it('is the same from wherever one looks', () => {
    const below = answer({ path: [step('v'), step('a')], areas: aTree({ a: { a1: {} } }) })
    expect(wayOf(top, 'v/a/a1')).toBe('v/a/a1')
    expect(wayOf(below, 'a/a1')).toBe('v/a/a1')
  })
})

describe('a zoom', () => {
  it('shows at once what is known of the place', () => {
    const near = zoomed(top, 'v/a/a1')
    expect(near?.path.map(({ node }) => node)).toEqual(['v', 'a', 'a1'])
    expect(near?.areas.map(({ key, parent }) => [key, parent])).toEqual([
      ['a1', null],
      ['a1/x', 'a1'],
    ])
    expect(near?.folded).toEqual([{ parent: 'a1', count: 7, byHealth: {} }])
    expect(near?.unlinked).toEqual([])
    expect(near && wayOf(near, 'a1/x')).toBe('v/a/a1/x')
  })
  it('begins at the goal itself among goals that support nothing', () => {
    const loose = answer({ areas: [...aTree({ g: { h: {} } }), anArea('k')] })
    expect(zoomed(loose, 'g/h')?.path.map(({ node }) => node)).toEqual(['g', 'h'])
  })
  it('waits for what it does not know', () => {
    expect(zoomed(top, 'v/elsewhere')).toBeNull()
  })
})

describe('a change', () => {
  it('is found on the whole way up, the deepest first', () => {
    const moved = top.areas.map((area) =>
      area.key.startsWith('v/a') || area.key === 'v'
        ? { ...area, standing: { ...area.standing, progress: '0.5' } }
        : area,
    )
    expect(changedSince(top, { ...top, areas: moved }).map(({ way }) => way)).toEqual([
      'v/a/a1/x',
      'v/a/a1',
      'v/a',
      'v',
    ])
  })
  it('is not what only came into sight', () => {
    expect(changedSince(top, { ...top, areas: [...top.areas, anArea('v/new')] })).toEqual([])
  })
})
