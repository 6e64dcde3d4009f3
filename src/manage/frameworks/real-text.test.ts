import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { workIn } from './one-outcome.ts'
import { targetIn } from './quantities.ts'
import { titleFindings } from './title-findings.ts'

// Published text that is no part of the product: whoever runs the tests says where it lies, or chooses to do without.
const folder = process.env.BEARING_REAL_DATA ?? ''
if (folder === '') console.info('Checks on published text are skipped by choice: BEARING_REAL_DATA names no folder.')

const column = (name: string, type: string, ...path: string[]): string[] =>
  (parse(readFileSync(join(folder, ...path)), { columns: true }) as Record<string, string>[])
    .filter((row) => type === '' || row.type === type)
    .map((row) => row[name] ?? '')

const counted = (titles: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { code } of titles.flatMap(titleFindings)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

// The counts and what they are worth stand in docs/decisions/0014-text-checks.md; these bounds hold their order.
describe.skipIf(folder === '')('on text that others published', () => {
  it('finds areas of work among a government’s goals, and few lists', () => {
    const titles = column('title', 'goal', 'canada-results', 'goals.csv')
    const found = counted(titles)
    expect(titles.length).toBe(1631)
    expect(found['names-an-area']).toBeGreaterThan(90)
    expect(found['names-an-area']).toBeLessThan(180)
    expect(found['one-word']).toBeGreaterThan(50)
    expect(found['one-word']).toBeLessThan(110)
    expect((found['several-outcomes'] ?? 0) + (found['action-list'] ?? 0)).toBeLessThan(20)
    expect(found.filler).toBeLessThan(15)
  })

  it('leaves that government’s measures alone: they are numbers, and no work', () => {
    const titles = column('title', 'measure', 'canada-results', 'goals.csv')
    expect(titles.filter((title) => workIn(title)).length).toBeLessThan(5)
    expect(titles.filter((title) => targetIn(title) !== null).length).toBeLessThan(60)
  })

  it('sees some of what a project calls its work to be work, where it begins with a verb', () => {
    const works = [...new Set(column('task', '', 'rust-goals', 'tasks.csv'))]
    const seen = works.filter((title) => workIn(title)).length
    expect(seen).toBeGreaterThan(15)
    expect(seen).toBeLessThan(works.length / 3)
  })
})
