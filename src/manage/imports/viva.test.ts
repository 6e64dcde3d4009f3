import { describe, expect, it } from 'vitest'
import { zip } from './archive.ts'
import type { Answers } from './mapping.ts'
import { bring } from './trial.ts'

const here = { source: 'viva', remembered: new Map(), persons: [], teams: [] }

/** What an export that holds these files becomes. */
async function made(files: Record<string, unknown>, answers: Answers = {}) {
  const parts = Object.entries(files).map(([name, rows]) => [name, new TextEncoder().encode(JSON.stringify(rows))])
  const { tables, questions, faults } = (
    await bring([{ name: 'export.zip', bytes: zip(Object.fromEntries(parts)) }], answers)
  ).settle(here)
  const rows = (kind: string) =>
    tables.filter((table) => table.kind === kind).flatMap(({ lines }) => lines.map(({ cells }) => cells))
  return {
    goals: rows('goals'),
    checkIns: rows('check-ins'),
    says: faults.all.map(({ sentence }) => sentence),
    asks: questions.filter(({ answer }) => answer === null).map(({ key }) => key),
  }
}

const entry = (id: string, more: object) => ({ ID: id, Title: `Entry ${id}`, Type: 'Big rock', ...more })
const metric = (more: object) => ({
  'Outcome Type': 'Metric',
  'Metric Unit': 'beds',
  Start: '1,000',
  Target: '2,000',
  'Target Type': 'Reach',
  ...more,
})

describe('the export of Viva Goals', () => {
  it('tells of links from above as well as from below, each once', async () => {
    const { goals } = await made({
      'Contoso Teams - Objectives (1).json': [
        entry('1', {
          Children: [
            { ID: '2', Title: 'Entry 2' },
            { ID: '3', Title: 'Entry 3' },
          ],
        }),
        entry('2', { 'Parent IDs': ['1'] }),
      ],
      'Contoso Teams - Objectives (2).json': [entry('3', { Type: 'Kpi', Outcome: metric({}) })],
    })
    expect(goals.map(({ id, type, parents }) => [id, type, parents])).toEqual([
      ['1', 'goal', ''],
      ['2', 'goal', '1'],
      ['3', 'measure', '1'],
    ])
  })

  it('makes phases of phased targets, and keeps as notes those that fit nowhere', async () => {
    const step = (value: string, date: string) => ({ 'Target Value': value, 'Target Date': date })
    const steps = [
      step('1,250', '31/03/2026'),
      step('1,500', '30/06/2026'),
      step('2,000', '31/12/2026'),
      step('?', '1/2/2027'),
    ]
    const { goals } = await made({
      'TimePeriods.json': [
        { ID: 'p', 'Time Period Name': 'Annual 2026', 'Start Date': '01/01/2026', 'End Date': '31/12/2026' },
      ],
      'objectives.json': [
        entry('1', {
          'Time Period': 'Annual 2026',
          Outcome: metric({}),
          'Phased Targets': { Interval: 'Quarterly', 'Phased Targets': steps },
        }),
        entry('2', { Outcome: metric({}), 'Phased Targets': { 'Phased Targets': [step('1,250', '31/03/2026')] } }),
      ],
    })
    expect(goals.map(({ id, start, due, phases }) => [id, start, due, phases])).toEqual([
      ['1', '2026-01-01', '2026-12-31', undefined],
      ['1/measure', undefined, undefined, '2026-03-31=1250;2026-06-30=1500'],
      ['2', '', '', undefined],
      ['2/measure', undefined, undefined, undefined],
    ])
    expect(goals[0]?.remark?.split('\n').filter((line) => line.startsWith('Phased'))).toEqual([
      'Phased targets: Quarterly',
      'Phased target by 2027-02-01: ?',
    ])
    expect(goals[2]?.remark).toContain('Phased target by 2026-03-31: 1,250')
  })

  it('knows the value by the last check-in that has one', async () => {
    const told = (id: string, date: string, value: unknown) => ({
      ID: id,
      'OKR ID': '1',
      'CheckIn Date': date,
      'Activity Date': `${date}T23:30:00+02:00`,
      'Current Value': value,
      'Check In Note': { 'Check In Note HTML': '<p>Two &#8211; or &#x33; &amp; &quot;more&quot;</p>' },
    })
    const { checkIns, goals, asks } = await made({
      'objectives.json': [entry('1', { Outcome: metric({}), Progress: '25' })],
      'checkins.json': [told('a', '2026-01-10', '1,250'), told('b', '2026-02-10', 'n/a')],
    })
    expect(asks).toEqual([])
    expect(goals[1]).not.toHaveProperty('value')
    expect(checkIns.map(({ id, value, recorded_at, note }) => [id, value, recorded_at, note])).toEqual([
      ['a', '1250', '2026-01-10T21:30:00Z', 'Two – or 3 & "more"'],
      ['b', '', '2026-02-10T21:30:00Z', 'Two – or 3 & "more"\nValue: n/a'],
    ])
  })
})
