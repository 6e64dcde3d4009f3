import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { AddressLine, GaugeLine, Kept, ViewLine } from './kept-lines.ts'

/** Views, addresses and gauges, as this transaction's viewer or system role sees them. */
export async function readKept(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Kept> {
  const views = await tx.rows<ViewLine>(sql`
    select v.owner, v.name, v.audience, v.shows from saved_view v where v.org = ${org}`)
  return {
    views: views.flatMap((row) => {
      const audience = audiences.get(row.audience)
      return audience ? { ...row, audience: audience.key } : []
    }),
    addresses: await tx.rows<AddressLine>(sql`select begins, private from allowed_address where org = ${org}`),
    gauges: await tx.rows<GaugeLine>(sql`
      select g.measure, g.indicator, g.by, g.address, g.format, g.value_at as "valueAt", g.date_at as "dateAt", g.every_days as "everyDays"
      from gauge g where g.org = ${org}`),
  }
}
