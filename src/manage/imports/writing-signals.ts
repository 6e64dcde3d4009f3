import type { Id } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { SignalPlan } from './plan-signals.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of signals; answers the ids of what it made, or null where it made nothing. */
export async function writeSignals(tx: Transaction, org: Id, made: SignalPlan, came: Came): Promise<object | null> {
  const { signals, sightings } = made
  if (signals.length + sightings.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(signals.map(({ audience }) => audience)))
  const rows = signals.map((line) => ({ ...line, audienceId: audiences.get(line.audience) }))
  await give(tx, 'import_signals', rows, came)
  await give(tx, 'import_sightings', sightings, came)
  return {
    signals: {
      signals: signals.map(({ signal }) => signal),
      sightings: sightings.map(({ sighting }) => sighting),
    },
  }
}
