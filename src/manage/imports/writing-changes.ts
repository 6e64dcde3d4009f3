import type { Id } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { ChangePlan } from './plan-changes.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of changes; answers the ids of what it made, or null where it made nothing. */
export async function writeChanges(
  tx: Transaction,
  org: Id,
  { added }: ChangePlan,
  came: Came,
): Promise<object | null> {
  if (added.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(added.map(({ audience }) => audience)))
  const keyed = <Row extends object>(rows: Row[]) => rows.map((row, place) => ({ ...row, id: newId(), place }))
  const rows = added.map((line) => ({
    ...line,
    audienceId: audiences.get(line.audience),
    affected: keyed(line.affected),
    resistance: keyed(line.resistance),
  }))
  await give(tx, 'import_changes', rows, came)
  return { changes: added.map(({ change }) => change) }
}
