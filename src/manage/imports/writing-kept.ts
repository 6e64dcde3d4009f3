import { type Id, newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { KeptPlan } from './plan-kept.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of views, addresses and gauges; answers the ids of what it made, or null where it made nothing. */
export async function writeKept(
  tx: Transaction,
  org: Id,
  made: KeptPlan,
  by: Id | null,
  came: Came,
): Promise<object | null> {
  if (made.views.length + made.addresses.length + made.gauges.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(made.views.map(({ audience }) => audience)))
  const views = made.views.map((line) => ({ ...line, view: newId(), audienceId: audiences.get(line.audience) }))
  const addresses = made.addresses.map((line) => ({ ...line, allowed: newId(), by }))
  await give(tx, 'import_views', views, came)
  await give(tx, 'import_addresses', addresses, came)
  await give(tx, 'import_gauges', made.gauges, came)
  return {
    kept: {
      views: views.map(({ view }) => view),
      addresses: addresses.map(({ allowed }) => allowed),
      gauges: made.gauges.map(({ measure, indicator }) => measure ?? indicator),
    },
  }
}
