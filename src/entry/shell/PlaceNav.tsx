import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { usePaths } from '../../web/paths.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import classes from './PlaceNav.module.css'

export type PlaceName = 'lead' | 'manage' | 'grow' | 'me'

interface Props {
  place: PlaceName | undefined
  /** In the top line where there is room; as a row of its own where there is not. */
  where: 'line' | 'row'
}

/** The pages of a place of the rail. */
export function PlaceNav({ place, where }: Props) {
  const pages = usePages(place)
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const current = pages.findLast(({ to }) => at === to || at.startsWith(`${to}/`))
  const currentTo = current?.to
  const row = useRef<HTMLElement>(null)
  // On a phone the row is wider than the window; only the row is moved, and never the page.
  useEffect(() => {
    const page = row.current?.querySelector(`[href="${currentTo}"]`)
    if (!page || !row.current) return
    const beyond = page.getBoundingClientRect().right - row.current.getBoundingClientRect().right
    if (beyond > 0) row.current.scrollLeft += beyond
  }, [currentTo])
  if (!pages.length) return null
  return (
    <nav ref={row} className={classes.pages} data-where={where} data-place={place} aria-label={t('Pages')}>
      {pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          activeProps={{}}
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes.page}
          aria-current={page === current ? 'page' : undefined}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  )
}

function usePages(place: PlaceName | undefined) {
  const paths = usePaths()
  const { me } = useViewer()
  if (place === 'lead')
    return [
      { label: t('Map'), to: paths.map },
      { label: t('Direction'), to: paths.direction },
      { label: t('Decisions'), to: paths.decisions },
      { label: t('Scans'), to: paths.scans },
      { label: t('Foresight'), to: paths.signals },
    ]
  if (place === 'manage')
    return [
      { label: t('What I owe'), to: paths.myGoals },
      { label: t('All goals'), to: paths.goals },
      { label: t('Indicators'), to: paths.indicators },
      { label: t('Cycles'), to: paths.cycles },
      { label: t('People'), to: paths.people },
      { label: t('Teams'), to: paths.teams },
      { label: me.administrator ? t('Import') : t('Export'), to: paths.import },
      ...(me.administrator ? [{ label: t('Settings'), to: paths.settings }] : []),
    ]
  if (place === 'me')
    return [
      { label: t('My own page'), to: paths.me },
      { label: t('Notices'), to: paths.notices },
      { label: t('Activity'), to: paths.activity },
    ]
  return []
}
