import { describe, expect, it } from 'vitest'
import { nobody } from '../../graph/node.ts'
import { brier } from '../../kernel/brier.ts'
import {
  foretoldBy,
  linkFault,
  lookAgainAfter,
  seenFault,
  signalAbilities,
  signalVerbs,
  watchingFault,
} from './signal.ts'

describe('a signal', () => {
  it('has a probability and what it is of, or neither', () => {
    expect(watchingFault({ expected: '', probability: null })).toBeNull()
    expect(watchingFault({ expected: 'The pay award is above 6 %', probability: 40 })).toBeNull()
    expect(watchingFault({ expected: '', probability: 40 })?.at).toBe('expected')
    expect(watchingFault({ expected: 'It comes', probability: null })?.at).toBe('probability')
  })

  it('is scored when it has come or has not, and never when it was let go', () => {
    expect(foretoldBy('came', 70)).toEqual({ probability: 0.7, came: true })
    expect(foretoldBy('did not come', 70)).toEqual({ probability: 0.7, came: false })
    expect(foretoldBy('no longer watched', 70)).toBeNull()
    expect(foretoldBy(null, 70)).toBeNull()
    expect(foretoldBy('came', null)).toBeNull()
    expect(brier(foretoldBy('did not come', 20) ?? { probability: 1, came: false })).toBeCloseTo(0.04)
  })

  it('is looked at again one rhythm later', () => {
    expect(lookAgainAfter('2026-03-02', 30)).toBe('2026-04-01')
  })

  it('takes no sighting of tomorrow and no address that a browser would run', () => {
    expect(seenFault('2026-03-02', '2026-03-02')).toBeNull()
    expect(seenFault('2026-03-03', '2026-03-02')?.at).toBe('seenOn')
    for (const link of ['javascript:alert(1)', 'news', 'data:text/html,x', '//x.org'])
      expect(linkFault(link), link).not.toBeNull()
    expect(linkFault('https://example.org/a')).toBeNull()
    expect(linkFault('')).toBeNull()
  })

  it('is kept by its owner and those above, while everybody adds what they saw until it is closed', () => {
    const allowed = (closed: boolean, relation: Partial<typeof nobody>) => {
      const abilities = signalAbilities(closed, { ...nobody, hasOwner: true, ...relation })
      return signalVerbs.filter((verb) => abilities[verb].allowed)
    }
    expect(allowed(false, {})).toEqual(['sight'])
    expect(allowed(false, { administrator: true })).toEqual(['sight'])
    for (const relation of [{ isOwner: true }, { isAbove: true }, { leadsTeam: true }]) {
      expect(allowed(false, relation)).toEqual(['edit', 'sight', 'look again', 'link', 'close'])
      expect(allowed(true, relation)).toEqual(['reopen'])
    }
    expect(allowed(true, {})).toEqual([])
  })
})
