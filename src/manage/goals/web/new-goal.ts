import type { InputOf } from '../../../kernel/contract.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import type { NamedTeam } from '../../../people/teams/web/TeamField.tsx'
import type { add } from '../contract.ts'
import type { Framework } from '../goal.ts'
import { emptyMeasure, isBlank, type MeasureWords, measureGiven, unreadable } from './measure-words.ts'
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
