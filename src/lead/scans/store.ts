import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { ScanListed } from './contract.ts'
import type { LinkKind, Place, ScanKind } from './scan.ts'

export interface ScanRow {
  scan: Id
  audience: Id
  kind: ScanKind
  question: string
  scope: string
  held_on: Day
  owner: Id | null
  owner_name: string | null
  team: Id | null
  team_name: string | null
  dots: number
  look_again_on: Day | null
  follows: Id | null
  closed_on: Day | null
  archived_on: Day | null
  followed: boolean
  revision: number
}

const columns = (org: Id) => sql`
  s.scan, s.audience, s.kind, s.question, s.scope, s.held_on, s.owner, p.name as owner_name, s.team, t.name as team_name, s.dots,
  s.look_again_on, s.follows, exists (select 1 from scan n where n.org = ${org} and n.follows = s.scan) as followed, s.closed_on, s.archived_on, s.revision
  from scan s left join person p on p.org = s.org and p.person = s.owner left join team t on t.org = s.org and t.team = s.team`

/**
 * Held, it stays as it is until the transaction ends, so that nothing is written for an audience that it has left: by many
 * at once who add to it, or by one who changes it.
 */
export async function scanRow(
  tx: Transaction,
  viewer: Viewer,
  scan: Id,
  hold?: 'to add' | 'to change',
): Promise<ScanRow> {
  const held = hold === 'to add' ? sql`for share of s` : hold === 'to change' ? sql`for no key update of s` : sql``
  const found = await tx.first<ScanRow>(
    sql`select ${columns(viewer.org)} where s.org = ${viewer.org} and s.scan = ${scan} ${held}` as Sql<ScanRow>,
  )
  if (!found) throw notFound('scan')
  return found
}

export function scanRows(
  tx: Transaction,
  org: Id,
  wanted: { kind?: ScanKind; archived: boolean; after?: ScanRow; most: number },
): Promise<ScanRow[]> {
  const { kind, archived, after, most } = wanted
  return tx.rows<ScanRow>(
    sql`
    select ${columns(org)}
    where s.org = ${org} and ${archived ? sql`s.archived_on is not null` : sql`s.archived_on is null`}
      ${kind ? sql`and s.kind = ${kind}` : sql``}
      ${after ? sql`and (s.held_on, s.scan) < (${after.held_on}, ${after.scan}::uuid)` : sql``}
    order by s.held_on desc, s.scan desc limit ${sql.lit(most + 1)}` as Sql<ScanRow>,
  )
}

export const listed = (row: ScanRow, counts: Counted[]): ScanListed => ({
  scan: row.scan,
  kind: row.kind,
  question: row.question,
  heldOn: row.held_on,
  owner: row.owner && row.owner_name !== null ? { person: row.owner, name: row.owner_name } : null,
  team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
  lookAgainOn: row.look_again_on,
  closedOn: row.closed_on,
  archivedOn: row.archived_on,
  followed: row.followed,
  findings: counts.reduce((sum, { findings }) => sum + findings, 0),
  unacted: counts.reduce((sum, { unacted }) => sum + unacted, 0),
})

/**
 * The findings that became something the viewer sees: themselves, by what was merged into them, flowed out of them or goes on from them, or
 * as part of a move. Links are few, so the whole organisation’s are gone through once.
 */
export const actedOn = (org: Id): Sql => sql`array(
  select y.finding from (
    select unnest(array[g.finding, g.merged_into, g.flowed_from, g.follows]) as finding
    from (
      select l.finding from scan_link l where l.org = ${org} and l.finding is not null
      union
      select unnest(array[v.inside, v.outside]) from scan_link l join scan_move v on v.org = ${org} and v.move = l.move
      where l.org = ${org}
    ) x join finding g on g.org = ${org} and g.finding = x.finding
  ) y where y.finding is not null)`

export interface Counted {
  scan: Id
  place: Place
  findings: number
  unacted: number
}

