import { notFound } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { NodeView } from './contract.ts'
import type { Health } from './health.ts'
import { type Child, type Split, splitFrom, weightOf } from './map.ts'
import type { Kind } from './node.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView, numberOrNull } from './rows.ts'
import { countable, countedOnce } from './store.ts'

// What the graph is asked along its edges: down (how), up (why), and what supports nothing.

interface ChildRow extends NodeRow {
  parent: string
  share: string | null
  accepted: boolean
  counts: boolean
  carries: number
  several: boolean
}

/**
 * What each of these nodes carries, at most `most` for each, the weightiest first, goals before measures. How much those
 * carry in turn, and whether they support others as well, is asked for the map alone: each edge costs two looks at who
 * may see its ends.
 */
export async function childrenOf(
  tx: Transaction,
  viewer: Viewer,
  parents: string[],
  most: number,
  forMap = false,
): Promise<Child[]> {
  const around = forMap
    ? sql`(select count(*) from (select 1 from carries d where d.org = ${viewer.org} and d.parent = n.node limit 1000) x) as carries,
        exists (select 1 from carries o where o.org = ${viewer.org} and o.child = n.node and o.parent <> e.parent) as several`
    : sql`0 as carries, false as several`
  const rows = await tx.rows<ChildRow>(
    sql`
    select c.* from unnest(${parents}::uuid[]) q(parent)
    join node up on up.org = ${viewer.org} and up.node = q.parent
    cross join lateral (
      select e.parent, e.share, e.accepted, n.counts_upward or n.audience in (up.audience, up.org) or as_wide(${viewer.org}, n.audience, up.audience) as counts,
        ${around}, ${nodeColumns}
      from carries e join node n on n.org = e.org and n.node = e.child ${nodeJoins}
      where e.org = ${viewer.org} and e.parent = q.parent and n.closed_as is distinct from 'abandoned'
      order by e.accepted desc, n.kind, e.share desc nulls last, e.place, n.node
      limit ${most}
    ) c` as Sql<ChildRow>,
  )
  return rows.map((row) => ({
    parent: row.parent,
    view: nodeView(row),
    share: numberOrNull(row.share),
    accepted: row.accepted,
    counts: row.counts,
    carries: row.carries,
    severalParents: row.several,
  }))
}

/** How the area of each of these nodes is split, over all children that the viewer may see. */
export async function splitsOf(tx: Transaction, viewer: Viewer, parents: string[]): Promise<Map<string, Split>> {
  const rows = await tx.rows<{
    parent: string
    health: Health
    total: number
    by_hand: string | null
    automatic: number
  }>(sql`
    select q.parent, c.health, count(*) as total, sum(c.share) filter (where c.accepted and c.counts) as by_hand,
      count(*) filter (where c.accepted and c.counts and c.share is null) as automatic
    from unnest(${parents}::uuid[]) q(parent)
    join node up on up.org = ${viewer.org} and up.node = q.parent
    cross join lateral (
      select e.share, e.accepted, n.counts_upward or n.audience in (up.audience, up.org) or as_wide(${viewer.org}, n.audience, up.audience) as counts,
        coalesce(case when n.kind = 'goal' then s.health end, '') as health
      from carries e join node n on n.org = e.org and n.node = e.child left join standing s on s.org = n.org and s.node = n.node
      where e.org = ${viewer.org} and e.parent = q.parent and n.closed_as is distinct from 'abandoned'
      limit 5000
    ) c group by q.parent, c.health`)
  const splits = new Map<string, Split>()
  for (const row of rows) {
    const split = splits.get(row.parent) ?? { total: 0, byHand: 0, automatic: 0, byHealth: {} }
    split.total += row.total
    split.byHand += Number(row.by_hand ?? 0)
    split.automatic += row.automatic
    if (row.health) split.byHealth[row.health] = row.total
    splits.set(row.parent, split)
  }
  return splits
}

/** The splits of these nodes: from their children where all of them were read, asked for where only the first ones were. */
export async function splitsFor(
  tx: Transaction,
  viewer: Viewer,
  parents: string[],
  children: Child[],
  most: number,
): Promise<Map<string, Split>> {
  const read = Map.groupBy(children, (child) => child.parent)
  const cut = parents.filter((parent) => (read.get(parent)?.length ?? 0) >= most)
  const splits = cut.length > 0 ? await splitsOf(tx, viewer, cut) : new Map<string, Split>()
  for (const [parent, each] of read) if (!splits.has(parent)) splits.set(parent, splitFrom(each))
  return splits
}

export interface Neighbour extends NodeView {
  share: string | null
  weight: number
  accepted: boolean
}

/** A node with what it supports and what it carries. */
export interface Around {
  row: NodeRow
  supports: Neighbour[]
  /** The weightiest, goals before measures. */
  carries: Neighbour[]
  carriesTotal: number
}

