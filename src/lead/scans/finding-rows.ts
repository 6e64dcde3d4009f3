import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { FindingListed } from './contract.ts'
import { type Movement, movementOf, type Weighed } from './pairing.ts'
import type { Horizon, Place } from './scan.ts'
import { actedOn, type ScanRow } from './store.ts'

export interface FindingRow {
  finding: Id
  scan: Id
  audience: Id
  place: Place
  text: string
  evidence: string
  link: string
  impact: number | null
  likelihood: number | null
  horizon: Horizon | null
  owner: Id | null
  owner_name: string | null
  confidence: number | null
  by: Id | null
  by_name: string | null
  at: Date
  dots: number
  mine: number
  merged: number
  merged_into: Id | null
  from_finding: Id | null
  from_scan: Id | null
  from_question: string | null
  was: Pick<Weighed, 'place' | 'text' | 'impact' | 'likelihood'> | null
  flows_into: FindingListed['flowsInto']
  links: FindingListed['links']
  acted: boolean
  archived_on: Day | null
  revision: number
}

const columns = ({ org, person }: Viewer) => sql`
  f.finding, f.scan, f.audience, f.place, f.text, f.evidence, f.link, f.impact, f.likelihood, f.horizon, f.owner, o.name as owner_name,
  f.confidence, f.by, w.name as by_name, f.at, f.dots, f.merged_into, f.archived_on, f.revision,
  coalesce((select sum(d.dots) from finding_dot d where d.org = ${org} and d.person = ${person} and d.finding = any (
    array(select f.finding union all select g.finding from finding g where g.org = ${org} and g.merged_into = f.finding))), 0)::integer as mine,
  (select count(*) from finding g where g.org = ${org} and g.merged_into = f.finding)::integer as merged,
  a.finding as from_finding, x.scan as from_scan, x.question as from_question,
  case when e.finding is not null then jsonb_build_object('place', e.place, 'text', e.text, 'impact', e.impact, 'likelihood', e.likelihood) end as was,
  coalesce((select jsonb_agg(jsonb_build_object('finding', g.finding, 'scan', g.scan, 'question', s.question, 'place', g.place) order by g.finding)
    from finding g join scan s on s.org = ${org} and s.scan = g.scan
    where g.org = ${org} and g.flowed_from = f.finding and g.archived_on is null), '[]') as flows_into,
  coalesce((select jsonb_agg(jsonb_build_object('link', l.link, 'kind', l.kind, 'target', l.target, 'title', n.title) order by l.link)
    from scan_link l join node n on n.org = ${org} and n.node = l.target
    where l.org = ${org} and l.finding = f.finding), '[]') as links,
  f.finding = any (${actedOn(org)}) as acted
  from finding f
  left join person o on o.org = f.org and o.person = f.owner
  left join person w on w.org = f.org and w.person = f.by
  left join finding a on a.org = f.org and a.finding = f.flowed_from
  left join scan x on x.org = a.org and x.scan = a.scan
  left join finding e on e.org = f.org and e.finding = f.follows`

export async function findingRow(tx: Transaction, viewer: Viewer, scan: Id, finding: Id): Promise<FindingRow> {
  const found = await tx.first<FindingRow>(
    sql`select ${columns(viewer)} where f.org = ${viewer.org} and f.scan = ${scan} and f.finding = ${finding}` as Sql<FindingRow>,
  )
  if (!found) throw notFound('finding')
  return found
}

export type Sort = 'dots' | 'weight' | 'newest'

export interface Wanted {
  place?: Place
  text?: string
  owner?: Id
  acted?: boolean
  archived: boolean
  sort: Sort
  after?: FindingRow
  most: number
}

const weight = sql`(case when f.impact is null then 3 else f.impact end) * (case when f.likelihood is null then 3 else f.likelihood end)`
const key: Record<Sort, Sql> = { dots: sql`f.dots`, weight, newest: sql`0` }
const keyOf: Record<Sort, (row: FindingRow) => number> = {
  dots: ({ dots }) => dots,
  weight: ({ impact, likelihood }) => (impact ?? 3) * (likelihood ?? 3),
  newest: () => 0,
}

