import { useCallback } from 'react'
import type { Option } from '../../ui/search.ts'
import { ask } from '../../web/ask.ts'
import { useOrganisation } from '../../web/organisation.tsx'
import { t } from '../../web/words.ts'
import { findParents } from '../contract.ts'
import type { ParentReason } from '../parents.ts'

/** The goal that seeks something to support: by its id, or what is known of one that is being written. */
export interface Seeking {
  node?: string
  title?: string
  team?: string
  due?: string
}

const words: Record<ParentReason, () => string> = {
  vision: () => t('the vision'),
  words: () => t('similar words'),
  team: () => t('same team'),
  'team above': () => t('a team above'),
  line: () => t('its owner’s manager'),
  time: () => t('same time'),
  carries: () => t('carries others'),
}

/** Finds what a goal could support, as fields search: what fits best before a word is typed, each with why. */
export function useFindParents({ node, title, team, due }: Seeking, without: readonly string[] = []) {
  const organisation = useOrganisation()
  const left = without.join(' ')
  return useCallback(
    async (typed: string, signal: AbortSignal): Promise<Option[]> => {
      const about = node ? { node } : { title: title?.slice(0, 300) || undefined, team, due: due || undefined }
      const { found } = await ask(findParents, { ...about, text: typed.trim() || undefined }, { organisation, signal })
      return found
        .filter((each) => !left.split(' ').includes(each.node.node))
        .map(({ node: { node: value, title: label, owner, team: of }, because }) => ({
          value,
          label,
          detail: [owner?.name, of?.name, because.map((reason) => words[reason]()).join(', ')]
            .filter(Boolean)
            .join(' · '),
        }))
    },
    [organisation, node, title, team, due, left],
  )
}