export const counted = (tx: Transaction, org: Id, scans: Id[]): Promise<Counted[]> =>
  tx.rows<Counted>(
    sql`
    select f.scan, f.place, count(*) as findings, count(*) filter (where not f.finding = any (${actedOn(org)})) as unacted
    from finding f
    where f.org = ${org} and f.scan = any (${scans}::uuid[]) and f.merged_into is null and f.archived_on is null
    group by f.scan, f.place` as Sql<Counted>,
  )

export const contributorsOf = (tx: Transaction, org: Id, scan: Id) =>
  tx.rows<{ person: Id; name: string }>(sql`
    select p.person, p.name from scan_contributor c join person p on p.org = ${org} and p.person = c.person
    where c.org = ${org} and c.scan = ${scan} order by p.name collate "und-x-icu", p.person`)

export const contributes = async (tx: Transaction, viewer: Viewer, scan: Id): Promise<boolean> =>
  (await tx.first<object>(
    sql`select 1 from scan_contributor c where c.org = ${viewer.org} and c.scan = ${scan} and c.person = ${viewer.person}`,
  )) !== undefined

/** Of these persons, those who do not see the audience; whoever is not of this organisation is among them. */
export const unseeing = async (tx: Transaction, org: Id, persons: Id[], audience: Id): Promise<string[]> =>
  (
    await tx.rows<{ name: string | null }>(sql`
    select p.name from unnest(${persons}::uuid[]) m(person) left join person p on p.org = ${org} and p.person = m.person
    where p.person is null or not sees(p.person, ${audience})`)
  ).map(({ name }) => name ?? 'Somebody who is not in this organisation')

export async function setContributors(tx: Transaction, org: Id, scan: Id, audience: Id, persons: Id[]): Promise<void> {
  await tx.run(sql`
    delete from scan_contributor where org = ${org} and scan = ${scan} and not person = any (${persons}::uuid[])`)
  await tx.run(sql`
    insert into scan_contributor (org, scan, person, audience)
    select distinct ${org}::uuid, ${scan}::uuid, m.person, ${audience}::uuid from unnest(${persons}::uuid[]) m(person)
    on conflict do nothing`)
}

export interface ScanWords {
  question: string
  scope: string
  heldOn: Day
  owner: Id | null
  team: Id | null
  dots: number
  lookAgainOn: Day | null
  audience: Id
}

export async function insertScan(
  tx: Transaction,
  org: Id,
  { scan, kind, follows, ...words }: ScanWords & { scan: Id; kind: ScanKind; follows: Id | null },
): Promise<void> {
  await tx.run(sql`
    insert into scan (org, scan, audience, kind, question, scope, held_on, owner, team, dots, look_again_on, follows)
    values (${org}, ${scan}, ${words.audience}, ${kind}, ${words.question}, ${words.scope}, ${words.heldOn}, ${words.owner}, ${words.team},
      ${words.dots}, ${words.lookAgainOn}, ${follows})`)
}

/** False where it is not at this revision any more. The audience is moved apart, with all that carries it. */
export const updateScan = async (
  tx: Transaction,
  org: Id,
  scan: Id,
  revision: number,
  words: ScanWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update scan set question = ${words.question}, scope = ${words.scope}, held_on = ${words.heldOn}, owner = ${words.owner},
      team = ${words.team}, dots = ${words.dots}, look_again_on = ${words.lookAgainOn}, revision = revision + 1
    where org = ${org} and scan = ${scan} and revision = ${revision}`)) === 1

export const moveScan = async (tx: Transaction, scan: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_scan(${scan}, ${audience})`)
}

export const setClosed = async (tx: Transaction, org: Id, scan: Id, on: Day | null): Promise<void> => {
  await tx.run(sql`update scan set closed_on = ${on}, revision = revision + 1 where org = ${org} and scan = ${scan}`)
}

export const setArchived = async (tx: Transaction, org: Id, scan: Id, on: Day | null): Promise<void> => {
  await tx.run(sql`update scan set archived_on = ${on}, revision = revision + 1 where org = ${org} and scan = ${scan}`)
}

