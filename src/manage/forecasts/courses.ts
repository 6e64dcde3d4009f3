import type { Series } from './series.ts'

/**
 * A course is one way on from the readings: where it would be so many steps after the last one, and how wide about that.
 * Three are followed at once, because readings of goals seldom tell which of them will hold:
 *
 * - *all along*: the pace from the first reading to the last goes on. A random walk with drift (Hyndman and
 *   Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2), its level smoothed over irregular gaps (Wright
 *   1986, Management Science 32, 499-510).
 * - *lately*: the latest pace goes on and slackens. Holt's method with a damped trend (Gardner and McKenzie 1985,
 *   Management Science 31, 1237-1246), for irregular gaps as Wright has it.
 * - *standing still*: it stays where it is; a random walk.
 */
export const courseNames = ['all along', 'lately', 'standing still'] as const
export type CourseName = (typeof courseNames)[number]

export interface Course {
  name: CourseName
  weight: number
  /** Degrees of freedom of Student's t. */
  freedom: number
  middle(steps: number): number
  width(steps: number): number
}

/** Chosen by measurement, in steps of a tenth and no finer: see docs/decisions/0015-forecasts.md. */
export const weights: Record<CourseName, number> = { 'all along': 0.3, lately: 0.5, 'standing still': 0.2 }

/** What is added to a width because few readings tell little, and because a pace is itself a guess. */
const shortness = 3
const unsurePace = 0.2

/** The three, for at least four readings. `least` is the width of one step below which nobody may feel sure. */
export function coursesOf(series: Series, least: number): Course[] {
  return [allAlong(series, least), lately(series, least), standingStill(series, least)]
}

function allAlong({ at, values }: Series, least: number): Course {
  const gaps = gapsOf(at)
  const pace = ((values.at(-1) ?? 0) - (values[0] ?? 0)) / ((at.at(-1) ?? 0) - (at[0] ?? 0))
  const best = leastWrong(
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((pull) => ({
      pull,
      ...follow(
        values,
        gaps,
        { pull: powers(pull, gaps), turn: gaps.map(() => 0), fade: gaps.map(() => 1), reach: gaps },
        pace,
      ),
    })),
  )
  const { pull, level, wrong } = best
  const width = widthOf(values.length, Math.max(least, Math.sqrt(wrong / (values.length - 2))), pull)
  return {
    name: 'all along',
    weight: weights['all along'],
    freedom: values.length - 2,
    middle: (steps) => level + pace * steps,
    width,
  }
}

const fades = [0.8, 0.9, 0.95, 0.98]

function lately({ at, values }: Series, least: number): Course {
  const gaps = gapsOf(at)
  const begin = Math.min(values.length - 1, 4)
  const pace = ((values[begin] ?? 0) - (values[0] ?? 0)) / ((at[begin] ?? 1) - (at[0] ?? 0))
  const pulls = [0.1, 0.3, 0.5, 0.7, 0.9, 1].map((pull) => ({ pull, by: powers(pull, gaps) }))
  const turns = [0, 0.05, 0.1, 0.2, 0.4].map((turn) => powers(turn, gaps))
  const fading = fades.map((fade) => ({
    fade,
    by: gaps.map((gap) => fade ** gap),
    reach: gaps.map((gap) => reached(fade, gap)),
  }))
  const best = leastWrong(
    pulls.flatMap(({ pull, by }) =>
      turns.flatMap((turn) =>
        fading.flatMap((each) =>
          [pace, pace / 2, 0].map((first) => ({
            pull,
            fade: each.fade,
            ...follow(values, gaps, { pull: by, turn, fade: each.by, reach: each.reach }, first),
          })),
        ),
      ),
    ),
  )
  const { pull, fade, level, pace: last, wrong } = best
  const freedom = Math.max(1, values.length - 3)
  const width = widthOf(values.length, Math.max(least, Math.sqrt(wrong / freedom)), pull)
  return {
    name: 'lately',
    weight: weights.lately,
    freedom: Math.max(2, freedom),
    middle: (steps) => level + last * reached(fade, steps),
    width,
  }
}

function standingStill({ at, values }: Series, least: number): Course {
  const gaps = gapsOf(at)
  const moved = gaps.reduce((sum, gap, index) => sum + ((values[index + 1] ?? 0) - (values[index] ?? 0)) ** 2 / gap, 0)
  const once = Math.max(least, Math.sqrt(moved / gaps.length)) * (1 + shortness / values.length)
  const stays = values.at(-1) ?? 0
  return {
    name: 'standing still',
    weight: weights['standing still'],
    freedom: Math.max(2, gaps.length),
    middle: () => stays,
    width: (steps) => once * Math.sqrt(steps),
  }
}

/** How much of a fading pace is made in so many steps: the sum of fade, fade squared, … in closed form. */
const reached = (fade: number, steps: number) => (fade * (1 - fade ** steps)) / (1 - fade)

const gapsOf = (at: number[]) => at.slice(1).map((each, index) => each - (at[index] ?? 0))

/** What a smoothing constant for one step amounts to over each gap. */
const powers = (constant: number, gaps: number[]) => gaps.map((gap) => 1 - (1 - constant) ** gap)

interface Smoothing {
  pull: number[]
  turn: number[]
  fade: number[]
  reach: number[]
}

/** Follows the readings with a level and a pace; `wrong` adds up the squared surprises, each by the length of its gap. */
function follow(values: number[], gaps: number[], { pull, turn, fade, reach }: Smoothing, first: number) {
  let level = values[0] ?? 0
  let pace = first
  let wrong = 0
  for (let index = 0; index < gaps.length; index++) {
    const gap = gaps[index] as number
    const awaited = level + pace * (reach[index] as number)
    const surprise = (values[index + 1] as number) - awaited
    wrong += (surprise * surprise) / gap
    level = awaited + (pull[index] as number) * surprise
    pace = (fade[index] as number) * pace + ((turn[index] as number) * surprise) / gap
  }
  return { level, pace, wrong }
}

const leastWrong = <Tried extends { wrong: number }>(tried: [Tried, ...Tried[]] | Tried[]): Tried =>
  tried.reduce((best, each) => (each.wrong < best.wrong ? each : best))

/**
 * The width after so many steps: that of exponential smoothing (Hyndman, Koehler, Ord and Snyder 2008, Forecasting with
 * Exponential Smoothing, 6.3), and the unsureness of a pace that was read off so few values.
 */
const widthOf = (count: number, once: number, pull: number) => (steps: number) =>
  once *
  (1 + shortness / count) *
  Math.sqrt(Math.min(1, steps) + pull ** 2 * Math.max(0, steps - 1) + (unsurePace * steps ** 2) / count)
