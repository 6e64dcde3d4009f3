import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { circleOfTeams, type Team, type TeamDraft } from './team.ts'

/** Adds teams, parents in any order; answers their ids in the same order. A circle is refused by naming the teams in it. */
export async function addTeams(tx: Transaction, org: Id, drafts: TeamDraft[]): Promise<Id[]> {
  if (drafts.length === 0) return []
  await takeTurns(tx, org)
  const rows = drafts.map((draft) => ({ ...draft, team: draft.team ?? newId() }))
  const teams = rows.map(({ team }) => team)
  await tx.run(sql`
    insert into team (org, team, name, parent, lead, source, external_id)
    select ${org}, t.team, t.name, t.parent, t.lead, t.source, t."externalId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(team uuid, name text, parent uuid, lead uuid, source text, "externalId" text)`)
  await refuseCircle(tx, org, teams)
  await teamsChanged(tx, teams, true)
  return teams
}

export async function addTeam(tx: Transaction, org: Id, draft: TeamDraft): Promise<Id> {
  const [team] = await addTeams(tx, org, [draft])
  return team as Id
}

/** Sight follows the teams' members, leads and, where `tree` says so, their places in the tree. */
export const teamsChanged = (tx: Transaction, teams: Id[], tree: boolean) =>
  tx.run(sql`select teams_changed(${teams}::uuid[], ${tree})`)

/** Edits of the tree take turns: two safe ones could close a circle together. */
export const takeTurns = (tx: Transaction, org: Id) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('teams ' || ${org}, 0))`)

/**
 * Whoever joins a team, and whoever archives it, hold it until they are done: many may join at once, and nobody joins what
 * is being archived.
 */
export const holdTeam = (tx: Transaction, org: Id, team: Id, why: 'joining' | 'archiving') =>
  tx.run(
    why === 'joining'
      ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${`team ${org} ${team}`}, 0))`
      : sql`select pg_advisory_xact_lock(hashtextextended(${`team ${org} ${team}`}, 0))`,
  )

export async function refuseCircle(tx: Transaction, org: Id, teams: Id[]): Promise<void> {
  const found = await tx.first<{ path: Id[] }>(sql`
    with recursive up(start, above, path) as (
      select t.team, t.parent, array[t.team, t.parent] from team t
      where t.org = ${org} and t.team = any (${teams}::uuid[]) and t.parent is not null
      union all
      select up.start, t.parent, up.path || t.parent
      from up join team t on t.org = ${org} and t.team = up.above
      where t.parent is not null and up.above <> up.start and t.parent <> all (up.path[2:])
    )
    select path from up where above = start limit 1`)
  if (!found) return
  const rows = await tx.rows<{ team: Id; name: string }>(
    sql`select team, name from team where org = ${org} and team = any (${found.path}::uuid[])`,
  )
  const names = new Map(rows.map(({ team, name }) => [team, name]))
  const sentence = circleOfTeams(found.path.map((team) => names.get(team) ?? 'a team'))
  throw new Refusal('invalid', sentence, [{ at: 'parent', sentence }], { teams: found.path.slice(0, -1) })
}

/** From this day these persons belong to these teams; who does already is left as it is. Answers how many came new. */
export async function join(
  tx: Transaction,
  org: Id,
  memberships: { team: Id; person: Id }[],
  from: Day,
): Promise<number> {
  if (memberships.length === 0) return 0
  const joined = await tx.run(sql`
    insert into membership as m (org, team, person, from_on)
    select distinct ${org}::uuid, j.team, j.person, ${from}::date
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as j(team uuid, person uuid)
    where not exists (
      select 1 from membership now where now.org = ${org} and now.team = j.team and now.person = j.person and now.to_on is null)
    on conflict (org, team, person, from_on) do update set to_on = null`)
  await teamsChanged(tx, [...new Set(memberships.map(({ team }) => team))], false)
  return joined
}

