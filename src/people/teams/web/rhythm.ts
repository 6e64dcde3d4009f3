import { type NamedRhythm, namedRhythm } from '../../../kernel/rhythm.ts'
import { t } from '../../../web/words.ts'

/** The rhythms that have a name, in days. */
export const namedRhythms = [7, 14, 30, 91, 182, 365] as const

/** "every week": how often a check-in is expected, in a sentence. */
export function rhythmWord(days: number): string {
  const words: Record<NamedRhythm, () => string> = {
    1: () => t('every day'),
    7: () => t('every week'),
    14: () => t('every two weeks'),
    30: () => t('every month'),
    91: () => t('every quarter'),
    182: () => t('every half-year'),
    365: () => t('every year'),
  }
  const named = namedRhythm(days)
  return named === null ? t('every {{days}} days', { days }) : words[named]()
}

/** "Weekly": the same as a heading or a choice. */
export function rhythmName(days: number): string {
  const names: Record<NamedRhythm, () => string> = {
    1: () => t('Daily'),
    7: () => t('Weekly'),
    14: () => t('Fortnightly'),
    30: () => t('Monthly'),
    91: () => t('Quarterly'),
    182: () => t('Half-yearly'),
    365: () => t('Yearly'),
  }
  const named = namedRhythm(days)
  return named === null ? t('Every {{days}} days', { days }) : names[named]()
}
