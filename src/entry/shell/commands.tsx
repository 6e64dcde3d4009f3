import IconActivity from '@tabler/icons-react/dist/esm/icons/IconActivity.mjs'
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs'
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import IconChartDots from '@tabler/icons-react/dist/esm/icons/IconChartDots.mjs'
import IconChecklist from '@tabler/icons-react/dist/esm/icons/IconChecklist.mjs'
import IconCompass from '@tabler/icons-react/dist/esm/icons/IconCompass.mjs'
import IconContrast from '@tabler/icons-react/dist/esm/icons/IconContrast2.mjs'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import IconGauge from '@tabler/icons-react/dist/esm/icons/IconGauge.mjs'
import IconGitFork from '@tabler/icons-react/dist/esm/icons/IconGitFork.mjs'
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs'
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import IconRadar2 from '@tabler/icons-react/dist/esm/icons/IconRadar2.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import IconSeedling from '@tabler/icons-react/dist/esm/icons/IconSeedling.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import IconSitemap from '@tabler/icons-react/dist/esm/icons/IconSitemap.mjs'
import IconSpeakerphone from '@tabler/icons-react/dist/esm/icons/IconSpeakerphone.mjs'
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSunHigh.mjs'
import IconTargetArrow from '@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs'
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import IconUsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs'
import IconZoomScan from '@tabler/icons-react/dist/esm/icons/IconZoomScan.mjs'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useColourScheme } from '../../ui/Provider.tsx'
import { usePaths } from '../../web/paths.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'

export interface Command {
  id: string
  label: string
  icon: ReactNode
  detail?: string
  /** Further words that find it. */
  also?: string
  keys?: string
  run: () => void
}

