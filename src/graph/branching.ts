import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '../kernel/contract.ts'
import { invalid } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { branches } from './contract.ts'
import { listNodes } from './listing.ts'
import { nodeFacts, nodesInOrder } from './store.ts'

/** Counted up to this many, of a goal's children as of theirs. */
const counted = 5000

interface BranchRow {
  node: string
  key: string
  accepted: boolean
  carries: number
  several: boolean
}

/** One level of the tree, by title: what a goal carries, or at its root the vision and the goals that support nothing. */
export async function branchesOf(
  tx: Transaction,
  viewer: Viewer,
  { parent, after, most, ...filters }: ParsedInputOf<typeof branches>,
): Promise<OutputOf<typeof branches>> {
  if (!parent && Object.values(filters).some((value) => value !== undefined))
    return lookedFor(tx, viewer, { ...filters, after, most })
  if (parent) await nodeFacts(tx, viewer, parent)
  const beyond = after ? cursorOf(after) : null
  const from = parent ? below(viewer, parent) : roots(viewer)
  const page = parent ? from : roots(viewer, beyond, most + 1)
  const rows = await tx.rows<BranchRow>(sql`
    select c.node, c.key, c.accepted, c.several,
      ${carriesOf(viewer)} as carries
    from (
      select b.* from (${page}) b
      ${beyond ? sql`where (b.key collate "C", b.node) > (${beyond[0]}::text collate "C", ${beyond[1]}::uuid)` : sql``}
      order by b.key collate "C", b.node limit ${sql.lit(most + 1)}) c
    order by c.key collate "C", c.node`)
  const total = await tx.first<{ total: number }>(
    sql`select count(*)::integer as total from (select 1 from (${from}) b limit ${sql.lit(counted)}) x`,
  )
  const shown = rows.slice(0, most)
  const views = await nodesInOrder(
    tx,
    viewer,
    shown.map(({ node }) => node),
  )
  const byId = new Map(shown.map((row) => [row.node, row]))
  const last = shown.at(-1)
  return {
    branches: views.map((view) => {
      const row = byId.get(view.node)
      return {
        ...view,
        carries: row?.carries ?? 0,
        severalParents: row?.several ?? false,
        accepted: row?.accepted ?? true,
      }
    }),
    total: total?.total ?? 0,
    next: rows.length > most && last ? Buffer.from(JSON.stringify([last.key, last.node])).toString('base64url') : null,
  }
}

const carriesOf = (viewer: Viewer): Sql => sql`(select count(*) from (
  select 1 from carries d join node g on g.org = d.org and g.node = d.child and g.kind = 'goal'
    and g.closed_as is distinct from 'abandoned'
  where d.org = ${viewer.org} and d.parent = c.node limit ${sql.lit(counted)}) x)::integer`

/** What is looked for stands at the top, whatever it supports, and opens the same way. */
async function lookedFor(
  tx: Transaction,
  viewer: Viewer,
  filters: Omit<ParsedInputOf<typeof branches>, 'parent'>,
): Promise<OutputOf<typeof branches>> {
  const page = await listNodes(tx, viewer, { ...filters, kind: 'goal', sort: 'title', descending: false })
  const rows = await tx.rows<{ node: string; carries: number; several: boolean }>(sql`
    select c.node, ${carriesOf(viewer)} as carries,
      (select count(*) from (select 1 from carries o where o.org = ${viewer.org} and o.child = c.node limit 2) x) > 1 as several
    from node c where c.org = ${viewer.org} and c.node = any (${page.nodes.map(({ node }) => node)}::uuid[])`)
  const byId = new Map(rows.map((row) => [row.node, row]))
  return {
    branches: page.nodes.map((view) => ({
      ...view,
      carries: byId.get(view.node)?.carries ?? 0,
      severalParents: byId.get(view.node)?.several ?? false,
      accepted: true,
    })),
    total: page.total,
    next: page.next,
  }
}

const below = (viewer: Viewer, parent: string): Sql => sql`
  select n.node, lower(n.title) as key, e.accepted,
    exists (select 1 from carries o where o.org = ${viewer.org} and o.child = n.node and o.parent <> e.parent) as several
  from carries e join node n on n.org = e.org and n.node = e.child
  where e.org = ${viewer.org} and e.parent = ${parent} and n.kind = 'goal' and n.closed_as is distinct from 'abandoned'`

const isRoot = sql`n.top and n.kind = 'goal' and n.closed_as is distinct from 'abandoned'`

/** The vision stands before everything, whatever it begins with. A page walks along the titles, and ends when it is full. */
const roots = (viewer: Viewer, beyond: [string, string] | null = null, most: number | null = null): Sql => sql`
  (select n.node, '' as key, true as accepted, false as several from node n where n.org = ${viewer.org} and n.kind = 'vision')
  union all
  (select n.node, lower(n.title) as key, true, false from node n where n.org = ${viewer.org} and ${isRoot}
    ${beyond ? sql`and (lower(n.title) collate "C", n.node) > (${beyond[0]}::text collate "C", ${beyond[1]}::uuid)` : sql``}
    ${most ? sql`order by lower(n.title) collate "C", n.node limit ${sql.lit(most)}` : sql``})`

const cursor = z.tuple([z.string(), z.uuid()])

function cursorOf(after: string): [string, string] {
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw invalid('after', 'This is not where a page ended. Start again from the first page.')
  }
}
