import type { Direction } from '../../graph/measure.ts'
import type { Milestone } from '../../graph/milestone.ts'
import type { NodeFacts } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { CheckInDraft, MeasureAsked } from './check-in.ts'

export interface CheckInRow {
  check_in: Id
  goal: Id
  by: Id | null
  by_name: string | null
  at: Date
  read_on: Day
  confidence: number | null
  note: string
  in_the_way: string
  supersedes: Id | null
  superseded: boolean
  /** Of the indicator that it came from, as much as the viewer sees; `came` whether or not they do. */
  from: { indicator: Id; title: string } | null
  came: boolean
  readings: { measure: Id; title: string; unit: string; value: string }[]
}

/** A goal that is to be checked in on, with one of its measures; once, without any, where it has none. */
interface AskedRow extends NodeFacts {
  by_name: string
  measure: Id | null
  measure_title: string
  closed: boolean
  unit: string
  direction: Direction
  baseline: string | null
  target: string | null
  target_max: string | null
  value_on: Day | null
  indicator: Id | null
  adds_up: boolean | null
  milestones: Milestone[] | null
}

export interface MeasureToRead extends MeasureAsked {
  unit: string
  baseline: string | null
  target: string | null
  targetMax: string | null
  valueOn: Day | null
}

export interface GoalToCheckIn {
  goal: NodeFacts
  /** The viewer's own name. */
  byName: string
  measures: MeasureToRead[]
}

/** All that decides about a check-in, in one short look; it is on the road of every check-in. */
export async function goalToCheckIn(tx: Transaction, viewer: Viewer, goal: Id): Promise<GoalToCheckIn> {
  const rows = await tx.rows<AskedRow>(sql`
    select n.node, n.kind, n.title, n.owner, n.team, n.audience, n.state,
      (select p.name from person p where p.org = ${viewer.org} and p.person = ${viewer.person}) as by_name,
      m.node as measure, x.title as measure_title, x.state = 'closed' as closed, m.unit, m.direction, m.baseline, m.target, m.target_max, m.value_on, m.indicator, m.milestones, m.adds_up
    from node n
    left join measure m on m.org = n.org and m.goal = n.node
    left join node x on x.org = m.org and x.node = m.node
    where n.org = ${viewer.org} and n.node = ${goal} and n.kind = 'goal'`)
  const [first] = rows
  if (!first) throw notFound('goal')
  const { node, kind, title, owner, team, audience, state, by_name } = first
  return {
    goal: { node, kind, title, owner, team, audience, state },
    byName: by_name,
    measures: rows.flatMap((row) =>
      row.measure === null
        ? []
        : {
            node: row.measure,
            title: row.measure_title,
            closed: row.closed,
            unit: row.unit,
            direction: row.direction,
            baseline: row.baseline,
            target: row.target,
            targetMax: row.target_max,
            valueOn: row.value_on,
            leans: row.indicator !== null,
            addsUp: row.adds_up === true,
            milestones: row.milestones ?? [],
          },
    ),
  }
}

/**
 * Writes a check-in in one statement: its row, its readings, the measures' current values, the mark for the roll-up and
 * the event. It touches nothing that another goal's check-in touches, so that nobody waits for the vision.
 */
export function insertCheckIn(
  tx: Transaction,
  viewer: Viewer,
  goal: { node: Id; audience: Id },
  draft: CheckInDraft,
  readOn: Day,
  supersedes: Id | null,
): Id {
  const checkIn = newId()
  const measures = draft.values.map((each) => each.measure)
  const values = draft.values.map((each) => each.value)
  const after = JSON.stringify({
    readOn,
    confidence: draft.confidence,
    note: draft.note,
    inTheWay: draft.inTheWay,
    values: draft.values,
    milestones: draft.milestones?.length ? draft.milestones : undefined,
    supersedes,
  })
  tx.send(sql`
    with recorded as (
      insert into check_in (org, check_in, goal, audience, by, read_on, confidence, note, in_the_way, supersedes)
      values (${viewer.org}, ${checkIn}, ${goal.node}, ${goal.audience}, ${viewer.person}, ${readOn}, ${draft.confidence}, ${draft.note}, ${draft.inTheWay}, ${supersedes})
    ), readings as (
      insert into reading (org, check_in, measure, audience, read_on, value)
      select ${viewer.org}, ${checkIn}, v.measure, ${goal.audience}, ${readOn}, v.value from unnest(${measures}::uuid[], ${values}::numeric[]) v(measure, value)
    ), current as (
      update measure m set value = v.value, value_on = ${readOn}
      from unnest(${measures}::uuid[], ${values}::numeric[]) v(measure, value)
      where m.org = ${viewer.org} and m.node = v.measure and (m.value_on is null or m.value_on <= ${readOn}::date)
    ), marked as (
      insert into dirty (org, dirty, node)
      select ${viewer.org}, gen_random_uuid(), u.node from unnest(${[goal.node, ...measures]}::uuid[]) u(node)
    )
    insert into event (org, event, by, happened, subject, audience, after)
    values (${viewer.org}, ${newId()}, ${viewer.person}, ${supersedes ? 'check-in.corrected' : 'check-in.recorded'}, ${goal.node}, ${goal.audience}, ${after}::jsonb)`)
  return checkIn
}

