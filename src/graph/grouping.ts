import { addDays } from '../kernel/dates.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import { neediestFirst } from './health.ts'
import { countedTo, mostSorted, narrowed, rare, tablesFor, type Wanted } from './listing.ts'
import { states } from './node.ts'
import { dueKey } from './orders.ts'
import type { Span } from './stretches.ts'

/** By what goals are gathered. Those that are due are gathered by spans, in which a goal may lie several times. */
export type GroupedBy =
  | { by: 'owner' | 'team' | 'state' | 'health' | 'framework' }
  | {
      by: 'span'
      spans: Span[]
      /** The key of a goal, where it can be told from its due date and sorts as the spans do. */
      keyed?: Sql
    }

export interface Group {
  /** Null where there is none: no owner, no team, no framework, due in none of the spans. */
  key: string | null
  /** Of a person or a team. */
  name: string | null
  /** Up to 1,000; one more where there are more. */
  count: number
  /** The mean of those whose progress is known; null where none is, or where not all were counted. */
  progress: string | null
}

/** So many groups are answered. */
export const mostGroups = 100

/** What is in one group, as a condition on `n` and `s`. */
export function inGroup(grouped: GroupedBy, key: string | null): Sql {
  if (grouped.by === 'span') {
    const span = grouped.spans.find((each) => each.key === key)
    if (span) return sql`${dueKey} >= ${span.from}::date and ${dueKey} <= ${span.to}::date`
    const outside = covered(grouped.spans).map(
      (each) => sql`(n.due_on >= ${each.from}::date and n.due_on <= ${each.to}::date)`,
    )
    return outside.length > 0 ? sql`(n.due_on is null or not (${sql.join(outside, sql` or `)}))` : sql`true`
  }
  const column = columns[grouped.by]
  if (key === null) return sql`${column} is null`
  if (grouped.by === 'owner' || grouped.by === 'team') return sql`${column} = ${key}::uuid`
  // Written out: of a parameter the planner would not know how rare it is.
  const known = orders[grouped.by].find((each) => each === key)
  return sql`${column} = ${known === undefined ? key : sql.lit(known)}`
}

/** The same days in as few stretches as can be. */
function covered(spans: Span[]): Span[] {
  const stretches: Span[] = []
  for (const span of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const before = stretches.at(-1)
    if (before && span.from <= addDays(before.to, 1)) before.to = span.to > before.to ? span.to : before.to
    else stretches.push({ ...span })
  }
  return stretches
}

const columns = {
  owner: sql`n.owner`,
  team: sql`n.team`,
  state: sql`n.state`,
  health: sql`s.health`,
  framework: sql`n.framework`,
}

const frameworks = ['smart', 'okr', 'bhag', 'stretch', 'pact', 'hard', 'fast']

/**
 * The groups of what is looked for, with how many are in each. Up to 20,000 goals are gathered at once. Of more each
 * group is counted by itself along its index, up to 1,000, so that a million cost what the groups do.
 */
export async function groupsOf(tx: Transaction, viewer: Viewer, wanted: Wanted, grouped: GroupedBy): Promise<Group[]> {
  const where = await narrowed(tx, viewer, wanted)
  const [, from] = tablesFor(wanted, grouped.by === 'health')
  const total = await countedTo(tx, from, where, mostSorted)
  const many = total > mostSorted
  const rows = many
    ? await countedEach(tx, viewer, from, where, grouped)
    : await tx.rows<Group>(gathered(viewer, from, where, grouped))
  if (many && grouped.by !== 'state' && grouped.by !== 'health') {
    const count = await countedTo(tx, from, sql`${where} and ${inGroup(grouped, null)}`, rare)
    if (count > 0) rows.push({ key: null, name: null, count, progress: null })
  }
  return rows.map((row) => (row.count > rare ? { ...row, count: rare + 1, progress: null } : row))
}

