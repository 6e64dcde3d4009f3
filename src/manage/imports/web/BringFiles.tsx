import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { FaultTable } from './FaultTable.tsx'
import { Mapping } from './Mapping.tsx'
import { TrialReport } from './TrialReport.tsx'
import { useTrying } from './trying.ts'
import { Working } from './Working.tsx'

/** Choose files, see what would happen, then let it happen as a whole. */
export function BringFiles() {
  const notify = useNotice()
  const [source, setSource] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [asked, setAsked] = useState(false)
  const { doing, error, report, understood, answers, answer, tryThem, bring, forget, stop } = useTrying(source, files)
  const foreign = understood?.sheets.some(({ own }) => !own) || (understood?.questions.length ?? 0) > 0
  const faults = error instanceof Refused ? error : null
  const sourceFault =
    faults?.faultAt('source') ??
    (asked && source.trim() === '' ? t('Name where the files come from, such as “payroll”.') : undefined)
  const filesFault = asked && files.length === 0 ? t('Choose at least one file.') : undefined

  const submit = () => {
    setAsked(true)
    if (source.trim() !== '' && files.length > 0) void tryThem()
  }
  const choose = (chosen: File[]) => {
    forget()
    setFiles(merged(files, chosen))
  }
  const finish = () => {
    setFiles([])
    setAsked(false)
    notify(t('Imported. You can roll it back below.'))
  }

  return (
    <Section title={t('Bring in files')}>
      <Stack gap={6}>
        <Form onSubmit={submit} busy={doing !== null}>
          <TextField
            label={t('Source')}
            hint={t(
              'Where the files come from. The same name again changes what it brought before, and adds nothing twice.',
            )}
            value={source}
            onChange={(name) => {
              forget()
              setSource(name)
            }}
            error={sourceFault}
          />
          <FileDrop
            label={t('Files')}
            hint={t(
              'Tables as CSV or XLSX, or an export of another tool as ZIP. Bearing’s own files are people.csv, teams.csv, goals.csv, check-ins.csv, closings.csv and direction.csv.',
            )}
            accept=".csv,.tsv,.txt,.xlsx,.zip,.json,text/csv"
            multiple
            files={files}
            onChange={choose}
            error={filesFault}
            disabled={doing !== null}
          />
          <Row>
            <Button
              type="submit"
              look={report || understood ? 'plain' : 'primary'}
              busy={doing?.what === 'reading' || doing?.what === 'trying'}
            >
              {t('See what would happen')}
            </Button>
            {files.length > 0 && !doing && (
              <Button look="quiet" onClick={() => choose([])}>
                {t('Take the files away')}
              </Button>
            )}
            <Text quiet>{t('Nothing is changed yet.')}</Text>
          </Row>
        </Form>
        <Working doing={doing} onStop={stop} />
        {error && !faults?.faultAt('source') && <Failed error={error} onRetry={submit} />}
        {understood && foreign && (
          <>
            <Mapping understood={understood} answers={answers} onAnswer={answer} />
            {!report && (
              <Row>
                <Button look="primary" busy={doing?.what === 'trying'} onClick={submit}>
                  {t('Go on with these answers')}
                </Button>
              </Row>
            )}
          </>
        )}
        {understood && understood.faults.length > 0 && !report && (
          <FaultTable report={{ faults: understood.faults, faultsTotal: understood.faults.length }} />
        )}
        {report && (
          <TrialReport report={report} busy={doing?.what === 'importing'} onImport={() => void bring(finish)} />
        )}
      </Stack>
    </Section>
  )
}

/** A file of the same name takes the place of the one before; none at all takes them away. */
const merged = (before: File[], chosen: File[]): File[] =>
  chosen.length === 0 ? [] : [...before.filter(({ name }) => !chosen.some((file) => file.name === name)), ...chosen]
