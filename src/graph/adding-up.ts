/**
 * A measure may add up: its value is then the sum of the measures in the same unit of the goals that support its goal. The
 * same rule stands in roll-up.sql as add_up, where the batch uses it; a property test holds the two together.
 */
export interface Bringing {
  /** Its edge has been accepted, with a share other than 0 where it is set by hand. */
  accepted: boolean
  share: number | null
  draft: boolean
  abandoned: boolean
  /** Everybody who sees the goal above may see it, or its owner chose that it counts all the same. */
  counts: boolean
  /** Without the archived ones. */
  measures: readonly { unit: string; value: number | null }[]
}

/** The sum, or null where no goal brings a value. */
export function addedUp(unit: string, goals: readonly Bringing[]): number | null {
  const values = goals
    .filter((goal) => goal.accepted && goal.counts && goal.share !== 0 && !goal.draft && !goal.abandoned)
    .flatMap(({ measures }) => measures)
    .flatMap((measure) => (sameUnit(measure.unit, unit) && measure.value !== null ? [measure.value] : []))
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}

export const sameUnit = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
