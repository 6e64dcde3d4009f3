import { useCallback } from 'react'
import { PickField } from '../../../ui/PickField.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { list } from '../../stakeholders/contract.ts'
import type { NamedStakeholder } from './change-words.ts'

interface Props {
  label: string
  error?: string | null
  value: NamedStakeholder | null
  onChange: (value: NamedStakeholder | null) => void
}

/** One stakeholder of those that one sees, found by name as one types. */
export function StakeholderField({ value, onChange, ...field }: Props) {
  const organisation = useOrganisation()
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      const { stakeholders } = await ask(list, { text, most: 20 }, { organisation, signal })
      return stakeholders.map(({ stakeholder, name }) => ({ value: stakeholder, label: name }))
    },
    [organisation],
  )
  return (
    <PickField
      {...field}
      search={find}
      value={value && { value: value.stakeholder, label: value.name }}
      onChange={(chosen) => onChange(chosen && { stakeholder: chosen.value, name: chosen.label })}
    />
  )
}
