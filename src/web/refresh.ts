import type { Query, QueryClient } from '@tanstack/react-query'
import { listens } from './looking.ts'
import { mentionsOf } from './mentions.ts'

/** What changed: these subjects, or too much to say. */
export type Changed = readonly string[] | 'all'

const calm = { mentioned: 50, any: 1_000 }

/**
 * Asks again what is on screen and concerns what changed. Changes are merged: an answer is asked for again at once, and
 * then at most every 50 ms, and never while it is on its way, so that a storm of changes starves nobody.
 */
export function makeRefresher(client: QueryClient, organisation: string) {
  const due = new Map<string, ReturnType<typeof setTimeout>>()
  let subjects = new Set<string>()
  let everything = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0

  const flush = () => {
    timer = undefined
    last = Date.now()
    const [ids, all] = [subjects, everything]
    subjects = new Set()
    everything = false
    for (const query of client.getQueryCache().findAll({ queryKey: [organisation] })) {
      if (all || listens(query) || concerns(query, ids)) again(query)
    }
  }

  const again = (query: Query) => {
    const key = query.queryHash
    if (due.has(key)) return
    const pause = listens(query) ? calm.any : calm.mentioned
    const wait = Math.max(0, (query.state.dataUpdatedAt || 0) + pause - Date.now())
    due.set(
      key,
      setTimeout(() => settle(query), wait),
    )
  }

  const settle = async (query: Query) => {
    // The answer on its way may have been read before the change.
    if (query.state.fetchStatus === 'fetching') await query.promise?.catch(() => undefined)
    due.delete(query.queryHash)
    // A page that nobody looks at asks again when it is looked at.
    const refetchType = document.hidden ? 'none' : 'active'
    // By itself, not by its key, which would be compared with those of all that is kept.
    await client.invalidateQueries({ predicate: (each) => each === query, refetchType }, { cancelRefetch: false })
  }

  return {
    changed(what: Changed) {
      if (what === 'all') everything = true
      else for (const one of what) subjects.add(one)
      timer ??= setTimeout(flush, Math.max(0, last + calm.mentioned - Date.now()))
    },
    stop() {
      clearTimeout(timer)
      for (const waiting of due.values()) clearTimeout(waiting)
      due.clear()
    },
  }
}

export type Refresher = ReturnType<typeof makeRefresher>

function concerns(query: Query, ids: ReadonlySet<string>): boolean {
  const mentioned = mentionsOf(query.state.data)
  const asked = mentionsOf(query.queryKey[2])
  for (const id of ids) if (mentioned.has(id) || asked.has(id)) return true
  return false
}
