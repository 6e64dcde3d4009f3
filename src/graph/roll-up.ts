/**
 * Roll-up: a node's progress is the mean of what it carries, by shares. This is the readable rule; roll-up.sql carries
 * it out in batches, and the property test compares the two to 1e-9.
 */
export interface Contributor {
  /** In percent, where set by hand; the others split the rest equally. */
  share: number | null
  /** Its edge has been accepted. */
  accepted: boolean
  draft: boolean
  abandoned: boolean
  /** False for frameworks that give no percentage. */
  givesProgress: boolean
  /** Everybody who sees the parent may see it, or its owner chose that it counts all the same. */
  counts: boolean
  /** Not clamped; null where unknown. */
  progress: number | null
}

/** Why a contributor is not in the mean. */
export type Left = 'proposed' | 'draft' | 'abandoned' | 'narrower' | 'no share' | 'no percentage' | 'unknown'

export interface Weighed {
  /** Share of the hundred among all accepted ones, before anything drops out. */
  weight: number
  /** Share of the mean itself; 0 where it is left out. */
  inMean: number
  left: Left | null
}

export interface Mean {
  /** 0 to 1, or null where nothing below is known. */
  progress: number | null
  counted: number
  countable: number
  contributors: Weighed[]
}

export function mean(contributors: Contributor[]): Mean {
  // What is narrower is as if it were not there, so that not even the weights of the others tell of it.
  const splits = (each: Contributor): boolean => each.accepted && each.counts
  const accepted = contributors.filter(splits)
  const byHand = accepted.reduce((sum, each) => sum + (each.share ?? 0), 0)
  const automatic = accepted.filter((each) => each.share === null).length
  const rest = automatic === 0 ? 0 : Math.max(100 - byHand, 0) / automatic
  const weighed = contributors.map((each): Weighed => {
    const weight = splits(each) ? (each.share ?? rest) : 0
    return { weight, inMean: 0, left: leftOut(each, weight) }
  })
  const known = weighed.map((each, at) => ({ each, at })).filter(({ each }) => each.left === null)
  const total = known.reduce((sum, { each }) => sum + each.weight, 0)
  for (const { each } of known) each.inMean = each.weight / total
  const progress = known.reduce((sum, { each, at }) => sum + each.inMean * clamped(contributors[at]?.progress ?? 0), 0)
  return {
    progress: known.length === 0 ? null : progress,
    counted: known.length,
    countable: weighed.filter((each) => each.left === null || each.left === 'unknown').length,
    contributors: weighed,
  }
}

const leftOut = (each: Contributor, weight: number): Left | null => {
  if (!each.accepted) return 'proposed'
  if (!each.counts) return 'narrower'
  if (each.draft) return 'draft'
  if (each.abandoned) return 'abandoned'
  if (weight <= 0) return 'no share'
  if (!each.givesProgress) return 'no percentage'
  return each.progress === null ? 'unknown' : null
}

export const clamped = (progress: number): number => Math.min(Math.max(progress, 0), 1)
