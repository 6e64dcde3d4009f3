import type { Day } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { tell } from '../platform/outbox.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import { loopSentence, mayAccept, mayEdit } from './node.ts'
import { insertEdge, markDirty, type NodeFacts, nodeFacts, relationTo, takeTurnOnEdges } from './store.ts'

// Edges: proposed by whoever may edit the child, accepted by the parent's owner, ended by either.

const noRest = 'The shares set by hand leave nothing for it: it is shown, and does not count until a share is set.'

export interface Linking {
  tx: Transaction
  viewer: Viewer
  today: Day
}

/** What an edge would be; refused with a sentence where there may be none. Accepted at once where the viewer may accept. */
async function considered({ tx, viewer, today }: Linking, child: NodeFacts, parentId: string) {
  const parent = await nodeFacts(tx, viewer, parentId)
  if (parent.kind === 'measure') throw invalid('parent', 'A goal supports a goal or the vision, not a measure.')
  if (parent.state === 'closed')
    throw invalid('parent', `“${parent.title}” is closed. Choose a goal that is still open.`)
  if (parent.node === child.node) throw invalid('parent', 'A goal cannot support itself.')
  await refuseLoop(tx, child, parent)
  const relation = await relationTo(tx, viewer, parent, today)
  const exists = await edgeOf(tx, viewer, parent.node, child.node)
  if (exists) throw new Refusal('conflict', `It supports “${parent.title}” already.`)
  return { parent, accepted: mayAccept(relation).allowed || (parent.owner !== null && parent.owner === child.owner) }
}

/** Whether the viewer may make this goal support that one, without doing it. */
export async function mayPropose({ tx, viewer, today }: Linking, childId: string, parentId: string) {
  const child = await nodeFacts(tx, viewer, childId)
  const may = mayEdit(await relationTo(tx, viewer, child, today))
  try {
    if (child.kind !== 'goal') throw invalid('node', onlyGoals)
    if (!may.allowed) throw forbidden(may.because ?? '')
    const { accepted } = await considered({ tx, viewer, today }, child, parentId)
    return { allowed: true, because: null, accepted }
  } catch (error) {
    // What one may not see is not found, and never refused.
    if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
    return { allowed: false, because: error.message, accepted: false }
  }
}

export const onlyGoals = 'Only a goal supports another.'

/** Proposes an edge, and accepts it at once where both ends have one owner or the viewer may accept. */
export async function propose(
  { tx, viewer, today }: Linking,
  child: NodeFacts,
  parentId: string,
  share: number | null,
) {
  await takeTurnOnEdges(tx, viewer.org)
  const { parent, accepted } = await considered({ tx, viewer, today }, child, parentId)
  if (share !== null && !accepted)
    throw invalid('share', 'The owner of the goal that is supported sets the share. Leave it out.')
  if (share !== null) await refuseAbove100(tx, viewer, parent.node, child.node, share)
  const warning = accepted && share === null && (await restOf(tx, viewer, parent.node, child.node)) <= 0 ? noRest : null
  await insertEdge(tx, viewer.org, {
    parent: parent.node,
    child: child.node,
    share,
    accepted,
    place: Date.parse(today),
  })
  await after(tx, viewer, accepted ? 'support.accepted' : 'support.proposed', parent, child, null, { share })
  return { accepted, warning }
}

export async function accept({ tx, viewer, today }: Linking, childId: string, parentId: string) {
  await takeTurnOnEdges(tx, viewer.org)
  const { parent, child, edge } = await ends(tx, viewer, childId, parentId)
  const may = mayAccept(await relationTo(tx, viewer, parent, today))
  if (!may.allowed) throw forbidden(may.because ?? '')
  if (edge.accepted) return { accepted: true, warning: null }
  const warning = (await restOf(tx, viewer, parent.node, child.node)) <= 0 ? noRest : null
  await tx.run(
    sql`update carries set accepted = true where org = ${viewer.org} and parent = ${parent.node} and child = ${child.node}`,
  )
  await after(tx, viewer, 'support.accepted', parent, child, null, null)
  return { accepted: true, warning }
}

