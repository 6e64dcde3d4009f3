import { describe, expect, it } from 'vitest'
import { handingAbility, lapseFault, offerAbilities, type Standing, sightFault, takesIn } from './accountability.ts'

const nobody: Standing = {
  isOwner: false,
  isAbove: false,
  leadsTeam: false,
  administrator: false,
  ownerLeft: false,
}
const may = (standing: Partial<Standing>) => handingAbility({ ...nobody, ...standing }).allowed

describe('handing over', () => {
  it('is the owner’s alone while they are here', () => {
    expect(may({ isOwner: true })).toBe(true)
    expect(may({ isAbove: true, leadsTeam: true, administrator: true })).toBe(false)
  })

  it('is for their manager, the team’s lead and administrators once they have left', () => {
    for (const who of ['isAbove', 'leadsTeam', 'administrator'] as const)
      expect(may({ ownerLeft: true, [who]: true })).toBe(true)
    expect(may({ ownerLeft: true })).toBe(false)
  })
})

describe('an offer', () => {
  const offer = { giver: 'g', receiver: 'r', by: 'b', lapsesOn: '2026-03-10', endedAs: null }
  const allowed = (viewer: string, told: Partial<Parameters<typeof offerAbilities>[1]> = {}, today = '2026-03-10') =>
    Object.entries(offerAbilities(viewer, { ...offer, ...told }, today)).flatMap(([verb, ability]) =>
      ability.allowed ? [verb] : [],
    )

  it('is answered by whom it was made to, and taken back by who made it, up to its last day', () => {
    expect(allowed('r')).toEqual(['accept', 'decline'])
    expect(allowed('g')).toEqual(['withdraw'])
    expect(allowed('b')).toEqual(['withdraw'])
    expect(allowed('x')).toEqual([])
    expect(allowed('r', {}, '2026-03-11')).toEqual([])
    expect(allowed('r', { endedAs: 'withdrawn' })).toEqual([])
  })

  it('is not left open for long, nor until a day that has passed', () => {
    expect(lapseFault('2026-03-09', '2026-03-10')?.at).toBe('lapsesOn')
    expect(lapseFault('2026-06-08', '2026-03-10')).toBe(null)
    expect(lapseFault('2026-06-09', '2026-03-10')?.at).toBe('lapsesOn')
  })

  it('of what the other may not see is refused, unless they are let in knowingly where that can be', () => {
    expect(sightFault('Ari', { sees: true, open: false, given: false })).toBe(null)
    expect(sightFault('Ari', { sees: false, open: true, given: false })?.sentence).toContain('Let them see it')
    expect(sightFault('Ari', { sees: false, open: true, given: true })).toBe(null)
    expect(sightFault('Ari', { sees: false, open: false, given: true })?.at).toBe('receiver')
    expect(['private', 'pair', 'line', 'named'].every((word) => takesIn(word as 'private'))).toBe(true)
    expect(takesIn('team')).toBe(false)
  })
})
