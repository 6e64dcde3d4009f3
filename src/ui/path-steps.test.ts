import { expect, it } from 'vitest'
import { shortened } from './path-steps.ts'

const steps = (...labels: string[]) => labels.map((label) => ({ label }))
const told = (labels: string[], width: number) => {
  const { first, between, last } = shortened(steps(...labels), width)
  return [first, between, last].map((some) => some.map(({ label }) => label).join(' > '))
}

it('keeps all steps where there is room', () => {
  expect(told(['Otterby', 'Manage', 'Teams', 'Heron ward'], 600)).toEqual([
    'Otterby > Manage > Teams > Heron ward',
    '',
    '',
  ])
})

it('keeps the first and the last ones, and the middle behind a button', () => {
  const long = ['Northmoor and Otter Valley Hospitals', 'Manage', 'Teams', 'Otterby General', 'Medicine', 'Heron ward']
  expect(told(long, 640)).toEqual([long[0], 'Manage', 'Teams > Otterby General > Medicine > Heron ward'])
  expect(told(long, 300)).toEqual([long[0], 'Manage > Teams > Otterby General > Medicine', 'Heron ward'])
})

it('does not hide where one stands, nor the only step before it', () => {
  expect(told(['Otterby', 'Me'], 10)).toEqual(['Otterby > Me', '', ''])
  expect(told(['Otterby', 'Me', 'Notices'], 10)).toEqual(['Otterby', 'Me', 'Notices'])
})

it('shows all before its width is known', () => {
  expect(told(['A', 'B', 'C'], 0)).toEqual(['A > B > C', '', ''])
})
