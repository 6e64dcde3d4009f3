import { type Id, newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { BriefingPlan } from './plan-briefings.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of briefings; answers the ids of what it made, or null where it made nothing. */
export async function writeBriefings(
  tx: Transaction,
  org: Id,
  { added }: BriefingPlan,
  came: Came,
): Promise<object | null> {
  if (added.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(added.map(({ audience }) => audience)))
  const rows = added.map((line) => ({
    ...line,
    audienceId: audiences.get(line.audience),
    answers: line.answers.map((each) => ({ ...each, id: newId() })),
  }))
  await give(tx, 'import_briefings', rows, came)
  return { briefings: added.map(({ briefing }) => briefing) }
}
