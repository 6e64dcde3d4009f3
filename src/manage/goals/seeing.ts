import { carriedBy, supportedBy, wayTo } from '../../graph/reading.ts'
import { oneNode, relationTo } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { Transaction } from '../../platform/sql.ts'
import type { GoalView } from './contract.ts'
import { expectedOn, goalAbilities, type GoalVerb } from './goal.ts'
import { closingOf, type GoalRow, goalRow } from './store.ts'

export interface Looking {
  tx: Transaction
  viewer: Viewer
  today: Day
}

/** A goal with everything that its page shows, for this viewer. */
export async function goalSeen({ tx, viewer, today }: Looking, goal: Id): Promise<GoalView> {
  const row = await goalRow(tx, viewer, goal)
  const node = await oneNode(tx, viewer, goal)
  const relation = await relationTo(tx, viewer, row, today)
  const { neighbours, total } = await carriedBy(tx, viewer, goal)
  const closing = row.state === 'closed' ? await closingOf(tx, viewer, goal) : undefined
  const seen = await audiencesSeen(tx, viewer, [row.audience])
  const measures = neighbours.filter((each) => each.kind === 'measure')
  return {
    node,
    why: row.why,
    how: row.how,
    framework: row.framework,
    rhythm: row.rhythm,
    ownRhythm: row.own_rhythm,
    audience: seen.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    countsUpward: row.counts_upward,
    deputy:
      row.deputy && row.deputy_name !== null
        ? { person: row.deputy, name: row.deputy_name, from: row.deputy_from, to: row.deputy_to }
        : null,
    measures,
    supports: await supportedBy(tx, viewer, goal),
    carries: neighbours.filter((each) => each.kind !== 'measure'),
    carriesTotal: total - measures.length,
    path: await wayTo(tx, viewer, goal),
    closing: closing
      ? {
          closing: closing.closing,
          closedAs: closing.closed_as,
          learnt: closing.learnt,
          by: closing.by && closing.by_name !== null ? { person: closing.by, name: closing.by_name } : null,
          at: closing.at.toISOString(),
        }
      : null,
    revision: row.revision,
    expectedOn: row.state === 'closed' ? null : expectedOn(node.standing.readOn, row.start_on, row.created_on, row.rhythm),
    abilities: goalAbilities(row.state, relation),
  }
}

/** The goal's row, where the viewer may do this with it; else a refusal that says why. */
export async function goalFor({ tx, viewer, today }: Looking, goal: Id, verb: GoalVerb): Promise<GoalRow> {
  const row = await goalRow(tx, viewer, goal)
  const ability = goalAbilities(row.state, await relationTo(tx, viewer, row, today))[verb]
  if (ability.allowed) return row
  // What the goal's state forbids differs from what this person may not do.
  const byState = !goalAbilities(row.state, { ...everything, hasOwner: row.owner !== null })[verb].allowed
  if (byState) throw new Refusal('conflict', ability.because ?? 'Not in this state.')
  throw forbidden(ability.because ?? 'You may not do this.')
}

const everything = { isOwner: true, isDeputy: false, isAbove: true, leadsTeam: true, administrator: true }
