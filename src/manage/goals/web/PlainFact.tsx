import { DateField } from '../../../ui/DateField.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import type { FactField } from '../../frameworks/framework.ts'
import { ChoicesField } from './ChoicesField.tsx'

interface Props {
  field: FactField
  value: unknown
  onChange: (value: unknown) => void
  error?: string
}

/** A field with one value of its own, as its kind is asked for. */
export function PlainFact({ field, value, onChange, error }: Props) {
  const labelled = {
    label: t(field.label),
    hint: field.hint ? t(field.hint) : undefined,
    error,
    optional: field.kind !== 'choice',
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  switch (field.kind) {
    case 'long-text':
      return <LongTextField {...labelled} value={text} onChange={onChange} />
    case 'day':
      return <DateField {...labelled} value={text} onChange={(day) => onChange(day || null)} />
    case 'number':
      return (
        <NumberField {...labelled} value={text} onChange={(typed, readable) => onChange(numberOf(typed, readable))} />
      )
    case 'switch':
      return <SwitchField {...labelled} value={value === true} onChange={onChange} />
    case 'choice':
      return <SelectField {...labelled} value={text} onChange={onChange} choices={choicesOf(field)} />
    case 'rating':
      return (
        <SelectField
          {...labelled}
          value={text}
          onChange={(chosen) => onChange(chosen === '' ? null : Number(chosen))}
          choices={ratings()}
        />
      )
    case 'choices':
      return (
        <ChoicesField
          {...labelled}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          choices={choicesOf(field)}
        />
      )
    default:
      return <TextField {...labelled} value={text} onChange={onChange} />
  }
}

/** What cannot be read stays as it was typed, so that the rule refuses it where it stands. */
const numberOf = (typed: string, readable: boolean): number | string | null =>
  typed === '' ? null : readable ? Number(typed) : typed

const choicesOf = ({ options = [] }: FactField) => options.map(({ value, label }) => ({ value, label: t(label) }))

const ratings = () => [
  { value: '', label: t('Not rated yet') },
  ...['1', '2', '3', '4', '5'].map((rating) => ({ value: rating, label: t('{{rating}} of 5', { rating }) })),
]
