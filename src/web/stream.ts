import type { Changed } from './refresh.ts'

interface Hearing {
  changed(what: Changed): void
  /** Whether the stream stands, and the moment (`Date.now()`) since when nothing is missed. */
  standing(stands: boolean, since: number): void
}

export interface Stream {
  close(): void
}

type Message =
  | { said: 'changed'; what: Changed }
  | { said: 'standing'; stands: boolean; since: number }
  | { said: 'how?' }

/**
 * One stream for all tabs of a browser: the tab that holds the lock listens and tells the others; when it closes, the
 * lock passes on. Tabs of different persons do not share. Without locks (a page that is not on https or localhost has none) each tab listens for itself.
 */
export function openStream(organisation: string, person: string, hearing: Hearing): Stream {
  const name = `bearing live ${organisation} ${person}`
  const control = new AbortController()
  const channel = new BroadcastChannel(name)
  let listening: Stream | undefined
  let state = { stands: false, since: 0 }

  const tell = (message: Message) => {
    if (!control.signal.aborted) channel.postMessage(message)
  }
  const lead = () => {
    listening = listen(organisation, {
      changed(what) {
        hearing.changed(what)
        tell({ said: 'changed', what })
      },
      standing(stands, since) {
        state = { stands, since }
        hearing.standing(stands, since)
        tell({ said: 'standing', stands, since })
      },
    })
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.said === 'changed') hearing.changed(data.what)
    else if (data.said === 'standing') hearing.standing(data.stands, data.since)
    else if (listening) tell({ said: 'standing', ...state })
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
    close() {
      control.abort()
      listening?.close()
      channel.close()
    },
  }
}

/** Listens and comes back by itself, sooner at first; after a gap everything may have changed. */
function listen(organisation: string, hearing: Hearing): Stream {
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let opened = false

  const open = () => {
    let begun = false
    source = new EventSource(`/api/${encodeURIComponent(organisation)}/live`)
    source.addEventListener('open', () => {
      failures = 0
      hearing.standing(true, Date.now())
      if (opened) hearing.changed('all')
      opened = true
    })
    source.addEventListener('changed', ({ data }) => hearing.changed(subjectsIn(data)))
    source.addEventListener('all', () => {
      // Each connection begins with one, which the opening has dealt with already.
      if (begun) hearing.changed('all')
      begun = true
    })
    source.addEventListener('error', lost)
  }
  const lost = () => {
    hearing.standing(false, 0)
    source.close()
    clearTimeout(again)
    again = setTimeout(open, Math.min(500 * 2 ** failures, 4_000) * (0.75 + Math.random() / 2))
    failures += 1
  }
  const atOnce = () => {
    if (again === undefined || source.readyState !== EventSource.CLOSED) return
    clearTimeout(again)
    open()
  }
  // A stream whose network is gone does not notice for minutes.
  addEventListener('offline', lost)
  addEventListener('online', atOnce)
  open()

  return {
    close() {
      removeEventListener('offline', lost)
      removeEventListener('online', atOnce)
      clearTimeout(again)
      source.close()
    },
  }
}

function subjectsIn(data: string): Changed {
  try {
    const { subjects } = JSON.parse(data) as { subjects: string[] }
    return Array.isArray(subjects) ? subjects : 'all'
  } catch {
    return 'all'
  }
}
