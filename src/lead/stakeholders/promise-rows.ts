import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { PromiseState } from './stakeholder.ts'
import { type Scope, type StakeholderRow, teamsIn } from './store.ts'

export interface PromiseRow {
  promise: Id
  text: string
  owner: Id
  owner_name: string
  madeOn: Day
  firstDueOn: Day
  dueOn: Day
  state: PromiseState
  settledOn: Day | null
  word: string
  revision: number
}

const columns = sql`
  m.promise, m.body as text, m.owner, p.name as owner_name, m.made_on as "madeOn", m.first_due_on as "firstDueOn", m.due_on as "dueOn", m.state,
  m.settled_on as "settledOn", m.word, m.revision`

/** The open ones first, by their day; then those settled last. */
export const promiseRows = (tx: Transaction, org: Id, stakeholder: Id): Promise<PromiseRow[]> =>
  tx.rows<PromiseRow>(
    sql`
    select ${columns} from promise m join person p on p.org = m.org and p.person = m.owner
    where m.org = ${org} and m.stakeholder = ${stakeholder}
    order by m.settled_on desc nulls first, m.due_on, m.promise limit 500` as Sql<PromiseRow>,
  )

export async function promiseRow(tx: Transaction, org: Id, stakeholder: Id, promise: Id): Promise<PromiseRow> {
  const found = await tx.first<PromiseRow>(
    sql`
    select ${columns} from promise m join person p on p.org = m.org and p.person = m.owner
    where m.org = ${org} and m.promise = ${promise} and m.stakeholder = ${stakeholder}` as Sql<PromiseRow>,
  )
  if (!found) throw notFound('promise')
  return found
}

export async function insertPromise(
  tx: Transaction,
  { org, person }: Viewer,
  { stakeholder, audience }: Pick<StakeholderRow, 'stakeholder' | 'audience'>,
  made: { text: string; owner: Id; madeOn: Day; dueOn: Day },
): Promise<void> {
  await tx.run(sql`
    insert into promise (org, promise, stakeholder, audience, by, body, owner, made_on, first_due_on, due_on)
    values (${org}, ${newId()}, ${stakeholder}, ${audience}, ${person}, ${made.text}, ${made.owner}, ${made.madeOn}, ${made.dueOn}, ${made.dueOn})`)
  await keepEarliest(tx, org, stakeholder)
}

export async function updatePromise(
  tx: Transaction,
  org: Id,
  stakeholder: Id,
  { promise, text, owner, dueOn, state, settledOn, word }: PromiseRow,
): Promise<void> {
  await tx.run(sql`
    update promise set body = ${text}, owner = ${owner}, due_on = ${dueOn}, state = ${state}, settled_on = ${settledOn}, word = ${word},
      revision = revision + 1
    where org = ${org} and promise = ${promise}`)
  await keepEarliest(tx, org, stakeholder)
}

/** The stakeholder's row says what is promised soonest, so that the list is read from an index. */
async function keepEarliest(tx: Transaction, org: Id, stakeholder: Id): Promise<void> {
  await tx.run(sql`
    update stakeholder set promise_due_on = coalesce(
      (select min(m.due_on) from promise m where m.org = ${org} and m.stakeholder = ${stakeholder} and m.state = 'open'), 'infinity')
    where org = ${org} and stakeholder = ${stakeholder}`)
}

/** Open promises that the viewer answers for and that are due by today, the longest overdue first. */
export const promisesOwed = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ promise: Id; text: string; stakeholder: Id; name: string; due: Day }>(sql`
    select m.promise, m.body as text, m.stakeholder, s.name, m.due_on as due
    from promise m join stakeholder s on s.org = m.org and s.stakeholder = m.stakeholder
    where m.org = ${org} and m.owner = ${person} and m.state = 'open' and m.due_on <= ${today}
    order by m.due_on, m.promise limit 500`)

interface OverdueRow {
  promise: Id
  text: string
  dueOn: Day
  owner: Id
  owner_name: string
  stakeholder: Id
  name: string
}

/** Promises that are overdue, the longest first; one more than `most` where there are more. */
export const overdueRows = (tx: Transaction, org: Id, today: Day, { team, owner }: Scope, most: number) =>
  tx.rows<OverdueRow>(
    sql`
    select m.promise, m.body as text, m.due_on as "dueOn", m.owner, p.name as owner_name, m.stakeholder, s.name
    from promise m join stakeholder s on s.org = m.org and s.stakeholder = m.stakeholder
    join person p on p.org = m.org and p.person = m.owner
    where m.org = ${org} and m.state = 'open' and m.due_on < ${today} ${owner ? sql`and m.owner = ${owner}` : sql``}
      ${team ? sql`and s.team = any (${teamsIn(org, team)})` : sql``}
    order by m.due_on, m.promise limit ${sql.lit(most + 1)}` as Sql<OverdueRow>,
  )
