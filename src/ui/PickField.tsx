import { Input } from '@mantine/core'
import { useId } from 'react'
import { Library } from './Library.tsx'
import { type FieldProps, useLabelled } from './labelled.tsx'
import { Picker } from './Picker.tsx'
import type { Option, Search } from './search.ts'

export type { Option, Search } from './search.ts'

type OneProps = FieldProps & { value: Option | null; onChange: (value: Option | null) => void; search: Search }

/** One of many, found by typing. `search` may answer at once or later. */
export function PickField({ value, onChange, search, ...field }: OneProps) {
  return (
    <PickFrame
      {...field}
      search={search}
      chosen={value ? [value] : []}
      onChange={(chosen) => onChange(chosen[0] ?? null)}
    />
  )
}

type ManyProps = FieldProps & { value: Option[]; onChange: (value: Option[]) => void; search: Search }

/** Several of many, found by typing. Backspace takes the last one away. */
export function PickManyField({ value, onChange, search, ...field }: ManyProps) {
  return <PickFrame {...field} search={search} chosen={value} onChange={onChange} many />
}

type FrameProps = FieldProps & {
  chosen: Option[]
  onChange: (chosen: Option[]) => void
  search: Search
  many?: boolean
}

function PickFrame({ chosen, onChange, search, many = false, ...field }: FrameProps) {
  const id = useId()
  const { classNames, disabled, name: _, 'aria-required': required, ...labelled } = useLabelled(field)
  const { root, label, description, error } = classNames
  const describedBy = [field.error && `${id}-error`, field.hint && `${id}-description`].filter(Boolean).join(' ')
  return (
    <Library>
      <Input.Wrapper {...labelled} id={id} classNames={{ root, label, description, error }}>
        <Picker
          id={id}
          label={field.label}
          describedBy={describedBy || undefined}
          invalid={Boolean(field.error)}
          disabled={disabled}
          required={required}
          many={many}
          chosen={chosen}
          onChange={onChange}
          search={search}
        />
      </Input.Wrapper>
    </Library>
  )
}
