import { describe, expect, it } from 'vitest'
import { Directory } from './directory.ts'
import { Faults } from './fault.ts'
import { planStakeholders } from './plan-stakeholders.ts'
import { noStakeholders } from './stakeholder-lines.ts'
import { tableOf } from './table.ts'

const today = '2026-06-15'
const council = { id: 'council', name: 'The council', owner: 'tom' }
const list = { id: 'one', stakeholder: 'council', text: 'A list', owner: 'tom', due_on: '2026-07-01' }

type Rows = Record<string, string>[]
function planned(rows: Rows, { promises = [], contacts = [], expectations = [] }: Record<string, Rows> = {}) {
  const [persons, nodes, stakeholders] = [new Directory(), new Directory(), new Directory()]
  persons.add('person-tom', 'tom', [])
  nodes.add('node-noon', 'noon', [])
  const around = { persons, nodes, teams: new Directory(), stakeholders, source: 'sheet', today }
  const faults = new Faults()
  const tables = [
    tableOf('stakeholders', rows),
    tableOf('expectations', expectations),
    tableOf('promises', promises),
    tableOf('contacts', contacts),
  ]
  const plan = planStakeholders(tables, noStakeholders, around, faults)
  return { plan, at: faults.all.map(({ file, row, column }) => `${file} ${row} ${column}`) }
}

describe('stakeholders from a file', () => {
  it('come with what hangs on them, and for the line of who looks after them', () => {
    const { plan, at } = planned([{ ...council, rhythm: '30' }], {
      expectations: [{ id: 'x', stakeholder: 'council', text: 'News', goals: 'noon; noon' }],
      promises: [list],
      contacts: [{ id: 'c', stakeholder: 'council', spoke_on: '2026-06-01', note: 'Met' }],
    })
    expect(at).toEqual([])
    expect(plan.stakeholders).toMatchObject([
      { owner: 'person-tom', side: 'outside', audience: 'line:person-tom', nextOn: '2026-07-15', influence: 50 },
    ])
    expect(plan.expectations).toMatchObject([{ goals: ['node-noon'], endedOn: null }])
    expect(plan.promises).toMatchObject([{ firstDueOn: '2026-07-01', state: 'open', madeOn: today }])
    expect(plan.contacts).toMatchObject([{ spokeOn: '2026-06-01', by: null }])
    expect(plan.counts.promises).toEqual({ new: 1, unchanged: 0 })
  })

  it.each([
    ['who were here before, and were not to be spoken with', { next_on: '', added_at: '2026-01-05' }, null],
    ['who come with an empty day and are new', { next_on: '' }, '2026-07-15'],
    ['of whom the file knows no day', { added_at: '2026-01-05' }, '2026-07-15'],
  ])('are given a next contact, of those %s', (_, more, nextOn) => {
    const { plan } = planned([{ ...council, rhythm: '30', ...more }])
    expect(plan.stakeholders).toMatchObject([{ nextOn }])
  })

  it.each([
    ['nobody who looks after them', { owner: '' }, 'owner'],
    ['two who do', { owner: 'tom;ines' }, 'owner'],
    ['more influence than there is', { influence: '101' }, 'influence'],
    ['an attitude without its day', { attitude: 'opposes' }, 'attitude_on'],
    ['a person of ours from outside', { person: 'tom' }, 'side'],
  ])('are refused with %s', (_, wrong, column) => {
    expect(planned([{ ...council, ...wrong }]).at).toContain(`stakeholders.csv 2 ${column}`)
  })

  it.each([
    ['to nobody', { stakeholder: 'gone' }, 'stakeholder'],
    ['for no day', { due_on: '' }, 'due_on'],
    ['that was kept on no day', { state: 'kept' }, 'settled_on'],
    ['that is open and was settled', { settled_on: '2026-06-01' }, 'state'],
    ['that nobody answers for', { owner: '' }, 'owner'],
  ])('have no promise %s', (_, wrong, column) => {
    expect(planned([council], { promises: [{ ...list, ...wrong }] }).at).toContain(`promises.csv 2 ${column}`)
  })

  it('were not spoken with tomorrow, and expect nothing of a goal that is not here', () => {
    const { at } = planned([council], {
      contacts: [{ id: 'c', stakeholder: 'council', spoke_on: '2026-06-16', note: 'Met' }],
      expectations: [{ id: 'x', stakeholder: 'council', text: 'News', goals: 'gone' }],
    })
    expect(at.toSorted()).toEqual(['contacts.csv 2 spoke_on', 'expectations.csv 2 goals'])
  })
})
