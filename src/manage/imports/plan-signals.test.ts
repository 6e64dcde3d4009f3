import { describe, expect, it } from 'vitest'
import { Directory } from './directory.ts'
import { Faults } from './fault.ts'
import { planSignals } from './plan-signals.ts'
import { noSignals } from './signal-lines.ts'
import { tableOf } from './table.ts'

const today = '2026-06-15'
const pay = { id: 'pay', title: 'Pay', kind: 'threat', factor: 'economic', horizon: 'year', impact: '4', owner: 'tom' }
const seen = { id: 'one', signal: 'pay', seen_on: '2026-06-01', note: 'A poster' }

function planned(rows: Record<string, string>[], sightings: Record<string, string>[] = [], signals = new Directory()) {
  const [persons, nodes] = [new Directory(), new Directory()]
  persons.add('person-tom', 'tom', [])
  nodes.add('node-noon', 'noon', [])
  const around = { persons, nodes, teams: new Directory(), signals, source: 'sheet', today }
  const faults = new Faults()
  const plan = planSignals([tableOf('signals', rows), tableOf('sightings', sightings)], noSignals, around, faults)
  return { plan, at: faults.all.map(({ file, row, column }) => `${file} ${row} ${column}`) }
}

describe('signals from a file', () => {
  it('come with their goals and sightings, and are looked at again one rhythm from today', () => {
    const { plan, at } = planned([{ ...pay, endangers: 'noon; noon', rhythm: '30' }], [seen])
    expect(at).toEqual([])
    expect(plan.signals).toMatchObject([
      { title: 'Pay', owner: 'person-tom', endangers: ['node-noon'], lookAgainOn: '2026-07-15', direction: 'steady' },
    ])
    expect(plan.sightings).toMatchObject([{ signal: plan.signals[0]?.signal, seenOn: '2026-06-01', by: null }])
    expect(plan.counts).toEqual({ signals: { new: 1, unchanged: 0 }, sightings: { new: 1, unchanged: 0 } })
  })

  it.each([
    ['a factor that there is not', { factor: 'lunar' }, 'factor'],
    ['more impact than there is', { impact: '6' }, 'impact'],
    ['nobody who watches it', { owner: '' }, 'owner'],
    ['two who watch it', { owner: 'tom;ines' }, 'owner'],
    ['a probability of nothing', { probability: '40' }, 'expected'],
    ['a goal that is not here', { endangers: 'noon;gone' }, 'endangers'],
    ['a day of closing without an ending', { closed_on: '2026-06-01' }, 'closed_as'],
  ])('are refused with %s', (_, wrong, column) => {
    expect(planned([{ ...pay, ...wrong }]).at).toContain(`signals.csv 2 ${column}`)
  })

  it.each([
    ['in the future', { seen_on: '2026-06-16' }, 'seen_on'],
    ['of a signal that is not here', { signal: 'gone' }, 'signal'],
    ['with an address that a browser would run', { link: 'javascript:alert(1)' }, 'link'],
  ])('have no sighting %s', (_, wrong, column) => {
    expect(planned([pay], [{ ...seen, ...wrong }]).at).toContain(`sightings.csv 2 ${column}`)
  })

  it('stay as they are where they are here already', () => {
    const here = new Directory()
    here.add('signal-pay', 'pay', [])
    const { plan, at } = planned([{ ...pay, title: 'Other' }], [seen], here)
    expect(at).toEqual([])
    expect(plan.signals).toEqual([])
    expect(plan.counts.signals).toEqual({ new: 0, unchanged: 1 })
    expect(plan.sightings).toMatchObject([{ signal: 'signal-pay' }])
  })
})
