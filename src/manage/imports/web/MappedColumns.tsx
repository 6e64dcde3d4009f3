import { useMemo } from 'react'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Text } from '../../../ui/Layout.tsx'
import { t } from '../../../web/words.ts'
import type { Understood } from '../contract.ts'
import { meaningsOf } from '../mapping.ts'
import type { FileKind } from '../table.ts'
import classes from './Mapping.module.css'
import { meaningWord } from './meaning-words.ts'

interface Props {
  sheet: Understood['sheets'][number]
  kind: FileKind
  answers: Record<string, string>
  onAnswer: (key: string, value: string) => void
}

/** Each column with some of its values, and what it means here. However many there are, those in sight are drawn. */
export function MappedColumns({ sheet, kind, answers, onAnswer }: Props) {
  const choices = useMemo(() => meaningsOf(kind).map((value) => ({ value, says: meaningWord(value) })), [kind])
  const rows = useMemo(() => sheet.columns.map((column, at) => ({ ...column, at })), [sheet.columns])
  return (
    <DataTable
      caption={t('Columns of {{file}}', { file: sheet.sheet })}
      rows={rows}
      rowKey={({ at }) => String(at)}
      empty={<Text quiet>{t('There are no columns.')}</Text>}
      columns={[
        {
          key: 'header',
          header: t('Column'),
          main: true,
          width: '16rem',
          cell: ({ header }) => header || t('without a name'),
        },
        {
          key: 'samples',
          header: t('Values'),
          cell: ({ samples }) => <span className={classes.samples}>{samples.join(' · ') || t('empty')}</span>,
        },
        {
          key: 'meaning',
          header: t('Means'),
          width: '18rem',
          cell: ({ header, meaning }) => (
            <select
              className={classes.meaning}
              aria-label={t('What {{column}} means', { column: header || t('without a name') })}
              value={answers[`column:${header}`] ?? meaning}
              onChange={(event) => onAnswer(`column:${header}`, event.currentTarget.value)}
            >
              {choices.map(({ value, says }) => (
                <option key={value} value={value}>
                  {says}
                </option>
              ))}
            </select>
          ),
        },
      ]}
    />
  )
}
