import { describe, expect, it } from 'vitest'
import { fieldName } from '../../goals/web/fact-words.ts'
import { changesShown, type Past, sentenceOf, valueSaid } from './told.ts'

const past = (happened: string, changes: Past['changes'] = []): Past => ({
  event: '01936f5e-0000-7000-8000-000000000001',
  at: '2026-11-20T09:00:00.000Z',
  by: { person: '01936f5e-0000-7000-8000-000000000002', name: 'Priya Raghunathan' },
  happened,
  changes,
})
const changed = (field: string, before: string | null, after: string | null) => ({ field, before, after })

describe('the history in sentences', () => {
  it('says who changed what', () => {
    const event = past('goal.changed', [changed('due', '2026-12-31', '2027-01-31'), changed('why', null, 'Beds')])
    expect(sentenceOf(event)).toBe('Priya Raghunathan changed due and why.')
    expect(changesShown(event).map(({ field }) => field)).toEqual(['due', 'why'])
    expect(valueSaid('ownRhythm', '14')).toBe('every two weeks')
    expect(valueSaid('why', null)).toBe('nothing')
  })

  it('says how a goal was closed, once', () => {
    const event = past('goal.closed', [
      changed('closedAs', null, 'partly met'),
      changed('learnt', null, 'Ask earlier.'),
    ])
    expect(sentenceOf(event)).toBe('Priya Raghunathan closed the goal: partly met.')
    expect(changesShown(event).map(({ field }) => field)).toEqual(['learnt'])
  })

  it('says a change of the framework as one act, and what went with it in words', () => {
    const event = past('goal.changed', [
      changed('framework', 'fast', 'bhag'),
      changed('facts.milestones', '[{"title":"Two desks","on":null,"reachedOn":null}]', null),
      changed('facts.stillTheMountainOn', null, '2026-11-20'),
    ])
    expect(sentenceOf(event)).toBe('Priya Raghunathan changed the framework from FAST to BHAG.')
    expect(event.changes.map(({ field, before }) => [fieldName(field), valueSaid(field, before)])).toEqual([
      ['Framework', 'FAST'],
      ['Milestones', 'Two desks'],
      ['Still the mountain on', 'nothing'],
    ])
    expect(valueSaid('facts.stillTheMountainOn', '2026-11-20')).toMatch(/Nov/)
    expect(valueSaid('facts.kind', 'committed')).toBe('Committed')
    expect(valueSaid('facts.weekdays', '["mon","thu"]')).toBe('Monday and Thursday')
  })

  it('names the other end of a link', () => {
    const event = past('supporter.share set', [
      changed('goal', null, 'Patients go home before noon'),
      changed('share', null, '40'),
    ])
    expect(sentenceOf(event)).toBe('Priya Raghunathan set the share of “Patients go home before noon” to 40 %.')
    expect(changesShown(event)).toEqual([])
  })

  it('has a sentence for what it does not know, and for nobody', () => {
    expect(sentenceOf({ ...past('goal.painted'), by: null })).toBe('Somebody changed it.')
  })
})
