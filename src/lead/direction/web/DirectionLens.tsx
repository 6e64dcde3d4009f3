import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../ui/Button.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { see } from '../contract.ts'
import classes from './DirectionLens.module.css'

/** Where we are going, in one line, and the way in. */
export function DirectionLens() {
  const paths = usePaths()
  const { data } = useAnswer(see, {}, { fresh: 60_000 })
  if (!data) return <p className={classes.line} aria-hidden />
  if (data.published)
    return (
      <p className={classes.line}>
        <Link to={paths.direction}>{data.published.vision}</Link>
      </p>
    )
  if (!data.abilities.write?.allowed) return null
  return (
    <p className={classes.none}>
      {t('No vision is published yet. Everything else here leads up to it.')}
      <Link to={paths.direction} className={buttonClass} data-look="primary">
        {t('Write the vision')}
      </Link>
    </p>
  )
}
