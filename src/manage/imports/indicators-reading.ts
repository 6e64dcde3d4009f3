import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { Indicator, IndicatorReading } from './plan-indicators.ts'

/** Indicators, as this transaction's viewer or system role sees them. */
export async function readIndicators(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Indicator[]> {
  const rows = await tx.rows<Indicator>(sql`
    select indicator, title, unit, purpose, owner, team, low, high, rhythm, audience, archived_on as "archivedOn", source,
      external_id as "externalId", revision
    from indicator where org = ${org}`)
  return rows.flatMap((row) => {
    const audience = audiences.get(row.audience)
    return audience ? { ...row, audience: audience.key, seen: audience.seen } : []
  })
}

export const readIndicatorReadings = (tx: Transaction, org: Id): Promise<IndicatorReading[]> =>
  tx.rows<IndicatorReading>(sql`
    select reading, indicator, value, read_on as "readOn", note, by, ${instant('at')} as at, supersedes, source,
      external_id as "externalId"
    from indicator_reading where org = ${org} order by reading`)
