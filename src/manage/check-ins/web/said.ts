import type { InputOf } from '../../../kernel/contract.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import type { record } from '../contract.ts'

/** A check-in as it is being filled in. Values are texts by measure, and may not be numbers yet. */
export interface Said {
  values: Record<string, string>
  confidence: number | null
  note: string
  inTheWay: string
  /** Milestones that are ticked, by measure and title, with the day on which they were reached; null for not reached. */
  ticks?: Record<string, Record<string, string | null>>
}

export const nothingSaid: Said = { values: {}, confidence: null, note: '', inTheWay: '' }

export const isSaid = ({ values, confidence, note, inTheWay, ticks = {} }: Said): boolean =>
  Object.values(ticks).some((ticked) => Object.keys(ticked).length > 0) ||
  confidence !== null ||
  note.trim() !== '' ||
  inTheWay.trim() !== '' ||
  Object.values(values).some((value) => value.trim() !== '')

/** In the order of the measures, so that a fault at `values.1.value` finds its field again. */
export const valuesGiven = ({ values }: Said, measures: readonly { node: string }[]) =>
  measures.flatMap(({ node }) => {
    const value = values[node]?.trim() ?? ''
    return value === '' ? [] : [{ measure: node, value }]
  })

const ticksGiven = ({ ticks = {} }: Said, measures: readonly { node: string }[]) =>
  measures.flatMap(({ node }) =>
    Object.entries(ticks[node] ?? {}).map(([title, reachedOn]) => ({ measure: node, title, reachedOn })),
  )

/** Measures whose value cannot be read as a number; they say so themselves. */
export const unreadable = (said: Said, measures: readonly { node: string }[]): string[] =>
  valuesGiven(said, measures)
    .filter(({ value }) => !isQuantity(value))
    .map(({ measure }) => measure)

type Draft = Omit<InputOf<typeof record>, 'goal'>

export const checkInGiven = (said: Said, measures: readonly { node: string }[], readOn?: string): Draft => ({
  values: valuesGiven(said, measures),
  milestones: ticksGiven(said, measures),
  confidence: said.confidence,
  note: said.note,
  inTheWay: said.inTheWay,
  ...(readOn ? { readOn } : {}),
})

/** Where the fault of a measure's value stands in a refusal. */
export const faultPath = (said: Said, measures: readonly { node: string }[], measure: string): string =>
  `values.${valuesGiven(said, measures).findIndex((given) => given.measure === measure)}`
