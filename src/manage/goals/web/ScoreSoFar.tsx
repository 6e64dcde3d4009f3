import { locale, t } from '../../../web/words.ts'
import type { Score } from '../../frameworks/framework.ts'
import type { GoalView } from '../contract.ts'
import classes from './ScoreSoFar.module.css'

/** The score as the key results stand today, with its band and its sentence; nothing while too little is known. */
export function ScoreSoFar({ goal }: { goal: GoalView }) {
  if (goal.node.state === 'closed') return null
  if (!goal.score) return <p className={classes.sentence}>{t('No score yet: no key result has a reading.')}</p>
  return (
    <div className={classes.score}>
      <p className={classes.head}>
        {t('Score so far')} <ScoreMark score={goal.score.score} band={goal.score.band} />
      </p>
      <p className={classes.sentence}>{goal.score.sentence}</p>
    </div>
  )
}

/** A score from 0.0 to 1.0 with its band, by shape and word and not by colour alone. */
export function ScoreMark({ score, band }: { score: string; band: Score['band'] }) {
  return (
    <span className={classes.mark}>
      {band && <span className={classes.band} data-band={band} aria-hidden />}
      <strong>{scoreWord(score)}</strong>
      {band && <span className={classes.word}>{bandWord(band)}</span>}
    </span>
  )
}

/** Always with a decimal: 0.7, 1.0. */
export const scoreWord = (score: string): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 2 }).format(Number(score))

function bandWord(band: NonNullable<Score['band']>): string {
  return { red: t('low'), amber: t('middling'), green: t('high') }[band]
}
