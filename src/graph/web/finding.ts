import { useCallback } from 'react'
import type { Option } from '../../ui/search.ts'
import { ask } from '../../web/ask.ts'
import { useOrganisation } from '../../web/organisation.tsx'
import { search } from '../contract.ts'
import { healthWord, kindWord } from './saying.ts'

/** Finds goals and the vision by words of their title, as fields search. */
export function useFindNodes(without?: string) {
  const organisation = useOrganisation()
  return useCallback(
    async (typed: string, signal: AbortSignal): Promise<Option[]> => {
      const text = typed.trim()
      if (text.length < 2) return []
      const { found } = await ask(search, { text }, { organisation, signal })
      return found
        .filter(({ node }) => node !== without)
        .map(({ node, kind, title, team, owner, standing }) => ({
          value: node,
          label: title,
          detail: [kind === 'goal' ? null : kindWord(kind), team?.name, owner?.name, healthWord(standing.health)]
            .filter(Boolean)
            .join(' · '),
        }))
    },
    [organisation, without],
  )
}
