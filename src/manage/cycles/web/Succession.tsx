import { Link } from '@tanstack/react-router'
import { Text } from '../../../ui/Layout.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { succession } from '../contract.ts'

/** Which goal this one continues, and which one continues it. Nothing where it stands alone, or until that is known. */
export function Succession({ goal }: { goal: GoalView }) {
  const paths = usePaths()
  const { continues, continuedBy } = useAnswer(succession, { goal: goal.node.node }).data ?? {}
  return (
    <>
      {continues && (
        <Text>
          {t('Continues, after {{cycle}}:', { cycle: continues.cycle })}{' '}
          <Link to={paths.goal(continues.node)}>{continues.title}</Link>
        </Text>
      )}
      {continuedBy && (
        <Text>
          {t('Continued in {{cycle}} by', { cycle: continuedBy.cycle })}{' '}
          <Link to={paths.goal(continuedBy.node)}>{continuedBy.title}</Link>
        </Text>
      )}
    </>
  )
}
