/**
 * How a measure travels from its baseline (0) to its target (1): `along` is the share of the goal's time that has
 * passed at a reading, `now` the share that has passed at the last one. Silence is told by the goal (`silent`).
 */
export type Trajectory = (along: number, now: number) => number

/** As planned. */
export const onItsWay: Trajectory = (along) => along * 1.04

/** Better than planned. */
export const ahead: Trajectory = (along) => Math.min(1.08, along * 1.4)

/** In the right direction, and not fast enough. */
export const slow: Trajectory = (along) => along * 0.62

/** An early gain, and nothing since. */
export const stuck: Trajectory = (along) => 0.2 * (1 - Math.exp(-9 * along))

/** Well begun; lost again. */
export const fallingBack: Trajectory = (along, now) => {
  const part = along / now
  const best = now * 0.8
  return part < 0.5 ? best * (part / 0.5) : best - best * 0.85 * ((part - 0.5) / 0.5)
}

/** Nothing, for a long time; then somebody found the reason. */
export const lateRecovery: Trajectory = (along, now) => {
  const part = along / now
  return part < 0.6 ? -0.06 * part : -0.036 + (now * 0.97 + 0.036) * ((part - 0.6) / 0.4)
}

/** Away from the target since the first day. */
export const worse: Trajectory = (along) => -0.35 * along

/** Reached well before the end, and held. */
export const reached: Trajectory = (along, now) => Math.min(1.03, (along / now) * 1.25)

/** Four fifths of the way at the end. */
export const nearly: Trajectory = (along, now) => 0.8 * (along / now) ** 0.8

/** A third of the way at the end. */
export const fellShort: Trajectory = (along, now) => 0.33 * (along / now) ** 0.6
