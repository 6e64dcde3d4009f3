import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { filtersOf } from '../../../graph/web/listed.ts'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { answerKey, useAnswer, usePages } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { groups, type Row, rows } from '../contract.ts'
import { mostAtOnce } from '../view.ts'
import type { GoalsAddress } from './address.ts'

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
  | { kind: 'end'; key: string; group: GroupSeen; shown: number; waiting: boolean; more: (() => void) | null }

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
  const { text, team, under, owner, health, framework, gap, state } = filtersOf({ ...wanted, as: 'table' })
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
const page = 50

/** The groups with how many are in each; the first ones open, the others as somebody opens them. */
function useGrouped(wanted: GoalsAddress): Items {
  const organisation = useOrganisation()
  const { group: by } = wanted
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [most, setMost] = useState<ReadonlyMap<string, number>>(new Map())
  const query = useAnswer(
    groups,
    { ...askedFor(wanted), by: by ?? 'owner' },
    { keep: true, live: 'any', enabled: by !== undefined },
  )
  const all = (by && query.data?.groups) || []
  // Two ways to gather have no keys in common but "none".
  const keyOf = (key: string) => `${by} ${key}`
  const isOpen = (key: string, at: number) => open.get(keyOf(key)) ?? at < opened
  const inputs = all
    .filter(({ key }, at) => isOpen(key, at))
    .map(({ key }) => ({ ...askedFor(wanted), ...orderOf(wanted), by, key, most: most.get(keyOf(key)) ?? page }))
  const answers = useQueries({
    queries: inputs.map((input) => ({
      queryKey: answerKey(rows, input, organisation),
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(rows, input, { organisation, signal }),
      meta: { live: 'mentioned' as const, asks: rows.asks },
      placeholderData: (before: Awaited<ReturnType<typeof ask<typeof rows.input, typeof rows.output>>> | undefined) =>
        before,
    })),
  })
  const answerOf = new Map(inputs.map((input, at) => [input.key, answers[at]]))
  const refused = answers.find(({ error, data }) => error && !data)?.error ?? null
  return {
    items: all.flatMap((group, at): Item[] => {
      const head: Item = { kind: 'head', key: keyOf(group.key), group, open: isOpen(group.key, at) }
      if (!head.open) return [head]
      const answer = answerOf.get(group.key)
      // A goal may stand in two cycles.
      const drawn = (answer?.data?.rows ?? []).map(
        (row): Item => ({ kind: 'row', key: `${keyOf(group.key)} ${row.node.node}`, row }),
      )
      const now = most.get(keyOf(group.key)) ?? page
      const left = answer?.data?.next != null
      const more = left && now < mostAtOnce ? () => setMost(new Map(most).set(keyOf(group.key), mostAtOnce)) : null
      if (answer?.data && !left) return [head, ...drawn]
      return [
        head,
        ...drawn,
        { kind: 'end', key: `${keyOf(group.key)} end`, group, shown: drawn.length, waiting: !answer?.data, more },
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
