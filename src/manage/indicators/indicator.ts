import { mayEdit, type Relation } from '../../graph/node.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import { compare, distance, type Quantity } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayNot } from '../../kernel/viewer.ts'

/**
 * An indicator is a number that is kept an eye on and never ends: it has no target and no due date, but a band in which
 * it is healthy, with a lower edge, an upper one, or both. Goals can lean on it: their measures take its readings.
 */
export interface Band {
  low: Quantity | null
  high: Quantity | null
}

/** Where a reading stands: near is inside, and close to an edge; without a band nothing is said. */
export const stances = ['inside', 'near', 'outside', 'unknown'] as const
export type Stance = (typeof stances)[number]

/** How close is near: this part of the band's width, or of the edge itself where there is only one. */
export const nearPart = 0.1

export function stanceOf(value: Quantity | null, { low, high }: Band): Stance {
  if (value === null || (low === null && high === null)) return 'unknown'
  if (low !== null && compare(value, low) < 0) return 'outside'
  if (high !== null && compare(value, high) > 0) return 'outside'
  const width = low !== null && high !== null ? distance(high, low) : Math.abs(Number(low ?? high))
  const room = [...(low === null ? [] : [distance(value, low)]), ...(high === null ? [] : [distance(high, value)])]
  return Math.min(...room) < width * nearPart ? 'near' : 'inside'
}

export interface Read {
  value: Quantity
  readOn: Day
}

/** How the latest reading stands, and since which day without a break; readings are given newest first. */
export function standingOf(readings: readonly Read[], band: Band): { stands: Stance; since: Day | null } {
  const [latest] = readings
  const stands = stanceOf(latest?.value ?? null, band)
  if (!latest || stands === 'unknown') return { stands: 'unknown', since: null }
  const other = readings.findIndex(({ value }) => stanceOf(value, band) !== stands)
  const first = other === -1 ? readings.at(-1) : readings[other - 1]
  return { stands, since: (first ?? latest).readOn }
}

/** The next reading is expected one rhythm after the latest, or at once where there was none. */
export const expectedOn = (valueOn: Day | null, createdOn: Day, rhythm: number): Day =>
  valueOn ? addDays(valueOn, rhythm) : createdOn

export const bandFault = ({ low, high }: Band): Fault | null =>
  low !== null && high !== null && compare(high, low) < 0
    ? { at: 'high', sentence: 'The upper edge lies below the lower one. Exchange them.' }
    : null

export const readingFault = (readOn: Day, today: Day): Fault | null =>
  readOn > today
    ? { at: 'readOn', sentence: 'A reading cannot lie in the future. Choose today or an earlier day.' }
    : null

export const indicatorVerbs = ['edit', 'record', 'archive', 'restore'] as const
export type IndicatorVerb = (typeof indicatorVerbs)[number]

/** Its owner edits it and records; their managers and the team’s lead may do so in their place, with a trace. */
export function indicatorAbilities(archived: boolean, relation: Relation): Abilities<IndicatorVerb> {
  const edit = mayEdit(relation)
  const open: Ability = archived ? mayNot('This indicator is archived. Restore it first.') : may
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(edit, open),
    record: first(edit, open),
    archive: first(edit, archived ? mayNot('It is archived already.') : may),
    restore: first(edit, archived ? may : mayNot('It is not archived.')),
  }
}
