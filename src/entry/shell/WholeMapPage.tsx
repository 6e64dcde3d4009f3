import { lazy } from 'react'
import { MapPage } from '../../graph/web/MapPage.tsx'
import { NodeSlots } from '../../graph/web/node-slots.ts'

// Fetched when a node is chosen, so that the map itself comes no later.
const EndangeredBy = lazy(() =>
  import('../../lead/signals/web/EndangeredBy.tsx').then(({ EndangeredBy }) => ({ default: EndangeredBy })),
)

const slots: NodeSlots = { endangered: EndangeredBy }

/** The map with what the slices above it have to say of the chosen node. */
export function WholeMapPage() {
  return (
    <NodeSlots value={slots}>
      <MapPage />
    </NodeSlots>
  )
}
