import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import { relationTo } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { goalAbilities } from '../goals/goal.ts'
import type { Looking } from '../goals/seeing.ts'
import { type GoalRow, goalRow } from '../goals/store.ts'
import type { Ending } from './carry-over.ts'
import type { Span } from './cycle.ts'
import { countedTo } from './store.ts'

// The end of a cycle, read: which goals end with it, who may decide on them, and what was decided.

const deputised = (viewer: Viewer, today: Day) => sql`
  select g.node from goal g where g.org = ${viewer.org} and g.deputy = ${viewer.person}
    and (g.deputy_from is null or g.deputy_from <= ${today}) and (g.deputy_to is null or g.deputy_to >= ${today})`

/** People below the viewer in the reporting line, up to so many, are asked for their goals; of more all goals are looked at. */
const few = 200

/** Open goals that are due in a cycle and that the viewer may edit, as mayEdit in node.ts says. */
async function theirs({ tx, viewer, today }: Looking, { from, to }: Span): Promise<Sql> {
  const below = await tx.rows<{ person: Id }>(sql`
    select l.person from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person} limit ${sql.lit(few + 1)}`)
  const open = sql`n.org = ${viewer.org} and n.kind = 'goal' and n.state <> 'closed'
    and coalesce(n.due_on, 'infinity'::date) >= ${from} and coalesce(n.due_on, 'infinity'::date) <= ${to}`
  const led = sql`select t.team from team t where t.org = ${viewer.org} and t.lead = ${viewer.person}`
  if (below.length > few)
    return sql`${open} and (n.owner = ${viewer.person}
      or n.owner in (select l.person from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person})
      or n.team in (${led}) or n.node in (${deputised(viewer, today)}) or (n.owner is null and ${viewer.administrator}))`
  const owners = [viewer.person, ...below.map(({ person }) => person)]
  return sql`${open} and n.node = any (array(
    select o.node from node o where o.org = ${viewer.org} and o.kind = 'goal' and o.state <> 'closed' and o.owner = any (${owners}::uuid[])
    union select o.node from node o where o.org = ${viewer.org} and o.kind = 'goal' and o.state <> 'closed' and o.team = any (array(${led}))
    union (${deputised(viewer, today)})
    union select o.node from node o where o.org = ${viewer.org} and o.kind = 'goal' and o.state <> 'closed' and o.owner is null and ${viewer.administrator}))`
}

export async function endingGoals(looking: Looking, span: Span, after: { due: Day; node: Id } | null, most: number) {
  const { tx, viewer, today } = looking
  type Row = NodeRow & { deputised: boolean }
  const rows = await tx.rows<Row>(
    sql`
    select ${nodeColumns}, n.node in (${deputised(viewer, today)}) as deputised from node n ${nodeJoins}
    where ${await theirs(looking, span)}
      and ${after ? sql`(coalesce(n.due_on, 'infinity'::date), n.node) > (${after.due}::date, ${after.node}::uuid)` : sql`true`}
    order by coalesce(n.due_on, 'infinity'::date), n.node limit ${sql.lit(most + 1)}` as Sql<Row>,
  )
  return rows.map((row) => ({
    node: nodeView(row),
    as: row.owner === viewer.person ? ('owner' as const) : row.deputised ? ('deputy' as const) : ('above' as const),
    // Whoever is among them may edit, so that only the state is asked.
    abilities: goalAbilities(row.state, { ...everything, hasOwner: row.owner !== null }),
  }))
}

const everything = { isOwner: true, isDeputy: false, isAbove: false, leadsTeam: false, administrator: false }

export async function countEnding(looking: Looking, span: Span): Promise<number> {
  const found = await looking.tx.first<{ count: number }>(sql`
    select count(*) as count from (select 1 from node n where ${await theirs(looking, span)} limit ${sql.lit(countedTo + 1)}) n`)
  return found?.count ?? 0
}

export interface DecidedRow {
  goal: Id
  title: string
  decided: 'closed' | 'extended' | 'continued'
  successor: { node: Id; title: string } | null
  by: Id
  by_name: string
  at: Date
}

/** What was decided at the end of a cycle, of the goals that the viewer sees; the latest first. */
export const decidedAt = (tx: Transaction, viewer: Viewer, cycle: Id): Promise<DecidedRow[]> =>
  tx.rows<DecidedRow>(sql`
    select o.goal, n.title, o.decided, o.by, p.name as by_name, o.at,
      case when s.node is not null then jsonb_build_object('node', s.node, 'title', s.title) end as successor
    from carry_over o join node n on n.org = o.org and n.node = o.goal
    left join node s on s.org = o.org and s.node = o.successor
    join person p on p.org = o.org and p.person = o.by
    where o.org = ${viewer.org} and o.cycle = ${cycle} order by o.at desc, o.carry_over desc limit 200`)

type Successor = { node: Id; title: string; cycle: string }

/** The goals before and after one in the row of cycles, where the viewer sees them. */
export async function successionOf(tx: Transaction, viewer: Viewer, goal: Id) {
  const [continues, continuedBy] = await Promise.all([
    tx.first<Successor>(sql`
      select n.node, n.title, c.name as cycle from carry_over o
      join node n on n.org = o.org and n.node = o.goal join cycle c on c.org = o.org and c.cycle = o.cycle
      where o.org = ${viewer.org} and o.successor = ${goal} limit 1`),
    tx.first<Successor>(sql`
      select n.node, n.title, c.name as cycle from carry_over o
      join node n on n.org = o.org and n.node = o.successor join cycle c on c.org = o.org and c.cycle = o.next
      where o.org = ${viewer.org} and o.goal = ${goal} order by o.at desc limit 1`),
  ])
  return { continues: continues ?? null, continuedBy: continuedBy ?? null }
}

/** Each goal with what this viewer may do with it; whoever is not seen is missing. */
export async function endingsOf(looking: Looking, goals: readonly Id[]): Promise<Map<Id, Ending & { row: GoalRow }>> {
  const { tx, viewer, today } = looking
  const seen = await tx.rows<{ node: Id }>(
    sql`select n.node from node n where n.org = ${viewer.org} and n.kind = 'goal' and n.node = any (${goals}::uuid[])`,
  )
  const endings = new Map<Id, Ending & { row: GoalRow }>()
  for (const { node } of seen) {
    const row = await goalRow(tx, viewer, node)
    const { close, edit } = goalAbilities(row.state, await relationTo(tx, viewer, row, today))
    endings.set(node, { row, title: row.title, due: row.due_on, close, edit })
  }
  return endings
}
