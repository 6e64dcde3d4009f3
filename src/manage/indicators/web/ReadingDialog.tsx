import { useState } from 'react'
import { isQuantity } from '../../../kernel/quantity.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { correct, type IndicatorListed, record } from '../contract.ts'
import { bandWord } from './saying.ts'

interface Props {
  indicator: Pick<IndicatorListed, 'indicator' | 'title' | 'unit' | 'low' | 'high'>
  /** The one to correct; without it a new one is recorded. */
  reading?: { reading: string; readOn: string; value: string; note: string }
  onClose: () => void
}

/** A reading of an indicator: its value, the day that it is of, and a note. */
export function ReadingDialog({ indicator, reading, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const [value, setValue] = useState(reading?.value ?? '')
  const [note, setNote] = useState(reading?.note ?? '')
  const [readOn, setReadOn] = useState(today)
  const done = (said: string) => {
    onClose()
    notify(said)
  }
  const recording = useAct(record, { after: () => done(t('Reading recorded.')) })
  const correcting = useAct(correct, { after: () => done(t('Reading corrected. The earlier one stays in sight.')) })
  const act = reading ? correcting : recording
  const faults = faultsIn(act.error, ['value', 'note', 'readOn'])
  const [unsaid, setUnsaid] = useState(false)
  const submit = () => {
    setUnsaid(value.trim() === '')
    if (!isQuantity(value)) return
    const given = { indicator: indicator.indicator, value, note }
    if (reading) correcting.mutate({ ...given, reading: reading.reading })
    else recording.mutate({ ...given, readOn: readOn === today ? undefined : readOn })
  }
  const band = bandWord(indicator)
  return (
    <Dialog
      open
      guarded
      title={
        reading
          ? t('Correct the reading of {{day}}', { day: civilDate(reading.readOn, locale()) })
          : t('Record a reading')
      }
      onClose={onClose}
    >
      <Form onSubmit={submit} busy={act.isPending} refusal={faults.refusal}>
        <NumberField
          label={indicator.title}
          hint={band ? t('Its band is {{band}}.', { band }) : undefined}
          unit={indicator.unit}
          value={value}
          onChange={setValue}
          error={faults.at('value') ?? (unsaid && value.trim() === '' ? t('Write a value.') : undefined)}
        />
        {!reading && (
          <DateField
            label={t('Day')}
            hint={t('The day that the value is of.')}
            max={today}
            value={readOn}
            onChange={setReadOn}
            error={faults.at('readOn')}
          />
        )}
        <LongTextField label={t('Note')} optional rows={2} value={note} onChange={setNote} error={faults.at('note')} />
        <FormActions
          submit={reading ? t('Record correction') : t('Record reading')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
