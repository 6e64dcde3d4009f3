import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { buttonClass } from '../../../ui/Button.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { useKeptKey, writeKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { learningGoal } from '../../frameworks/hard.ts'
import type { GoalView } from '../contract.ts'
import { emptyGoal } from './new-goal.ts'

/** What is difficult asks to be learnt: a goal of its own, begun with what is written here. */
export function LearningGoal({ goal }: { goal: GoalView }) {
  const paths = usePaths()
  const today = useToday()
  const { me } = useViewer()
  const key = useKeptKey(`new goal ${goal.node.node}`)
  const draft = useMemo(() => learningGoal(goal.facts, goal.node.title), [goal.facts, goal.node.title])
  if (!draft || goal.node.state === 'closed') return null
  const begin = () =>
    writeKept(key, {
      ...emptyGoal({ person: me.person, name: me.name }, today),
      ...draft,
      supports: [{ node: goal.node.node, title: goal.node.title }],
      team: goal.node.team,
    })
  return (
    <Stack gap={2}>
      <div>
        <Link
          to={paths.newGoal}
          search={{ parent: goal.node.node } as never}
          className={buttonClass}
          data-size="small"
          onClick={begin}
        >
          {t('Write a learning goal')}
        </Link>
      </div>
    </Stack>
  )
}
