import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Length } from './cycle.ts'

export interface CycleRow {
  cycle: Id
  name: string
  length: Length
  from: Day
  to: Day
  revision: number
  /** Something was carried over at its end, or into it. */
  carried: boolean
}

const selected = (org: Id) => sql<CycleRow>`
  select c.cycle, c.name, c.length, c.from_on as "from", c.to_on as "to", c.revision,
    exists (select 1 from carry_over o where o.org = ${org} and o.cycle = c.cycle)
      or exists (select 1 from carry_over o where o.org = ${org} and o.next = c.cycle) as carried
  from cycle c where c.org = ${org}`

/** The latest first. An organisation has some dozens in its life. */
export const cycleRows = (tx: Transaction, org: Id): Promise<CycleRow[]> =>
  tx.rows<CycleRow>(sql`${selected(org)} order by c.from_on desc, c.to_on desc, c.cycle` as Sql<CycleRow>)

export const cycleRow = (tx: Transaction, org: Id, cycle: Id): Promise<CycleRow | undefined> =>
  tx.first<CycleRow>(sql`${selected(org)} and c.cycle = ${cycle}` as Sql<CycleRow>)

export const cycleOfDays = (
  tx: Transaction,
  org: Id,
  from: Day,
  to: Day,
): Promise<{ cycle: Id; name: string } | undefined> =>
  tx.first(sql`select c.cycle, c.name from cycle c where c.org = ${org} and c.from_on = ${from} and c.to_on = ${to}`)

export type CycleDraft = Pick<CycleRow, 'name' | 'length' | 'from' | 'to'>

/** Nothing, where one of the same days was added at this moment. */
export async function insertCycle(tx: Transaction, org: Id, draft: CycleDraft): Promise<Id | undefined> {
  const made = await tx.first<{ cycle: Id }>(sql`
    insert into cycle as c (org, cycle, name, length, from_on, to_on)
    values (${org}, ${newId()}, ${draft.name}, ${draft.length}, ${draft.from}, ${draft.to})
    on conflict (org, from_on, to_on) do nothing returning c.cycle`)
  return made?.cycle
}

/** False, where somebody else changed it since this revision. */
export async function updateCycle(
  tx: Transaction,
  org: Id,
  cycle: Id,
  revision: number,
  draft: CycleDraft,
): Promise<boolean> {
  const touched = await tx.run(sql`
    update cycle set name = ${draft.name}, length = ${draft.length}, from_on = ${draft.from}, to_on = ${draft.to}, revision = revision + 1
    where org = ${org} and cycle = ${cycle} and revision = ${revision}`)
  return touched > 0
}

export const deleteCycle = (tx: Transaction, org: Id, cycle: Id) =>
  tx.run(sql`delete from cycle where org = ${org} and cycle = ${cycle}`)

export interface WithoutRow {
  person: Id
  name: string
  title: string
  manager: { person: Id; name: string } | null
}

export interface Among {
  cycle: { from: Day; to: Day }
  today: Day
  everybody: boolean
}

/**
 * Who works here in a cycle and owns no goal that runs in it, of those that the viewer sees; of everybody, or of those
 * below the viewer. A goal that was met before its end counts, an abandoned one or a draft does not.
 */
const without = (viewer: Viewer, { cycle: { from, to }, today, everybody }: Among) => sql`
  p.org = ${viewer.org} and (p.ends_on is null or p.ends_on >= ${today}) and (p.starts_on is null or p.starts_on <= ${to})
  and ${everybody ? sql`true` : sql`p.person in (select l.person from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person})`}
  and not exists (
    select 1 from node n where n.org = ${viewer.org} and n.owner = p.person and n.kind = 'goal' and n.state <> 'draft'
      and n.closed_as is distinct from 'abandoned' and coalesce(n.start_on, ${from}::date) <= ${to}
      and (n.due_on >= ${from} or (n.due_on is null and n.state = 'active')))`

export const personsWithout = (
  tx: Transaction,
  viewer: Viewer,
  among: Among,
  after: { name: string; person: Id } | null,
  most: number,
): Promise<WithoutRow[]> =>
  tx.rows<WithoutRow>(sql`
    select p.person, p.name, p.title, (
      select jsonb_build_object('person', a.person, 'name', a.name) from managing m join person a on a.org = m.org and a.person = m.manager
      where m.org = ${viewer.org} and m.person = p.person and m.to_on is null) as manager
    from person p where ${without(viewer, among)}
      and ${after ? sql`(p.name collate "und-x-icu", p.person) > (${after.name} collate "und-x-icu", ${after.person}::uuid)` : sql`true`}
    order by p.name collate "und-x-icu", p.person limit ${sql.lit(most + 1)}`)

/** Counted up to one more than this. */
export const countedTo = 1000

export async function countWithout(tx: Transaction, viewer: Viewer, among: Among): Promise<number> {
  const found = await tx.first<{ count: number }>(sql`
    select count(*) as count from (select 1 from person p where ${without(viewer, among)} limit ${sql.lit(countedTo + 1)}) p`)
  return found?.count ?? 0
}

/** Records a reminder; nothing where there is one of this week already. */
export async function insertNudge(
  tx: Transaction,
  viewer: Viewer,
  nudge: { person: Id; week: Day; owed: number },
): Promise<Date | undefined> {
  const made = await tx.first<{ at: Date }>(sql`
    insert into nudge as x (org, person, week, by, owed)
    values (${viewer.org}, ${nudge.person}, ${nudge.week}, ${viewer.person}, ${nudge.owed})
    on conflict (org, person, week) do nothing returning x.at`)
  return made?.at
}

/** The reminder that the viewer got in this week. */
export const nudgeOf = (tx: Transaction, viewer: Viewer, week: Day) =>
  tx.first<{ by: Id; name: string; at: Date }>(sql`
    select x.by, p.name, x.at from nudge x join person p on p.org = x.org and p.person = x.by
    where x.org = ${viewer.org} and x.person = ${viewer.person} and x.week = ${week}`)
