import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { list } from '../contract.ts'
import { AddCycle } from './CycleDialogs.tsx'
import { daysOf, lengthWord, whenWord } from './saying.ts'

/** The cycles that goals are written for, the latest first. */
export function CyclesPage() {
  const paths = usePaths()
  const today = useToday()
  const asked = useAnswer(list, {}, { live: 'any' })
  const [adding, setAdding] = useState(false)
  useTrail([{ label: t('Cycles') }])
  const add = asked.data?.abilities.add
  return (
    <Page
      title={t('Cycles')}
      product="Bearing"
      actions={
        add?.allowed && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('Add cycle')}
          </Button>
        )
      }
    >
      <Answered query={asked}>
        {({ cycles }) => (
          <DataTable
            caption={t('Cycles')}
            rows={cycles}
            rowKey={({ cycle }) => cycle}
            empty={
              <Empty title={t('No cycle yet')}>
                {t('A cycle is a quarter, a year or days of your own. At its end its goals are closed or go on.')}{' '}
                {add?.allowed === false && t('An administrator adds the first one.')}
              </Empty>
            }
            columns={[
              {
                key: 'name',
                header: t('Cycle'),
                main: true,
                cell: (row) => <Link to={paths.cycle(row.cycle)}>{row.name}</Link>,
              },
              { key: 'days', header: t('Days'), cell: daysOf },
              { key: 'length', header: t('Length'), width: '9rem', cell: (row) => lengthWord(row.length) },
              { key: 'when', header: t('When'), width: '9rem', cell: (row) => whenWord(row, today) },
            ]}
          />
        )}
      </Answered>
      {adding && asked.data && <AddCycle suggested={asked.data.suggested} onClose={() => setAdding(false)} />}
    </Page>
  )
}
