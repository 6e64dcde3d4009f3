import { describe, expect, it } from 'vitest'
import { nobody } from '../../graph/node.ts'
import {
  isOverdue,
  movedFault,
  nextAfter,
  nextFault,
  promiseAbilities,
  spokenFault,
  stakeholderAbilities,
  whoFault,
} from './stakeholder.ts'

const today = '2026-06-15'

describe('a stakeholder', () => {
  it('is spoken with again one rhythm after a contact, on the day that was said, or not at all', () => {
    expect(nextAfter('2026-06-10', 30, undefined, today)).toBe('2026-07-10')
    expect(nextAfter('2026-06-10', 30, '2026-06-20', today)).toBe('2026-06-20')
    expect(nextAfter('2026-06-10', 30, null, today)).toBeNull()
    expect(nextAfter('2026-06-10', null, undefined, today)).toBeNull()
  })

  it('is due today where the contact that is added lies long ago', () => {
    expect(nextAfter('2026-01-10', 30, undefined, today)).toBe(today)
  })

  it('is a person or a team of the organisation only from inside', () => {
    expect(whoFault({ side: 'inside', person: 'tom', ofTeam: null })).toBeNull()
    expect(whoFault({ side: 'outside', person: 'tom', ofTeam: null })?.at).toBe('side')
    expect(whoFault({ side: 'inside', person: 'tom', ofTeam: 'wards' })?.at).toBe('ofTeam')
  })

  it('was not spoken with tomorrow, and is not spoken with again yesterday', () => {
    expect(spokenFault('2026-06-16', today)?.at).toBe('spokeOn')
    expect(nextFault('2026-06-14', today)?.at).toBe('nextOn')
    expect([spokenFault(today, today), nextFault(today, today), nextFault(null, today)]).toEqual([null, null, null])
  })

  it('is changed by who looks after them and those above, and everybody who sees them adds contacts', () => {
    const owner = stakeholderAbilities(false, { ...nobody, isOwner: true, hasOwner: true })
    const reader = stakeholderAbilities(false, { ...nobody, hasOwner: true })
    expect([owner.edit.allowed, reader.edit.allowed, reader.contact.allowed]).toEqual([true, false, true])
    expect(stakeholderAbilities(true, { ...nobody, isAbove: true, hasOwner: true })).toMatchObject({
      edit: { allowed: false },
      contact: { allowed: false },
      restore: { allowed: true },
    })
  })
})

describe('a promise', () => {
  const reader = stakeholderAbilities(false, { ...nobody, hasOwner: true })

  it('is overdue from the day after, while it is open', () => {
    expect(isOverdue('open', '2026-06-14', today)).toBe(true)
    expect(isOverdue('open', today, today)).toBe(false)
    expect(isOverdue('kept', '2026-06-14', today)).toBe(false)
  })

  it('is moved and settled by who answers for it, and reworded by who looks after the stakeholder', () => {
    expect(promiseAbilities('open', true, reader)).toMatchObject({
      edit: { allowed: false },
      move: { allowed: true },
      settle: { allowed: true },
      reopen: { allowed: false },
    })
    expect(promiseAbilities('open', false, reader).settle.allowed).toBe(false)
    expect(promiseAbilities('kept', true, reader).settle.because).toContain('kept already')
  })

  it('moves to another day that has not passed', () => {
    expect(movedFault('2026-06-20', '2026-06-20', today)?.sentence).toContain('this day already')
    expect(movedFault('2026-06-01', '2026-06-20', today)?.sentence).toContain('has passed')
    expect(movedFault(today, '2026-06-01', today)).toBeNull()
  })
})
