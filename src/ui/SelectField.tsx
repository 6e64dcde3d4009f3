import { NativeSelect } from '@mantine/core'
import { Library } from './Library.tsx'
import { type FieldProps, useLabelled } from './labelled.tsx'

export type Choice<Value extends string = string> = { value: Value; label: string; disabled?: boolean }

type Props<Value extends string> = FieldProps & {
  value: Value
  onChange: (value: Value) => void
  choices: Choice<Value>[]
}

/** One of a few, in the browser's own list: a phone shows its own wheel. For many, or from afar, see PickField. */
export function SelectField<Value extends string>({ value, onChange, choices, ...field }: Props<Value>) {
  return (
    <Library>
      <NativeSelect
        {...useLabelled(field)}
        data={choices}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      />
    </Library>
  )
}
