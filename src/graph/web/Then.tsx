import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/Loading.tsx'
import type { Area } from '../contract.ts'

const PastPanel = lazy(() => import('./PastPanel.tsx').then(({ PastPanel }) => ({ default: PastPanel })))

/** A node as it was on the day that the map shows. */
export const Then = ({ area }: { area: Area }) => (
  <Suspense fallback={<Loading lines={6} />}>
    <PastPanel area={area} />
  </Suspense>
)
