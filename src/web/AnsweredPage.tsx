import type { ReactNode } from 'react'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Answered, type Asked } from './Answered.tsx'

interface Props<Data> {
  query: Asked<Data>
  /** The page's title until its own is known. */
  title: string
  children: (data: Data) => ReactNode
}

/** A whole page that depends on one answer: its room while it is on its way, a sentence where it was refused. */
export function AnsweredPage<Data>({ query, title, children }: Props<Data>) {
  if (query.data !== undefined && (!query.error || query.error.passing)) return children(query.data)
  return (
    <Page title={title} hideTitle={!query.error} width="reading" product="Bearing">
      <Answered query={query} loading={<Loading lines={5} />}>
        {children}
      </Answered>
    </Page>
  )
}
