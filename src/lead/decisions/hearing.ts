import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { AdviceKind } from './decision.ts'
import type { DecisionRow } from './store.ts'

// What hangs on a decision and is added, never edited: who was asked, what they said, what it touches, what came of it.

type Of = Pick<DecisionRow, 'decision' | 'audience'>

export interface AskedRow {
  person: Id
  name: string
  due_on: Day | null
  at: Date
  by: Id | null
  by_name: string | null
  spoke: boolean
}

/** Whoever is to speak first comes first. */
export const askedRows = (tx: Transaction, org: Id, decision: Id): Promise<AskedRow[]> =>
  tx.rows<AskedRow>(sql`
    select a.person, p.name, a.due_on, a.at, a.by, b.name as by_name, exists (
      select 1 from decision_advice x where x.org = ${org} and x.decision = a.decision and x.by = a.person) as spoke
    from decision_asked a join person p on p.org = a.org and p.person = a.person
    left join person b on b.org = a.org and b.person = a.by
    where a.org = ${org} and a.decision = ${decision}
    order by a.due_on nulls last, p.name collate "und-x-icu", a.person`)

export async function insertAsked(
  tx: Transaction,
  viewer: Viewer,
  { decision, audience }: Of,
  persons: readonly Id[],
  dueOn: Day | null,
): Promise<void> {
  await tx.run(sql`
    insert into decision_asked (org, decision, person, audience, by, due_on)
    select ${viewer.org}, ${decision}, x, ${audience}, ${viewer.person}, ${dueOn} from unnest(${persons}::uuid[]) x
    on conflict (org, decision, person) do update set due_on = excluded.due_on`)
}

export const deleteAsked = async (tx: Transaction, org: Id, decision: Id, person: Id): Promise<boolean> =>
  (await tx.run(
    sql`delete from decision_asked where org = ${org} and decision = ${decision} and person = ${person}`,
  )) === 1

/** Those of these who are not here, have left, or would not see it. */
export const unfit = (tx: Transaction, org: Id, audience: Id, persons: readonly Id[], today: Day) =>
  tx.rows<{ person: Id; name: string | null; left: boolean; sees: boolean }>(
    sql`
    select x as person, p.name, coalesce(p.ends_on < ${today}, false) as left, sees(x, ${audience}) as sees
    from unnest(${persons}::uuid[]) x left join person p on p.org = ${org} and p.person = x
    where p.person is null or p.ends_on < ${today} or not sees(x, ${audience})` as Sql<{
      person: Id
      name: string | null
      left: boolean
      sees: boolean
    }>,
  )

export interface AdviceRow {
  advice: Id
  kind: AdviceKind
  by: Id | null
  by_name: string | null
  at: Date
  body: string
  answer: string | null
  answered_by: Id | null
  answerer_name: string | null
  answered_at: Date | null
}

export const adviceRows = (tx: Transaction, org: Id, decision: Id): Promise<AdviceRow[]> =>
  tx.rows<AdviceRow>(sql`
    select a.advice, a.kind, a.by, p.name as by_name, a.at, a.body, a.answer, a.answered_by, q.name as answerer_name, a.answered_at
    from decision_advice a left join person p on p.org = a.org and p.person = a.by
    left join person q on q.org = a.org and q.person = a.answered_by
    where a.org = ${org} and a.decision = ${decision} order by a.advice limit 500`)

export async function insertAdvice(
  tx: Transaction,
  viewer: Viewer,
  { decision, audience }: Of,
  kind: AdviceKind,
  body: string,
): Promise<Id> {
  const advice = newId()
  await tx.run(sql`
    insert into decision_advice (org, advice, decision, audience, by, kind, body)
    values (${viewer.org}, ${advice}, ${decision}, ${audience}, ${viewer.person}, ${kind}, ${body})`)
  return advice
}

