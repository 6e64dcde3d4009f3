import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf } from '../../../kernel/contract.ts'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { answerKey } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { change, type GoalView, see } from '../contract.ts'

type Fields = Omit<InputOf<typeof change>, 'goal' | 'revision'>

/** What a change was made from: `read` says the same of two versions of a goal where neither was changed. */
export interface Changing {
  fields: Fields
  /** The fields as text, of a version of the goal; what was open while others wrote is compared by it. */
  read: (goal: GoalView) => string
  /** That text as it was when the reader began. */
  base: string
}

/**
 * Saves over what was read. Where somebody wrote elsewhere in the goal meanwhile, both changes stand; where they wrote
 * the same field, nothing is saved, and the page shows both.
 */
export function useGoalChange(goal: GoalView) {
  const client = useQueryClient()
  const organisation = useOrganisation()
  const [error, setError] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const input = { goal: goal.node.node }
  const key = answerKey(see, input, organisation)

  const attempt = async ({ fields, read, base }: Changing): Promise<boolean> => {
    let latest = goal
    for (let turn = 0; turn < 3; turn += 1) {
      if (read(latest) !== base) return false
      try {
        const saved = await ask(change, { ...input, revision: latest.revision, ...fields }, { organisation })
        client.setQueryData(key, saved)
        void client.invalidateQueries({ queryKey: [organisation] })
        return true
      } catch (refused) {
        if ((refused as Refused).kind !== 'conflict' || (refused as Refused).theirs === undefined) throw refused
        latest = await ask(see, input, { organisation })
        client.setQueryData(key, latest)
      }
    }
    return false
  }

  /** True where it was saved. */
  const save = async (changing: Changing): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setError(null)
    try {
      return await attempt(changing)
    } catch (refused) {
      setError(refused as Refused)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { save, error, busy, forget: () => setError(null) }
}
