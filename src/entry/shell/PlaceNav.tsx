import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Menu } from '../../ui/Menu.tsx'
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

/** So many stand in the line; more of them would leave no room for where one is. */
const inLine = 6
const mostInLine = 8

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
      {(where === 'line' && pages.length > mostInLine ? pages.slice(0, inLine) : pages).map((page) => (
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
      {where === 'line' && pages.length > mostInLine && <More pages={pages.slice(inLine)} current={current} />}
    </nav>
  )
}

interface Destination {
  label: string
  to: string
}

/** The pages for which the line has no room, named after the one that is open. */
function More({ pages, current }: { pages: Destination[]; current: Destination | undefined }) {
  const navigate = useNavigate()
  const here = pages.find((page) => page === current)
  return (
    <Menu
      label={t('More pages')}
      items={pages.map(({ label, to }) => ({ id: to, label, onSelect: () => void navigate({ to }) }))}
      opener={(opener) => (
        <button type="button" {...opener} className={classes.page} data-more data-current={here && true}>
          {here?.label ?? t('More')}
          <IconChevronDown size={14} aria-hidden />
        </button>
      )}
    />
  )
}

function usePages(place: PlaceName | undefined) {
  const paths = usePaths()
  const { me } = useViewer()
  if (place === 'lead')
    return [
      { label: t('At a glance'), to: paths.lead },
      { label: t('Map'), to: paths.map },
      { label: t('Direction'), to: paths.direction },
      { label: t('Strategy'), to: paths.strategy },
      { label: t('Decisions'), to: paths.decisions },
      { label: t('Changes'), to: paths.changes },
      { label: t('Briefings'), to: paths.briefings },
      { label: t('Scans'), to: paths.scans },
      { label: t('Foresight'), to: paths.signals },
      { label: t('Stakeholders'), to: paths.stakeholders },
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
