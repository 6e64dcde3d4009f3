import { thresholds } from '../../kernel/anonymity.ts'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { type Concern, type LinkKind, type Mark, type Reach, stateOf } from './briefing.ts'
import type { BriefingListed, boxes } from './contract.ts'

export interface BriefingRow {
  briefing: Id
  audience: Id
  owner: Id
  owner_name: string
  title: string
  what: string
  why: string
  means: string
  asks: string
  reach: Reach
  below: Id | null
  below_name: string | null
  pass_after: number | null
  look_again_on: Day
  sent_at: Date | null
  sent_on: Day | null
  ended_on: Day | null
  ended_with: string
  revision: number
  /** The viewer's own copy of it. */
  manager: Id | null
  arrived_on: Day | null
  passes: boolean | null
  pass_by: Day | null
  passed_on: Day | null
  by_clock: boolean | null
  words: string | null
  mark: Mark | null
}

const columns = sql`
  b.briefing, b.audience, b.owner, p.name as owner_name, b.title, b.what, b.why, b.means, b.asks, b.reach, b.below, u.name as below_name,
  b.pass_after, b.look_again_on, b.sent_at, b.sent_on, b.ended_on, b.ended_with, b.revision,
  c.manager, c.arrived_on, c.passes, c.pass_by, c.passed_on, c.by_clock, c.words, m.mark`

const joins = ({ org, person }: Viewer) => sql`
  join person p on p.org = ${org} and p.person = b.owner
  left join person u on u.org = ${org} and u.person = b.below
  left join briefing_copy c on c.org = ${org} and c.briefing = b.briefing and c.person = ${person}
  left join lateral (
    select x.mark from briefing_mark x where x.org = ${org} and x.briefing = b.briefing and x.person = ${person} order by x.marking desc limit 1
  ) m on true`

/** `to write` holds it as it is until the transaction ends; that is its owner's alone. */
export async function briefingRow(
  tx: Transaction,
  viewer: Viewer,
  briefing: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<BriefingRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from briefing b where b.org = ${viewer.org} and b.briefing = ${briefing} for update`)
  const found = await tx.first<BriefingRow>(
    sql`select ${columns} from briefing b ${joins(viewer)} where b.org = ${viewer.org} and b.briefing = ${briefing}` as Sql<BriefingRow>,
  )
  if (!found) throw notFound('briefing')
  return found
}

export const listed = (row: BriefingRow): BriefingListed => ({
  briefing: row.briefing,
  title: row.title,
  owner: { person: row.owner, name: row.owner_name },
  state: stateOf(row.sent_on, row.ended_on),
  sentOn: row.sent_on,
  endedOn: row.ended_on,
  arrivedOn: row.manager === null ? null : row.arrived_on,
  mark: row.mark,
  toPassOn: row.manager !== null && Boolean(row.passes) && row.passed_on === null && row.ended_on === null,
})

interface Wanted {
  box: (typeof boxes)[number]
  text?: string
  after?: BriefingRow
  most: number
}

/** A page of briefings, the latest first, drafts before all; one more than `most` where there are more. */
export function briefingRows(
  tx: Transaction,
  viewer: Viewer,
  { box, text = '', after, most }: Wanted,
): Promise<BriefingRow[]> {
  const { org, person } = viewer
  const only = {
    'to me': sql`c.person is not null and c.manager is not null`,
    'from me': sql`b.owner = ${person}`,
    all: sql`true`,
  }[box]
  const words = text.trim() === '' ? sql`` : sql`and b.title ilike ${`%${text.trim().replace(/[\\%_]/g, '\\$&')}%`}`
  // A draft has no day on which it was sent: it stands where those of the far future would.
  const at = sql`case when b.sent_at is null then 'infinity'::timestamptz else b.sent_at end`
  const from = after
    ? sql`and (${at}, b.briefing) < (case when ${after.sent_at}::timestamptz is null then 'infinity'::timestamptz else ${after.sent_at}::timestamptz end, ${after.briefing}::uuid)`
    : sql``
  return tx.rows<BriefingRow>(
    sql`
    select ${columns} from briefing b ${joins(viewer)}
    where b.org = ${org} and ${only} ${words} ${from}
    order by ${at} desc, b.briefing desc limit ${sql.lit(most + 1)}` as Sql<BriefingRow>,
  )
}

export interface BriefingWords {
  title: string
  what: string
  why: string
  means: string
  asks: string
  reach: Reach
  below: Id | null
  passAfter: number | null
  lookAgainOn: Day
  audience: Id
}

export async function insertBriefing(
  tx: Transaction,
  viewer: Viewer,
  briefing: Id,
  words: BriefingWords,
): Promise<void> {
  await tx.run(sql`
    insert into briefing (org, briefing, audience, owner, title, what, why, means, asks, reach, below, pass_after, look_again_on)
    values (${viewer.org}, ${briefing}, ${words.audience}, ${viewer.person}, ${words.title}, ${words.what}, ${words.why}, ${words.means},
      ${words.asks}, ${words.reach}, ${words.below}, ${words.passAfter}, ${words.lookAgainOn})`)
}

/** False where it is not at this revision any more, or sent. */
export const updateBriefing = async (
  tx: Transaction,
  org: Id,
  briefing: Id,
  revision: number,
  words: BriefingWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update briefing set audience = ${words.audience}, title = ${words.title}, what = ${words.what}, why = ${words.why}, means = ${words.means},
      asks = ${words.asks}, reach = ${words.reach}, below = ${words.below}, pass_after = ${words.passAfter},
      look_again_on = ${words.lookAgainOn}, revision = revision + 1
    where org = ${org} and briefing = ${briefing} and revision = ${revision} and sent_on is null`)) === 1

