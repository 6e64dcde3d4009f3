import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { steady } from './id-words.ts'
import type { Link, Ownership, Past, PastChange, Stay, Version } from './past.ts'

/** What was, as this transaction's viewer or system role sees it. `keys` says how each audience was made. */
export async function readPast(
  tx: Transaction,
  org: Id,
  keys: ReadonlyMap<Id, { key: string }>,
  draftsOf: Id | 'all' | undefined,
): Promise<Past> {
  const versions = await tx.rows<Omit<Version, 'values'> & { values: unknown }>(sql`
    select d.direction, d.vision, d.mission, d.principles as values, ${instant('d.at')} as "writtenAt", d.by as "writtenBy",
      ${instant('p.at')} as "publishedAt", p.by as "publishedBy", coalesce(p.word, '') as word
    from direction d left join direction_publishing p on p.org = d.org and p.direction = d.direction
    where d.org = ${org} and (p.direction is not null or ${draftsOf === 'all'} or d.by = ${draftsOf === 'all' ? null : (draftsOf ?? null)})
    order by p.at, p.direction`)
  const owners = await tx.rows<Omit<Ownership, 'audience'> & { audience: Id }>(
    sql`select node, owner, audience, from_on as "from", to_on as "to" from node_dated where org = ${org}`,
  )
  const events = await tx.rows<Omit<PastChange, 'audience'> & { audience: Id }>(sql`
    select event, ${instant('at')} as at, by, happened, subject, audience, before, after from event
    where org = ${org} and happened not like 'import.%' order by at, event`)
  return {
    memberships: await tx.rows<Stay>(
      sql`select person, team as at, from_on as "from", to_on as "to" from membership where org = ${org}`,
    ),
    managers: await tx.rows<Stay>(
      sql`select person, manager as at, from_on as "from", to_on as "to" from managing where org = ${org}`,
    ),
    owners: owners.flatMap((owned) => {
      const audience = keys.get(owned.audience)?.key
      return audience === undefined ? [] : { ...owned, audience }
    }),
    links: await tx.rows<Link>(
      sql`select parent, child, share, accepted, from_on as "from", to_on as "to" from carries_dated where org = ${org}`,
    ),
    versions: versions.map((version) => ({ ...version, values: steady(version.values) })),
    // Of an audience that nobody can name any more nobody is told.
    events: events.flatMap((event) => {
      const audience = keys.get(event.audience)?.key
      return audience === undefined ? [] : { ...event, audience }
    }),
  }
}

export const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)
