import type { Day } from '../../kernel/dates.ts'
import type { Part, Score, Written } from '../frameworks/framework.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'

/** What is known of a saved goal that its framework's rule looks at; a goal's view has all of it. */
export interface Saved {
  node: {
    title: string
    start: Day | null
    due: Day | null
    standing: { progress: string | null }
  }
  why: string
  how: string
  framework: Framework | null
  facts: Record<string, unknown>
  rhythm: number
  audience: { word: string }
  measures: readonly {
    node: string
    title: string
    state: string
    numbers: {
      unit: string
      direction: Written['measures'][number]['direction']
      baseline: string | null
      target: string | null
      targetMax: string | null
      value: string | null
    } | null
  }[]
  supports: readonly unknown[]
  carriesTotal: number
  path: readonly { kind: string }[]
  checkedIn: { on: readonly Day[]; confidence: number | null }
  /** How many other goals in the same framework run; asked for where the framework wants few. */
  beside: number | null
}

/** A saved goal as its framework's rule reads it. */
export const writtenOf = (goal: Saved, today: Day): Written => ({
  title: goal.node.title,
  why: goal.why,
  how: goal.how,
  start: goal.node.start,
  due: goal.node.due,
  audience: goal.audience.word,
  measures: goal.measures.flatMap(({ node, title, state, numbers }) =>
    numbers && state !== 'closed' ? [{ node, title, ...numbers, current: numbers.value }] : [],
  ),
  supports: goal.supports.length,
  carries: goal.carriesTotal,
  beside: goal.beside,
  depth: goal.path[0]?.kind === 'vision' ? goal.path.length - 1 : null,
  confidence: goal.checkedIn.confidence,
  progress: goal.node.standing.progress,
  readOn: goal.checkedIn.on.slice(0, 20),
  rhythm: goal.rhythm,
  facts: goal.facts,
  today,
})

/** Every part of a goal's framework and how it stands; none for a goal without a framework. */
export const partsOf = (framework: Framework | null, written: Written): Part[] =>
  ruleOf(framework)?.check(written) ?? []

/** The score as the measures stand; null where its framework gives none, or too little is known. */
export const scoreOf = (framework: Framework | null, written: Written): Score | null =>
  ruleOf(framework)?.score?.(written) ?? null

/** How many goals of each framework were checked, and how many findings their checks made, for one line of a report. */
export function findingCounts(
  goals: Iterable<{ framework: Framework | null; written: Written }>,
): { framework: Framework; goals: number; findings: number }[] {
  const counts = new Map<Framework, { framework: Framework; goals: number; findings: number }>()
  for (const { framework, written } of goals) {
    if (!framework) continue
    const count = counts.get(framework) ?? { framework, goals: 0, findings: 0 }
    counts.set(framework, count)
    count.goals += 1
    for (const { findings } of partsOf(framework, written)) count.findings += findings.length
  }
  return [...counts.values()]
}
