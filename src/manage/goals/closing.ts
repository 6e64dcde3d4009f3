import type { ClosedAs } from '../../graph/health.ts'
import type { Fault } from '../../kernel/refusal.ts'
import type { Score } from '../frameworks/framework.ts'
import { bandOf } from '../frameworks/okr-score.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'
import type { FrameworkFacts } from './framework-facts.ts'

/**
 * A closing is the end of a goal as a record: how it ended, the framework's score of that day, what helped and what was
 * learnt. The score is computed; whoever closes may give another one and says why.
 */
export interface ClosingWords {
  closedAs: ClosedAs
  learnt: string
  helped: string
  /** Another score than the computed one; null keeps that. */
  score: string | null
  scoreBecause: string
  missedBecause: string
}

/** A committed goal promised all of it, so that anything less than met needs its reason. */
export const owesReason = (facts: FrameworkFacts, closedAs: ClosedAs): boolean =>
  facts.kind === 'committed' && (closedAs === 'missed' || closedAs === 'partly met')

/** Whether the score that is given is another one than the computed. */
export const overrides = (given: string | null, computed: Score | null): boolean =>
  given !== null && (computed === null || Number(given) !== Number(computed.score))

/** How the score that is kept is read: as the computed one, or where another was given, by its own number. */
export const bandKept = (given: string | null, computed: Score | null): Score['band'] =>
  given !== null && overrides(given, computed) ? bandOf(given) : (computed?.band ?? null)

/** What is wrong with a closing, and where; null where nothing is. */
export function closingFault(
  words: ClosingWords,
  framework: Framework | null,
  facts: FrameworkFacts,
  computed: Score | null,
): Fault | null {
  const { score, scoreBecause, missedBecause, closedAs } = words
  if (score !== null && !ruleOf(framework)?.score)
    return { at: 'score', sentence: 'This goal’s framework gives no score. Say how it ended instead.' }
  if (score !== null && !/^(0(\.\d)?|1(\.0)?)$/.test(score))
    return { at: 'score', sentence: 'Write a score from 0.0 to 1.0 with one decimal, such as 0.7.' }
  if (overrides(score, computed) && scoreBecause === '')
    return { at: 'scoreBecause', sentence: 'Say why the score is another one than the computed one.' }
  if (owesReason(facts, closedAs) && missedBecause === '')
    return { at: 'missedBecause', sentence: 'This goal was committed. Say why it was not met.' }
  return null
}
