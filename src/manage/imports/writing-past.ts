import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { give, makeAudiences, unchangedMeanwhile } from './giving.ts'
import type { Plan } from './import.ts'
import type { Came } from './progress.ts'

export async function writePast(tx: Transaction, org: Id, { past }: Plan, came: Came): Promise<void> {
  const { memberships, managers, owners, links, versions, events } = past
  if (memberships.length + managers.length > 0)
    await tx.run(sql`select import_stays(${JSON.stringify(memberships)}::jsonb, ${JSON.stringify(managers)}::jsonb)`)
  await give(tx, 'import_versions', versions)
  const audiences = await makeAudiences(tx, org, new Set([...owners, ...events].map(({ audience }) => audience)))
  const placed = <Row extends { audience: string }>(rows: Row[]) =>
    rows.map((row) => ({ ...row, audienceId: audiences.get(row.audience) }))
  await give(tx, 'import_owners', placed(owners), came)
  await give(tx, 'import_links', links, came)
  await give(tx, 'import_events', placed(events), came)
}

export async function writeSettings(
  tx: Transaction,
  {
    settings,
    cycles,
    carryOvers,
  }: Pick<Plan, 'settings' | 'cycles'> & { carryOvers: Pick<Plan['carryOvers'], 'added'> },
): Promise<void> {
  for (const [writer, writes] of [
    ['import_settings', settings],
    ['import_cycles', cycles],
  ] as const) {
    const rows = writes.map(({ next }) => next)
    unchangedMeanwhile(await give(tx, writer, rows), rows)
  }
  await give(tx, 'import_carry_overs', carryOvers.added)
}

export async function writeSaid(tx: Transaction, { said }: Plan, came: Came): Promise<void> {
  await give(tx, 'import_comments', said.comments, came)
  await give(tx, 'import_reactions', said.reactions, came)
  await give(tx, 'import_acknowledgements', said.acknowledgements, came)
  await give(tx, 'import_followers', said.followers, came)
}

/** What tells rows of a conversation from others; nothing where none was brought. */
export function keysOf({ comments, reactions, acknowledgements, followers }: Plan['said']): object | null {
  if (comments.length + reactions.length + acknowledgements.length + followers.length === 0) return null
  return {
    comments: comments.map(({ comment }) => comment),
    reactions: reactions.map(({ subject, person, word }) => ({ subject, person, word })),
    acknowledgements: acknowledgements.map(({ checkIn, by }) => ({ checkIn, by })),
    followers: followers.map(({ node, person }) => ({ node, person })),
  }
}
