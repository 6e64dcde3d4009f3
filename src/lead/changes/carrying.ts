import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Affected, Moved } from './change.ts'
import type { ChangeRow } from './store.ts'

// What hangs on a change: whom it affects, who carries it, which goals it serves, what is said against it, and buy-in.

type Of = Pick<ChangeRow, 'change' | 'audience'>

export type AffectedRow = Affected & { team_name: string | null; person_name: string | null }

export const affectedRows = (tx: Transaction, org: Id, change: Id): Promise<AffectedRow[]> =>
  tx.rows<AffectedRow>(sql`
    select x.team, t.name as team_name, x.person, p.name as person_name, x.stakeholder, x.effect from change_affected x
    left join team t on t.org = x.org and t.team = x.team left join person p on p.org = x.org and p.person = x.person
    where x.org = ${org} and x.change = ${change} order by x.place`)

/** Names of those of these stakeholders that the viewer may see. */
export async function stakeholderNames(
  tx: Transaction,
  org: Id,
  stakeholders: readonly Id[],
): Promise<Map<Id, string>> {
  if (stakeholders.length === 0) return new Map()
  const rows = await tx.rows<{ stakeholder: Id; name: string }>(sql`
    select s.stakeholder, s.name from stakeholder s where s.org = ${org} and s.stakeholder = any (${stakeholders}::uuid[])`)
  return new Map(rows.map(({ stakeholder, name }) => [stakeholder, name]))
}

export async function setAffected(
  tx: Transaction,
  org: Id,
  { change, audience }: Of,
  all: readonly Affected[],
): Promise<void> {
  await tx.run(sql`delete from change_affected where org = ${org} and change = ${change}`)
  const rows = all.map((one, place) => ({ ...one, id: newId(), place }))
  await tx.run(sql`
    insert into change_affected (org, affected, change, audience, place, team, person, stakeholder, effect)
    select ${org}, x.id, ${change}, ${audience}, x.place, x.team, x.person, x.stakeholder, x.effect
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, place integer, team uuid, person uuid, stakeholder uuid, effect text)`)
}

export const championRows = (tx: Transaction, org: Id, change: Id) =>
  tx.rows<{ person: Id; name: string }>(sql`
    select x.person, p.name from change_champion x join person p on p.org = x.org and p.person = x.person
    where x.org = ${org} and x.change = ${change} order by x.place, x.person`)

export async function setChampions(
  tx: Transaction,
  org: Id,
  { change, audience }: Of,
  persons: readonly Id[],
): Promise<void> {
  await tx.run(sql`delete from change_champion where org = ${org} and change = ${change}`)
  await tx.run(sql`
    insert into change_champion (org, change, person, audience, place)
    select ${org}, ${change}, x.person, ${audience}, x.place from unnest(${[...new Set(persons)]}::uuid[]) with ordinality x(person, place)`)
}

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

/** Those of these that are not here. */
export async function strangers(tx: Transaction, org: Id, persons: readonly Id[], teams: readonly Id[]) {
  const found = await tx.first<{ persons: number; teams: number }>(sql`
    select (select count(*)::int from person p where p.org = ${org} and p.person = any (${persons}::uuid[])) as persons,
      (select count(*)::int from team t where t.org = ${org} and t.team = any (${teams}::uuid[])) as teams`)
  return {
    persons: (found?.persons ?? 0) < new Set(persons).size,
    teams: (found?.teams ?? 0) < new Set(teams).size,
  }
}

/** How many people are in a team and the teams within it today. */
export const membersOf = async (tx: Transaction, org: Id, team: Id): Promise<number> =>
  (
    await tx.first<{ members: number }>(sql`
      select count(distinct m.person)::int as members from membership m
      where m.org = ${org} and m.to_on is null
        and m.team = any (array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team}))`)
  )?.members ?? 0

export interface LinkRow {
  node: Id
  title: string
  kind: 'vision' | 'goal' | 'measure'
  owner: Id | null
  name: string | null
}

