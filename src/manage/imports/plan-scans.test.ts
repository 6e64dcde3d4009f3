import { describe, expect, it } from 'vitest'
import { Directory } from './directory.ts'
import { Faults } from './fault.ts'
import { planScans } from './plan-scans.ts'
import { noScans, type Scans } from './scan-lines.ts'
import { type FileKind, tableOf } from './table.ts'

type Files = Partial<Record<FileKind, Record<string, string>[]>>

function planned(files: Files, present: Scans = noScans) {
  const directory = (...names: string[]): Directory => {
    const made = new Directory()
    for (const name of names) made.add(`the ${name}`, name)
    return made
  }
  const scans = new Directory()
  const findings = new Directory()
  for (const { scan, externalId } of present.scans) scans.add(scan, externalId)
  for (const { finding, externalId } of present.findings) findings.add(finding, externalId)
  const faults = new Faults()
  const tables = Object.entries(files).map(([kind, rows]) => tableOf(kind as FileKind, rows))
  const around = {
    persons: directory('ruth', 'tomasz'),
    teams: directory('flow'),
    nodes: directory('beds'),
    scans,
    findings,
    source: 'sheet',
    today: '2026-11-22',
  }
  const plan = planScans(tables, present, around, faults)
  return { plan, faults: faults.all.map(({ file, row, column, sentence }) => `${file} ${row} ${column}: ${sentence}`) }
}

const scans = [{ id: 's', kind: 'swot', question: 'Where do we stand?', owner: 'ruth', contributors: 'tomasz; ruth' }]
const finding = (id: string, more: Record<string, string> = {}) => ({
  id,
  scan: 's',
  place: 'threat',
  text: id,
  ...more,
})

describe('scans from files', () => {
  it('come with all that is in them, whatever stands above what', () => {
    const { plan, faults } = planned({
      scans,
      findings: [finding('twin', { merged_into: 'root' }), finding('root', { place: 'strength', impact: '4' })],
      dots: [{ finding: 'root', person: 'ruth', dots: '3' }],
      moves: [{ id: 'm', scan: 's', inside: 'root', outside: 'twin', text: 'Do it' }],
      outcomes: [{ move: 'm', target: 'beds' }],
    })
    expect(faults).toEqual([])
    expect(plan.scans[0]).toMatchObject({ heldOn: '2026-11-22', contributors: ['the tomasz', 'the ruth'], dots: 5 })
    expect(plan.findings[0]?.mergedInto).toBe(plan.findings[1]?.finding)
    expect(plan.links[0]).toMatchObject({ finding: null, kind: 'goal', target: 'the beds' })
    expect(plan.counts.findings).toEqual({ new: 2, unchanged: 0 })
  })

  it('are refused where a cell says what cannot be', () => {
    const { faults } = planned({
      scans: [...scans, { id: 's', kind: 'swot', question: 'Twice' }, { id: 't', kind: 'five forces', question: '' }],
      findings: [
        finding('a', { place: 'legal' }),
        finding('b', { link: 'javascript:alert(1)', likelihood: '6' }),
        finding('c', { merged_into: 'c' }),
        finding('d', { scan: 'nowhere', owner: 'nobody' }),
      ],
      dots: [{ finding: 'a', person: 'ruth', dots: '0' }],
      outcomes: [{ finding: 'a', move: '', target: 'nothing' }, { target: 'beds' }],
    })
    const said = faults.join('\n')
    for (const part of [
      'scans.csv 3 id: Row 2 has the same id',
      'scans.csv 4 kind: "five forces" is not known here',
      'scans.csv 4 question: The question is missing',
      'findings.csv 2 place: A SWOT has no such place',
      'findings.csv 3 link: This is no web address',
      'findings.csv 3 likelihood: "6" should be a whole number from 1 to 5',
      'findings.csv 4 merged_into: What it was merged into was merged itself',
      'findings.csv 5 scan: There is no scan nowhere',
      'dots.csv 2 dots: "0" should be a whole number from 1 to 50',
      'outcomes.csv 2 target: There is no goal nothing',
      'outcomes.csv 3 finding: Name a finding or a move, and not both',
    ])
      expect(said).toContain(part)
  })

  it('add nothing to what one does not see', () => {
    const line = planned({ scans }).plan.scans[0]
    if (!line) throw new Error('no scan')
    const present: Scans = { ...noScans, scans: [{ ...line, seen: false }] }
    const { plan, faults } = planned({ scans, findings: [finding('a')] }, present)
    expect(plan.counts.scans).toEqual({ new: 0, unchanged: 1 })
    expect(faults).toEqual([expect.stringContaining('You cannot see this scan')])
  })
})
