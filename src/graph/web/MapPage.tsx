import IconLayoutBoard from '@tabler/icons-react/dist/esm/icons/IconLayoutBoard.mjs'
import IconTable from '@tabler/icons-react/dist/esm/icons/IconTable.mjs'
import { lazy, Suspense, useEffect } from 'react'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useAddress } from '../../web/address.ts'
import { t } from '../../web/words.ts'
import { mapAddress, wantedAddress } from './address.ts'
import classes from './MapPage.module.css'
import { MapView } from './MapView.tsx'
import { useNarrow } from './size.ts'

const GoalList = lazy(() => import('./GoalList.tsx').then(({ GoalList }) => ({ default: GoalList })))

const address = { ...mapAddress, ...wantedAddress }

/** The helicopter view: the whole organisation on one screen, from the vision to one measure, and the same as a table. */
export function MapPage() {
  const [place, setPlace] = useAddress(address)
  const narrow = useNarrow()
  const table = place.view === 'table'
  const changes = place.on !== undefined && place.shown === 'changes'
  const turn = () => setPlace({ view: table ? undefined : 'table' })
  useKey('t', turn)

  const views = (
    <div className={classes.views}>
      <Segments
        label={t('Show as')}
        options={[
          { value: 'map', label: t('Map'), icon: <IconLayoutBoard aria-hidden /> },
          { value: 'table', label: t('Table'), icon: <IconTable aria-hidden /> },
        ]}
        value={place.view}
        onChange={(view) => setPlace({ view: view === 'table' ? view : undefined })}
      />
    </div>
  )
  return (
    <Page
      title={table ? t('All goals') : t('Map')}
      hideTitle
      width={table || narrow || changes ? 'work' : 'fill'}
      product="Bearing"
    >
      {table ? (
        <Suspense fallback={<Loading lines={12} />}>
          <GoalList wanted={place} onChange={(change) => setPlace(change, { replace: true })} aside={views} />
        </Suspense>
      ) : (
        <MapView address={place} setAddress={setPlace} wanted={place} views={views} />
      )}
    </Page>
  )
}

/** A key for the whole page, but never while somebody types or a panel stands open. */
function useKey(key: string, act: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return
      const typing =
        event.target instanceof Element && event.target.closest('input:not([type=radio]), textarea, select')
      if (typing || document.querySelector('dialog:modal, [popover=auto]:popover-open')) return
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
