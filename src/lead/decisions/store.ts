import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { DecisionListed } from './contract.ts'
import type { Concern, Deciding, Level, Option, State, TradeOff } from './decision.ts'

export interface DecisionRow {
  decision: Id
  audience: Id
  question: string
  context: string
  owner: Id
  owner_name: string
  team: Id | null
  team_name: string | null
  level: Level
  options: Option[]
  criteria: { title: string; weight: number }[]
  decide_by: Day | null
  supersedes: Id | null
  state: State
  opened_by: Id | null
  opener_name: string | null
  opened_at: Date
  chosen: number | null
  decided: string
  reason: string
  decided_on: Day | null
  expected: string
  probability: number | null
  review_on: Day | null
  archived_on: Day | null
  revision: number
}

const columns = sql`
  d.decision, d.audience, d.question, d.context, d.owner, p.name as owner_name, d.team, t.name as team_name, d.level, d.options, d.criteria,
  d.decide_by, d.supersedes, d.state, d.opened_by, o.name as opener_name, d.opened_at, d.chosen, d.decided, d.reason, d.decided_on, d.expected,
  d.probability, d.review_on, d.archived_on, d.revision`

const joins = sql`
  join person p on p.org = d.org and p.person = d.owner
  left join person o on o.org = d.org and o.person = d.opened_by
  left join team t on t.org = d.org and t.team = d.team`

/** `to write` holds it as it is until the transaction ends, so that nobody decides what another is changing. */
export async function decisionRow(
  tx: Transaction,
  viewer: Viewer,
  decision: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<DecisionRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from decision d where d.org = ${viewer.org} and d.decision = ${decision} for update`)
  const found = await tx.first<DecisionRow>(
    sql`select ${columns} from decision d ${joins} where d.org = ${viewer.org} and d.decision = ${decision}` as Sql<DecisionRow>,
  )
  if (!found) throw notFound('decision')
  return found
}

export const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

export const listed = (row: DecisionRow): DecisionListed => ({
  decision: row.decision,
  question: row.question,
  state: row.state,
  level: row.level,
  owner: { person: row.owner, name: row.owner_name },
  team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
  openedAt: row.opened_at.toISOString(),
  decideBy: row.decide_by,
  decided: row.decided,
  decidedOn: row.decided_on,
  reviewOn: row.review_on,
  archivedOn: row.archived_on,
})

export interface Wanted {
  text?: string
  concern?: Concern
  state?: State
  team?: Id
  owner?: Id
  archived: boolean
  after?: Id
  most: number
}

/** Decisions that ask something of the viewer: theirs to decide, those on which their advice is asked, theirs to look at again. */
const concerning = ({ org, person }: Viewer, today: Day): Record<Concern, Sql> => ({
  'to decide': sql`d.owner = ${person} and d.state = 'open'`,
  'to advise': sql`d.state = 'open' and d.decision = any (array(
    select a.decision from decision_asked a where a.org = ${org} and a.person = ${person} and not exists (
      select 1 from decision_advice x where x.org = ${org} and x.decision = a.decision and x.by = ${person})))`,
  'to look again': sql`d.owner = ${person} and d.state = 'decided' and d.review_on <= ${today}`,
})

/** A page of decisions, the newest first, one more than `most` where there are more. */
export function decisionRows(tx: Transaction, viewer: Viewer, today: Day, wanted: Wanted): Promise<DecisionRow[]> {
  const { text = '', concern, state, team, owner, archived, after, most } = wanted
  const { org } = viewer
  const within = sql`array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team ?? null})`
  const before = after ?? null
  // Other conditions thin out what was found, so more is looked for than one page shows.
  const thinned = concern || state || team || owner
  const only = [
    archived ? sql`d.archived_on is not null` : sql`d.archived_on is null`,
    ...(text.trim() === ''
      ? []
      : [
          sql`d.decision = any (array(select search_decisions(${text.trim()}, ${before}, ${archived}, ${sql.lit(thinned ? mostFound : most + 1)})))`,
        ]),
    ...(concern ? [concerning(viewer, today)[concern]] : []),
    ...(state ? [sql`d.state = ${state}`] : []),
    ...(team
      ? [
          sql`(d.team = any (${within}) or d.decision = any (array(
            select x.decision from decision_trade_off x where x.org = ${org} and x.team = any (${within}))))`,
        ]
      : []),
    ...(owner ? [sql`d.owner = ${owner}`] : []),
    ...(after ? [sql`d.decision < ${after}`] : []),
  ]
  return tx.rows<DecisionRow>(
    sql`
    select ${columns} from decision d ${joins}
    where d.org = ${org} and ${sql.join(only, sql` and `)}
    order by d.decision desc limit ${sql.lit(most + 1)}` as Sql<DecisionRow>,
  )
}

const mostFound = 5_000

/** Open questions, those to be decided first at the top and those without a day last, with objections not answered yet. */
export const waitingRows = (
  tx: Transaction,
  { org }: Viewer,
  { team, owner, most }: { team?: Id; owner?: Id; most: number },
): Promise<(DecisionRow & { objections: number })[]> => {
  const only = [
    ...(team
      ? [sql`d.team = any (array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team}))`]
      : []),
    ...(owner ? [sql`d.owner = ${owner}`] : []),
  ]
  return tx.rows<DecisionRow & { objections: number }>(
    sql`
    select ${columns}, (select count(*)::integer from decision_advice x
      where x.org = ${org} and x.decision = d.decision and x.kind = 'objection' and x.answer is null) as objections
    from decision d ${joins}
    where d.org = ${org} and d.state = 'open' and d.archived_on is null ${only.length > 0 ? sql`and ${sql.join(only, sql` and `)}` : sql``}
    order by d.decide_by nulls last, d.decision limit ${sql.lit(most)}` as Sql<DecisionRow & { objections: number }>,
  )
}

export interface DecisionWords {
  question: string
  context: string
  owner: Id
  team: Id | null
  level: Level
  options: Option[]
  criteria: { title: string; weight: number }[]
  decideBy: Day | null
  supersedes: Id | null
  audience: Id
}

export async function insertDecision(
  tx: Transaction,
  viewer: Viewer,
  decision: Id,
  words: DecisionWords,
): Promise<void> {
  const { question, context, owner, team, level, decideBy, supersedes, audience } = words
  await tx.run(sql`
    insert into decision (org, decision, audience, opened_by, question, context, owner, team, level, options, criteria, decide_by, supersedes)
    values (${viewer.org}, ${decision}, ${audience}, ${viewer.person}, ${question}, ${context}, ${owner}, ${team}, ${level},
      ${JSON.stringify(words.options)}::jsonb, ${JSON.stringify(words.criteria)}::jsonb, ${decideBy}, ${supersedes})`)
}

/** False where it is not at this revision any more, or not open. The audience is moved apart, with all that hangs on it. */
export const updateDecision = async (
  tx: Transaction,
  org: Id,
  decision: Id,
  revision: number,
  words: DecisionWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update decision set question = ${words.question}, context = ${words.context}, owner = ${words.owner}, team = ${words.team},
      level = ${words.level}, options = ${JSON.stringify(words.options)}::jsonb, criteria = ${JSON.stringify(words.criteria)}::jsonb,
      decide_by = ${words.decideBy}, supersedes = ${words.supersedes}, revision = revision + 1
    where org = ${org} and decision = ${decision} and revision = ${revision} and state = 'open'`)) === 1

