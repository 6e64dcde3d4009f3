import { useCallback } from 'react'
import { PickField } from '../../../ui/PickField.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { search } from '../contract.ts'

export interface NamedTeam {
  team: string
  name: string
}

interface Props {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  disabled?: boolean
  /** A team that cannot be chosen here. */
  without?: string
  value: NamedTeam | null
  onChange: (value: NamedTeam | null) => void
}

/** One team, found by its name as one types. */
export function TeamField({ value, onChange, without, ...field }: Props) {
  const organisation = useOrganisation()
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      const { found } = await ask(search, { text }, { organisation, signal })
      return found
        .filter(({ team }) => team !== without)
        .map(({ team, name, within }) => ({ value: team, label: name, detail: within ?? undefined }))
    },
    [organisation, without],
  )
  return (
    <PickField
      {...field}
      search={find}
      value={value && { value: value.team, label: value.name }}
      onChange={(chosen) => onChange(chosen && { team: chosen.value, name: chosen.label })}
    />
  )
}
