import type { ReactNode } from 'react'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import type { Refused } from './refused.ts'
import { t } from './words.ts'

/** As much of a query as is needed to show it. */
export interface Asked<Data> {
  data: Data | undefined
  error: Refused | null
  refetch: () => unknown
  isFetching: boolean
}

interface Props<Data> {
  query: Asked<Data>
  /** What keeps the room while nothing is there yet. */
  loading?: ReactNode
  children: (data: Data) => ReactNode
}

/** An answer when it is there, room for it while it is not, and a sentence where it was refused. */
export function Answered<Data>({ query, loading, children }: Props<Data>) {
  const { data, error, refetch, isFetching } = query
  // What was read before stays in sight while nothing can be reached; the shell says that it is old.
  if (data !== undefined && (!error || error.passing)) return children(data)
  if (error) return <Failed error={error} busy={isFetching} onRetry={() => void refetch()} />
  return loading ?? <Loading />
}

/** A refusal in a page's place: what is wrong, and another try where that could help. */
export function Failed({ error, busy, onRetry }: { error: Error; busy?: boolean; onRetry?: () => void }) {
  const { passing, kind } = error as Partial<Refused>
  const todo = kind ? advice(kind) : t('Reload the page. If it happens again, tell your administrator.')
  return <Failure what={error.message} todo={todo} busy={busy} onRetry={passing ? onRetry : undefined} />
}

function advice(kind: Refused['kind']): string | undefined {
  if (kind === 'not-found')
    return t('It may have been archived, or it is not meant for you. Go back, or search for it.')
  if (kind === 'forbidden') return t('If you need it, ask its owner or an administrator.')
  return undefined
}
