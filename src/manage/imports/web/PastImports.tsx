import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { instant, number } from '../../../ui/format.ts'
import { Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { list } from '../contract.ts'
import { RollBack } from './RollBack.tsx'
import type { Run } from './saying.ts'

/** The imports that were carried out, each of which can be rolled back. */
export function PastImports() {
  const asked = useAnswer(list, {}, { live: 'any' })
  const { zone } = useViewer().organisation
  const [undoing, setUndoing] = useState<Run | null>(null)
  return (
    <Section title={t('Past imports')}>
      <Answered query={asked}>
        {({ runs }) => (
          <DataTable
            caption={t('Past imports')}
            rows={runs}
            rowKey={({ run }) => run}
            empty={<Text quiet>{t('Nothing was imported yet.')}</Text>}
            columns={[
              { key: 'source', header: t('Source'), main: true, cell: ({ source }) => source },
              { key: 'at', header: t('When'), width: '13rem', cell: ({ at }) => instant(at, locale(), zone) },
              { key: 'by', header: t('By'), width: '12rem', cell: ({ by }) => by?.name ?? t('Bearing') },
              {
                key: 'new',
                header: t('New'),
                width: '6rem',
                align: 'end',
                cell: (run) => number(summed(run, 'new'), locale()),
              },
              {
                key: 'changed',
                header: t('Changed'),
                width: '6rem',
                align: 'end',
                cell: (run) => number(summed(run, 'changed'), locale()),
              },
              {
                key: 'undo',
                header: t('Rolled back'),
                width: '11rem',
                cell: (run) =>
                  run.rolledBackAt ? (
                    instant(run.rolledBackAt, locale(), zone)
                  ) : (
                    <Button
                      size="small"
                      aria-label={t('Roll back the import of “{{source}}”', { source: run.source })}
                      onClick={() => setUndoing(run)}
                    >
                      {t('Roll back')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answered>
      {undoing && <RollBack run={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  )
}

const summed = ({ counts }: Run, key: 'new' | 'changed'): number =>
  Object.values(counts).reduce((sum, count) => sum + (count?.[key] ?? 0), 0)
