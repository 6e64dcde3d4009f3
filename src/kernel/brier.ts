/**
 * How good what was foretold was. A probability was said of something that then came, or did not.
 *
 * G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950) 1–3; of
 * his two classes one is counted, as is usual since, so that a score lies between 0 and 1.
 */
export interface Foretold {
  /** 0 to 1. */
  probability: number
  came: boolean
}

/** The squared distance of what was said from what came: 0 is best, 1 worst, and a half said always gives 0.25. */
export const brier = ({ probability, came }: Foretold): number => (probability - Number(came)) ** 2

export interface CalibrationBin {
  /** From this probability on, below the other one; the last bin has its upper end too. */
  from: number
  to: number
  count: number
  /** What was said on average, and the share that came. */
  said: number
  came: number
}

export interface Calibration {
  count: number
  /** The mean score; nothing where nothing has come to be judged. */
  brier: number | null
  came: number | null
  bins: CalibrationBin[]
}

const binCount = 5
const binOf = (probability: number): number => Math.min(binCount - 1, Math.floor(probability * binCount))

/** Over many: of what was held to be 70 % likely, about 70 of 100 should have come. Bins that hold nothing are left out. */
export function calibrationOf(foretold: readonly Foretold[]): Calibration {
  const bins = Array.from({ length: binCount }, (_, bin) => ({
    bin,
    all: foretold.filter(({ probability }) => binOf(probability) === bin),
  })).filter(({ all }) => all.length > 0)
  return {
    count: foretold.length,
    brier: mean(foretold.map(brier)),
    came: mean(foretold.map(({ came }) => Number(came))),
    bins: bins.map(({ bin, all }) => ({
      from: bin / binCount,
      to: (bin + 1) / binCount,
      count: all.length,
      said: mean(all.map(({ probability }) => probability)) ?? 0,
      came: mean(all.map(({ came }) => Number(came))) ?? 0,
    })),
  }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
