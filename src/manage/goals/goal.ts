import { mayAccept, mayEdit, type Relation, type State } from '../../graph/node.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { compare } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'
import { weekdays } from '../frameworks/adherence.ts'
import { occurrenceOf, pactFacts } from '../frameworks/pact.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'

/**
 * A goal says what, why, how and when, has exactly one accountable owner, may be written in a framework, and is told by
 * its measures. It may support several goals.
 */

/** Days between two check-ins: the goal's own, else its team's, else its framework's, else a month. */
export const rhythmOf = (own: number | null, framework: Framework | null, team: number | null): number =>
  own ?? team ?? ruleOf(framework)?.rhythm ?? 30

/** Whether it counts upward as a percentage: of a PACT that is its adherence, where it has any and its owner chose so. */
export const givesProgress = (framework: Framework | null, facts: unknown): boolean =>
  framework === 'pact'
    ? pactFacts(facts).contributes && occurrenceOf(pactFacts(facts)) !== null
    : (ruleOf(framework)?.givesProgress ?? true)

/** What is done again and again: once in so many days, or on days of the week, Monday being 1. Nothing of other goals. */
export function againOf(framework: Framework | null, facts: unknown): { every: number | null; on: number[] | null } {
  const occurrence = framework === 'pact' ? occurrenceOf(pactFacts(facts)) : null
  if (occurrence === null) return { every: null, on: null }
  return 'everyDays' in occurrence
    ? { every: occurrence.everyDays, on: null }
    : { every: null, on: occurrence.weekdays.map((day) => weekdays.indexOf(day) + 1).toSorted() }
}

export const goalVerbs = [
  'edit',
  'check-in',
  'activate',
  'withdraw',
  'close',
  'reopen',
  'discard',
  'accept',
  'link',
] as const
export type GoalVerb = (typeof goalVerbs)[number]

export function goalAbilities(state: State, relation: Relation): Abilities<GoalVerb> {
  const edit = mayEdit(relation)
  const open: Ability = state === 'closed' ? mayNot('This goal is closed. Reopen it first.') : may
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(edit, open),
    'check-in': first(mayCheckIn(relation), open, mayIf(state !== 'draft', 'This goal is a draft. Activate it first.')),
    activate: first(edit, mayIf(state === 'draft', 'Only a draft can be activated.')),
    withdraw: first(edit, open, mayIf(state === 'active', 'This goal is a draft already.')),
    close: first(edit, open, mayIf(state === 'active', 'A draft is deleted rather than closed.')),
    reopen: first(edit, mayIf(state === 'closed', 'This goal is not closed.')),
    discard: first(edit, mayIf(state === 'draft', 'Only a draft may be deleted. Close the goal as abandoned instead.')),
    accept: first(mayAccept(relation), open),
    link: first(edit, open),
  }
}

/** The owner checks in, and whoever may correct does so in their place, with a trace. */
const mayCheckIn = (relation: Relation): Ability =>
  mayIf(mayEdit(relation).allowed, 'Only its owner, their deputy, their managers and the team’s lead may check in.')

/** When the next check-in is expected: one rhythm after the latest reading, else after the start. */
export const expectedOn = (readOn: Day | null, start: Day | null, createdOn: Day, rhythm: number): Day =>
  readOn ? addDays(readOn, rhythm) : (start ?? createdOn)

/** A sentence where a date stands before the other, else null. */
export const datesFault = (start: Day | null, due: Day | null): string | null =>
  start && due && due < start ? 'The due date lies before the start. Choose a later one.' : null

/** A deputy acts from today on, or later, and for somebody else. */
export function deputyFault(
  { person, from, to }: { person: Id; from: Day | null; to: Day | null },
  owner: Id | null,
  today: Day,
): Fault | null {
  if (person === owner)
    return { at: 'deputy.person', sentence: 'This person owns the goal. Choose somebody else as deputy.' }
  if (from && to && to < from)
    return { at: 'deputy.to', sentence: 'The last day lies before the first. Choose a later one.' }
  if (to && to < today) return { at: 'deputy.to', sentence: 'This day is over. Choose today or a later one.' }
  return null
}

/** What is wrong with a measure's numbers, and where; null where nothing is. */
export function measureFault(numbers: {
  direction: string
  target: string | null
  targetMax: string | null
}): { at: string; sentence: string } | null {
  const { direction, target, targetMax } = numbers
  if (direction !== 'between')
    return targetMax === null
      ? null
      : { at: 'targetMax', sentence: 'Only a target between two values has an upper end.' }
  if (target === null || targetMax === null)
    return { at: target === null ? 'target' : 'targetMax', sentence: 'A target between two values needs both of them.' }
  return compare(targetMax, target) < 0
    ? { at: 'targetMax', sentence: 'The upper end lies below the lower one.' }
    : null
}

/** A measure that leans on an indicator keeps its unit and counts on: its values come from there. */
export function leaningFault(
  before: { indicator: Id | null; unit: string },
  after: { unit: string; direction: string },
): { at: string; sentence: string } | null {
  if (before.indicator === null) return null
  if (after.direction === 'done' || after.direction === 'milestones')
    return { at: 'direction', sentence: 'It leans on an indicator, which tells numbers. Let it lean no longer first.' }
  return after.unit.trim() === before.unit.trim()
    ? null
    : { at: 'unit', sentence: 'It leans on an indicator and has its unit. Let it lean no longer first.' }
}
