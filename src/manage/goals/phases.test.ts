import { describe, expect, it } from 'vitest'
import { addingFault, fittingPhases, phasesFault, phasesRead, phasesWritten } from './phases.ts'

const dates = { start: '2026-01-01', due: '2026-12-31' }
const numbers = { direction: 'increase' as const, unit: 'beds', baseline: '0', target: '100' }

describe('phases', () => {
  it.each([
    [[{ on: '2026-03-31', value: '10' }], null],
    [[{ on: '2026-01-01', value: '10' }], 'phases.0.on'],
    [[{ on: '2026-12-31', value: '10' }], 'phases.0.on'],
    [
      [
        { on: '2026-06-30', value: '10' },
        { on: '2026-03-31', value: '20' },
      ],
      'phases.1.on',
    ],
  ])('%j are refused at %s', (phases, at) => expect(phasesFault(phases, numbers, dates)?.at ?? null).toBe(at))

  it('of another tool are taken as far as they fit, in the order of their days, the last word on a day counting', () => {
    const points = [
      { on: '2026-06-30', value: '50' },
      { on: '2026-03-31', value: '1' },
      { on: '2026-03-31', value: '10' },
      { on: '2026-12-31', value: '100' },
      { on: '2025-12-31', value: '0' },
      { on: '2026-09-30', value: 'much' },
    ]
    expect(fittingPhases(points, dates)).toEqual([
      { on: '2026-03-31', value: '10' },
      { on: '2026-06-30', value: '50' },
    ])
    expect(fittingPhases(points, { start: null, due: '2026-12-31' })).toEqual([])
  })

  it('are the same after they were written and read', () => {
    const phases = [
      { on: '2026-03-31', value: '-12.5' },
      { on: '2026-06-30', value: '40' },
    ]
    expect(phasesWritten(phases)).toBe('2026-03-31=-12.5;2026-06-30=40')
    expect(phasesRead(phasesWritten(phases))).toEqual(phases)
    for (const bad of ['2026-03-31', '2026-02-31=4', '2026-03-31=much', '2026-03-31=4=5'])
      expect(phasesRead(bad)).toBe(null)
  })
})

it('only numbers with a unit add up, and none that an indicator tells', () => {
  expect(addingFault(false, { ...numbers, unit: '' })).toBe(null)
  expect(addingFault(true, numbers)).toBe(null)
  expect(addingFault(true, { ...numbers, unit: ' ' })?.at).toBe('unit')
  expect(addingFault(true, { ...numbers, direction: 'milestones' })?.at).toBe('addsUp')
  expect(addingFault(true, numbers, 'an indicator')?.at).toBe('addsUp')
})
