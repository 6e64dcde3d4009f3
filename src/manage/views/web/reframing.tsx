import { lazy, Suspense, useState } from 'react'
import { useNotice } from '../../../ui/Notice.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import type { Framework } from '../../frameworks/rules.ts'
import { type GoalView, see } from '../../goals/contract.ts'

const ChangeFramework = lazy(() =>
  import('../../goals/web/ChangeFramework.tsx').then(({ ChangeFramework }) => ({ default: ChangeFramework })),
)

/** Another framework for a goal of the table: what carries over, what is lost and what is asked stands there before. */
export function useReframing() {
  const organisation = useOrganisation()
  const notify = useNotice()
  const [asking, setAsking] = useState<{ goal: GoalView; to: Framework | null } | null>(null)
  const reframe = (goal: string, to: Framework | null) =>
    void ask(see, { goal }, { organisation })
      .then((seen) => setAsking({ goal: seen, to }))
      .catch((refused: Refused) => notify({ text: refused.message, kind: 'refusal' }))
  const dialog = asking && (
    <Suspense fallback={null}>
      <ChangeFramework goal={asking.goal} to={asking.to} onClose={() => setAsking(null)} />
    </Suspense>
  )
  return { reframe, dialog }
}
