import type { Milestone } from '../../../graph/milestone.ts'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import classes from './Milestones.module.css'

interface Props {
  label: string
  milestones: readonly Milestone[]
  today: string
  /** Without it, they are only shown. */
  onTick?: (milestone: Milestone, reached: boolean) => void
  busy?: boolean
}

/** Milestones in their order: each with when it was reached, or when it is expected, which is said aloud once that is over. */
export function Milestones({ label, milestones, today, onTick, busy }: Props) {
  return (
    <ul className={classes.list} aria-label={label}>
      {milestones.map((milestone) => {
        const { title, on, reachedOn } = milestone
        const late = reachedOn === null && on !== null && on < today
        return (
          <li key={title}>
            <label className={classes.row}>
              <input
                type="checkbox"
                className={classes.box}
                checked={reachedOn !== null}
                disabled={!onTick}
                aria-busy={busy || undefined}
                onChange={(event) => !busy && onTick?.(milestone, event.currentTarget.checked)}
              />
              <span className={classes.title}>{title}</span>
              {(reachedOn || on) && (
                <span className={classes.day} data-late={late || undefined}>
                  {reachedOn
                    ? t('reached {{date}}', { date: civilDate(reachedOn, locale()) })
                    : late
                      ? t('overdue since {{date}}', { date: civilDate(on, locale()) })
                      : t('expected {{date}}', { date: civilDate(on ?? '', locale()) })}
                </span>
              )}
            </label>
          </li>
        )
      })}
    </ul>
  )
}
