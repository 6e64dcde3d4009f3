import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Format } from './gauge.ts'

export interface AllowedRow {
  allowed: Id
  begins: string
  private: boolean
}

export const allowedRows = (tx: Transaction, org: Id): Promise<AllowedRow[]> =>
  tx.rows<AllowedRow>(sql`select allowed, begins, private from allowed_address where org = ${org} order by begins`)

export async function insertAllowed(tx: Transaction, viewer: Viewer, given: AllowedRow): Promise<boolean> {
  const made = await tx.run(sql`
    insert into allowed_address (org, allowed, begins, private, by)
    values (${viewer.org}, ${given.allowed}, ${given.begins}, ${given.private}, ${viewer.person})
    on conflict (org, begins) do nothing`)
  return made === 1
}

export const deleteAllowed = async (tx: Transaction, org: Id, allowed: Id): Promise<boolean> =>
  (await tx.run(sql`delete from allowed_address where org = ${org} and allowed = ${allowed}`)) === 1

/** What a gauge reads: a measure of a goal, or an indicator. */
export type Subject = { goal: Id; measure: Id } | { indicator: Id }

export const subjectId = (of: Subject): Id => ('indicator' in of ? of.indicator : of.measure)

const of = (subject: Subject): Sql =>
  'indicator' in subject
    ? sql`g.indicator = ${subject.indicator}`
    : sql`g.measure = ${subject.measure} and g.goal = ${subject.goal}`

export interface GaugeRow {
  subject: Id
  title: string
  by: Id
  by_name: string | null
  address: string
  format: Format
  value_at: string
  date_at: string | null
  every_days: number
  next_at: Date
  last_at: Date | null
  trouble: string
  failures: number
  revision: number
}

const found = (org: Id) => sql`
  select g.subject, case when n.title is null then i.title else n.title end as title, g.by, p.name as by_name, g.address, g.format,
    g.value_at, g.date_at, g.every_days, g.next_at, g.last_at, g.trouble, g.failures, g.revision
  from gauge g
  left join node n on n.org = ${org} and n.node = g.measure
  left join indicator i on i.org = ${org} and i.indicator = g.indicator
  left join person p on p.org = ${org} and p.person = g.by
  where g.org = ${org}`

/** What reads the measures of a goal. */
export const gaugeRows = (tx: Transaction, org: Id, goal: Id): Promise<GaugeRow[]> =>
  tx.rows<GaugeRow>(sql`${found(org)} and g.goal = ${goal} order by n.title, g.subject` as Sql<GaugeRow>)

export const gaugeRow = (tx: Transaction, org: Id, subject: Subject): Promise<GaugeRow | undefined> =>
  tx.first<GaugeRow>(sql`${found(org)} and ${of(subject)}` as Sql<GaugeRow>)

export type GaugeDraft = Pick<GaugeRow, 'address' | 'format' | 'value_at' | 'date_at' | 'every_days'>

/** Sets it, due at once; false where it is not at this revision any more (null: where there is one already). */
export async function setGauge(
  tx: Transaction,
  viewer: Viewer,
  subject: Subject,
  /** That of an indicator; what reads a measure is seen with its goal. */
  audience: Id | null,
  draft: GaugeDraft,
  revision: number | null,
): Promise<boolean> {
  const { address, format, value_at, date_at, every_days } = draft
  const { goal, measure, indicator } = { goal: null, measure: null, indicator: null, ...subject }
  const written =
    revision === null
      ? await tx.run(sql`
          insert into gauge (org, subject, measure, goal, indicator, audience, by, address, format, value_at, date_at, every_days)
          values (${viewer.org}, ${subjectId(subject)}, ${measure}, ${goal}, ${indicator}, ${audience}, ${viewer.person}, ${address}, ${format},
            ${value_at}, ${date_at}, ${every_days})
          on conflict (org, subject) do nothing`)
      : await tx.run(sql`
          update gauge g set by = ${viewer.person}, address = ${address}, format = ${format}, value_at = ${value_at}, date_at = ${date_at},
            every_days = ${every_days}, next_at = now(), trouble = '', failures = 0, revision = revision + 1
          where g.org = ${viewer.org} and ${of(subject)} and g.revision = ${revision}`)
  return written === 1
}

export const endGauge = async (tx: Transaction, org: Id, subject: Subject): Promise<boolean> =>
  (await tx.run(sql`delete from gauge g where g.org = ${org} and ${of(subject)}`)) === 1

/** How a try ended, and when the next one is. */
export const noteTry = (
  tx: Transaction,
  org: Id,
  subject: Id,
  { trouble, failures, days }: { trouble: string; failures: number; days: number },
): Promise<number> =>
  tx.run(sql`
    update gauge set last_at = now(), trouble = ${trouble}, failures = ${failures}, next_at = now() + ${days} * interval '1 day'
    where org = ${org} and subject = ${subject}`)

export interface Due {
  org: Id
  subject: Id
  goal: Id | null
  measure: Id | null
  indicator: Id | null
  by: Id
  administrator: boolean
  zone: string
  /** They work here no longer. */
  left: boolean
}

/**
 * Gauges whose moment has come, everywhere, at most `most`, each with whom it reads for. They are put off by a quarter of an
 * hour at once, so that one that ends the process is not the first again and again.
 */
export const takeDue = (tx: Transaction, most: number): Promise<Due[]> =>
  tx.rows<Due>(sql`
    with due as (
      select g.org, g.subject from gauge g where g.next_at <= now() order by g.next_at limit ${most}
    ), taken as (
      update gauge g set next_at = now() + interval '15 minutes' from due d where g.org = d.org and g.subject = d.subject and g.next_at <= now()
      returning g.org, g.subject, g.goal, g.measure, g.indicator, g.by
    )
    select t.org, t.subject, t.goal, t.measure, t.indicator, t.by, p.administrator, o.zone,
      coalesce(p.ends_on < (now() at time zone o.zone)::date, false) as "left"
    from taken t join person p on p.org = t.org and p.person = t.by join organisation o on o.org = t.org`)
