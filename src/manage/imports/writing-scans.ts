import { type Id, newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { ScanPlan } from './plan-scans.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of scans; answers the ids of what it made, or null where it made nothing. */
export async function writeScans(tx: Transaction, org: Id, made: ScanPlan, came: Came): Promise<object | null> {
  const links = made.links.map((line) => ({ ...line, link: newId() }))
  const { scans, findings, dots, moves } = made
  if (scans.length + findings.length + dots.length + moves.length + links.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(scans.map(({ audience }) => audience)))
  const placed = scans.map((line) => ({ ...line, audienceId: audiences.get(line.audience) }))
  // Each at once, since one may name another that stands below it.
  await give(tx, 'import_scans', placed, came, placed.length)
  await give(tx, 'import_findings', findings, came, findings.length)
  await give(tx, 'import_dots', dots, came, dots.length)
  await give(tx, 'import_moves', moves, came)
  await give(tx, 'import_scan_links', links, came)
  return {
    scans: {
      scans: scans.map(({ scan }) => scan),
      findings: findings.map(({ finding }) => finding),
      moves: moves.map(({ move }) => move),
      links: links.map(({ link }) => link),
    },
  }
}
