import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { watchLooking } from './looking.ts'
import { type Changed, makeRefresher } from './refresh.ts'
import { openStream } from './stream.ts'

export type LiveState = 'live' | 'reconnecting'

const Context = createContext<LiveState>('live')

/** `reconnecting` once changes of others have been out of reach for three seconds. */
export const useLiveState = (): LiveState => useContext(Context)

const patience = 3_000

/** Keeps what is on screen as others see it: listens to the organisation's stream while it is mounted. */
export function Live({
  organisation,
  person,
  children,
}: {
  organisation: string
  person: string
  children: ReactNode
}) {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('live')

  useEffect(() => {
    const refresher = makeRefresher(client, organisation)
    let late: ReturnType<typeof setTimeout> | undefined
    const stream = openStream(organisation, person, {
      changed: (what: Changed) => refresher.changed(what),
      standing: (stands) => {
        if (!stands) {
          late ??= setTimeout(() => setState('reconnecting'), patience)
          return
        }
        clearTimeout(late)
        late = undefined
        setState('live')
      },
    })
    const stop = watchLooking(client, organisation, stream.look)
    return () => {
      clearTimeout(late)
      stop()
      stream.close()
      refresher.stop()
    }
  }, [client, organisation, person])

  return <Context value={state}>{children}</Context>
}
