import { ruleOf } from '../frameworks/rules.ts'
import type { FindingCount } from '../goals/written.ts'

/** What every goal should say, whatever its framework. */
export const lackings = ['owner', 'measure', 'due', 'why', 'support'] as const
export type Lacking = (typeof lackings)[number]

/** What an import's goals leave open, before they come in: what each of them should say, and their frameworks' checks. */
export interface Findings {
  /** New and changed goals that are not closed. */
  goals: number
  lacking: { what: Lacking; goals: number }[]
  frameworks: FindingCount[]
}

const lackSays: Record<Lacking, [one: string, several: string]> = {
  owner: ['has no owner', 'have no owner'],
  measure: ['has no measure and nothing below it', 'have no measure and nothing below them'],
  due: ['has no due date', 'have no due date'],
  why: ['does not say why', 'do not say why'],
  support: ['supports nothing', 'support nothing'],
}

/** In how many sorts of findings a terminal says what the checks found, for each framework. */
const most = 8

/** What the goals leave open, as lines for a terminal; none where there is nothing to say. */
export function tellFindings({ goals, lacking, frameworks }: Findings): string[] {
  const count = (number: number): string => (number === 1 ? '1 goal' : `${number} goals`)
  const head = `Of ${count(goals)}, which can be written better once here:`
  const lines = [
    ...lacking.map(({ what, goals: some }) => `  ${count(some)} ${lackSays[what][some === 1 ? 0 : 1]}.`),
    ...frameworks
      .filter(({ open }) => open > 0)
      .flatMap(({ framework, goals: all, open, found }) => [
        `  ${ruleOf(framework)?.title ?? framework}: ${open} of ${count(all)} leave${open === 1 ? 's' : ''} a question open.`,
        ...found
          .slice(0, most)
          .map(
            ({ part, goals: some, asks, example }) =>
              `    ${some} × ${part}: ${asks} For example “${example.title}”: ${example.saw}`,
          ),
        ...(found.length > most ? [`    and ${found.length - most} more kinds of question.`] : []),
      ]),
  ]
  return lines.length === 0 ? [] : [head, ...lines]
}
