import { t } from './words.ts'

/** On the button of a filter: how many conditions are in force. */
export const filterWord = (count: number): string =>
  count > 0 ? t('Filter · {{count}}', { count, one: 'Filter · {{count}}' }) : t('Filter')
