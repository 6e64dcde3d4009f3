import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Subject } from '../followers/subject.ts'
import type { ReactionWord } from './comment.ts'

export interface Named {
  person: Id
  name: string
}

export interface CommentRow {
  comment: Id
  kind: Subject['kind']
  subject: Id
  node: Id
  audience: Id
  by: Id | null
  by_name: string | null
  at: Date
  body: string
  mentions: Named[]
  revision: number
  withdrawn: boolean
}

export interface ReactionRow {
  subject: Id
  kind: string
  word: ReactionWord
  count: number
  mine: boolean
  names: string[]
}

/** What a withdrawn comment said does not leave the database. */
const selected = (org: Id) => sql`
  select c.comment, c.kind, c.subject, c.node, c.audience, c.by, p.name as by_name, c.at, c.revision, w.comment is not null as withdrawn,
    case when w.comment is null then c.body else '' end as body,
    case when w.comment is null then coalesce((select jsonb_agg(jsonb_build_object('person', m.person, 'name', m.name) order by m.name, m.person)
      from person m where m.org = ${org} and m.person = any (c.mentions)), '[]') else '[]' end as mentions
  from comment c left join person p on p.org = ${org} and p.person = c.by
  left join comment_withdrawal w on w.org = ${org} and w.comment = c.comment`

/** Newest first, a page of 20 and one more to know whether there are others. */
export const commentRows = (tx: Transaction, org: Id, subject: Id, after: Id | undefined): Promise<CommentRow[]> =>
  tx.rows<CommentRow>(
    sql`${selected(org)} where c.org = ${org} and c.subject = ${subject} ${after ? sql`and c.comment < ${after}` : sql``}
      order by c.comment desc limit 21` as Sql<CommentRow>,
  )

export async function commentRow(tx: Transaction, org: Id, comment: Id): Promise<CommentRow> {
  const found = await tx.first<CommentRow>(
    sql`${selected(org)} where c.org = ${org} and c.comment = ${comment}` as Sql<CommentRow>,
  )
  if (!found) throw notFound('comment')
  return found
}

export interface Words {
  body: string
  mentions: Id[]
}

export async function insertComment(tx: Transaction, org: Id, by: Id, subject: Subject, words: Words, at?: Date) {
  const comment = newId()
  await tx.run(sql`
    insert into comment (org, comment, kind, subject, node, audience, by, body, mentions, at)
    values (${org}, ${comment}, ${subject.kind}, ${subject.subject}, ${subject.node}, ${subject.audience}, ${by}, ${words.body},
      ${words.mentions}::uuid[], ${at ?? new Date()})`)
  return comment
}

/** False where it was edited since this revision; what it said before is kept. */
export async function updateComment(tx: Transaction, org: Id, row: CommentRow, revision: number, words: Words) {
  const updated = await tx.run(sql`
    update comment set body = ${words.body}, mentions = ${words.mentions}::uuid[], revision = revision + 1
    where org = ${org} and comment = ${row.comment} and revision = ${revision}`)
  if (updated === 0) return false
  await tx.run(sql`
    insert into comment_edit (org, comment, revision, node, audience, before)
    values (${org}, ${row.comment}, ${revision}, ${row.node}, ${row.audience}, ${row.body})`)
  return true
}

export async function insertWithdrawal(tx: Transaction, viewer: Viewer, row: CommentRow): Promise<void> {
  await tx.run(sql`
    insert into comment_withdrawal (org, comment, node, audience, by)
    values (${viewer.org}, ${row.comment}, ${row.node}, ${row.audience}, ${viewer.person}) on conflict (org, comment) do nothing`)
}

const mostNames = 20

