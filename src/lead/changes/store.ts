import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Ending, Model, Stage } from './change.ts'
import type { ChangeListed } from './contract.ts'

export interface ChangeWords {
  title: string
  whyNow: string
  ifNot: string
  owner: Id
  team: Id | null
  model: Model
  stages: Stage[]
  current: number | null
  next: string
  lookAgainOn: Day
  audience: Id
}

export interface ChangeRow extends ChangeWords {
  change: Id
  owner_name: string
  team_name: string | null
  begun_by: Id | null
  beginner_name: string | null
  begun_at: Date
  closedAs: Ending | null
  closedOn: Day | null
  learnt: string
  revision: number
}

const columns = sql`
  c.change, c.audience, c.title, c.why_now as "whyNow", c.if_not as "ifNot", c.owner, p.name as owner_name, c.team, t.name as team_name,
  c.begun_by, b.name as beginner_name, c.begun_at, c.model, c.stages, c.current, c.next, c.look_again_on as "lookAgainOn",
  c.closed_as as "closedAs", c.closed_on as "closedOn", c.learnt, c.revision`

const joins = sql`
  join person p on p.org = c.org and p.person = c.owner
  left join person b on b.org = c.org and b.person = c.begun_by
  left join team t on t.org = c.org and t.team = c.team`

/** `to write` holds it as it is until the transaction ends, so that nobody closes what another is changing. */
export async function changeRow(
  tx: Transaction,
  viewer: Viewer,
  change: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<ChangeRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from change c where c.org = ${viewer.org} and c.change = ${change} for update`)
  const found = await tx.first<ChangeRow>(
    sql`select ${columns} from change c ${joins} where c.org = ${viewer.org} and c.change = ${change}` as Sql<ChangeRow>,
  )
  if (!found) throw notFound('change')
  return found
}

export const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)
export const aTeam = (team: Id | null, name: string | null) => (team && name !== null ? { team, name } : null)

export function faceOf(row: ChangeRow): Omit<ChangeListed, 'buyIn' | 'unanswered'> {
  const stage = row.current === null ? undefined : row.stages[row.current]
  return {
    change: row.change,
    title: row.title,
    owner: { person: row.owner, name: row.owner_name },
    team: aTeam(row.team, row.team_name),
    stage: stage ? { title: stage.title, place: (row.current ?? 0) + 1, of: row.stages.length } : null,
    next: row.next,
    lookAgainOn: row.lookAgainOn,
    closedAs: row.closedAs,
    closedOn: row.closedOn,
  }
}

/** How many of what is said against each have no answer yet. */
export async function unansweredOf(tx: Transaction, org: Id, changes: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await tx.rows<{ change: Id; count: number }>(sql`
    select r.change, count(*)::int as count from resistance r
    where r.org = ${org} and r.change = any (${changes}::uuid[]) and r.answer = '' group by r.change`)
  return new Map(rows.map(({ change, count }) => [change, count]))
}

/** Buy-in of all who were asked in the latest pulse about each: the first mean that was published, and the latest. */
export async function buyInOf(
  tx: Transaction,
  org: Id,
  changes: readonly Id[],
): Promise<Map<Id, ChangeListed['buyIn']>> {
  const rows = await tx.rows<{ change: Id; pulse: Id; on: Day; mean: number }>(sql`
    select p.subject as change, p.pulse, r.closes_on as on, f.mean::double precision as mean
    from pulse p join pulse_result f on f.org = p.org and f.pulse = p.pulse and f.question = 0 and f.cell = ${org}
    join pulse_round r on r.org = p.org and r.pulse = p.pulse and r.round = f.round
    where p.org = ${org} and p.subject = any (${changes}::uuid[]) and p.subject_kind = 'change'
    order by p.launched_at, p.pulse, f.round`)
  const latest = new Map<Id, { pulse: Id; first: number; on: Day; mean: number; several: boolean }>()
  for (const { change, pulse, on, mean } of rows) {
    const before = latest.get(change)
    if (before?.pulse === pulse) latest.set(change, { ...before, on, mean, several: true })
    else latest.set(change, { pulse, first: mean, on, mean, several: false })
  }
  return new Map(
    [...latest].map(([change, { first, on, mean, several }]) => [change, { on, mean, first: several ? first : null }]),
  )
}

export interface Wanted {
  text?: string
  owner?: Id
  team?: Id
  due: boolean
  closed: boolean
  after?: ChangeRow
  most: number
}

/** Other conditions thin out what was found by words, so more is looked for than one page shows. */
const mostFound = 1_000

/** A page of changes, what is to be looked at soonest first, or what closed last; one more than `most` where there are more. */
export function changeRows(tx: Transaction, { org }: Viewer, today: Day, wanted: Wanted): Promise<ChangeRow[]> {
  const { text = '', owner, team, due, closed, after, most } = wanted
  const within = sql`array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team ?? null})`
  const only = [
    closed ? sql`c.closed_on is not null` : sql`c.closed_on is null`,
    ...(text.trim() === ''
      ? []
      : [sql`c.change = any (array(select search_changes(${text.trim()}, ${sql.lit(mostFound)})))`]),
    ...(owner ? [sql`c.owner = ${owner}`] : []),
    ...(team
      ? [
          sql`(c.team = any (${within}) or c.change = any (array(
            select x.change from change_affected x where x.org = ${org} and x.team = any (${within}))))`,
        ]
      : []),
    ...(due ? [sql`c.look_again_on <= ${today}`] : []),
    ...(!after
      ? []
      : closed
        ? [sql`(c.closed_on, c.change) < (${after.closedOn}, ${after.change})`]
        : [sql`(c.look_again_on, c.change) > (${after.lookAgainOn}, ${after.change})`]),
  ]
  return tx.rows<ChangeRow>(
    sql`
    select ${columns} from change c ${joins}
    where c.org = ${org} and ${sql.join(only, sql` and `)}
    order by ${closed ? sql`c.closed_on desc, c.change desc` : sql`c.look_again_on, c.change`} limit ${sql.lit(most + 1)}` as Sql<ChangeRow>,
  )
}

export async function insertChange(tx: Transaction, viewer: Viewer, change: Id, words: ChangeWords): Promise<void> {
  await tx.run(sql`
    insert into change (org, change, audience, begun_by, title, why_now, if_not, owner, team, model, stages, current, next, look_again_on)
    values (${viewer.org}, ${change}, ${words.audience}, ${viewer.person}, ${words.title}, ${words.whyNow}, ${words.ifNot}, ${words.owner},
      ${words.team}, ${words.model}, ${JSON.stringify(words.stages)}::jsonb, ${words.current}, ${words.next}, ${words.lookAgainOn})`)
}

/** False where it is not at this revision any more. The audience is moved apart, with all that hangs on it. */
export const updateChange = async (
  tx: Transaction,
  org: Id,
  change: Id,
  revision: number,
  words: ChangeWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update change set title = ${words.title}, why_now = ${words.whyNow}, if_not = ${words.ifNot}, owner = ${words.owner}, team = ${words.team},
      model = ${words.model}, stages = ${JSON.stringify(words.stages)}::jsonb, current = ${words.current}, next = ${words.next},
      look_again_on = ${words.lookAgainOn}, revision = revision + 1
    where org = ${org} and change = ${change} and revision = ${revision} and closed_on is null`)) === 1

