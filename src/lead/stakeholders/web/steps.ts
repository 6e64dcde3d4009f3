import { number } from '../../../ui/format.ts'
import { locale } from '../../../web/words.ts'
import { most } from '../stakeholder.ts'

/** What can be chosen for influence and interest: steps of five, and whatever it is now. */
export const levels = (now: number): { value: string; label: string }[] =>
  [...new Set([...Array.from({ length: most / 5 + 1 }, (_, step) => step * 5), now])]
    .toSorted((a, b) => a - b)
    .map((value) => ({ value: String(value), label: number(value, locale()) }))
