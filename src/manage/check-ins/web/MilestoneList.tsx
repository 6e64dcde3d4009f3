import { useEffect } from 'react'
import type { Milestone } from '../../../graph/milestone.ts'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { record } from '../contract.ts'
import { Milestones } from './Milestones.tsx'

interface Props {
  goal: GoalView
  measure: Neighbour
  milestones: readonly Milestone[]
}

/** The milestones of a measure on its goal's page; ticking one is a check-in of today. */
export function MilestoneList({ goal, measure, milestones }: Props) {
  const today = useToday()
  const notify = useNotice()
  const act = useAct(record)
  // What was ticked shows at once, and gives way to the list when that comes back changed.
  const told = act.isError ? undefined : act.variables?.milestones?.[0]
  const shown = milestones.map((each) => (each.title === told?.title ? { ...each, reachedOn: told.reachedOn } : each))
  const list = JSON.stringify(milestones)
  const { isPending, reset } = act
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a list that is another one takes the tick back
  useEffect(() => {
    if (!isPending) reset()
  }, [list])
  const tick = ({ title }: Milestone, reached: boolean) =>
    act.mutate(
      { goal: goal.node.node, milestones: [{ measure: measure.node, title, reachedOn: reached ? today : null }] },
      {
        onSuccess: () =>
          notify(
            reached ? t('“{{title}}” is reached.', { title }) : t('“{{title}}” is not reached after all.', { title }),
          ),
      },
    )
  return (
    <>
      <Milestones
        label={t('Milestones of “{{title}}”', { title: measure.title })}
        milestones={shown}
        today={today}
        busy={act.isPending}
        onTick={goal.abilities['check-in']?.allowed ? tick : undefined}
      />
      {act.error && <Failure what={act.error.message} />}
    </>
  )
}
