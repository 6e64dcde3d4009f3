import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { circleOfManagers, type Person, type PersonDraft } from './person.ts'

/** Adds persons; answers their ids in the same order. Runs as a viewer, an import or sign-in. */
export async function addPersons(tx: Transaction, org: Id, drafts: PersonDraft[]): Promise<Id[]> {
  const rows = drafts.map((draft) => ({ ...draft, person: draft.person ?? newId(), email: draft.email?.toLowerCase() }))
  await refuseSameEmail(tx, org, rows)
  await tx.run(sql`
    insert into person (org, person, name, email, title, login, administrator, starts_on, ends_on, source, external_id)
    select ${org}, p.person, p.name, p.email, coalesce(p.title, ''), p.login, coalesce(p.administrator, false),
      p."startsOn", p."endsOn", p.source, p."externalId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(person uuid, name text, email text, title text, login text,
      administrator boolean, "startsOn" date, "endsOn" date, source text, "externalId" text)`)
  return rows.map((row) => row.person)
}

export async function addPerson(tx: Transaction, org: Id, draft: PersonDraft): Promise<Id> {
  const [person] = await addPersons(tx, org, [draft])
  return person as Id
}

/** An e-mail is one person's within the organisation. */
export async function refuseSameEmail(
  tx: Transaction,
  org: Id,
  drafts: { person: Id; email?: string | null }[],
): Promise<void> {
  const wanted = drafts.flatMap(({ person, email }) => (email ? [{ person, email }] : []))
  const taken = await tx.first<{ name: string; email: string }>(sql`
    select p.name, p.email
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as d(person uuid, email text)
    join person p on p.org = ${org} and p.email = d.email and p.person <> d.person
    limit 1`)
  if (taken)
    throw invalid('email', `${taken.email} is the e-mail address of ${taken.name}. Each person has one of their own.`)
}

/** Edits of the reporting line take turns: two safe ones could close a circle together. */
const takeTurns = (tx: Transaction, org: Id) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('managing ' || ${org}, 0))`)

/**
 * From this day these persons have these managers, or none; sight follows at once. A second change on the same day
 * replaces the first. A circle is refused by naming the persons in it.
 */
export async function setManagers(
  tx: Transaction,
  org: Id,
  changes: { person: Id; manager: Id | null }[],
  from: Day,
): Promise<void> {
  if (changes.length === 0) return
  await takeTurns(tx, org)
  const given = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(person uuid, manager uuid)`
  const own = changes.find(({ person, manager }) => person === manager)
  if (own) throw await refuseCircle(tx, org, [own.person, own.person])
  await tx.run(sql`
    update managing m set to_on = greatest(${from}::date, m.from_on)
    from ${given} where m.org = ${org} and m.person = c.person and m.to_on is null and m.manager is distinct from c.manager`)
  await tx.run(sql`
    insert into managing as m (org, person, manager, from_on)
    select ${org}, c.person, c.manager, greatest(${from}::date, (
      select max(greatest(past.from_on, past.to_on)) from managing past where past.org = ${org} and past.person = c.person))
    from ${given}
    where c.manager is not null and not exists (
      select 1 from managing now where now.org = ${org} and now.person = c.person and now.to_on is null)
    on conflict (org, person, from_on) do update set manager = excluded.manager, to_on = null`)
  const persons = changes.map(({ person }) => person)
  const found = await circleAmong(tx, org, persons)
  if (found) throw await refuseCircle(tx, org, found)
  await tx.run(sql`select reporting_changed(${persons}::uuid[])`)
}

export const setManager = (tx: Transaction, org: Id, person: Id, manager: Id | null, from: Day) =>
  setManagers(tx, org, [{ person, manager }], from)

async function circleAmong(tx: Transaction, org: Id, persons: Id[]): Promise<Id[] | undefined> {
  const found = await tx.first<{ path: Id[] }>(sql`
    with recursive up(start, above, path) as (
      select m.person, m.manager, array[m.person, m.manager] from managing m
      where m.org = ${org} and m.to_on is null and m.person = any (${persons}::uuid[])
      union all
      select up.start, m.manager, up.path || m.manager
      from up join managing m on m.org = ${org} and m.person = up.above and m.to_on is null
      where up.above <> up.start and m.manager <> all (up.path[2:])
    )
    select path from up where above = start limit 1`)
  return found?.path
}

