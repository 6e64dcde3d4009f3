import { compare, isQuantity } from '../../kernel/quantity.ts'

/** Below 0 where the first is the smaller one, 0 where both are equal; null where one of them is no number. */
export const compared = (first: string | null, second: string | null): number | null =>
  first === null || second === null || !isQuantity(first) || !isQuantity(second) ? null : compare(first, second)
