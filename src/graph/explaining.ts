import type { OutputOf } from '../kernel/contract.ts'
import type { Day } from '../kernel/dates.ts'
import { notFound } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import type { explain, NodeView } from './contract.ts'
import { type Curve, curveAmong, curveOf } from './curve.ts'
import { healthOf, thresholds } from './health.ts'
import { childrenOf } from './reading.ts'
import { mean } from './roll-up.ts'
import { numberOrNull } from './rows.ts'
import { oneNode } from './store.ts'

/** Why a number and a colour are what they are: the readable rules, run on the numbers that the viewer may see. */
export async function explanationOf(
  tx: Transaction,
  viewer: Viewer,
  nodeId: string,
  today: Day,
): Promise<OutputOf<typeof explain>> {
  const node = await oneNode(tx, viewer, nodeId)
  const extra = await tx.first<{
    rhythm: number
    start_on: Day | null
    due_on: Day | null
    again: boolean
    turns: Day | null
    curved_below: boolean
  }>(sql`
    select coalesce(g.rhythm, n.rhythm) as rhythm, coalesce(n.start_on, g.start_on) as start_on, coalesce(n.due_on, g.due_on) as due_on,
      n.done_every is not null or n.done_on is not null as again,
      (select (s.turns_at at time zone ${viewer.zone})::date from standing s where s.org = ${viewer.org} and s.node = ${nodeId}) as turns,
      exists (
        select 1 from carries e join measure b on b.org = ${viewer.org} and b.goal = e.child and b.phases is not null
        where e.org = ${viewer.org} and e.parent = ${nodeId} and e.accepted) as curved_below
    from node n left join measure m on m.org = n.org and m.node = n.node
    left join node g on g.org = n.org and g.node = m.goal
    where n.org = ${viewer.org} and n.node = ${nodeId}`)
  if (!extra) throw notFound('goal')
  const { standing } = node
  const children = node.kind === 'measure' ? [] : await childrenOf(tx, viewer, [nodeId], 1000)
  const weighed = mean(
    children.map((child) => ({
      share: child.share,
      accepted: child.accepted,
      draft: child.view.state === 'draft',
      abandoned: child.view.closedAs === 'abandoned',
      givesProgress: true,
      counts: child.counts,
      progress: numberOrNull(child.view.standing.raw ?? child.view.standing.progress),
    })),
  )
  const curve = node.numbers
    ? measuresCurve(node, extra.start_on, extra.due_on)
    : curveAmong(
        children.flatMap(({ view }, at) => {
          const each = weighed.contributors[at]
          if (!each || each.left !== null) return []
          return { weight: each.weight, curve: measuresCurve(view, view.start ?? node.start, view.due ?? node.due) }
        }),
        node.start,
        node.due,
      )
  const found = healthOf({
    state: node.state,
    closedAs: node.closedAs,
    start: extra.start_on,
    due: extra.due_on,
    today,
    progress: numberOrNull(standing.progress),
    tally: standing.tally,
    readOn: standing.readOn,
    confidence: numberOrNull(standing.confidence),
    rhythm: extra.rhythm,
    curve,
    // When an occurrence is over the batch knows: what is done on which day stands in another slice.
    adherence: extra.again ? { part: numberOrNull(standing.adherence ?? null), turnsOn: extra.turns } : null,
    below: standing.below,
  })
  return {
    // The colour on screen is the one that the batch stored; the reasons are the rule's.
    health: {
      ...found,
      health: standing.health,
      curved: curve !== null,
      curvedBelow: extra.curved_below,
      rhythm: extra.rhythm,
      thresholds: { ...thresholds },
    },
    progress: standing.progress,
    adherence: standing.adherence ?? null,
    counted: standing.counted,
    countable: standing.countable,
    contributors: children.map((child, at) => ({
      node: child.view.node,
      kind: child.view.kind,
      title: child.view.title,
      progress: child.view.standing.raw ?? child.view.standing.progress,
      weight: weighed.contributors[at]?.weight ?? 0,
      inMean: weighed.contributors[at]?.inMean ?? 0,
      left: weighed.contributors[at]?.left ?? null,
    })),
    tally: standing.tally,
    numbers: node.numbers,
  }
}

/** What is expected of a measure by when; null of anything else, and where it is the straight line. */
const measuresCurve = ({ numbers }: NodeView, start: Day | null, due: Day | null): Curve | null =>
  numbers &&
  curveOf(
    numbers.phases ?? [],
    { direction: numbers.direction, baseline: numberOrNull(numbers.baseline), target: numberOrNull(numbers.target) },
    start,
    due,
  )