export const setSent = async (tx: Transaction, org: Id, briefing: Id, revision: number, today: Day): Promise<boolean> =>
  (await tx.run(sql`
    update briefing set sent_at = now(), sent_on = ${today}, travels = true, revision = revision + 1
    where org = ${org} and briefing = ${briefing} and revision = ${revision} and sent_on is null`)) === 1

export async function setEnded(tx: Transaction, org: Id, briefing: Id, today: Day, words: string): Promise<void> {
  await tx.run(sql`
    update briefing set ended_on = ${today}, ended_with = ${words}, travels = false, revision = revision + 1
    where org = ${org} and briefing = ${briefing} and ended_on is null`)
}

export async function setLookAgain(tx: Transaction, org: Id, briefing: Id, on: Day): Promise<void> {
  await tx.run(sql`update briefing set look_again_on = ${on} where org = ${org} and briefing = ${briefing}`)
}

export async function deleteBriefing(tx: Transaction, org: Id, briefing: Id): Promise<void> {
  await tx.run(sql`delete from briefing_team where org = ${org} and briefing = ${briefing}`)
  await tx.run(sql`delete from briefing_link where org = ${org} and briefing = ${briefing}`)
  await tx.run(sql`delete from briefing where org = ${org} and briefing = ${briefing} and sent_on is null`)
}

export interface TeamRow {
  team: Id
  name: string
  archived: boolean
}

export const teamRows = (tx: Transaction, org: Id, briefing: Id): Promise<TeamRow[]> =>
  tx.rows<TeamRow>(sql`
    select t.team, t.name, t.archived_on is not null as archived from briefing_team v join team t on t.org = ${org} and t.team = v.team
    where v.org = ${org} and v.briefing = ${briefing} order by t.name collate "und-x-icu", t.team`)

export const knownTeams = (tx: Transaction, org: Id, teams: readonly Id[]): Promise<TeamRow[]> =>
  tx.rows<TeamRow>(
    sql`select t.team, t.name, t.archived_on is not null as archived from team t where t.org = ${org} and t.team = any (${teams}::uuid[])`,
  )