/** `on` is the first day on which they no longer belong to it. Answers how many left. */
export async function leave(
  tx: Transaction,
  org: Id,
  memberships: { team: Id; person: Id }[],
  on: Day,
): Promise<number> {
  if (memberships.length === 0) return 0
  const left = await tx.run(sql`
    update membership m set to_on = greatest(${on}::date, m.from_on)
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as l(team uuid, person uuid)
    where m.org = ${org} and m.team = l.team and m.person = l.person and m.to_on is null`)
  await teamsChanged(tx, [...new Set(memberships.map(({ team }) => team))], false)
  return left
}

interface Named {
  person: Id
  name: string
}

export interface Listed {
  team: Id
  name: string
  parent: Id | null
  lead: Named | null
  archivedOn: Day | null
  members: number
  within: number
}

const listed = (org: Id) => sql`t.team, t.name, t.parent, t.archived_on as "archivedOn",
  (select jsonb_build_object('person', p.person, 'name', p.name) from person p where p.org = ${org} and p.person = t.lead) as lead,
  (select count(*) from membership m where m.org = ${org} and m.team = t.team and m.to_on is null) as members,
  (select count(distinct m.person) from team_within w join membership m on m.org = w.org and m.team = w.team and m.to_on is null
   where w.org = ${org} and w.ancestor = t.team) as within`

/** All teams by name; people are counted once for all, which is what makes two thousand of them quick. */
export const listTeams = (tx: Transaction, org: Id): Promise<Listed[]> =>
  tx.rows<Listed>(sql`
    with belonging as materialized (select team, person from membership where org = ${org} and to_on is null),
    members as (select team, count(*) as count from belonging group by team),
    within as (
      select w.ancestor, count(distinct b.person) as count
      from team_within w join belonging b on b.team = w.team where w.org = ${org} group by w.ancestor)
    select t.team, t.name, t.parent, t.archived_on as "archivedOn",
      case when p.person is not null then jsonb_build_object('person', p.person, 'name', p.name) end as lead,
      coalesce(members.count, 0) as members, coalesce(within.count, 0) as within
    from team t
    left join person p on p.org = t.org and p.person = t.lead
    left join members on members.team = t.team
    left join within on within.ancestor = t.team
    where t.org = ${org} order by t.name collate "und-x-icu", t.team`)

export const searchTeams = (tx: Transaction, org: Id, patterns: string[], most: number) =>
  tx.rows<{ team: Id; name: string; within: string | null }>(sql`
    select t.team, t.name, above.name as within
    from team t left join team above on above.org = t.org and above.team = t.parent
    where t.org = ${org} and t.archived_on is null and lower(t.name) like all (${patterns}::text[])
    order by t.name collate "und-x-icu", t.team limit ${most}`)

export interface Whole extends Listed {
  revision: number
  rhythm: { own: number | null; inForce: number | null; from: { team: Id; name: string } | null }
  path: { team: Id; name: string }[]
  teams: Listed[]
}

export async function teamOf(tx: Transaction, org: Id, team: Id): Promise<Whole | undefined> {
  const found = await tx.first<Omit<Whole, 'teams'>>(sql`
    select ${listed(org)}, t.revision,
      (select jsonb_build_object('own', t.rhythm, 'inForce', near.rhythm,
          'from', case when near.team is not null then jsonb_build_object('team', near.team, 'name', near.name) end)
        from (select 1) one left join lateral (
          select a.team, a.name, a.rhythm from team_within w join team a on a.org = w.org and a.team = w.ancestor
          where w.org = ${org} and w.team = t.team and a.rhythm is not null order by w.distance limit 1) near on true) as rhythm,
      coalesce((select jsonb_agg(jsonb_build_object('team', above.team, 'name', above.name) order by w.distance desc)
        from team_within w join team above on above.org = w.org and above.team = w.ancestor
        where w.org = ${org} and w.team = t.team and w.distance > 0), '[]') as path
    from team t where t.org = ${org} and t.team = ${team}`)
  if (!found) return undefined
  const teams = await tx.rows<Listed>(
    sql`select ${listed(org)} from team t where t.org = ${org} and t.parent = ${team} order by t.name collate "und-x-icu", t.team`,
  )
  return { ...found, teams }
}

