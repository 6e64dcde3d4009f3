import type { OutputOf, ParsedInputOf } from '../kernel/contract.ts'
import type { Id } from '../kernel/ids.ts'
import { forbidden, invalid } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import type { previewShares } from './contract.ts'
import type { Linking } from './linking.ts'
import type { Child } from './map.ts'
import { type Kind, mayAccept, mayEdit, type State } from './node.ts'
import { childrenOf } from './reading.ts'
import { mean } from './roll-up.ts'
import { numberOrNull } from './rows.ts'
import { nodeFacts, relationTo } from './store.ts'

/** More above than this, and the numbers further up are left out; of one node's contributors so many are read. */
const most = { above: 200, children: 1000 }
const nearly = 1e-6

interface Above {
  node: Id
  title: string
  kind: Kind
  state: State
  gives_progress: boolean
  progress: string | null
  level: number
}

/**
 * What moves when shares are set so: the goal and what it supports, up to the vision, by the readable rule over what the
 * viewer may see. Nothing is written. Where something counts that they may not see, it is moved from the stored number, and
 * said to be about right.
 */
export async function previewOf(
  { tx, viewer, today }: Linking,
  { node, shares }: ParsedInputOf<typeof previewShares>,
): Promise<OutputOf<typeof previewShares>> {
  const facts = await nodeFacts(tx, viewer, node)
  const relation = await relationTo(tx, viewer, facts, today)
  if (!mayAccept(relation).allowed && !mayEdit(relation).allowed) throw forbidden(mayAccept(relation).because ?? '')
  const wanted = new Map(shares.map(({ child, share }) => [child, share]))
  const above = await aboveOf(tx, viewer, node)
  const children = Map.groupBy(
    await childrenOf(
      tx,
      viewer,
      above.map((each) => each.node),
      most.children,
    ),
    ({ parent }) => parent,
  )
  const byHand = (children.get(node) ?? [])
    .filter(({ accepted }) => accepted)
    .reduce((sum, { view, share }) => sum + ((wanted.has(view.node) ? wanted.get(view.node) : share) ?? 0), 0)
  if (byHand > 100.00001) throw invalid('shares', `Shares add up to at most 100 %, and these are ${round(byHand)} %.`)
  return movedBy(node, above, children, wanted)
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000

type Numbers = { before: number | null; after: number | null; exact: boolean }

function movedBy(
  node: Id,
  above: Above[],
  children: Map<Id, Child[]>,
  wanted: Map<Id, number | null>,
): OutputOf<typeof previewShares> {
  const rows = new Map(above.map((each) => [each.node, each]))
  const known = new Map<Id, Numbers>()
  const numbersOf = (row: Above): Numbers => {
    const before = known.get(row.node)
    if (before) return before
    const found = compute(row)
    known.set(row.node, found)
    return found
  }
  const compute = (row: Above): Numbers => {
    const stored = numberOrNull(row.progress)
    if (row.state === 'closed' || !row.gives_progress) return { before: stored, after: stored, exact: true }
    const own = children.get(row.node) ?? []
    const inside = own.map((child) =>
      rows.has(child.view.node) ? numbersOf(rows.get(child.view.node) as Above) : null,
    )
    const was = meanOf(
      own,
      (child) => child.share,
      () => undefined,
    )
    const will = meanOf(
      own,
      (child) =>
        row.node === node && wanted.has(child.view.node) ? (wanted.get(child.view.node) ?? null) : child.share,
      (at) => inside[at]?.after,
    )
    const exact =
      own.length < most.children &&
      Math.abs((was ?? -1) - (stored ?? -1)) < nearly &&
      inside.every((each) => each?.exact ?? true)
    return {
      before: stored,
      after: exact || stored === null || was === null || will === null ? will : clamp(stored + will - was),
      exact,
    }
  }
  const moved = above.map((row) => ({ row, ...numbersOf(row) }))
  const isMoved = ({ before, after }: Numbers): boolean => Math.abs((before ?? -1) - (after ?? -1)) > 1e-9
  return {
    moved: moved
      .filter((each) => each.row.node === node || isMoved(each))
      .map(({ row: { node: id, title, kind }, before, after }) => ({
        ...{ node: id, title, kind },
        ...{ before: text(before), after: text(after) },
      })),
    exact: moved.every(({ exact }) => exact),
  }
}

const clamp = (progress: number): number => Math.min(Math.max(progress, 0), 1)
const text = (progress: number | null): string | null => (progress === null ? null : progress.toFixed(10))

const meanOf = (
  children: Child[],
  shareOf: (child: Child) => number | null,
  progressOf: (at: number) => number | null | undefined,
): number | null =>
  mean(
    children.map((child, at) => {
      const changed = progressOf(at)
      return {
        share: shareOf(child),
        accepted: child.accepted,
        draft: child.view.state === 'draft',
        abandoned: child.view.closedAs === 'abandoned',
        givesProgress: true,
        counts: child.counts,
        progress:
          changed === undefined ? numberOrNull(child.view.standing.raw ?? child.view.standing.progress) : changed,
      }
    }),
  ).progress

/** The node first, then what it supports, the nearest first. */
const aboveOf = (tx: Transaction, viewer: Viewer, node: Id): Promise<Above[]> =>
  tx.rows<Above>(sql`
    with recursive up(node, level) as (
      select ${node}::uuid, 0
      union
      select e.parent, u.level + 1 from up u
      join carries e on e.org = ${viewer.org} and e.child = u.node and e.accepted where u.level < 60
    )
    select n.node, n.title, n.kind, n.state, n.gives_progress, s.progress, u.level
    from (select u.node, max(u.level) as level from up u group by u.node order by 2 limit ${sql.lit(most.above)}) u
    join node n on n.org = ${viewer.org} and n.node = u.node
    left join standing s on s.org = n.org and s.node = n.node
    order by u.level, n.node`)
