import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { LensProps } from '../../web/lens.ts'

interface LensPart {
  name: string
  /** Where it lies in the reading order: why to the left, how to the right. */
  side: 'why' | 'what' | 'how'
  /** On a phone the smallest comes first: what presses most. */
  presses: number
  Part: LazyExoticComponent<ComponentType<LensProps>>
}

/** What a chief executive, or a manager for what is theirs, sees at a glance. A part that has nothing to say is not there. */
export const lensParts: LensPart[] = [
  {
    name: 'strategy',
    side: 'why',
    presses: 6,
    Part: lazy(() =>
      import('../../lead/strategy/web/StrategyLens.tsx').then(({ StrategyLens }) => ({ default: StrategyLens })),
    ),
  },
  {
    name: 'signals',
    side: 'what',
    presses: 4,
    Part: lazy(() =>
      import('../../lead/signals/web/SignalsLens.tsx').then(({ SignalsLens }) => ({ default: SignalsLens })),
    ),
  },
  {
    name: 'decisions',
    side: 'what',
    presses: 1,
    Part: lazy(() =>
      import('../../lead/decisions/web/DecisionsLens.tsx').then(({ DecisionsLens }) => ({ default: DecisionsLens })),
    ),
  },
  {
    name: 'changes',
    side: 'how',
    presses: 5,
    Part: lazy(() =>
      import('../../lead/changes/web/ChangesLens.tsx').then(({ ChangesLens }) => ({ default: ChangesLens })),
    ),
  },
  {
    name: 'briefings',
    side: 'how',
    presses: 3,
    Part: lazy(() =>
      import('../../lead/briefings/web/BriefingsLens.tsx').then(({ BriefingsLens }) => ({ default: BriefingsLens })),
    ),
  },
  {
    name: 'stakeholders',
    side: 'how',
    presses: 2,
    Part: lazy(() =>
      import('../../lead/stakeholders/web/StakeholdersLens.tsx').then(({ StakeholdersLens }) => ({
        default: StakeholdersLens,
      })),
    ),
  },
]
