import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { SightingLine, SignalLine, Signals } from './signal-lines.ts'

/** Signals with their sightings, as this transaction's viewer or system role sees them. */
export async function readSignals(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Signals> {
  const signals = await tx.rows<SignalLine>(sql`
    select s.signal, s.title, s.body as text, s.kind, s.factor, s.horizon, s.impact, s.direction, s.owner, s.team, s.rhythm,
      s.look_again_on as "lookAgainOn", s.expected, s.probability, s.added_by as "addedBy", ${instant('s.added_at')} as "addedAt",
      s.closed_as as "closedAs", s.closed_on as "closedOn", s.outcome, s.audience, s.source, s.external_id as "externalId",
      array(select l.node from signal_link l where l.org = ${org} and l.signal = s.signal) as endangers
    from signal s where s.org = ${org}`)
  return {
    signals: signals.flatMap((row) => {
      const audience = audiences.get(row.audience)
      return audience ? { ...row, audience: audience.key, seen: audience.seen } : []
    }),
    sightings: await tx.rows<SightingLine>(sql`
      select sighting, signal, seen_on as "seenOn", note, link, by, ${instant('at')} as at, source, external_id as "externalId"
      from sighting where org = ${org}`),
  }
}
