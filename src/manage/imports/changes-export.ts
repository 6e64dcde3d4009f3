import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { ChangeLine } from './change-lines.ts'
import { namedIn, steady } from './id-words.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Changes, a row of each; what hangs on one stands in cells of its own, as JSON. */
export function changeCells(changes: readonly ChangeLine[], named: Named, typed: ReadonlyMap<Id, string>): Cells[] {
  const json = (list: readonly unknown[], how: 'as it stands' | 'by name' = 'as it stands'): string => {
    if (list.length === 0) return ''
    const all = list.map((each) => namedIn(each, (id) => typed.get(id)))
    return steady(how === 'by name' ? all.toSorted((a, b) => (steady(a) < steady(b) ? -1 : 1)) : all)
  }
  return changes
    .map(
      (one): Cells => ({
        id: named(one.change),
        title: one.title,
        why_now: one.whyNow,
        if_not: one.ifNot,
        owner: named(one.owner),
        team: named(one.team),
        model: one.model,
        stages: json(one.stages),
        stage: one.current === null ? null : one.current + 1,
        // What one does not see is as if it were not affected.
        affected: json(one.affected.filter(({ stakeholder }) => stakeholder === null || typed.has(stakeholder))),
        champions: json(one.champions),
        next: one.next,
        look_again_on: one.lookAgainOn,
        begun_by: named(one.begunBy),
        begun_at: one.begunAt,
        resistance: json(one.resistance),
        links: json(
          one.links.filter((node) => typed.has(node)),
          'by name',
        ),
        closed_as: one.closedAs,
        closed_on: one.closedOn,
        learnt: one.learnt,
        audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
      }),
    )
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}
