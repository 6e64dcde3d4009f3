import type { Id } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { DecisionPlan } from './plan-decisions.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of decisions; answers the ids of what it made, or null where it made nothing. */
export async function writeDecisions(
  tx: Transaction,
  org: Id,
  { added }: DecisionPlan,
  came: Came,
): Promise<object | null> {
  if (added.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(added.map(({ audience }) => audience)))
  const keyed = <Row extends object>(rows: Row[]) => rows.map((row, place) => ({ ...row, id: newId(), place }))
  const rows = added.map((line) => ({
    ...line,
    audienceId: audiences.get(line.audience),
    tradeOffs: keyed(line.tradeOffs),
    advice: keyed(line.advice),
    reviews: keyed(line.reviews),
  }))
  // All at once, since one may supersede another that stands below it.
  await give(tx, 'import_decisions', rows, came, rows.length)
  return { decisions: added.map(({ decision }) => decision) }
}
