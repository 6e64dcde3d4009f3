import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { untold } from './feed.ts'

export interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  subject: Id
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/**
 * The latest events of these goals: a page of 30 and one more. Each goal's events are walked from the newest by their
 * index, so that a goal with much history costs no more than one with little.
 */
export const eventRows = (tx: Transaction, viewer: Viewer, goals: Id[], after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(
    sql`
    select e.event, e.at, e.by, p.name, e.happened, e.subject, e.before, e.after
    from unnest(${goals}::uuid[]) g(node)
    cross join lateral (
      select x.event, x.at, x.by, x.happened, x.subject, x.before, x.after from event x
      where x.org = ${viewer.org} and x.subject = g.node and x.happened <> all (${[...untold]}::text[])
        ${after ? sql`and x.event < ${after}` : sql``}
      order by x.event desc limit 31
    ) e
    left join person p on p.org = ${viewer.org} and p.person = e.by
    order by e.event desc limit 31` as Sql<EventRow>,
  )
