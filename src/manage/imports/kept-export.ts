import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import { namedIn, steady } from './id-words.ts'
import type { Kept } from './kept-lines.ts'

type Cells = Record<string, string | number | boolean | null>
type Named = (id: Id | null) => string | null

/** Views by owner and name, addresses, and gauges by what they read. */
export function keptCells({ views, addresses, gauges }: Kept, named: Named, typed: ReadonlyMap<Id, string>) {
  return {
    views: inOrder(
      views.map((one) => ({
        owner: named(one.owner),
        name: one.name,
        audience: writeAudience(one.audience, { owner: one.owner, team: null }, (id) => named(id) ?? id),
        shows: steady(namedIn(one.shows, (id) => typed.get(id))),
      })),
    ),
    addresses: inOrder(addresses.map(({ begins, private: within }) => ({ begins, private: within }))),
    gauges: inOrder(
      gauges
        .filter(({ measure, indicator }) => typed.has(measure ?? indicator ?? ''))
        .map((one) => ({
          measure: named(one.measure),
          indicator: named(one.indicator),
          by: named(one.by),
          address: one.address,
          format: one.format,
          value_at: one.valueAt,
          date_at: one.dateAt,
          every_days: one.everyDays,
        })),
    ),
  }
}

const inOrder = (rows: Cells[]): Cells[] =>
  rows
    .map((cells) => ({ key: Object.values(cells).join('\0'), cells }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ cells }) => cells)
