import { describe, expect, it } from 'vitest'
import { changesOf, splitOf } from './shares.ts'

const draft = (node: string, before: number | null, after: number | null) => ({ node, before, after })

describe('shares', () => {
  it('leave the rest to the others, equally', () => {
    expect(splitOf([draft('a', null, 40), draft('b', null, null), draft('c', null, null)])).toEqual({
      byHand: 40,
      each: 30,
      above: false,
    })
  })
  it('may leave nothing, but are never above 100', () => {
    expect(splitOf([draft('a', 60, 60), draft('b', 40, 40), draft('c', null, null)])).toMatchObject({
      each: 0,
      above: false,
    })
    expect(splitOf([draft('a', 60, 60), draft('b', 40, 40.1)])).toEqual({ byHand: 100.1, each: null, above: true })
  })
  it('are lowered before others are raised', () => {
    const drafts = [draft('a', 50, 80), draft('b', 50, 20), draft('c', 0, 0), draft('d', 10, null)]
    expect(changesOf(drafts).map(({ node }) => node)).toEqual(['b', 'd', 'a'])
  })
})
