import { Link } from '@tanstack/react-router'
import type { NodeView } from '../../../graph/contract.ts'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import { progressWord } from '../../../graph/web/saying.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'

/** Goals of one's people that are most in need. */
export function Around({ nodes }: { nodes: NodeView[] }) {
  const paths = usePaths()
  if (nodes.length === 0) return null
  return (
    <Section title={t('Around you')} aside={t('goals of your people that need you most')}>
      <DataTable
        caption={t('Goals of your people that need you most')}
        rows={nodes}
        rowKey={({ node }) => node}
        columns={[
          {
            key: 'title',
            header: t('Goal'),
            main: true,
            cell: (node) => <Link to={paths.goal(node.node)}>{node.title}</Link>,
          },
          { key: 'owner', header: t('Owner'), width: '14rem', cell: (node) => node.owner?.name ?? t('nobody') },
          { key: 'health', header: t('Health'), width: '9rem', cell: (node) => <HealthOf node={node} /> },
          {
            key: 'progress',
            header: t('Progress'),
            width: '6rem',
            align: 'end',
            cell: (node) => progressWord(node.standing),
          },
          {
            key: 'due',
            header: t('Due'),
            width: '8rem',
            cell: (node) => (node.due ? civilDate(node.due, locale()) : t('no date')),
          },
        ]}
      />
    </Section>
  )
}
