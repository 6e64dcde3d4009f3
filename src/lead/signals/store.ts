import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { SignalListed } from './contract.ts'
import { type Direction, type Ending, type Factor, foretoldBy, type Horizon, type SignalKind } from './signal.ts'

export interface SignalWords {
  title: string
  text: string
  kind: SignalKind
  factor: Factor
  horizon: Horizon
  impact: number
  direction: Direction
  owner: Id
  team: Id | null
  rhythm: number
  lookAgainOn: Day
  expected: string
  probability: number | null
  audience: Id
}

export interface SignalRow extends SignalWords {
  signal: Id
  owner_name: string
  team_name: string | null
  added_by: Id | null
  adder_name: string | null
  added_at: Date
  closedAs: Ending | null
  closedOn: Day | null
  outcome: string
  revision: number
}

const columns = sql`
  s.signal, s.audience, s.title, s.body as text, s.kind, s.factor, s.horizon, s.impact, s.direction, s.owner, p.name as owner_name, s.team,
  t.name as team_name, s.rhythm, s.look_again_on as "lookAgainOn", s.expected, s.probability, s.added_by, a.name as adder_name, s.added_at,
  s.closed_as as "closedAs", s.closed_on as "closedOn", s.outcome, s.revision`

const joins = sql`
  join person p on p.org = s.org and p.person = s.owner
  left join person a on a.org = s.org and a.person = s.added_by
  left join team t on t.org = s.org and t.team = s.team`

/** `to write` holds it as it is until the transaction ends, so that nobody closes what another is changing. */
export async function signalRow(
  tx: Transaction,
  viewer: Viewer,
  signal: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<SignalRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from signal s where s.org = ${viewer.org} and s.signal = ${signal} for update`)
  const found = await tx.first<SignalRow>(
    sql`select ${columns} from signal s ${joins} where s.org = ${viewer.org} and s.signal = ${signal}` as Sql<SignalRow>,
  )
  if (!found) throw notFound('signal')
  return found
}

export const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

export const listed = (row: SignalRow): SignalListed => ({
  signal: row.signal,
  title: row.title,
  kind: row.kind,
  factor: row.factor,
  horizon: row.horizon,
  impact: row.impact,
  direction: row.direction,
  owner: { person: row.owner, name: row.owner_name },
  team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
  rhythm: row.rhythm,
  lookAgainOn: row.lookAgainOn,
  probability: row.probability,
  closedAs: row.closedAs,
  closedOn: row.closedOn,
})

export interface Wanted {
  text?: string
  kind?: SignalKind
  factor?: Factor
  horizon?: Horizon
  direction?: Direction
  owner?: Id
  team?: Id
  due: boolean
  closed: boolean
  after?: SignalRow
  most: number
}

/** Other conditions thin out what was found by words, so more is looked for than one page shows. */
const mostFound = 1_000

/** A page of signals, what weighs most first, one more than `most` where there are more. */
export function signalRows(tx: Transaction, { org }: Viewer, today: Day, wanted: Wanted): Promise<SignalRow[]> {
  const { text = '', kind, factor, horizon, direction, owner, team, due, closed, after, most } = wanted
  const only = [
    closed ? sql`s.closed_on is not null` : sql`s.closed_on is null`,
    ...(text.trim() === ''
      ? []
      : [sql`s.signal = any (array(select search_signals(${text.trim()}, ${sql.lit(mostFound)})))`]),
    ...(kind ? [sql`s.kind = ${kind}`] : []),
    ...(factor ? [sql`s.factor = ${factor}`] : []),
    ...(horizon ? [sql`s.horizon = ${horizon}`] : []),
    ...(direction ? [sql`s.direction = ${direction}`] : []),
    ...(owner ? [sql`s.owner = ${owner}`] : []),
    ...(team
      ? [sql`s.team = any (array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team}))`]
      : []),
    ...(due ? [sql`s.look_again_on <= ${today}`] : []),
    ...(after ? [sql`(s.impact, s.signal) < (${after.impact}, ${after.signal})`] : []),
  ]
  return tx.rows<SignalRow>(
    sql`
    select ${columns} from signal s ${joins}
    where s.org = ${org} and ${sql.join(only, sql` and `)}
    order by s.impact desc, s.signal desc limit ${sql.lit(most + 1)}` as Sql<SignalRow>,
  )
}

export async function insertSignal(tx: Transaction, viewer: Viewer, signal: Id, words: SignalWords): Promise<void> {
  await tx.run(sql`
    insert into signal (org, signal, audience, added_by, title, body, kind, factor, horizon, impact, direction, owner, team, rhythm,
      look_again_on, expected, probability)
    values (${viewer.org}, ${signal}, ${words.audience}, ${viewer.person}, ${words.title}, ${words.text}, ${words.kind}, ${words.factor},
      ${words.horizon}, ${words.impact}, ${words.direction}, ${words.owner}, ${words.team}, ${words.rhythm}, ${words.lookAgainOn},
      ${words.expected}, ${words.probability})`)
}

/** False where it is not at this revision any more. The audience is moved apart, with all that hangs on it. */
export const updateSignal = async (
  tx: Transaction,
  org: Id,
  signal: Id,
  revision: number,
  words: SignalWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update signal set title = ${words.title}, body = ${words.text}, kind = ${words.kind}, factor = ${words.factor},
      horizon = ${words.horizon}, impact = ${words.impact}, direction = ${words.direction}, owner = ${words.owner}, team = ${words.team},
      rhythm = ${words.rhythm}, look_again_on = ${words.lookAgainOn}, expected = ${words.expected}, probability = ${words.probability},
      revision = revision + 1
    where org = ${org} and signal = ${signal} and revision = ${revision} and closed_on is null`)) === 1