/** People of a team by name, one more than `most` where there are more. */
export const membersOf = (tx: Transaction, org: Id, team: Id, after: Named | undefined, most: number) =>
  tx.rows<Named & { title: string; since: Day }>(sql`
    select p.person, p.name, p.title, m.from_on as since
    from membership m join person p on p.org = m.org and p.person = m.person
    where m.org = ${org} and m.team = ${team} and m.to_on is null
      and ${after ? sql`(p.name collate "und-x-icu", p.person) > (${after.name} collate "und-x-icu", ${after.person}::uuid)` : sql`true`}
    order by p.name collate "und-x-icu", p.person limit ${most + 1}`)

/** Whether a person leads this team or one that it is within. */
export async function leads(tx: Transaction, org: Id, person: Id, team: Id): Promise<boolean> {
  const found = await tx.first<object>(sql`
    select 1 from team_within w join team t on t.org = w.org and t.team = w.ancestor
    where w.org = ${org} and w.team = ${team} and t.lead = ${person} limit 1`)
  return found !== undefined
}

/** False, where somebody else changed the team since this revision. A circle is refused by naming the teams in it. */
export async function changeTeam(
  tx: Transaction,
  org: Id,
  before: Team,
  after: Omit<Team, 'revision'>,
  revision: number,
): Promise<boolean> {
  const moved = before.parent !== after.parent
  if (moved) await takeTurns(tx, org)
  const touched = await tx.run(sql`
    update team set name = ${after.name}, parent = ${after.parent}, lead = ${after.lead}, revision = revision + 1
    where org = ${org} and team = ${after.team} and revision = ${revision}`)
  if (touched === 0) return false
  if (moved) await refuseCircle(tx, org, [after.team])
  if (moved || before.lead !== after.lead) await teamsChanged(tx, [after.team], moved)
  return true
}

/** The default rhythm of a team in days: its own, else that of the nearest team upward that has one. */
export async function rhythmOfTeam(tx: Transaction, org: Id, team: Id | null): Promise<number | null> {
  if (team === null) return null
  const found = await tx.first<{ rhythm: number | null }>(sql`select team_rhythm(${org}, ${team}) as rhythm`)
  return found?.rhythm ?? null
}

export const setRhythm = (tx: Transaction, org: Id, team: Id, rhythm: number | null) =>
  tx.run(sql`update team set rhythm = ${rhythm} where org = ${org} and team = ${team}`)

/** False, where somebody else changed the team since this revision. */
export const setArchived = async (
  tx: Transaction,
  org: Id,
  team: Id,
  on: Day | null,
  revision: number,
): Promise<boolean> =>
  (await tx.run(sql`
    update team set archived_on = ${on}, revision = revision + 1
    where org = ${org} and team = ${team} and revision = ${revision}`)) === 1

/** Everybody of a team goes to another one on this day; answers whom that concerns. */
export async function moveMembers(tx: Transaction, org: Id, from: Id, to: Id, on: Day): Promise<Id[]> {
  const rows = await tx.rows<{ person: Id }>(
    sql`select person from membership where org = ${org} and team = ${from} and to_on is null`,
  )
  const of = (team: Id) => rows.map(({ person }) => ({ team, person }))
  await join(tx, org, of(to), on)
  await leave(tx, org, of(from), on)
  return rows.map(({ person }) => person)
}

/** The teams right within one go into another; answers which. */
export async function moveTeams(tx: Transaction, org: Id, from: Id, to: Id): Promise<Id[]> {
  await takeTurns(tx, org)
  const rows = await tx.rows<{ team: Id }>(sql`
    update team set parent = ${to}, revision = revision + 1
    where org = ${org} and parent = ${from} and archived_on is null returning team`)
  const teams = rows.map(({ team }) => team)
  if (teams.length > 0) await teamsChanged(tx, teams, true)
  return teams
}

/** Those of these persons who are not in the organisation or have left it. */
export const notHere = (tx: Transaction, org: Id, persons: Id[], today: Day) =>
  tx.rows<{ person: Id; name: string | null }>(sql`
    select given as person, p.name from unnest(${persons}::uuid[]) given
    left join person p on p.org = ${org} and p.person = given
    where p.person is null or p.ends_on < ${today}::date`)
