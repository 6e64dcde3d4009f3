import { isId } from '../kernel/ids.ts'
import { forbidden, invalid } from '../kernel/refusal.ts'
import type { Abilities, Viewer } from '../kernel/viewer.ts'
import { type Answer, answer } from '../platform/answer.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import * as contract from './contract.ts'
import { explanationOf } from './explaining.ts'
import type { Health } from './health.ts'
import { accept, changeShare, end, propose } from './linking.ts'
import { listNodes } from './listing.ts'
import { areasOf, limits } from './map.ts'
import { mayAccept, mayEdit } from './node.ts'
import { carriedBy, checkedWay, childrenOf, type Step, splitsOf, supportedBy, wayTo } from './reading.ts'
import { nodeFacts, nodeViews, oneNode, relationTo } from './store.ts'

const map = answer(contract.map, async ({ focus, path, team }, { viewer, tx }) => {
  const vision = await visionOf(tx, viewer)
  const top = focus ?? (team ? undefined : vision)
  const way = top ? await placeOf(tx, viewer, top, path) : []
  const unlinked = focus || team ? [] : await unlinkedByTeam(tx, viewer)
  const first = top
    ? [await oneNode(tx, viewer, top)]
    : await looseGoals(tx, viewer, team === 'none' ? undefined : team)
  const areas: contract.Area[] = first.map((view) => ({
    ...view,
    key: view.node,
    parent: null,
    part: 1 / first.length,
    carries: 0,
    severalParents: false,
    proposed: false,
  }))
  const folded: { parent: string; count: number; byHealth: Partial<Record<Health, number>> }[] = []
  let level = areas.map(({ key, node }) => ({ key, node }))
  for (let depth = 0; depth < limits.levels && level.length > 0; depth++) {
    const ids = [...new Set(level.map(({ node }) => node))]
    const children = await childrenOf(tx, viewer, ids, depth === 0 ? limits.first : limits.deeper)
    if (depth > 0 && areas.length + children.length > limits.areas) break
    const splits = await splitsOf(tx, viewer, ids)
    const next = areasOf(level, children, splits)
    for (const { key, node } of level) {
      const split = splits.get(node)
      const drawn = children.filter((child) => child.parent === node)
      const area = areas.find((each) => each.key === key)
      if (area && split) area.carries = split.total
      if (!split || split.total <= drawn.length) continue
      const byHealth = { ...split.byHealth }
      for (const child of drawn)
        if (child.view.kind === 'goal')
          byHealth[child.view.standing.health] = (byHealth[child.view.standing.health] ?? 1) - 1
      folded.push({ parent: key, count: split.total - drawn.length, byHealth })
    }
    areas.push(...next)
    level = next.filter((area) => area.kind !== 'measure').map(({ key, node }) => ({ key, node }))
  }
  return { path: way, areas, folded, unlinked, hasVision: vision !== undefined, truncated: level.length > 0 }
})

const visionOf = async (tx: Transaction, viewer: Viewer): Promise<string | undefined> =>
  (await tx.first<{ node: string }>(sql`select node from node where org = ${viewer.org} and kind = 'vision'`))?.node

/** The path of the address where it holds; else the weightiest way. */
async function placeOf(tx: Transaction, viewer: Viewer, focus: string, path: string | undefined): Promise<Step[]> {
  const steps = (path ?? '').split(',').filter(isId)
  if (steps.at(-1) === focus) {
    const checked = await checkedWay(tx, viewer, steps)
    if (checked) return checked
  }
  return wayTo(tx, viewer, focus)
}

/** Goals that support nothing, of a team and the teams within it, or all; the neediest first. */
const looseGoals = (tx: Transaction, viewer: Viewer, team: string | undefined) =>
  nodeViews(
    tx,
    viewer,
    team
      ? sql`n.top and n.kind = 'goal' and n.state <> 'draft' and n.closed_as is distinct from 'abandoned'
          and n.team in (select w.team from team_within w where w.org = ${viewer.org} and w.ancestor = ${team})`
      : sql`n.top and n.kind = 'goal' and n.state <> 'draft' and n.closed_as is distinct from 'abandoned' and n.team is null`,
    sql`order by coalesce(s.below, 0) desc, n.node limit ${limits.first}`,
  )

