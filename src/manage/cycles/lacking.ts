import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { type Lack, mostGoals } from './lack.ts'
import { countedTo } from './store.ts'

// What wants mending among the goals that a viewer sees. Each is found by an index of its own, in the order of ids.

const conditions: Record<Exclude<Lack, 'load'>, Sql> = {
  why: sql`s.gap_why`,
  how: sql`s.gap_how`,
  when: sql`s.gap_when`,
  owner: sql`s.gap_owner`,
  stale: sql`s.kind = 'goal' and s.health = 'outdated'`,
  above: sql`n.top`,
  below: sql`s.countable = 0 and s.kind = 'goal'`,
}

const matching = (viewer: Viewer, lack: Exclude<Lack, 'load'>) =>
  sql`n.org = ${viewer.org} and n.kind = 'goal' and n.state = 'active' and ${conditions[lack]}`

export async function countLacking(tx: Transaction, viewer: Viewer, lack: Exclude<Lack, 'load'>): Promise<number> {
  const found = await tx.first<{ count: number }>(sql`
    select count(*) as count from (
      select 1 from node n left join standing s on s.org = n.org and s.node = n.node
      where ${matching(viewer, lack)} limit ${sql.lit(countedTo + 1)}) n`)
  return found?.count ?? 0
}

/** One more than `most` where there are more. */
export async function goalsLacking(
  tx: Transaction,
  viewer: Viewer,
  lack: Exclude<Lack, 'load'>,
  after: Id | null,
  most: number,
) {
  const rows = await tx.rows<NodeRow>(
    sql`
    select ${nodeColumns} from node n ${nodeJoins}
    where ${matching(viewer, lack)} and ${after ? sql`n.node > ${after}` : sql`true`}
    order by n.node limit ${sql.lit(most + 1)}` as Sql<NodeRow>,
  )
  return rows.map(nodeView)
}

export interface Loaded {
  person: Id
  name: string
  goals: number
  total: number
}

/** Owners of more open goals than one keeps in mind, by what the viewer sees; who has most first, 200 at most. */
export const overloaded = (tx: Transaction, viewer: Viewer): Promise<Loaded[]> =>
  tx.rows<Loaded>(sql`
    select l.owner as person, p.name, l.goals, count(*) over () as total from (
      select n.owner, count(*) as goals from node n
      where n.org = ${viewer.org} and n.kind = 'goal' and n.state = 'active' and n.owner is not null
      group by n.owner having count(*) > ${sql.lit(mostGoals)}
    ) l join person p on p.org = ${viewer.org} and p.person = l.owner
    order by l.goals desc, p.name collate "und-x-icu", l.owner limit 200`)
