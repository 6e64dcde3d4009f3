import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { rhythmName } from '../../../people/teams/web/rhythm.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { addresses, type Gauge, read, readIndicators, set, setIndicators } from '../contract.ts'
import type { Format } from '../gauge.ts'

/** Of a goal the measures that may be chosen: one where it is set already. */
export type Of = { goal: string; measures: { measure: string; title: string }[] } | { indicator: string }

interface Props {
  of: Of
  gauge: Gauge | null
  onClose: () => void
}

const rhythms = [1, 7, 30]

/** From where a measure or an indicator is read, and where in it the number stands; tried at once. */
export function GaugeDialog({ of, gauge, onClose }: Props) {
  const notify = useNotice()
  const { measures, title } =
    'goal' in of
      ? { measures: of.measures, title: t('Let a measure be read by itself') }
      : { measures: [], title: t('Let it be read by itself') }
  const allowed = useAnswer(addresses, {})
  const [words, setWords] = useState({
    measure: measures[0]?.measure ?? '',
    address: gauge?.address ?? '',
    format: gauge?.format ?? ('json' as Format),
    valueAt: gauge?.valueAt ?? '',
    dateAt: gauge?.dateAt ?? '',
    everyDays: String(gauge?.everyDays ?? 1),
  })
  const write = (change: Partial<typeof words>) => setWords((before) => ({ ...before, ...change }))
  const reading = useAct(read)
  const readingOne = useAct(readIndicators)
  const said = ({ reading: found, trouble }: OutputOf<typeof read>) => {
    notify(
      found
        ? t('Read: {{value}}', { value: found.value })
        : { text: t('It is set, but could not be read: {{trouble}}', { trouble }), kind: 'refusal' },
    )
    onClose()
  }
  const settingMeasure = useAct(set, {
    after: async ({ measure }) => {
      if ('goal' in of) said(await reading.mutateAsync({ goal: of.goal, measure }))
    },
  })
  const settingIndicator = useAct(setIndicators, {
    after: async ({ indicator }) => said(await readingOne.mutateAsync({ indicator })),
  })
  const setting = 'goal' in of ? settingMeasure : settingIndicator
  const faults = faultsIn(setting.error, ['measure', 'address', 'valueAt', 'dateAt'])
  const json = words.format === 'json'
  const begins = allowed.data?.addresses.map((each) => each.begins) ?? []
  const submit = () => {
    const { measure, ...rest } = words
    const given = {
      ...rest,
      dateAt: words.dateAt.trim() || null,
      everyDays: Number(words.everyDays),
      revision: gauge?.revision ?? null,
    }
    if ('goal' in of) settingMeasure.mutate({ goal: of.goal, measure, ...given })
    else settingIndicator.mutate({ indicator: of.indicator, ...given })
  }
  return (
    <Dialog open shape="side" guarded title={title} onClose={onClose}>
      <Form onSubmit={submit} refusal={faults.refusal}>
        {measures.length > 1 && (
          <SelectField
            label={t('Measure')}
            value={words.measure}
            onChange={(measure) => write({ measure })}
            choices={measures.map(({ measure, title }) => ({ value: measure, label: title }))}
            error={faults.at('measure')}
          />
        )}
        <TextField
          label={t('Address')}
          hint={
            begins.length > 0
              ? t('Allowed: {{addresses}}', { addresses: begins.slice(0, 5).join(', ') })
              : t('No address is allowed yet. An administrator allows them in the settings.')
          }
          value={words.address}
          onChange={(address) => write({ address })}
          error={faults.at('address')}
        />
        <SelectField
          label={t('What stands there')}
          value={words.format}
          onChange={(format) => write({ format: format as Format })}
          choices={[
            { value: 'json', label: t('A JSON document') },
            { value: 'csv', label: t('A table (CSV)') },
          ]}
        />
        <TextField
          label={json ? t('Where the number stands') : t('Column of the number')}
          hint={
            json
              ? t('A pointer such as /beds/free; leave it empty where the document is the number.')
              : t('Its last value counts.')
          }
          optional={json}
          value={words.valueAt}
          onChange={(valueAt) => write({ valueAt })}
          error={faults.at('valueAt')}
        />
        <TextField
          label={json ? t('Where its day stands') : t('Column of its day')}
          hint={t('As 2026-03-31. Without it, the day on which it is read.')}
          optional
          value={words.dateAt}
          onChange={(dateAt) => write({ dateAt })}
          error={faults.at('dateAt')}
        />
        <SelectField
          label={t('How often')}
          value={words.everyDays}
          onChange={(everyDays) => write({ everyDays })}
          choices={[...new Set([...rhythms, Number(words.everyDays)])].map((days) => ({
            value: String(days),
            label: rhythmName(days),
          }))}
        />
        <FormActions
          submit={t('Set and read')}
          busy={setting.isPending || reading.isPending || readingOne.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
