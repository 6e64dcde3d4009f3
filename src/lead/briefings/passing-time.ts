/**
 * How long it takes until a manager has passed a briefing on. Those who still hold it, and those past whom it went by
 * itself, count as far as is known of them: that it took longer than so. Leaving them out would make the line look fast.
 *
 * The product-limit estimate: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal
 * of the American Statistical Association 53 (1958), pages 457 to 481.
 */
export interface Held {
  /** Whole days from its arrival. */
  days: number
  /** Whether they then passed it on themselves. */
  passed: boolean
  managers: number
}

export interface Still {
  days: number
  /** The share of managers who have not passed it on after so many days, 0 to 1. */
  share: number
}

/** The share that still holds it after each day on which somebody passed it on. */
export function stillHeld(held: readonly Held[]): Still[] {
  const days = [...new Set(held.filter(({ passed }) => passed).map((each) => each.days))].sort((a, b) => a - b)
  let share = 1
  return days.map((at) => {
    const known = sum(held.filter((each) => each.days >= at))
    const passed = sum(held.filter((each) => each.days === at && each.passed))
    share *= 1 - passed / known
    return { days: at, share }
  })
}

/** Days after which half of them have passed it on; nothing where it is not known to be half yet. */
export const medianDays = (held: readonly Held[]): number | null =>
  stillHeld(held).find(({ share }) => share <= 0.5 + 1e-9)?.days ?? null

const sum = (held: readonly Held[]): number => held.reduce((all, { managers }) => all + managers, 0)
