import { t } from '../../../web/words.ts'

/** How a thing changed hands, for the history of whatever kind it is; nothing where that is not what happened. */
export function handedSentence(happened: string, by: { name: string } | null): string | null {
  const name = by?.name ?? t('Somebody')
  const sentences: Record<string, () => string> = {
    'accountability.offered': () => t('{{name}} offered to hand it over.', { name }),
    'accountability.accepted': () => t('{{name}} took it over, and answers for it now.', { name }),
    'accountability.declined': () => t('{{name}} declined to take it over.', { name }),
    'accountability.withdrawn': () => t('{{name}} took the offer to hand it over back.', { name }),
    'accountability.handed on': () => t('{{name}} handed it on from its owner, who had left.', { name }),
    'accountability.let see': () => t('{{name}} let one person more see it.', { name }),
  }
  return sentences[happened]?.() ?? null
}