async function refuseCircle(tx: Transaction, org: Id, path: Id[]): Promise<Refusal> {
  const names = await namesOf(tx, org, path)
  const sentence = circleOfManagers(path.map((person) => names.get(person) ?? 'somebody'))
  return new Refusal('invalid', sentence, [{ at: 'manager', sentence }], { persons: path.slice(0, -1) })
}

export async function namesOf(tx: Transaction, org: Id, persons: Id[]): Promise<Map<Id, string>> {
  const rows = await tx.rows<{ person: Id; name: string }>(
    sql`select person, name from person where org = ${org} and person = any (${persons}::uuid[])`,
  )
  return new Map(rows.map(({ person, name }) => [person, name]))
}

export interface Named {
  person: Id
  name: string
  title: string
}

export interface Listed extends Person {
  manager: Omit<Named, 'title'> | null
  teams: { team: Id; name: string }[]
}

const listed = (
  org: Id,
) => sql`p.person, p.name, p.title, p.email, p.administrator, p.starts_on as "startsOn", p.ends_on as "endsOn", p.revision,
  (select jsonb_build_object('person', above.person, 'name', above.name)
   from managing m join person above on above.org = m.org and above.person = m.manager
   where m.org = ${org} and m.person = p.person and m.to_on is null) as manager,
  coalesce((select jsonb_agg(jsonb_build_object('team', t.team, 'name', t.name) order by t.name, t.team)
   from membership b join team t on t.org = b.org and t.team = b.team
   where b.org = ${org} and b.person = p.person and b.to_on is null), '[]') as teams`

export interface Asked {
  patterns: string[]
  team?: Id
  manager?: Id
  left: boolean
  after?: { name: string; person: Id }
  most: number
}

/** A page of persons by name, one more than `most` where there are more. */
export function listPersons(tx: Transaction, org: Id, asked: Asked): Promise<Listed[]> {
  const { patterns, team, manager, left, after, most } = asked
  const wordless = patterns[0] === '%'
  const found = !wordless && !team && !manager
  return tx.rows<Listed>(sql`
    select ${listed(org)} from person p
    where p.org = ${org}
      and ${found ? sql`p.person in (select f.person from find_persons(${patterns}, ${after?.name ?? null}, ${after?.person ?? null}, ${left}, ${most + 1}) f)` : wordless ? sql`true` : sql`lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (${patterns}::text[])`}
      and ${left ? sql`true` : sql`(p.ends_on is null or p.ends_on >= org_today(p.org))`}
      and ${team ? sql`exists (select 1 from membership b where b.org = ${org} and b.person = p.person and b.team = ${team} and b.to_on is null)` : sql`true`}
      and ${manager ? sql`exists (select 1 from managing m where m.org = ${org} and m.person = p.person and m.manager = ${manager} and m.to_on is null)` : sql`true`}
      and ${after ? sql`(p.name collate "und-x-icu", p.person) > (${after.name} collate "und-x-icu", ${after.person}::uuid)` : sql`true`}
    order by p.name collate "und-x-icu", p.person limit ${sql.lit(most + 1)}`)
}

export const searchPersons = (tx: Transaction, org: Id, patterns: string[], most: number): Promise<Named[]> =>
  tx.rows<Named>(sql`
    select p.person, p.name, p.title
    from find_persons(${patterns}, null, null, false, ${most}) f join person p on p.org = ${org} and p.person = f.person
    order by p.name collate "und-x-icu", p.person`)

export interface Whole extends Listed {
  line: Named[]
  directReports: Named[]
  leads: { team: Id; name: string }[]
  signsIn: boolean
  demonstration: boolean
}

