import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../../kernel/contract.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { instant } from '../../../ui/format.ts'
import { usePaths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'
import type { ending } from '../contract.ts'

type Row = OutputOf<typeof ending>['decided'][number]

const words: Record<Row['decided'], () => string> = {
  closed: () => t('Closed'),
  extended: () => t('Extended'),
  continued: () => t('Continued'),
}

/** What was decided at the end of a cycle, and the goals that continue others. */
export function DecidedTable({ decided }: { decided: Row[] }) {
  const paths = usePaths()
  return (
    <DataTable
      caption={t('Decided')}
      rows={decided}
      rowKey={({ goal, at }) => `${goal} ${at}`}
      empty={<Empty title={t('Nothing was decided yet.')} />}
      columns={[
        {
          key: 'title',
          header: t('Goal'),
          main: true,
          cell: (row) => <Link to={paths.goal(row.goal)}>{row.title}</Link>,
        },
        { key: 'decided', header: t('Decision'), width: '9rem', cell: (row) => words[row.decided]() },
        {
          key: 'successor',
          header: t('Continued by'),
          cell: ({ successor }) => successor && <Link to={paths.goal(successor.node)}>{successor.title}</Link>,
        },
        { key: 'by', header: t('By'), width: '12rem', cell: (row) => row.by?.name ?? t('nobody') },
        { key: 'at', header: t('When'), width: '11rem', cell: (row) => instant(row.at, locale()) },
      ]}
    />
  )
}
