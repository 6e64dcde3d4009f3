import type { Day } from '../kernel/dates.ts'
import { isId } from '../kernel/ids.ts'
import { forbidden, invalid } from '../kernel/refusal.ts'
import type { Abilities, Viewer } from '../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../platform/answer.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import { branchesOf } from './branching.ts'
import { changesBetween } from './changes.ts'
import * as contract from './contract.ts'
import { explanationOf } from './explaining.ts'
import { parentsFor } from './finding-parents.ts'
import type { Health } from './health.ts'
import { accept, changeShare, end, mayPropose, onlyGoals, propose } from './linking.ts'
import { listNodes } from './listing.ts'
import { draw, limits, splitFrom } from './map.ts'
import { mayAccept, mayEdit } from './node.ts'
import { pastChildren, pastNode, stoodSince } from './past.ts'
import { previewOf } from './previewing.ts'
import { aroundNode, checkedWay, childrenOf, type Step, splitsFor, wayTo } from './reading.ts'
import { nodeView } from './rows.ts'
import { nodeFacts, nodesInOrder, nodeViews, oneNode, relationTo } from './store.ts'

const map = answer(contract.map, async ({ focus, path, team }, { viewer, tx }) => {
  const vision = await visionOf(tx, viewer)
  const top = focus ?? (team ? undefined : vision)
  const way = top ? await placeOf(tx, viewer, top, path) : []
  const { unlinked, own } = focus ? { unlinked: [], own: false } : await looseByTeam(tx, viewer, team)
  const first = top ? [await oneNode(tx, viewer, top)] : await looseGoals(tx, viewer, team, own)
  const drawn = await draw(first, {
    children: (parents, most) => childrenOf(tx, viewer, parents, most, true),
    splits: (parents, children, most) => splitsFor(tx, viewer, parents, children, most),
  })
  return { path: way, ...drawn, unlinked, hasVision: vision !== undefined }
})

const past = answer(contract.past, async ({ on, focus, path }, asking) => {
  const since = await sinceWhen(asking)
  return { ...(await drawnOn(asking, notAhead(on, asking.today, 'on'), focus, path)), since }
})

const changed = answer(contract.changed, async ({ from, to, focus, path }, asking) => {
  const end = notAhead(to ?? asking.today, asking.today, 'to')
  if (from > end) throw invalid('from', 'This day lies after the other. Choose an earlier one.')
  const before = await drawnOn(asking, from, focus, path)
  const after = await drawnOn(asking, end, focus, path)
  return { from, to: end, changes: changesBetween(before.areas, after.areas) }
})

function notAhead(day: Day, today: Day, at: string): Day {
  if (day > today) throw invalid(at, 'This day has not been yet. Choose today or an earlier one.')
  return day
}

async function sinceWhen({ viewer, tx }: ViewerAsking): Promise<Day | null> {
  const vision = await visionOf(tx, viewer)
  return vision ? stoodSince(tx, viewer, vision) : null
}

/** The map at the end of a day; empty where what it begins with did not stand yet. */
async function drawnOn({ viewer, tx }: ViewerAsking, on: Day, focus: string | undefined, path: string | undefined) {
  const vision = await visionOf(tx, viewer)
  const top = focus ?? vision
  const way = top ? await placeOf(tx, viewer, top, path) : []
  const first = top ? await pastNode(tx, viewer, top, on) : undefined
  const drawn = await draw(first ? [first] : [], {
    children: (parents) => pastChildren(tx, viewer, parents, on),
    splits: async (parents, children) =>
      new Map(parents.map((parent) => [parent, splitFrom(children.filter((child) => child.parent === parent))])),
  })
  return { path: way, ...drawn, unlinked: [], hasVision: vision !== undefined }
}

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

const isLoose = sql`n.top and n.kind = 'goal' and n.state <> 'draft' and n.closed_as is distinct from 'abandoned'`

/** Goals that support nothing: of a team and the teams within it, of the team alone, or of no team; the neediest first. */
const looseGoals = (tx: Transaction, viewer: Viewer, team: string | undefined, own: boolean) =>
  nodeViews(
    tx,
    viewer,
    team === undefined || team === 'none'
      ? sql`${isLoose} and n.team is null`
      : own
        ? sql`${isLoose} and n.team = ${team}`
        : sql`${isLoose} and n.team in (select w.team from team_within w where w.org = ${viewer.org} and w.ancestor = ${team})`,
    sql`order by coalesce(s.below, 0) desc, n.node limit ${limits.first}`,
  )

/** The same by team: at the top all of them; within a team only where there are more than can be drawn at once. */
async function looseByTeam(tx: Transaction, viewer: Viewer, within: string | undefined) {
  if (within === 'none') return { unlinked: [], own: false }
  const groups = await unlinkedByTeam(tx, viewer, within ?? null)
  if (within === undefined) return { unlinked: groups, own: false }
  const crowded = groups.reduce((sum, { total }) => sum + total, 0) > limits.first
  return { unlinked: crowded ? groups.filter(({ team }) => team !== null) : [], own: crowded }
}