export const moveDecision = async (tx: Transaction, decision: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_decision(${decision}, ${audience})`)
}

export async function writeDeciding(
  tx: Transaction,
  org: Id,
  decision: Id,
  words: Deciding,
  today: Day,
): Promise<void> {
  await tx.run(sql`
    update decision set state = 'decided', chosen = ${words.chosen}, decided = ${words.decided}, reason = ${words.reason},
      expected = ${words.expected}, probability = ${words.probability}, review_on = ${words.reviewOn},
      decided_at = now(), decided_on = ${today}, revision = revision + 1
    where org = ${org} and decision = ${decision} and state = 'open'`)
}

/** Only where it is in force: false where another has taken its place meanwhile. */
export const writeSuperseded = async (tx: Transaction, org: Id, decision: Id): Promise<boolean> =>
  (await tx.run(sql`
    update decision set state = 'superseded', revision = revision + 1
    where org = ${org} and decision = ${decision} and state in ('decided', 'looked at again')`)) === 1

export async function setArchived(tx: Transaction, org: Id, decision: Id, on: Day | null): Promise<void> {
  await tx.run(sql`
    update decision set archived_on = ${on}, revision = revision + 1
    where org = ${org} and decision = ${decision} and state = 'open'`)
}

/** A draft goes with whom it asked, what it would give up and what it would touch. */
export async function deleteDecision(tx: Transaction, org: Id, decision: Id): Promise<void> {
  await tx.run(sql`delete from decision_asked where org = ${org} and decision = ${decision}`)
  await tx.run(sql`delete from decision_trade_off where org = ${org} and decision = ${decision}`)
  await tx.run(sql`delete from decision_link where org = ${org} and decision = ${decision}`)
  await tx.run(sql`delete from decision where org = ${org} and decision = ${decision} and state = 'open'`)
}

export type TradeOffRow = TradeOff & { team_name: string | null }

export const tradeOffRows = (tx: Transaction, org: Id, decision: Id): Promise<TradeOffRow[]> =>
  tx.rows<TradeOffRow>(sql`
    select x.team, t.name as team_name, x.gives_up as "givesUp", x.priority, x.amount, x.unit
    from decision_trade_off x left join team t on t.org = x.org and t.team = x.team
    where x.org = ${org} and x.decision = ${decision} order by x.place`)

export async function setTradeOffs(
  tx: Transaction,
  org: Id,
  { decision, audience }: Pick<DecisionRow, 'decision' | 'audience'>,
  all: readonly TradeOff[],
): Promise<void> {
  await tx.run(sql`delete from decision_trade_off where org = ${org} and decision = ${decision}`)
  const rows = all.map((one, place) => ({ ...one, id: newId(), place }))
  await tx.run(sql`
    insert into decision_trade_off (org, trade_off, decision, audience, place, team, gives_up, priority, amount, unit)
    select ${org}, x.id, ${decision}, ${audience}, x.place, x.team, x."givesUp", x.priority, x.amount, x.unit
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, place integer, team uuid, "givesUp" text, priority text, amount numeric, unit text)`)
}

/** What each of these takes the place of, up from one of them: as far as the viewer sees. */
export async function supersededBelow(tx: Transaction, org: Id, from: Id): Promise<Map<Id, Id | null>> {
  const rows = await tx.rows<{ decision: Id; supersedes: Id | null }>(sql`
    with recursive below(decision, supersedes, depth) as (
      select d.decision, d.supersedes, 1 from decision d where d.org = ${org} and d.decision = ${from}
      union all
      select d.decision, d.supersedes, b.depth + 1 from below b join decision d on d.org = ${org} and d.decision = b.supersedes
      where b.depth < 500
    )
    select b.decision, b.supersedes from below b`)
  return new Map(rows.map(({ decision, supersedes }) => [decision, supersedes]))
}

/** What stands before it and after it, of those that the viewer sees. */
export const neighbours = async (tx: Transaction, org: Id, row: DecisionRow) => {
  const rows = await tx.rows<{ decision: Id; question: string; state: State }>(sql`
    select d.decision, d.question, d.state from decision d where d.org = ${org} and d.decision = ${row.supersedes}
    union all
    select d.decision, d.question, d.state from decision d
    where d.org = ${org} and d.supersedes = ${row.decision} and d.state <> 'open'`)
  const face = (found: (typeof rows)[number] | undefined) =>
    found ? { decision: found.decision, question: found.question } : null
  return {
    supersedes: face(rows.find(({ decision }) => decision === row.supersedes)),
    supersededBy: face(rows.find(({ decision }) => decision !== row.supersedes)),
  }
}

export const touchingRows = (tx: Transaction, viewer: Viewer, node: Id): Promise<DecisionRow[]> =>
  tx.rows<DecisionRow>(
    sql`
    select ${columns} from decision_link l join decision d on d.org = l.org and d.decision = l.decision ${joins}
    where l.org = ${viewer.org} and l.node = ${node} and d.archived_on is null
    order by d.decision desc limit 100` as Sql<DecisionRow>,
  )

/** What was said of decisions whose outcome is known. */
export const foretold = (tx: Transaction, org: Id, owner: Id | null) =>
  tx.rows<{ probability: number; came: boolean }>(sql`
    select d.probability / 100.0::double precision as probability, r.came
    from decision d join decision_review r on r.org = d.org and r.decision = d.decision
    where d.org = ${org} and d.probability is not null and r.came is not null ${owner ? sql`and d.owner = ${owner}` : sql``}
    order by r.review desc limit 10000`)

/** Decisions that ask something of somebody by today. */
export interface Owing {
  decision: Id
  question: string
  what: Concern
  due: Day | null
}

export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day): Promise<Owing[]> =>
  tx.rows<Owing>(
    sql`
    select d.decision, d.question, 'to advise' as what, a.due_on as due
    from decision_asked a join decision d on d.org = a.org and d.decision = a.decision
    where a.org = ${org} and a.person = ${person} and d.state = 'open' and d.archived_on is null and not exists (
      select 1 from decision_advice x where x.org = ${org} and x.decision = a.decision and x.by = ${person})
    union all
    select d.decision, d.question, 'to decide', d.decide_by from decision d
    where d.org = ${org} and d.owner = ${person} and d.state = 'open' and d.archived_on is null and d.decide_by <= ${today}
    union all
    select d.decision, d.question, 'to look again', d.review_on from decision d
    where d.org = ${org} and d.owner = ${person} and d.state = 'decided' and d.review_on <= ${today}
    order by due nulls last, decision limit 500` as Sql<Owing>,
  )
