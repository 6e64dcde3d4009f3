import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Reach } from './briefing.ts'

/** To whom a briefing goes, as far as it decides who is meant. */
export interface Scope {
  org: Id
  briefing: Id
  owner: Id
  reach: Reach
  below: Id | null
}

/** Whether the person of this expression is among those to whom it goes, wherever they work. */
export function meant({ org, briefing, reach, below }: Scope, person: Sql): Sql {
  // Long names, since the expression may come from any query.
  const within = (team: Sql) => sql`exists (
    select 1 from team_within up_to join briefing_team aim on aim.org = ${org} and aim.briefing = ${briefing} and aim.team = up_to.ancestor
    where up_to.org = ${org} and up_to.team = ${team})`
  switch (reach) {
    case 'organisation':
      return sql`true`
    case 'below':
      return sql`(${person} = ${below} or exists (
        select 1 from reporting_line led where led.org = ${org} and led.person = ${person} and led.above = ${below}))`
    case 'teams':
      return sql`(exists (
        select 1 from membership belongs
        where belongs.org = ${org} and belongs.person = ${person} and belongs.to_on is null and ${within(sql`belongs.team`)})
        or exists (
        select 1 from team leads
        where leads.org = ${org} and leads.lead = ${person} and leads.archived_on is null and ${within(sql`leads.team`)}))`
  }
}

/** Works here on a day; `p` is a row of persons. */
export const here = (p: Sql, today: Day): Sql =>
  sql`((${p}.ends_on is null or ${p}.ends_on >= ${today}) and (${p}.starts_on is null or ${p}.starts_on <= ${today}))`

/** How many work here to whom it goes, its sender not among them. */
export const countOf = async (tx: Transaction, scope: Scope, today: Day): Promise<number> =>
  (
    await tx.first<{ count: number }>(sql`
      select count(*) as count from person p
      where p.org = ${scope.org} and p.person <> ${scope.owner} and ${here(sql`p`, today)} and ${meant(scope, sql`p.person`)}`)
  )?.count ?? 0

/** Teams of these that the person leads nowhere above, by themselves or through somebody of their line. */
export const notLed = (
  tx: Transaction,
  org: Id,
  person: Id,
  teams: readonly Id[],
): Promise<{ team: Id; name: string }[]> =>
  tx.rows<{ team: Id; name: string }>(sql`
    select t.team, t.name from team t where t.org = ${org} and t.team = any (${teams}::uuid[]) and not exists (
      select 1 from team_within w join team a on a.org = ${org} and a.team = w.ancestor
      where w.org = ${org} and w.team = t.team and (a.lead = ${person} or exists (
        select 1 from reporting_line l where l.org = ${org} and l.person = a.lead and l.above = ${person})))
    order by t.name`)

/** How somebody stands to the line: whether they stand at its top, others below them and nobody above, and whether they are above another. */
export const lineOf = async (tx: Transaction, org: Id, person: Id, below: Id | null) =>
  (await tx.first<{ top: boolean; above: boolean }>(sql`
    select not exists (select 1 from reporting_line l where l.org = ${org} and l.person = ${person})
        and exists (select 1 from reporting_line l where l.org = ${org} and l.above = ${person}) as top,
      exists (select 1 from reporting_line l where l.org = ${org} and l.person = ${below} and l.above = ${person}) as above`)) ?? {
    top: false,
    above: false,
  }

export interface Known {
  name: string
  left: boolean
  leads: boolean
}

/** Somebody whose line it is to go down: whether they still work here, and whether anybody reports to them. */
export const knownPerson = (tx: Transaction, org: Id, person: Id, today: Day): Promise<Known | undefined> =>
  tx.first<Known>(
    sql`
    select p.name, coalesce(p.ends_on < ${today}, false) as left,
      exists (select 1 from reporting_line l where l.org = ${org} and l.above = p.person) as leads
    from person p where p.org = ${org} and p.person = ${person}` as Sql<Known>,
  )