type Named = { scan: Id; question: string; heldOn: Day }

export const scanNamed = async (tx: Transaction, org: Id, scan: Id | null): Promise<Named | null> =>
  (await tx.first<Named>(
    sql`select s.scan, s.question, s.held_on as "heldOn" from scan s where s.org = ${org} and s.scan = ${scan}`,
  )) ?? null

export const followersOf = (tx: Transaction, org: Id, scan: Id) =>
  tx.rows<Named>(sql`
    select s.scan, s.question, s.held_on as "heldOn" from scan s where s.org = ${org} and s.follows = ${scan}
    order by s.held_on, s.scan limit 20`)

/** Whether everybody who sees the second audience sees the first one. */
export const wideEnough = async (tx: Transaction, org: Id, from: Id, to: Id): Promise<boolean> =>
  from === to ||
  from === org ||
  ((await tx.first<{ wide: boolean }>(sql`select as_wide(${org}, ${from}, ${to}) as wide`))?.wide ?? false)

export interface LinkRow {
  link: Id
  scan: Id
  audience: Id
  finding: Id | null
  move: Id | null
  kind: LinkKind
  target: Id
  title: string
}

/** Something of this kind that the viewer sees. */
export const targetOf = (tx: Transaction, org: Id, kind: LinkKind, target: Id) =>
  tx.first<{ title: string; audience: Id }>(
    sql`select n.title, n.audience from node n where n.org = ${org} and n.node = ${target} and n.kind = ${kind}`,
  )

/** Null where the two are linked already. */
export async function insertLink(
  tx: Transaction,
  viewer: Viewer,
  scan: Pick<ScanRow, 'scan' | 'audience'>,
  of: { finding: Id | null; move: Id | null },
  to: { kind: LinkKind; target: Id },
): Promise<Id | null> {
  const link = newId()
  const written = await tx.run(sql`
    insert into scan_link (org, link, scan, audience, finding, move, kind, target, by)
    values (${viewer.org}, ${link}, ${scan.scan}, ${scan.audience}, ${of.finding}, ${of.move}, ${to.kind}, ${to.target}, ${viewer.person})
    on conflict do nothing`)
  return written === 1 ? link : null
}

export async function linkRow(tx: Transaction, org: Id, scan: Id, link: Id): Promise<LinkRow> {
  const found = await tx.first<LinkRow>(sql`
    select l.link, l.scan, l.audience, l.finding, l.move, l.kind, l.target, n.title
    from scan_link l join node n on n.org = ${org} and n.node = l.target
    where l.org = ${org} and l.scan = ${scan} and l.link = ${link}`)
  if (!found) throw notFound('link')
  return found
}

export const deleteLink = async (tx: Transaction, org: Id, link: Id): Promise<void> => {
  await tx.run(sql`delete from scan_link where org = ${org} and link = ${link}`)
}

export const originsOf = (tx: Transaction, org: Id, goal: Id) =>
  tx.rows<{ link: Id; scan: Id; question: string; kind: ScanKind; finding: Id | null; text: string }>(sql`
    select l.link, l.scan, s.question, s.kind, l.finding, coalesce(f.text, v.text) as text
    from scan_link l join scan s on s.org = ${org} and s.scan = l.scan
    left join finding f on f.org = ${org} and f.finding = l.finding
    left join scan_move v on v.org = ${org} and v.move = l.move
    where l.org = ${org} and l.target = ${goal} and l.kind = 'goal' order by l.link limit 50`)

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const eventRows = (tx: Transaction, org: Id, subject: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after from event e
    left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${subject} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)

/** Scans of somebody's that are to be looked at again by today, and that no later one follows; the longest first. */
export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ scan: Id; question: string; due: Day }>(sql`
    select s.scan, s.question, s.look_again_on as due from scan s
    where s.org = ${org} and s.owner = ${person} and s.archived_on is null and s.look_again_on <= ${today}
      and not exists (select 1 from scan n where n.org = ${org} and n.follows = s.scan)
    order by s.look_again_on, s.scan limit 500`)
