import type { SubjectKind } from '../../conversation/followers/subject.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { indicatorRows, listed } from '../indicators/store.ts'
import { type Missing, missing, type Owed, questionsLast } from './owed.ts'

// What is owed, read. Each question starts from the goals of few persons, never from all that is waiting somewhere.

interface Looking {
  tx: Transaction
  viewer: Viewer
  today: Day
}

/** Open goals that the viewer answers for: owned, or looked after as a deputy today. */
const mine = ({ viewer, today }: Looking) => sql`
  array(
    select o.node from node o where o.org = ${viewer.org} and o.owner = ${viewer.person} and o.kind = 'goal' and o.state = 'active'
    union
    select g.node from goal g join node d on d.org = g.org and d.node = g.node and d.state = 'active'
    where g.org = ${viewer.org} and g.deputy = ${viewer.person}
      and (g.deputy_from is null or g.deputy_from <= ${today}) and (g.deputy_to is null or g.deputy_to >= ${today})
    limit 500)`

/** Since when a check-in is due on the goal `n`; nothing where none is, or where the closing is. */
const checkInSince = ({ viewer, today }: Looking) => sql`
  left join lateral (
    select i.read_on from check_in i where i.org = ${viewer.org} and i.goal = n.node order by i.read_on desc, i.check_in desc limit 1
  ) i on true
  cross join lateral (
    select case when n.due_on < ${today}::date then null else coalesce(i.read_on + n.rhythm, n.start_on, (n.created_at at time zone ${viewer.zone})::date) end as expected
  ) x`

/** Why and how as the standing says it; a when, and a measure or a goal that carries it, by looking. */
const gapsOf = (org: Id): Record<Missing, Sql> => ({
  why: sql`coalesce(s.gap_why, false)`,
  how: sql`coalesce(s.gap_how, false)`,
  when: sql`n.due_on is null`,
  measure: sql`n.gives_progress and not exists (
    select 1 from carries e join node c on c.org = e.org and c.node = e.child
    where e.org = ${org} and e.parent = n.node and c.state <> 'closed')`,
})

const anyGap = (org: Id): Sql =>
  sql.join(
    Object.values(gapsOf(org)).map((gap) => sql`(${gap})`),
    sql` or `,
  )

/** Proposals under the goals of `n`; a draft does not ask yet. */
const asks = (org: Id) => sql`
  carries e join node c on c.org = e.org and c.node = e.child and c.kind = 'goal' and c.state = 'active'
  where e.org = ${org} and not e.accepted`

/** Comments that mention the viewer and wait for an answer: none after it from them, and no reaction of theirs to it. */
const unanswered = ({ viewer, today }: Looking) => sql`
  notice x join comment c on c.org = x.org and c.comment = x.about
  where x.org = ${viewer.org} and x.person = ${viewer.person} and x.kind = 'mention' and x.at > ${today}::date - ${questionsLast}::integer
    and c.by is distinct from ${viewer.person}
    and not exists (select 1 from comment_withdrawal w where w.org = ${viewer.org} and w.comment = c.comment)
    and not exists (select 1 from comment a where a.org = ${viewer.org} and a.subject = c.subject and a.comment > c.comment and a.by = ${viewer.person})
    and not exists (
      select 1 from reaction r where r.org = ${viewer.org} and r.subject = c.comment and r.person = ${viewer.person} and r.withdrawn_at is null)`

/** Indicators that the viewer answers for. */
const myIndicators = ({ viewer }: Looking) => sql`
  indicator i where i.org = ${viewer.org} and i.owner = ${viewer.person} and i.archived_on is null`

/** The day on which a reading of the indicator `i` is due. */
const readingSince = ({ viewer }: Looking) =>
  sql`coalesce(i.value_on + i.rhythm, (i.created_at at time zone ${viewer.zone})::date)`

export interface OwedCounts extends Owed {
  questions: number
  /** Of the check-ins, those that were due before today; closings are all late. */
  lateCheckIns: number
  lateReadings: number
  goals: Id[]
  indicators: Id[]
}

