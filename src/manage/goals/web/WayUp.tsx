import type { Kind } from '../../../graph/node.ts'
import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import classes from './WayUp.module.css'

/** The way up to the vision beyond what the goal itself supports: asking why once more, and once more. */
export function WayUp({ path }: Pick<GoalView, 'path'>) {
  const above = path.slice(0, -2).toReversed()
  if (above.length === 0) return null
  return (
    <nav aria-label={t('The way up')}>
      <p className={classes.label}>{t('which serves')}</p>
      <ol className={classes.way}>
        {above.map(({ node, title, kind }) => (
          <li key={node} data-kind={kind}>
            <NodeLink node={{ node, title, kind: kind as Kind }} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
