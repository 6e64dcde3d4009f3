import type { Id } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { StrategyPlan } from './plan-strategy.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of the strategy; answers what it made and what was before, or null where it made nothing. */
export async function writeStrategies(
  tx: Transaction,
  org: Id,
  { strategies, used, usedBefore }: StrategyPlan,
  came: Came,
): Promise<object | null> {
  if (strategies.length + used.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(strategies.map(({ audience }) => audience)))
  const rows = strategies.map((line) => ({ ...line, audienceId: audiences.get(line.audience) }))
  await give(tx, 'import_strategies', rows, came)
  await give(tx, 'import_used', used, came)
  return { strategy: { strategies: strategies.map(({ strategy }) => strategy), used, usedBefore } }
}
