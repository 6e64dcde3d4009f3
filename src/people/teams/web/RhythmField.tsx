import { useState } from 'react'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import { namedRhythms, rhythmName } from './rhythm.ts'

interface Props {
  label: string
  hint?: string
  /** What holds where none is chosen. */
  none: string
  /** Days as text, '' for none. */
  value: string
  onChange: (value: string) => void
  error?: string
}

/** How often a check-in is expected: one of the usual rhythms, or days of one's own. */
export function RhythmField({ label, hint, none, value, onChange, error }: Props) {
  const named = value === '' || namedRhythms.some((days) => String(days) === value)
  const [own, setOwn] = useState(!named)
  const shown = own ? 'own' : value === '' ? 'none' : value
  return (
    <>
      <SelectField
        label={label}
        hint={hint}
        value={shown}
        onChange={(chosen) => {
          setOwn(chosen === 'own')
          if (chosen !== 'own') onChange(chosen === 'none' ? '' : chosen)
        }}
        choices={[
          { value: 'none', label: none },
          ...namedRhythms.map((days) => ({ value: String(days), label: rhythmName(days) })),
          { value: 'own', label: t('Days of its own') },
        ]}
        error={own ? undefined : error}
      />
      {own && (
        <NumberField
          label={t('Days between two check-ins')}
          unit={t('days')}
          value={value}
          onChange={onChange}
          error={error}
        />
      )}
    </>
  )
}
