import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, oneOf, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { list, type ScanListed } from '../contract.ts'
import { type ScanKind, scanKinds } from '../scan.ts'
import { ScanDialog } from './ScanDialog.tsx'
import classes from './Scans.module.css'
import { kindWord } from './saying.ts'

const fields = { kind: oneOf(scanKinds), archived: aFlag }

/** All scans that one may see, the latest first, and how much of each was never acted on. */
export function ScansPage() {
  const paths = usePaths()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [adding, setAdding] = useState(false)
  const scans = usePages(list, address)
  const rows = scans.pages.flatMap((page) => page.scans)
  useTrail([{ label: t('Scans') }])
  return (
    <Page
      title={t('Scans')}
      product="Bearing"
      why={<Meaning>{t('Where we stand: what is strong and weak inside, what opens and threatens outside.')}</Meaning>}
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          {t('Begin a scan')}
        </Button>
      }
    >
      <div className={classes.filters}>
        <SelectField
          label={t('Kind')}
          value={address.kind ?? ''}
          onChange={(kind) => setAddress({ kind: (kind || undefined) as ScanKind | undefined })}
          choices={[{ value: '', label: t('Any') }, ...scanKinds.map((value) => ({ value, label: kindWord(value) }))]}
        />
        <SwitchField
          label={t('Archived ones')}
          value={address.archived}
          onChange={(archived) => setAddress({ archived }, { replace: true })}
        />
      </div>
      <Answered query={scans}>
        {() => (
          <DataTable
            caption={t('Scans')}
            rows={rows}
            rowKey={(row) => row.scan}
            onOpen={(row) => void navigate({ to: paths.scan(row.scan) })}
            onNearEnd={scans.more}
            empty={
              <Empty title={address.kind || address.archived ? t('No scan is found') : t('No scan yet')}>
                {t('A SWOT or a PESTLE, held with others: a question, what was found, and what became of it.')}
              </Empty>
            }
            columns={[
              { key: 'question', header: t('Question'), main: true, cell: (row) => row.question },
              { key: 'kind', header: t('Kind'), width: '6rem', cell: (row) => kindWord(row.kind) },
              { key: 'held', header: t('Held on'), width: '8rem', cell: (row) => civilDate(row.heldOn, locale()) },
              { key: 'findings', header: t('Findings'), align: 'end', width: '6rem', cell: (row) => row.findings },
              {
                key: 'unacted',
                header: t('Never acted on'),
                align: 'end',
                width: '9rem',
                cell: (row) => row.unacted,
              },
              { key: 'owner', header: t('Owner'), hideOnPhone: true, cell: (row) => row.owner?.name ?? t('nobody') },
              { key: 'again', header: t('Stands'), hideOnPhone: true, cell: (row) => <Stands scan={row} /> },
            ]}
          />
        )}
      </Answered>
      {adding && <ScanDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Stands({ scan: { closedOn, lookAgainOn, followed } }: { scan: ScanListed }) {
  const today = useToday()
  if (followed) return t('Went on')
  const again = lookAgainOn && civilDate(lookAgainOn, locale())
  if (lookAgainOn && again && lookAgainOn <= today) return t('Look again: due since {{date}}', { date: again })
  if (again) return t('Look again on {{date}}', { date: again })
  return closedOn ? t('Closed') : t('Open')
}
