import { Page } from '../../../ui/Page.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { oneOf, useAddress } from '../../../web/address.ts'
import { useAnswer, usePages } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { lacking } from '../contract.ts'
import { type Lack, lacks } from '../lack.ts'
import { GoalsLacking } from './GoalsLacking.tsx'
import { Overloaded } from './Overloaded.tsx'
import { lackName } from './saying.ts'

const address = { of: oneOf(lacks, 'why') }

/** What wants mending in the whole organisation, as far as one sees: each with its count and a way to mend it. */
export function GapsPage() {
  const [{ of }, setAddress] = useAddress(address)
  useTrail([{ label: t('Gaps') }])
  const counts = useCounts(of)
  return (
    <Page title={t('Gaps')} product="Bearing">
      <Tabs
        label={t('What is lacking')}
        value={of}
        onChange={(next) => setAddress({ of: next }, { replace: true })}
        tabs={lacks.map((lack) => ({
          value: lack,
          label: lackName(lack, counts[lack]?.atLeast ?? false),
          count: counts[lack]?.atLeast ? undefined : counts[lack]?.total,
          content: lack === 'load' ? <Overloaded /> : <GoalsLacking lack={lack} />,
        }))}
      />
    </Page>
  )
}

type Counts = Partial<Record<Lack, { total: number; atLeast: boolean }>>

/**
 * How many of each, by one short question for each; they come in as they are counted, and anew every minute. That of the
 * open one comes with its list, which follows at once what changes in it.
 */
function useCounts(open: Lack): Counts {
  const list = usePages(lacking, { lack: open }, { live: 'mentioned' }).pages[0]
  const every = { every: 60_000 }
  const counts: Counts = {
    why: useAnswer(lacking, { lack: 'why', most: 1 }, every).data,
    how: useAnswer(lacking, { lack: 'how', most: 1 }, every).data,
    when: useAnswer(lacking, { lack: 'when', most: 1 }, every).data,
    owner: useAnswer(lacking, { lack: 'owner', most: 1 }, every).data,
    stale: useAnswer(lacking, { lack: 'stale', most: 1 }, every).data,
    above: useAnswer(lacking, { lack: 'above', most: 1 }, every).data,
    below: useAnswer(lacking, { lack: 'below', most: 1 }, every).data,
    load: useAnswer(lacking, { lack: 'load', most: 1 }, every).data,
  }
  return list ? { ...counts, [open]: list } : counts
}