export const linkRows = (tx: Transaction, org: Id, change: Id): Promise<LinkRow[]> =>
  tx.rows<LinkRow>(sql`
    select n.node, n.title, n.kind, n.owner, p.name from change_link l
    join node n on n.org = l.org and n.node = l.node left join person p on p.org = n.org and p.person = n.owner
    where l.org = ${org} and l.change = ${change} order by n.title collate "und-x-icu", n.node limit 200`)

export async function insertLinks(
  tx: Transaction,
  org: Id,
  { change, audience }: Of,
  nodes: readonly Id[],
): Promise<void> {
  const known = await tx.rows<{ node: Id }>(
    sql`select n.node from node n where n.org = ${org} and n.node = any (${nodes}::uuid[]) and n.kind <> 'measure'`,
  )
  if (known.length < new Set(nodes).size) throw notFound('goal')
  await tx.run(sql`
    insert into change_link (org, change, node, audience)
    select ${org}, ${change}, x, ${audience} from unnest(${known.map(({ node }) => node)}::uuid[]) x on conflict do nothing`)
}

export const deleteLink = async (tx: Transaction, org: Id, change: Id, node: Id): Promise<boolean> =>
  (await tx.run(sql`delete from change_link where org = ${org} and change = ${change} and node = ${node}`)) === 1

export interface ResistanceRow {
  resistance: Id
  said: string
  person: Id | null
  person_name: string | null
  team: Id | null
  team_name: string | null
  by: Id | null
  by_name: string | null
  at: Date
  behind: string
  answer: string
  answered_by: Id | null
  answerer_name: string | null
  answered_at: Date | null
  moved: Moved | null
  revision: number
}

/** What has no answer comes first, then the latest. */
export const resistanceRows = (tx: Transaction, org: Id, change: Id): Promise<ResistanceRow[]> =>
  tx.rows<ResistanceRow>(sql`
    select r.resistance, r.said, r.person, p.name as person_name, r.team, t.name as team_name, r.by, b.name as by_name, r.at, r.behind,
      r.answer, r.answered_by, a.name as answerer_name, r.answered_at, r.moved, r.revision
    from resistance r left join person p on p.org = r.org and p.person = r.person
    left join team t on t.org = r.org and t.team = r.team
    left join person b on b.org = r.org and b.person = r.by
    left join person a on a.org = r.org and a.person = r.answered_by
    where r.org = ${org} and r.change = ${change}
    order by r.answer <> '', r.resistance desc limit 500`)

export async function insertResistance(
  tx: Transaction,
  viewer: Viewer,
  { change, audience }: Of,
  spoken: { said: string; person: Id | null; team: Id | null; behind: string },
): Promise<Id> {
  const resistance = newId()
  await tx.run(sql`
    insert into resistance (org, resistance, change, audience, by, said, person, team, behind)
    values (${viewer.org}, ${resistance}, ${change}, ${audience}, ${viewer.person}, ${spoken.said}, ${spoken.person}, ${spoken.team},
      ${spoken.behind})`)
  return resistance
}

export interface Answering {
  behind: string
  answer: string
  moved: Moved | null
}

/** False where it is not at this revision any more. Who answered is who last wrote the answer. */
export const writeAnswer = async (
  tx: Transaction,
  viewer: Viewer,
  resistance: Id,
  revision: number,
  { behind, answer, moved }: Answering,
  anew: boolean,
): Promise<boolean> =>
  (await tx.run(sql`
    update resistance set behind = ${behind}, answer = ${answer}, moved = ${moved}, revision = revision + 1
      ${anew ? sql`, answered_by = ${viewer.person}, answered_at = now()` : sql``}
    where org = ${viewer.org} and resistance = ${resistance} and revision = ${revision}`)) === 1

/** The words stay; only whose they are goes. */
export const deleteName = async (tx: Transaction, org: Id, resistance: Id): Promise<void> => {
  await tx.run(
    sql`update resistance set person = null, by = null, revision = revision + 1 where org = ${org} and resistance = ${resistance}`,
  )
}
