import { describe, expect, it } from 'vitest'
import type { Direction } from '../../graph/measure.ts'
import { kindFault, milestoneNumbers, milestonesFault, reached, ticked } from './milestones.ts'

const ahead = (title: string) => ({ title, on: null, reachedOn: null })
const done = (title: string) => ({ title, on: '2026-01-01', reachedOn: '2026-01-02' })
const of = (...milestones: ReturnType<typeof ahead | typeof done>[]) => ({
  direction: 'milestones' as Direction,
  milestones,
})

describe('a list of milestones', () => {
  it('gives its measure the numbers', () => {
    expect(milestoneNumbers(of(done('First'), ahead('Second')))).toMatchObject({ baseline: '0', target: '2', unit: '' })
    expect(milestoneNumbers(of())).toMatchObject({ target: null, milestones: [] })
    expect(milestoneNumbers({ direction: 'increase', milestones: null })).toEqual({ milestones: null })
  })

  it('tells its milestones apart', () => {
    expect(milestonesFault(of(ahead('First'), ahead('First')), null)).toMatchObject({ at: 'milestones.1.title' })
    expect(milestonesFault(of(ahead('First'), ahead('Second')), null)).toBeNull()
  })

  it('is no part of another measure', () => {
    expect(milestonesFault({ direction: 'increase', milestones: [ahead('First')] }, null)).toMatchObject({
      at: 'milestones',
    })
  })

  it('is changed and put in another order, but what is reached is said in a check-in', () => {
    const before = [done('First'), ahead('Second')]
    expect(milestonesFault(of(ahead('Other'), done('First, told better')), before)).toBeNull()
    expect(milestonesFault(of(ahead('Second')), before)).toMatchObject({ at: 'milestones' })
    expect(milestonesFault(of(done('First'), done('Second')), before)).toMatchObject({ at: 'milestones' })
  })

  it('does not take the readings of a number over, nor the other way round', () => {
    const number = { direction: 'increase' as const, value: '4' }
    expect(kindFault(number, { direction: 'milestones' })).toMatchObject({ at: 'direction' })
    expect(kindFault({ direction: 'milestones', value: '1' }, number)).toMatchObject({ at: 'direction' })
    expect(kindFault({ ...number, value: null }, { direction: 'milestones' })).toBeNull()
    expect(kindFault(number, { direction: 'decrease' })).toBeNull()
  })
})

describe('ticking', () => {
  const list = [ahead('First'), done('Second')]
  it('says when a milestone was reached, or that it was not after all', () => {
    const next = ticked(list, [{ title: 'First', reachedOn: '2026-02-01' }], '2026-02-01')
    expect(next).toMatchObject([{ reachedOn: '2026-02-01' }, { reachedOn: '2026-01-02' }])
    expect(typeof next === 'string' ? 0 : reached(next)).toBe(2)
    expect(ticked(list, [{ title: 'Second', reachedOn: null }], '2026-02-01')).toEqual([
      ahead('First'),
      { ...done('Second'), reachedOn: null },
    ])
    expect(list).toEqual([ahead('First'), done('Second')])
  })
  it('refuses what is not there, and a day to come', () => {
    expect(ticked(list, [{ title: 'Third', reachedOn: null }], '2026-02-01')).toContain('none of its milestones')
    expect(ticked(list, [{ title: 'First', reachedOn: '2026-02-02' }], '2026-02-01')).toContain('in the future')
  })
})