export const moveSignal = async (tx: Transaction, signal: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_signal(${signal}, ${audience})`)
}

/** Nothing as `closedAs` takes it up again. */
export async function setClosed(
  tx: Transaction,
  org: Id,
  signal: Id,
  { closedAs, closedOn, outcome, lookAgainOn }: Pick<SignalRow, 'closedAs' | 'closedOn' | 'outcome' | 'lookAgainOn'>,
): Promise<void> {
  await tx.run(sql`
    update signal set closed_as = ${closedAs}, closed_on = ${closedOn}, outcome = ${outcome}, look_again_on = ${lookAgainOn},
      revision = revision + 1
    where org = ${org} and signal = ${signal}`)
}

export interface SightingRow {
  sighting: Id
  seenOn: Day
  note: string
  link: string
  by: Id | null
  name: string | null
  at: Date
}

export async function insertSighting(
  tx: Transaction,
  viewer: Viewer,
  { signal, audience }: Pick<SignalRow, 'signal' | 'audience'>,
  seen: { seenOn: Day; note: string; link: string },
): Promise<SightingRow | undefined> {
  const sighting = newId()
  await tx.run(sql`
    insert into sighting (org, sighting, signal, audience, by, seen_on, note, link)
    values (${viewer.org}, ${sighting}, ${signal}, ${audience}, ${viewer.person}, ${seen.seenOn}, ${seen.note}, ${seen.link})`)
  return (await sightingRows(tx, viewer.org, signal, { only: sighting }))[0]
}

/** A page of them, the latest day first, one more than twenty where there are more. */
export const sightingRows = (
  tx: Transaction,
  org: Id,
  signal: Id,
  { after, only }: { after?: Id; only?: Id },
): Promise<SightingRow[]> =>
  tx.rows<SightingRow>(
    sql`
    select x.sighting, x.seen_on as "seenOn", x.note, x.link, x.by, p.name, x.at from sighting x
    left join person p on p.org = x.org and p.person = x.by
    where x.org = ${org} and x.signal = ${signal} ${only ? sql`and x.sighting = ${only}` : sql``} ${
      after
        ? sql`and (x.seen_on, x.sighting) < (select o.seen_on, o.sighting from sighting o where o.org = ${org} and o.sighting = ${after})`
        : sql``
    }
    order by x.seen_on desc, x.sighting desc limit 21` as Sql<SightingRow>,
  )

export interface LinkRow {
  node: Id
  title: string
  kind: 'vision' | 'goal' | 'measure'
  owner: Id | null
  name: string | null
}

export const linkRows = (tx: Transaction, org: Id, signal: Id): Promise<LinkRow[]> =>
  tx.rows<LinkRow>(sql`
    select n.node, n.title, n.kind, n.owner, p.name from signal_link l
    join node n on n.org = l.org and n.node = l.node left join person p on p.org = n.org and p.person = n.owner
    where l.org = ${org} and l.signal = ${signal} order by n.title collate "und-x-icu", n.node limit 200`)

/** A measure is not endangered by itself: its goal is. */
export async function insertLinks(
  tx: Transaction,
  org: Id,
  { signal, audience }: Pick<SignalRow, 'signal' | 'audience'>,
  nodes: readonly Id[],
): Promise<void> {
  const known = await tx.rows<{ node: Id }>(
    sql`select n.node from node n where n.org = ${org} and n.node = any (${nodes}::uuid[]) and n.kind <> 'measure'`,
  )
  if (known.length < new Set(nodes).size) throw notFound('goal')
  await tx.run(sql`
    insert into signal_link (org, signal, node, audience)
    select ${org}, ${signal}, x, ${audience} from unnest(${known.map(({ node }) => node)}::uuid[]) x on conflict do nothing`)
}

export const deleteLink = async (tx: Transaction, org: Id, signal: Id, node: Id): Promise<boolean> =>
  (await tx.run(sql`delete from signal_link where org = ${org} and signal = ${signal} and node = ${node}`)) === 1

export const endangeringRows = (tx: Transaction, { org }: Viewer, node: Id): Promise<SignalRow[]> =>
  tx.rows<SignalRow>(
    sql`
    select ${columns} from signal_link l join signal s on s.org = l.org and s.signal = l.signal and s.closed_on is null ${joins}
    where l.org = ${org} and l.node = ${node} order by s.impact desc, s.signal desc limit 100` as Sql<SignalRow>,
  )

type Threat = SignalRow & { endangers: { node: Id; title: string }[] }

/** Open signals that endanger a goal which the viewer sees, what weighs most first, each with up to two of the goals. */
export const threateningRows = (
  tx: Transaction,
  { org }: Viewer,
  { team, owner, most }: { team?: Id; owner?: Id; most: number },
): Promise<Threat[]> => {
  const within = sql`array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team ?? null})`
  const only = [
    sql`exists (select 1 from signal_link l where l.org = ${org} and l.signal = s.signal)`,
    ...(team
      ? [
          sql`(s.team = any (${within}) or exists (
            select 1 from signal_link l join node n on n.org = l.org and n.node = l.node
            where l.org = ${org} and l.signal = s.signal and n.team = any (${within})))`,
        ]
      : []),
    ...(owner ? [sql`s.owner = ${owner}`] : []),
  ]
  return tx.rows<Threat>(
    sql`
    select ${columns}, coalesce((
      select jsonb_agg(jsonb_build_object('node', x.node, 'title', x.title)) from (
        select n.node, n.title from signal_link l join node n on n.org = l.org and n.node = l.node
        where l.org = ${org} and l.signal = s.signal order by n.node limit 2) x), '[]') as endangers
    from signal s ${joins}
    where s.org = ${org} and s.closed_on is null and ${sql.join(only, sql` and `)}
    order by s.impact desc, s.signal desc limit ${sql.lit(most)}` as Sql<Threat>,
  )
}

/** What was said of signals that came or did not. */
export async function foretold(tx: Transaction, org: Id, owner: Id | null) {
  const rows = await tx.rows<{ probability: number; closedAs: Ending }>(
    sql`
    select s.probability, s.closed_as as "closedAs" from signal s
    where s.org = ${org} and s.closed_on is not null and s.probability is not null ${owner ? sql`and s.owner = ${owner}` : sql``}
    order by s.impact desc, s.signal desc limit 10000` as Sql<{ probability: number; closedAs: Ending }>,
  )
  return rows.flatMap(({ probability, closedAs }) => foretoldBy(closedAs, probability) ?? [])
}

/** Signals that wait for their owner's look by today, the longest first. */
export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ signal: Id; title: string; due: Day }>(sql`
    select s.signal, s.title, s.look_again_on as due from signal s
    where s.org = ${org} and s.owner = ${person} and s.closed_on is null and s.look_again_on <= ${today}
    order by s.look_again_on, s.signal limit 500`)

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const eventRows = (tx: Transaction, org: Id, signal: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after
    from event e left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${signal} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)
