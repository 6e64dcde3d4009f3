import type { OutputOf, ParsedInputOf } from '../kernel/contract.ts'
import type { Day } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { sql, type Transaction } from '../platform/sql.ts'
import type { findParents } from './contract.ts'
import type { Kind } from './node.ts'
import { rankParents, type Seeking, tellingWords } from './parents.ts'
import { nodeFacts, nodesInOrder } from './store.ts'

/** So many are offered, and so many more are looked at, since some would close a loop. */
const most = 12
/** From each place that is looked in, so that it costs the same however large the organisation is. */
const fromEach = { word: 200, team: 60, person: 40 }

interface About extends Seeking {
  node: Id | null
  team: Id | null
  owner: Id | null
}

/** What a goal could support: by the words typed, or, where none are, by all that is known of it. */
export async function parentsFor(
  tx: Transaction,
  viewer: Viewer,
  wanted: ParsedInputOf<typeof findParents>,
): Promise<OutputOf<typeof findParents>> {
  const about = await aboutOf(tx, viewer, wanted)
  const typed = wanted.text && wanted.text.length >= 2 ? wanted.text : null
  const candidates = await candidatesFor(tx, viewer, about, typed)
  const ranked = rankParents(about, candidates)
  const known = new Set(ranked.map(({ node }) => node))
  // What has the words that somebody typed is wanted, whether or not anything else speaks for it.
  const others = typed
    ? candidates.filter(({ node }) => !known.has(node)).map(({ node }) => ({ node, because: [] }))
    : []
  const first = [...ranked, ...others].slice(0, 2 * most)
  const free = await withoutLoops(tx, about.node, first)
  const nodes = await nodesInOrder(
    tx,
    viewer,
    free.slice(0, most).map(({ node }) => node),
  )
  const because = new Map(first.map((each) => [each.node, each.because]))
  return { found: nodes.map((node) => ({ node, because: because.get(node.node) ?? [] })) }
}

async function aboutOf(
  tx: Transaction,
  viewer: Viewer,
  { node, title, team, due }: ParsedInputOf<typeof findParents>,
): Promise<About> {
  if (!node)
    return {
      ...{ node: null, title: title ?? '', team: team ?? null, owner: viewer.person },
      ...{ start: null, due: due ?? null },
    }
  const facts = await nodeFacts(tx, viewer, node)
  const dates = await tx.first<{ start_on: Day | null; due_on: Day | null }>(sql`
    select start_on, due_on from node where org = ${viewer.org} and node = ${node}`)
  return { ...facts, start: dates?.start_on ?? null, due: dates?.due_on ?? null }
}

interface CandidateRow {
  node: Id
  kind: Kind
  title: string
  start_on: Day | null
  due_on: Day | null
  teams_up: number | null
  of_manager: boolean
  below: number
}

async function candidatesFor(tx: Transaction, viewer: Viewer, about: About, typed: string | null) {
  const words = typed ? [typed] : tellingWords(about.title, 3)
  const rows = await tx.rows<CandidateRow>(sql`
    with above as materialized (
      select w.ancestor as team, w.distance from team_within w
      where w.org = ${viewer.org} and w.team = ${about.team} and w.distance <= 3
    ), line as materialized (
      select l.above as person from reporting_line l
      where l.org = ${viewer.org} and l.person = ${about.owner} and l.distance <= 2
    ), candidate as materialized (
      select f.node from unnest(${words}::text[]) q(word)
      cross join lateral (select search_titles(q.word) as node limit ${sql.lit(fromEach.word)}) f
      union
      select t.node from above a cross join lateral (
        select n.node from node n
        where n.org = ${viewer.org} and n.team = a.team and n.kind = 'goal' and n.state = 'active' and ${typed}::text is null
        limit ${sql.lit(fromEach.team)}) t
      union
      select o.node from line l cross join lateral (
        select n.node from node n
        where n.org = ${viewer.org} and n.owner = l.person and n.kind = 'goal' and n.state = 'active' and ${typed}::text is null
        limit ${sql.lit(fromEach.person)}) o
      union
      select v.node from node v where v.org = ${viewer.org} and v.kind = 'vision'
        and (${typed}::text is null or lower(v.title) like all (title_patterns(${typed ?? ''})))
    )
    select n.node, n.kind, n.title, n.start_on, n.due_on, (select a.distance from above a where a.team = n.team) as teams_up,
      n.owner in (select l.person from line l) is true as of_manager, coalesce(s.below, 0) as below
    from candidate c join node n on n.org = ${viewer.org} and n.node = c.node
    left join standing s on s.org = n.org and s.node = n.node
    where n.kind <> 'measure' and n.state <> 'closed' and n.node is distinct from ${about.node}
      and not exists (
        select 1 from carries e where e.org = ${viewer.org} and e.child = ${about.node} and e.parent = n.node)`)
  return rows.map(({ start_on, due_on, teams_up, of_manager, ...rest }) => ({
    ...rest,
    ...{ start: start_on, due: due_on, teamsUp: teams_up, ofManager: of_manager },
  }))
}

/** Whatever supports the goal already, however far below it, would close a loop. */
async function withoutLoops<Each extends { node: Id }>(
  tx: Transaction,
  node: Id | null,
  found: Each[],
): Promise<Each[]> {
  if (!node || found.length === 0) return found
  const loops = await tx.rows<{ node: Id }>(sql`
    select q.node from unnest(${found.map((each) => each.node)}::uuid[]) q(node)
    where exists (select 1 from way_down(${node}, q.node))`)
  const closing = new Set(loops.map((each) => each.node))
  return found.filter((each) => !closing.has(each.node))
}
