import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Standing } from './decision.ts'
import type { DecisionRow } from './store.ts'

/** How whoever asks stands to a decision. */
export async function standingTo({ tx, viewer, today }: ViewerAsking, row: DecisionRow): Promise<Standing> {
  const relation = await relationTo(
    tx,
    viewer,
    { ...row, node: row.decision, title: row.question, kind: 'goal', state: 'active' },
    today,
  )
  return {
    decides: relation.isOwner,
    opened: row.opened_by === viewer.person,
    above: relation.isAbove || relation.leadsTeam,
  }
}

interface Named {
  owner: Id | null
  team: Id | null
  tradeOffs: readonly { team: Id | null }[]
}

/** Whoever decides works here, and the teams are there. */
export async function refuseStrangers(
  { tx, viewer, today }: ViewerAsking,
  { owner, team, tradeOffs }: Named,
): Promise<void> {
  const giving = tradeOffs.map((each) => each.team).filter((each) => each !== null)
  const teams = [...new Set([...(team ? [team] : []), ...giving])]
  const found = await tx.first<{ owner: boolean; left: boolean; teams: Id[] }>(
    sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      array(select t.team from team t where t.org = ${viewer.org} and t.team = any (${teams}::uuid[])) as teams` as Sql<{
      owner: boolean
      left: boolean
      teams: Id[]
    }>,
  )
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (teams.some((each) => !found?.teams.includes(each))) throw notFound('team')
}

/** Whether somebody may put another decision in the place of one: who decided it, their managers, the lead of its team. */
export const standsAbove = async (
  tx: Transaction,
  org: Id,
  person: Id,
  { owner, team }: Pick<DecisionRow, 'owner' | 'team'>,
): Promise<boolean> =>
  person === owner ||
  Boolean(
    (
      await tx.first<{ above: boolean }>(sql`
        select exists (select 1 from reporting_line l where l.org = ${org} and l.person = ${owner} and l.above = ${person})
          or exists (select 1 from team t where t.org = ${org} and t.team = ${team} and t.lead = ${person}) as above`)
    )?.above,
  )
