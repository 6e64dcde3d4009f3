import { Link, useNavigate } from '@tanstack/react-router'
import { buttonClass } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { oneOf, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { boxes, list } from '../contract.ts'
import classes from './Briefings.module.css'
import { dayOf, nowSaid } from './saying.ts'

const fields = { text: someText(200), box: oneOf(boxes) }

const boxWords: Record<(typeof boxes)[number], () => string> = {
  'to me': () => t('To me'),
  'from me': () => t('From me'),
  all: () => t('All'),
}

const emptyWords: typeof boxWords = {
  'to me': () => t('None has come to you yet'),
  'from me': () => t('You have written none yet'),
  all: () => t('No briefing yet'),
}

/** Briefings that came, that one wrote, or all that one sees; the latest first. */
export function BriefingsPage() {
  const paths = usePaths()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const box = address.box ?? 'to me'
  const briefings = usePages(list, { ...address, box }, { live: 'any' })
  const rows = briefings.pages.flatMap((page) => page.briefings)
  useTrail([{ label: t('Briefings') }])
  const writeOne = (
    <Link to={paths.newBriefing} className={buttonClass} data-look="primary">
      {t('Write a briefing')}
    </Link>
  )
  return (
    <Page title={t('Briefings')} product="Bearing" actions={writeOne}>
      <div className={classes.find}>
        <Segments
          label={t('Which briefings')}
          value={box}
          onChange={(chosen) => setAddress({ box: chosen === 'to me' ? undefined : chosen })}
          options={boxes.map((value) => ({ value, label: boxWords[value]() }))}
        />
        <SearchField label={t('Words of its title')} value={typed} onChange={setTyped} />
      </div>
      <Answered query={briefings}>
        {() => (
          <DataTable
            caption={t('Briefings')}
            rows={rows}
            rowKey={(row) => row.briefing}
            onOpen={(row) => void navigate({ to: paths.briefing(row.briefing) })}
            onNearEnd={briefings.more}
            empty={
              address.text ? (
                <Empty title={t('No briefing is found')}>{t('Try other words, or look among all.')}</Empty>
              ) : (
                <Empty title={emptyWords[box]()}>
                  {t('What, why, what it means and what is asked: said once, and carried down the line.')}
                </Empty>
              )
            }
            columns={[
              { key: 'title', header: t('Briefing'), main: true, cell: (row) => row.title },
              { key: 'now', header: t('Where it stands'), width: '12rem', cell: nowSaid },
              { key: 'owner', header: t('From'), width: '14rem', cell: (row) => row.owner.name },
              { key: 'day', header: t('Sent'), width: '10rem', cell: dayOf },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}
