import type { Event } from '../kernel/event.ts'
import { newId } from '../kernel/ids.ts'
import { sql, type Transaction } from './sql.ts'

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

/**
 * Reads what has been committed since the last time, by snapshot horizon: ids are no order of commits, so a
 * transaction that commits late is met later instead of being skipped.
 */
export async function newEvents(tx: Transaction, reader: string): Promise<Change[]> {
  const horizon = await tx.first<{ from: string; to: string }>(sql`
    select r.up_to::text as "from", pg_snapshot_xmin(pg_current_snapshot())::text as "to"
    from jobs.outbox_reader r where r.reader = ${reader}`)
  if (!horizon) {
    await tx.run(sql`
      insert into jobs.outbox_reader (reader, up_to) values (${reader}, pg_snapshot_xmin(pg_current_snapshot())) on conflict do nothing`)
    return []
  }
  const rows = await tx.rows<{ org: string; subject: string; audience: string }>(sql`
    select distinct e.org, e.subject, e.audience from event e
    where e.xid >= ${horizon.from}::xid8 and e.xid < ${horizon.to}::xid8`)
  // Only when something was read: a reader that noted its place each time would itself be a transaction to read.
  if (rows.length > 0)
    await tx.run(sql`update jobs.outbox_reader set up_to = ${horizon.to}::xid8 where reader = ${reader}`)
  return grouped(rows)
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
