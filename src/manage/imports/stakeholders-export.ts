import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { Stakeholders } from './stakeholder-lines.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Stakeholders by id, and what hangs on those of them that are seen. */
export function stakeholderCells({ stakeholders, expectations, promises, contacts }: Stakeholders, named: Named) {
  const seen = new Set(stakeholders.map(({ stakeholder }) => stakeholder))
  const of = <Line extends { stakeholder: Id }>(lines: Line[], cells: (line: Line) => Cells): Cells[] =>
    lines
      .filter(({ stakeholder }) => seen.has(stakeholder))
      .map((line) => ({ stakeholder: named(line.stakeholder), ...cells(line) }))
      .sort(byId)
  return {
    stakeholders: of(stakeholders, (one) => ({
      id: named(one.stakeholder),
      name: one.name,
      about: one.about,
      side: one.side,
      person: named(one.person),
      of_team: named(one.ofTeam),
      speaks: one.speaks,
      influence: one.influence,
      interest: one.interest,
      attitude: one.attitude,
      attitude_on: one.attitudeOn,
      owner: named(one.owner),
      team: named(one.team),
      rhythm: one.rhythm,
      next_on: one.nextOn,
      added_by: named(one.addedBy),
      added_at: one.addedAt,
      archived_on: one.archivedOn,
      audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
    })),
    expectations: of(expectations, (one) => ({
      id: named(one.expectation),
      text: one.text,
      goals: one.goals.map(named).sort().join(';'),
      by: named(one.by),
      at: one.at,
      ended_on: one.endedOn,
    })),
    promises: of(promises, (one) => ({
      id: named(one.promise),
      text: one.text,
      owner: named(one.owner),
      made_on: one.madeOn,
      first_due_on: one.firstDueOn,
      due_on: one.dueOn,
      state: one.state,
      settled_on: one.settledOn,
      word: one.word,
      by: named(one.by),
      at: one.at,
    })),
    contacts: of(contacts, (one) => ({
      id: named(one.contact),
      spoke_on: one.spokeOn,
      note: one.note,
      by: named(one.by),
      at: one.at,
    })),
  }
}

const byId = (a: Cells, b: Cells): number => (String(a.id) < String(b.id) ? -1 : 1)
