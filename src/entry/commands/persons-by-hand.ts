import type { Id } from '../../kernel/ids.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import { pathOf } from '../../people/links/link.ts'
import { makeLink } from '../../people/links/store.ts'
import { email as emailRule } from '../../people/persons/person.ts'
import { addPerson } from '../../people/persons/store.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'

// What the command line reads and writes of people, as the sign-in role: there is no viewer on the host.

export interface Place {
  org: Id
  slug: string
  name: string
  zone: string
  persons: number
  demonstration: boolean
}

export const organisations = (database: Database): Promise<Place[]> =>
  database.asSystem('sign_in', null, (tx) =>
    tx.rows<Place>(sql`
      select o.org, o.slug, o.name, o.zone, o.demonstration, (select count(*) from person p where p.org = o.org) as persons
      from organisation o order by o.demonstration, o.slug`),
  )

/** The one that is named, else the only one that is not the demonstration. */
export async function organisationFor(database: Database, slug: string | undefined): Promise<Place> {
  const all = await organisations(database)
  const fit =
    slug === undefined ? all.filter(({ demonstration }) => !demonstration) : all.filter((one) => one.slug === slug)
  const [found, another] = fit
  const slugs = all.map((one) => one.slug).join(', ')
  if (another) throw new Refusal('invalid', `Which organisation? Name one with --organisation: ${slugs}.`)
  if (found) return found
  if (slug !== undefined)
    throw new Refusal('not-found', `There is no organisation ${slug} here.${slugs ? ` There are: ${slugs}.` : ''}`)
  const demonstration = slugs ? ` (For the demonstration, add --organisation ${slugs}.)` : ''
  throw new Refusal(
    'not-found',
    `There is no organisation here yet. Make one: bearing organisation add NAME${demonstration}`,
  )
}

export const persons = (database: Database, { org }: Place) =>
  database.asSystem('sign_in', org, (tx) =>
    tx.rows<{ name: string; email: string; administrator: string; 'signs in': string }>(sql`
      select name, coalesce(email, '') as email, case when administrator then 'yes' else '' end as administrator,
        case when ends_on < current_date then 'left' when login is null then 'not yet' else 'yes' end as "signs in"
      from person where org = ${org} order by name collate "und-x-icu", person`),
  )

/** A one-use link to hand over. */
export interface Handed {
  name: string
  organisation: string
  path: string
  endsAt: Date
}

/** Adds a person and makes the link with which they choose a password. */
export async function addByHand(
  database: Database,
  { org, slug, name: place }: Place,
  draft: { name: string; email: string; administrator: boolean },
): Promise<Handed> {
  const name = draft.name.trim()
  if (name === '') throw invalid('name', 'Give a name.')
  const { data: email, error } = emailRule.safeParse(draft.email)
  if (error) throw invalid('email', error.issues[0]?.message ?? 'This is no e-mail address.')
  return database.asSystem('sign_in', org, async (tx) => {
    const taken = await tx.first<{ name: string }>(sql`select name from person where org = ${org} and email = ${email}`)
    if (taken)
      throw invalid(
        'email',
        `${email} is already that of ${taken.name} in ${place}. For a link: bearing user link ${email}`,
      )
    const person = await addPerson(tx, org, { name, email, administrator: draft.administrator })
    const after = { name, email, administrator: draft.administrator }
    const told = { subject: person, audience: org }
    await tell(tx, org, null, { happened: 'person.added', ...told, after }, { happened: 'person.invited', ...told })
    const { secret, endsAt } = await makeLink(tx, org, { person, purpose: 'invitation', by: null })
    return { name, organisation: slug, path: pathOf(secret), endsAt }
  })
}

/** Answers the person's name. */
export const setAdministrator = (
  database: Database,
  { org, name: place }: Place,
  email: string,
  administrator: boolean,
) =>
  database.asSystem('sign_in', org, async (tx) => {
    const found = await tx.first<{ person: Id; name: string; administrator: boolean }>(sql`
      select person, name, administrator from person where org = ${org} and lower(email) = ${email.toLowerCase()} for update`)
    if (!found) throw new Refusal('not-found', `Nobody in ${place} has the e-mail ${email}.`)
    if (found.administrator === administrator) return found.name
    await tx.run(sql`
      update person set administrator = ${administrator}, revision = revision + 1 where org = ${org} and person = ${found.person}`)
    const words = { before: { administrator: found.administrator }, after: { administrator } }
    await tell(tx, org, null, { happened: 'person.changed', subject: found.person, audience: org, ...words })
    return found.name
  })