interface LooseRow {
  team: string | null
  name: string | null
  health: Health
  total: number
  below: number
  met: number
  not_met: number
  no_reading: number
  no_target: number
}

/** Gathered by the outermost teams, or by those right within the one given; what belongs to none of them has no team. */
async function unlinkedByTeam(tx: Transaction, viewer: Viewer, within: string | null) {
  const rows = await tx.rows<LooseRow>(sql`
    select t.team, t.name, coalesce(s.health, 'unknown') as health, count(*) as total,
      coalesce(sum(s.below), 0)::integer as below, coalesce(sum(s.met), 0)::integer as met,
      coalesce(sum(s.not_met), 0)::integer as not_met, coalesce(sum(s.no_reading), 0)::integer as no_reading,
      coalesce(sum(s.no_target), 0)::integer as no_target
    from (
      select n.node, (
        select w.ancestor from team_within w join team a on a.org = w.org and a.team = w.ancestor
        where w.org = ${viewer.org} and w.team = n.team and a.parent is not distinct from ${within}::uuid limit 1) as team
      from node n
      where n.org = ${viewer.org} and ${isLoose} and (${within}::uuid is null or n.team in (
        select w.team from team_within w where w.org = ${viewer.org} and w.ancestor = ${within}::uuid))
      limit 20000
    ) n
    left join standing s on s.org = ${viewer.org} and s.node = n.node
    left join team t on t.org = ${viewer.org} and t.team = n.team
    group by t.team, t.name, s.health order by t.name`)
  return [...Map.groupBy(rows, (row) => row.team)].map(([team, each]) => {
    const add = (of: (row: LooseRow) => number) => each.reduce((sum, row) => sum + of(row), 0)
    return {
      team: team && each[0]?.name ? { team, name: each[0].name } : null,
      total: add((row) => row.total),
      byHealth: Object.fromEntries(each.map((row) => [row.health, row.total])),
      below: add((row) => row.below),
      tally: {
        met: add((row) => row.met),
        notMet: add((row) => row.not_met),
        noReading: add((row) => row.no_reading),
        noTarget: add((row) => row.no_target),
      },
    }
  })
}

const see = answer(contract.see, async ({ node }, { viewer, tx, today }) => {
  // Sent one upon the other's heels: they do not need each other's answers.
  const [{ row, ...around }, path] = await Promise.all([aroundNode(tx, viewer, node), wayTo(tx, viewer, node)])
  const relation = await relationTo(tx, viewer, row, today)
  const edit = mayEdit(relation)
  const abilities: Abilities<'edit' | 'accept' | 'link'> = { edit, accept: mayAccept(relation), link: edit }
  return { node: nodeView(row), ...around, path, abilities }
})

const explain = answer(contract.explain, ({ node }, { viewer, tx, today }) => explanationOf(tx, viewer, node, today))

const list = answer(contract.list, (wanted, { viewer, tx }) => listNodes(tx, viewer, wanted))

const search = answer(contract.search, async ({ text }, { viewer, tx }) => {
  if (text.length < 2) throw invalid('text', 'Write at least two letters.')
  const best = await tx.rows<{ node: string }>(sql`
    select n.node from node n where n.org = ${viewer.org} and n.node = any (array(select search_titles(${text})))
    order by n.state = 'closed', position(lower(${text}) in lower(n.title)), length(n.title), n.node limit 20`)
  const found = await nodesInOrder(
    tx,
    viewer,
    best.map(({ node }) => node),
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
  if (child.kind !== 'goal') throw invalid('node', onlyGoals)
  const may = mayEdit(await relationTo(tx, viewer, child, today))
  if (!may.allowed) throw forbidden(may.because ?? '')
  return propose({ tx, viewer, today }, child, parent, share ?? null)
})

export const answers: Answer[] = [
  map,
  past,
  changed,
  see,
  explain,
  list,
  search,
  trend,
  answer(contract.branches, (wanted, { viewer, tx }) => branchesOf(tx, viewer, wanted)),
  answer(contract.findParents, (wanted, { viewer, tx }) => parentsFor(tx, viewer, wanted)),
  answer(contract.mayLink, ({ node, parent }, asking) => mayPropose(asking, node, parent)),
  link,
  answer(contract.accept, ({ node, parent }, asking) => accept(asking, node, parent)),
  answer(contract.setShare, ({ node, parent, share }, asking) => changeShare(asking, node, parent, share)),
  answer(contract.previewShares, (wanted, asking) => previewOf(asking, wanted)),
  answer(contract.unlink, async ({ node, parent }, asking) => {
    await end(asking, node, parent)
    return { unlinked: true as const }
  }),
]