/** False where the list is not as it was read any more. */
export const setMilestones = async (tx: Transaction, org: Id, measure: Id, before: Milestone[], list: Milestone[]) =>
  (await tx.run(sql`
    update measure set milestones = ${JSON.stringify(list)}::jsonb
    where org = ${org} and node = ${measure} and milestones = ${JSON.stringify(before)}::jsonb`)) === 1

/** After a correction: the readings of the superseded check-in count no longer, and current values are found anew. */
export async function supersede(tx: Transaction, org: Id, checkIn: Id, goal: Id): Promise<void> {
  await tx.run(sql`update reading set superseded = true where org = ${org} and check_in = ${checkIn}`)
  await tx.run(sql`
    update measure m set value = latest.value, value_on = latest.read_on
    from measure base left join lateral (
      select r.value, r.read_on from reading r
      where r.org = ${org} and r.measure = base.node and not r.superseded
      order by r.read_on desc, r.check_in desc limit 1
    ) latest on true
    where base.org = ${org} and base.goal = ${goal} and m.org = base.org and m.node = base.node and base.direction <> 'milestones'
      and exists (select 1 from reading r where r.org = ${org} and r.measure = base.node)
      and (m.value, m.value_on) is distinct from (latest.value, latest.read_on)`)
  await tx.run(sql`
    insert into dirty (org, dirty, node) select ${org}, gen_random_uuid(), m.node from measure m where m.org = ${org} and m.goal = ${goal}`)
}

const selected = (org: Id) => sql`
  select c.check_in, c.goal, c.by, p.name as by_name, c.at, c.read_on, c.confidence, c.note, c.in_the_way, c.supersedes,
    exists (select 1 from check_in x where x.org = ${org} and x.supersedes = c.check_in) as superseded,
    case when i.indicator is not null then jsonb_build_object('indicator', i.indicator, 'title', i.title) end as "from", c.from_reading is not null as came,
    coalesce((select jsonb_agg(jsonb_build_object('measure', r.measure, 'title', n.title, 'unit', m.unit, 'value', trim_scale(r.value)::text) order by n.title, n.node)
      from reading r join node n on n.org = r.org and n.node = r.measure join measure m on m.org = r.org and m.node = r.measure
      where r.org = ${org} and r.check_in = c.check_in), '[]') as readings
  from check_in c left join person p on p.org = c.org and p.person = c.by
  left join indicator_reading f on f.org = c.org and f.reading = c.from_reading
  left join indicator i on i.org = f.org and i.indicator = f.indicator`

export async function checkInRow(tx: Transaction, viewer: Viewer, goal: Id, checkIn: Id): Promise<CheckInRow> {
  const found = await tx.first<CheckInRow>(
    sql`${selected(viewer.org)} where c.org = ${viewer.org} and c.goal = ${goal} and c.check_in = ${checkIn}` as Sql<CheckInRow>,
  )
  if (!found) throw notFound('check-in')
  return found
}

/** Newest first, a page of 20 and one more to know whether there are others. */
export const checkInRows = (
  tx: Transaction,
  viewer: Viewer,
  goal: Id,
  before: CheckInRow | null,
): Promise<CheckInRow[]> =>
  tx.rows<CheckInRow>(
    sql`${selected(viewer.org)} where c.org = ${viewer.org} and c.goal = ${goal} ${before ? sql`and (c.read_on, c.check_in) < (${before.read_on}, ${before.check_in})` : sql``}
      order by c.read_on desc, c.check_in desc limit 21` as Sql<CheckInRow>,
  )

export const readingsOf = (tx: Transaction, viewer: Viewer, measure: Id) =>
  tx.rows<{ checkIn: Id; readOn: Day; value: string }>(sql`
    select check_in as "checkIn", read_on as "readOn", value from reading
    where org = ${viewer.org} and measure = ${measure} and not superseded
    order by read_on desc, check_in desc limit 1000`)
