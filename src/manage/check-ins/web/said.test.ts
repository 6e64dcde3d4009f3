import { describe, expect, it } from 'vitest'
import { checkInGiven, faultPath, isSaid, nothingSaid, unreadable } from './said.ts'

const measures = [{ node: 'beds' }, { node: 'delays' }, { node: 'falls' }]

describe('what is filled in', () => {
  it('is nothing until something is said', () => {
    expect(isSaid(nothingSaid)).toBe(false)
    expect(isSaid({ ...nothingSaid, values: { beds: '  ' } })).toBe(false)
    expect(isSaid({ ...nothingSaid, confidence: 0 })).toBe(true)
    expect(isSaid({ ...nothingSaid, values: { beds: '0' } })).toBe(true)
  })

  it('is sent in the order of the measures, without those left empty', () => {
    const said = { ...nothingSaid, values: { falls: '3', beds: '12.5', delays: ' ' } }
    expect(checkInGiven(said, measures).values).toEqual([
      { measure: 'beds', value: '12.5' },
      { measure: 'falls', value: '3' },
    ])
    expect(faultPath(said, measures, 'falls')).toBe('values.1')
  })

  it('names the values that are no numbers', () => {
    expect(unreadable({ ...nothingSaid, values: { beds: 'many', falls: '3' } }, measures)).toEqual(['beds'])
  })

  it('leaves the day away where today is meant', () => {
    expect(checkInGiven(nothingSaid, measures)).not.toHaveProperty('readOn')
    expect(checkInGiven(nothingSaid, measures, '2026-11-20').readOn).toBe('2026-11-20')
  })
})
