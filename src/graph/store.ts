import type { Id } from '../kernel/ids.ts'
import { notFound } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { NodeView } from './contract.ts'
import { type Kind, nobody, type Relation, type State } from './node.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView } from './rows.ts'

/** A node's own row, for deciding what may be done with it. */
export interface NodeFacts {
  node: Id
  kind: Kind
  title: string
  owner: Id | null
  team: Id | null
  audience: Id
  state: State
}

export async function nodeFacts(tx: Transaction, viewer: Viewer, node: Id): Promise<NodeFacts> {
  const found = await tx.first<NodeFacts>(sql`
    select node, kind, title, owner, team, audience, state from node where org = ${viewer.org} and node = ${node}`)
  if (!found) throw notFound('goal')
  return found
}

/** Nodes as they are shown, with their audience. */
const nodeRows = (tx: Transaction, viewer: Viewer, where: Sql, rest: Sql = sql``): Promise<NodeRow[]> =>
  tx.rows<NodeRow>(
    sql`select ${nodeColumns} from node n ${nodeJoins} where n.org = ${viewer.org} and ${where} ${rest}` as Sql<NodeRow>,
  )

export const nodeViews = async (tx: Transaction, viewer: Viewer, where: Sql, rest: Sql = sql``): Promise<NodeView[]> =>
  (await nodeRows(tx, viewer, where, rest)).map(nodeView)

/** These nodes in this order, without those that the viewer may not see. */
export async function nodesInOrder(tx: Transaction, viewer: Viewer, nodes: Id[]): Promise<NodeView[]> {
  const views = await nodeViews(tx, viewer, sql`n.node = any (${nodes}::uuid[])`)
  const byId = new Map(views.map((view) => [view.node, view]))
  return nodes.flatMap((node) => byId.get(node) ?? [])
}

/** One node; where something below it supports several goals, its sums are counted anew, each node once. */
export async function oneNode(tx: Transaction, viewer: Viewer, node: Id): Promise<NodeView> {
  const [row] = await nodeRows(tx, viewer, sql`n.node = ${node}`)
  if (!row) throw notFound('goal')
  const once = countable(row) ? await countedOnce(tx, viewer, node) : null
  return nodeView(once ? { ...row, ...once } : row)
}

type Sums = Partial<NodeRow> & { visited: number }

/** More goals than this below, and the sums along the edges stand: each is looked at anew. */
const most = 300

/** Where something below supports several, and there is not too much of it to count. */
export const countable = (row: NodeRow): boolean => row.shared === true && (row.below ?? 0) <= most

/** What lies below a node and counts, each node once however many ways lead to it; null where there is too much. */
export async function countedOnce(tx: Transaction, viewer: Viewer, node: Id): Promise<Partial<NodeRow> | null> {
  const found = await tx.first<Sums>(
    sql`
    with recursive down(node) as (
      select ${node}::uuid
      union
      select e.child from down d
      join carries e on e.org = ${viewer.org} and e.parent = d.node and e.accepted
      join node c on c.org = e.org and c.node = e.child and c.state <> 'draft' and c.closed_as is distinct from 'abandoned'
      where (c.counts_upward or e.child_audience in (e.parent_audience, e.org) or as_wide(e.org, e.child_audience, e.parent_audience))
        and coalesce(e.share, 100 - (select coalesce(sum(x.share), 0) from carries x where x.org = ${viewer.org} and x.parent = e.parent and x.accepted)) > 0
    )
    select count(*)::integer as visited,
      ${sql.join(sums.map(([name, condition]) => sql`count(*) filter (where ${condition})::integer as ${sql.ref(name)}`))}
    from (select d.node from down d limit ${most * 3}) d
    join node n on n.org = ${viewer.org} and n.node = d.node and n.node <> ${node}
    left join standing s on s.org = n.org and s.node = n.node` as Sql<Sums>,
  )
  if (!found || found.visited >= most * 3) return null
  const { visited: _, ...counted } = found
  return counted
}

