import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { BriefingLine } from './briefing-lines.ts'
import { instant } from './past-reading.ts'

/** Briefings with their teams, links and answers, as this transaction's viewer or system role sees them. */
export async function readBriefings(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string }>,
): Promise<BriefingLine[]> {
  const rows = await tx.rows<Omit<BriefingLine, 'answers' | 'links'>>(sql`
    select briefing, title, what, why, means, asks, owner, reach, below, pass_after as "passAfter", look_again_on as "lookAgainOn",
      ${instant('written_at')} as "writtenAt", sent_on as "sentOn", ${instant('sent_at')} as "sentAt", ended_on as "endedOn",
      ended_with as "endedWith", audience, source, external_id as "externalId",
      array(select v.team from briefing_team v where v.org = ${org} and v.briefing = b.briefing) as teams
    from briefing b where b.org = ${org} order by b.briefing`)
  const answers = Map.groupBy(
    await tx.rows<BriefingLine['answers'][number] & { briefing: Id }>(sql`
      select briefing, question, body, by, ${instant('at')} as at from briefing_answer where org = ${org} order by answer`),
    ({ briefing }) => briefing,
  )
  const links = Map.groupBy(
    await tx.rows<BriefingLine['links'][number] & { briefing: Id }>(
      sql`select briefing, kind, subject from briefing_link where org = ${org} order by subject`,
    ),
    ({ briefing }) => briefing,
  )
  return rows.flatMap((row) => {
    const audience = audiences.get(row.audience)?.key
    if (audience === undefined) return []
    return {
      ...row,
      audience,
      answers: (answers.get(row.briefing) ?? []).map(({ briefing: _, ...each }) => each),
      links: (links.get(row.briefing) ?? []).map(({ briefing: _, ...each }) => each),
    }
  })
}
