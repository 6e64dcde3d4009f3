/**
 * How alike two questions are by their words, 0 to 1: the share of triples of letters that both have among those that
 * either has (P. Jaccard, 1912), so that "weekend" and "weekends" count as near. It only shows what may be the same;
 * a person joins them.
 */
export function alikeness(one: string, other: string): number {
  const [a, b] = [triples(one), triples(other)]
  if (a.size === 0 || b.size === 0) return 0
  let both = 0
  for (const triple of a) if (b.has(triple)) both++
  return both / (a.size + b.size - both)
}

/** From here on two questions are shown as likely alike. */
export const likely = 0.22

export function alikeTo<T extends { body: string }>(one: T, others: readonly T[]): T[] {
  return others
    .filter((other) => other !== one)
    .map((other) => ({ other, by: alikeness(one.body, other.body) }))
    .filter(({ by }) => by >= likely)
    .sort((a, b) => b.by - a.by)
    .slice(0, 10)
    .map(({ other }) => other)
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
