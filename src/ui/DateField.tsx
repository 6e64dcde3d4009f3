import { TextInput } from '@mantine/core'
import { Library } from './Library.tsx'
import { type FieldProps, useLabelled } from './labelled.tsx'

type Props = FieldProps & {
  /** A civil date `YYYY-MM-DD`, or '' for none. */
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
}

/** A date, by the browser's own field: it is written and chosen as the reader's system does. */
export function DateField({ value, onChange, min, max, ...field }: Props) {
  return (
    <Library>
      <TextInput
        {...useLabelled(field)}
        type="date"
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Library>
  )
}
