import type { Phase } from '../../graph/curve.ts'
import type { Direction } from '../../graph/measure.ts'
import { type Day, isDay } from '../../kernel/dates.ts'
import { isQuantity, type Quantity } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'

/**
 * What is expected of a measure by when, where that is no straight line from baseline to target: its phases, days between
 * the goal's start and due date with the value expected by each. And whether a measure adds up what is below its goal.
 */
export interface Course {
  phases: Phase[]
  addsUp: boolean
}

export const plainCourse: Course = { phases: [], addsUp: false }

export const mostPhases = 100

interface Numbers {
  direction: Direction
  unit: string
  baseline: Quantity | null
  target: Quantity | null
}

interface Dates {
  start: Day | null
  due: Day | null
}

const moves = ({ direction }: Numbers): boolean => direction !== 'between' && direction !== 'done'

/** What is wrong with phases as they are given, and where; null where nothing is. */
export function phasesFault(phases: readonly Phase[], numbers: Numbers, { start, due }: Dates): Fault | null {
  if (phases.length === 0) return null
  if (!moves(numbers))
    return at('phases', 'Only what moves from a baseline to a target is expected on a curve. Take the phases out.')
  if (start === null || due === null)
    return at('phases', 'A curve goes from the goal’s start to its due date. Give the goal both first.')
  if (numbers.direction !== 'milestones' && (numbers.baseline === null || numbers.target === null))
    return at('phases', 'A curve goes from the baseline to the target. Give the measure both first.')
  for (const [place, { on }] of phases.entries()) {
    const before = phases[place - 1]?.on
    if (on <= start || on >= due)
      return at(`phases.${place}.on`, 'Choose a day after the goal’s start and before its due date.')
    if (before !== undefined && on <= before)
      return at(`phases.${place}.on`, 'This day does not lie after the one before it. Put the days in their order.')
  }
  return null
}

/** What is wrong with a measure that adds up, and where; null where nothing is. */
export const addingFault = (
  addsUp: boolean,
  { direction, unit }: Numbers,
  indicator: string | null = null,
): Fault | null =>
  !addsUp
    ? null
    : direction === 'done' || direction === 'milestones'
      ? at('addsUp', 'Only numbers add up. Choose another direction, or read it by hand.')
      : indicator !== null
        ? at('addsUp', 'It leans on an indicator, which tells its values. Let it lean no longer first.')
        : unit.trim() === ''
          ? at('unit', 'Say the unit: the measures in the same unit, one level below, are added up.')
          : null

/** Both, of a measure that is written for the first time. */
export const courseFault = (measure: Numbers & Course, dates: Dates): Fault | null =>
  phasesFault(measure.phases, measure, dates) ?? addingFault(measure.addsUp, measure)

const at = (where: string, sentence: string): Fault => ({ at: where, sentence })

/** Of points that another tool kept, those that fit here: in the order of their days, each once, between start and due. */
export function fittingPhases(points: readonly Phase[], { start, due }: Dates): Phase[] {
  if (start === null || due === null) return []
  const byDay = new Map(points.map((point) => [point.on, point]))
  return [...byDay.values()]
    .filter(({ on, value }) => on > start && on < due && isQuantity(value))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, mostPhases)
}

/** `2026-03-31=12.5;2026-06-30=40`: in a cell of a file, and in the history. */
export const phasesWritten = (phases: readonly Phase[]): string =>
  phases.map(({ on, value }) => `${on}=${value}`).join(';')

/** The same read again; null where it cannot be. */
export function phasesRead(text: string): Phase[] | null {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split('=').map((each) => each.trim()))
  const phases = parts.map(([on = '', value = '']) => ({ on, value }))
  const fits = parts.every(([on = '', value = '', ...more]) => isDay(on) && isQuantity(value) && more.length === 0)
  return fits ? phases : null
}
