import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { BriefingLine } from './briefing-lines.ts'
import { namedIn, steady } from './id-words.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Briefings, a row of each; what hangs on one stands in cells of its own, as JSON. */
export function briefingCells(
  briefings: readonly BriefingLine[],
  named: Named,
  typed: ReadonlyMap<Id, string>,
): Cells[] {
  const json = (list: readonly unknown[]): string => {
    if (list.length === 0) return ''
    return steady(
      list.map((each) => namedIn(each, (id) => typed.get(id))).toSorted((a, b) => (steady(a) < steady(b) ? -1 : 1)),
    )
  }
  return briefings
    .map(
      (one): Cells => ({
        id: named(one.briefing),
        title: one.title,
        what: one.what,
        why: one.why,
        means: one.means,
        asks: one.asks,
        owner: named(one.owner),
        reach: one.reach,
        teams: one.teams.map(named).sort().join(';'),
        below: named(one.below),
        pass_after: one.passAfter,
        look_again_on: one.lookAgainOn,
        written_at: one.writtenAt,
        sent_on: one.sentOn,
        sent_at: one.sentAt,
        ended_on: one.endedOn,
        ended_with: one.endedWith,
        answers: json(one.answers),
        // What one does not see is as if it were not linked.
        links: json(one.links.filter(({ subject }) => typed.has(subject))),
        audience: writeAudience(one.audience, { owner: one.owner, team: null }, (id) => named(id) ?? id),
      }),
    )
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}