/** Pages and actions of the palette. */
export function usePlaces({ onShortcuts, onSupport }: { onShortcuts: () => void; onSupport: (goal: string) => void }) {
  const goal = useGoalHere()
  const paths = usePaths()
  const navigate = useNavigate()
  const { me } = useViewer()
  const { scheme, choose } = useColourScheme()
  const go = (to: string) => () => void navigate({ to })

  const pages: Command[] = [
    {
      id: 'lead',
      label: t('At a glance'),
      also: t('lead lens overview'),
      icon: <IconCompass />,
      keys: 'g l',
      run: go(paths.lead),
    },
    {
      id: 'map',
      label: t('Map'),
      also: t('helicopter vision'),
      icon: <IconSitemap />,
      keys: 'g h',
      run: go(paths.map),
    },
    {
      id: 'direction',
      label: t('Vision, mission and values'),
      also: t('direction'),
      icon: <IconCompass />,
      run: go(paths.direction),
    },
    {
      id: 'strategy',
      label: t('Strategy'),
      also: t('priorities money people horizons'),
      icon: <IconTargetArrow />,
      run: go(paths.strategy),
    },
    {
      id: 'signals',
      label: t('Foresight'),
      also: t('signals radar trends threats'),
      icon: <IconRadar2 />,
      run: go(paths.signals),
    },
    {
      id: 'stakeholders',
      label: t('Stakeholders'),
      also: t('influence interest promises'),
      icon: <IconUsersGroup />,
      run: go(paths.stakeholders),
    },
    { id: 'scans', label: t('Scans'), also: t('swot pestle'), icon: <IconZoomScan />, run: go(paths.scans) },
    {
      id: 'manage',
      label: t('What I owe'),
      also: t('manage my goals check-ins'),
      icon: <IconChecklist />,
      keys: 'g m',
      run: go(paths.myGoals),
    },
    {
      id: 'buck',
      label: t('What the buck stops with me for'),
      also: t('accountable owner hand over'),
      icon: <IconChecklist />,
      run: go(paths.accountability(me.person)),
    },
    { id: 'goals', label: t('All goals'), icon: <IconList />, keys: 'g a', run: go(paths.goals) },
    {
      id: 'decisions',
      label: t('Decisions'),
      also: t('log why advice objection options'),
      icon: <IconGitFork />,
      run: go(paths.decisions),
    },
    {
      id: 'briefings',
      label: t('Briefings'),
      also: t('message pass on understood question'),
      icon: <IconSpeakerphone />,
      run: go(paths.briefings),
    },
    {
      id: 'changes',
      label: t('Changes'),
      also: t('buy-in resistance champions'),
      icon: <IconArrowsExchange />,
      run: go(paths.changes),
    },
    {
      id: 'cycles',
      label: t('Cycles'),
      also: t('quarter year carry over'),
      icon: <IconRefresh />,
      run: go(paths.cycles),
    },
    {
      id: 'indicators',
      label: t('Indicators'),
      also: t('numbers band readings'),
      icon: <IconGauge />,
      run: go(paths.indicators),
    },
    {
      id: 'calibration',
      label: t('Forecasts against what happened'),
      also: t('calibration confidence probability'),
      icon: <IconChartDots />,
      run: go(paths.calibration),
    },
    {
      id: 'gaps',
      label: t('Gaps'),
      also: t('without why how when owner outdated'),
      icon: <IconList />,
      run: go(paths.gaps),
    },
    { id: 'people', label: t('People'), icon: <IconUsers />, keys: 'g p', run: go(paths.people) },
    { id: 'teams', label: t('Teams'), icon: <IconUsers />, run: go(paths.teams) },
    {
      id: 'settings',
      label: t('Settings of the organisation'),
      also: t('name time zone language currency'),
      icon: <IconSettings />,
      run: go(paths.settings),
    },
    { id: 'grow', label: t('Grow'), icon: <IconSeedling />, keys: 'g g', run: go(paths.grow) },
    {
      id: 'me',
      label: t('My own page'),
      also: t('profile sign out token'),
      icon: <IconUser />,
      keys: 'g i',
      run: go(paths.me),
    },
    {
      id: 'notices',
      label: t('Notices'),
      also: t('bell mentions mail preferences'),
      icon: <IconBell />,
      keys: 'g n',
      run: go(paths.notices),
    },
    {
      id: 'activity',
      label: t('Activity'),
      also: t('feed what happened'),
      icon: <IconActivity />,
      run: go(paths.activity),
    },
  ]
  const actions: Command[] = [
    { id: 'write', label: t('Write a goal'), also: t('new'), icon: <IconPlus />, run: go(paths.newGoal) },
    ...(goal
      ? [
          {
            id: 'support',
            label: t('Support another goal …'),
            also: t('link align parent why'),
            icon: <IconSitemap />,
            run: () => onSupport(goal),
          },
        ]
      : []),
    {
      id: 'import',
      label: me.administrator ? t('Import or export') : t('Export what I may see'),
      also: t('files people teams goals'),
      icon: <IconFileImport />,
      run: go(paths.import),
    },
    ...(scheme === 'dark'
      ? [{ id: 'light', label: t('Use light colours'), icon: <IconSun />, run: () => choose('light') }]
      : [{ id: 'dark', label: t('Use dark colours'), icon: <IconContrast />, run: () => choose('dark') }]),
    { id: 'keys', label: t('Show keyboard shortcuts'), icon: <IconKeyboard />, keys: '?', run: onShortcuts },
  ]
  return [
    { title: t('Actions'), commands: actions },
    { title: t('Pages'), commands: pages },
  ]
}

/** The goal whose page one is on, or that is chosen on the map. */
const useGoalHere = (): string | undefined =>
  useRouterState({
    select: ({ location: { pathname, search } }) => {
      const [, , place, goal] = pathname.split('/')
      const { at, focus } = search as { at?: string; focus?: string }
      if (place === 'lead') return at ?? focus
      return place === 'goals' && isId(goal) ? goal : undefined
    },
  })

const isId = (text: string | undefined): text is string => /^[0-9a-f-]{36}$/i.test(text ?? '')