const nothingOwed: OwedCounts = {
  checkIns: 0,
  lateCheckIns: 0,
  words: 0,
  closings: 0,
  gaps: 0,
  questions: 0,
  readings: 0,
  lateReadings: 0,
  goals: [],
  indicators: [],
}

/** How much the viewer owes, and on which goals it may come to be more. */
export async function owedCounts(looking: Looking): Promise<OwedCounts> {
  const { tx, viewer, today } = looking
  const found = await tx.first<OwedCounts>(
    sql`
    with n as materialized (
      select n.node, n.org, n.start_on, n.due_on, n.rhythm, n.created_at, n.gives_progress from node n
      where n.org = ${viewer.org} and n.kind = 'goal' and n.node = any (${mine(looking)})
    )
    select coalesce(array_agg(n.node), '{}') as goals,
      count(*) filter (where x.expected <= ${today}) as "checkIns", count(*) filter (where x.expected < ${today}) as "lateCheckIns",
      count(*) filter (where n.due_on < ${today}) as closings, count(*) filter (where ${anyGap(viewer.org)}) as gaps,
      (select count(*) from ${unanswered(looking)}) as questions,
      (select coalesce(array_agg(i.indicator), '{}') from ${myIndicators(looking)}) as indicators,
      (select count(*) from ${myIndicators(looking)} and ${readingSince(looking)} <= ${today}) as readings,
      (select count(*) from ${myIndicators(looking)} and ${readingSince(looking)} < ${today}) as "lateReadings",
      (select count(*) from ${asks(viewer.org)} and e.parent = any (array(select y.node from n y))) as words
    from n ${checkInSince(looking)} left join standing s on s.org = ${viewer.org} and s.node = n.node` as Sql<OwedCounts>,
  )
  return found ?? nothingOwed
}

export async function wordsOwed(looking: Looking) {
  const { tx, viewer } = looking
  type Row = NodeRow & { parent: Id; parent_title: string; parent_kind: 'goal'; since: Day | null }
  const rows = await tx.rows<Row>(
    sql`
    select ${nodeColumns}, u.node as parent, u.title as parent_title, u.kind as parent_kind, d.from_on as since
    from ${sql`carries e join node u on u.org = e.org and u.node = e.parent join node n on n.org = e.org and n.node = e.child and n.kind = 'goal' and n.state = 'active'`} ${nodeJoins}
    left join lateral (
      select d.from_on from carries_dated d where d.org = ${viewer.org} and d.parent = e.parent and d.child = e.child and not d.accepted and d.to_on is null
      order by d.from_on limit 1
    ) d on true
    where e.org = ${viewer.org} and not e.accepted and e.parent = any (${mine(looking)})
    order by d.from_on nulls last, n.node limit 500` as Sql<Row>,
  )
  return rows.map((row) => ({
    node: nodeView(row),
    parent: { node: row.parent, title: row.parent_title, kind: row.parent_kind },
    since: row.since,
  }))
}

export async function closingsOwed(looking: Looking) {
  const { tx, viewer, today } = looking
  const rows = await tx.rows<NodeRow>(
    sql`
    select ${nodeColumns} from node n ${nodeJoins}
    where n.org = ${viewer.org} and n.kind = 'goal' and n.due_on < ${today} and n.node = any (${mine(looking)})
    order by n.due_on, n.node limit 500` as Sql<NodeRow>,
  )
  return rows.map((row) => ({ node: nodeView(row) }))
}

export async function gapsOwed(looking: Looking) {
  const { tx, viewer } = looking
  const columns = Object.entries(gapsOf(viewer.org)).map(
    ([name, gap]) => sql`(${gap}) as ${sql.ref(`without_${name}`)}`,
  )
  type Row = NodeRow & Record<`without_${Missing}`, boolean>
  const rows = await tx.rows<Row>(
    sql`
    select ${nodeColumns}, ${sql.join(columns)} from node n ${nodeJoins}
    where n.org = ${viewer.org} and n.kind = 'goal' and n.node = any (${mine(looking)}) and (${anyGap(viewer.org)})
    order by n.due_on nulls last, n.node limit 500` as Sql<Row>,
  )
  return rows.map((row) => ({ node: nodeView(row), missing: missing.filter((each) => row[`without_${each}`]) }))
}