export async function changeShare(
  { tx, viewer, today }: Linking,
  childId: string,
  parentId: string,
  share: number | null,
) {
  await takeTurnOnEdges(tx, viewer.org)
  const { parent, child, edge } = await ends(tx, viewer, childId, parentId)
  const relation = await relationTo(tx, viewer, parent, today)
  const may = child.kind === 'measure' ? mayEdit(relation) : mayAccept(relation)
  if (!may.allowed) throw forbidden(may.because ?? '')
  if (share !== null) await refuseAbove100(tx, viewer, parent.node, child.node, share)
  await tx.run(
    sql`update carries set share = ${share} where org = ${viewer.org} and parent = ${parent.node} and child = ${child.node}`,
  )
  await after(tx, viewer, 'support.share set', parent, child, { share: edge.share }, { share })
  return { share: share === null ? null : String(share) }
}

export async function end({ tx, viewer, today }: Linking, childId: string, parentId: string): Promise<void> {
  await takeTurnOnEdges(tx, viewer.org)
  const { parent, child } = await ends(tx, viewer, childId, parentId)
  if (child.kind === 'measure') throw invalid('node', 'A measure stays with its goal. Archive it instead.')
  const either =
    mayEdit(await relationTo(tx, viewer, child, today)).allowed ||
    mayAccept(await relationTo(tx, viewer, parent, today)).allowed
  if (!either) throw forbidden('Only the owners of the two goals, their managers and their teams’ leads may end this.')
  await tx.run(sql`delete from carries where org = ${viewer.org} and parent = ${parent.node} and child = ${child.node}`)
  await after(tx, viewer, 'support.ended', parent, child, null, null)
}

async function refuseLoop(tx: Transaction, child: NodeFacts, parent: NodeFacts): Promise<void> {
  const way = await tx.rows<{ title: string | null }>(sql`select title from way_down(${child.node}, ${parent.node})`)
  if (way.length > 0) throw invalid('parent', loopSentence([parent.title, ...way.map((step) => step.title)]))
}

/** What shares set by hand leave of the hundred, one child left aside. */
async function restOf(tx: Transaction, viewer: Viewer, parent: string, aside: string): Promise<number> {
  const row = await tx.first<{ by_hand: string | null }>(sql`
    select sum(e.share) as by_hand from carries e
    where e.org = ${viewer.org} and e.parent = ${parent} and e.child <> ${aside} and e.accepted`)
  return 100 - Number(row?.by_hand ?? 0)
}

export async function refuseAbove100(
  tx: Transaction,
  viewer: Viewer,
  parent: string,
  child: string,
  share: number,
): Promise<void> {
  const rest = await restOf(tx, viewer, parent, child)
  if (share > rest)
    throw invalid(
      'share',
      `Shares add up to at most 100 %, and ${Number(rest.toFixed(4))} % are left. Lower another share first.`,
    )
}

const edgeOf = (tx: Transaction, viewer: Viewer, parent: string, child: string) =>
  tx.first<{ share: string | null; accepted: boolean }>(sql`
    select share, accepted from carries where org = ${viewer.org} and parent = ${parent} and child = ${child}`)

async function ends(tx: Transaction, viewer: Viewer, childId: string, parentId: string) {
  const child = await nodeFacts(tx, viewer, childId)
  const parent = await nodeFacts(tx, viewer, parentId)
  const edge = await edgeOf(tx, viewer, parentId, childId)
  if (!edge) throw notFound('support')
  return { parent, child, edge }
}

async function after(
  tx: Transaction,
  viewer: Viewer,
  happened: string,
  parent: NodeFacts,
  child: NodeFacts,
  before: Record<string, unknown> | null,
  now: Record<string, unknown> | null,
): Promise<void> {
  await markDirty(tx, viewer.org, parent.node, child.node)
  // Each end tells of the other to those who see both; where nobody is known to, the child tells, and names nothing.
  const both = seenByBoth(viewer.org, parent.audience, child.audience)
  if (!both) {
    await tell(tx, viewer.org, viewer.person, {
      happened,
      subject: child.node,
      audience: child.audience,
      before,
      after: now,
    })
    return
  }
  await tell(
    tx,
    viewer.org,
    viewer.person,
    { happened, subject: child.node, audience: both, before, after: { ...now, goal: parent.title, node: parent.node } },
    {
      happened: happened.replace('support.', 'supporter.'),
      subject: parent.node,
      audience: both,
      before,
      after: { ...now, goal: child.title, node: child.node },
    },
  )
}

/** The narrower of two audiences where one of them is the whole organisation's or both are the same. */
const seenByBoth = (org: Id, one: Id, other: Id): Id | null => {
  if (one === other || other === org) return one
  return one === org ? other : null
}