/** A page of findings, one more than `most` where there are more. What was merged stands with what it was merged into. */
export function findingRows(tx: Transaction, viewer: Viewer, scan: Id, wanted: Wanted): Promise<FindingRow[]> {
  const { place, text = '', owner, acted, archived, sort, after, most } = wanted
  const patterns = patternsOf(text)
  const later = sort === 'newest' ? sql`<` : sql`>`
  const only = [
    archived ? sql`f.archived_on is not null` : sql`f.archived_on is null`,
    ...(place ? [sql`f.place = ${place}`] : []),
    ...(patterns.length > 0 ? [sql`lower(f.text || ' ' || f.evidence) like all (${patterns}::text[])`] : []),
    ...(owner ? [sql`f.owner = ${owner}`] : []),
    ...(acted === undefined ? [] : [sql`(f.finding = any (${actedOn(viewer.org)})) = ${acted}`]),
    ...(after
      ? [
          sql`(${key[sort]} < ${keyOf[sort](after)} or (${key[sort]} = ${keyOf[sort](after)} and f.finding ${later} ${after.finding}))`,
        ]
      : []),
  ]
  // The page is found first, so that what stands beside a finding is looked up for these alone.
  return tx.rows<FindingRow>(
    sql`
    select ${columns(viewer)}
    where f.org = ${viewer.org} and f.finding = any (array(
      select f.finding from finding f
      where f.org = ${viewer.org} and f.scan = ${scan} and f.merged_into is null and ${sql.join(only, sql` and `)}
      order by ${key[sort]} desc, f.finding ${sort === 'newest' ? sql`desc` : sql``} limit ${sql.lit(most + 1)}))
    order by ${key[sort]} desc, f.finding ${sort === 'newest' ? sql`desc` : sql``}` as Sql<FindingRow>,
  )
}

const patternsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

/** The heaviest of each quadrant: as many as pairs are made of. */
export const heaviest = (tx: Transaction, org: Id, scan: Id, most = 12): Promise<Weighed[]> =>
  tx.rows<Weighed>(
    sql`
    select x.* from unnest(array['strength', 'weakness', 'opportunity', 'threat']) q(place) cross join lateral (
      select f.finding, f.place, f.text, f.impact, f.likelihood, f.dots from finding f
      where f.org = ${org} and f.scan = ${scan} and f.place = q.place and f.merged_into is null and f.archived_on is null
      order by f.dots desc, ${weight} desc, f.finding limit ${sql.lit(most)}) x` as Sql<Weighed>,
  )

export const mergedInto = (tx: Transaction, org: Id, finding: Id) =>
  tx.rows<{ finding: Id; place: Place; text: string; by: Id | null; by_name: string | null }>(sql`
    select f.finding, f.place, f.text, f.by, p.name as by_name from finding f
    left join person p on p.org = f.org and p.person = f.by
    where f.org = ${org} and f.merged_into = ${finding} order by f.finding limit 200`)

export interface FindingWords {
  place: Place
  text: string
  evidence: string
  link: string
  impact: number | null
  likelihood: number | null
  horizon: Horizon | null
  owner: Id | null
  confidence: number | null
}

export async function insertFinding(
  tx: Transaction,
  viewer: Viewer,
  scan: Pick<ScanRow, 'scan' | 'audience'>,
  words: FindingWords,
  flowedFrom: Id | null = null,
): Promise<Id> {
  const finding = newId()
  await tx.run(sql`
    insert into finding (org, finding, scan, audience, place, text, evidence, link, impact, likelihood, horizon, owner, confidence, flowed_from, by)
    values (${viewer.org}, ${finding}, ${scan.scan}, ${scan.audience}, ${words.place}, ${words.text}, ${words.evidence}, ${words.link},
      ${words.impact}, ${words.likelihood}, ${words.horizon}, ${words.owner}, ${words.confidence}, ${flowedFrom}, ${viewer.person})`)
  return finding
}

/** False where it is not at this revision any more. */
export const updateFinding = async (
  tx: Transaction,
  org: Id,
  finding: Id,
  revision: number,
  words: FindingWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update finding set place = ${words.place}, text = ${words.text}, evidence = ${words.evidence}, link = ${words.link},
      impact = ${words.impact}, likelihood = ${words.likelihood}, horizon = ${words.horizon}, owner = ${words.owner},
      confidence = ${words.confidence}, revision = revision + 1
    where org = ${org} and finding = ${finding} and revision = ${revision}`)) === 1

export const setStruck = async (tx: Transaction, org: Id, finding: Id, on: Day | null): Promise<void> => {
  await tx.run(
    sql`update finding set archived_on = ${on}, revision = revision + 1 where org = ${org} and finding = ${finding}`,
  )
}

/** What had been merged into it goes along, so that nothing points further than once. */
export async function setMerged(tx: Transaction, org: Id, finding: Id, into: Id | null): Promise<void> {
  await tx.run(
    sql`update finding set merged_into = ${into}, revision = revision + 1 where org = ${org} and finding = ${finding}`,
  )
  if (into) await tx.run(sql`update finding set merged_into = ${into} where org = ${org} and merged_into = ${finding}`)
}

/** Counts the dots of these findings anew, each with what was merged into it. */
export const countDots = async (tx: Transaction, org: Id, findings: Id[]): Promise<void> => {
  await tx.run(sql`
    update finding f set dots = coalesce((
      select sum(d.dots) from finding_dot d join finding g on g.org = ${org} and g.finding = d.finding
      where d.org = ${org} and (g.finding = f.finding or g.merged_into = f.finding)), 0)
    where f.org = ${org} and f.finding = any (${findings}::uuid[])`)
}

/** Somebody’s own dots on a scan, one after the other. */
export const takeTurnWithDots = async (tx: Transaction, { person }: Viewer, scan: Id): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`dots ${scan} ${person}`}, 0))`)
}

