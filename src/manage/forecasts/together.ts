import type { Day } from '../../kernel/dates.ts'
import type { Outlook, Silence } from './forecast.ts'

/**
 * A goal is reached when all its measures are. Their forecasts do not say how they hang together: were they independent,
 * all are reached with the product of the probabilities; did they move as one, with the least of them. Measures of one
 * goal mostly move somewhat alike, so the middle between the two is said, and both ends beside it.
 */
export interface Together {
  probability: number
  /** Were the measures independent. */
  apart: number
  /** Did they move as one. */
  alike: number
}

export function together(probabilities: readonly number[]): Together | null {
  if (probabilities.length === 0) return null
  const apart = probabilities.reduce((product, each) => product * each, 1)
  const alike = Math.min(...probabilities)
  return { probability: hundredths((apart + alike) / 2), apart: hundredths(apart), alike }
}

const hundredths = (part: number) => Math.round(part * 100) / 100

export interface GoalOutlook {
  silent: Silence | null
  probability: number | null
  expectedOn: Day | null
  reached: boolean
  together: Omit<Together, 'probability'> | null
}

/** What the measures say of their goal; one that is silent is left out, and the goal is silent where all are. */
export function outlookOfAll(outlooks: readonly Outlook[]): GoalOutlook {
  const known = outlooks.filter((outlook) => outlook.silent === null)
  if (known.length === 0)
    return {
      silent: outlooks[0]?.silent ?? 'no measure',
      probability: null,
      expectedOn: null,
      reached: false,
      together: null,
    }
  const all = together(known.flatMap(({ probability }) => probability ?? []))
  const days = known.map(({ expectedOn }) => expectedOn)
  return {
    silent: null,
    probability: all?.probability ?? null,
    expectedOn: days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null,
    reached: known.every(({ reached }) => reached),
    together: all && known.length > 1 ? { apart: all.apart, alike: all.alike } : null,
  }
}
