import { expect, it } from 'vitest'
import { readAddress } from '../../../web/address.ts'
import { usualColumns } from '../view.ts'
import { addressOf, columnsIn, goalsAddress, sameShown, saysOnlyView, shownOf } from './address.ts'

const read = (given: Record<string, unknown>) => readAddress(goalsAddress, given)
const view = '0192d3a0-0000-7000-8000-000000000001'

it('what a view keeps and what its address shows are the same', () => {
  const there = read({
    text: 'beds',
    state: 'active',
    sort: 'due',
    down: true,
    group: 'owner',
    columns: 'due,title,odd',
  })
  const shown = shownOf(there, usualColumns)
  expect(shown).toEqual({
    text: 'beds',
    state: 'active',
    columns: ['title', 'due'],
    sort: 'due',
    down: true,
    group: 'owner',
    look: 'table',
  })
  const again = read(addressOf(view, shown) as Record<string, unknown>)
  expect(sameShown(shownOf(again, []), shown)).toBe(true)
  expect(again.saved).toBe(view)
  expect(sameShown({ ...shown, down: false }, shown)).toBe(false)
})

it('an address without columns shows one’s own, and the title always comes first', () => {
  expect(columnsIn(read({}), ['due', 'team'])).toEqual(['title', 'due', 'team'])
  expect(columnsIn(read({ columns: 'team,title' }), ['due'])).toEqual(['title', 'team'])
})

it('a link says only which view is meant until something is changed', () => {
  expect(saysOnlyView(read({ saved: view }))).toBe(true)
  expect(saysOnlyView(read({ saved: view, state: 'draft' }))).toBe(false)
  expect(saysOnlyView(read({}))).toBe(false)
})
