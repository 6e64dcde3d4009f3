import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { oneOf, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type CycleView, ending } from '../contract.ts'
import { CarryOver } from './CarryOver.tsx'
import { ChangeCycle, RemoveCycle } from './CycleDialogs.tsx'
import { DecidedTable } from './DecidedTable.tsx'
import { daysOf, whenWord } from './saying.ts'
import { WithoutGoals } from './WithoutGoals.tsx'

const views = ['goals', 'decided', 'without'] as const
const address = { view: oneOf(views, 'goals') }

/** One cycle: what its goals come to at its end, what was decided, and who has no goal in it. */
export function CyclePage() {
  const paths = usePaths()
  const cycle = useParams({ strict: false }).cycle as string
  const asked = usePages(ending, { cycle }, { live: 'mentioned' })
  const first = asked.pages[0]
  useTrail([{ label: t('Cycles'), to: paths.cycles }, { label: first?.cycle.name ?? '…' }])
  return (
    <AnsweredPage query={{ ...asked, data: first }} title={t('Cycle')}>
      {({ cycle: view, total, atLeast, decided }) => (
        <Known cycle={view}>
          {(shown, show) => (
            <Tabs
              label={t('What to look at')}
              value={shown}
              onChange={show}
              tabs={[
                {
                  value: 'goals',
                  label: t('To decide'),
                  ...(atLeast ? {} : { count: total }),
                  content: (
                    <CarryOver
                      cycle={view}
                      goals={asked.pages.flatMap((page) => page.goals)}
                      total={total}
                      atLeast={atLeast}
                      onNearEnd={asked.more}
                    />
                  ),
                },
                {
                  value: 'decided',
                  label: t('Decided'),
                  count: decided.length,
                  content: <DecidedTable decided={decided} />,
                },
                { value: 'without', label: t('Without goals'), content: <WithoutGoals cycle={view} /> },
              ]}
            />
          )}
        </Known>
      )}
    </AnsweredPage>
  )
}

type View = (typeof views)[number]

function Known({
  cycle,
  children,
}: {
  cycle: CycleView
  children: (view: View, show: (view: View) => void) => React.ReactNode
}) {
  const today = useToday()
  const [{ view }, setAddress] = useAddress(address)
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const { change, remove } = cycle.abilities
  return (
    <Page
      title={cycle.name}
      kicker={`${daysOf(cycle)} · ${whenWord(cycle, today)}`}
      product="Bearing"
      actions={
        <>
          {change?.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          {remove?.allowed && (
            <Button look="quiet" onClick={() => setOpen('remove')}>
              {t('Remove')}
            </Button>
          )}
        </>
      }
    >
      {children(view, (next) => setAddress({ view: next }, { replace: true }))}
      {open === 'change' && <ChangeCycle cycle={cycle} onClose={() => setOpen(null)} />}
      {open === 'remove' && <RemoveCycle cycle={cycle} onClose={() => setOpen(null)} />}
    </Page>
  )
}
