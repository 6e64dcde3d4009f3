import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { kinds, type NoticeKind, type Quiet, usualQuiet, usualWay, type Way } from './notice.ts'

export interface NoticeRow {
  notice: Id
  kind: NoticeKind
  at: Date
  by: Id | null
  by_name: string | null
  node: Id | null
  about: Id | null
  said: string | null
  read: boolean
}

export const unread = async (tx: Transaction, viewer: Viewer): Promise<number> =>
  (
    await tx.first<{ count: number }>(sql`
    select count(*) as count from (
      select 1 from notice n where n.org = ${viewer.org} and n.person = ${viewer.person} and n.read_at is null limit 100) counted`)
  )?.count ?? 0

/** One's own, newest first: a page of 30 and one more. A comment's text is read through its own policy. */
export const noticeRows = (tx: Transaction, viewer: Viewer, after: Id | undefined, only: 'all' | 'unread') =>
  tx.rows<NoticeRow>(sql`
    select n.notice, n.kind, n.at, n.by, p.name as by_name, n.node, n.about, n.read_at is not null as read,
      case when c.comment is null then null when w.comment is null then c.body else '' end as said
    from notice n left join person p on p.org = ${viewer.org} and p.person = n.by
    left join comment c on c.org = ${viewer.org} and c.comment = n.about
    left join comment_withdrawal w on w.org = ${viewer.org} and w.comment = n.about
    where n.org = ${viewer.org} and n.person = ${viewer.person} ${after ? sql`and n.notice < ${after}` : sql``}
      ${only === 'unread' ? sql`and n.read_at is null` : sql``}
    order by n.notice desc limit 31`)

export async function markRead(tx: Transaction, viewer: Viewer, which: { notices?: Id[]; goal?: Id }): Promise<void> {
  const these = which.notices ? sql`and notice = any (${which.notices}::uuid[])` : sql``
  const about = which.goal ? sql`and node = ${which.goal}` : sql``
  await tx.run(sql`
    update notice set read_at = ${new Date()}
    where org = ${viewer.org} and person = ${viewer.person} and read_at is null ${these} ${about}`)
}

export async function preferredBy(tx: Transaction, { org, person }: { org: Id; person: Id }) {
  const rows = await tx.rows<{ kind: NoticeKind; way: Way }>(
    sql`select kind, way from notice_preference where org = ${org} and person = ${person}`,
  )
  const chosen = new Map(rows.map(({ kind, way }) => [kind, way]))
  return kinds.map((kind) => ({ kind, way: chosen.get(kind) ?? usualWay }))
}

/** Nobody who has said nothing is written to at night. */
export async function quietOf(tx: Transaction, { org, person }: { org: Id; person: Id }): Promise<Quiet | null> {
  const row = await tx.first<{ quiet_from: string | null; quiet_to: string | null }>(
    sql`select quiet_from, quiet_to from quiet_hours where org = ${org} and person = ${person}`,
  )
  if (!row) return usualQuiet
  return row.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null
}

export async function setQuiet(tx: Transaction, viewer: Viewer, quiet: Quiet | null): Promise<void> {
  await tx.run(sql`
    insert into quiet_hours (org, person, quiet_from, quiet_to)
    values (${viewer.org}, ${viewer.person}, ${quiet?.from ?? null}, ${quiet?.to ?? null})
    on conflict (org, person) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`)
}

export async function setWays(
  tx: Transaction,
  { org, person }: { org: Id; person: Id },
  ways: { kind: NoticeKind; way: Way }[],
): Promise<void> {
  if (ways.length === 0) return
  await tx.run(sql`
    insert into notice_preference (org, person, kind, way)
    select ${org}, ${person}, w.kind, w.way
    from unnest(${ways.map(({ kind }) => kind)}::text[], ${ways.map(({ way }) => way)}::text[]) w(kind, way)
    on conflict (org, person, kind) do update set way = excluded.way`)
}

export interface NewNotice {
  person: Id
  kind: NoticeKind
  /** An event or a day: what it was made from is told to a person once. */
  source: string
  node: Id | null
  about: Id | null
  by: Id | null
  audience: Id
}

export interface Made {
  notice: Id
  person: Id
  kind: NoticeKind
  node: Id | null
  audience: Id
}

/** Writes those that are new, for persons who are still here and see what they are told of; answers them. */
export async function insertNotices(tx: Transaction, org: Id, notices: NewNotice[]): Promise<Made[]> {
  if (notices.length === 0) return []
  const rows = notices.map((each) => ({ notice: newId(), ...each }))
  return tx.rows<Made>(sql`
    insert into notice (org, notice, person, kind, source, node, about, by, audience)
    select ${org}, x.notice, x.person, x.kind, x.source, x.node, x.about, x.by, x.audience
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(notice uuid, person uuid, kind text, source text, node uuid, about uuid, by uuid, audience uuid)
    join person p on p.org = ${org} and p.person = x.person
    where (p.ends_on is null or p.ends_on >= ${new Date().toISOString().slice(0, 10)}::date)
      and (x.audience = ${org} or exists (
        select 1 from sight s where s.org = ${org} and s.person = x.person and s.audience = x.audience))
    on conflict (org, person, source) do nothing
    returning notice, person, kind, node, audience`)
}
