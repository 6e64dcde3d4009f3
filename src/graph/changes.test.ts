import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes.ts'
import type { Area } from './contract.ts'

const area = (key: string, about: Partial<Area> & { health?: string; progress?: string } = {}): Area => {
  const { health = 'on track', progress = '0.5', ...rest } = about
  const parent = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null
  const node = key.slice(key.lastIndexOf('/') + 1)
  return {
    node,
    title: node,
    kind: 'goal',
    key,
    parent,
    owner: null,
    numbers: null,
    standing: { health, progress },
    ...rest,
  } as Area
}

describe('what changed between two days', () => {
  it('is nothing where nothing did', () => {
    const map = [area('top'), area('top/a')]
    expect(changesBetween(map, map)).toEqual([])
  })

  it('tells what came and went before what turned, and that before what only moved', () => {
    const before = [area('top'), area('top/gone'), area('top/turned'), area('top/moved')]
    const after = [
      area('top'),
      area('top/came'),
      area('top/turned', { health: 'off track' }),
      area('top/moved', { progress: '0.9' }),
    ]
    const changes = changesBetween(before, after)
    expect(changes.map(({ node }) => node)).toEqual(['came', 'gone', 'turned', 'moved'])
    expect(changes[0]).toMatchObject({ before: null, after: { supports: ['top'] } })
    expect(changes[1]).toMatchObject({ after: null })
  })

  it('tells that a goal supports another now, and that it went over to somebody else', () => {
    const before = [area('top'), area('top/a'), area('top/b'), area('top/a/x', { owner: { person: '1', name: 'Ana' } })]
    const after = [area('top'), area('top/a'), area('top/b'), area('top/b/x', { owner: { person: '2', name: 'Ben' } })]
    expect(changesBetween(before, after)).toEqual([
      expect.objectContaining({
        node: 'x',
        before: expect.objectContaining({ supports: ['a'], owner: { person: '1', name: 'Ana' } }),
        after: expect.objectContaining({ supports: ['b'], owner: { person: '2', name: 'Ben' } }),
      }),
    ])
  })

  it('names all that a goal with several parents supports, once', () => {
    const map = [area('top'), area('top/a'), area('top/b'), area('top/a/x'), area('top/b/x')]
    const [change] = changesBetween(
      map,
      map.map((each) =>
        each.node === 'x' ? { ...each, title: 'x', standing: { ...each.standing, progress: '1' } } : each,
      ),
    )
    expect(change?.after?.supports).toEqual(['a', 'b'])
  })
})
