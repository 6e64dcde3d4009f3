import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type Unit, unitsIn, yearsIn } from '../allotting.ts'
import { type StrategySeen, use } from '../contract.ts'
import { quarters, slotOf } from '../strategy.ts'
import { unitWord } from './saying.ts'

interface Props {
  seen: StrategySeen
  published: NonNullable<StrategySeen['published']>
  onClose: () => void
}

const people: Unit = { kind: 'people', unit: '' }

/** What was used of a priority in a quarter; an empty amount takes it back. */
export function UseDialog({ seen, published, onClose }: Props) {
  const notify = useNotice()
  const mine = published.priorities.filter(({ priority }) => seen.mayUse.includes(priority))
  const planned = unitsIn([...published.allotments, ...seen.used])
  const units = planned.length > 0 ? planned : [people]
  const years = [...new Set([...yearsIn([...published.allotments, ...seen.used]), seen.year])].sort((a, b) => a - b)
  const [priority, setPriority] = useState(mine[0]?.priority ?? '')
  const [at, setAt] = useState('0')
  const [year, setYear] = useState(String(seen.year))
  const [quarter, setQuarter] = useState('1')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const unit = units[Number(at)] ?? people
  const slot = { priority, ...unit, year: Number(year), quarter: Number(quarter) }
  const known = seen.used.find((each) => slotOf(each) === slotOf(slot))?.amount ?? ''
  const amount = typed[slotOf(slot)] ?? known
  const act = useAct(use, {
    after: () => {
      notify(t('Written down.'))
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['amount'])
  return (
    <Dialog open guarded title={t('What was used?')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ ...slot, amount: amount === '' ? null : amount })}
      >
        <SelectField
          label={t('Priority')}
          value={priority}
          onChange={setPriority}
          choices={mine.map(({ priority: value, title }) => ({ value, label: title }))}
        />
        <SelectField
          label={t('What')}
          value={at}
          onChange={setAt}
          choices={units.map((each, place) => ({ value: String(place), label: unitWord(each) }))}
        />
        <FieldRow>
          <SelectField
            label={t('Year')}
            value={year}
            onChange={setYear}
            choices={years.map((each) => ({ value: String(each), label: String(each) }))}
          />
          <SelectField
            label={t('Quarter')}
            value={quarter}
            onChange={setQuarter}
            choices={quarters.map((each) => ({ value: String(each), label: String(each) }))}
          />
        </FieldRow>
        <NumberField
          label={t('Used')}
          optional
          hint={t('Empty takes back what stands there.')}
          value={amount}
          onChange={(next) => setTyped({ ...typed, [slotOf(slot)]: next })}
          error={faults.at('amount')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
