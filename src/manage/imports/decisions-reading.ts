import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { DecisionLine } from './decision-lines.ts'
import { instant } from './past-reading.ts'

/** Decisions with all that hangs on them, as this transaction's viewer or system role sees them. */
export async function readDecisions(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string }>,
): Promise<DecisionLine[]> {
  const rows = await tx.rows<Omit<DecisionLine, Part>>(sql`
    select decision, question, context, owner, team, level, options, criteria, decide_by as "decideBy", opened_by as "openedBy",
      ${instant('opened_at')} as "openedAt", supersedes, state, chosen, decided, reason, ${instant('decided_at')} as "decidedAt",
      decided_on as "decidedOn", expected, probability, review_on as "reviewOn", archived_on as "archivedOn", audience, source,
      external_id as "externalId"
    from decision where org = ${org} order by decision`)
  const tradeOffs = by(
    await tx.rows<DecisionLine['tradeOffs'][number] & Of>(sql`
      select decision, team, gives_up as "givesUp", priority, amount, unit from decision_trade_off where org = ${org} order by place`),
  )
  const asked = by(
    await tx.rows<DecisionLine['asked'][number] & Of>(sql`
      select decision, person, by, ${instant('at')} as at, due_on as "dueOn" from decision_asked where org = ${org}`),
  )
  const advice = by(
    await tx.rows<DecisionLine['advice'][number] & Of>(sql`
      select decision, by, ${instant('at')} as at, kind, body, answer, answered_by as "answeredBy", ${instant('answered_at')} as "answeredAt"
      from decision_advice where org = ${org} order by advice`),
  )
  const reviews = by(
    await tx.rows<DecisionLine['reviews'][number] & Of>(sql`
      select decision, by, ${instant('at')} as at, looked_on as "lookedOn", happened, came from decision_review
      where org = ${org} order by review`),
  )
  const links = by(await tx.rows<{ node: Id } & Of>(sql`select decision, node from decision_link where org = ${org}`))
  return rows.flatMap((row) => {
    const audience = audiences.get(row.audience)?.key
    if (audience === undefined) return []
    const of = row.decision
    return {
      ...row,
      audience,
      tradeOffs: tradeOffs(of),
      asked: asked(of),
      advice: advice(of),
      reviews: reviews(of),
      links: links(of).map(({ node }) => node),
    }
  })
}

type Part = 'tradeOffs' | 'asked' | 'advice' | 'reviews' | 'links'
type Of = { decision: Id }

/** What hangs on each, without saying on which. */
function by<Row extends Of>(rows: Row[]): (decision: Id) => Omit<Row, 'decision'>[] {
  const grouped = Map.groupBy(rows, ({ decision }) => decision)
  return (decision) => (grouped.get(decision) ?? []).map(({ decision: _, ...row }) => row)
}
