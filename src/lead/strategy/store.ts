import type { Health } from '../../graph/health.ts'
import type { Kind } from '../../graph/node.ts'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { DraftWords } from './contract.ts'
import type { Allotment, ChoiceKind, Horizon, Slot, Work } from './strategy.ts'

export interface VersionRow {
  strategy: Id
  audience: Id
  by: Id | null
  by_name: string | null
  published_on: Day
  word: string
  look_again_on: Day | null
  in_force: boolean
}

const mostVersions = 100

/** The newest first. */
export const versionRows = (tx: Transaction, { org }: Viewer): Promise<VersionRow[]> =>
  tx.rows<VersionRow>(
    sql`
    select s.strategy, s.audience, s.by, p.name as by_name, s.published_on, s.word, s.look_again_on, s.in_force
    from strategy s left join person p on p.org = s.org and p.person = s.by
    where s.org = ${org} order by s.in_force desc, s.published_on desc, s.strategy desc limit ${sql.lit(mostVersions)}` as Sql<VersionRow>,
  )

/** The version in force, to be looked at again by now, of whoever published it. */
export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ strategy: Id; publishedOn: Day; due: Day }>(sql`
    select s.strategy, s.published_on as "publishedOn", s.look_again_on as due from strategy s
    where s.org = ${org} and s.in_force and s.by = ${person} and s.look_again_on <= ${today}`)

export interface ChoiceRow {
  kind: ChoiceKind
  text: string
  reason: string
}

export const choiceRows = (tx: Transaction, { org }: Viewer, strategy: Id): Promise<ChoiceRow[]> =>
  tx.rows<ChoiceRow>(sql`
    select c.kind, c.body as text, c.reason from strategy_choice c
    where c.org = ${org} and c.strategy = ${strategy} order by c.place, c.kind`)

export interface PriorityRow {
  priority: Id
  title: string
  why: string
  horizon: Horizon
  fromYear: number | null
  toYear: number | null
  work: Work
  owner: Id
  owner_name: string
}

export const priorityRows = (tx: Transaction, { org }: Viewer, strategy: Id): Promise<PriorityRow[]> =>
  tx.rows<PriorityRow>(sql`
    select r.priority, r.title, r.why, r.horizon, r.from_year as "fromYear", r.to_year as "toYear", r.work, r.owner, p.name as owner_name
    from priority r join person p on p.org = r.org and p.person = r.owner
    where r.org = ${org} and r.strategy = ${strategy} order by r.place`)

/** Which goals a version's priorities are carried by, of those that the viewer sees. */
export const linkRows = (tx: Transaction, { org }: Viewer, strategy: Id): Promise<{ priority: Id; node: Id }[]> =>
  tx.rows<{ priority: Id; node: Id }>(sql`
    select l.priority, l.node from priority_link l where l.org = ${org} and l.strategy = ${strategy} order by l.node limit 1000`)

export interface GoalRow {
  node: Id
  title: string
  kind: Kind
  health: Health
  owner: Id | null
  owner_name: string | null
}

export const goalRows = (tx: Transaction, { org }: Viewer, nodes: readonly Id[]): Promise<GoalRow[]> =>
  tx.rows<GoalRow>(sql`
    select n.node, n.title, n.kind, coalesce(s.health, 'unknown') as health, n.owner, p.name as owner_name
    from node n left join standing s on s.org = n.org and s.node = n.node
    left join person p on p.org = n.org and p.person = n.owner
    where n.org = ${org} and n.node = any (${nodes}::uuid[]) and n.kind <> 'measure' order by n.title collate "und-x-icu", n.node`)

export const allotmentRows = (tx: Transaction, { org }: Viewer, strategy: Id): Promise<Allotment[]> =>
  tx.rows<Allotment>(sql`
    select a.priority, a.kind, a.unit, a.year, a.quarter, a.amount from allotment a
    where a.org = ${org} and a.strategy = ${strategy} order by a.kind, a.unit, a.year, a.quarter, a.priority`)

export const usedRows = (tx: Transaction, { org }: Viewer, priorities: readonly Id[]): Promise<Allotment[]> =>
  tx.rows<Allotment>(sql`
    select u.priority, u.kind, u.unit, u.year, u.quarter, u.amount from allotment_used u
    where u.org = ${org} and u.priority = any (${priorities}::uuid[])
    order by u.kind, u.unit, u.year, u.quarter, u.priority limit 5000`)

/** Nothing takes it back. */
export async function setUsed(
  tx: Transaction,
  viewer: Viewer,
  { priority, kind, unit, year, quarter }: Slot,
  audience: Id,
  amount: string | null,
): Promise<void> {
  if (amount === null)
    await tx.run(sql`
      delete from allotment_used where org = ${viewer.org} and priority = ${priority} and kind = ${kind} and unit = ${unit}
        and year = ${year} and quarter = ${quarter}`)
  else
    await tx.run(sql`
      insert into allotment_used as u (org, priority, kind, unit, year, quarter, audience, amount, by)
      values (${viewer.org}, ${priority}, ${kind}, ${unit}, ${year}, ${quarter}, ${audience}, ${amount}, ${viewer.person})
      on conflict (org, priority, kind, unit, year, quarter) do update set amount = excluded.amount, by = excluded.by, at = ${new Date()}`)
}

export interface DraftRow {
  words: DraftWords & { made: Id; base: Id | null }
  by: Id | null
  by_name: string | null
  at: Date
  revision: number
}

