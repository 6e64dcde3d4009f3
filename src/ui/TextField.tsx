import { Textarea, TextInput } from '@mantine/core'
import { Library } from './Library.tsx'
import { type FieldProps, useLabelled } from './labelled.tsx'
import classes from './TextField.module.css'

type Props = FieldProps & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search' | 'url'
  autoComplete?: string
  placeholder?: string
  maxLength?: number
  onBlur?: () => void
}

/** One line of text. */
export function TextField({ value, onChange, type, autoComplete, placeholder, maxLength, onBlur, ...field }: Props) {
  return (
    <Library>
      <TextInput
        {...useLabelled(field)}
        {...{ type, autoComplete, placeholder, maxLength, onBlur }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Library>
  )
}

type LongProps = Omit<Props, 'type' | 'autoComplete'> & {
  rows?: number
  /** What is written says what something is for: it is set in the serif face. */
  meaning?: boolean
}

/** Several lines; it grows with what is written. */
export function LongTextField({ value, onChange, rows = 3, meaning, ...rest }: LongProps) {
  const { placeholder, maxLength, onBlur, ...field } = rest
  return (
    <Library>
      <Textarea
        {...useLabelled(field)}
        {...{ placeholder, maxLength, onBlur, rows }}
        data-meaning={meaning || undefined}
        wrapperProps={{ className: meaning ? classes.meaning : undefined }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Library>
  )
}
