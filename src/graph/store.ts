import type { Id } from '../kernel/ids.ts'
import { newId } from '../kernel/ids.ts'
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
export const nodeRows = (tx: Transaction, viewer: Viewer, where: Sql, rest: Sql = sql``): Promise<NodeRow[]> =>
  tx.rows<NodeRow>(
    sql`select ${nodeColumns} from node n ${nodeJoins} where n.org = ${viewer.org} and ${where} ${rest}` as Sql<NodeRow>,
  )

export const nodeViews = async (tx: Transaction, viewer: Viewer, where: Sql, rest: Sql = sql``): Promise<NodeView[]> =>
  (await nodeRows(tx, viewer, where, rest)).map(nodeView)

export async function oneNode(tx: Transaction, viewer: Viewer, node: Id): Promise<NodeView> {
  const [found] = await nodeViews(tx, viewer, sql`n.node = ${node}`)
  if (!found) throw notFound('goal')
  return found
}

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

export interface EdgeRow extends NodeRow {
  share: string | null
  accepted: boolean
}

/** Marks nodes for the roll-up; it runs at once where none is running. */
export async function markDirty(tx: Transaction, org: Id, ...nodes: Id[]): Promise<void> {
  await tx.run(sql`
    insert into dirty (org, dirty, node) select ${org}, * from unnest(${nodes.map(() => newId())}::uuid[], ${nodes}::uuid[])`)
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
