/**
 * How alike two questions are by their words, 0 to 1: the share of triples of letters that both have among those that
 * either has (P. Jaccard, 1912), so that "weekend" and "weekends" count as near. It only shows what may be the same;
 * a person joins them.
 */
export function alikeness(one: string, other: string): number {
  const numbers = new Map<string, number>()
  return shared(numbered(one, numbers), numbered(other, numbers), 0)
}

/** The share of what two ascending lists have in common; 0 where it cannot come to `least`. */
function shared(a: Uint32Array, b: Uint32Array, least: number): number {
  const [fewer, more] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  if (fewer === 0 || fewer / more < least) return 0
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] as number, b[j] as number]
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return both / (a.length + b.length - both)
}

/** From here on two questions are shown as likely alike. */
export const likely = 0.22

/** Finds those of these whose words are near to one of them, the nearest first; each is taken apart once. */
export function alikeAmong<T extends { body: string }>(all: readonly T[]): (one: T) => T[] {
  const numbers = new Map<string, number>()
  const parts = new Map(all.map((each) => [each, numbered(each.body, numbers)]))
  return (one) => {
    const mine = parts.get(one) ?? numbered(one.body, numbers)
    return all
      .filter((other) => other !== one)
      .map((other) => ({ other, by: shared(mine, parts.get(other) as Uint32Array, likely) }))
      .filter(({ by }) => by >= likely)
      .sort((a, b) => b.by - a.by)
      .slice(0, 10)
      .map(({ other }) => other)
  }
}

// Words that nearly every question has say nothing of what it asks.
const empty = new Set(
  'a an and are as at be been but by can do does for from has have how i if in is it its me my no not of on or our shall should so than that the their them then there they this to us was we what when where which who why will with would you your'.split(
    ' ',
  ),
)

function triples(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
  const found = new Set<string>()
  for (const word of words) {
    if (word === '' || empty.has(word)) continue
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  }
  return found
}

/** The triples of a text as ascending numbers, which are quick to compare. */
function numbered(text: string, numbers: Map<string, number>): Uint32Array {
  const found = [...triples(text)].map((triple) => {
    const number = numbers.get(triple) ?? numbers.size
    numbers.set(triple, number)
    return number
  })
  return Uint32Array.from(found).sort()
}
