import { type ReactNode, useEffect } from 'react'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { type GoalView, see } from '../contract.ts'

interface Props {
  goal: string
  /** It could not be read, which has been said. */
  onFailed: () => void
  children: (goal: GoalView) => ReactNode
}

/** A goal with everything, for what is done with it from a list: a dialog that opens as soon as it is read. */
export function WholeGoal({ goal, onFailed, children }: Props) {
  const notify = useNotice()
  const { data, error } = useAnswer(see, { goal })
  useEffect(() => {
    if (!error) return
    notify({ text: error.message, kind: 'refusal' })
    onFailed()
  }, [error, notify, onFailed])
  return data ? children(data) : null
}