export const moveChange = async (tx: Transaction, change: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_change(${change}, ${audience})`)
}

export async function setClosed(
  tx: Transaction,
  org: Id,
  change: Id,
  ended: { closedAs: Ending | null; closedOn: Day | null; learnt: string; lookAgainOn: Day },
): Promise<void> {
  await tx.run(sql`
    update change set closed_as = ${ended.closedAs}, closed_on = ${ended.closedOn}, learnt = ${ended.learnt},
      look_again_on = ${ended.lookAgainOn}, revision = revision + 1
    where org = ${org} and change = ${change}`)
}

/** Changes that serve a goal, those under way first. */
export const servingRows = (tx: Transaction, { org }: Viewer, node: Id): Promise<ChangeRow[]> =>
  tx.rows<ChangeRow>(
    sql`
    select ${columns} from change_link l join change c on c.org = l.org and c.change = l.change ${joins}
    where l.org = ${org} and l.node = ${node} order by c.closed_on is not null, c.change desc limit 100` as Sql<ChangeRow>,
  )

/** Changes of somebody's that wait for a look by today, the longest first. */
export const owingRows = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ change: Id; title: string; due: Day }>(sql`
    select c.change, c.title, c.look_again_on as due from change c
    where c.org = ${org} and c.owner = ${person} and c.closed_on is null and c.look_again_on <= ${today}
    order by c.look_again_on, c.change limit 500`)

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  after: Record<string, unknown> | null
}

export const eventRows = (tx: Transaction, org: Id, change: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.after
    from event e left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${change} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)
