import { type Id, newId } from '../../kernel/ids.ts'
import { moveGoals } from '../../manage/goals/store.ts'
import { sql, type Transaction } from '../../platform/sql.ts'

/** All that belongs to a team, or is for it alone to see, goes to another one: goals, indicators, kept views. */
export async function handOver(tx: Transaction, from: Id, to: Id): Promise<void> {
  await moveGoals(tx, from, to)
  await tx.run(sql`select move_team_rest(${from}, ${to}, ${newId()})`)
}