const goal = sql`n.kind = 'goal'`
const measure = sql`n.kind = 'measure'`
const sums: [keyof NodeRow, Sql][] = [
  ['below', goal],
  ['below_on_track', sql`${goal} and s.health = 'on track'`],
  ['below_at_risk', sql`${goal} and s.health = 'at risk'`],
  ['below_off_track', sql`${goal} and s.health = 'off track'`],
  ['below_outdated', sql`${goal} and s.health = 'outdated'`],
  ['below_unknown', sql`${goal} and coalesce(s.health, 'unknown') = 'unknown'`],
  ['below_not_started', sql`${goal} and s.health = 'not started'`],
  ['below_met', sql`${goal} and s.health = 'met'`],
  ['below_partly_met', sql`${goal} and s.health = 'partly met'`],
  ['below_missed', sql`${goal} and s.health = 'missed'`],
  ['below_gap_owner', sql`${goal} and s.gap_owner`],
  ['below_gap_why', sql`${goal} and s.gap_why`],
  ['below_gap_how', sql`${goal} and s.gap_how`],
  ['below_gap_when', sql`${goal} and s.gap_when`],
  ['met', sql`${measure} and s.met > 0`],
  ['not_met', sql`${measure} and s.not_met > 0`],
  ['no_reading', sql`${measure} and s.no_reading > 0`],
  ['no_target', sql`${measure} and s.no_target > 0`],
]

/** How a viewer stands to a node that they can see. */
export async function relationTo(tx: Transaction, viewer: Viewer, facts: NodeFacts, today: string): Promise<Relation> {
  // The owner may do everything that the others may: the commonest case asks the database nothing.
  if (facts.owner === viewer.person)
    return { ...nobody, isOwner: true, administrator: viewer.administrator, hasOwner: true }
  const found = await tx.first<{ above: boolean; leads: boolean; deputy: boolean }>(sql`
    select
      exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.person = ${facts.owner} and l.above = ${viewer.person}) as above,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${facts.team} and t.lead = ${viewer.person}) as leads,
      exists (select 1 from deputy_of(${viewer.org}, ${facts.node}, ${today}::date) d where d = ${viewer.person}) as deputy`)
  return {
    isOwner: facts.owner === viewer.person,
    isDeputy: found?.deputy ?? false,
    isAbove: found?.above ?? false,
    leadsTeam: found?.leads ?? false,
    administrator: viewer.administrator,
    hasOwner: facts.owner !== null,
  }
}

/** Marks nodes for the roll-up; it runs at once where none is running. */
export async function markDirty(tx: Transaction, org: Id, ...nodes: Id[]): Promise<void> {
  await tx.run(sql`
    insert into dirty (org, dirty, node) select ${org}, gen_random_uuid(), n.node from unnest(${nodes}::uuid[]) n(node)`)
}

export interface NewNode {
  node: Id
  kind: Kind
  title: string
  owner: Id | null
  team: Id | null
  audience: Id
  start: string | null
  due: string | null
  state: State
  rhythm: number
  saysWhy: boolean
  saysHow: boolean
  givesProgress: boolean
  countsUpward: boolean
  framework: string | null
}

export async function insertNode(tx: Transaction, org: Id, given: NewNode): Promise<void> {
  await tx.run(sql`
    insert into node (org, node, kind, title, owner, team, audience, start_on, due_on, state, rhythm, says_why, says_how, gives_progress,
      counts_upward, framework)
    values (${org}, ${given.node}, ${given.kind}, ${given.title}, ${given.owner}, ${given.team}, ${given.audience}, ${given.start},
      ${given.due}, ${given.state}, ${given.rhythm}, ${given.saysWhy}, ${given.saysHow}, ${given.givesProgress}, ${given.countsUpward},
      ${given.framework})`)
}

/** Edits of edges in one organisation take turns: two edits that are safe alone can close a loop together. */
export async function takeTurnOnEdges(tx: Transaction, org: Id): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`edges ${org}`}, 0))`)
}

export async function insertEdge(
  tx: Transaction,
  org: Id,
  edge: { parent: Id; child: Id; share: number | null; accepted: boolean; place?: number },
): Promise<void> {
  await tx.run(sql`
    insert into carries (org, parent, child, share, accepted, place)
    values (${org}, ${edge.parent}, ${edge.child}, ${edge.share}, ${edge.accepted}, ${edge.place ?? 0})
    on conflict (org, parent, child) do update set share = excluded.share`)
}