export async function questionsOwed(looking: Looking) {
  const { tx, viewer } = looking
  type Row = {
    comment: Id
    kind: SubjectKind
    subject: Id
    body: string
    by: Id | null
    by_name: string | null
    at: Date
    node: Id
    title: string
  }
  const rows = await tx.rows<Row>(sql`
    select q.comment, q.kind, q.subject, q.body, q.by, p.name as by_name, q.at, n.node, n.title
    from (select c.* from ${unanswered(looking)} order by c.comment limit 200) q
    join node n on n.org = ${viewer.org} and n.node = q.node left join person p on p.org = ${viewer.org} and p.person = q.by
    order by q.comment`)
  return rows.map(({ by, by_name, at, node, title, ...comment }) => ({
    ...comment,
    by: by && by_name !== null ? { person: by, name: by_name } : null,
    at: at.toISOString(),
    goal: { node, title },
  }))
}

export async function readingsOwed({ tx, viewer, today }: Looking) {
  const rows = await indicatorRows(tx, viewer, { owner: viewer.person, archived: false, most: 500 })
  return rows
    .map(listed)
    .filter(({ expectedOn }) => expectedOn !== null && expectedOn <= today)
    .sort((a, b) => ((a.expectedOn ?? '') < (b.expectedOn ?? '') ? -1 : 1))
}

export interface OwingPerson extends Owed {
  person: Id
  name: string
  title: string
  oldest: Day | null
  nudged_at: Date | null
}

/** What the viewer's direct reports owe, or one of them alone, on goals that the viewer sees; the oldest first. */
export const owedBelow = (looking: Looking, week: Day, one: Id | null = null): Promise<OwingPerson[]> => {
  const { tx, viewer, today } = looking
  return tx.rows<OwingPerson>(
    sql`
    with report as materialized (
      select p.person, p.name, p.title from managing m join person p on p.org = m.org and p.person = m.person
      where m.org = ${viewer.org} and m.manager = ${viewer.person} and m.to_on is null and (p.ends_on is null or p.ends_on >= ${today})
        and (${one}::uuid is null or m.person = ${one})
    ), n as materialized (
      select n.node, n.owner, n.start_on, n.due_on, n.rhythm, n.created_at, n.gives_progress from node n
      where n.org = ${viewer.org} and n.kind = 'goal' and n.state = 'active' and n.owner = any (array(select r.person from report r))
    ), looked as (
      select n.owner, count(*) filter (where x.expected <= ${today}) as check_ins, count(*) filter (where n.due_on < ${today}) as closings,
        count(*) filter (where ${anyGap(viewer.org)}) as gaps,
        least(min(x.expected) filter (where x.expected <= ${today}), min(n.due_on) filter (where n.due_on < ${today})) as oldest
      from n ${checkInSince(looking)} left join standing s on s.org = ${viewer.org} and s.node = n.node
      group by n.owner
    ), asked as (
      select y.owner, count(*) as words from n y join ${sql`carries e on e.org = ${viewer.org} and e.parent = y.node and not e.accepted`}
      join node c on c.org = e.org and c.node = e.child and c.kind = 'goal' and c.state = 'active'
      where e.org = ${viewer.org} group by y.owner
    ), due as (
      select i.owner, count(*) as readings, min(${readingSince(looking)}) as oldest from indicator i
      where i.org = ${viewer.org} and i.archived_on is null and i.owner = any (array(select r.person from report r))
        and ${readingSince(looking)} <= ${today}
      group by i.owner
    )
    select r.person, r.name, r.title, coalesce(l.check_ins, 0) as "checkIns", coalesce(a.words, 0) as words, coalesce(l.closings, 0) as closings,
      coalesce(l.gaps, 0) as gaps, coalesce(d.readings, 0) as readings, least(l.oldest, d.oldest) as oldest, x.at as nudged_at
    from report r left join looked l on l.owner = r.person left join asked a on a.owner = r.person left join due d on d.owner = r.person
    left join nudge x on x.org = ${viewer.org} and x.person = r.person and x.week = ${week}
    order by least(l.oldest, d.oldest) nulls last, r.name collate "und-x-icu", r.person limit 500` as Sql<OwingPerson>,
  )
}
