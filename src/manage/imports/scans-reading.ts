import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { DotLine, FindingLine, MoveLine, ScanLine, ScanLinkLine, Scans } from './scan-lines.ts'

/** Scans with all that is in them, as this transaction's viewer or system role sees them. */
export async function readScans(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Scans> {
  const scans = await tx.rows<ScanLine>(sql`
    select s.scan, s.kind, s.question, s.scope, s.held_on as "heldOn", s.owner, s.team, s.dots, s.look_again_on as "lookAgainOn", s.follows,
      s.audience, s.closed_on as "closedOn", s.archived_on as "archivedOn", s.source, s.external_id as "externalId",
      array(select c.person from scan_contributor c where c.org = ${org} and c.scan = s.scan) as contributors
    from scan s where s.org = ${org}`)
  return {
    scans: scans.flatMap((row) => {
      const audience = audiences.get(row.audience)
      return audience ? { ...row, audience: audience.key, seen: audience.seen } : []
    }),
    findings: await tx.rows<FindingLine>(sql`
      select finding, scan, place, text, evidence, link, impact, likelihood, horizon, owner, confidence, by, ${instant('at')} as at,
        merged_into as "mergedInto", flowed_from as "flowedFrom", follows, archived_on as "archivedOn", source, external_id as "externalId"
      from finding where org = ${org}`),
    dots: await tx.rows<DotLine>(sql`select finding, person, dots from finding_dot where org = ${org}`),
    moves: await tx.rows<MoveLine>(sql`
      select move, scan, inside, outside, text, by, ${instant('at')} as at, archived_on as "archivedOn", source, external_id as "externalId"
      from scan_move where org = ${org}`),
    links: await tx.rows<ScanLinkLine>(sql`
      select l.finding, l.move, l.kind, l.target, l.by, ${instant('l.at')} as at
      from scan_link l join node n on n.org = ${org} and n.node = l.target where l.org = ${org}`),
  }
}
