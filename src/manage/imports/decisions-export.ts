import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { DecisionLine } from './decision-lines.ts'
import { namedIn, steady } from './id-words.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Decisions, a row of each; what hangs on one stands in cells of its own, as JSON. */
export function decisionCells(
  decisions: readonly DecisionLine[],
  named: Named,
  typed: ReadonlyMap<Id, string>,
): Cells[] {
  const here = new Set(decisions.map(({ decision }) => decision))
  const json = (list: readonly unknown[], how: 'as it stands' | 'by name' = 'as it stands'): string => {
    if (list.length === 0) return ''
    const all = list.map((each) => namedIn(each, (id) => typed.get(id)))
    return steady(how === 'by name' ? all.toSorted((a, b) => (steady(a) < steady(b) ? -1 : 1)) : all)
  }
  return decisions
    .map(
      (one): Cells => ({
        id: named(one.decision),
        question: one.question,
        context: one.context,
        owner: named(one.owner),
        team: named(one.team),
        level: one.level,
        options: json(one.options),
        criteria: json(one.criteria),
        trade_offs: json(one.tradeOffs),
        decide_by: one.decideBy,
        opened_by: named(one.openedBy),
        opened_at: one.openedAt,
        asked: json(one.asked, 'by name'),
        advice: json(one.advice),
        // What stood before and one does not see is as if it had not been.
        supersedes: one.supersedes && here.has(one.supersedes) ? named(one.supersedes) : null,
        state: one.state,
        chosen: one.chosen === null ? null : one.chosen + 1,
        decided: one.decided,
        reason: one.reason,
        decided_at: one.decidedAt,
        decided_on: one.decidedOn,
        expected: one.expected,
        probability: one.probability,
        review_on: one.reviewOn,
        reviews: json(one.reviews),
        links: json(
          one.links.filter((node) => typed.has(node)),
          'by name',
        ),
        audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
        archived_on: one.archivedOn,
      }),
    )
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}
