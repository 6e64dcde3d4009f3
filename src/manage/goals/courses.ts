import type { OutputOf } from '../../kernel/contract.ts'
import type { Id } from '../../kernel/ids.ts'
import { trimmed } from '../../kernel/quantity.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { sum } from './contract.ts'
import type { Course } from './phases.ts'

// What is expected of a measure by when, and what it adds up.

export const setCourse = async (tx: Transaction, org: Id, measure: Id, { phases, addsUp }: Course): Promise<void> => {
  await tx.run(sql`
    update measure set phases = ${phases.length > 0 ? JSON.stringify(phases) : null}::jsonb, adds_up = ${addsUp}
    where org = ${org} and node = ${measure}`)
}

interface PartRow {
  goal: Id
  title: string
  measure: Id | null
  measure_title: string
  value: string | null
}

/** What a measure is the sum of, as far as the viewer may see it: the rule of adding-up.ts, on the rows in sight. */
export async function sumOf(tx: Transaction, viewer: Viewer, goal: Id, measure: Id): Promise<OutputOf<typeof sum>> {
  const found = await tx.first<{ value: string | null; unit: string; adds_up: boolean; rest: string }>(sql`
    select m.value, m.unit, m.adds_up from measure m where m.org = ${viewer.org} and m.node = ${measure} and m.goal = ${goal}`)
  if (!found) throw notFound('measure')
  if (!found.adds_up) throw new Refusal('invalid', 'This measure is read by hand, and adds nothing up.')
  const rows = await tx.rows<PartRow>(sql`
    select c.node as goal, c.title, b.node as measure, b.title as measure_title, b.value
    from node g
    join carries e on e.org = ${viewer.org} and e.parent = g.node and e.accepted
    join node c on c.org = ${viewer.org} and c.node = e.child and c.kind = 'goal' and c.closed_as is distinct from 'abandoned'
    left join lateral (
      select x.node, x.title, m.value from measure m join node x on x.org = ${viewer.org} and x.node = m.node and x.state <> 'closed'
      where m.org = ${viewer.org} and m.goal = c.node and lower(m.unit) = lower(${found.unit}) and m.value is not null
        and c.state <> 'draft' and e.share is distinct from 0
        and (c.counts_upward or c.audience in (g.audience, g.org) or as_wide(${viewer.org}, c.audience, g.audience))
    ) b on true
    where g.org = ${viewer.org} and g.node = ${goal}
    order by abs(b.value) desc nulls last, c.node, b.node`)
  const parts = Map.groupBy(
    rows.filter((row) => row.measure !== null),
    (row) => row.goal,
  )
  const known = await tx.first<{ rest: string }>(sql`
    select ${found.value ?? '0'}::numeric - coalesce((select sum(v) from unnest(${rows.flatMap(({ value }) => value ?? [])}::numeric[]) v), 0) as rest`)
  return {
    value: found.value === null ? null : trimmed(found.value),
    unit: found.unit,
    parts: [...parts.values()].map((measures) => ({
      goal: measures[0]?.goal ?? '',
      title: measures[0]?.title ?? '',
      measures: measures.map((row) => ({
        measure: row.measure ?? '',
        title: row.measure_title,
        value: trimmed(row.value ?? '0'),
      })),
    })),
    without: new Set(rows.flatMap((row) => (row.measure === null ? row.goal : []))).size,
    rest: trimmed(known?.rest ?? '0'),
  }
}
