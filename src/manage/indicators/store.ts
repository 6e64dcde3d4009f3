import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { IndicatorListed } from './contract.ts'
import { expectedOn, type Stance } from './indicator.ts'

export interface IndicatorRow {
  indicator: Id
  audience: Id
  title: string
  unit: string
  purpose: string
  owner: Id | null
  owner_name: string | null
  team: Id | null
  team_name: string | null
  low: string | null
  high: string | null
  rhythm: number
  value: string | null
  value_on: Day | null
  stands: Stance
  stands_since: Day | null
  archived_on: Day | null
  created_on: Day
  revision: number
}

const columns = (zone: string) => sql`
  i.indicator, i.audience, i.title, i.unit, i.purpose, i.owner, p.name as owner_name, i.team, t.name as team_name, i.low, i.high, i.rhythm,
  i.value, i.value_on, i.stands, i.stands_since, i.archived_on, (i.created_at at time zone ${zone})::date as created_on, i.revision`

const joins = sql`
  left join person p on p.org = i.org and p.person = i.owner
  left join team t on t.org = i.org and t.team = i.team`

export async function indicatorRow(tx: Transaction, viewer: Viewer, indicator: Id): Promise<IndicatorRow> {
  const found = await tx.first<IndicatorRow>(
    sql`select ${columns(viewer.zone)} from indicator i ${joins} where i.org = ${viewer.org} and i.indicator = ${indicator}` as Sql<IndicatorRow>,
  )
  if (!found) throw notFound('indicator')
  return found
}

/** Whoever changes an indicator or records takes turns: where it stands is worked out from all of its readings. */
export const takeTurn = async (tx: Transaction, org: Id, indicator: Id): Promise<void> => {
  await tx.run(sql`select 1 from indicator where org = ${org} and indicator = ${indicator} for update`)
}

export const listed = (row: IndicatorRow): IndicatorListed => ({
  indicator: row.indicator,
  title: row.title,
  unit: row.unit,
  owner: row.owner && row.owner_name !== null ? { person: row.owner, name: row.owner_name } : null,
  team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
  low: row.low,
  high: row.high,
  value: row.value,
  valueOn: row.value_on,
  stands: row.stands,
  since: row.stands_since,
  expectedOn: row.archived_on ? null : expectedOn(row.value_on, row.created_on, row.rhythm),
  archivedOn: row.archived_on,
})

export interface Wanted {
  text?: string
  team?: Id
  owner?: Id
  stands?: Stance
  archived: boolean
  after?: IndicatorRow
  most: number
}

/** A page of indicators by title, one more than `most` where there are more. */
export function indicatorRows(tx: Transaction, viewer: Viewer, wanted: Wanted): Promise<IndicatorRow[]> {
  const { text = '', team, owner, stands, archived, after, most } = wanted
  const { org } = viewer
  const patterns = patternsOf(text)
  const only = [
    archived ? sql`i.archived_on is not null` : sql`i.archived_on is null`,
    ...(patterns.length > 0 ? [sql`lower(i.title || ' ' || i.purpose) like all (${patterns}::text[])`] : []),
    ...(team
      ? [sql`i.team = any (array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team}))`]
      : []),
    ...(owner ? [sql`i.owner = ${owner}`] : []),
    ...(stands ? [sql`i.stands = ${stands}`] : []),
    ...(after
      ? [
          sql`(i.title collate "und-x-icu", i.indicator) > (${after.title} collate "und-x-icu", ${after.indicator}::uuid)`,
        ]
      : []),
  ]
  return tx.rows<IndicatorRow>(
    sql`
    select ${columns(viewer.zone)} from indicator i ${joins}
    where i.org = ${org} and ${sql.join(only, sql` and `)}
    order by i.title collate "und-x-icu", i.indicator limit ${sql.lit(most + 1)}` as Sql<IndicatorRow>,
  )
}

const patternsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

