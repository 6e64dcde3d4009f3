import { type Hearing, type Listening, listen } from './listening.ts'
import type { Looking } from './looking.ts'
import type { Changed } from './refresh.ts'

type Message =
  | { said: 'changed'; what: Changed }
  | { said: 'standing'; stands: boolean }
  | { said: 'how?' }
  | { said: 'looking'; tab: string; looking: Looking }
  | { said: 'looking?' }
  | { said: 'gone'; tab: string }

/** What may have been missed while the lock passed from a tab that was closed to the next. */
const passing = 3_000

/**
 * One stream for all tabs of a browser: the tab that holds the lock listens and tells the others; when it closes, the
 * lock passes on. Tabs of different persons do not share. Without locks (a page that is not on https or localhost has
 * none) each tab listens for itself.
 */
export function openStream(organisation: string, person: string, hearing: Hearing): Listening {
  const name = `bearing live ${organisation} ${person}`
  const tab = Math.random().toString(36).slice(2)
  const control = new AbortController()
  const channel = new BroadcastChannel(name)
  const tabs = new Map<string, Looking>()
  let listening: Listening | undefined
  let stands = false

  const tell = (message: Message) => {
    if (!control.signal.aborted) channel.postMessage(message)
  }
  const lead = () => {
    listening = listen(organisation, {
      changed(what) {
        hearing.changed(what)
        tell({ said: 'changed', what })
      },
      standing(now) {
        stands = now
        hearing.standing(now)
        tell({ said: 'standing', stands })
      },
    })
    tell({ said: 'looking?' })
    const mine = tabs.get(tab)
    if (mine) listening.look(mine)
  }
  const noted = (from: string, looking: Looking) => {
    tabs.set(from, looking)
    listening?.look(together([...tabs.values()], looking.since))
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    const mine = tabs.get(tab)
    if (data.said === 'changed') hearing.changed(data.what)
    else if (data.said === 'standing') hearing.standing(data.stands)
    else if (data.said === 'how?' && listening) tell({ said: 'standing', stands })
    else if (data.said === 'looking' && listening) noted(data.tab, data.looking)
    else if (data.said === 'gone') tabs.delete(data.tab)
    else if (data.said === 'looking?' && mine)
      tell({ said: 'looking', tab, looking: { ...mine, since: Math.min(mine.since, Date.now() - passing) } })
  }

  if (navigator.locks) {
    const held = new Promise<void>((release) => control.signal.addEventListener('abort', () => release()))
    navigator.locks
      .request(name, { signal: control.signal }, () => {
        lead()
        return held
      })
      // Closed before the lock was given.
      .catch(() => undefined)
    tell({ said: 'how?' })
  } else lead()

  return {
    look(looking) {
      noted(tab, looking)
      if (!listening) tell({ said: 'looking', tab, looking })
    },
    close() {
      tell({ said: 'gone', tab })
      control.abort()
      listening?.close()
      channel.close()
    },
  }
}

/** What several tabs look at. */
function together(tabs: Looking[], since: number): Looking {
  const subjects = new Set<string>()
  for (const { subjects: ids } of tabs) if (ids !== 'all') for (const id of ids) subjects.add(id)
  const all = subjects.size > 2_000 || tabs.some((one) => one.subjects === 'all')
  return { subjects: all ? 'all' : subjects, any: tabs.some(({ any }) => any), since }
}
