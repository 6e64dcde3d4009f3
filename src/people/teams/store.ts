import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { circleOfTeams, type TeamDraft } from './team.ts'

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
export async function join(tx: Transaction, org: Id, memberships: { team: Id; person: Id }[], from: Day): Promise<number> {
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
export async function leave(tx: Transaction, org: Id, memberships: { team: Id; person: Id }[], on: Day): Promise<number> {
  if (memberships.length === 0) return 0
  const left = await tx.run(sql`
    update membership m set to_on = greatest(${on}::date, m.from_on)
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as l(team uuid, person uuid)
    where m.org = ${org} and m.team = l.team and m.person = l.person and m.to_on is null`)
  await teamsChanged(tx, [...new Set(memberships.map(({ team }) => team))], false)
  return left
}
