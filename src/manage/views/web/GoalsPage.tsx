import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Chips, Filters } from '../../../graph/web/Filters.tsx'
import { useNarrow } from '../../../graph/web/size.ts'
import { WordsField } from '../../../graph/web/WordsField.tsx'
import { Button, buttonClass, IconButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { FilterBar } from '../../../ui/Filter.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { readAddress, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { chooseColumns, list, see } from '../contract.ts'
import { type ColumnName, usualColumns } from '../view.ts'
import {
  addressOf,
  columnsIn,
  type GoalsChange,
  goalsAddress,
  plainAddress,
  plainly,
  sameShown,
  saysOnlyView,
  shownOf,
} from './address.ts'
import classes from './GoalsPage.module.css'
import { LookFields, LookMenu } from './LookMenu.tsx'
import { drawn } from './looks.tsx'
import { useViewBar } from './ViewBar.tsx'

const GoalTable = lazy(() =>
  import('../../../graph/web/GoalTable.tsx').then(({ GoalTable }) => ({ default: GoalTable })),
)

/** Every goal that one may see, looked at as one likes, and kept that way under a name. */
export function GoalsPage() {
  const paths = usePaths()
  const [wanted, setWanted] = useAddress(goalsAddress)
  const change = (given: GoalsChange) => setWanted(given, { replace: true })
  const saved = useAnswer(list, {}, { keep: true })
  const linked = useAnswer(
    see,
    { view: wanted.saved ?? '' },
    { enabled: wanted.saved !== undefined && saved.data?.views.every(({ view }) => view !== wanted.saved) },
  )
  const own = saved.data?.columns ?? usualColumns
  const current =
    saved.data?.views.find(({ view }) => view === wanted.saved) ?? (wanted.saved ? linked.data : undefined)
  useOpened(saysOnlyView(wanted) ? current : undefined, (view) => change(addressOf(view.view, view.shows)))

  const shown = shownOf(wanted, own)
  const plain = sameShown(shown, shownOf(untouched, own))
  const columns = columnsIn(wanted, own)
  const keep = useAct(chooseColumns, { quietly: true, after: () => saved.refetch() })
  const choose = (next: ColumnName[]) => {
    change({ columns: next.join(',') })
    // Outside of a view they are one's own from now on.
    if (!current) keep.mutate({ columns: next })
  }
  const { Draw } = drawn[wanted.as]
  const narrow = useNarrow()
  const measures = wanted.kind === 'measure'
  const filters = plainly(wanted)
  const views = useViewBar({
    views: saved.data?.views ?? [],
    current,
    shown,
    plain,
    onGo: (to) => setWanted(to),
  })
  return (
    <Page title={t('Goals')} product="Bearing" actions={<Acts measures={measures} narrow={narrow} />}>
      <div className={classes.list}>
        {!measures && !narrow && views.bar}
        {!measures && views.dialogs}
        {wanted.saved && linked.error && (
          <div>
            <Failed error={linked.error} />
            <Button onClick={() => change(plainAddress())}>{t('Show all goals')}</Button>
          </div>
        )}
        <FilterBar>
          <WordsField text={wanted.text ?? ''} onChange={(text) => change({ text: text || undefined })} />
          <Filters wanted={filters} onChange={({ as: _, ...given }) => change(given)} table />
          {!measures &&
            (narrow ? (
              <LookMenu wanted={wanted} onChange={change} columns={columns} onColumns={choose} views={views.bar} />
            ) : (
              <LookFields wanted={wanted} onChange={change} columns={columns} onColumns={choose} />
            ))}
        </FilterBar>
        <Chips wanted={filters} onChange={({ as: _, ...given }) => change(given)} />
        <Suspense fallback={<Loading lines={12} />}>
          {measures ? (
            <GoalTable wanted={filters} onChange={({ as: _, ...given }) => change(given)} />
          ) : (
            <Draw
              wanted={wanted}
              onChange={change}
              columns={columns}
              empty={
                plain ? (
                  <Empty
                    title={t('There are no goals yet.')}
                    action={
                      <Link to={paths.newGoal} className={buttonClass} data-look="primary">
                        {t('New goal')}
                      </Link>
                    }
                  >
                    {t('A goal says what, why, how and when, and has one owner.')}
                  </Empty>
                ) : undefined
              }
            />
          )}
        </Suspense>
      </div>
    </Page>
  )
}

const untouched = readAddress(goalsAddress, {})

/** A link that says only which view is meant shows what that view shows. */
function useOpened<View extends { view: string }>(view: View | undefined, open: (view: View) => void) {
  const id = view?.view
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each view that a link names
  useEffect(() => {
    if (view) open(view)
  }, [id])
}

function Acts({ measures, narrow }: { measures: boolean; narrow: boolean }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const others = [
    { id: 'gaps', label: t('Gaps'), to: paths.gaps },
    { id: 'calibration', label: t('Forecasts against what happened'), to: paths.calibration },
  ]
  return (
    <>
      <Link to={paths.newGoal} className={buttonClass}>
        {measures ? t('Write a goal') : t('New goal')}
      </Link>
      {narrow ? (
        <Menu
          label={t('More about goals')}
          items={others.map(({ id, label, to }) => ({ id, label, onSelect: () => void navigate({ to }) }))}
          opener={(opener) => (
            <IconButton label={t('More about goals')} {...opener}>
              <IconDots aria-hidden />
            </IconButton>
          )}
        />
      ) : (
        others.map(({ id, label, to }) => (
          <Link key={id} to={to} className={buttonClass} data-look="quiet">
            {label}
          </Link>
        ))
      )}
    </>
  )
}
