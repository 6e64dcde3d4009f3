import { useState } from 'react'
import { isQuantity } from '../../../kernel/quantity.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import { moved, type Unit } from '../allotting.ts'
import { type Allotment, quarters } from '../strategy.ts'
import classes from './Strategy.module.css'
import { type PriorityWords, readable } from './writing.ts'

interface Props {
  priorities: PriorityWords[]
  allotments: Allotment[]
  unit: Unit
  year: number
  onChange: (allotments: Allotment[]) => void
}

/** Takes an amount from one priority or quarter to another, so that nothing is made and nothing lost. */
export function MoveFields({ priorities, allotments, unit, year, onChange }: Props) {
  const places = priorities.flatMap(({ priority, title }, at) =>
    quarters.map((quarter) => ({
      value: `${priority} ${quarter}`,
      label: t('{{title}}, Q{{quarter}}', { title: title || t('Priority {{number}}', { number: at + 1 }), quarter }),
    })),
  )
  const [amount, setAmount] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const first = places[0]?.value ?? ''
  const known = (chosen: string, otherwise: string) =>
    places.some(({ value }) => value === chosen) ? chosen : otherwise
  const [source, goal] = [known(from, first), known(to, places[4]?.value ?? first)]
  const placeOf = (value: string) => {
    const [priority = '', quarter] = value.split(' ')
    return { priority, year, quarter: Number(quarter) }
  }
  const move = () => {
    if (!isQuantity(amount)) return setFault(t('Say how much is moved.'))
    const done = moved(readable(allotments), { ...unit, amount, from: placeOf(source), to: placeOf(goal) })
    if ('fault' in done) return setFault(done.fault)
    setFault(null)
    setAmount('')
    // What cannot be read yet stays as it is typed.
    const unread = allotments.filter((each) => !readable([each]).length)
    onChange([...done.lines, ...unread])
  }
  return (
    <div className={classes.row}>
      <NumberField label={t('Move')} unit={unit.unit || null} value={amount} onChange={setAmount} error={fault} />
      <SelectField label={t('From')} value={source} onChange={setFrom} choices={places} />
      <SelectField label={t('To')} value={goal} onChange={setTo} choices={places} />
      <Button onClick={move}>{t('Move it')}</Button>
    </div>
  )
}
