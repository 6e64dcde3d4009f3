import { expect, it } from 'vitest'
import type { NodeView } from '../../../graph/contract.ts'
import { expectedSaid, nextPhase, phasesGiven, planOf } from './expected.ts'
import { partsSaid } from './sum-words.ts'

const goal = { node: { start: '2026-01-01', due: '2026-04-11' } }
const measure = {
  numbers: {
    unit: 'beds',
    direction: 'increase',
    baseline: '0',
    target: '100',
    phases: [{ on: '2026-03-02', value: '20' }],
  } as unknown as NodeView['numbers'],
}

it('the expected line goes from the baseline through its days to the target', () => {
  expect(planOf(goal, measure)).toEqual([
    { on: '2026-01-01', value: 0 },
    { on: '2026-03-02', value: 20 },
    { on: '2026-04-11', value: 100 },
  ])
  expect(planOf({ node: { start: null, due: '2026-04-11' } }, measure)).toBe(undefined)
  expect(expectedSaid(goal, measure, '2026-01-31')?.replace(/\s/g, ' ')).toBe(
    'By today 10 beds would be on the expected curve.',
  )
  expect(expectedSaid(goal, measure, '2026-05-01')).toBe(null)
})

it('blank rows are left out, days stand in their order, and a further day lies half-way to the due date', () => {
  const rows = [
    { key: 0, on: '2026-03-02', value: '20' },
    { key: 1, on: '', value: '' },
    { key: 2, on: '2026-02-01', value: '5' },
  ]
  expect(phasesGiven(rows).map(({ key }) => key)).toEqual([2, 0])
  expect(nextPhase(rows, goal, measure)).toEqual({ key: 3, on: '2026-03-22', value: '80' })
})

it('a sum says its largest parts, and what is left in one', () => {
  const part = (at: number, value: string) => ({
    goal: `g${at}`,
    title: `Goal ${at}`,
    measures: [{ measure: `m${at}`, title: 'M', value }],
  })
  const all = { value: '30', unit: 'beds', parts: [part(1, '40'), part(2, '-15'), part(3, '3')], without: 0, rest: '2' }
  const said = partsSaid(all, 2)
  expect(said.parts.map(({ size, minus }) => [size, minus])).toEqual([
    ['40', false],
    ['15', true],
  ])
  expect(said.rest).toEqual({ size: '5', minus: false })
  expect(partsSaid({ ...all, rest: '0' }, 9).rest).toBe(null)
})
