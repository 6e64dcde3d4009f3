import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { ChangeLine } from './change-lines.ts'
import { instant } from './past-reading.ts'

/** Changes with all that hangs on them, as this transaction's viewer or system role sees them. */
export async function readChanges(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string }>,
): Promise<ChangeLine[]> {
  const rows = await tx.rows<Omit<ChangeLine, Part>>(sql`
    select change, title, why_now as "whyNow", if_not as "ifNot", owner, team, model, stages, current, next, look_again_on as "lookAgainOn",
      begun_by as "begunBy", ${instant('begun_at')} as "begunAt", closed_as as "closedAs", closed_on as "closedOn", learnt, audience, source,
      external_id as "externalId"
    from change where org = ${org} order by change`)
  const affected = by(
    await tx.rows<ChangeLine['affected'][number] & Of>(sql`
      select change, team, person, stakeholder, effect from change_affected where org = ${org} order by place`),
  )
  const champions = by(
    await tx.rows<{ person: Id } & Of>(sql`
      select change, person from change_champion where org = ${org} order by place, person`),
  )
  const resistance = by(
    await tx.rows<ChangeLine['resistance'][number] & Of>(sql`
      select change, said, person, team, by, ${instant('at')} as at, behind, answer, answered_by as "answeredBy",
        ${instant('answered_at')} as "answeredAt", moved
      from resistance where org = ${org} order by resistance`),
  )
  const links = by(await tx.rows<{ node: Id } & Of>(sql`select change, node from change_link where org = ${org}`))
  return rows.flatMap((row) => {
    const audience = audiences.get(row.audience)?.key
    if (audience === undefined) return []
    const of = row.change
    return {
      ...row,
      audience,
      affected: affected(of),
      champions: champions(of).map(({ person }) => person),
      resistance: resistance(of),
      links: links(of).map(({ node }) => node),
    }
  })
}

type Part = 'affected' | 'champions' | 'resistance' | 'links'
type Of = { change: Id }

/** What hangs on each, without saying on which. */
function by<Row extends Of>(rows: Row[]): (change: Id) => Omit<Row, 'change'>[] {
  const grouped = Map.groupBy(rows, ({ change }) => change)
  return (change) => (grouped.get(change) ?? []).map(({ change: _, ...row }) => row)
}
