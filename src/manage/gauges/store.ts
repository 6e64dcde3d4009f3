import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
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

export interface GaugeRow {
  measure: Id
  goal: Id
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

const columns = sql`g.measure, g.goal, n.title, g.by, p.name as by_name, g.address, g.format, g.value_at, g.date_at, g.every_days,
  g.next_at, g.last_at, g.trouble, g.failures, g.revision`

export const gaugeRows = (tx: Transaction, org: Id, goal: Id): Promise<GaugeRow[]> =>
  tx.rows<GaugeRow>(sql`
    select ${columns} from gauge g
    join node n on n.org = g.org and n.node = g.measure left join person p on p.org = g.org and p.person = g.by
    where g.org = ${org} and g.goal = ${goal} order by n.title, g.measure`)

export const gaugeRow = (tx: Transaction, org: Id, goal: Id, measure: Id): Promise<GaugeRow | undefined> =>
  tx.first<GaugeRow>(sql`
    select ${columns} from gauge g
    join node n on n.org = g.org and n.node = g.measure left join person p on p.org = g.org and p.person = g.by
    where g.org = ${org} and g.goal = ${goal} and g.measure = ${measure}`)

export type GaugeDraft = Pick<GaugeRow, 'address' | 'format' | 'value_at' | 'date_at' | 'every_days'>

/** Sets it, due at once; false where it is not at this revision any more (null: where there is one already). */
export async function setGauge(
  tx: Transaction,
  viewer: Viewer,
  { goal, measure }: { goal: Id; measure: Id },
  draft: GaugeDraft,
  revision: number | null,
): Promise<boolean> {
  const { address, format, value_at, date_at, every_days } = draft
  const written =
    revision === null
      ? await tx.run(sql`
          insert into gauge (org, measure, goal, by, address, format, value_at, date_at, every_days)
          values (${viewer.org}, ${measure}, ${goal}, ${viewer.person}, ${address}, ${format}, ${value_at}, ${date_at}, ${every_days})
          on conflict (org, measure) do nothing`)
      : await tx.run(sql`
          update gauge set by = ${viewer.person}, address = ${address}, format = ${format}, value_at = ${value_at}, date_at = ${date_at},
            every_days = ${every_days}, next_at = now(), trouble = '', failures = 0, revision = revision + 1
          where org = ${viewer.org} and goal = ${goal} and measure = ${measure} and revision = ${revision}`)
  return written === 1
}

export const endGauge = async (tx: Transaction, org: Id, goal: Id, measure: Id): Promise<boolean> =>
  (await tx.run(sql`delete from gauge where org = ${org} and goal = ${goal} and measure = ${measure}`)) === 1

/** How a try ended, and when the next one is. */
export const noteTry = (
  tx: Transaction,
  org: Id,
  measure: Id,
  { trouble, failures, days }: { trouble: string; failures: number; days: number },
): Promise<number> =>
  tx.run(sql`
    update gauge set last_at = now(), trouble = ${trouble}, failures = ${failures}, next_at = now() + ${days} * interval '1 day'
    where org = ${org} and measure = ${measure}`)

export interface Due {
  org: Id
  goal: Id
  measure: Id
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
      select g.org, g.measure from gauge g where g.next_at <= now() order by g.next_at limit ${most}
    ), taken as (
      update gauge g set next_at = now() + interval '15 minutes' from due d where g.org = d.org and g.measure = d.measure and g.next_at <= now()
      returning g.org, g.goal, g.measure, g.by
    )
    select t.org, t.goal, t.measure, t.by, p.administrator, o.zone,
      coalesce(p.ends_on < (now() at time zone o.zone)::date, false) as "left"
    from taken t join person p on p.org = t.org and p.person = t.by join organisation o on o.org = t.org`)
