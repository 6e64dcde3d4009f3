import '@mantine/core/styles/Input.css'
import type { ReactNode } from 'react'
import classes from './labelled.module.css'
import { useWords } from './words.tsx'

/** What every field of a form takes. */
export type FieldProps = {
  label: string
  /** Before the field: what to write, with an example. */
  hint?: ReactNode
  /** After the field: a sentence that says what is wrong and what to do. Read with the field. */
  error?: string | null
  /** It may stay empty; said beside the label. Fields are required unless they say so. */
  optional?: boolean
  disabled?: boolean
  name?: string
}

/** The same, as the library's inputs take it. */
export function useLabelled({ label, hint, error, optional, disabled, name }: FieldProps) {
  const words = useWords()
  return {
    label: (
      <>
        {label}
        {optional && <span className={classes.optional}> {words.optional}</span>}
      </>
    ),
    description: hint,
    error: error || undefined,
    'aria-required': optional ? undefined : true,
    disabled,
    name,
    classNames: {
      root: classes.root,
      label: classes.label,
      description: classes.hint,
      error: classes.error,
      input: classes.input,
      wrapper: classes.wrapper,
      section: classes.section,
    },
  } as const
}