export interface IndicatorWords {
  title: string
  unit: string
  purpose: string
  low: string | null
  high: string | null
  owner: Id | null
  team: Id | null
  audience: Id
  rhythm: number
}

export async function insertIndicator(tx: Transaction, org: Id, indicator: Id, words: IndicatorWords): Promise<void> {
  await tx.run(sql`
    insert into indicator (org, indicator, audience, title, unit, purpose, owner, team, low, high, rhythm)
    values (${org}, ${indicator}, ${words.audience}, ${words.title}, ${words.unit}, ${words.purpose}, ${words.owner}, ${words.team},
      ${words.low}, ${words.high}, ${words.rhythm})`)
}

/** False where it is not at this revision any more. The audience is moved apart, with all that carries it. */
export const updateIndicator = async (
  tx: Transaction,
  org: Id,
  indicator: Id,
  revision: number,
  words: IndicatorWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update indicator set title = ${words.title}, unit = ${words.unit}, purpose = ${words.purpose}, owner = ${words.owner}, team = ${words.team},
      low = ${words.low}, high = ${words.high}, rhythm = ${words.rhythm}, revision = revision + 1
    where org = ${org} and indicator = ${indicator} and revision = ${revision}`)) === 1

export const moveIndicator = async (tx: Transaction, indicator: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_indicator(${indicator}, ${audience})`)
}

export const setArchived = async (tx: Transaction, org: Id, indicator: Id, on: Day | null): Promise<void> => {
  await tx.run(sql`
    update indicator set archived_on = ${on}, revision = revision + 1 where org = ${org} and indicator = ${indicator}`)
}

export interface ReadingRow {
  reading: Id
  read_on: Day
  value: string
  note: string
  by: Id | null
  by_name: string | null
  at: Date
  superseded: boolean
  supersedes: Id | null
}

const readingColumns = sql`
  r.reading, r.read_on, r.value, r.note, r.by, p.name as by_name, r.at, r.superseded, r.supersedes
  from indicator_reading r left join person p on p.org = r.org and p.person = r.by`

export async function readingRow(tx: Transaction, org: Id, indicator: Id, reading: Id): Promise<ReadingRow> {
  const found = await tx.first<ReadingRow>(
    sql`select ${readingColumns} where r.org = ${org} and r.indicator = ${indicator} and r.reading = ${reading}` as Sql<ReadingRow>,
  )
  if (!found) throw notFound('reading')
  return found
}

/** What counts of a day, where something does. */
export const readingOn = async (tx: Transaction, org: Id, indicator: Id, day: Day): Promise<ReadingRow | null> =>
  (await tx.first<ReadingRow>(
    sql`select ${readingColumns} where r.org = ${org} and r.indicator = ${indicator} and r.read_on = ${day} and not r.superseded
      order by r.reading desc limit 1` as Sql<ReadingRow>,
  )) ?? null

/** The latest day first; one more than `most` where there are more. */
export const readingRows = (tx: Transaction, org: Id, indicator: Id, after: ReadingRow | null, most: number) =>
  tx.rows<ReadingRow>(
    sql`
    select ${readingColumns}
    where r.org = ${org} and r.indicator = ${indicator}
      ${after ? sql`and (r.read_on, r.reading) < (${after.read_on}, ${after.reading})` : sql``}
    order by r.read_on desc, r.reading desc limit ${sql.lit(most + 1)}` as Sql<ReadingRow>,
  )

export interface NewReading {
  value: string
  readOn: Day
  note: string
  supersedes: Id | null
}

