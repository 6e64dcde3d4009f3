import { Link } from '@tanstack/react-router'
import { wantedAddress } from '../../../graph/web/address.ts'
import { GoalList } from '../../../graph/web/GoalList.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'

/** Every goal that one may see, as a table. */
export function GoalsPage() {
  const paths = usePaths()
  const [wanted, setWanted] = useAddress(wantedAddress)
  const { sort, down, kind, as, ...filters } = wanted
  const plain = Object.values(filters).every((value) => value === undefined)
  const write = (look?: 'primary') => (
    <Link to={paths.newGoal} className={buttonClass} data-look={look}>
      {kind === 'goal' ? t('New goal') : t('Write a goal')}
    </Link>
  )
  return (
    <Page
      title={t('Goals')}
      product="Bearing"
      actions={
        <>
          {write()}
          <Link to={paths.gaps} className={buttonClass} data-look="quiet">
            {t('Gaps')}
          </Link>
          <Link to={paths.calibration} className={buttonClass} data-look="quiet">
            {t('Forecasts against what happened')}
          </Link>
        </>
      }
    >
      <GoalList
        wanted={wanted}
        onChange={(change) => setWanted(change, { replace: true })}
        empty={
          plain ? (
            <Empty title={t('There are no goals yet.')} action={write('primary')}>
              {t('A goal says what, why, how and when, and has one owner.')}
            </Empty>
          ) : undefined
        }
      />
    </Page>
  )
}