export async function setTeams(tx: Transaction, org: Id, briefing: Id, teams: readonly Id[]): Promise<void> {
  await tx.run(sql`delete from briefing_team where org = ${org} and briefing = ${briefing}`)
  await tx.run(sql`
    insert into briefing_team (org, briefing, team)
    select distinct ${org}::uuid, ${briefing}::uuid, x from unnest(${teams}::uuid[]) x`)
}

export interface LinkRow {
  kind: LinkKind
  subject: Id
}

export const linkRows = (tx: Transaction, org: Id, briefing: Id): Promise<LinkRow[]> =>
  tx.rows<LinkRow>(sql`
    select l.kind, l.subject from briefing_link l where l.org = ${org} and l.briefing = ${briefing} order by l.kind, l.subject limit 200`)

/** Puts these links in the place of those named. */
export async function setLinks(
  tx: Transaction,
  org: Id,
  briefing: Id,
  gone: readonly Id[],
  links: readonly LinkRow[],
): Promise<void> {
  await tx.run(sql`
    delete from briefing_link where org = ${org} and briefing = ${briefing} and subject = any (${gone}::uuid[])`)
  await tx.run(sql`
    insert into briefing_link (org, briefing, subject, kind)
    select ${org}, ${briefing}, x.subject, x.kind from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as x(subject uuid, kind text)
    on conflict do nothing`)
}

/** Those that something has led to, and that were sent. */
export const aboutRows = (tx: Transaction, viewer: Viewer, subject: Id): Promise<BriefingRow[]> =>
  tx.rows<BriefingRow>(
    sql`
    select ${columns} from briefing_link l join briefing b on b.org = l.org and b.briefing = l.briefing ${joins(viewer)}
    where l.org = ${viewer.org} and l.subject = ${subject} and b.sent_at is not null
    order by b.sent_at desc, b.briefing desc limit 50` as Sql<BriefingRow>,
  )

export const lineRows = (tx: Transaction, org: Id, briefing: Id) =>
  tx.rows<{ person: Id; name: string; words: string; passed_on: Day | null; by_clock: boolean }>(sql`
    select x.person, p.name, x.words, x.passed_on, x.by_clock from briefing_line(${briefing}) x
    join person p on p.org = ${org} and p.person = x.person order by x.height desc`)

export const personRow = async (tx: Transaction, org: Id, person: Id): Promise<{ person: Id; name: string } | null> =>
  (await tx.first<{ person: Id; name: string }>(
    sql`select p.person, p.name from person p where p.org = ${org} and p.person = ${person}`,
  )) ?? null

/** Those who have it from the viewer. */
export const reportRows = (tx: Transaction, { org, person }: Viewer, briefing: Id) =>
  tx.rows<{ person: Id; name: string; passes: boolean; passed: boolean }>(sql`
    select c.person, p.name, c.passes, c.passed_at is not null as passed from briefing_copy c
    join person p on p.org = ${org} and p.person = c.person
    where c.org = ${org} and c.briefing = ${briefing} and c.manager = ${person}
    order by p.name collate "und-x-icu", c.person limit 1000`)

/** False where it went on meanwhile. */
export const setPassed = async (
  tx: Transaction,
  { org, person }: Viewer,
  briefing: Id,
  words: string,
  today: Day,
): Promise<boolean> =>
  (await tx.run(sql`
    update briefing_copy set passed_at = now(), passed_on = ${today}, words = ${words}
    where org = ${org} and briefing = ${briefing} and person = ${person} and passed_at is null`)) === 1

/** Counted where the briefing came to them, wherever they have moved since. */
export async function insertMark(tx: Transaction, { org, person }: Viewer, briefing: Id, mark: Mark): Promise<void> {
  await tx.run(sql`
    insert into briefing_mark (org, marking, briefing, person, team, mark)
    select ${org}, ${newId()}, ${briefing}, ${person}, c.team, ${mark} from briefing_copy c
    where c.org = ${org} and c.briefing = ${briefing} and c.person = ${person}`)
}

