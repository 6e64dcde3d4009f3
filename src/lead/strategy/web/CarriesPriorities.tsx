import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { carried } from '../contract.ts'
import classes from './Strategy.module.css'

/** The priorities that a goal carries; nothing where there is none. */
export function CarriesPriorities({ goal }: { goal: string }) {
  const paths = usePaths()
  const { data } = useAnswer(carried, { goal }, { live: 'any' })
  if (!data || data.priorities.length === 0) return null
  return (
    <div>
      <p className={classes.label} id={`priorities-${goal}`}>
        {t('Carries the priority')}
      </p>
      <ul className={classes.list} aria-labelledby={`priorities-${goal}`}>
        {data.priorities.map(({ priority, title, owner }) => (
          <li key={priority}>
            <Link to={paths.strategy} hash={priority}>
              {title}
            </Link>{' '}
            <span className={classes.quiet}>{owner.name}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
