import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'

/**
 * Calibration compares what was said with what happened: of the goals of which 70 % was said, about 70 of 100 should have
 * been met. It is a mirror, never a mark: other people's figures are shown only where five of them stand behind a number.
 */
export const moments = ['quarter', 'half', 'three-quarters'] as const
export type Moment = (typeof moments)[number]

const parts: Record<Moment, number> = { quarter: 0.25, half: 0.5, 'three-quarters': 0.75 }

/** The day on which so much of a goal's time had passed. */
export const momentDay = (start: Day, due: Day, moment: Moment): Day =>
  addDays(start, Math.round(daysBetween(start, due) * parts[moment]))

/** A probability that was said of a goal, and whether the goal was then met. */
export interface Said {
  owner: Id | null
  probability: number
  met: boolean
}

export interface Bin {
  from: number
  to: number
  goals: number
  /** What was said on average, and the share that was met. */
  said: number
  met: number
}

export interface Reliability {
  goals: number
  /** Mean squared distance of what was said from what happened (Brier 1950): 0 is best, a half said always gives 0.25. */
  brier: number | null
  met: number | null
  bins: Bin[]
  /** Something was left out because too few people stand behind it. */
  withheld: boolean
}

/** So many people other than the viewer stand behind each number about others. */
export const fewestPeople = 5

const binCount = 5

/** One's own, whatever their number. */
export const ownReliability = (said: readonly Said[]): Reliability => reliability(binned(said), false)

/**
 * Everybody's: a bin appears where at least five owners beside the viewer are in it, and the totals are those of the bins
 * that appear, so that nothing can be had by subtracting.
 */
export function sharedReliability(said: readonly Said[], viewer: Id): Reliability {
  const all = binned(said)
  const shown = all.filter((bin) => othersIn(bin, viewer) >= fewestPeople)
  return reliability(shown, shown.length < all.length)
}

const othersIn = (bin: readonly Said[], viewer: Id) =>
  new Set(bin.map(({ owner }) => owner).filter((owner) => owner !== null && owner !== viewer)).size

const binOf = (probability: number) => Math.min(binCount - 1, Math.floor(probability * binCount))

const binned = (said: readonly Said[]): Said[][] =>
  Array.from({ length: binCount }, (_, bin) => said.filter(({ probability }) => binOf(probability) === bin)).filter(
    (bin) => bin.length > 0,
  )

function reliability(bins: Said[][], withheld: boolean): Reliability {
  const all = bins.flat()
  return {
    goals: all.length,
    brier: mean(all.map(({ probability, met }) => (probability - Number(met)) ** 2)),
    met: mean(all.map(({ met }) => Number(met))),
    bins: bins.map((bin) => {
      const place = binOf(bin[0]?.probability ?? 0)
      return {
        from: place / binCount,
        to: (place + 1) / binCount,
        goals: bin.length,
        said: mean(bin.map(({ probability }) => probability)) ?? 0,
        met: mean(bin.map(({ met }) => Number(met))) ?? 0,
      }
    }),
    withheld,
  }
}

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000