function gathered(viewer: Viewer, from: Sql, where: Sql, grouped: GroupedBy): Sql<Group> {
  const [key, spans] =
    grouped.by === 'span' && grouped.keyed
      ? [grouped.keyed, sql``]
      : grouped.by === 'span'
        ? [sql`c.key`, sql`left join ${spanTable(grouped.spans)} on n.due_on >= c.from_on and n.due_on <= c.to_on`]
        : [sql`${columns[grouped.by]}::text`, sql``]
  return sql<Group>`
    select g.key, ${nameOf(viewer, grouped)} as name, g.count, g.progress
    from (
      select x.key, count(*)::integer as count, round(avg(x.progress), 6) as progress
      from (select ${key} as key, s.progress from ${from} ${spans} where ${where}) x group by x.key
    ) g
    order by ${orderOf(viewer, grouped)} limit ${sql.lit(mostGroups + 1)}` as Sql<Group>
}

/** Each key with what is in it, counted until there are too many. */
async function countedEach(
  tx: Transaction,
  viewer: Viewer,
  from: Sql,
  where: Sql,
  grouped: GroupedBy,
): Promise<Group[]> {
  const counted = (within: Sql) => sql`
    select count(*)::integer as count, round(avg(x.progress), 6) as progress
    from (select s.progress from ${from} where ${where} and ${within} limit ${sql.lit(rare + 1)}) x`
  if (grouped.by === 'state' || grouped.by === 'health' || grouped.by === 'framework') {
    const all: Group[] = []
    for (const key of orders[grouped.by]) {
      const group = await tx.first<Group>(counted(inGroup(grouped, key)) as Sql<Group>)
      if (group && group.count > 0) all.push({ ...group, key, name: null })
    }
    return all
  }
  const within =
    grouped.by === 'span'
      ? sql`${dueKey} >= g.from_on and ${dueKey} <= g.to_on`
      : sql`${columns[grouped.by]} = g.key::uuid`
  // The order stands before the counting, so that a page of groups is enough.
  return tx.rows<Group>(
    sql`
    select g.key, ${nameOf(viewer, grouped)} as name, k.count, k.progress
    from ${keysOf(viewer, grouped)} cross join lateral (${counted(within)}) k
    where k.count > 0 limit ${sql.lit(mostGroups + 1)}` as Sql<Group>,
  )
}

function keysOf(viewer: Viewer, grouped: GroupedBy): Sql {
  if (grouped.by === 'span')
    return sql`${spanTable(grouped.spans)} cross join lateral (select c.key, c.from_on, c.to_on) g`
  return grouped.by === 'owner'
    ? sql`(select p.person::text as key from person p where p.org = ${viewer.org} order by lower(p.name), p.person) g`
    : sql`(select t.team::text as key from team t where t.org = ${viewer.org} order by lower(t.name), t.team) g`
}

const spanTable = (spans: Span[]): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(spans.map(({ key, from, to }) => ({ key, from_on: from, to_on: to })))}::jsonb)
    c(key text, from_on date, to_on date)`

const nameOf = (viewer: Viewer, { by }: GroupedBy): Sql =>
  by === 'owner'
    ? sql`(select p.name from person p where p.org = ${viewer.org} and p.person = g.key::uuid)`
    : by === 'team'
      ? sql`(select t.name from team t where t.org = ${viewer.org} and t.team = g.key::uuid)`
      : sql`null::text`

const orders: Record<'state' | 'health' | 'framework', readonly string[]> = {
  state: states,
  health: neediestFirst,
  framework: frameworks,
}

const orderOf = (viewer: Viewer, grouped: GroupedBy): Sql => {
  if (grouped.by === 'span')
    return sql`array_position(${grouped.spans.map(({ key }) => key)}::text[], g.key) nulls last`
  if (grouped.by === 'owner' || grouped.by === 'team') return sql`lower(${nameOf(viewer, grouped)}) nulls last, g.key`
  return sql`array_position(${[...orders[grouped.by]]}::text[], g.key) nulls last`
}
