import IconChecklist from '@tabler/icons-react/dist/esm/icons/IconChecklist.mjs'
import IconSeedling from '@tabler/icons-react/dist/esm/icons/IconSeedling.mjs'
import IconTelescope from '@tabler/icons-react/dist/esm/icons/IconTelescope.mjs'
import { Link, useMatches, useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Bell } from '../../conversation/notices/web/Bell.tsx'
import { owed } from '../../manage/cycles/contract.ts'
import { asksAgain } from '../../manage/cycles/web/asks-again.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { CommandButton } from '../../ui/CommandButton.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { Mark } from '../../web/Mark.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import { Banner } from './Banner.tsx'
import { useKeys } from './keys.ts'
import { PlaceNav } from './PlaceNav.tsx'
import { SwitchOrganisation } from './SwitchOrganisation.tsx'
import { TopPath } from './TopPath.tsx'

const Palette = lazy(() => import('./Palette.tsx').then(({ Palette }) => ({ default: Palette })))
const SupportDialog = lazy(() =>
  import('../../graph/web/SupportDialog.tsx').then(({ SupportDialog }) => ({ default: SupportDialog })),
)
const Shortcuts = lazy(() => import('./Shortcuts.tsx').then(({ Shortcuts }) => ({ default: Shortcuts })))

/** The frame around every page of an organisation: rail, top line, palette, keys. */
export function InFrame({ children }: { children: ReactNode }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const { me } = useViewer()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [supporting, setSupporting] = useState<string | null>(null)
  const place = useMatches().findLast((match) => match.staticData.place)?.staticData.place
  const count = useAnswer(owed, {}, asksAgain).data?.count

  const go = (to: string) => () => void navigate({ to })
  useKeys({
    'mod k': () => setOpen((before) => (before === 'palette' ? null : 'palette')),
    '?': () => setOpen('shortcuts'),
    'g l': go(paths.lead),
    'g h': go(paths.map),
    'g m': go(paths.myGoals),
    'g a': go(paths.goals),
    'g g': go(paths.grow),
    'g p': go(paths.people),
    'g i': go(paths.me),
    'g n': go(paths.notices),
  })

  const at = (id: 'lead' | 'manage' | 'grow', label: string, icon: ReactNode, to: string) => ({
    id,
    label,
    icon,
    accent: id,
    current: place === id,
    render: (link: object) => <Link to={to} activeProps={{}} {...link} />,
  })

  return (
    <Frame
      navigationLabel={t('Main')}
      skipLabel={t('Skip to content')}
      brand={<Mark />}
      places={[
        at('lead', t('Lead'), <IconTelescope />, paths.lead),
        at('manage', t('Manage'), <IconChecklist />, paths.myGoals),
        at('grow', t('Grow'), <IconSeedling />, paths.grow),
      ]}
      oneself={{
        id: 'me',
        label: t('Me'),
        icon: <Avatar name={me.name} size="small" />,
        current: place === 'me',
        count,
        countLabel: count ? t('I owe {{count}} things', { count, one: 'I owe {{count}} thing' }) : undefined,
        render: (link) => <Link to={paths.me} title={me.name} {...link} />,
      }}
      path={<TopPath place={place} />}
      tools={
        <>
          <PlaceNav place={place} where="line" />
          <SwitchOrganisation />
          <Bell />
          <CommandButton label={t('Search or do')} onClick={() => setOpen('palette')} />
        </>
      }
    >
      <Banner place={place} />
      {children}
      <Suspense>
        {open === 'palette' && (
          <Palette onClose={() => setOpen(null)} onShortcuts={() => setOpen('shortcuts')} onSupport={setSupporting} />
        )}
        {supporting && <SupportDialog node={supporting} onClose={() => setSupporting(null)} />}
        {open === 'shortcuts' && <Shortcuts onClose={() => setOpen(null)} />}
      </Suspense>
    </Frame>
  )
}
