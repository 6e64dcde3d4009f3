import type { Id } from '../../kernel/ids.ts'

/**
 * How far people are for a change, as they say it themselves: the mean of a question answered from 1 to 5, for a group in
 * a round. A round in which a group was too small, or too few of it answered, has no figure.
 */
export interface Figure {
  /** Nothing for all who were asked. */
  group: Id | null
  round: number
  mean: number
}

export const trends = ['rising', 'steady', 'falling', 'too early', 'unsaid'] as const
export type Trend = (typeof trends)[number]

/** On a scale of 1 to 5, less than this between two means is not called a movement. */
export const noticeable = 0.3

/** From the first mean that is known to the latest. */
export function trendOf(means: readonly number[]): Trend {
  const [first, last] = [means[0], means.at(-1)]
  if (first === undefined || last === undefined) return 'unsaid'
  if (means.length === 1) return 'too early'
  const moved = Math.round((last - first) * 100) / 100
  if (Math.abs(moved) < noticeable) return 'steady'
  return moved > 0 ? 'rising' : 'falling'
}

export interface Line {
  group: Id | null
  first: number | null
  latest: number | null
  /** The round that the latest is of. */
  latestRound: number | null
  trend: Trend
}

/** What became of each group’s figures, in the order in which the groups are given; all who were asked come first. */
export const linesOf = (figures: readonly Figure[], groups: readonly Id[]): Line[] =>
  [null, ...groups].map((group) => {
    const own = figures.filter((each) => each.group === group).toSorted((a, b) => a.round - b.round)
    const means = own.map(({ mean }) => mean)
    const latestRound = own.at(-1)?.round ?? null
    return { group, first: means[0] ?? null, latest: means.at(-1) ?? null, latestRound, trend: trendOf(means) }
  })

/** The group to talk to first: that whose mean is lowest, and noticeably below all, in the latest round with one of all. */
export function hesitant(lines: readonly Line[]): Line | null {
  const all = lines.find(({ group }) => group === null)
  const whole = all?.latest ?? null
  const known = lines.filter(({ group, latestRound }) => group !== null && latestRound === all?.latestRound)
  const lowest = known.toSorted((a, b) => (a.latest ?? 0) - (b.latest ?? 0))[0]
  if (!lowest || whole === null || (lowest.latest ?? 0) > whole - noticeable) return null
  return lowest
}