/** Writes a reading, and takes the one that it supersedes out of the line. */
export async function insertReading(
  tx: Transaction,
  viewer: Viewer,
  of: Pick<IndicatorRow, 'indicator' | 'audience'>,
  { value, readOn, note, supersedes }: NewReading,
): Promise<Id> {
  const reading = newId()
  if (supersedes)
    await tx.run(
      sql`update indicator_reading set superseded = true where org = ${viewer.org} and reading = ${supersedes}`,
    )
  await tx.run(sql`
    insert into indicator_reading (org, reading, indicator, audience, by, read_on, value, note, supersedes)
    values (${viewer.org}, ${reading}, ${of.indicator}, ${of.audience}, ${viewer.person}, ${readOn}, ${value}, ${note}, ${supersedes})`)
  return reading
}

/** What counts, the latest day first: as much as is needed to say since when it stands where it stands. */
export const line = (tx: Transaction, org: Id, indicator: Id) =>
  tx.rows<{ reading: Id; value: string; readOn: Day }>(sql`
    select r.reading, r.value, r.read_on as "readOn" from indicator_reading r
    where r.org = ${org} and r.indicator = ${indicator} and not r.superseded order by r.read_on desc, r.reading desc limit 1000`)

export const setStanding = async (
  tx: Transaction,
  org: Id,
  indicator: Id,
  latest: { value: string; readOn: Day } | undefined,
  { stands, since }: { stands: Stance; since: Day | null },
): Promise<void> => {
  await tx.run(sql`
    update indicator set value = ${latest?.value ?? null}, value_on = ${latest?.readOn ?? null}, stands = ${stands}, stands_since = ${since}
    where org = ${org} and indicator = ${indicator}`)
}

/** Hands a reading on to the measures that lean on the indicator, seen or not; to one alone where it begins to. */
export const handOn = async (tx: Transaction, reading: Id, only: Id | null = null): Promise<number> =>
  (await tx.first<{ count: number }>(sql`select leaning_read(${reading}, ${only}) as count`))?.count ?? 0

export const leaningOn = (tx: Transaction, viewer: Viewer, indicator: Id) =>
  tx.rows<{ measure: Id; title: string; goal: Id; goalTitle: string }>(sql`
    select n.node as measure, n.title, g.node as goal, g.title as "goalTitle"
    from measure m join node n on n.org = m.org and n.node = m.node join node g on g.org = m.org and g.node = m.goal
    where m.org = ${viewer.org} and m.indicator = ${indicator} and n.state <> 'closed' and g.state <> 'closed'
    order by g.title collate "und-x-icu", n.title, n.node limit 200`)

type Leaning = Partial<IndicatorRow> & {
  measure: Id
  measure_title: string
  measure_unit: string
  wide: boolean | null
}

/** Measures of a goal that lean on an indicator, with as much of this as the viewer sees. */
export const leaningOf = (tx: Transaction, viewer: Viewer, goal: Id): Promise<Leaning[]> =>
  tx.rows<Leaning>(
    sql`
    select n.node as measure, n.title as measure_title, m.unit as measure_unit, ${columns(viewer.zone)},
      i.audience in (m.audience, m.org) or as_wide(m.org, i.audience, m.audience) as wide
    from measure m join node n on n.org = m.org and n.node = m.node
    left join indicator i on i.org = m.org and i.indicator = m.indicator ${joins}
    where m.org = ${viewer.org} and m.goal = ${goal} and m.indicator is not null and n.state <> 'closed' order by n.title, n.node` as Sql<Leaning>,
  )

/** Whether everybody who sees the goal sees the indicator. */
export const wideEnough = async (tx: Transaction, org: Id, indicator: Id, goal: Id): Promise<boolean> =>
  indicator === goal ||
  indicator === org ||
  ((await tx.first<{ wide: boolean }>(sql`select as_wide(${org}, ${indicator}, ${goal}) as wide`))?.wide ?? false)

export const setLeaning = async (tx: Transaction, org: Id, measure: Id, indicator: Id | null): Promise<void> => {
  await tx.run(sql`update measure set indicator = ${indicator} where org = ${org} and node = ${measure}`)
}

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const eventRows = (tx: Transaction, org: Id, indicator: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after from event e
    left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${indicator} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)
