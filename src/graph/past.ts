import type { Day } from '../kernel/dates.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { NodeView } from './contract.ts'
import { type ClosedAs, closings } from './health.ts'
import type { Child } from './map.ts'
import { type NodeRow, nodeColumns, nodeView, numberOrNull } from './rows.ts'

// The graph as it was at the end of a day: standings, owners, edges and values of then, under the titles, dates and
// audiences of today. Who may see a node today may see what it was. A node that had no standing yet was not there.

type PastRow = NodeRow & { owner_then: string | null }
type PastChildRow = PastRow & {
  parent: string
  share: string | null
  accepted: boolean
  counts: boolean
  carries: number
}

/** Joins under the same names as those of today, so that the same columns are read. */
const pastJoins = (viewer: Viewer, on: Day) => sql`
  join lateral (
    select o.progress, o.progress as raw, (o.progress is not null)::integer as counted, 1 as countable, o.met, o.not_met,
      0 as no_reading, 0 as no_target, o.health, null::numeric as adherence, null::numeric as confidence, null::date as read_on, false as shared, 0 as below,
      0 as below_on_track, 0 as below_at_risk, 0 as below_off_track, 0 as below_outdated, 0 as below_unknown, 0 as below_not_started,
      0 as below_met, 0 as below_partly_met, 0 as below_missed, false as gap_owner, false as gap_why, false as gap_how, false as gap_when,
      0 as below_gap_owner, 0 as below_gap_why, 0 as below_gap_how, 0 as below_gap_when
    from standing_on o where o.org = ${viewer.org} and o.node = n.node and o.on_day <= ${on}::date order by o.on_day desc limit 1
  ) s on true
  left join lateral (
    select d.owner as owner_then from node_dated d
    where d.org = ${viewer.org} and d.node = n.node
    order by d.from_on <= ${on}::date desc, abs(d.from_on - ${on}::date) limit 1
  ) was on true
  left join person p on p.org = ${viewer.org} and p.person = was.owner_then
  left join team t on t.org = n.org and t.team = n.team
  left join lateral (
    select m.direction, m.unit, m.baseline, m.target, m.target_max, m.target_text, m.phases, m.adds_up, m.indicator, m.milestones, r.value, r.read_on as value_on
    from measure m left join lateral (
      select r.value, r.read_on from reading r
      where r.org = ${viewer.org} and r.measure = n.node and not r.superseded and r.read_on <= ${on}::date
      order by r.read_on desc, r.check_in desc limit 1
    ) r on true
    where m.org = ${viewer.org} and m.node = n.node and n.kind = 'measure'
  ) m on true`

/**
 * An edge held from its day on until it ended. One that was made on the very day on which its lower end was written down
 * (by hand, or by an import that brings years of readings) held for as long as that end has stood.
 */
const held = (
  viewer: Viewer,
  on: Day,
) => sql`(e.to_on is null or e.to_on > ${on}::date) and (e.from_on <= ${on}::date or (
  not exists (select 1 from carries_dated b where b.org = ${viewer.org} and b.parent = e.parent and b.child = e.child and b.from_on < e.from_on)
  and e.from_on <= coalesce((select min(d.from_on) from node_dated d where d.org = ${viewer.org} and d.node = e.child), e.from_on)))`

/** Far more than are drawn: what is beyond them is not even counted. */
const most = 1000

export async function pastNode(tx: Transaction, viewer: Viewer, node: string, on: Day): Promise<NodeView | undefined> {
  const row = await tx.first<PastRow>(
    sql`select ${nodeColumns}, was.owner_then from node n ${pastJoins(viewer, on)} where n.org = ${viewer.org} and n.node = ${node}` as Sql<PastRow>,
  )
  return row && pastView(row)
}

/** What each of these nodes carried then, the weightiest first, goals before measures. */
export async function pastChildren(tx: Transaction, viewer: Viewer, parents: string[], on: Day): Promise<Child[]> {
  const rows = await tx.rows<PastChildRow>(
    sql`
    select c.* from unnest(${parents}::uuid[]) q(parent)
    join node up on up.org = ${viewer.org} and up.node = q.parent
    cross join lateral (
      select e.parent, e.share, e.accepted, n.counts_upward or n.audience in (up.audience, up.org) or as_wide(${viewer.org}, n.audience, up.audience) as counts,
        (select count(*) from (select 1 from carries_dated e where e.org = ${viewer.org} and e.parent = n.node and ${held(viewer, on)} limit ${most}) x)::integer as carries,
        ${nodeColumns}, was.owner_then
      from carries_dated e join node n on n.org = e.org and n.node = e.child ${pastJoins(viewer, on)}
      where e.org = ${viewer.org} and e.parent = q.parent and ${held(viewer, on)} and s.health <> 'abandoned'
      order by e.accepted desc, n.kind, e.share desc nulls last, n.node
      limit ${most}
    ) c` as Sql<PastChildRow>,
  )
  return rows.map((row) => ({
    parent: row.parent,
    view: pastView(row),
    share: numberOrNull(row.share),
    accepted: row.accepted,
    counts: row.counts,
    carries: row.carries,
    severalParents: false,
  }))
}

/** The first day of which a node's standing is known. */
export const stoodSince = async (tx: Transaction, viewer: Viewer, node: string): Promise<Day | null> =>
  (
    await tx.first<{ since: Day | null }>(
      sql`select min(o.on_day) as since from standing_on o where o.org = ${viewer.org} and o.node = ${node}`,
    )
  )?.since ?? null

function pastView(row: PastRow): NodeView {
  const closedAs = closings.find((word) => word === row.health) as ClosedAs | undefined
  const state = closedAs && row.state === 'closed' ? 'closed' : 'active'
  return nodeView({
    ...row,
    owner: row.owner_then,
    state: row.kind === 'goal' ? state : row.state,
    closed_as: state === 'closed' ? (closedAs ?? null) : null,
  })
}
