import type { Cast, Row } from './cast.ts'

/** How the tests read the cast. */
export const todays = ['2024-02-29', '2026-01-01', '2026-07-15', '2026-11-22', '2028-02-29', '2027-12-31']

export const split = (list = '') => list.split(';').filter(Boolean)
export const idsOf = (rows: Row[]) => rows.map(({ id = '' }) => id)
export const goalsOf = ({ goals }: Cast) => goals.filter(({ type }) => type === 'goal')
export const measuresOf = ({ goals }: Cast) => goals.filter(({ type }) => type === 'measure')
export const repeated = (list: string[]) => list.filter((item, index) => list.indexOf(item) !== index)

/** Everything on a loop: what is left when ends are taken away again and again. */
export function loops(edges: Map<string, string[]>): string[] {
  const left = new Map(edges)
  for (;;) {
    const ends = [...left].filter(([, next]) => !next.some((id) => left.has(id)))
    if (ends.length === 0) return [...left.keys()]
    for (const [id] of ends) left.delete(id)
  }
}

/** The latest reading of a measure: the latest date among those that were not corrected, then the latest row. */
export function latestReadings({ checkIns }: Cast): Map<string, Row> {
  const corrected = new Set(checkIns.map(({ supersedes }) => supersedes))
  const latest = new Map<string, Row>()
  for (const row of checkIns.filter(({ id, measure }) => measure && !corrected.has(id))) {
    const known = latest.get(row.measure ?? '')
    if (!known || (known.value_on ?? '') <= (row.value_on ?? '')) latest.set(row.measure ?? '', row)
  }
  return latest
}
