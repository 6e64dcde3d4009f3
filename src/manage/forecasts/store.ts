import type { ClosedAs } from '../../graph/health.ts'
import type { Direction } from '../../graph/measure.ts'
import { numberOrNull } from '../../graph/rows.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { MeasureToForecast } from './forecast.ts'
import type { Reading } from './series.ts'

/** More readings than these are not asked for; the latest tell what is to come. */
const latest = 300

interface MeasureRow {
  goal: Id
  node: Id
  title: string
  unit: string
  direction: Direction
  baseline: string | null
  target: string | null
  target_max: string | null
  readings: [Day, number][]
}

export interface MeasureRead extends MeasureToForecast {
  goal: Id
  node: Id
  title: string
}

const readingsBefore = (viewer: Viewer, until: Sql): Sql => sql`
  left join lateral (
    select jsonb_agg(jsonb_build_array(r.read_on, r.value) order by r.read_on, r.check_in) as readings from (
      select r.read_on, r.value, r.check_in from reading r
      where r.org = ${viewer.org} and r.measure = m.node and not r.superseded ${until}
      order by r.read_on desc, r.check_in desc limit ${latest}
    ) r
  ) r on true`

/** The measures of a goal that count, each with its latest readings. */
export const measuresOf = async (tx: Transaction, viewer: Viewer, goal: Id): Promise<MeasureRead[]> =>
  (
    await tx.rows<MeasureRow>(sql`
      select m.goal, m.node, x.title, m.unit, m.direction, m.baseline, m.target, m.target_max, coalesce(r.readings, '[]') as readings
      from measure m
      join node x on x.org = m.org and x.node = m.node and x.state <> 'closed'
      left join carries c on c.org = m.org and c.parent = m.goal and c.child = m.node
      ${readingsBefore(viewer, sql``)}
      where m.org = ${viewer.org} and m.goal = ${goal} and coalesce(c.share, 1) > 0
      order by c.place, m.node`)
  ).map(measureRead)

const measureRead = ({ target_max, readings, ...row }: MeasureRow): MeasureRead => ({
  ...row,
  baseline: numberOrNull(row.baseline),
  target: numberOrNull(row.target),
  targetMax: numberOrNull(target_max),
  readings: readings.map(([on, value]) => ({ on, value: Number(value) })),
})

/** A goal's progress on each day on which it was computed, in percent. */
export const progressOf = async (tx: Transaction, viewer: Viewer, goal: Id): Promise<Reading[]> =>
  (
    await tx.rows<{ on: Day; value: string }>(sql`
      select on_day as "on", 100 * progress as value from standing_on
      where org = ${viewer.org} and node = ${goal} and progress is not null order by on_day desc limit ${latest}`)
  )
    .map(({ on, value }) => ({ on, value: Number(value) }))
    .reverse()

export interface ClosedGoal {
  goal: Id
  owner: Id | null
  closed_as: ClosedAs
  start: Day
  due: Day
  closed_on: Day
}

/** The goals closed most lately, with both dates, that were seen through to an end. */
export const closedGoals = (tx: Transaction, viewer: Viewer): Promise<ClosedGoal[]> =>
  tx.rows<ClosedGoal>(sql`
    select n.node as goal, n.owner, n.closed_as, n.start_on as start, n.due_on as due, (c.at at time zone ${viewer.zone})::date as closed_on
    from (
      select c.org, c.goal, c.at, c.closing from closing c where c.org = ${viewer.org} order by c.closing desc limit 500
    ) c join node n on n.org = c.org and n.node = c.goal
    where n.org = ${viewer.org} and n.state = 'closed' and n.closed_as <> 'abandoned' and n.start_on < n.due_on
    order by c.closing desc`)

/** The confidence that stood on a day, for each of several goals. */
export async function confidenceThen(
  tx: Transaction,
  viewer: Viewer,
  asked: { goal: Id; on: Day }[],
): Promise<Map<Id, number>> {
  const rows = await tx.rows<{ goal: Id; confidence: number }>(sql`
    select a.goal, c.confidence from unnest(${asked.map(({ goal }) => goal)}::uuid[], ${asked.map(({ on }) => on)}::date[]) a(goal, on_day)
    join lateral (
      select c.confidence from check_in c
      where c.org = ${viewer.org} and c.goal = a.goal and c.read_on <= a.on_day and c.confidence is not null
        and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = c.check_in)
      order by c.read_on desc, c.check_in desc limit 1
    ) c on true`)
  return new Map(rows.map(({ goal, confidence }) => [goal, confidence]))
}

/** The measures of several goals as they had been read by a day of each goal's own. */
export const measuresThen = async (
  tx: Transaction,
  viewer: Viewer,
  asked: { goal: Id; on: Day }[],
): Promise<MeasureRead[]> =>
  (
    await tx.rows<MeasureRow>(sql`
      select m.goal, m.node, '' as title, m.unit, m.direction, m.baseline, m.target, m.target_max, coalesce(r.readings, '[]') as readings
      from unnest(${asked.map(({ goal }) => goal)}::uuid[], ${asked.map(({ on }) => on)}::date[]) a(goal, on_day)
      join measure m on m.org = ${viewer.org} and m.goal = a.goal
      left join carries c on c.org = m.org and c.parent = m.goal and c.child = m.node
      ${readingsBefore(viewer, sql`and r.read_on <= a.on_day`)}
      where m.org = ${viewer.org} and coalesce(c.share, 1) > 0`)
  ).map(measureRead)
