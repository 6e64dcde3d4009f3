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
 * An event of a goal names the indicator that a measure leans on by its id alone: the goal's readers are told its title
 * only where they see it, as it is by now. For a statement with the event as `e`, joined to `leansOn` as `i`.
 */
export const leansOn = sql`case when e.happened = 'measure.leans' and e.after ->> 'indicator' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (e.after ->> 'indicator')::uuid end`
export const leansSaid = sql`case when e.happened = 'measure.leans' then (e.after - 'indicator') || jsonb_build_object('indicator', i.title) else e.after end`

/**
 * The latest events of these goals: a page of 30 and one more. Each goal's events are walked from the newest by their
 * index, so that a goal with much history costs no more than one with little.
 */
export const eventRows = (tx: Transaction, viewer: Viewer, goals: Id[], after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(
    sql`
    select e.event, e.at, e.by, p.name, e.happened, e.subject, e.before, ${leansSaid} as after
    from unnest(${goals}::uuid[]) g(node)
    cross join lateral (
      select x.event, x.at, x.by, x.happened, x.subject, x.before, x.after from event x
      where x.org = ${viewer.org} and x.subject = g.node and x.happened <> all (${[...untold]}::text[])
        ${after ? sql`and x.event < ${after}` : sql``}
      order by x.event desc limit 31
    ) e
    left join person p on p.org = ${viewer.org} and p.person = e.by
    left join indicator i on i.org = ${viewer.org} and i.indicator = ${leansOn}
    order by e.event desc limit 31` as Sql<EventRow>,
  )
