import type { Health } from '../../../graph/health.ts'
import type { State } from '../../../graph/node.ts'
import { frameworkWord, healthWord, stateWord } from '../../../graph/web/saying.ts'
import { locale, t } from '../../../web/words.ts'
import type { ColumnName, Grouping } from '../view.ts'

// What columns and groups are called on screen.

const columnWords: Record<ColumnName, () => string> = {
  title: () => t('Goal'),
  health: () => t('Health'),
  progress: () => t('Progress'),
  owner: () => t('Owner'),
  team: () => t('Team'),
  state: () => t('State'),
  start: () => t('Start'),
  due: () => t('Due'),
  cycle: () => t('Cycle'),
  framework: () => t('Framework'),
  confidence: () => t('Confidence'),
  rhythm: () => t('Rhythm'),
  checked: () => t('Latest check-in'),
  read: () => t('Latest reading'),
  supports: () => t('Supports'),
  gaps: () => t('Missing'),
}
export const columnWord = (column: ColumnName): string => columnWords[column]()

const groupingWords: Record<Grouping, () => string> = {
  owner: () => t('Owner'),
  team: () => t('Team'),
  state: () => t('State'),
  health: () => t('Health'),
  framework: () => t('Framework'),
  cycle: () => t('Cycle'),
  month: () => t('Due month'),
}
export const groupingWord = (by: Grouping): string => groupingWords[by]()

/** What a group is called; the server knows the names of people, teams and cycles. */
export function groupWord(by: Grouping, { key, name }: { key: string; name: string | null }): string {
  if (name !== null) return name
  if (by === 'owner') return t('Nobody')
  if (by === 'team') return t('No team')
  if (by === 'cycle') return t('In no cycle')
  if (by === 'framework') return frameworkWord(key)
  if (key === 'none') return by === 'month' ? t('No date') : t('Unknown')
  if (by === 'state') return stateWord(key as State)
  if (by === 'health') return healthWord(key as Health)
  return new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${key}-01`),
  )
}

export const confidenceWord = (confidence: number): string => t('{{confidence}} of 10', { confidence })

export const daysWord = (days: number): string => t('Every {{count}} days', { count: days, one: 'Every day' })

export const manyWord = ({ count, atLeast }: { count: number; atLeast: boolean }): string =>
  atLeast ? t('{{total}}+', { total: count }) : t('{{total}}', { total: count })

export const goalsWord = (count: number): string => t('{{count}} goals', { count, one: '{{count}} goal' })
