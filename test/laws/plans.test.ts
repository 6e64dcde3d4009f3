import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// The plans of what people read most, at a million goals under row security, as `npm run bench -- --full` kept them.
const folder = new URL('../../bench/plans/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

/** Tables that grow with the organisation. Teams and audiences are small beside them. */
const large =
  'node|goal|carries|measure|standing|standing_on|check_in|reading|event|person|membership|managing|reporting_line|sight'

/** Whole tables that a plan goes through. */
const scansIn = (plan: string): string[] =>
  [...plan.matchAll(new RegExp(`Seq Scan on (?:public\\.)?(${large})\\b[^\\n]*`, 'g'))]
    .map(([line]) => line)
    // Asked for only if a row needs it; none did, or the table was empty.
    .filter((line) => !/never executed|actual rows=0\.00/.test(line))

describe('no hot query goes through a large table', () => {
  it('has the plans of all of them', () => expect(files.length).toBeGreaterThanOrEqual(14))

  it.each(files)('%s', (name) => {
    const scans = scansIn(readFileSync(new URL(name, folder), 'utf8'))
    expect(scans, `bench/plans/${name}: give the query an index, and measure again.`).toEqual([])
  })

  it('would find one', () => {
    expect(scansIn('  ->  Seq Scan on node n (actual rows=12.00 loops=1)')).toHaveLength(1)
    expect(
      scansIn('  ->  Seq Scan on team t (actual rows=12.00 loops=1)\n Seq Scan on sight (never executed)'),
    ).toEqual([])
  })
})
