import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { usePaths } from '../../web/paths.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import classes from './MapPage.module.css'
import type { MapAnswer } from './scope.ts'

/** The map's own geometry, until it is there. */
export function Skeleton() {
  const columns = [1, 3, 6, 9]
  return (
    <div className={classes.both} role="status" aria-label={t('The map is on its way')}>
      <div className={classes.skeleton} aria-hidden>
        {columns.map((count) => (
          <div key={count}>
            {Array.from({ length: count }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <span key={at} />
            ))}
          </div>
        ))}
      </div>
      <div className={classes.skeletonAside} aria-hidden>
        <Loading lines={8} />
      </div>
    </div>
  )
}

/** What belongs on an empty map, and the first step. */
export function NothingYet({ answer, atTop }: { answer: MapAnswer; atTop: boolean }) {
  const paths = usePaths()
  const { me } = useViewer()
  const nothing = answer.areas.length === 0 && answer.unlinked.length === 0
  if (!atTop)
    return nothing ? <Empty title={t('No goal of this team is left unlinked.')} action={<WholeAgain />} /> : null
  const write = (
    <Link to={paths.direction} className={buttonClass} data-look="primary">
      {t('Write the vision')}
    </Link>
  )
  if (nothing)
    return (
      <Empty
        title={t('Here the whole organisation will stand, from its vision to this week.')}
        action={
          <div className={classes.steps}>
            {write}
            <Link to={paths.newGoal} className={buttonClass}>
              {t('Write a goal')}
            </Link>
            {me.administrator && (
              <Link to={paths.import} className={buttonClass}>
                {t('Import goals')}
              </Link>
            )}
          </div>
        }
      >
        {t(
          'Begin with what it is all for. Goals that support it then lie to its right, and what carries them further right.',
        )}
      </Empty>
    )
  if (!answer.hasVision)
    return (
      <div className={classes.invite}>
        <p>{t('No vision is published yet. Once it is, goals that support it stand beside it.')}</p>
        {write}
      </div>
    )
  return null
}

export function WholeAgain() {
  const paths = usePaths()
  return (
    <p>
      <Link to={paths.map} className={buttonClass}>
        {t('Show the whole organisation')}
      </Link>
    </p>
  )
}
