import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { number } from '../../../ui/format.ts'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Report } from '../contract.ts'
import { kinds } from '../table.ts'
import { Changes } from './Changes.tsx'
import { FaultTable } from './FaultTable.tsx'
import { FoundOften } from './FoundOften.tsx'
import { type Count, isEmpty, kindWord } from './saying.ts'

/** What an import would do, by file, with every fault; and the button that does it. */
export function TrialReport({ report, busy, onImport }: { report: Report; busy: boolean; onImport: () => void }) {
  const rows = kinds.flatMap((kind) => {
    const count = report.counts[kind]
    return count && !isEmpty(count) ? [{ kind, count }] : []
  })
  const writes = rows.reduce((sum, { count }) => sum + count.new + count.changed, 0)
  const column = (key: keyof Count, header: string) => ({
    key,
    header,
    align: 'end' as const,
    cell: ({ count }: { count: Count }) => number(count[key], locale()),
  })
  return (
    <Section title={t('What would happen')}>
      <Stack gap={5}>
        <DataTable
          caption={t('What would happen, by file')}
          rows={rows}
          rowKey={({ kind }) => kind}
          empty={<Text quiet>{t('The files hold no rows.')}</Text>}
          columns={[
            { key: 'kind', header: t('File'), main: true, cell: ({ kind }) => kindWord(kind) },
            column('new', t('New')),
            column('changed', t('Changed')),
            column('unchanged', t('Unchanged')),
            column('refused', t('Refused')),
            column('warned', t('Warned')),
          ]}
        />
        <Verdict report={report} writes={writes} />
        {!report.refused && writes > 0 && (
          <Row>
            <Button look="primary" busy={busy} onClick={onImport}>
              {t('Import everything')}
            </Button>
          </Row>
        )}
        {report.faults.length > 0 && <FaultTable report={report} />}
        <FoundOften findings={report.findings} />
        {report.changes.length > 0 && <Changes changes={report.changes} />}
      </Stack>
    </Section>
  )
}

function Verdict({ report, writes }: { report: Report; writes: number }) {
  if (report.refused)
    return (
      <Text size={3}>
        {t('Nothing can be imported while a row is refused. Mend these rows and choose the files again.')}
      </Text>
    )
  if (writes === 0) return <Text size={3}>{t('Everything is here already: nothing would change.')}</Text>
  return (
    <Text size={3}>
      {t('{{count}} rows would be written, all of them or none. You can roll it back afterwards.', {
        count: writes,
        one: '{{count}} row would be written. You can roll it back afterwards.',
      })}
    </Text>
  )
}
