import { useMemo, useState } from 'react'
import { DataTable } from '../../../ui/DataTable.tsx'
import { FieldRow } from '../../../ui/Form.tsx'
import { number } from '../../../ui/format.ts'
import { Stack, Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Report } from '../contract.ts'

type Fault = Report['faults'][number]
type Level = Fault['level'] | 'all'

/** Every fault with its place: file, row and column. Filtered here, whatever their number. */
export function FaultTable({ report: { faults, faultsTotal } }: { report: Pick<Report, 'faults' | 'faultsTotal'> }) {
  const [level, setLevel] = useState<Level>('all')
  const [file, setFile] = useState('')
  const [words, setWords] = useState('')
  const files = useMemo(() => [...new Set(faults.map((fault) => fault.file))], [faults])
  const shown = useMemo(() => {
    const wanted = words.trim().toLocaleLowerCase()
    return faults.filter(
      (fault) =>
        (level === 'all' || fault.level === level) &&
        (file === '' || fault.file === file) &&
        `${fault.column ?? ''} ${fault.sentence}`.toLocaleLowerCase().includes(wanted),
    )
  }, [faults, level, file, words])
  return (
    <Section title={t('What to look at')} aside={number(faultsTotal, locale())}>
      <Stack gap={4}>
        <FieldRow>
          <SelectField
            label={t('Show')}
            value={level}
            onChange={setLevel}
            choices={[
              { value: 'all', label: t('Refused and warned') },
              { value: 'refused', label: t('Refused') },
              { value: 'warned', label: t('Warned') },
            ]}
          />
          <SelectField
            label={t('File')}
            value={file}
            onChange={setFile}
            choices={[{ value: '', label: t('Every file') }, ...files.map((name) => ({ value: name, label: name }))]}
          />
          <TextField label={t('Words')} optional type="search" value={words} onChange={setWords} />
        </FieldRow>
        {faults.length < faultsTotal && (
          <Text quiet>
            {t('The first {{shown}} of {{all}} are listed, refused rows first.', {
              shown: faults.length,
              all: faultsTotal,
            })}
          </Text>
        )}
        <DataTable
          caption={t('Faults')}
          rows={shown}
          rowKey={(fault) => String(faults.indexOf(fault))}
          empty={<Text quiet>{t('Nothing matches.')}</Text>}
          columns={[
            {
              key: 'file',
              header: t('File'),
              width: '10rem',
              cell: (fault) => fault.file,
              sortBy: (fault) => fault.file,
            },
            {
              key: 'row',
              header: t('Row'),
              width: '5rem',
              align: 'end',
              cell: (fault) => (fault.row === null ? t('whole file') : number(fault.row, locale())),
              sortBy: (fault) => fault.row,
            },
            {
              key: 'column',
              header: t('Column'),
              width: '8rem',
              cell: (fault) => fault.column ?? '',
              sortBy: (fault) => fault.column,
            },
            {
              key: 'level',
              header: t('Verdict'),
              width: '7rem',
              cell: (fault) => (fault.level === 'refused' ? t('Refused') : t('Warned')),
              sortBy: (fault) => fault.level,
            },
            { key: 'sentence', header: t('What is wrong'), main: true, cell: (fault) => fault.sentence },
          ]}
        />
      </Stack>
    </Section>
  )
}
