import type { Looking } from './looking.ts'
import type { Changed } from './refresh.ts'

export interface Hearing {
  changed(what: Changed): void
  /** Whether the stream stands. */
  standing(stands: boolean): void
}

export interface Listening {
  /** Says what is looked at now; what has changed since is heard of too. */
  look(looking: Looking): void
  close(): void
}

/** Requests take a while to arrive; what is told twice is asked for once more. */
const margin = 2_000
const reopenAtMost = 500

interface Connection {
  end(): void
}

/**
 * Listens and comes back by itself, sooner at first; what was missed in between is told when it stands again. When more
 * is looked at, a second stream is opened before the first one is let go.
 */
export function listen(organisation: string, hearing: Hearing): Listening {
  let looking: Looking | undefined
  let since = Number.POSITIVE_INFINITY
  let heard = 0
  let current: Connection | undefined
  let opening: Connection | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let refused = false
  let opened = 0

  const open = () => {
    timer = undefined
    if (!looking) return
    opening?.end()
    opened = Date.now()
    // While one stands nothing is missed of what it was told to look at.
    const from = Math.min(since, current ? opened : heard || opened)
    since = Number.POSITIVE_INFINITY
    const control = new AbortController()
    const mine: Connection = { end: () => control.abort() }
    opening = mine
    const body = { ...named(looking), within: opened - from + margin }
    connect(organisation, body, control.signal, {
      stands() {
        current?.end()
        current = mine
        opening = undefined
        failures = 0
        refused = false
        heard = Date.now()
        hearing.standing(true)
      },
      said(event, data) {
        heard = Date.now()
        if (event === 'all') hearing.changed('all')
        else if (event === 'changed') hearing.changed(subjectsIn(data))
      },
    }).then(
      () => lost(mine),
      (error: unknown) => {
        // Whoever is not let in any longer learns it by asking.
        if (error instanceof NotLetIn && !refused) hearing.changed('all')
        refused = error instanceof NotLetIn
        since = Math.min(since, from)
        lost(mine)
      },
    )
  }
  const lost = (connection: Connection) => {
    if (connection === opening) opening = undefined
    else if (connection === current) current = undefined
    else return
    if (!current) hearing.standing(false)
    if (opening || timer !== undefined) return
    timer = setTimeout(open, Math.min(500 * 2 ** failures, 4_000) * (0.75 + Math.random() / 2))
    failures += 1
  }
  // A stream whose network is gone does not notice for minutes.
  const offline = () => {
    for (const connection of [opening, current]) {
      connection?.end()
      if (connection) lost(connection)
    }
  }
  const online = () => {
    if (timer === undefined || current || opening) return
    clearTimeout(timer)
    open()
  }
  addEventListener('offline', offline)
  addEventListener('online', online)

  return {
    look(wanted) {
      looking = wanted
      since = Math.min(since, wanted.since)
      if (timer === undefined) timer = setTimeout(open, Math.max(0, opened + reopenAtMost - Date.now()))
    },
    close() {
      removeEventListener('offline', offline)
      removeEventListener('online', online)
      looking = undefined
      clearTimeout(timer)
      timer = undefined
      opening?.end()
      current?.end()
      opening = undefined
      current = undefined
    },
  }
}

class NotLetIn extends Error {}

const named = ({ subjects, any }: Looking) => (subjects === 'all' ? { any } : { subjects: [...subjects], any })

interface Heard {
  stands(): void
  said(event: string, data: string): void
}

/** One connection, from its opening to its end; throws where it did not stand. */
async function connect(
  organisation: string,
  body: object,
  signal: AbortSignal,
  { stands, said }: Heard,
): Promise<void> {
  const answer = await fetch(`/api/${encodeURIComponent(organisation)}/live`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    signal,
  })
  if ([401, 403, 404].includes(answer.status)) throw new NotLetIn()
  if (!answer.ok || !answer.body) throw new Error(`The stream was answered with ${answer.status}.`)
  stands()
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done || signal.aborted) return
    const messages = (text + value).split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages)
      said(/^event: (.*)$/m.exec(message)?.[1] ?? '', /^data: (.*)$/m.exec(message)?.[1] ?? '')
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
