import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { SupportActs } from '../../../graph/web/SupportActs.tsx'
import type { OutputOf } from '../../../kernel/contract.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Goals that would support one of mine and do not count before I say so. */
export function Proposals({ proposals }: { proposals: OutputOf<typeof owing>['words'] }) {
  const paths = usePaths()
  const today = useToday()
  if (proposals.length === 0) return null
  return (
    <Section title={t('Waiting for my word')} aside={proposals.length}>
      <ul className={classes.rows}>
        {proposals.map(({ node, parent, since }) => (
          <li key={`${node.node} ${parent.node}`} className={classes.row} data-owed>
            <RowTitle to={paths.goal(node.node)}>{node.title}</RowTitle>
            <span className={classes.facts}>
              <span>
                {t('would support')} <NodeLink node={parent} />
              </span>
              {node.owner && <span>{node.owner.name}</span>}
              {since && <span>{t('proposed {{when}}', { when: relativeDays(since, today, locale()) })}</span>}
            </span>
            <span className={classes.acts}>
              <SupportActs child={node.node} parent={parent.node} accepted={false} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
