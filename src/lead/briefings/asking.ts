import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Asking } from './briefing.ts'

// What was asked of a briefing, and how it climbed and was answered.

export interface QuestionRow {
  question: Id
  briefing: Id
  by: Id
  by_name: string
  kind: Asking
  body: string
  asked_at: Date
  holder: Id
  holder_name: string
  joined: Id | null
  answer: string | null
  answered_by: Id | null
  answerer_name: string | null
  answered_at: Date | null
}

const questions = (org: Id) => sql`
  select q.question, q.briefing, q.by, p.name as by_name, q.kind, q.body, q.asked_at, q.holder, h.name as holder_name, q.joined, q.answer,
    q.answered_by, a.name as answerer_name, q.answered_at
  from briefing_question q join person p on p.org = ${org} and p.person = q.by join person h on h.org = ${org} and h.person = q.holder
  left join person a on a.org = ${org} and a.person = q.answered_by
  where q.org = ${org}`

/** What the viewer asked, the latest first. */
export const askedBy = (tx: Transaction, { org, person }: Viewer, briefing: Id): Promise<QuestionRow[]> =>
  tx.rows<QuestionRow>(
    sql`${questions(org)} and q.briefing = ${briefing} and q.by = ${person} order by q.question desc limit 50` as Sql<QuestionRow>,
  )

/** What stands with the viewer or has stood with them: what is open first, the oldest first; a page of 50 and one more. */
export const heldBy = (tx: Transaction, { org, person }: Viewer, briefing: Id, after?: Id): Promise<QuestionRow[]> =>
  tx.rows<QuestionRow>(
    sql`${questions(org)} and q.briefing = ${briefing} and ${person} = any (q.holders)
      ${
        after
          ? sql`and (q.answered_at is not null, q.question) > (
        select a.answered_at is not null, a.question from briefing_question a where a.org = ${org} and a.question = ${after})`
          : sql``
      }
      order by (q.answered_at is not null), q.question limit 51` as Sql<QuestionRow>,
  )

/** Those that wait for the viewer's answer, to compare their words. */
export const openWith = (tx: Transaction, { org, person }: Viewer, briefing: Id) =>
  tx.rows<{ question: Id; body: string }>(sql`
    select q.question, q.body from briefing_question q
    where q.org = ${org} and q.briefing = ${briefing} and q.holder = ${person} and q.answered_at is null and q.joined is null
    order by q.question limit 500`)

export const countOpen = async (tx: Transaction, { org, person }: Viewer, briefing: Id): Promise<number> =>
  (
    await tx.first<{ count: number }>(sql`
      select count(*) as count from briefing_question q
      where q.org = ${org} and q.briefing = ${briefing} and q.holder = ${person} and q.answered_at is null and q.joined is null`)
  )?.count ?? 0

/** Held until the transaction ends, so that nobody answers what another is passing on. */
export async function questionRow(
  tx: Transaction,
  { org, person }: Viewer,
  briefing: Id,
  question: Id,
): Promise<QuestionRow> {
  await tx.run(sql`select 1 from briefing_question q where q.org = ${org} and q.question = ${question} for update`)
  const found = await tx.first<QuestionRow>(
    sql`${questions(org)} and q.briefing = ${briefing} and q.question = ${question} and ${person} = any (q.holders)` as Sql<QuestionRow>,
  )
  if (!found) throw notFound('question')
  return found
}

export async function insertQuestion(
  tx: Transaction,
  { org, person }: Viewer,
  briefing: Id,
  asked: { kind: Asking; body: string; holder: Id; today: Day },
): Promise<Id> {
  const question = newId()
  await tx.run(sql`
    insert into briefing_question (org, question, briefing, by, kind, body, asked_on, holder, holders)
    values (${org}, ${question}, ${briefing}, ${person}, ${asked.kind}, ${asked.body}, ${asked.today}, ${asked.holder}, array[${asked.holder}::uuid])`)
  return question
}

/** With those that were joined to it. */
export async function setHolder(tx: Transaction, org: Id, question: Id, holder: Id): Promise<void> {
  await tx.run(sql`
    update briefing_question set holder = ${holder}, holders = array_append(array_remove(holders, ${holder}::uuid), ${holder}::uuid)
    where org = ${org} and (question = ${question} or joined = ${question})`)
}

/** With those that were joined to the one that is joined. */
export async function setJoined(tx: Transaction, org: Id, question: Id, to: Id | null): Promise<void> {
  await tx.run(sql`update briefing_question set joined = ${to} where org = ${org} and question = ${question}`)
  if (to) await tx.run(sql`update briefing_question set joined = ${to} where org = ${org} and joined = ${question}`)
}

/** Answers it and all that were joined to it; who asked them. */
export const setAnswered = async (tx: Transaction, viewer: Viewer, question: Id, answer: string): Promise<Id[]> =>
  (
    await tx.rows<{ by: Id }>(sql`
      update briefing_question set answer = ${answer}, answered_by = ${viewer.person}, answered_at = now()
      where org = ${viewer.org} and (question = ${question} or joined = ${question}) and answered_at is null returning by`)
  ).map(({ by }) => by)

export async function insertAnswer(
  tx: Transaction,
  { org, person }: Viewer,
  briefing: Id,
  question: string,
  body: string,
) {
  await tx.run(sql`
    insert into briefing_answer (org, answer, briefing, question, body, by)
    values (${org}, ${newId()}, ${briefing}, ${question}, ${body}, ${person})`)
}

export const answerRows = (tx: Transaction, org: Id, briefing: Id) =>
  tx.rows<{ answer: Id; question: string; body: string; by: Id | null; name: string | null; at: Date }>(sql`
    select a.answer, a.question, a.body, a.by, p.name, a.at from briefing_answer a
    left join person p on p.org = ${org} and p.person = a.by
    where a.org = ${org} and a.briefing = ${briefing} order by a.answer desc limit 200`)

/** Whom somebody has it from: where their questions go. */
export const fromWhom = async (tx: Transaction, org: Id, briefing: Id, person: Id): Promise<Id | null> =>
  (
    await tx.first<{ manager: Id | null }>(
      sql`select c.manager from briefing_copy c where c.org = ${org} and c.briefing = ${briefing} and c.person = ${person}`,
    )
  )?.manager ?? null
