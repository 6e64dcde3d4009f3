import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../../kernel/contract.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { of } from '../contract.ts'
import classes from './Buck.module.css'
import { pathOf } from './saying.ts'

export type Held = OutputOf<typeof of>['kinds'][number]['held'][number]

interface Props {
  held: Held
  ticked: boolean
  /** Who is chosen to have it next. */
  to: Named | null
  /** Absent where it is not one's to hand on. */
  onTick?: () => void
  onLeave: () => void
}

/** One thing that somebody answers for. */
export function HeldRow({ held: { kind, at, title, due, team, offeredTo }, ticked, to, onTick, onLeave }: Props) {
  const paths = usePaths()
  const today = useToday()
  const late = due !== null && due < today
  return (
    <li className={classes.row}>
      {onTick && (
        <input
          type="checkbox"
          className={classes.tick}
          checked={ticked}
          onChange={onTick}
          aria-label={t('Hand on “{{title}}”', { title })}
        />
      )}
      <Link to={pathOf(paths, kind, at)} className={classes.title}>
        {title}
      </Link>
      <span className={classes.facts}>
        {due && (
          <span data-late={late || undefined}>
            {late
              ? t('overdue, {{when}}', { when: relativeDays(due, today, locale()) })
              : t('due {{when}}', { when: relativeDays(due, today, locale()) })}
          </span>
        )}
        {team && <span>{team.name}</span>}
        {offeredTo && <span>{t('offered to {{name}}', { name: offeredTo.name })}</span>}
      </span>
      {to && (
        <span className={classes.to}>
          {t('to {{name}}', { name: to.name })}
          <Button look="quiet" size="small" onClick={onLeave}>
            {t('Leave it')}
          </Button>
        </span>
      )}
    </li>
  )
}
