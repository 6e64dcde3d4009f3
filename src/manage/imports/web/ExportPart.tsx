import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { bytes } from '../../../ui/format.ts'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { exportAll } from '../contract.ts'
import classes from './ExportPart.module.css'

/** Everything that one may see, as the files that import reads. */
export function ExportPart() {
  const [wanted, setWanted] = useState(false)
  // Asked once: a file that changed between two downloads would not fit the other.
  const asked = useAnswer(exportAll, {}, { enabled: wanted, fresh: Number.POSITIVE_INFINITY, patience: 10 * 60_000 })
  return (
    <Section title={t('Take everything out')}>
      <Stack gap={4}>
        <Text>{t('All that you may see, as the files that import reads. What you may not see is not in them.')}</Text>
        {!wanted && (
          <Row>
            <Button icon={<IconDownload aria-hidden />} onClick={() => setWanted(true)}>
              {t('Prepare the files')}
            </Button>
          </Row>
        )}
        {asked.isFetching && !asked.data && <Loading lines={3} label={t('Preparing the files')} />}
        {asked.error && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
        {asked.data && (
          <ul className={classes.files}>
            {asked.data.files.map((file) => (
              <li key={file.name}>
                <Button icon={<IconDownload aria-hidden />} onClick={() => save(file)}>
                  {t('Download {{name}}', { name: file.name })}
                </Button>
                <span className={classes.size}>{bytes(new Blob([file.text]).size, locale())}</span>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  )
}

/** Hands a text to the browser as a file of this name. */
function save({ name, text }: { name: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
