import type { Query, QueryClient } from '@tanstack/react-query'
import { mentionsOf } from './mentions.ts'

/** What is on screen: only what touches it need be told. */
export interface Looking {
  /** Too many to name them: everything. */
  subjects: ReadonlySet<string> | 'all'
  /** A list is shown, which also something that is not in it may concern. */
  any: boolean
  /** When the oldest answer that has not been looked at before was asked for (`Date.now()`). */
  since: number
}

const most = 2_000
const calm = 100

export const listens = (query: Query): boolean => query.meta?.live === 'any'

/**
 * Follows what the answers on screen mention. Told at once what there is, then whenever something is looked at that was
 * not before. What was looked at a moment ago stays, since whoever looks closer comes back; what is longer ago is dropped
 * on the way once it is much more than what is on screen.
 */
export function watchLooking(client: QueryClient, organisation: string, look: (looking: Looking) => void) {
  const cache = client.getQueryCache()
  const begun = new WeakMap<Query, number>()
  const read = new WeakMap<Query, number>()
  let before: Looking | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const gather = () => {
    timer = undefined
    const queries = cache.findAll({ queryKey: [organisation], type: 'active' })
    const subjects = new Set<string>()
    let since = Date.now()
    for (const query of queries) {
      // What is still on its way is read later than now.
      if (query.state.data === undefined) continue
      let isNew = listens(query) && !before?.any
      for (const ids of [mentionsOf(query.state.data), mentionsOf(query.queryKey[2])])
        for (const id of ids) {
          subjects.add(id)
          if (before?.subjects !== 'all' && !before?.subjects.has(id)) isNew = true
        }
      if (isNew) since = Math.min(since, read.get(query) ?? since)
    }
    const any = queries.some((query) => listens(query) && query.state.data !== undefined)
    const all = subjects.size > most
    if (before && !all && !widens(before, subjects, any)) {
      // The same as before, the latest first.
      before = { ...before, subjects: withEarlier(before, subjects) }
      return
    }
    if (before?.subjects === 'all' && all) return
    before = { subjects: all ? 'all' : withEarlier(before, subjects), any, since }
    look(before)
  }

  const stop = cache.subscribe((event) => {
    const { query, type } = event
    if (query.queryKey[0] !== organisation) return
    if (type === 'updated' && event.action.type === 'fetch') begun.set(query, Date.now())
    if (type === 'updated' && event.action.type === 'success') read.set(query, begun.get(query) ?? Date.now())
    if (type === 'observerAdded' || (type === 'updated' && event.action.type === 'success'))
      timer ??= setTimeout(gather, calm)
  })
  timer = setTimeout(gather, calm)

  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** With what was looked at until now, the latest first, as far as that is not much more. */
function withEarlier(before: Looking | undefined, subjects: Set<string>): Set<string> {
  if (!before || before.subjects === 'all') return subjects
  const both = new Set([...subjects, ...before.subjects])
  return new Set([...both].slice(0, Math.max(muchMoreThan(subjects), subjects.size)))
}

const muchMoreThan = ({ size }: Set<string>): number => Math.min(Math.max(4 * size + 200, 1_600), most)

/** Whether it is more than before; or so much less that it is worth saying. */
function widens(before: Looking, subjects: Set<string>, any: boolean): boolean {
  if (any && !before.any) return true
  if (before.subjects === 'all') return subjects.size < most / 2
  if (before.subjects.size > muchMoreThan(subjects)) return true
  for (const id of subjects) if (!before.subjects.has(id)) return true
  return false
}