/** False where it was answered already: an answer is not edited either. */
export async function answerAdvice(
  tx: Transaction,
  viewer: Viewer,
  decision: Id,
  advice: Id,
  answer: string,
): Promise<boolean> {
  const found = await tx.first<object>(
    sql`select 1 from decision_advice a where a.org = ${viewer.org} and a.decision = ${decision} and a.advice = ${advice}`,
  )
  if (!found) throw notFound('advice')
  return (
    (await tx.run(sql`
      update decision_advice set answer = ${answer}, answered_by = ${viewer.person}, answered_at = now()
      where org = ${viewer.org} and advice = ${advice} and answer is null`)) === 1
  )
}

export interface LinkRow {
  node: Id
  title: string
  kind: 'vision' | 'goal' | 'measure'
  owner: Id | null
  name: string | null
}

export const linkRows = (tx: Transaction, org: Id, decision: Id): Promise<LinkRow[]> =>
  tx.rows<LinkRow>(sql`
    select n.node, n.title, n.kind, n.owner, p.name from decision_link l
    join node n on n.org = l.org and n.node = l.node left join person p on p.org = n.org and p.person = n.owner
    where l.org = ${org} and l.decision = ${decision} order by n.title collate "und-x-icu", n.node limit 200`)

export async function insertLinks(
  tx: Transaction,
  org: Id,
  { decision, audience }: Of,
  nodes: readonly Id[],
): Promise<void> {
  const known = await tx.rows<{ node: Id }>(
    sql`select n.node from node n where n.org = ${org} and n.node = any (${nodes}::uuid[]) and n.kind <> 'measure'`,
  )
  if (known.length < new Set(nodes).size) throw notFound('goal')
  await tx.run(sql`
    insert into decision_link (org, decision, node, audience)
    select ${org}, ${decision}, x, ${audience} from unnest(${known.map(({ node }) => node)}::uuid[]) x on conflict do nothing`)
}

export const deleteLink = async (tx: Transaction, org: Id, decision: Id, node: Id): Promise<boolean> =>
  (await tx.run(sql`delete from decision_link where org = ${org} and decision = ${decision} and node = ${node}`)) === 1

export interface ReviewRow {
  review: Id
  looked_on: Day
  by: Id | null
  by_name: string | null
  happened: string
  came: boolean | null
}

export const reviewRows = (tx: Transaction, org: Id, decision: Id): Promise<ReviewRow[]> =>
  tx.rows<ReviewRow>(sql`
    select r.review, r.looked_on, r.by, p.name as by_name, r.happened, r.came from decision_review r
    left join person p on p.org = r.org and p.person = r.by
    where r.org = ${org} and r.decision = ${decision} order by r.review limit 200`)

/** Writes what was seen; with another day it stays as it was, to be looked at then. */
export async function insertReview(
  tx: Transaction,
  viewer: Viewer,
  { decision, audience }: Of,
  seen: { happened: string; came: boolean | null; lookedOn: Day; reviewOn: Day | null },
): Promise<void> {
  await tx.run(sql`
    insert into decision_review (org, review, decision, audience, by, looked_on, happened, came)
    values (${viewer.org}, ${newId()}, ${decision}, ${audience}, ${viewer.person}, ${seen.lookedOn}, ${seen.happened}, ${seen.came})`)
  await tx.run(sql`
    update decision set review_on = case when ${seen.reviewOn}::date is null then review_on else ${seen.reviewOn}::date end,
      state = case when state = 'decided' and ${seen.reviewOn}::date is null then 'looked at again' else state end, revision = revision + 1
    where org = ${viewer.org} and decision = ${decision}`)
}

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  persons: { person: Id; name: string }[] | null
}

/** With the names of those whom an event was about. */
export const eventRows = (tx: Transaction, org: Id, decision: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after, (
      select jsonb_agg(jsonb_build_object('person', q.person, 'name', q.name) order by q.name)
      from person q where q.org = ${org} and e.happened in ('decision.asked', 'decision.asked no longer')
        and e.after -> 'persons' ? q.person::text
    ) as persons
    from event e left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${decision} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)
