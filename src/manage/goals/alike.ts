import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { endedWhere, hasLesson } from './closings.ts'
import type { alike } from './contract.ts'

/** So like the titles of open goals must be to be pointed out, and those of closed ones for their lessons to be shown. */
const nearly = { open: 0.45, lesson: 0.3 }

/** What nearly has this title: open goals, and the lessons of closed ones. */
export async function alikeTo(
  tx: Transaction,
  viewer: Viewer,
  title: string,
  without: Id | null,
): Promise<OutputOf<typeof alike>> {
  type Row = NodeRow & { same: boolean }
  const found = await tx.rows<{ node: Id; likeness: number }>(sql`select node, likeness from alike_titles(${title})`)
  const within = (least: number): Id[] =>
    found.filter(({ node, likeness }) => likeness >= least && node !== without).map(({ node }) => node)
  const near = within(nearly.open)
  const [open, lessons] = await Promise.all([
    tx.rows<Row>(
      sql`
      select ${nodeColumns}, regexp_replace(lower(n.title), '\\s+', ' ', 'g') = regexp_replace(lower(${title}), '\\s+', ' ', 'g') as same
      from node n ${nodeJoins}
      where n.org = ${viewer.org} and n.node = any (${near}::uuid[]) and n.kind = 'goal' and n.state <> 'closed'
      order by array_position(${near}::uuid[], n.node) limit 5` as Sql<Row>,
    ),
    endedWhere(tx, viewer, sql`c.goal = any (${within(nearly.lesson)}::uuid[]) and ${hasLesson}`, 5),
  ])
  return { open: open.map((row) => ({ node: nodeView(row), same: row.same })), lessons }
}
