import { t } from '../../../web/words.ts'

/** The rhythms that have a name, in days. */
export const namedRhythms = [7, 14, 30, 91] as const

/** "every week": how often a check-in is expected, in a sentence. */
export function rhythmWord(days: number): string {
  if (days === 1) return t('every day')
  if (days === 7) return t('every week')
  if (days === 14) return t('every two weeks')
  if (days >= 28 && days <= 31) return t('every month')
  if (days >= 89 && days <= 92) return t('every quarter')
  return t('every {{days}} days', { days })
}

export const rhythmName = (days: (typeof namedRhythms)[number]): string =>
  ({ 7: t('Weekly'), 14: t('Fortnightly'), 30: t('Monthly'), 91: t('Quarterly') })[days]
