import { t } from '../../web/words.ts'
import classes from './MapPage.module.css'
import type { MapAnswer } from './scope.ts'

/** To the left of where one looks from lies its why: one press goes there. */
export function WhyBand({ answer, loose, onOut }: { answer: MapAnswer; loose: boolean; onOut: () => void }) {
  const above = answer.path.at(-2)
  if (!above && !loose && answer.areas[0]?.kind === 'vision') return null
  if (!above && !loose && answer.path.length === 0) return null
  const title = above?.title ?? t('Whole organisation')
  return (
    <button type="button" className={classes.band} onClick={onOut} title={t('Back to “{{title}}”', { title })}>
      <span className={classes.bandWords}>{title}</span>
    </button>
  )
}
