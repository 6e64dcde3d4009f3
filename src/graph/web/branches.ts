import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../kernel/contract.ts'
import { ask } from '../../web/ask.ts'
import { useOrganisation } from '../../web/organisation.tsx'
import { answerKey } from '../../web/queries.ts'
import { branches } from '../contract.ts'
import type { filtersOf } from './listed.ts'

export type Branch = OutputOf<typeof branches>['branches'][number]

/** A row of the outline as it is drawn; without a view it is where a level goes on, or is on its way. */
export interface TreeRowOf {
  /** The path of nodes from the top: the same goal stands once under each that it supports. */
  key: string
  level: number
  position: number
  of: number
  open: boolean | null
  view: Branch | null
  state: 'there' | 'more' | 'fetching' | 'failed'
  left: number
  says: string
}

interface Level {
  branches: Branch[]
  total: number
  next: string | null
}

const size = 50
export const calm = 30_000

/** The outline's rows: its roots by page, and below each that is open what carries it, by page as well. */
export function useBranches(filters: ReturnType<typeof filtersOf> | null) {
  const organisation = useOrganisation()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  /** How many pages of a level are wanted, by the node that it lies below. */
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map())
  const roots = useInfiniteQuery({
    queryKey: [...answerKey(branches, { ...filters, size }, organisation), 'tree'],
    queryFn: ({ signal, pageParam: after }): Promise<Level> =>
      ask(branches, { ...filters, most: size, after }, { organisation, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { live: 'any' },
    staleTime: calm,
  })
  const opened = useMemo(() => [...new Set([...open].map(endOf))], [open])
  /** What each open level has told, by the node that it lies below. */
  const [read, setRead] = useState<ReadonlyMap<string, Known>>(new Map())
  const tell = useCallback((node: string, known: Known) => setRead((before) => new Map(before).set(node, known)), [])
  const rows = useMemo(() => {
    const first = roots.data?.pages ?? []
    const top: Level = {
      branches: first.flatMap((page) => page.branches),
      total: first[0]?.total ?? 0,
      next: first.at(-1)?.next ?? null,
    }
    return rowsOf(top, open, (node) => read.get(node))
  }, [roots.data, read, open])

  const toggle = useCallback((row: TreeRowOf) => {
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(row.key)) after.add(row.key)
      return after
    })
  }, [])
  const { fetchNextPage } = roots
  const more = useCallback(
    (row: TreeRowOf) => {
      const above = row.key.slice(0, Math.max(row.key.lastIndexOf('/'), 0))
      if (!above) void fetchNextPage()
      else setPages((before) => new Map(before).set(endOf(above), (before.get(endOf(above)) ?? 1) + 1))
    },
    [fetchNextPage],
  )
  return { rows, asked: roots, toggle, more, opened, pages, tell }
}

const endOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)

/** So many pages of what a goal carries, one after the other. */
export async function levelOf(
  organisation: string,
  parent: string,
  pages: number,
  signal: AbortSignal,
): Promise<Level> {
  const level: Level = { branches: [], total: 0, next: null }
  for (let page = 0; page < pages; page++) {
    const answer = await ask(branches, { parent, most: size, after: level.next ?? undefined }, { organisation, signal })
    level.branches.push(...answer.branches)
    Object.assign(level, { total: answer.total, next: answer.next })
    if (!answer.next) break
  }
  return level
}

export interface Known {
  data: Level | undefined
  error: Error | null
}

export function rowsOf(top: Level, open: ReadonlySet<string>, below: (node: string) => Known | undefined): TreeRowOf[] {
  const rows: TreeRowOf[] = []
  const lay = ({ branches: found, total, next }: Level, above: string, level: number): void => {
    const of = Math.max(total, found.length)
    const one = { level, of, open: null, view: null, left: 0, says: '' }
    found.forEach((view, at) => {
      const key = above ? `${above}/${view.node}` : view.node
      const isOpen = open.has(key)
      const state = view.carries > 0 ? isOpen : null
      rows.push({ ...one, key, position: at + 1, open: state, view, state: 'there' })
      if (!state) return
      const known = below(view.node)
      if (known?.data) lay(known.data, key, level + 1)
      else
        rows.push({
          ...{ ...one, key: `${key}/…`, level: level + 1, position: 1, of: 1 },
          ...{ state: known?.error ? ('failed' as const) : ('fetching' as const), says: known?.error?.message ?? '' },
        })
    })
    if (next)
      rows.push({
        ...one,
        key: above ? `${above}/…` : '…',
        position: of,
        state: 'more',
        left: Math.max(of - found.length, 1),
      })
  }
  lay(top, '', 1)
  return rows
}
