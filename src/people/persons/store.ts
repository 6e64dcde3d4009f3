import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { circleOfManagers, type PersonDraft } from './person.ts'

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
export async function refuseSameEmail(tx: Transaction, org: Id, drafts: { person: Id; email?: string | null }[]): Promise<void> {
  const wanted = drafts.flatMap(({ email }) => (email ? [email] : []))
  const taken = await tx.first<{ name: string; email: string }>(sql`
    select p.name, p.email from person p
    where p.org = ${org} and lower(p.email) = any (${wanted}::text[]) and p.person <> all (${drafts.map(({ person }) => person)}::uuid[])
    limit 1`)
  if (taken) throw invalid('email', `${taken.email} is the e-mail address of ${taken.name}. Each person has one of their own.`)
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
