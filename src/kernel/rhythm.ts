/** The stretches of time that have a name of their own, in days; months and years are not all of one length. */
export type NamedRhythm = 1 | 7 | 14 | 30 | 91 | 182 | 365

export function namedRhythm(days: number): NamedRhythm | null {
  if (days === 1 || days === 7 || days === 14) return days
  if (days >= 28 && days <= 31) return 30
  if (days >= 89 && days <= 92) return 91
  if (days >= 181 && days <= 184) return 182
  return days === 365 || days === 366 ? 365 : null
}

const words: Record<NamedRhythm, string> = {
  1: 'every day',
  7: 'every week',
  14: 'every two weeks',
  30: 'every month',
  91: 'every quarter',
  182: 'every half-year',
  365: 'every year',
}

/** "every week", "every 10 days": in sentences that a rule says. */
export function everySo(days: number): string {
  const named = namedRhythm(days)
  return named === null ? `every ${days} days` : words[named]
}
