import type { ClosedAs } from '../../graph/health.ts'
import { type Direction, measureVerdict } from '../../graph/measure.ts'
import type { Milestone } from '../../graph/milestone.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import type { Span } from './cycle.ts'

/**
 * At the end of a cycle each of its goals is closed, extended into the next one, or continued: closed, and gone on with by
 * a successor that begins where it stands. Several are decided at once, all of them or, where one cannot be, none.
 */
export const decisions = ['close', 'extend', 'continue'] as const
export type Decided = (typeof decisions)[number]

export interface Decision {
  goal: Id
  decide: Decided
  /** How it ended; for all but extending. */
  closedAs: ClosedAs | null
  learnt: string
  missedBecause: string
}

/** What of a goal decides about its decision. */
export interface Ending {
  title: string
  due: Day | null
  close: Ability
  edit: Ability
}

/** What stands against these decisions, each with its place among them; empty where all can be carried out. */
export function carryOverFaults(
  given: readonly Decision[],
  endings: ReadonlyMap<Id, Ending>,
  cycle: Span,
  next: Span | null,
): Fault[] {
  const faults: Fault[] = []
  const goesOn = given.some(({ decide }) => decide !== 'close')
  if (goesOn && !next) faults.push({ at: 'next', sentence: 'Choose the cycle that they go on in.' })
  if (goesOn && next && next.to <= cycle.to)
    faults.push({ at: 'next', sentence: 'The next cycle has to end later than this one. Choose another one.' })
  const met = new Set<Id>()
  for (const [at, decision] of given.entries()) {
    const fault = met.has(decision.goal)
      ? { at: 'goal', sentence: 'This goal is decided twice. Decide it once.' }
      : faultOf(decision, endings.get(decision.goal), cycle)
    met.add(decision.goal)
    if (fault) faults.push({ ...fault, at: `decisions.${at}.${fault.at}` })
  }
  return faults
}

function faultOf({ decide, closedAs }: Decision, ending: Ending | undefined, cycle: Span): Fault | null {
  if (!ending) return { at: 'goal', sentence: 'There is no such goal, or you cannot see it.' }
  if (!ending.due || ending.due < cycle.from || ending.due > cycle.to)
    return { at: 'goal', sentence: `“${ending.title}” is not due in this cycle. Leave it out.` }
  const may = decide === 'extend' ? ending.edit : ending.close
  if (!may.allowed) return { at: 'decide', sentence: may.because ?? 'You may not decide this.' }
  if (decide !== 'extend' && !closedAs) return { at: 'closedAs', sentence: 'Say how it ended.' }
  return null
}

/** The numbers of a measure as they stand when its goal is continued. */
export interface MeasureEnding {
  title: string
  unit: string
  direction: Direction
  baseline: string | null
  target: string | null
  targetMax: string | null
  value: string | null
  milestones: Milestone[] | null
  indicator: string | null
}

/** The measure as the successor begins with it: from where it stands. What has been reached is not carried on. */
export function measureCarriedOn({ value, ...measure }: MeasureEnding): Omit<MeasureEnding, 'value'> | null {
  if (measure.direction === 'between') return measure
  if (measure.direction === 'milestones') {
    const ahead = (measure.milestones ?? []).filter(({ reachedOn }) => reachedOn === null)
    return ahead.length > 0 ? { ...measure, milestones: ahead } : null
  }
  const { direction, baseline, target, targetMax } = measure
  const number = (text: string | null): number | null => (text === null ? null : Number(text))
  const verdict = measureVerdict({
    direction,
    baseline: number(baseline),
    target: number(target),
    targetMax: number(targetMax),
    value: number(value),
  })
  if (verdict === 'met') return null
  return direction === 'done' ? measure : { ...measure, baseline: value ?? baseline }
}
