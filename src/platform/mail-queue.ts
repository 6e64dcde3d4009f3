import { type Id, newId } from '../kernel/ids.ts'
import { sql, type Transaction } from './sql.ts'

/** A mail that waits: ids alone; its text is put together when it is sent, from what its reader may see then. */
export interface WaitingMail {
  mail: Id
  org: Id
  person: Id
  kind: string
  notices: Id[]
  attempts: number
}

export async function enqueue(
  tx: Transaction,
  mails: { org: Id; person: Id; kind: string; notices: Id[]; due: Date }[],
): Promise<void> {
  for (const { org, person, kind, notices, due } of mails)
    await tx.run(sql`
      insert into jobs.mail (mail, org, person, kind, notices, due_at)
      values (${newId()}, ${org}, ${person}, ${kind}, ${notices}::uuid[], ${due})`)
}

/** Those that are due, the oldest first. */
export const dueMails = (tx: Transaction, now: Date, most: number): Promise<WaitingMail[]> =>
  tx.rows<WaitingMail>(sql`
    select mail, org, person, kind, notices, attempts from jobs.mail
    where done_at is null and due_at <= ${now} order by due_at limit ${sql.lit(most)}`)

/** Minutes until the next attempt after each; after the last it is given up, two days after the first. */
const pauses = [1, 5, 15, 60, 240, 720, 1440]

export async function mailDone(tx: Transaction, mail: Id, done: 'sent' | 'nothing to say', now: Date): Promise<void> {
  await tx.run(sql`
    update jobs.mail set done_at = ${now}, done = ${done}, attempts = attempts + 1, said = null where mail = ${mail}`)
}

export async function mailFailed(
  tx: Transaction,
  { mail, attempts }: WaitingMail,
  said: string,
  now: Date,
): Promise<void> {
  const pause = pauses[attempts]
  const due = pause === undefined ? null : new Date(now.getTime() + pause * 60_000)
  await tx.run(sql`
    update jobs.mail set attempts = attempts + 1, said = ${said.slice(0, 500)},
      due_at = coalesce(${due}::timestamptz, due_at),
      done_at = case when ${due}::timestamptz is null then ${now}::timestamptz end,
      done = case when ${due}::timestamptz is null then 'given up' end
    where mail = ${mail}`)
}

/** What was done a month ago has told all that it could. */
export const forgetMails = (tx: Transaction, before: Date): Promise<number> =>
  tx.run(sql`delete from jobs.mail where done_at < ${before}`)
