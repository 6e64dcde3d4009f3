import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useOrganisation } from '../../web/organisation.tsx'
import { answerKey } from '../../web/queries.ts'
import { branches } from '../contract.ts'
import { calm, type Known, levelOf } from './branches.ts'

interface Props {
  node: string
  pages: number
  onRead: (node: string, known: Known) => void
}

/** Reads one open level of the outline, and again when it changes; draws nothing itself. */
export function LevelReader({ node, pages, onRead }: Props) {
  const organisation = useOrganisation()
  const { data, error } = useQuery({
    queryKey: [...answerKey(branches, { parent: node }, organisation), pages],
    queryFn: ({ signal }) => levelOf(organisation, node, pages, signal),
    meta: { live: 'mentioned' },
    staleTime: calm,
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (data || error) onRead(node, { data, error })
  }, [node, data, error, onRead])
  return null
}