/** How many dots they have placed; those on struck findings come back to them. */
export const placedBy = async (tx: Transaction, { org, person }: Viewer, scan: Id): Promise<number> =>
  (
    await tx.first<{ placed: number }>(sql`
    select coalesce(sum(d.dots), 0)::integer as placed from finding_dot d
    join finding f on f.org = ${org} and f.finding = d.finding and f.archived_on is null
    where d.org = ${org} and d.scan = ${scan} and d.person = ${person}`)
  )?.placed ?? 0

export async function setDots(
  tx: Transaction,
  { org, person }: Viewer,
  scan: Pick<ScanRow, 'scan' | 'audience'>,
  finding: Id,
  dots: number,
): Promise<void> {
  await tx.run(sql`
    delete from finding_dot d where d.org = ${org} and d.person = ${person} and d.finding = any (
      array(select g.finding from finding g where g.org = ${org} and (g.finding = ${finding} or g.merged_into = ${finding})))`)
  if (dots > 0)
    await tx.run(sql`
      insert into finding_dot (org, finding, person, scan, audience, dots)
      values (${org}, ${finding}, ${person}, ${scan.scan}, ${scan.audience}, ${dots})`)
  await countDots(tx, org, [finding])
}

/** The findings of the earlier scan come along, without dots and links; each goes on from the one that it was. */
export async function copyFindings(
  tx: Transaction,
  viewer: Viewer,
  from: Id,
  to: Pick<ScanRow, 'scan' | 'audience'>,
): Promise<number> {
  const { org } = viewer
  const rows = await tx.rows<{ finding: Id }>(sql`
    select f.finding from finding f where f.org = ${org} and f.scan = ${from} and f.merged_into is null and f.archived_on is null
    order by f.finding`)
  const before = rows.map(({ finding }) => finding)
  return tx.run(sql`
    insert into finding (org, finding, scan, audience, place, text, evidence, link, impact, likelihood, horizon, owner, confidence, follows, by)
    select f.org, m.fresh, ${to.scan}::uuid, ${to.audience}::uuid, f.place, f.text, f.evidence, f.link, f.impact, f.likelihood, f.horizon, f.owner,
      f.confidence, f.finding, f.by
    from unnest(${before}::uuid[], ${before.map(() => newId())}::uuid[]) m(was, fresh)
    join finding f on f.org = ${org} and f.finding = m.was`)
}

export const since = (tx: Transaction, org: Id, scan: Id) =>
  tx.rows<{
    finding: Id
    text: string
    place: Place
    impact: number | null
    likelihood: number | null
    was: FindingRow['was']
  }>(
    sql`
    select f.finding, f.text, f.place, f.impact, f.likelihood,
      case when e.finding is not null then jsonb_build_object('place', e.place, 'impact', e.impact, 'likelihood', e.likelihood) end as was
    from finding f left join finding e on e.org = f.org and e.finding = f.follows
    where f.org = ${org} and f.scan = ${scan} and f.merged_into is null and f.archived_on is null`,
  )

export const goneSince = (tx: Transaction, org: Id, earlier: Id, now: Id) =>
  tx.rows<{ finding: Id; place: Place; text: string; count: number }>(sql`
    select f.finding, f.place, f.text, count(*) over () as count from finding f
    where f.org = ${org} and f.scan = ${earlier} and f.merged_into is null and f.archived_on is null
      and not exists (select 1 from finding n where n.org = ${org} and n.follows = f.finding and n.scan = ${now} and n.archived_on is null)
    order by f.dots desc, f.finding limit 200`)

const named = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

export const seenAs = (
  row: FindingRow,
  following: boolean,
  change: FindingListed['abilities']['change'],
): FindingListed => {
  const movement: Movement | null = following ? movementOf(row, row.was) : null
  return {
    finding: row.finding,
    place: row.place,
    text: row.text,
    evidence: row.evidence,
    link: row.link,
    impact: row.impact,
    likelihood: row.likelihood,
    horizon: row.horizon,
    owner: named(row.owner, row.owner_name),
    confidence: row.confidence,
    by: named(row.by, row.by_name),
    at: row.at.toISOString(),
    dots: row.dots,
    mine: row.mine,
    merged: row.merged,
    flowedFrom:
      row.from_finding && row.from_scan && row.from_question !== null
        ? { finding: row.from_finding, scan: row.from_scan, question: row.from_question }
        : null,
    flowsInto: row.flows_into,
    movement,
    was: row.was,
    links: row.links,
    acted: row.acted,
    archivedOn: row.archived_on,
    revision: row.revision,
    abilities: { change },
  }
}

export async function scanOf(tx: Transaction, org: Id, finding: Id): Promise<Id> {
  const found = await tx.first<{ scan: Id }>(
    sql`select f.scan from finding f where f.org = ${org} and f.finding = ${finding}`,
  )
  if (!found) throw notFound('finding')
  return found.scan
}
