import { Textarea, TextInput } from '@mantine/core'
import type { Ref } from 'react'
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

export type LongTextProps = Omit<Props, 'type' | 'autoComplete'> & {
  rows?: number
  input?: Ref<HTMLTextAreaElement>
  /** What is written says what something is for: it is set in the serif face. */
  meaning?: boolean
}

/** Several lines; it grows with what is written. */
export function LongTextField({ value, onChange, rows = 3, meaning, input, ...rest }: LongTextProps) {
  const { placeholder, maxLength, onBlur, ...field } = rest
  return (
    <Library>
      <Textarea
        {...useLabelled(field)}
        {...{ placeholder, maxLength, onBlur, rows }}
        ref={input}
        data-meaning={meaning || undefined}
        wrapperProps={{ className: meaning ? classes.meaning : undefined }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Library>
  )
}
