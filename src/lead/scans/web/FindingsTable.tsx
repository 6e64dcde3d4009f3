import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { findings } from '../contract.ts'
import { horizonWord, movementWord, placeWord } from './saying.ts'
import type { PartProps, Sought } from './sought.ts'

/** The table behind the board: every finding, whatever its place, a page at a time. */
export function FindingsTable({ scan, onOpen, sought }: PartProps & { sought: Sought }) {
  const query = usePages(findings, { scan: scan.scan, most: 100, ...sought })
  const rows = query.pages.flatMap((page) => page.findings)
  return (
    <Answered query={query}>
      {() => (
        <DataTable
          caption={t('Findings')}
          rows={rows}
          rowKey={({ finding }) => finding}
          onOpen={({ finding }) => onOpen(finding)}
          onNearEnd={query.more}
          empty={<Empty title={t('No finding')}>{t('Add the first one, or look for others.')}</Empty>}
          columns={[
            { key: 'text', header: t('Finding'), main: true, cell: (row) => row.text },
            { key: 'place', header: t('Where it belongs'), width: '9rem', cell: (row) => placeWord(row.place) },
            { key: 'dots', header: t('Dots'), align: 'end', width: '4.5rem', cell: (row) => row.dots },
            { key: 'impact', header: t('Impact'), align: 'end', width: '5rem', cell: (row) => row.impact ?? '' },
            {
              key: 'likelihood',
              header: t('Likelihood'),
              align: 'end',
              width: '6rem',
              cell: (row) => row.likelihood ?? '',
            },
            {
              key: 'horizon',
              header: t('Horizon'),
              width: '9rem',
              hideOnPhone: true,
              cell: (row) => (row.horizon ? horizonWord(row.horizon) : ''),
            },
            { key: 'owner', header: t('Owner'), hideOnPhone: true, cell: (row) => row.owner?.name ?? '' },
            ...(scan.follows ? [{ key: 'moved', header: t('What moved'), hideOnPhone: true, cell: movementCell }] : []),
            {
              key: 'became',
              header: t('Became'),
              cell: (row) =>
                row.links.map(({ title }) => title).join(', ') || (row.acted ? t('acted on') : t('nothing yet')),
            },
          ]}
        />
      )}
    </Answered>
  )
}

const movementCell = (row: Parameters<typeof movementWord>[0]) => movementWord(row) ?? ''
