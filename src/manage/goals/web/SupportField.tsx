import { type Seeking, useFindParents } from '../../../graph/web/finding-parents.ts'
import { type Option, PickField, PickManyField } from '../../../ui/PickField.tsx'

/** Something that a goal can support: the vision or another goal. */
export interface Supported {
  node: string
  title: string
}

interface Props {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  /** What cannot be chosen: the goal itself, and what it supports already. */
  without?: readonly string[]
  /** The goal that it is for, or what is known of it so far: what fits best is suggested first, and says why. */
  about?: Seeking
}

/** What a goal serves, found by what fits it and by words of the title. */
export function SupportField({
  value,
  onChange,
  without,
  about = {},
  ...field
}: Props & { value: Supported | null; onChange: (value: Supported | null) => void }) {
  const find = useFindParents(about, without)
  return (
    <PickField
      {...field}
      search={find}
      value={value && option(value)}
      onChange={(chosen) => onChange(chosen && named(chosen))}
    />
  )
}

/** Several of them: a goal may support more than one. */
export function SupportsField({
  value,
  onChange,
  without,
  about = {},
  ...field
}: Props & { value: Supported[]; onChange: (value: Supported[]) => void }) {
  const find = useFindParents(about, without)
  return (
    <PickManyField
      {...field}
      search={find}
      value={value.map(option)}
      onChange={(chosen) => onChange(chosen.map(named))}
    />
  )
}

const option = ({ node, title }: Supported): Option => ({ value: node, label: title })
const named = ({ value, label }: Option): Supported => ({ node: value, title: label })
