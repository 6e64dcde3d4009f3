import { type Id, newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { type Organisation, type OrganisationDraft, slugsFor } from './organisation.ts'

const columns = sql`o.org, o.slug, o.name, o.zone, o.locale, o.currency, o.fiscal_month as "fiscalMonth", o.demonstration, o.revision`

export const organisationOf = (tx: Transaction, org: Id): Promise<Organisation | undefined> =>
  tx.first<Organisation>(sql`select ${columns} from organisation o where o.org = ${org}`)

/** Those in which this login is a person who has not left. Only the sign-in role sees more than one. */
export const organisationsOf = (tx: Transaction, login: string) =>
  tx.rows<{ slug: string; name: string; demonstration: boolean; person: Id; called: string }>(sql`
    select o.slug, o.name, o.demonstration, p.person, p.name as called
    from person p join organisation o on o.org = p.org
    where p.login = ${login} and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)
    order by o.demonstration, o.name collate "und-x-icu", o.org`)

export const demonstrationOf = (tx: Transaction): Promise<Organisation | undefined> =>
  tx.first<Organisation>(sql`select ${columns} from organisation o where o.demonstration order by o.created_at limit 1`)

/** Whether any organisation but the demonstration's has been set up here. */
export async function isSetUp(tx: Transaction): Promise<boolean> {
  return (await tx.first<object>(sql`select 1 from organisation where not demonstration limit 1`)) !== undefined
}

/** As the sign-in role: an organisation without anybody in it yet. Its slug is the first that is free. */
export async function insertOrganisation(
  tx: Transaction,
  draft: OrganisationDraft,
  at = 'zone',
): Promise<Organisation> {
  await refuseUnknownZone(tx, draft.zone, at)
  // Two set-ups of the same name at this moment must not meet at the unique index.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('organisation slugs', 0))`)
  for (const slug of slugsFor(draft.name)) {
    const org = newId()
    const made = await tx.first<Organisation>(sql`
      insert into organisation as o (org, slug, name, zone, locale, currency, demonstration)
      values (${org}, ${slug}, ${draft.name}, ${draft.zone}, ${draft.locale}, ${draft.currency}, ${draft.demonstration})
      on conflict (slug) do nothing returning ${columns}`)
    if (made) return made
  }
  throw new Error('Slugs never end.')
}

/** Browsers, Node and PostgreSQL each bring their own list of zones; a day is the same for all only in one they share. */
async function refuseUnknownZone(tx: Transaction, zone: string, at = 'zone'): Promise<void> {
  const known = await tx.first<object>(sql`select 1 from pg_timezone_names where lower(name) = lower(${zone})`)
  if (!known)
    throw invalid(at, 'The database does not know this time zone. Write one as Europe/London or America/Toronto.')
}

/** An organisation with nobody in it, for the demonstration and for what is installed from the command line. */
export const makeOrganisation = (database: Database, draft: Partial<OrganisationDraft> & { name: string }) =>
  database.asSystem('sign_in', null, (tx) =>
    insertOrganisation(tx, { zone: 'Europe/London', locale: 'en-GB', currency: 'GBP', demonstration: false, ...draft }),
  )

/** Nothing, where somebody else changed it since this revision. */
export async function changeOrganisation(
  tx: Transaction,
  org: Id,
  draft: Omit<OrganisationDraft, 'demonstration'> & { fiscalMonth: number; revision: number },
): Promise<Organisation | undefined> {
  await refuseUnknownZone(tx, draft.zone)
  return tx.first<Organisation>(sql`
    update organisation o set name = ${draft.name}, zone = ${draft.zone}, locale = ${draft.locale},
      currency = ${draft.currency}, fiscal_month = ${draft.fiscalMonth}, revision = o.revision + 1
    where o.org = ${org} and o.revision = ${draft.revision} returning ${columns}`)
}

export const setFiscalMonth = (tx: Transaction, org: Id, month: number) =>
  tx.run(sql`update organisation set fiscal_month = ${month} where org = ${org}`)

/** Everything of the demonstration organisation that the transaction is in; refused by the database for any other. */
export const removeDemonstration = (tx: Transaction) => tx.run(sql`select remove_demonstration()`)
