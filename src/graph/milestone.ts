import type { Day } from '../kernel/dates.ts'

/** A point on the way that is reached or not, and when; a measure may count a list of them. */
export interface Milestone {
  title: string
  /** The day on which it is expected. */
  on: Day | null
  reachedOn: Day | null
}