export const draftRow = (tx: Transaction, { org }: Viewer): Promise<DraftRow | undefined> =>
  tx.first<DraftRow>(sql`
    select d.words, d.by, p.name as by_name, d.at, d.revision
    from strategy_draft d left join person p on p.org = d.org and p.person = d.by where d.org = ${org}`)

/** False where somebody wrote meanwhile; without a revision it is the first word of a draft. */
export const writeDraft = async (
  tx: Transaction,
  viewer: Viewer,
  revision: number | null,
  words: DraftRow['words'],
): Promise<boolean> =>
  (revision === null
    ? await tx.run(sql`
        insert into strategy_draft (org, words, by) values (${viewer.org}, ${JSON.stringify(words)}::jsonb, ${viewer.person})
        on conflict (org) do nothing`)
    : await tx.run(sql`
        update strategy_draft set words = ${JSON.stringify(words)}::jsonb, by = ${viewer.person}, at = ${new Date()}, revision = revision + 1
        where org = ${viewer.org} and revision = ${revision}`)) === 1

export const deleteDraft = async (tx: Transaction, { org }: Viewer, revision: number): Promise<boolean> =>
  (await tx.run(sql`delete from strategy_draft where org = ${org} and revision = ${revision}`)) === 1

/**
 * A version as it is published, whole; it is in force at the end. Goals that its publisher cannot see go on carrying what
 * they carried, and what others wrote of them in the draft holds.
 */
export async function insertVersion(
  tx: Transaction,
  { org, person }: Viewer,
  words: DraftWords,
  { audience, word, today }: { audience: Id; word: string; today: Day },
): Promise<Id> {
  const strategy = newId()
  await tx.run(sql`
    insert into strategy (org, strategy, audience, by, published_on, word, look_again_on)
    values (${org}, ${strategy}, ${audience}, ${person}, ${today}, ${word}, ${words.lookAgainOn})`)
  await tx.run(sql`
    insert into strategy_choice (org, strategy, kind, place, audience, body, reason)
    select ${org}, ${strategy}, c.kind, c.place, ${audience}, c.text, c.reason
    from jsonb_to_recordset(${rows(words.choices)}::jsonb) c(kind text, place integer, text text, reason text)`)
  await tx.run(sql`
    insert into priority (org, strategy, priority, audience, place, title, why, horizon, from_year, to_year, work, owner, source,
      external_id)
    select ${org}, ${strategy}, r.priority, ${audience}, r.place, r.title, r.why, r.horizon, r."fromYear", r."toYear", r.work, r.owner,
      e.source, e.external_id
    from jsonb_to_recordset(${rows(words.priorities)}::jsonb) r(priority uuid, place integer, title text, why text, horizon text,
      "fromYear" integer, "toYear" integer, work text, owner uuid)
    left join lateral (select x.source, x.external_id from priority x
      where x.org = ${org} and x.priority = r.priority and x.external_id is not null limit 1) e on true`)
  await tx.run(sql`
    insert into priority_link (org, strategy, priority, node, audience)
    select distinct ${org}::uuid, ${strategy}::uuid, r.priority, n.node::uuid, ${audience}::uuid
    from jsonb_to_recordset(${rows(words.priorities)}::jsonb) r(priority uuid, links jsonb)
    cross join jsonb_array_elements_text(r.links) n(node)
    where exists (select 1 from node x where x.org = ${org} and x.node = n.node::uuid)`)
  await tx.run(sql`
    insert into allotment (org, strategy, priority, kind, unit, year, quarter, audience, amount)
    select ${org}, ${strategy}, a.priority, a.kind, a.unit, a.year, a.quarter, ${audience}, a.amount
    from jsonb_to_recordset(${rows(words.allotments)}::jsonb) a(priority uuid, kind text, unit text, year integer, quarter integer,
      amount numeric)`)
  await tx.run(sql`select put_strategy_in_force(${strategy}, ${JSON.stringify(words.priorities)}::jsonb)`)
  return strategy
}

const rows = (list: readonly object[]): string => JSON.stringify(list.map((each, at) => ({ ...each, place: at + 1 })))

export const carriedRows = (tx: Transaction, { org }: Viewer, goal: Id) =>
  tx.rows<{ priority: Id; place: number; title: string; why: string; owner: Id; name: string }>(sql`
    select r.priority, r.place, r.title, r.why, r.owner, p.name from priority_link l
    join strategy s on s.org = ${org} and s.strategy = l.strategy and s.in_force
    join priority r on r.org = ${org} and r.strategy = l.strategy and r.priority = l.priority
    join person p on p.org = ${org} and p.person = r.owner
    where l.org = ${org} and l.node = ${goal} order by r.place limit 20`)

export interface OwnerRow {
  person: Id
  name: string
  left: boolean
  sees: boolean
}

/** The owners that a draft names, as far as they are here. */
export const ownerRows = (
  tx: Transaction,
  { org }: Viewer,
  persons: readonly Id[],
  audience: Id,
  today: Day,
): Promise<OwnerRow[]> =>
  tx.rows<OwnerRow>(sql`
    select p.person, p.name, coalesce(p.ends_on < ${today}, false) as left, ${audience} = ${org} or sees(p.person, ${audience}) as sees
    from person p where p.org = ${org} and p.person = any (${persons}::uuid[])`)
