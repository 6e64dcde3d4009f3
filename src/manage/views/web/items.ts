import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { filtersOf } from '../../../graph/web/listed.ts'
import type { OutputOf } from '../../../kernel/contract.ts'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { answerKey, useAnswer, usePages } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { groups, type Row, rows } from '../contract.ts'
import { type GoalsAddress, plainly } from './address.ts'

export interface GroupSeen {
  key: string
  name: string | null
  count: number
  atLeast: boolean
  progress: string | null
}

/** What stands in one line of the table: the head of a group, a goal, or what is to be said at a group's end. */
export type Item =
  | { kind: 'head'; key: string; group: GroupSeen; open: boolean }
  | { kind: 'row'; key: string; row: Row }
  | {
      kind: 'end'
      key: string
      group: GroupSeen
      shown: number
      /** Why the next page did not come. */
      refused: string | null
      retry: () => void
      /** Asks for the next page; null while one is on its way. */
      more: (() => void) | null
    }

export interface Items {
  items: Item[]
  /** How many goals match, and whether there are more than were counted; null while a group's sums say it. */
  total: { total: number; atLeast: boolean } | null
  moreGroups: boolean
  waiting: boolean
  loading: boolean
  error: Refused | null
  retry: () => void
  /** The end comes near. */
  near: () => void
  toggle: (key: string) => void
}

export const askedFor = (wanted: GoalsAddress) => {
  const { text, team, under, owner, health, framework, gap, state } = filtersOf(plainly(wanted))
  return { text, team, under, owner, health, framework, gap, state }
}

export const orderOf = ({ sort, down }: GoalsAddress) => ({ sort, descending: down ? 'true' : 'false' }) as const

/** All that match, a page at a time. */
function usePlain(wanted: GoalsAddress): Items {
  const query = usePages(
    rows,
    { ...askedFor(wanted), ...orderOf(wanted) },
    { live: 'mentioned', enabled: !wanted.group },
  )
  const [first] = query.pages
  return {
    items: query.pages.flatMap((page) => page.rows.map((row) => ({ kind: 'row' as const, key: row.node.node, row }))),
    total: first ? { total: first.total, atLeast: first.atLeast } : null,
    moreGroups: false,
    waiting: query.isPlaceholderData,
    loading: !query.data && !query.error,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    near: query.more,
    toggle: () => undefined,
  }
}

const opened = 3
const page = 100

type Page = OutputOf<typeof rows>

/** The groups with how many are in each; the first ones open, the others as somebody opens them, each by page. */
function useGrouped(wanted: GoalsAddress): Items {
  const organisation = useOrganisation()
  const client = useQueryClient()
  const { group: by } = wanted
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map())
  /** How many pages of a group are wanted, in the order in which they are asked for now. */
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map())
  const query = useAnswer(
    groups,
    { ...askedFor(wanted), by: by ?? 'owner' },
    { keep: true, live: 'any', enabled: by !== undefined },
  )
  const all = (by && query.data?.groups) || []
  // Two ways to gather have no keys in common but "none".
  const keyOf = (key: string) => `${by} ${key}`
  const pagesKey = (key: string) => JSON.stringify([by, key, askedFor(wanted), orderOf(wanted)])
  const isOpen = (key: string, at: number) => open.get(keyOf(key)) ?? at < opened
  // Where a page begins is known once the one before has come.
  const inputs = all
    .filter(({ key }, at) => isOpen(key, at))
    .flatMap(({ key }) => {
      const asked: (ReturnType<typeof askedFor> & { key: string; after: string | undefined; first: boolean })[] = []
      for (let after: string | undefined; asked.length < (pages.get(pagesKey(key)) ?? 1); ) {
        const input = { ...askedFor(wanted), ...orderOf(wanted), by, key, most: page, after }
        asked.push({ ...input, first: asked.length === 0 })
        after = client.getQueryData<Page>(answerKey(rows, input, organisation))?.next ?? undefined
        if (!after) break
      }
      return asked
    })
  const answers = useQueries({
    queries: inputs.map(({ first, ...input }) => ({
      queryKey: answerKey(rows, input, organisation),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> => ask(rows, input, { organisation, signal }),
      meta: { live: 'mentioned' as const, asks: rows.asks },
      placeholderData: (before: Page | undefined) => (first ? before : undefined),
    })),
  })
  const refused = answers.find(({ error, data }, at) => inputs[at]?.first && error && !data)?.error ?? null
  return {
    items: all.flatMap((group, at): Item[] => {
      const head: Item = { kind: 'head', key: keyOf(group.key), group, open: isOpen(group.key, at) }
      if (!head.open) return [head]
      const own = answers.filter((_, each) => inputs[each]?.key === group.key)
      // A goal may stand in two cycles, and for a moment on two pages.
      const drawn = new Map(
        own.flatMap(({ data }) => data?.rows ?? []).map((row) => [`${keyOf(group.key)} ${row.node.node}`, row]),
      )
      const lines = [...drawn].map(([key, row]): Item => ({ kind: 'row', key, row }))
      const last = own.at(-1)
      if (last?.data && !last.data.next) return [head, ...lines]
      const more = () => setPages((before) => new Map(before).set(pagesKey(group.key), own.length + 1))
      return [
        head,
        ...lines,
        {
          ...{ kind: 'end', key: `${keyOf(group.key)} end`, group, shown: drawn.size },
          ...{ refused: last?.error?.message ?? null, retry: () => void last?.refetch() },
          more: last?.data && !last.isPlaceholderData ? more : null,
        },
      ]
    }),
    total: null,
    moreGroups: query.data?.more ?? false,
    waiting: query.isPlaceholderData,
    loading: by !== undefined && !query.data && !query.error,
    error: (query.data ? null : query.error) ?? (refused as Refused | null),
    retry: () => {
      void query.refetch()
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
    near: () => undefined,
    toggle: (key) => {
      const at = all.findIndex((group) => keyOf(group.key) === key)
      setOpen(new Map(open).set(key, !(open.get(key) ?? at < opened)))
    },
  }
}

export function useItems(wanted: GoalsAddress): Items {
  const plain = usePlain(wanted)
  const grouped = useGrouped(wanted)
  return wanted.group ? grouped : plain
}
