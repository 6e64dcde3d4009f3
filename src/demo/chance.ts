/** Chance with a memory: the same seed gives the same numbers, on every machine and on every day. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  next: () => number
  /** True about `share` of the time. */
  happens: (share: number) => boolean
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number
  /** Around 0, mostly between -1 and 1 (standard deviation 0.5). */
  wobble: () => number
  /** The same list in another order. */
  shuffled: <T>(list: readonly T[]) => T[]
}

/** mulberry32 (Tommy Ettinger, public domain), seeded by the FNV-1a hash of a word. */
export function chance(seed: string): Chance {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    happens: (share) => next() < share,
    wobble: () => next() + next() + next() - 1.5,
    shuffled: (list) => {
      const keyed = list.map((item) => ({ item, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value
}
