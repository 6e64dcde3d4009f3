import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { parseNumber, typedNumber } from '../../../ui/format.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { locale, t } from '../../../web/words.ts'
import { type Unit, yearTotal } from '../allotting.ts'
import { type Allotment, type AllotmentKind, allotmentKinds, quarters, slotOf, unitFault } from '../strategy.ts'
import classes from './Strategy.module.css'
import { amountWord, kindWord, unitWord } from './saying.ts'
import { type PriorityWords, readable } from './writing.ts'

interface Props {
  priorities: PriorityWords[]
  allotments: Allotment[]
  year: number
  years: number[]
  onYear: (year: number) => void
  unit: Unit | undefined
  units: Unit[]
  onUnit: (unit: Unit) => void
  onChange: (allotments: Allotment[]) => void
}

/** What each priority is planned to get in each quarter of a year, of one thing at a time. */
export function AllotmentsFields({
  priorities,
  allotments,
  year,
  years,
  onYear,
  unit,
  units,
  onUnit,
  onChange,
}: Props) {
  const total =
    unit &&
    yearTotal(
      readable(allotments),
      unit,
      year,
      priorities.map(({ priority }) => priority),
    )
  const set = (slot: Omit<Allotment, 'amount'>, amount: string) => {
    const others = allotments.filter((each) => slotOf(each) !== slotOf(slot))
    onChange(amount === '' ? others : [...others, { ...slot, amount }])
  }
  return (
    <FieldGroup label={t('What each is given')}>
      <FieldRow>
        <SelectField
          label={t('Year')}
          value={String(year)}
          onChange={(next) => onYear(Number(next))}
          choices={years.map((each) => ({ value: String(each), label: String(each) }))}
        />
        {units.length > 0 && (
          <SelectField
            label={t('What')}
            value={unit ? slotName(unit) : ''}
            onChange={(name) => {
              const found = units.find((each) => slotName(each) === name)
              if (found) onUnit(found)
            }}
            choices={units.map((each) => ({ value: slotName(each), label: unitWord(each) }))}
          />
        )}
      </FieldRow>
      {unit && priorities.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('What each is given')}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t('Priority')}</th>
                {quarters.map((quarter) => (
                  <th key={quarter} scope="col">
                    {t('Q{{quarter}}', { quarter })}
                  </th>
                ))}
                <th scope="col">{String(year)}</th>
              </tr>
            </thead>
            <tbody>
              {priorities.map(({ priority, title }, at) => (
                <tr key={priority}>
                  <th scope="row">{title || t('Priority {{number}}', { number: at + 1 })}</th>
                  {quarters.map((quarter) => {
                    const slot = { priority, ...unit, year, quarter }
                    return (
                      <td key={quarter}>
                        <Cell
                          key={slotOf(slot)}
                          label={t('“{{title}}” in quarter {{quarter}} of {{year}}', {
                            title: title || at + 1,
                            quarter,
                            year: String(year),
                          })}
                          value={allotments.find((each) => slotOf(each) === slotOf(slot))?.amount ?? ''}
                          onChange={(amount) => set(slot, amount)}
                        />
                      </td>
                    )
                  })}
                  <td>{amountWord(total?.each.get(priority)?.amount ?? '0', unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <NewUnit units={units} onAdd={onUnit} />
    </FieldGroup>
  )
}

export const slotName = ({ kind, unit }: Unit): string => `${kind} ${unit}`

/** A number in a table: its name is heard, and what cannot be read is marked. */
function Cell({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState({ text: typedNumber(value, locale()), value })
  const text = typed.value === value ? typed.text : typedNumber(value, locale())
  const read = text.trim() === '' ? '' : parseNumber(text, locale())
  return (
    <input
      className={classes.cell}
      aria-label={label}
      aria-invalid={read === null || read.startsWith('-') || undefined}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => {
        const given = event.currentTarget.value
        const plain = given.trim() === '' ? '' : (parseNumber(given, locale()) ?? given)
        setTyped({ text: given, value: plain })
        onChange(plain)
      }}
    />
  )
}

/** Another currency, people, or a unit of technology. */
function NewUnit({ units, onAdd }: { units: Unit[]; onAdd: (unit: Unit) => void }) {
  const [kind, setKind] = useState<AllotmentKind>('money')
  const [unit, setUnit] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [open, setOpen] = useState(units.length === 0)
  if (!open)
    return (
      <div>
        <Button size="small" look="quiet" onClick={() => setOpen(true)}>
          {t('Allot something else')}
        </Button>
      </div>
    )
  const add = () => {
    const given = { kind, unit: kind === 'people' ? '' : unit.trim() }
    const wrong = unitFault(given.kind, given.unit)
    setFault(wrong)
    if (wrong) return
    onAdd(given)
    setOpen(false)
    setUnit('')
  }
  return (
    <div className={classes.row}>
      <SelectField
        label={t('Kind')}
        value={kind}
        onChange={setKind}
        choices={allotmentKinds.map((value) => ({ value, label: kindWord(value) }))}
      />
      {kind !== 'people' && (
        <TextField
          label={kind === 'money' ? t('Currency') : t('Unit')}
          value={unit}
          onChange={(next) => {
            setUnit(kind === 'money' ? next.toUpperCase() : next)
            setFault(null)
          }}
          error={fault ?? undefined}
        />
      )}
      <Button onClick={add}>{t('Add')}</Button>
    </div>
  )
}
