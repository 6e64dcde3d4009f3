import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { history } from '../../goals/contract.ts'
import { list } from '../contract.ts'
import type { Past } from './told.ts'

export type CheckIn = OutputOf<typeof list>['checkIns'][number]

export type Entry = { at: string; key: string } & ({ checkIn: CheckIn } | { past: Past })

interface Stream<Item> {
  items: Item[]
  next: string | null
}

const noEarlier = { checkIns: { items: [] as CheckIn[], next: null }, events: { items: [] as Past[], next: null } }

/** Check-ins and changes of a goal in one line, newest first; earlier ones are fetched when they are wanted. */
export function useTimeline(goal: string) {
  const organisation = useOrganisation()
  const checkIns = useAnswer(list, { goal })
  const events = useAnswer(history, { goal })
  const [earlier, setEarlier] = useState<{ checkIns: Stream<CheckIn>; events: Stream<Past> } | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Refused | null>(null)

  const first = {
    checkIns: { items: checkIns.data?.checkIns ?? [], next: checkIns.data?.next ?? null },
    events: { items: events.data?.events ?? [], next: events.data?.next ?? null },
  }
  const more = async () => {
    setBusy(true)
    setFailed(null)
    try {
      const before = earlier ?? { checkIns: { ...first.checkIns, items: [] }, events: { ...first.events, items: [] } }
      const [c, e] = [before.checkIns.next, before.events.next]
      const [olderCheckIns, olderEvents] = await Promise.all([
        c ? ask(list, { goal, before: c }, { organisation }) : null,
        e ? ask(history, { goal, before: e }, { organisation }) : null,
      ])
      setEarlier({
        checkIns: {
          items: [...before.checkIns.items, ...(olderCheckIns?.checkIns ?? [])],
          next: olderCheckIns?.next ?? null,
        },
        events: { items: [...before.events.items, ...(olderEvents?.events ?? [])], next: olderEvents?.next ?? null },
      })
    } catch (refused) {
      setFailed(refused as Refused)
    } finally {
      setBusy(false)
    }
  }

  const rest = earlier ?? noEarlier
  const entries = merged(
    {
      items: [...first.checkIns.items, ...rest.checkIns.items],
      next: earlier ? earlier.checkIns.next : first.checkIns.next,
    },
    { items: [...first.events.items, ...rest.events.items], next: earlier ? earlier.events.next : first.events.next },
  )
  const error = checkIns.error ?? events.error
  return {
    ...entries,
    pending: !error && (checkIns.data === undefined || events.data === undefined),
    error: checkIns.data && events.data ? failed : (error ?? failed),
    retry: () => void Promise.all([checkIns.refetch(), events.refetch()]),
    more,
    busy,
  }
}

/** Where one of the two has more to come, nothing older than its last item is shown yet: it might belong in between. */
export function merged(checkIns: Stream<CheckIn>, events: Stream<Past>): { entries: Entry[]; hasMore: boolean } {
  const seen = new Set<string>()
  const once = <Item extends { key: string }>(each: Item) => !seen.has(each.key) && Boolean(seen.add(each.key))
  const all: Entry[] = [
    ...checkIns.items.map((checkIn) => ({ at: checkIn.at, key: checkIn.checkIn, checkIn })),
    ...events.items
      // A check-in stands in the line itself; what was said stands below what it is about.
      .filter(({ happened }) => !/^(check-in|comment|reaction)\./.test(happened))
      .map((past) => ({ at: past.at, key: past.event, past })),
  ].filter(once)
  const ends = [checkIns, events].flatMap(({ items, next }) => (next ? [oldest(items)] : []))
  const until = ends.toSorted().at(-1) ?? ''
  const entries = all.filter(({ at }) => at >= until).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { entries, hasMore: ends.length > 0 }
}

const oldest = (items: { at: string }[]): string => items.map(({ at }) => at).toSorted()[0] ?? ''
