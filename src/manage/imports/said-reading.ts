import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { CarryOver, Cycle, Settings } from './present.ts'
import type { Acknowledgement, Comment, Follower, Reaction, Said } from './said.ts'

/** What was said, as this transaction's viewer or system role sees it. */
export const readSaid = async (tx: Transaction, org: Id): Promise<Said> => ({
  comments: await tx.rows<Comment>(sql`
    select c.comment, c.kind, c.subject, c.node, c.by, ${instant('c.at')} as at, c.revision,
      case when w.comment is null then c.body else '' end as body,
      case when w.comment is null then c.mentions else '{}' end as mentions,
      w.by as "withdrawnBy", ${instant('w.at')} as "withdrawnAt"
    from comment c left join comment_withdrawal w on w.org = ${org} and w.comment = c.comment
    where c.org = ${org} order by c.comment`),
  reactions: await tx.rows<Reaction>(sql`
    select kind, subject, node, person, word, ${instant('at')} as at, withdrawn_at is not null as withdrawn
    from reaction where org = ${org}`),
  acknowledgements: await tx.rows<Acknowledgement>(
    sql`select check_in as "checkIn", node, by, ${instant('at')} as at from acknowledgement where org = ${org}`,
  ),
  followers: await tx.rows<Follower>(
    sql`select node, person, follows, because, ${instant('at')} as at from following where org = ${org}`,
  ),
})

export const readSettings = async (tx: Transaction, org: Id): Promise<Settings | null> =>
  (await tx.first<Settings>(sql`
    select org, zone, locale, currency, fiscal_month as "fiscalMonth", revision from organisation where org = ${org}`)) ??
  null

export const readCycles = (tx: Transaction, org: Id): Promise<Cycle[]> =>
  tx.rows<Cycle>(sql`
    select cycle, name, length, from_on as "from", to_on as "to", revision from cycle
    where org = ${org} order by from_on, to_on`)

export const readCarryOvers = (tx: Transaction, org: Id): Promise<CarryOver[]> =>
  tx.rows<CarryOver>(sql`
    select carry_over as "carryOver", cycle, goal, decided, next, successor, by, ${instant('at')} as at
    from carry_over where org = ${org} order by at, carry_over`)
