import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { Signals } from './signal-lines.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Signals by id, with the goals that they endanger, and their sightings. */
export function signalCells({ signals, sightings }: Signals, named: Named) {
  const seen = new Set(signals.map(({ signal }) => signal))
  return {
    signals: signals
      .map(
        (one): Cells => ({
          id: named(one.signal),
          title: one.title,
          text: one.text,
          kind: one.kind,
          factor: one.factor,
          horizon: one.horizon,
          impact: one.impact,
          direction: one.direction,
          owner: named(one.owner),
          team: named(one.team),
          rhythm: one.rhythm,
          look_again_on: one.lookAgainOn,
          expected: one.expected,
          probability: one.probability,
          endangers: one.endangers.map(named).sort().join(';'),
          added_by: named(one.addedBy),
          added_at: one.addedAt,
          closed_as: one.closedAs,
          closed_on: one.closedOn,
          outcome: one.outcome,
          audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
        }),
      )
      .sort(byId),
    sightings: sightings
      .filter(({ signal }) => seen.has(signal))
      .map(
        (one): Cells => ({
          id: named(one.sighting),
          signal: named(one.signal),
          seen_on: one.seenOn,
          note: one.note,
          link: one.link,
          by: named(one.by),
          at: one.at,
        }),
      )
      .sort(byId),
  }
}

const byId = (a: Cells, b: Cells): number => (String(a.id) < String(b.id) ? -1 : 1)