type AroundRow = NodeRow & {
  near: 'itself' | 'supports' | 'carries'
  share: string | null
  accepted: boolean
  counts: boolean
}

const weighed = (row: AroundRow) => ({
  view: nodeView(row),
  share: numberOrNull(row.share),
  accepted: row.accepted,
  counts: row.counts,
})

/** A node and its neighbours with their weights, in one statement: this is what a page about it, and the overview, begin with. */
export async function aroundNode(tx: Transaction, viewer: Viewer, node: string): Promise<Around> {
  const most = 200
  const rows = await tx.rows<AroundRow>(
    sql`
    select a.near, a.share, a.accepted,
      case a.near when 'carries' then n.counts_upward or n.audience in (self.audience, self.org) or as_wide(${viewer.org}, n.audience, self.audience)
        else self.counts_upward or self.audience in (n.audience, self.org) or as_wide(${viewer.org}, self.audience, n.audience) end as counts,
      ${nodeColumns}
    from node self
    cross join lateral (
      select 'itself' as near, self.node, null::numeric as share, true as accepted, 0 as place
      union all
      select 'supports', e.parent, e.share, e.accepted, 0 from carries e where e.org = ${viewer.org} and e.child = self.node
      union all
      (select 'carries', e.child, e.share, e.accepted, e.place from carries e join node c on c.org = e.org and c.node = e.child
        where e.org = ${viewer.org} and e.parent = self.node and c.closed_as is distinct from 'abandoned'
        order by e.accepted desc, c.kind, e.share desc nulls last, e.place, c.node limit ${most})
    ) a
    join node n on n.org = ${viewer.org} and n.node = a.node ${nodeJoins}
    where self.org = ${viewer.org} and self.node = ${node}
    order by a.near, a.accepted desc, case when a.near = 'carries' then n.kind end, a.share desc nulls last, a.place, n.node` as Sql<AroundRow>,
  )
  const row = rows.find(({ near }) => near === 'itself')
  if (!row) throw notFound('goal')
  const above = rows.filter(({ near }) => near === 'supports')
  const below = rows.filter(({ near }) => near === 'carries')
  const asked = [...above.map((each) => each.node), ...(below.length >= most ? [node] : [])]
  const [once, splits] = await Promise.all([
    countable(row) ? countedOnce(tx, viewer, node) : null,
    asked.length > 0 ? splitsOf(tx, viewer, asked) : new Map<string, Split>(),
  ])
  const split = splits.get(node) ?? splitFrom(below.map(weighed))
  const neighbour = (each: AroundRow, of: Pick<Split, 'byHand' | 'automatic'>): Neighbour => {
    const child = weighed(each)
    return { ...child.view, share: each.share, accepted: each.accepted, weight: weightOf(child, of) }
  }
  return {
    row: once ? { ...row, ...once } : row,
    supports: above.map((each) => neighbour(each, splits.get(each.node) ?? { byHand: 0, automatic: 1 })),
    carries: below.map((each) => neighbour(each, split)),
    carriesTotal: split.total,
  }
}

export interface Step {
  node: string
  title: string
  kind: Kind
}

/** The way from the top to a node, along the weightiest visible edges; the node itself last. */
export async function wayTo(tx: Transaction, viewer: Viewer, node: string): Promise<Step[]> {
  const rows = await tx.rows<Step>(sql`
    with recursive up(node, title, kind, at) as (
      select n.node, n.title, n.kind, 0 from node n where n.org = ${viewer.org} and n.node = ${node}
      union all
      select p.node, p.title, p.kind, up.at + 1 from up cross join lateral (
        select n.node, n.title, n.kind from carries e join node n on n.org = e.org and n.node = e.parent
        where e.org = ${viewer.org} and e.child = up.node
        order by e.accepted desc, e.share desc nulls last, n.node limit 1
      ) p where up.at < 100
    )
    select node, title, kind from up order by at desc`)
  if (rows.length === 0) throw notFound('goal')
  return rows
}

/** The steps of a path from an address, as far as they are visible and hang together; null where they do not. */
export async function checkedWay(tx: Transaction, viewer: Viewer, path: string[]): Promise<Step[] | null> {
  const rows = await tx.rows<Step & { at: number; linked: boolean }>(sql`
    select n.node, n.title, n.kind, q.at, q.before is null or exists (
      select 1 from carries e where e.org = ${viewer.org} and e.parent = q.before and e.child = q.node) as linked
    from (select u.node, u.at, lag(u.node) over (order by u.at) as before from unnest(${path}::uuid[]) with ordinality u(node, at)) q
    join node n on n.org = ${viewer.org} and n.node = q.node order by q.at`)
  const whole = rows.length === path.length && rows.every((row) => row.linked)
  return whole ? rows.map(({ node, title, kind }) => ({ node, title, kind })) : null
}
