import { useState } from 'react'
import type { NodeView } from '../../../graph/contract.ts'
import { valueWord } from '../../../graph/web/saying.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import { number, parseNumber, typedNumber } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { latestSentence } from './CheckInFields.tsx'
import classes from './DueRow.module.css'

interface Props {
  measure: NodeView
  value: string
  onChange: (value: string) => void
  error?: string
}

/** One value in a row: what was latest stands in the field until a new one is typed. Plain, since there are hundreds. */
export function ValueBox({ measure, value, onChange, error }: Props) {
  const { numbers, title, node } = measure
  const [typed, setTyped] = useState({ text: typedNumber(value, locale()), value })
  const text = typed.value === value ? typed.text : typedNumber(value, locale())
  const unreadable = value.trim() !== '' && !isQuantity(value)
  const said =
    error ?? (unreadable ? t('Write a number, such as {{example}}.', { example: number(1234.5, locale()) }) : undefined)
  const id = `value-${node}`
  const described = {
    'aria-invalid': said ? true : undefined,
    'aria-describedby': said ? `${id}-error` : undefined,
  } as const
  const change = (given: string) => {
    const plain = given.trim() === '' ? '' : (parseNumber(given, locale(), numbers?.unit) ?? given)
    setTyped({ text: given, value: plain })
    onChange(plain)
  }
  return (
    <span className={classes.value}>
      <label htmlFor={id} className={classes.measure} title={numbers ? latestSentence(numbers) : undefined}>
        {numbers?.unit ? t('{{title}}, {{unit}}', { title, unit: numbers.unit }) : title}
      </label>
      {numbers?.direction === 'done' ? (
        <select
          id={id}
          className={classes.box}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...described}
        >
          <option value="">{t('as before: {{value}}', { value: valueWord(numbers) })}</option>
          <option value="0">{t('not done')}</option>
          <option value="1">{t('done')}</option>
        </select>
      ) : (
        <input
          id={id}
          className={classes.box}
          inputMode="decimal"
          autoComplete="off"
          placeholder={numbers?.value ? number(numbers.value, locale(), 10) : t('none yet')}
          value={text}
          onChange={(event) => change(event.target.value)}
          {...described}
        />
      )}
      {said && (
        <span id={`${id}-error`} className={classes.error}>
          {said}
        </span>
      )}
    </span>
  )
}
