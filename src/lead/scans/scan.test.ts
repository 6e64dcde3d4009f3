import { describe, expect, it } from 'vitest'
import { movementOf, pairingOf, proposals, type Weighed, weightOf } from './pairing.ts'
import { datesFault, dotsFault, linkFault, placeFault, scanAbilities } from './scan.ts'

const nobody = {
  isOwner: false,
  isDeputy: false,
  isAbove: false,
  leadsTeam: false,
  administrator: false,
  hasOwner: true,
  contributes: false,
}

const found = (finding: string, place: Weighed['place'], dots: number, impact: number | null = 3): Weighed => ({
  finding,
  place,
  text: finding,
  impact,
  likelihood: 3,
  dots,
})

describe('a scan', () => {
  it('has the places of its kind and no others', () => {
    expect(placeFault('swot', 'threat')).toBeNull()
    expect(placeFault('swot', 'legal')).toMatchObject({ at: 'place' })
    expect(placeFault('pestle', 'strength')).toMatchObject({ at: 'place' })
  })

  it('is looked at again after it was held', () => {
    expect(datesFault('2026-01-05', '2026-01-05')).toMatchObject({ at: 'lookAgainOn' })
    expect(datesFault('2026-01-05', '2026-01-06')).toBeNull()
  })

  it('follows web addresses alone', () => {
    expect(linkFault('https://www.england.nhs.uk/beds')).toBeNull()
    expect(linkFault('')).toBeNull()
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'beds', 'file:///etc/passwd'])
      expect(linkFault(bad)).toMatchObject({ at: 'link' })
  })

  it('says how many dots lie elsewhere', () => {
    expect(dotsFault(2, 3, 5)).toBeNull()
    expect(dotsFault(3, 3, 5)?.sentence).toContain('of which 3 lie elsewhere')
  })

  it('lets contributors find until it closes, and act afterwards too', () => {
    const contributor = { ...nobody, contributes: true }
    expect(scanAbilities({ closed: false, archived: false }, contributor)).toMatchObject({
      contribute: { allowed: true },
      edit: { allowed: false },
    })
    expect(scanAbilities({ closed: true, archived: false }, contributor)).toMatchObject({
      contribute: { allowed: false, because: 'This scan is closed. Reopen it first.' },
      act: { allowed: true },
    })
    expect(scanAbilities({ closed: true, archived: true }, { ...nobody, isOwner: true })).toMatchObject({
      act: { allowed: false },
      restore: { allowed: true },
    })
  })
})

describe('pairing', () => {
  it('joins inside with outside', () => {
    expect(pairingOf('strength', 'opportunity')).toBe('use')
    expect(pairingOf('weakness', 'threat')).toBe('avoid')
    expect(pairingOf('threat', 'strength')).toBeNull()
    expect(pairingOf('strength', 'weakness')).toBeNull()
  })

  it('proposes the heaviest first, and no pair that is a move already', () => {
    const all = [
      found('s1', 'strength', 1),
      found('s2', 'strength', 4),
      found('o1', 'opportunity', 2),
      found('t1', 'threat', 0),
    ]
    expect(
      proposals(all, []).map(({ pairing, inside, outside }) => [pairing, inside.finding, outside.finding]),
    ).toEqual([
      ['use', 's2', 'o1'],
      ['use', 's1', 'o1'],
      ['defend', 's2', 't1'],
      ['defend', 's1', 't1'],
    ])
    expect(proposals(all, [{ inside: 's2', outside: 'o1' }])[0]?.inside.finding).toBe('s1')
    expect(proposals(all, [], 1)).toHaveLength(2)
  })

  it('proposes nothing where a side is missing', () => {
    expect(proposals([found('s1', 'strength', 1), found('w1', 'weakness', 1)], [])).toEqual([])
  })
})

describe('what moved', () => {
  it('weighs impact by likelihood, and what was not judged as the middle', () => {
    expect(weightOf({ impact: 5, likelihood: 4 })).toBe(20)
    expect(weightOf({ impact: null, likelihood: null })).toBe(9)
  })

  it('is said against the finding that it goes on from', () => {
    const now = found('x', 'strength', 0, 3)
    expect(movementOf(now, null)).toBe('new')
    expect(movementOf(now, { place: 'weakness', impact: 3, likelihood: 3 })).toBe('moved')
    expect(movementOf(now, { place: 'strength', impact: 2, likelihood: 3 })).toBe('rose')
    expect(movementOf(now, { place: 'strength', impact: 5, likelihood: 3 })).toBe('fell')
    expect(movementOf(now, { place: 'strength', impact: null, likelihood: 3 })).toBe('same')
  })
})
