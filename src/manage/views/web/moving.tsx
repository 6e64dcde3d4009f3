import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { State } from '../../../graph/node.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { type GoalView, see } from '../../goals/contract.ts'
import { changeGoals, type OneChange } from '../contract.ts'

const CloseDialog = lazy(() =>
  import('../../goals/web/Closing.tsx').then(({ CloseDialog }) => ({ default: CloseDialog })),
)
const ReopenDialog = lazy(() =>
  import('../../goals/web/Closing.tsx').then(({ ReopenDialog }) => ({ default: ReopenDialog })),
)

export interface Moved {
  node: string
  title: string
  state: State
}

/**
 * Moves a goal between draft, active and closed, as far as the viewer may. Closing asks how it ended, reopening asks
 * why; the others are done at once and can be taken back. What is refused says why.
 */
export function useMoves() {
  const client = useQueryClient()
  const organisation = useOrganisation()
  const notify = useNotice()
  const [asking, setAsking] = useState<{ what: 'close' | 'reopen'; goal: GoalView } | null>(null)
  const refuse = (text: string) => notify({ text, kind: 'refusal' })

  const decide = async ({ node }: Moved, what: 'close' | 'reopen') => {
    const goal = await ask(see, { goal: node }, { organisation })
    const may = goal.abilities[what]
    if (may?.allowed) setAsking({ what, goal })
    else refuse(may?.because ?? t('You may not do this.'))
  }

  const carryOut = async (one: OneChange, text: string, back: boolean) => {
    const { goals } = await ask(changeGoals, { changes: [one] }, { organisation })
    await client.invalidateQueries({ queryKey: [organisation] })
    const [came] = goals
    if (came?.came === 'refused') return refuse(came.because ?? '')
    const { undo } = came ?? {}
    notify({
      text,
      ...(undo &&
        back && { action: { label: t('Undo'), onSelect: () => void run(carryOut(undo, t('Taken back.'), false)) } }),
    })
  }

  const run = (work: Promise<void>) => work.catch((refused: Refused) => refuse(refused.message))

  const step = async (goal: Moved, to: State): Promise<void> => {
    const { node, state, title } = goal
    if (state === to) {
      notify(
        to === 'active'
          ? t('“{{title}}” is active already. How it stands is computed from its readings.', { title })
          : t('“{{title}}” stands there already.', { title }),
      )
      return
    }
    if (to === 'closed' && state === 'draft') return refuse(t('A draft is deleted rather than closed.'))
    if (to === 'draft' && state === 'closed') return refuse(t('This goal is closed. Reopen it first.'))
    if (to === 'closed') return decide(goal, 'close')
    if (state === 'closed') return decide(goal, 'reopen')
    const text =
      to === 'active' ? t('“{{title}}” is active.', { title }) : t('“{{title}}” is a draft again.', { title })
    return carryOut({ goal: node, state: to }, text, true)
  }

  const dialogs = asking && (
    <Suspense fallback={null}>
      {asking.what === 'close' ? (
        <CloseDialog goal={asking.goal} onClose={() => setAsking(null)} />
      ) : (
        <ReopenDialog goal={asking.goal} onClose={() => setAsking(null)} />
      )}
    </Suspense>
  )
  return { move: (goal: Moved, to: State) => void run(step(goal, to)), dialogs }
}
