import type { Direction } from '../../graph/measure.ts'
import type { Milestone } from '../../graph/milestone.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'

/**
 * A check-in is a dated reading of a goal: new values of its measures, confidence, a note, what is in the way. It is
 * never edited; a correction is a check-in that supersedes another and keeps its date.
 */
export interface CheckInDraft {
  values: { measure: Id; value: Quantity }[]
  confidence: number | null
  note: string
  inTheWay: string
  /** Milestones that are reached, or are not after all; their measure counts them. */
  milestones?: { measure: Id; title: string; reachedOn: Day | null }[]
}

export interface MeasureAsked {
  node: Id
  title: string
  direction: Direction
  closed: boolean
  /** It leans on an indicator, which tells its values. */
  leans: boolean
  /** It adds up what is below. */
  addsUp: boolean
  milestones: Milestone[]
}

/** What is wrong with a draft, with the field of each fault; empty where nothing is. */
export function draftFaults(draft: CheckInDraft, readOn: Day, today: Day, measures: MeasureAsked[]): Fault[] {
  const faults: Fault[] = []
  if (readOn > today)
    faults.push({ at: 'readOn', sentence: 'A check-in cannot lie in the future. Choose today or an earlier day.' })
  if (
    draft.values.length === 0 &&
    !draft.milestones?.length &&
    draft.confidence === null &&
    !draft.note &&
    !draft.inTheWay
  )
    faults.push({
      at: 'values',
      sentence: 'Nothing was said yet. Give a value, a confidence, a note or what is in the way.',
    })
  const known = new Map(measures.map((measure) => [measure.node, measure]))
  const met = new Set<Id>()
  for (const [at, { measure, value }] of draft.values.entries()) {
    const asked = known.get(measure)
    if (!asked) faults.push({ at: `values.${at}.measure`, sentence: 'This measure does not belong to the goal.' })
    else if (asked.closed)
      faults.push({ at: `values.${at}.measure`, sentence: `“${asked.title}” was archived. Leave it out.` })
    else if (asked.leans)
      faults.push({
        at: `values.${at}.value`,
        sentence: `“${asked.title}” leans on an indicator. Record its reading there.`,
      })
    else if (asked.addsUp)
      faults.push({
        at: `values.${at}.value`,
        sentence: `“${asked.title}” adds up the goals that support this one. Check in on those instead.`,
      })
    else if (asked.direction === 'milestones')
      faults.push({ at: `values.${at}.value`, sentence: `“${asked.title}” counts its milestones. Tick those instead.` })
    else if (asked.direction === 'done' && value !== '0' && value !== '1')
      faults.push({
        at: `values.${at}.value`,
        sentence: `“${asked.title}” is done or not: give 1 for done, 0 for not.`,
      })
    if (met.has(measure))
      faults.push({ at: `values.${at}.measure`, sentence: 'This measure is given twice. Give one value.' })
    met.add(measure)
  }
  for (const [at, { measure }] of (draft.milestones ?? []).entries()) {
    const asked = known.get(measure)
    if (asked?.direction !== 'milestones')
      faults.push({ at: `milestones.${at}.measure`, sentence: 'This is no list of milestones of the goal.' })
    else if (asked.closed)
      faults.push({ at: `milestones.${at}.measure`, sentence: `“${asked.title}” was archived. Leave it out.` })
  }
  return faults
}
