import type { Event } from '../kernel/event.ts'
import { isId, newId } from '../kernel/ids.ts'
import { type Sql, sql, type Transaction } from './sql.ts'

/** Appends events in the transaction of the change. `by` is null where the product itself did it. */
export async function tell(tx: Transaction, org: string, by: string | null, ...events: Event[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ event: newId(), before: null, after: null, ...event }))
  await tx.run(sql`
    insert into event (org, event, by, happened, subject, audience, before, after)
    select ${org}, e.event, ${by}, e.happened, e.subject, e.audience, e.before, e.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(event uuid, happened text, subject uuid, audience uuid, before jsonb, after jsonb)`)
}

/** A change that open pages should hear of: which nodes (or other subjects), and who may be told. */
export interface Change {
  org: string
  subjects: { subject: string; audience: string }[]
}

/** What changed since this reader looked last, for open pages. */
export const newEvents = async (tx: Transaction, reader: string): Promise<Change[]> =>
  grouped((await unread<Told>(tx, reader, toldColumns)).flatMap(toldOf))

/** A change of hands is news to who gives and to who takes, whose own page did not mention it before; not to who did it. */
interface Told extends Named {
  gave: string | null
  took: string | null
  stands_in: string | null
}

const toldColumns = sql`e.org, e.subject, e.audience, nullif(e.before ->> 'owner', e.by::text) as gave,
  nullif(e.after ->> 'owner', e.by::text) as took, nullif(e.after ->> 'deputy', e.by::text) as stands_in`

const toldOf = ({ org, subject, audience, ...hands }: Told): Named[] => [
  { org, subject, audience },
  ...Object.values(hands).flatMap((person) =>
    person !== null && isId(person) ? { org, subject: person, audience } : [],
  ),
]

/** An event as whoever reacts to it reads it. */
export interface Happening {
  org: string
  event: string
  happened: string
  by: string | null
  subject: string
  audience: string
  after: Record<string, unknown> | null
}

/** What happened since this reader looked last, of these kinds, in the order of the events' ids. */
export async function newHappenings(tx: Transaction, reader: string, kinds: readonly string[]): Promise<Happening[]> {
  const columns = sql`e.org, e.event, e.happened, e.by, e.subject, e.audience, e.after`
  const rows = await unread<Happening>(tx, reader, columns, sql`and e.happened = any (${kinds}::text[])`)
  return rows.sort((a, b) => (a.event < b.event ? -1 : 1))
}

type Named = { org: string; subject: string; audience: string }

/**
 * Reads what has been committed since the last time, each event once. Ids are no order of commits, so what was read is
 * noted as a snapshot: what was under way then is met when it has been committed, and holds nothing up until then.
 */
async function unread<Row extends object = Named>(
  tx: Transaction,
  reader: string,
  columns: Sql,
  wanted = sql``,
): Promise<Row[]> {
  const place = await tx.first<{ seen: string; now: string; ahead: boolean }>(sql`
    select r.seen::text as seen, pg_current_snapshot()::text as now,
      pg_snapshot_xmax(r.seen) > pg_snapshot_xmax(pg_current_snapshot()) as ahead
    from jobs.outbox_reader r where r.reader = ${reader}`)
  if (!place || place.ahead) {
    // Nobody has read yet, or the database came from another server, whose transactions have other numbers.
    await tx.run(sql`
      insert into jobs.outbox_reader (reader, seen) values (${reader}, pg_current_snapshot())
      on conflict (reader) do update set seen = excluded.seen`)
    return []
  }
  if (place.seen === place.now) return []
  const { seen, now } = place
  const since = (which: Sql, only: Sql): Sql<Row> =>
    sql`
    select ${which} from event e
    where e.xid >= pg_snapshot_xmax(${seen}::pg_snapshot) and e.xid < pg_snapshot_xmax(${now}::pg_snapshot)
      and pg_visible_in_snapshot(e.xid, ${now}::pg_snapshot) ${only}
    union
    select ${which} from event e
    where e.xid = any (array(select pg_snapshot_xip(${seen}::pg_snapshot)))
      and pg_visible_in_snapshot(e.xid, ${now}::pg_snapshot) ${only}` as Sql<Row>
  const rows = await tx.rows(since(columns, wanted))
  // Only when something was there: a reader that noted its place each time would itself be a transaction to read.
  if (rows.length === 0 && (await tx.rows(since(sql`true as one`, sql``))).length === 0) return []
  const noted = await tx.run(sql`
    update jobs.outbox_reader set seen = ${now}::pg_snapshot where reader = ${reader} and seen::text = ${seen}`)
  // Another process, which led at the same moment, has read them.
  return noted === 0 ? [] : rows
}

export function grouped(rows: { org: string; subject: string; audience: string }[]): Change[] {
  const byOrg = new Map<string, Change>()
  for (const { org, subject, audience } of rows) {
    const change = byOrg.get(org) ?? { org, subjects: [] }
    change.subjects.push({ subject, audience })
    byOrg.set(org, change)
  }
  return [...byOrg.values()]
}
