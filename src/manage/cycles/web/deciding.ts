import type { ClosedAs } from '../../../graph/health.ts'
import type { OutputOf } from '../../../kernel/contract.ts'
import type { Refused } from '../../../web/refused.ts'
import type { Decided } from '../carry-over.ts'
import type { ending } from '../contract.ts'

export type EndingGoal = OutputOf<typeof ending>['goals'][number]

/** What is chosen for a goal and not carried out yet. */
export interface Chosen {
  decide: Decided
  closedAs: ClosedAs | null
  learnt: string
  missedBecause: string
}

/** How a goal ended, as its numbers say; where they say nothing, as its measures do. */
export function likelyEnd({ node: { standing } }: Pick<EndingGoal, 'node'>): ClosedAs {
  if (standing.progress === null) return standing.tally.met > 0 && standing.tally.notMet === 0 ? 'met' : 'missed'
  const progress = Number(standing.progress)
  return progress >= 1 ? 'met' : progress >= 0.5 ? 'partly met' : 'missed'
}

/** `decisions.3.closedAs` is about the fourth of the goals that were sent; what is about none of them is the rest. */
export function faultsByGoal(error: Refused | null, sent: readonly string[]) {
  const rows = new Map<string, string>()
  const rest: string[] = []
  for (const { at, sentence } of error?.faults ?? []) {
    const goal = sent[Number(/^decisions\.(\d+)\./.exec(at)?.[1] ?? Number.NaN)]
    if (goal) rows.set(goal, sentence)
    else rest.push(sentence)
  }
  const whole = error ? (error.faults.length > 0 ? rest.join(' ') : error.message) : ''
  return { rows, rest: whole || null }
}
