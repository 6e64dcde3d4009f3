import { addDays, daysBetween } from '../../../kernel/dates.ts'
import type { GoalView } from '../contract.ts'
import { factsAgain, readFacts } from '../framework-facts.ts'
import { measureWordsOf } from './measure-words.ts'
import type { NewGoal } from './new-goal.ts'
import type { Template } from './templates/template.ts'

/** What a new goal begins with, in place of a blank line. */
export type Start = Partial<NewGoal>

export const fromTemplate = (
  { framework, title, why, how, measures, facts, runs }: Template,
  today: string,
): Start => ({
  framework,
  title,
  why,
  how,
  measures: measures.map((measure, key) => ({ ...measure, key })),
  facts: readFacts(framework, facts).facts ?? {},
  start: today,
  due: addDays(today, runs),
})

/** The next round of a goal that ended: from where its numbers stand, for as long as it ran. */
export function fromEnded(goal: GoalView, today: string): Start {
  const { node, framework, why, how, supports } = goal
  const measures = goal.measures.filter(({ closedAs }) => closedAs !== 'abandoned')
  return {
    framework,
    title: node.title,
    why,
    how,
    measures: measures.map((measure, key) => ({
      ...measureWordsOf(measure),
      key,
      baseline: measure.numbers?.value ?? measure.numbers?.baseline ?? '',
    })),
    facts: factsAgain(framework, goal.facts, goal.measures),
    supports: supports
      .filter(({ state }) => state !== 'closed')
      .map((parent) => ({ node: parent.node, title: parent.title })),
    team: node.team,
    start: today,
    due: node.start && node.due ? addDays(today, daysBetween(node.start, node.due)) : '',
  }
}
