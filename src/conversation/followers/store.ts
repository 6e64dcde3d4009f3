import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { Said } from './follower.ts'
import type { Subject, SubjectKind } from './subject.ts'

/**
 * Finds a subject that the viewer may see, or refuses as not found. `toWrite` holds it as it is until the transaction ends,
 * so that nothing is written for an audience that it has just left.
 */
export type FindSubject = (
  asking: { tx: Transaction; viewer: Viewer },
  kind: SubjectKind,
  subject: Id,
  how?: 'to read' | 'to write',
) => Promise<Subject>

export const saidOf = (tx: Transaction, org: Id, node: Id): Promise<Said[]> =>
  tx.rows<Said>(sql`select person, follows, because from following where org = ${org} and node = ${node}`)

/** The same for several goals. */
export async function saidOfEach(tx: Transaction, org: Id, nodes: Id[]): Promise<Map<Id, Said[]>> {
  const rows = await tx.rows<Said & { node: Id }>(sql`
    select node, person, follows, because from following where org = ${org} and node = any (${nodes}::uuid[])`)
  return Map.groupBy(rows, ({ node }) => node)
}

/** Of these persons, those who see the audience, with their names; whoever has left is not among them. */
export const namesOf = (tx: Transaction, org: Id, persons: Id[], audience: Id) =>
  tx.rows<{ person: Id; name: string }>(sql`
    select p.person, p.name from person p
    where p.org = ${org} and p.person = any (${persons}::uuid[]) and sees(p.person, ${audience})
      and (p.ends_on is null or p.ends_on >= org_today(${org}))
    order by p.name collate "und-x-icu", p.person`)

export async function choose(tx: Transaction, viewer: Viewer, { node, audience }: Subject, follows: boolean) {
  await tx.run(sql`
    insert into following (org, node, person, follows, because, audience)
    values (${viewer.org}, ${node}, ${viewer.person}, ${follows}, 'chosen', ${audience})
    on conflict (org, node, person) do update set follows = excluded.follows, because = excluded.because`)
}

/** Whoever is mentioned begins to follow, unless they have said before what they want. */
export async function beginToFollow(tx: Transaction, org: Id, { node, audience }: Subject, persons: Id[]) {
  if (persons.length === 0) return
  await tx.run(sql`
    insert into following (org, node, person, follows, because, audience)
    select ${org}, ${node}, m.person, true, 'mentioned', ${audience} from unnest(${persons}::uuid[]) m(person)
    on conflict (org, node, person) do nothing`)
}
