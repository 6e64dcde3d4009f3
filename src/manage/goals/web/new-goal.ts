import type { InputOf } from '../../../kernel/contract.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import type { NamedTeam } from '../../../people/teams/web/TeamField.tsx'
import { changeOfFramework } from '../../frameworks/change-of-framework.ts'
import type { Written } from '../../frameworks/framework.ts'
import { type Framework, ruleOf } from '../../frameworks/rules.ts'
import type { add } from '../contract.ts'
import type { FrameworkFacts } from '../framework-facts.ts'
import { readFacts } from '../framework-facts.ts'
import { withoutBlanks } from './fact-words.ts'
import { emptyMeasure, isBlank, type MeasureWords, measureGiven, unreadable } from './measure-words.ts'
import type { Measured } from './measured.ts'
import type { Supported } from './SupportField.tsx'

/** A goal as it is being written: what, why, how and when. */
export interface NewGoal {
  title: string
  why: string
  supports: Supported[]
  how: string
  measures: MeasureWords[]
  start: string
  due: string
  framework: Framework | null
  /** What the framework keeps of it. */
  facts: FrameworkFacts
  owner: Named | null
  team: NamedTeam | null
  audience: Audience
}

export const emptyGoal = (owner: Named, today: string): NewGoal => ({
  title: '',
  why: '',
  supports: [],
  how: '',
  measures: [emptyMeasure(0)],
  start: today,
  due: '',
  framework: null,
  facts: {},
  owner,
  team: null,
  audience: everybody,
})

/** Rows that were left blank are no measures; their places in what is sent are these. */
export const measuresGiven = ({ measures }: NewGoal): MeasureWords[] => measures.filter((measure) => !isBlank(measure))

export const goalGiven = (goal: NewGoal, draft: boolean): InputOf<typeof add> => ({
  title: goal.title,
  why: goal.why,
  how: goal.how,
  framework: goal.framework,
  facts: withoutBlanks(goal.framework, goal.facts),
  owner: goal.owner?.person,
  team: goal.team?.team ?? null,
  start: goal.start || null,
  due: goal.due || null,
  audience: audienceInputOf(goal.audience),
  draft,
  measures: measuresGiven(goal).map(measureGiven),
  supports: goal.supports.map(({ node }) => ({ parent: node })),
})

/** Whether a number was typed that none can read: its field says so already. */
export const hasUnreadable = (goal: NewGoal): boolean =>
  measuresGiven(goal).some((measure) => unreadable(measure).length > 0)

/** What the framework asks a number of. */
export const measured = (goal: NewGoal): Measured[] =>
  measuresGiven(goal)
    .filter(({ title, direction }) => title.trim() !== '' && direction !== 'done' && direction !== 'milestones')
    .map(({ title, unit }) => ({ key: title, title, unit }))

const numberIn = (text: string): string | null => (isQuantity(text.trim()) ? text.trim() : null)

/** The goal as its framework's rule reads it while it is being written: the same rule as at the server. */
export const writtenNow = (goal: NewGoal, today: string): Written => ({
  title: goal.title.trim(),
  why: goal.why.trim(),
  how: goal.how.trim(),
  start: goal.start || null,
  due: goal.due || null,
  audience: goal.audience.word,
  measures: measuresGiven(goal).map(({ title, unit, direction, baseline, target, targetMax }) => ({
    title,
    unit,
    direction,
    baseline: numberIn(baseline),
    target: numberIn(target),
    targetMax: numberIn(targetMax),
    current: null,
  })),
  supports: goal.supports.length,
  carries: 0,
  depth: null,
  confidence: null,
  progress: null,
  readOn: [],
  rhythm: ruleOf(goal.framework)?.rhythm ?? 30,
  facts: withoutBlanks(goal.framework, goal.facts),
  today,
})

/** The same goal in another framework, with what of its facts fits it. */
export function inFramework(goal: NewGoal, framework: Framework | null, today: string): NewGoal {
  const { facts } = changeOfFramework(ruleOf(goal.framework), ruleOf(framework), goal.facts, writtenNow(goal, today))
  return { ...goal, framework, facts }
}

/** What of the facts does not fit, by field, before anything is sent. */
export const factFaults = (goal: NewGoal) => readFacts(goal.framework, withoutBlanks(goal.framework, goal.facts)).faults
