import { z } from 'zod'
import type { ParsedInputOf } from '../kernel/contract.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { list, NodeView, sorts } from './contract.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView } from './rows.ts'

type Wanted = ParsedInputOf<typeof list>

// What a page is sorted by, as text or number that compares the same way in SQL and in the cursor; nulls stand last.
const sortKeys: Record<(typeof sorts)[number], Sql> = {
  title: sql`lower(n.title) collate "C"`,
  due: sql`coalesce(n.due_on, 'infinity'::date)`,
  progress: sql`coalesce(s.progress, 1000)`,
  read: sql`coalesce(s.read_on, 'infinity'::date)`,
  health: sql`coalesce(array_position(array['off track', 'at risk', 'outdated', 'unknown', 'missed', 'partly met', 'on track', 'not started', 'met', 'abandoned']::text[], s.health), 4)`,
}
const keyTypes: Record<(typeof sorts)[number], Sql> = {
  title: sql`text`,
  due: sql`date`,
  progress: sql`numeric`,
  read: sql`date`,
  health: sql`integer`,
}

const gapColumns = { owner: sql`s.gap_owner`, why: sql`s.gap_why`, how: sql`s.gap_how`, when: sql`s.gap_when` }

/** One page of nodes with the total counted up to 1,000, so that a filter that matches a million stays quick. */
export async function listNodes(tx: Transaction, viewer: Viewer, wanted: Wanted) {
  const where = filters(viewer, wanted)
  const key = sortKeys[wanted.sort]
  const type = keyTypes[wanted.sort]
  const after = wanted.after ? cursorOf(wanted.after) : null
  const beyond = after
    ? wanted.descending
      ? sql`and (${key}, n.node) < (${after[0]}::text::${type}, ${after[1]}::uuid)`
      : sql`and (${key}, n.node) > (${after[0]}::text::${type}, ${after[1]}::uuid)`
    : sql``
  const order = wanted.descending ? sql`${key} desc, n.node desc` : sql`${key}, n.node`
  const rows = await tx.rows<NodeRow & { key: string }>(
    sql`
    select ${nodeColumns}, (${key})::text as key from node n ${nodeJoins}
    where ${where} ${beyond} order by ${order} limit ${wanted.most + 1}` as Sql<NodeRow & { key: string }>,
  )
  const counted = await tx.first<{ total: number }>(sql`
    select count(*) as total from (select 1 from node n left join standing s on s.org = n.org and s.node = n.node where ${where} limit 1001) x`)
  const page = rows.slice(0, wanted.most)
  const last = page.at(-1)
  const total = counted?.total ?? 0
  return {
    nodes: page.map(nodeView) as NodeView[],
    next:
      rows.length > wanted.most && last
        ? Buffer.from(JSON.stringify([last.key, last.node])).toString('base64url')
        : null,
    total: Math.min(total, 1000),
    atLeast: total > 1000,
  }
}

function filters(viewer: Viewer, wanted: Wanted): Sql {
  const parts: Sql[] = [sql`n.org = ${viewer.org}`, sql`n.kind = ${wanted.kind}`]
  if (wanted.text) parts.push(sql`n.node in (select search_titles(${wanted.text}))`)
  if (wanted.team)
    parts.push(
      sql`n.team in (select w.team from team_within w where w.org = ${viewer.org} and w.ancestor = ${wanted.team})`,
    )
  if (wanted.under)
    parts.push(sql`n.node in (
      with recursive down(node) as (
        select e.child from carries e where e.org = ${viewer.org} and e.parent = ${wanted.under} and e.accepted
        union
        select e.child from down d join carries e on e.org = ${viewer.org} and e.parent = d.node and e.accepted
      ) select node from down)`)
  if (wanted.owner) parts.push(sql`n.owner = ${wanted.owner}`)
  if (wanted.health) parts.push(sql`s.health = ${wanted.health}`)
  if (wanted.framework)
    parts.push(wanted.framework === 'none' ? sql`n.framework is null` : sql`n.framework = ${wanted.framework}`)
  if (wanted.gap) parts.push(gapColumns[wanted.gap])
  if (wanted.state) parts.push(sql`n.state = ${wanted.state}`)
  return sql.join(parts, sql` and `)
}

const cursor = z.tuple([z.string(), z.uuid()])

function cursorOf(after: string): [string, string] {
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'after: This is not where a page ended. Start again from the first page.', [
      { at: 'after', sentence: 'This is not where a page ended. Start again from the first page.' },
    ])
  }
}
