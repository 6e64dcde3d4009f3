import { t } from '../../web/words.ts'
import classes from './MapPage.module.css'
import type { MapAnswer } from './scope.ts'

interface Props {
  answer: MapAnswer
  /** The team whose unlinked goals one came from. */
  loose: string | null
  onOut: () => void
}

/** To the left of where one looks from lies its why: one press goes there. */
export function WhyBand({ answer, loose, onOut }: Props) {
  const above = answer.path.at(-2)
  if (!above && !loose && answer.areas[0]?.kind === 'vision') return null
  if (!above && !loose && answer.path.length === 0) return null
  const inLoose = answer.path.length > 0 && loose
  const title = above?.title ?? (inLoose || t('Whole organisation'))
  return (
    <button type="button" className={classes.band} onClick={onOut} title={t('Back to “{{title}}”', { title })}>
      <span className={classes.bandWords}>{title}</span>
    </button>
  )
}
