import type { ClosedAs } from '../../../graph/health.ts'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { closingWord } from '../../goals/web/saying.ts'
import type { Decided } from '../carry-over.ts'
import type { Length, Span } from '../cycle.ts'
import { type Lack, mostGoals } from '../lack.ts'

// What cycles and the decisions at their end are called on screen.

export const lengthWord = (length: Length): string =>
  ({ quarter: t('Quarter'), tertial: t('Tertial'), half: t('Half'), year: t('Year'), own: t('Days of its own') })[
    length
  ]

/** "1 Oct 2026 to 31 Dec 2026". */
export const daysOf = ({ from, to }: Span): string =>
  t('{{from}} to {{to}}', { from: civilDate(from, locale()), to: civilDate(to, locale()) })

export const whenWord = ({ from, to }: Span, today: string): string =>
  to < today ? t('Ended') : from > today ? t('To come') : t('Running')

/** What has been chosen for a goal, in a few words. */
export function decisionWord(decide: Decided, closedAs: ClosedAs | null): string {
  const ended = closedAs ? closingWord(closedAs).toLocaleLowerCase(locale()) : ''
  if (decide === 'extend') return t('Extend into the next cycle')
  return decide === 'close' ? t('Close as {{ended}}', { ended }) : t('Close as {{ended}}, and continue', { ended })
}

const lackNames: Record<Lack, () => string> = {
  why: () => t('No why'),
  how: () => t('No how'),
  when: () => t('No when'),
  owner: () => t('No owner'),
  stale: () => t('Outdated'),
  above: () => t('Supports nothing'),
  below: () => t('Supported by nothing'),
  load: () => t('Too many for one'),
}

/** With "1,000+" where they were not counted to the end. */
export const lackName = (lack: Lack, atLeast: boolean): string =>
  atLeast
    ? t('{{name}} {{count}}+', { name: lackNames[lack](), count: 1000, one: '{{name}} {{count}}+' })
    : lackNames[lack]()

const advices: Record<Lack, () => string> = {
  why: () => t('Goals that say no why and support nothing. Say what would be lost without them.'),
  how: () => t('Goals that say no how and that no goal supports. Say what is done to get there.'),
  when: () => t('Goals without a due date. Say when they shall be reached.'),
  owner: () => t('Goals without an owner. Their team’s lead or an administrator names one.'),
  stale: () => t('Goals that nobody has checked in on for two rhythms. Check in, or close them.'),
  above: () => t('Goals that support no other goal. Link them to what they serve, or let them stand at the top.'),
  below: () => t('Goals that no measure and no goal carries, so that nothing tells their progress.'),
  load: () => t('People who own more than {{most}} open goals.', { most: mostGoals }),
}
export const lackAdvice = (lack: Lack): string => advices[lack]()
