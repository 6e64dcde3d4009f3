import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { StakeholderRow } from './store.ts'

export interface ExpectationRow {
  expectation: Id
  text: string
  by: Id | null
  name: string | null
  at: Date
  endedOn: Day | null
  revision: number
}

const columns = sql`x.expectation, x.body as text, x.by, p.name, x.at, x.ended_on as "endedOn", x.revision`

/** Those that hold first, as they came. */
export const expectationRows = (tx: Transaction, org: Id, stakeholder: Id): Promise<ExpectationRow[]> =>
  tx.rows<ExpectationRow>(
    sql`
    select ${columns} from expectation x left join person p on p.org = x.org and p.person = x.by
    where x.org = ${org} and x.stakeholder = ${stakeholder}
    order by x.ended_on desc nulls first, x.expectation limit 500` as Sql<ExpectationRow>,
  )

export async function expectationRow(
  tx: Transaction,
  org: Id,
  stakeholder: Id,
  expectation: Id,
): Promise<ExpectationRow> {
  const found = await tx.first<ExpectationRow>(
    sql`
    select ${columns} from expectation x left join person p on p.org = x.org and p.person = x.by
    where x.org = ${org} and x.expectation = ${expectation} and x.stakeholder = ${stakeholder}` as Sql<ExpectationRow>,
  )
  if (!found) throw notFound('expectation')
  return found
}

export async function insertExpectation(
  tx: Transaction,
  { org, person }: Viewer,
  { stakeholder, audience }: Pick<StakeholderRow, 'stakeholder' | 'audience'>,
  text: string,
): Promise<Id> {
  const expectation = newId()
  await tx.run(sql`
    insert into expectation (org, expectation, stakeholder, audience, by, body)
    values (${org}, ${expectation}, ${stakeholder}, ${audience}, ${person}, ${text})`)
  return expectation
}

export async function updateExpectation(
  tx: Transaction,
  org: Id,
  { expectation, text, endedOn }: Pick<ExpectationRow, 'expectation' | 'text' | 'endedOn'>,
): Promise<void> {
  await tx.run(sql`
    update expectation set body = ${text}, ended_on = ${endedOn}, revision = revision + 1 where org = ${org} and expectation = ${expectation}`)
}

/** Links to goals that the viewer does not see are out of their reach, and stay. */
export async function setLinks(
  tx: Transaction,
  org: Id,
  expectation: Id,
  audience: Id,
  nodes: readonly Id[],
): Promise<void> {
  const known = await tx.rows<{ node: Id }>(
    sql`select n.node from node n where n.org = ${org} and n.node = any (${nodes}::uuid[]) and n.kind <> 'measure'`,
  )
  if (known.length < new Set(nodes).size) throw notFound('goal')
  await tx.run(sql`
    delete from expectation_link where org = ${org} and expectation = ${expectation} and not (node = any (${nodes}::uuid[]))`)
  await tx.run(sql`
    insert into expectation_link (org, expectation, node, audience)
    select ${org}, ${expectation}, x, ${audience} from unnest(${known.map(({ node }) => node)}::uuid[]) x on conflict do nothing`)
}

export interface LinkRow {
  expectation: Id
  node: Id
  title: string
  kind: 'vision' | 'goal' | 'measure'
}

export const linkRows = (tx: Transaction, org: Id, stakeholder: Id): Promise<LinkRow[]> =>
  tx.rows<LinkRow>(sql`
    select l.expectation, n.node, n.title, n.kind from expectation x
    join expectation_link l on l.org = x.org and l.expectation = x.expectation
    join node n on n.org = l.org and n.node = l.node
    where x.org = ${org} and x.stakeholder = ${stakeholder} order by n.title collate "und-x-icu", n.node limit 2000`)

/** What is expected of a goal by those whom the viewer sees, who weighs most first. */
export const expectingRows = (tx: Transaction, org: Id, node: Id) =>
  tx.rows<{ expectation: Id; text: string; stakeholder: Id; name: string }>(sql`
    select x.expectation, x.body as text, s.stakeholder, s.name from expectation_link l
    join expectation x on x.org = l.org and x.expectation = l.expectation and x.ended_on is null
    join stakeholder s on s.org = x.org and s.stakeholder = x.stakeholder and s.archived_on is null
    where l.org = ${org} and l.node = ${node} order by s.weight desc, s.stakeholder desc, x.expectation limit 100`)
