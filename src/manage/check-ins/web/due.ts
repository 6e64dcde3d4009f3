import type { OutputOf } from '../../../kernel/contract.ts'
import { addDays } from '../../../kernel/dates.ts'
import type { mine } from '../../goals/contract.ts'

export type MyGoal = OutputOf<typeof mine>['goals'][number]

export const whens = ['over', 'today', 'week', 'later', 'drafts'] as const
export type When = (typeof whens)[number]

/** What is past its due date owes its closing; a check-in is expected today or before, within a week, or later; drafts expect nothing. */
export function whenOf({ node, expectedOn }: Pick<MyGoal, 'node' | 'expectedOn'>, today: string): When {
  if (node.state === 'draft') return 'drafts'
  if (node.due && node.due < today) return 'over'
  if (expectedOn === null) return 'later'
  if (expectedOn <= today) return 'today'
  return expectedOn <= addDays(today, 7) ? 'week' : 'later'
}

/** Each group in the order in which it came, what is most overdue first. */
export const byWhen = (goals: MyGoal[], today: string): [When, MyGoal[]][] => {
  const groups = Map.groupBy(goals, (goal) => whenOf(goal, today))
  return whens.flatMap((when) => {
    const group = groups.get(when)
    return group ? [[when, group] as [When, MyGoal[]]] : []
  })
}
