import { describe, expect, it } from 'vitest'
import { may, mayNot } from '../../kernel/viewer.ts'
import { carryOverFaults, type Decision, type Ending, type MeasureEnding, measureCarriedOn } from './carry-over.ts'

const cycle = { from: '2026-10-01', to: '2026-12-31' }
const next = { from: '2027-01-01', to: '2027-03-31' }
const noon: Ending = { title: 'Home before noon', due: '2026-12-31', close: may, edit: may }
const draft: Ending = { ...noon, title: 'A draft', close: mayNot('A draft is deleted rather than closed.') }
const endings = new Map([
  ['noon', noon],
  ['draft', draft],
  ['later', { ...noon, title: 'Next year', due: '2027-01-01' }],
  ['endless', { ...noon, title: 'Without an end', due: null }],
  ['theirs', { ...noon, title: 'Theirs', edit: mayNot('Only its owner may.'), close: mayNot('Only its owner may.') }],
])
const said = (goal: string, decide: Decision['decide'], closedAs: Decision['closedAs'] = null): Decision => ({
  goal,
  decide,
  closedAs,
  learnt: '',
  missedBecause: '',
})

describe('what is decided at the end of a cycle', () => {
  it('is carried out where every goal is due in it, and the viewer may', () => {
    const all = [said('noon', 'close', 'met'), said('draft', 'extend')]
    expect(carryOverFaults(all, endings, cycle, next)).toEqual([])
    expect(carryOverFaults([said('noon', 'continue', 'missed')], endings, cycle, next)).toEqual([])
    expect(carryOverFaults([said('noon', 'close', 'abandoned')], endings, cycle, null)).toEqual([])
  })

  it('is refused row by row, each with its reason', () => {
    const all = [
      said('noon', 'close'),
      said('nowhere', 'extend'),
      said('later', 'extend'),
      said('endless', 'extend'),
      said('theirs', 'extend'),
      said('draft', 'continue', 'met'),
      said('noon', 'extend'),
    ]
    expect(carryOverFaults(all, endings, cycle, next)).toEqual([
      { at: 'decisions.0.closedAs', sentence: 'Say how it ended.' },
      { at: 'decisions.1.goal', sentence: 'There is no such goal, or you cannot see it.' },
      { at: 'decisions.2.goal', sentence: '“Next year” is not due in this cycle. Leave it out.' },
      { at: 'decisions.3.goal', sentence: '“Without an end” is not due in this cycle. Leave it out.' },
      { at: 'decisions.4.decide', sentence: 'Only its owner may.' },
      { at: 'decisions.5.decide', sentence: 'A draft is deleted rather than closed.' },
      { at: 'decisions.6.goal', sentence: 'This goal is decided twice. Decide it once.' },
    ])
  })

  it('goes on in a cycle that ends later, which a closing alone does not need', () => {
    expect(carryOverFaults([said('noon', 'extend')], endings, cycle, null)).toMatchObject([{ at: 'next' }])
    expect(carryOverFaults([said('noon', 'extend')], endings, cycle, cycle)).toMatchObject([{ at: 'next' }])
    const within = { from: '2026-04-01', to: '2027-03-31' }
    expect(carryOverFaults([said('noon', 'extend')], endings, cycle, within)).toEqual([])
  })
})

describe('a measure of a goal that is continued', () => {
  const measure: MeasureEnding = {
    title: 'Home before noon',
    unit: '%',
    direction: 'increase',
    baseline: '20',
    target: '60',
    targetMax: null,
    value: '45',
    milestones: null,
    indicator: null,
  }
  const { value: _, ...asItBegan } = measure

  it('begins where it stands', () => {
    expect(measureCarriedOn(measure)).toEqual({ ...asItBegan, baseline: '45' })
    expect(measureCarriedOn({ ...measure, value: null })).toEqual(asItBegan)
    expect(measureCarriedOn({ ...measure, target: null })).toEqual({ ...asItBegan, target: null, baseline: '45' })
  })

  it('goes on with the milestones that lie ahead', () => {
    const [first, second] = ['First', 'Second'].map((title) => ({ title, on: null, reachedOn: null }))
    const reached = { ...first, title: 'First', on: null, reachedOn: '2026-02-01' }
    const list = { ...measure, direction: 'milestones' as const, baseline: '0', target: '2', value: '1' }
    const { value: __, ...rest } = list
    const ahead = second ? [second] : []
    expect(measureCarriedOn({ ...list, milestones: [reached, ...ahead] })).toEqual({ ...rest, milestones: ahead })
    expect(measureCarriedOn({ ...list, milestones: [reached] })).toBeNull()
  })

  it('stays behind where its target was reached', () => {
    expect(measureCarriedOn({ ...measure, value: '60' })).toBeNull()
    expect(measureCarriedOn({ ...measure, direction: 'decrease', target: '10', value: '9' })).toBeNull()
    expect(measureCarriedOn({ ...measure, direction: 'done', target: null, value: '1' })).toBeNull()
  })

  it('that is held between two values, or is not done yet, goes on as it is', () => {
    const between = { ...measure, direction: 'between' as const, target: '4', targetMax: '6', value: '5' }
    expect(measureCarriedOn(between)).toMatchObject({ baseline: '20', target: '4', targetMax: '6' })
    expect(measureCarriedOn({ ...measure, direction: 'done', baseline: null, target: null, value: '0' })).toMatchObject(
      {
        baseline: null,
      },
    )
  })
})
