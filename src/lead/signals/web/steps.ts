import { inHundred } from './saying.ts'

/** What can be chosen for "how likely": steps of five, and whatever it is now. */
export const likelihoods = (now: number | null): { value: string; label: string }[] =>
  [...new Set([...Array.from({ length: 21 }, (_, step) => step * 5), ...(now === null ? [] : [now])])]
    .toSorted((a, b) => a - b)
    .map((value) => ({ value: String(value), label: inHundred(value) }))
