import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { bytes } from '../../../ui/format.ts'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { exportAll } from '../contract.ts'
import type { Format } from '../formats.ts'
import classes from './ExportPart.module.css'

/** Everything that one may see, as the files that import reads. */
export function ExportPart() {
  const [wanted, setWanted] = useState(false)
  const [format, setFormat] = useState<Format>('csv')
  // Asked once: a file that changed between two downloads would not fit the other.
  const asked = useAnswer(
    exportAll,
    { format },
    { enabled: wanted, fresh: Number.POSITIVE_INFINITY, patience: 10 * 60_000 },
  )
  return (
    <Section title={t('Take everything out')}>
      <Stack gap={4}>
        <Text>
          {t(
            'All that you may see, with its history, as the files that import reads. What you may not see is not in them.',
          )}
        </Text>
        <div className={classes.narrow}>
          <SelectField
            label={t('Format')}
            value={format}
            onChange={(chosen) => {
              setWanted(false)
              setFormat(chosen)
            }}
            choices={[
              { value: 'csv', label: t('CSV: a file of each kind') },
              { value: 'xlsx', label: t('XLSX: one workbook') },
              { value: 'json', label: t('JSON: one file, for programs') },
            ]}
          />
        </div>
        {!wanted && (
          <Row>
            <Button icon={<IconDownload aria-hidden />} onClick={() => setWanted(true)}>
              {t('Prepare the files')}
            </Button>
          </Row>
        )}
        {asked.isFetching && !asked.data && <Loading lines={3} label={t('Preparing the files')} />}
        {asked.error && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
        {wanted && asked.data && (
          <ul className={classes.files}>
            {asked.data.files.map((file) => (
              <li key={file.name}>
                <Button icon={<IconDownload aria-hidden />} onClick={() => save(file)}>
                  {t('Download {{name}}', { name: file.name })}
                </Button>
                <span className={classes.size}>{bytes(blobOf(file).size, locale())}</span>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  )
}

type File = OutputOf<typeof exportAll>['files'][number]

const blobOf = ({ text, base64 = '' }: File): Blob =>
  text === undefined
    ? new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))])
    : new Blob([text], { type: 'text/plain;charset=utf-8' })

/** Hands it to the browser as a file of this name. */
function save(file: File): void {
  const address = URL.createObjectURL(blobOf(file))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
