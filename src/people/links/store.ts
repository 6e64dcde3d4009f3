import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { handOut, readHanded } from '../tokens/store.ts'
import { type Link, lifetime, type Purpose } from './link.ts'

/** Makes a link; those that were made for the person before stop working. */
export async function makeLink(
  tx: Transaction,
  org: Id,
  draft: { person: Id; purpose: Purpose; by: Id | null },
): Promise<{ link: Id; secret: string; endsAt: Date }> {
  const handed = handOut(org)
  await tx.run(sql`
    update one_use_link set withdrawn_at = now()
    where org = ${org} and person = ${draft.person} and used_at is null and withdrawn_at is null`)
  const made = await tx.first<{ endsAt: Date }>(sql`
    insert into one_use_link (org, link, hash, person, purpose, made_by, ends_at)
    values (${org}, ${handed.id}, ${handed.hash}, ${draft.person}, ${draft.purpose}, ${draft.by},
      now() + make_interval(days => ${lifetime[draft.purpose]}::int))
    returning ends_at as "endsAt"`)
  return { link: handed.id, secret: handed.text, endsAt: made?.endsAt ?? new Date() }
}

const open = sql`l.used_at is null and l.withdrawn_at is null and l.ends_at > now()`

export const openLinks = (tx: Transaction, org: Id, person: Id | undefined): Promise<Link[]> =>
  tx.rows<Link>(sql`
    select l.link, l.person, p.name, l.purpose, l.made_at as "madeAt", l.ends_at as "endsAt"
    from one_use_link l join person p on p.org = l.org and p.person = l.person
    where l.org = ${org} and ${open} and (${person ?? null}::uuid is null or l.person = ${person ?? null})
    order by l.link desc limit 1000`)

/** Who it was for, or nothing where there is none to withdraw. */
export const withdrawLink = async (tx: Transaction, org: Id, link: Id): Promise<Id | undefined> =>
  (
    await tx.first<{ person: Id }>(
      sql`update one_use_link l set withdrawn_at = now() where l.org = ${org} and l.link = ${link} and ${open} returning l.person`,
    )
  )?.person

export interface Found {
  org: Id
  link: Id
  purpose: Purpose
  endsAt: Date
  /** Null where it was made on the host's command line. */
  madeBy: Id | null
  person: Id
  name: string
  email: string | null
  login: string | null
  organisation: { slug: string; name: string }
}

/** What a secret opens, as the sign-in role; kept for this transaction alone, so that nobody uses it at the same moment. */
export async function linkOf(tx: Transaction, secret: string): Promise<Found | undefined> {
  const handed = readHanded(secret)
  if (!handed) return undefined
  const found = await tx.first<Found & { hash: string }>(sql`
    select l.org, l.link, l.hash, l.purpose, l.ends_at as "endsAt", l.made_by as "madeBy", p.person, p.name, p.email, p.login,
      jsonb_build_object('slug', o.slug, 'name', o.name) as organisation
    from one_use_link l join person p on p.org = l.org and p.person = l.person join organisation o on o.org = l.org
    where l.org = ${handed.org} and l.link = ${handed.id} and ${open}
      and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)
    for update of l`)
  if (!found || !handed.matches(found.hash)) return undefined
  const { hash: _, ...it } = found
  return it
}

export const markUsed = (tx: Transaction, org: Id, link: Id) =>
  tx.run(sql`update one_use_link set used_at = now() where org = ${org} and link = ${link}`)

/** Another person of the organisation who has this login already. */
export const personWith = (tx: Transaction, org: Id, login: string) =>
  tx.first<{ person: Id; name: string }>(sql`select person, name from person where org = ${org} and login = ${login}`)

export const giveLogin = (tx: Transaction, org: Id, person: Id, login: string) =>
  tx.run(sql`update person set login = ${login}, revision = revision + 1 where org = ${org} and person = ${person}`)

/** Whether somebody of another organisation signs in with the same login. As the sign-in role. */
export async function isShared(tx: Transaction, org: Id, login: string): Promise<boolean> {
  return (
    (await tx.first<object>(sql`select 1 from person where login = ${login} and org <> ${org} limit 1`)) !== undefined
  )
}

export const loginOf = (tx: Transaction, org: Id, person: Id) =>
  tx.first<{ login: string | null }>(sql`select login from person where org = ${org} and person = ${person}`)

/** Persons of real organisations whom an e-mail address can mean, those who sign in with it first. As the sign-in role. */
export const meantBy = (tx: Transaction, email: string) =>
  tx.rows<{ org: Id; slug: string; person: Id; name: string; login: string | null }>(sql`
    select p.org, o.slug, p.person, p.name, p.login
    from person p join organisation o on o.org = p.org left join auth."user" u on u.id = p.login
    where not o.demonstration and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)
      and coalesce(u.email, lower(p.email)) = ${email.toLowerCase()}
    order by (p.login is null), o.created_at, p.person`)