export interface Sums {
  team: Id | null
  name: string | null
  reached: number
  understood: number | null
  questions: number | null
  concerns: number | null
}

/** For the sender alone; nothing where it would tell of fewer than five. */
export const sums = (tx: Transaction, org: Id, briefing: Id): Promise<Sums[]> =>
  tx.rows<Sums>(sql`
    select x.team, t.name, x.reached, x.understood, x.questions, x.concerns from briefing_sums(${briefing}, ${thresholds.scores}) x
    left join team t on t.org = ${org} and t.team = x.team order by x.understood is null, t.name collate "und-x-icu" nulls last, x.team`)

export const holding = (tx: Transaction, briefing: Id, today: Day) =>
  tx.rows<{ days: number; passed: boolean; managers: number }>(
    sql`select x.days, x.passed, x.managers from briefing_holding(${briefing}, ${today}) x`,
  )

export const holderRows = (tx: Transaction, org: Id, briefing: Id, today: Day) =>
  tx.rows<{
    person: Id
    name: string
    arrived_on: Day
    pass_by: Day | null
    nudged_on: Day | null
    waiting: number
  }>(sql`
    select x.person, p.name, x.arrived_on, x.pass_by, x.nudged_on, x.waiting from briefing_holders(${briefing}, ${today}, 200) x
    join person p on p.org = ${org} and p.person = x.person order by x.arrived_on, x.person`)

export const wordRows = (tx: Transaction, org: Id, briefing: Id) =>
  tx.rows<{ person: Id; name: string; words: string; passed_on: Day | null }>(sql`
    select x.person, p.name, x.words, x.passed_on from briefing_words(${briefing}, 200) x
    join person p on p.org = ${org} and p.person = x.person`)

export const stuckRows = (
  tx: Transaction,
  org: Id,
  today: Day,
  { owner = null, team = null, most }: { owner?: Id | null; team?: Id | null; most: number },
) =>
  tx.rows<{ briefing: Id; title: string; person: Id; name: string; arrived_on: Day; pass_by: Day | null }>(sql`
    select x.briefing, x.title, x.person, p.name, x.arrived_on, x.pass_by from briefings_stuck(${owner}, ${team}, ${today}, ${most}) x
    join person p on p.org = ${org} and p.person = x.person order by x.arrived_on, x.briefing, x.person`)

export const nudged = async (tx: Transaction, briefing: Id, person: Id, today: Day): Promise<boolean> =>
  Boolean(
    (await tx.first<{ done: boolean }>(sql`select briefing_nudge(${briefing}, ${person}, ${today}) as done`))?.done,
  )

/** Briefings that ask something of somebody by today. */
export interface Owing {
  briefing: Id
  title: string
  what: Concern
  due: Day | null
}

export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day): Promise<Owing[]> =>
  tx.rows<Owing>(
    sql`
    select b.briefing, b.title, 'to pass on' as what, c.pass_by as due from briefing_copy c
    join briefing b on b.org = ${org} and b.briefing = c.briefing
    where c.org = ${org} and c.person = ${person} and c.passes and c.passed_at is null and b.ended_on is null
    union all
    select b.briefing, b.title, 'to answer', min(q.asked_on) from briefing_question q join briefing b on b.org = ${org} and b.briefing = q.briefing
    where q.org = ${org} and q.holder = ${person} and q.answered_at is null and q.joined is null group by b.briefing, b.title
    union all
    select b.briefing, b.title, 'to look again', b.look_again_on from briefing b
    where b.org = ${org} and b.owner = ${person} and b.sent_on is not null and b.ended_on is null and b.look_again_on <= ${today}
    order by due nulls last, briefing limit 500` as Sql<Owing>,
  )
