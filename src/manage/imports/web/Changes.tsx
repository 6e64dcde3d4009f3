import { DataTable } from '../../../ui/DataTable.tsx'
import { list, number } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Report } from '../contract.ts'

/** Which columns of what is here already would change. */
export function Changes({ changes }: { changes: Report['changes'] }) {
  return (
    <Section
      title={t('What would change')}
      aside={t('the first {{count}} rows', { count: changes.length, one: 'the first row' })}
    >
      <DataTable
        caption={t('What would change')}
        rows={changes}
        rowKey={(change) => `${change.file} ${change.row} ${change.id}`}
        columns={[
          { key: 'id', header: t('What'), main: true, cell: ({ id }) => id },
          { key: 'file', header: t('File'), width: '10rem', cell: ({ file }) => file },
          {
            key: 'row',
            header: t('Row'),
            width: '6rem',
            align: 'end',
            cell: ({ row }) => (row === null ? '' : number(row, locale())),
          },
          { key: 'columns', header: t('Columns'), cell: ({ columns }) => list(columns, locale()) },
        ]}
      />
    </Section>
  )
}