export const personOf = (tx: Transaction, org: Id, person: Id): Promise<Whole | undefined> =>
  tx.first<Whole>(sql`
    select ${listed(org)}, p.login is not null as "signsIn", (select o.demonstration from organisation o where o.org = p.org) as demonstration,
      coalesce((select jsonb_agg(jsonb_build_object('person', above.person, 'name', above.name, 'title', above.title) order by l.distance)
        from reporting_line l join person above on above.org = l.org and above.person = l.above
        where l.org = ${org} and l.person = p.person), '[]') as line,
      coalesce((select jsonb_agg(jsonb_build_object('person', below.person, 'name', below.name, 'title', below.title)
          order by below.name collate "und-x-icu", below.person)
        from managing m join person below on below.org = m.org and below.person = m.person
        where m.org = ${org} and m.manager = p.person and m.to_on is null), '[]') as "directReports",
      coalesce((select jsonb_agg(jsonb_build_object('team', t.team, 'name', t.name) order by t.name, t.team)
        from team t where t.org = ${org} and t.lead = p.person), '[]') as leads
    from person p where p.org = ${org} and p.person = ${person}`)

/** Nothing, where somebody else changed the person since this revision. */
export async function changePerson(tx: Transaction, org: Id, it: Person): Promise<boolean> {
  await refuseSameEmail(tx, org, [it])
  return (
    (await tx.run(sql`
      update person set name = ${it.name}, title = ${it.title}, email = ${it.email}, administrator = ${it.administrator},
        starts_on = ${it.startsOn}, ends_on = ${it.endsOn}, revision = revision + 1
      where org = ${org} and person = ${it.person} and revision = ${it.revision}`)) === 1
  )
}

/** Whether anybody else could still manage people and sign-in. Waits for another change of the same kind. */
export async function hasOtherAdministrator(tx: Transaction, org: Id, person: Id): Promise<boolean> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('administrators ' || ${org}, 0))`)
  const other = await tx.first<object>(sql`
    select 1 from person where org = ${org} and person <> ${person} and administrator and login is not null and ends_on is null limit 1`)
  return other !== undefined
}

/**
 * Takes those whose last day is over out of their teams and the reporting line: their direct reports report to the next
 * manager above who is still there, and teams that they led have no lead. Run each day, and when a past day is recorded.
 */
export async function settleLeavers(tx: Transaction, org: Id, today: Day): Promise<Id[]> {
  await takeTurns(tx, org)
  const left = await tx.rows<{ person: Id; on: Day }>(sql`
    select p.person, p.ends_on + 1 as on from person p
    where p.org = ${org} and p.ends_on < ${today}::date and (
      exists (select 1 from managing m where m.org = ${org} and m.to_on is null and (m.person = p.person or m.manager = p.person))
      or exists (select 1 from membership b where b.org = ${org} and b.person = p.person and b.to_on is null)
      or exists (select 1 from team t where t.org = ${org} and t.lead = p.person))
    order by p.ends_on, p.person`)
  for (const { person, on } of left) {
    const above = await tx.first<{ above: Id }>(sql`
      select l.above from reporting_line l join person p on p.org = l.org and p.person = l.above
      where l.org = ${org} and l.person = ${person} and (p.ends_on is null or p.ends_on >= ${today}::date)
      order by l.distance limit 1`)
    const below = await tx.rows<{ person: Id }>(
      sql`select person from managing where org = ${org} and manager = ${person} and to_on is null`,
    )
    const moves = below.map((report) => ({ person: report.person, manager: above?.above ?? null }))
    await setManagers(tx, org, [...moves, { person, manager: null }], on)
    const teams = await tx.rows<{ team: Id }>(sql`
      with members as (
        update membership m set to_on = greatest(${on}::date, m.from_on)
        where m.org = ${org} and m.person = ${person} and m.to_on is null returning m.team),
      leads as (
        update team t set lead = null, revision = revision + 1 where t.org = ${org} and t.lead = ${person} returning t.team)
      select team from members union select team from leads`)
    await tx.run(sql`select teams_changed(${teams.map(({ team }) => team)}::uuid[], false)`)
  }
  return left.map(({ person }) => person)
}

/** The same for every organisation, by the day that it is there. Answers how many had left. */
export async function settleEverywhere(database: Database): Promise<number> {
  const places = await database.asSystem('sign_in', null, (tx) =>
    tx.rows<{ org: Id; today: Day }>(sql`
      select distinct p.org, (now() at time zone o.zone)::date as today
      from person p join organisation o on o.org = p.org where p.ends_on < (now() at time zone o.zone)::date`),
  )
  let settled = 0
  for (const { org, today } of places)
    settled += (await database.asSystem('import', org, (tx) => settleLeavers(tx, org, today))).length
  return settled
}
