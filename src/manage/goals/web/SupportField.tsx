import { useCallback } from 'react'
import { search } from '../../../graph/contract.ts'
import { see as seeDirection } from '../../../lead/direction/contract.ts'
import { type Option, PickField, PickManyField } from '../../../ui/PickField.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { t } from '../../../web/words.ts'

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
}

/** What a goal serves, found by its title; the vision is offered first. */
export function SupportField({
  value,
  onChange,
  without,
  ...field
}: Props & { value: Supported | null; onChange: (value: Supported | null) => void }) {
  const find = useFind(without)
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
  ...field
}: Props & { value: Supported[]; onChange: (value: Supported[]) => void }) {
  const find = useFind(without)
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

function useFind(without: readonly string[] = []) {
  const organisation = useOrganisation()
  const left = without.join(' ')
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<Option[]> => {
      const typed = text.trim()
      const asked = { organisation, signal }
      const [direction, goals] = await Promise.all([
        ask(seeDirection, {}, asked),
        typed ? ask(search, { text: typed }, asked) : { found: [] },
      ])
      const vision =
        direction.node && direction.published
          ? [{ value: direction.node, label: direction.published.vision, detail: t('Vision') }]
          : []
      const fits = vision.filter(({ label, detail }) =>
        `${label} ${detail}`.toLocaleLowerCase().includes(typed.toLocaleLowerCase()),
      )
      const found = goals.found
        .filter((node) => node.kind === 'goal' && node.state !== 'closed')
        .map((node) => ({
          value: node.node,
          label: node.title,
          detail: [node.owner?.name, node.team?.name].filter(Boolean).join(' · ') || undefined,
        }))
      return [...fits, ...found].filter(({ value }) => !left.split(' ').includes(value))
    },
    [organisation, left],
  )
}
