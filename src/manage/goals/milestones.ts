import type { Direction } from '../../graph/measure.ts'
import type { Milestone } from '../../graph/milestone.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'

/**
 * A measure may be a list of milestones: its value is how many of them are reached, its target how many there are. They
 * are told apart by their titles. One is reached in a check-in, so that this has its day and its place in the history.
 */
export const mostMilestones = 100

interface Listed {
  direction: Direction
  milestones: Milestone[] | null
}

export const reached = (milestones: readonly Milestone[]): number =>
  milestones.filter(({ reachedOn }) => reachedOn !== null).length

/** The numbers that a list of milestones gives its measure; nothing for any other measure. */
export const milestoneNumbers = ({ direction, milestones }: Listed) =>
  direction === 'milestones'
    ? {
        unit: '',
        baseline: '0' as Quantity,
        target: milestones?.length ? String(milestones.length) : null,
        targetMax: null,
        milestones: milestones ?? [],
      }
    : { milestones: null }

/** Readings of numbers and a count of milestones are no line together. */
export const kindFault = (before: { direction: Direction; value: string | null }, after: { direction: Direction }) =>
  before.value !== null && (before.direction === 'milestones') !== (after.direction === 'milestones')
    ? { at: 'direction', sentence: 'It has readings of another kind. Add a new measure, and archive this one.' }
    : null

/** What is wrong with a list as it is written or changed, and where; null where nothing is. */
export function milestonesFault(
  { direction, milestones }: Listed,
  before: readonly Milestone[] | null,
): (Fault & { at: string }) | null {
  const list = milestones ?? []
  if (direction !== 'milestones')
    return list.length > 0 ? { at: 'milestones', sentence: 'Only a list of milestones has milestones.' } : null
  const titles = new Set<string>()
  for (const [at, { title }] of list.entries()) {
    if (titles.has(title))
      return { at: `milestones.${at}.title`, sentence: `“${title}” is there twice. Tell the two apart.` }
    titles.add(title)
  }
  return reached(list) === reached(before ?? [])
    ? null
    : {
        at: 'milestones',
        sentence: 'What is reached is said in a check-in, so that it has its day. Change the rest of the list here.',
      }
}

export interface Tick {
  title: string
  /** Null where it is not reached after all. */
  reachedOn: Day | null
}

/** The list after these were ticked, or what is wrong with them. */
export function ticked(milestones: readonly Milestone[], ticks: readonly Tick[], today: Day): Milestone[] | string {
  const next = milestones.map((milestone) => ({ ...milestone }))
  for (const { title, reachedOn } of ticks) {
    const one = next.find((milestone) => milestone.title === title)
    if (!one) return `“${title}” is none of its milestones any more. Look at the list again.`
    if (reachedOn !== null && reachedOn > today)
      return `“${title}” cannot be reached in the future. Choose today or an earlier day.`
    one.reachedOn = reachedOn
  }
  return next
}
