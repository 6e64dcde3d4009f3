import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { t } from '../../../web/words.ts'
import type { Measured } from './measured.ts'

interface Props {
  label: string
  hint?: string
  at: string
  value: Record<string, string>
  onChange: (value: Record<string, string>) => void
  measures: readonly Measured[]
  faultAt: (at: string) => string | undefined
}

/** One number for each measure of the goal. */
export function PerMeasureField({ label, hint, at, value, onChange, measures, faultAt }: Props) {
  const change = ({ key, title }: Measured, number: string) => {
    const { [key]: _, [title]: __, ...others } = value
    onChange(number.trim() === '' ? others : { ...others, [key]: number })
  }
  return (
    <FieldGroup label={label} hint={hint}>
      {measures.length === 0 && <p>{t('Add a measure first.')}</p>}
      <FieldRow>
        {measures.map((measure) => (
          <NumberField
            key={measure.key}
            label={t('{{label}}: {{measure}}', { label, measure: measure.title })}
            optional
            unit={measure.unit}
            value={value[measure.key] ?? value[measure.title] ?? ''}
            onChange={(number) => change(measure, number)}
            error={faultAt(`${at}.${measure.key}`)}
          />
        ))}
      </FieldRow>
    </FieldGroup>
  )
}
