import type { Scope } from '../../conversation/feed/feed.ts'
import type { FindSubject } from '../../conversation/followers/store.ts'
import type { Subject } from '../../conversation/followers/subject.ts'
import type { Id } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'

// The conversation lies below the graph and the goals, and talks about both: here it is told how to find them.

/** A goal, or a check-in with its goal; held as it is until the transaction ends where something is written about it. */
export const subjectOf: FindSubject = async ({ tx, viewer }, kind, subject, how = 'to read') => {
  const node = kind === 'goal' ? subject : await goalOf(tx, viewer, subject)
  const held = how === 'to write' ? sql`for share of n` : sql``
  const found = node
    ? await tx.first<Omit<Subject, 'kind' | 'subject'>>(
        sql`
    select n.node, n.title, n.owner, n.audience from node n
    where n.org = ${viewer.org} and n.node = ${node} and n.kind = 'goal' ${held}` as Sql<
          Omit<Subject, 'kind' | 'subject'>
        >,
      )
    : undefined
  if (!found) throw notFound(kind)
  return { kind, subject, ...found }
}

const goalOf = async (tx: Transaction, viewer: Viewer, checkIn: Id): Promise<Id | undefined> =>
  (
    await tx.first<{ goal: Id }>(
      sql`select c.goal from check_in c where c.org = ${viewer.org} and c.check_in = ${checkIn}`,
    )
  )?.goal

/** Titles of those of these nodes, indicators and decisions that the viewer may see. */
export async function titlesOf(tx: Transaction, viewer: Viewer, nodes: Id[]): Promise<Map<Id, string>> {
  const rows = await tx.rows<{ node: Id; title: string }>(
    sql`
    select n.node, n.title from node n where n.org = ${viewer.org} and n.node = any (${nodes}::uuid[])
    union all
    select i.indicator, i.title from indicator i where i.org = ${viewer.org} and i.indicator = any (${nodes}::uuid[])
    union all
    select d.decision, d.question from decision d where d.org = ${viewer.org} and d.decision = any (${nodes}::uuid[])
    union all
    select b.briefing, b.title from briefing b where b.org = ${viewer.org} and b.briefing = any (${nodes}::uuid[])
    union all
    select c.change, c.title from change c where c.org = ${viewer.org} and c.change = any (${nodes}::uuid[])`,
  )
  return new Map(rows.map(({ node, title }) => [node, title]))
}

/** What each of these is, of those that the viewer may see: a measure or an item is not a goal. */
export async function kindsOf(tx: Transaction, viewer: Viewer, subjects: Id[]): Promise<Map<Id, string>> {
  const rows = await tx.rows<{ subject: Id; kind: string }>(
    sql`
    select n.node as subject, n.kind from node n where n.org = ${viewer.org} and n.node = any (${subjects}::uuid[])
    union all
    select d.decision, 'decision' from decision d where d.org = ${viewer.org} and d.decision = any (${subjects}::uuid[])
    union all
    select c.change, 'change' from change c where c.org = ${viewer.org} and c.change = any (${subjects}::uuid[])`,
  )
  return new Map(rows.map(({ subject, kind }) => [subject, kind]))
}

const mostAround = 1_000

/** Goals that the viewer follows, as their owner or by choice, and those of the teams that they belong to or lead. */
export const goalsAround = (tx: Transaction, viewer: Viewer, of: Scope): Promise<{ node: Id; title: string }[]> => {
  const followed = sql`
    select n.node from node n
    where n.org = ${viewer.org} and n.owner = ${viewer.person} and n.kind = 'goal' and not exists (
      select 1 from following f where f.org = ${viewer.org} and f.node = n.node and f.person = ${viewer.person} and not f.follows)
    union
    select f.node from following f where f.org = ${viewer.org} and f.person = ${viewer.person} and f.follows`
  const ofTeams = sql`
    select n.node from node n
    where n.org = ${viewer.org} and n.kind = 'goal' and n.team = any (array(
      select m.team from membership m where m.org = ${viewer.org} and m.person = ${viewer.person} and m.to_on is null
      union select t.team from team t where t.org = ${viewer.org} and t.lead = ${viewer.person}))`
  const chosen = { followed, teams: ofTeams, both: sql`${followed} union ${ofTeams}` }[of]
  return tx.rows<{ node: Id; title: string }>(
    sql`
    select n.node, n.title from (${chosen}) x join node n on n.org = ${viewer.org} and n.node = x.node and n.kind = 'goal'
    order by n.node desc limit ${sql.lit(mostAround)}` as Sql<{ node: Id; title: string }>,
  )
}
