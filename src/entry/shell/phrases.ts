import type { Words } from '../../ui/words.tsx'
import { t } from '../../web/words.ts'

/** What the parts of `ui/` say by themselves. */
export const phrases = (): Words => ({
  why: t('Why?'),
  close: t('Close'),
  optional: t('optional'),
  loading: t('Loading'),
  tryAgain: t('Try again'),
  showAsTable: t('Show as a table'),
  showAsChart: t('Show as a chart'),
  date: t('Date'),
  nothingFound: t('Nothing found'),
  searchFailed: t('The search did not answer. Type again in a moment.'),
  remove: (what) => t('Remove {{what}}', { what }),
  tooManyDigits: t('Write at most 28 digits before the point and ten after it.'),
  notANumber: (example) => t('Write a number, such as {{example}}.', { example }),
  chooseFiles: t('Choose files'),
  orDropThem: t('or drop them here'),
  unknown: t('unknown'),
})
