import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'

export interface SharedRow {
  shared_text: Id
  audience: Id
  state: Uint8Array
  saved: string
  /** Who else wrote lately. */
  writers: { person: Id; name: string }[]
  /** Person → when they wrote last. */
  wrote: Record<Id, string>
}

export interface About {
  kind: string
  subject: Id
  field: string
}

/** Half a minute without a word: whoever wrote has gone on to something else. */
const lately = sql.lit('30 seconds')

export function sharedRow(
  tx: Transaction,
  { org, person }: Viewer,
  { kind, subject, field }: About,
  how: 'to read' | 'to write' = 'to read',
): Promise<SharedRow | undefined> {
  return tx.first<SharedRow>(
    sql`
    select s.shared_text, s.audience, s.state, s.saved, s.writers as wrote, array(
      select jsonb_build_object('person', p.person, 'name', p.name) from person p
      where p.org = ${org} and p.person <> ${person} and p.person in (
        select w.key::uuid from jsonb_each_text(s.writers) w where w.value::timestamptz > now() - ${lately}::interval)
      order by p.name limit 5) as writers
    from shared_text s
    where s.org = ${org} and s.subject = ${subject} and s.field = ${field} and s.subject_kind = ${kind}
    ${how === 'to write' ? sql`for update of s` : sql``}` as Sql<SharedRow>,
  )
}

/** Where two begin at once, one of them makes it and the other one waits and finds it made. */
export const insertShared = (
  tx: Transaction,
  org: Id,
  { kind, subject, field }: About,
  { audience, state, saved }: { audience: Id; state: Uint8Array; saved: string },
): Promise<number> =>
  tx.run(sql`
    insert into shared_text (org, shared_text, subject_kind, subject, field, audience, state, saved)
    values (${org}, ${newId()}, ${kind}, ${subject}, ${field}, ${audience}, ${Buffer.from(state)}, ${saved})
    on conflict (org, subject, field) do nothing`)

export const updateShared = (
  tx: Transaction,
  org: Id,
  text: Id,
  { audience, state, saved, wrote }: Pick<SharedRow, 'audience' | 'state' | 'saved' | 'wrote'>,
): Promise<number> =>
  tx.run(sql`
    update shared_text s set audience = ${audience}, state = ${Buffer.from(state)}, saved = ${saved},
      writers = ${JSON.stringify(wrote)}::jsonb
    where s.org = ${org} and s.shared_text = ${text}`)
