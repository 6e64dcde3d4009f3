import { useCallback } from 'react'
import { type Option, PickField, PickManyField } from '../../../ui/PickField.tsx'
import { type AskOptions, ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { list, search } from '../contract.ts'

/** Somebody, as fields hand them on. */
export interface Named {
  person: string
  name: string
}

interface Props {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  disabled?: boolean
  /** Persons who cannot be chosen here. */
  without?: readonly string[]
}

type OneProps = Props & { value: Named | null; onChange: (value: Named | null) => void }

/** One person, found by name or e-mail as one types. */
export function PersonField({ value, onChange, without, ...field }: OneProps) {
  const find = useFindPersons(without)
  return (
    <PickField
      {...field}
      search={find}
      value={value && option(value)}
      onChange={(chosen) => onChange(chosen && named(chosen))}
    />
  )
}

type ManyProps = Props & { value: Named[]; onChange: (value: Named[]) => void }

/** Several persons. */
export function PeopleField({ value, onChange, without, ...field }: ManyProps) {
  const find = useFindPersons(without)
  return (
    <PickManyField
      {...field}
      search={find}
      value={value.map(option)}
      onChange={(chosen) => onChange(chosen.map(named))}
    />
  )
}

const option = ({ person, name }: Named): Option => ({ value: person, label: name })
const named = ({ value, label }: Option): Named => ({ person: value, name: label })

export function useFindPersons(without: readonly string[] = []) {
  const organisation = useOrganisation()
  const left = without.join(' ')
  return useCallback(
    async (text: string, signal: AbortSignal) => {
      const found = await findPersons(text, { organisation, signal })
      return found
        .filter(({ person }) => !left.split(' ').includes(person))
        .map(({ person, name, title }) => ({ value: person, label: name, detail: title }))
    },
    [organisation, left],
  )
}

/** Nothing typed shows the first ones, so that a small organisation needs no typing. */
async function findPersons(text: string, options: AskOptions) {
  if (text.trim()) return (await ask(search, { text }, options)).found
  return (await ask(list, { most: 20 }, options)).persons
}
