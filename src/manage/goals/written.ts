import { type Curve, curveAmong, curveOf, type Phase } from '../../graph/curve.ts'
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
      milestones?: Written['measures'][number]['milestones']
      phases?: readonly Phase[]
    } | null
    weight?: number
    standing?: { progress: string | null }
  }[]
  supports: readonly unknown[]
  carries?: readonly { weight: number; standing: { progress: string | null } }[]
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
  curve: curveIn(goal),
  readOn: goal.checkedIn.on.slice(0, 20),
  rhythm: goal.rhythm,
  facts: goal.facts,
  today,
})

/** What is expected of it by when, from its measures and from what supports it, as the roll-up counts it. */
function curveIn({ measures, carries = [], node: { start, due } }: Saved): Curve | null {
  const known = measures.flatMap(({ numbers, weight = 0, standing }) => {
    if (!numbers || weight <= 0 || (standing?.progress ?? null) === null) return []
    const [baseline, target] = [numbers.baseline, numbers.target].map((text) => (text === null ? null : Number(text)))
    const { direction, phases = [] } = numbers
    if (direction === 'maintain') return []
    return [
      { weight, curve: curveOf(phases, { direction, baseline: baseline ?? null, target: target ?? null }, start, due) },
    ]
  })
  const others = carries.filter(({ weight, standing }) => weight > 0 && standing.progress !== null)
  return curveAmong([...known, ...others.map(({ weight }) => ({ weight, curve: null }))], start, due)
}

/** Every part of a goal's framework and how it stands; none for a goal without a framework. */
export const partsOf = (framework: Framework | null, written: Written): Part[] =>
  ruleOf(framework)?.check(written) ?? []

/** The score as the measures stand; null where its framework gives none, or too little is known. */
export const scoreOf = (framework: Framework | null, written: Written): Score | null =>
  ruleOf(framework)?.score?.(written) ?? null

/** One framework's goals, as their checks found them: how many there are, how many leave a question open, and which. */
export interface FindingCount {
  framework: Framework
  goals: number
  open: number
  findings: number
  found: FoundOften[]
}

/** An observation that several goals share, with the first of them as the example. */
export interface FoundOften {
  code: string
  part: string
  asks: string
  goals: number
  example: { title: string; saw: string }
}

/** Counts what the checks find, by framework, over goals that have one; goes on from `counts` where it is given. */
export function findingCounts(
  goals: Iterable<{ framework: Framework | null; written: Written }>,
  counts: FindingCount[] = [],
): FindingCount[] {
  for (const { framework, written } of goals) {
    if (!framework) continue
    const known = counts.find((one) => one.framework === framework)
    const count: FindingCount = known ?? { framework, goals: 0, open: 0, findings: 0, found: [] }
    if (!known) counts.push(count)
    const findings = partsOf(framework, written).flatMap((part) => part.findings)
    count.goals += 1
    count.findings += findings.length
    if (findings.length > 0) count.open += 1
    const met = new Set<string>()
    for (const { code, part, asks, saw } of findings) {
      const often = count.found.find((one) => one.code === code && one.part === part)
      if (!often) count.found.push({ code, part, asks, goals: 1, example: { title: written.title, saw } })
      else if (!met.has(`${part} ${code}`)) often.goals += 1
      met.add(`${part} ${code}`)
    }
  }
  return counts
}
