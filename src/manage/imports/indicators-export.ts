import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { Present } from './present.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Indicators by id, and their readings as they were recorded. */
export function indicatorRows({ indicators, indicatorReadings }: Present, named: Named) {
  const order = new Map(indicators.map((one) => [one.indicator, named(one.indicator) ?? '']))
  const byId = (a: Cells, b: Cells): number => (String(a.id) < String(b.id) ? -1 : 1)
  return {
    indicators: indicators
      .map(
        (one): Cells => ({
          id: named(one.indicator),
          title: one.title,
          unit: one.unit,
          purpose: one.purpose,
          owner: named(one.owner),
          team: named(one.team),
          low: one.low,
          high: one.high,
          rhythm: one.rhythm,
          audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
          archived_on: one.archivedOn,
        }),
      )
      .sort(byId),
    readings: indicatorReadings
      .filter(({ indicator }) => order.has(indicator))
      .map(
        ({ reading, indicator, value, readOn, note, by, supersedes, at }): Cells => ({
          id: named(reading),
          indicator: named(indicator),
          value,
          value_on: readOn,
          note,
          by: named(by),
          supersedes: named(supersedes),
          recorded_at: at,
        }),
      ),
  }
}
