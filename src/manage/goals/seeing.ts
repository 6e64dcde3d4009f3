import type { State } from '../../graph/node.ts'
import { aroundNode, wayTo } from '../../graph/reading.ts'
import { nodeView } from '../../graph/rows.ts'
import { type NodeFacts, relationTo } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { Transaction } from '../../platform/sql.ts'
import { closingOf, closingView } from './closings.ts'
import type { GoalView } from './contract.ts'
import { expectedOn, type GoalVerb, goalAbilities } from './goal.ts'
import { besideOf, checkedInOn, type GoalRow, goalRow } from './store.ts'
import { partsOf, scoreOf, writtenOf } from './written.ts'

export interface Looking {
  tx: Transaction
  viewer: Viewer
  today: Day
}

/** A goal with everything that its page shows, for this viewer. */
export async function goalSeen({ tx, viewer, today }: Looking, goal: Id): Promise<GoalView> {
  // Sent one upon the other's heels: they do not need each other's answers.
  const [row, around, path] = await Promise.all([
    goalRow(tx, viewer, goal),
    aroundNode(tx, viewer, goal),
    wayTo(tx, viewer, goal),
  ])
  const node = nodeView(around.row)
  const relation = await relationTo(tx, viewer, row, today)
  const closing = row.state === 'closed' ? await closingOf(tx, viewer, goal) : undefined
  const seen = await audiencesSeen(tx, viewer, [row.audience])
  const measures = around.carries.filter((each) => each.kind === 'measure')
  const saved = {
    node,
    why: row.why,
    how: row.how,
    remark: row.remark,
    framework: row.framework,
    facts: row.facts,
    checkedIn: row.framework ? await checkedInOn(tx, viewer, goal, row.framework) : neverYet,
    beside: row.framework === 'bhag' ? await besideOf(tx, viewer, row.framework, goal) : null,
    rhythm: row.rhythm,
    ownRhythm: row.own_rhythm,
    audience: seen.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    countsUpward: row.counts_upward,
    deputy:
      row.deputy && row.deputy_name !== null
        ? { person: row.deputy, name: row.deputy_name, from: row.deputy_from, to: row.deputy_to }
        : null,
    measures,
    supports: around.supports,
    carries: around.carries.filter((each) => each.kind !== 'measure'),
    carriesTotal: around.carriesTotal - measures.length,
    path,
    closing: closing ? closingView(closing) : null,
    revision: row.revision,
    expectedOn:
      row.state === 'closed' ? null : expectedOn(node.standing.readOn, row.start_on, row.created_on, row.rhythm),
    abilities: goalAbilities(row.state, relation),
  }
  const written = writtenOf(saved, today)
  return { ...saved, parts: partsOf(row.framework, written), score: scoreOf(row.framework, written) }
}

/** Only a framework's check asks when a goal was checked in on. */
const neverYet: GoalView['checkedIn'] = { on: [], confidence: null }

/** The goal's row, where the viewer may do this with it; else a refusal that says why. */
export async function goalFor(looking: Looking, goal: Id, verb: GoalVerb): Promise<GoalRow> {
  const row = await goalRow(looking.tx, looking.viewer, goal)
  await refuseUnlessMay(looking, row, verb)
  return row
}

/** First what this person may not do in any state, then what the goal's state does not allow anybody. */
export async function refuseUnlessMay({ tx, viewer, today }: Looking, goal: NodeFacts, verb: GoalVerb): Promise<void> {
  const relation = await relationTo(tx, viewer, goal, today)
  const ever = goalAbilities(stateFor[verb] ?? 'active', relation)[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? 'You may not do this.')
  const now = goalAbilities(goal.state, relation)[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? 'This goal does not allow it as it stands.')
}

const stateFor: Partial<Record<GoalVerb, State>> = { activate: 'draft', discard: 'draft', reopen: 'closed' }
