import type { list } from '../../conversation/feed/contract.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import { sentenceOf } from '../../manage/check-ins/web/told.ts'
import { t } from '../../web/words.ts'

export type Happened = OutputOf<typeof list>['events'][number]

/** What happened, in one sentence; what the history of a goal says elsewhere is added. */
export function activitySentence(event: Happened): string {
  const name = event.by?.name ?? t('Somebody')
  const sentences: Record<string, () => string> = {
    'check-in.recorded': () => t('{{name}} checked in.', { name }),
    'check-in.corrected': () => t('{{name}} corrected a check-in.', { name }),
    'check-in.acknowledged': () => t('{{name}} acknowledged a check-in.', { name }),
    'comment.written': () => t('{{name}} commented.', { name }),
    'comment.withdrawn': () => t('{{name}} withdrew a comment.', { name }),
  }
  return sentences[event.happened]?.() ?? sentenceOf(event)
}

/** What somebody wrote in a check-in, as far as the event holds it. */
export const noteOf = ({ happened, changes }: Happened): string | null =>
  happened.startsWith('check-in.') ? (changes.find(({ field }) => field === 'note')?.after ?? null) : null
