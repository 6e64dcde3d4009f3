import type { Id } from '../../kernel/ids.ts'
import { trimmed } from '../../kernel/quantity.ts'
import type { Allotment } from '../../lead/strategy/strategy.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { PriorityLine, Strategies, StrategyLine, UsedLine } from './strategy-lines.ts'

type Of<Line> = Line & { strategy: Id }

/** The versions of the strategy, and what was used, as this transaction's viewer or system role sees them. */
export async function readStrategies(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Strategies> {
  const rows = await tx.rows<Omit<StrategyLine, 'choices' | 'priorities' | 'allotments'>>(sql`
    select s.strategy, s.published_on as "publishedOn", s.by, ${instant('s.at')} as at, s.word, s.look_again_on as "lookAgainOn",
      s.in_force as "inForce", s.audience, s.source, s.external_id as "externalId"
    from strategy s where s.org = ${org} order by s.published_on desc, s.strategy desc`)
  const choices = await tx.rows<Of<StrategyLine['choices'][number]>>(sql`
    select c.strategy, c.kind, c.place, c.body as text, c.reason from strategy_choice c where c.org = ${org}`)
  const priorities = await tx.rows<Of<PriorityLine>>(sql`
    select r.strategy, r.priority, r.place, r.title, r.why, r.horizon, r.from_year as "fromYear", r.to_year as "toYear", r.work, r.owner,
      r.source, r.external_id as "externalId",
      array(select l.node from priority_link l where l.org = ${org} and l.strategy = r.strategy and l.priority = r.priority) as goals
    from priority r where r.org = ${org}`)
  const allotments = await tx.rows<Of<Allotment>>(sql`
    select a.strategy, a.priority, a.kind, a.unit, a.year, a.quarter, a.amount from allotment a where a.org = ${org}`)
  const used = await tx.rows<UsedLine>(sql`
    select u.priority, u.kind, u.unit, u.year, u.quarter, u.amount, u.by, ${instant('u.at')} as at
    from allotment_used u where u.org = ${org}`)
  const of = <Line extends { strategy: Id }>(lines: Line[], strategy: Id) =>
    lines.filter((line) => line.strategy === strategy).map(({ strategy: _, ...line }) => line)
  const known = new Set(priorities.map(({ priority }) => priority))
  return {
    strategies: rows.flatMap((row) => {
      const audience = audiences.get(row.audience)
      if (!audience) return []
      return {
        ...row,
        audience: audience.key,
        seen: audience.seen,
        choices: of(choices, row.strategy),
        priorities: of(priorities, row.strategy),
        allotments: of(allotments, row.strategy).map((each) => ({ ...each, amount: trimmed(each.amount) })),
      }
    }),
    used: used.filter(({ priority }) => known.has(priority)).map((each) => ({ ...each, amount: trimmed(each.amount) })),
  }
}
