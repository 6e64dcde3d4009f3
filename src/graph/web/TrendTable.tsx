import { DataTable } from '../../ui/DataTable.tsx'
import { civilDate, percent } from '../../ui/format.ts'
import { Health } from '../../ui/Health.tsx'
import { useWords } from '../../ui/words.tsx'
import { locale, t } from '../../web/words.ts'
import { healthWord } from './saying.ts'
import type { TrendDay } from './trend.ts'

/** The days on which a standing changed, the newest first. */
export function TrendTable({ days, title }: { days: TrendDay[]; title: string }) {
  const words = useWords()
  return (
    <DataTable
      caption={t('“{{title}}” over time', { title })}
      rows={days.toReversed()}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', header: words.date, main: true, cell: ({ day }) => civilDate(day, locale()) },
        {
          key: 'health',
          header: t('Health'),
          cell: (day) => <Health value={day.health} label={healthWord(day.health)} />,
        },
        {
          key: 'progress',
          header: t('Progress'),
          align: 'end',
          cell: ({ progress }) => (progress === null ? t('unknown') : percent(progress, locale())),
        },
        {
          key: 'met',
          header: t('Measures met'),
          align: 'end',
          cell: ({ met, notMet }) => t('{{met}} of {{all}}', { met, all: met + notMet }),
        },
      ]}
    />
  )
}
