/** A replacement of `drop` UTF-16 units at `at` by `put`; the smallest that leads from one text to the other. */
export interface Replacement {
  at: number
  drop: number
  put: string
}

/** Never cuts a surrogate pair in two: half a sign is none. */
export function replacement(before: string, after: string): Replacement {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from += 1
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from -= 1
  let same = 0
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  if (same > 0 && isLow(before.charCodeAt(before.length - same))) same -= 1
  return { at: from, drop: before.length - same - from, put: after.slice(from, after.length - same) }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
