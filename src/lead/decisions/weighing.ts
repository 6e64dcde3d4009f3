import { distance, type Quantity } from '../../kernel/quantity.ts'

/**
 * Options weighed by criteria: each mark times the weight of its criterion, over all weights (the weighted sum model:
 * P. C. Fishburn, "Additive utilities with incomplete product sets", Operations Research 15 (1967) 537–542). A help to
 * think with; nothing is decided by it.
 */
export interface Weighed {
  /** 0 to 10; nothing where a mark is missing or nothing has a weight. */
  score: number | null
  /** Places of the criteria by which nobody has marked it. */
  missing: number[]
  /** 1 for the best; those that score alike share a rank. */
  rank: number | null
}

export const mostMark = 10

export function weigh(
  criteria: readonly { weight: number }[],
  options: readonly { marks: (number | null)[] }[],
): Weighed[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const scored = options.map(({ marks }) => {
    const missing = criteria.flatMap(({ weight }, at) => (weight > 0 && typeof marks[at] !== 'number' ? [at] : []))
    const sum = criteria.reduce((so, { weight }, at) => so + weight * (marks[at] ?? 0), 0)
    return { score: missing.length > 0 || total === 0 ? null : sum / total, missing }
  })
  const rank = (score: number): number =>
    1 + scored.filter((other) => other.score !== null && other.score > score + 1e-9).length
  return scored.map((one) => ({ ...one, rank: one.score === null ? null : rank(one.score) }))
}

/** What is given up, added within each unit: pounds and nurses are never one number. */
export function givenUp(
  tradeOffs: readonly { amount: Quantity | null; unit: string }[],
): { unit: string; amount: number }[] {
  const sums = new Map<string, number>()
  for (const { amount, unit } of tradeOffs) {
    if (amount === null) continue
    const plain = unit.trim()
    sums.set(plain, (sums.get(plain) ?? 0) + distance(amount, '0'))
  }
  return [...sums].map(([unit, amount]) => ({ unit, amount }))
}