export const reactionsTo = (tx: Transaction, viewer: Viewer, where: Sql): Promise<ReactionRow[]> =>
  tx.rows<ReactionRow>(
    sql`
    select r.subject, r.kind, r.word, count(*) as count, bool_or(r.person = ${viewer.person}) as mine,
      (array_agg(p.name order by r.at))[1:${sql.lit(mostNames)}] as names
    from reaction r join person p on p.org = ${viewer.org} and p.person = r.person
    where r.org = ${viewer.org} and r.withdrawn_at is null and ${where}
    group by r.subject, r.kind, r.word order by r.word` as Sql<ReactionRow>,
  )

export async function setReaction(
  tx: Transaction,
  viewer: Viewer,
  to: { kind: string; subject: Id; node: Id; audience: Id },
  word: ReactionWord,
  given: boolean,
): Promise<boolean> {
  if (!given) {
    const taken = await tx.run(sql`
      update reaction set withdrawn_at = ${new Date()}
      where org = ${viewer.org} and subject = ${to.subject} and person = ${viewer.person} and word = ${word} and withdrawn_at is null`)
    return taken > 0
  }
  const written = await tx.run(sql`
    insert into reaction (org, subject, person, word, kind, node, audience)
    values (${viewer.org}, ${to.subject}, ${viewer.person}, ${word}, ${to.kind}, ${to.node}, ${to.audience})
    on conflict (org, subject, person, word) do update set withdrawn_at = null where reaction.withdrawn_at is not null`)
  return written > 0
}

export const counted = (tx: Transaction, org: Id, node: Id) =>
  tx.rows<{ kind: Subject['kind']; subject: Id; comments: number }>(sql`
    select c.kind, c.subject, count(*) as comments from comment c
    where c.org = ${org} and c.node = ${node}
      and not exists (select 1 from comment_withdrawal w where w.org = ${org} and w.comment = c.comment)
    group by c.kind, c.subject`)

export const acknowledgements = (tx: Transaction, org: Id, node: Id) =>
  tx.rows<{ check_in: Id; by: Id; name: string; at: Date }>(sql`
    select a.check_in, a.by, p.name, a.at from acknowledgement a join person p on p.org = ${org} and p.person = a.by
    where a.org = ${org} and a.node = ${node} order by a.at`)

/** Answers whether it was new; once acknowledged, it stays so. */
export async function insertAcknowledgement(tx: Transaction, viewer: Viewer, subject: Subject): Promise<boolean> {
  const written = await tx.run(sql`
    insert into acknowledgement (org, check_in, by, node, audience)
    values (${viewer.org}, ${subject.subject}, ${viewer.person}, ${subject.node}, ${subject.audience})
    on conflict (org, check_in, by) do nothing`)
  return written > 0
}

/** Whether this person manages that one today. */
export const manages = async (tx: Transaction, viewer: Viewer, person: Id | null): Promise<boolean> =>
  (await tx.first<object>(sql`
    select 1 from managing m
    where m.org = ${viewer.org} and m.person = ${person} and m.manager = ${viewer.person} and m.to_on is null`)) !==
  undefined

/** Of these persons, those who do not see the audience; whoever is not of this organisation is among them. */
export async function unseenBy(tx: Transaction, org: Id, persons: Id[], audience: Id): Promise<string[]> {
  const rows = await tx.rows<{ name: string | null }>(sql`
    select p.name from unnest(${persons}::uuid[]) m(person) left join person p on p.org = ${org} and p.person = m.person
    where p.person is null or not sees(p.person, ${audience}) or p.ends_on < org_today(${org})`)
  return rows.map(({ name }) => name ?? 'Somebody who is not in this organisation')
}

/** Persons found by words who see the audience. */
export const mentionable = (tx: Transaction, org: Id, patterns: string[], audience: Id) =>
  tx.rows<Named & { title: string }>(sql`
    select p.person, p.name, p.title
    from find_persons(${patterns}, null, null, false, 500) f join person p on p.org = ${org} and p.person = f.person
    where sees(p.person, ${audience})
    order by p.name collate "und-x-icu", p.person limit 8`)