async function unlinkedByTeam(tx: Transaction, viewer: Viewer) {
  const rows = await tx.rows<{ team: string | null; name: string | null; health: Health; total: number }>(sql`
    select t.team, t.name, coalesce(s.health, 'unknown') as health, count(*) as total
    from (
      select n.node, n.org, coalesce((
        select w.ancestor from team_within w where w.org = n.org and w.team = n.team order by w.distance desc limit 1), n.team) as team
      from node n where n.org = ${viewer.org} and n.top and n.kind = 'goal' and n.state <> 'draft' and n.closed_as is distinct from 'abandoned'
      limit 20000
    ) n
    left join standing s on s.org = n.org and s.node = n.node
    left join team t on t.org = n.org and t.team = n.team
    group by t.team, t.name, s.health order by t.name`)
  const teams = Map.groupBy(rows, (row) => row.team)
  return [...teams].map(([team, each]) => ({
    team: team && each[0]?.name ? { team, name: each[0].name } : null,
    total: each.reduce((sum, row) => sum + row.total, 0),
    byHealth: Object.fromEntries(each.map((row) => [row.health, row.total])),
  }))
}

const see = answer(contract.see, async ({ node }, { viewer, tx, today }) => {
  const view = await oneNode(tx, viewer, node)
  const facts = await nodeFacts(tx, viewer, node)
  const relation = await relationTo(tx, viewer, facts, today)
  const carried = await carriedBy(tx, viewer, node)
  const edit = mayEdit(relation)
  const abilities: Abilities<'edit' | 'accept' | 'link'> = { edit, accept: mayAccept(relation), link: edit }
  return {
    node: view,
    supports: await supportedBy(tx, viewer, node),
    carries: carried.neighbours,
    carriesTotal: carried.total,
    path: await wayTo(tx, viewer, node),
    abilities,
  }
})

const explain = answer(contract.explain, ({ node }, { viewer, tx, today }) => explanationOf(tx, viewer, node, today))

const list = answer(contract.list, (wanted, { viewer, tx }) => listNodes(tx, viewer, wanted))

const search = answer(contract.search, async ({ text }, { viewer, tx }) => {
  if (text.length < 2) throw invalid('text', 'Write at least two letters.')
  const found = await nodeViews(
    tx,
    viewer,
    sql`n.node in (select search_titles(${text}))`,
    sql`order by n.state = 'closed', position(lower(${text}) in lower(n.title)), length(n.title), n.node limit 20`,
  )
  return { found }
})

const trend = answer(contract.trend, async ({ node }, { viewer, tx }) => {
  await nodeFacts(tx, viewer, node)
  const days = await tx.rows<{
    day: string
    progress: string | null
    health: Health
    met: number
    not_met: number
  }>(sql`
    select on_day as day, progress, health, met, not_met from standing_on
    where org = ${viewer.org} and node = ${node} order by on_day desc limit 800`)
  return { days: days.reverse().map(({ not_met, ...rest }) => ({ ...rest, notMet: not_met })) }
})

const link = answer(contract.link, async ({ node, parent, share }, asking) => {
  const { viewer, tx, today } = asking
  const child = await nodeFacts(tx, viewer, node)
  if (child.kind !== 'goal') throw invalid('node', 'Only a goal supports another.')
  const may = mayEdit(await relationTo(tx, viewer, child, today))
  if (!may.allowed) throw forbidden(may.because ?? '')
  return propose({ tx, viewer, today }, child, parent, share ?? null)
})

export const answers: Answer[] = [
  map,
  see,
  explain,
  list,
  search,
  trend,
  link,
  answer(contract.accept, ({ node, parent }, asking) => accept(asking, node, parent)),
  answer(contract.setShare, ({ node, parent, share }, asking) => changeShare(asking, node, parent, share)),
  answer(contract.unlink, async ({ node, parent }, asking) => {
    await end(asking, node, parent)
    return { unlinked: true as const }
  }),
]
