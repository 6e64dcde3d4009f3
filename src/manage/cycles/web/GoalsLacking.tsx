import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { NodeView } from '../../../graph/contract.ts'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Text } from '../../../ui/Layout.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { WholeGoal } from '../../goals/web/WholeGoal.tsx'
import { lacking } from '../contract.ts'
import type { Lack } from '../lack.ts'
import type { Missing } from '../owed.ts'
import { FillGaps } from './FillGaps.tsx'
import { lackAdvice } from './saying.ts'

/** What a dialog here can fill in; the rest is mended on the goal's own page. */
const filled: Partial<Record<Lack, Missing>> = { why: 'why', how: 'how', when: 'when' }

/** Open goals that lack one thing, with the way to mend it. */
export function GoalsLacking({ lack }: { lack: Exclude<Lack, 'load'> }) {
  const paths = usePaths()
  const asked = usePages(lacking, { lack }, { live: 'mentioned' })
  const [open, setOpen] = useState<string | null>(null)
  const missing = filled[lack]
  const mend = (node: NodeView) =>
    missing ? (
      <Button
        size="small"
        aria-label={t('Fill in what “{{title}}” lacks', { title: node.title })}
        onClick={() => setOpen(node.node)}
      >
        {t('Fill in')}
      </Button>
    ) : (
      <Link to={paths.goal(node.node)} aria-label={t('Mend “{{title}}” on its page', { title: node.title })}>
        {t('Mend on its page')}
      </Link>
    )
  return (
    <Answered query={asked}>
      {() => (
        <>
          <Text quiet>{lackAdvice(lack)}</Text>
          <DataTable
            caption={lackAdvice(lack)}
            rows={asked.pages.flatMap((page) => page.goals)}
            rowKey={({ node }) => node}
            onNearEnd={asked.more}
            empty={<Empty title={t('No goal that you can see lacks this.')} />}
            columns={[
              {
                key: 'title',
                header: t('Goal'),
                main: true,
                cell: (node) => <Link to={paths.goal(node.node)}>{node.title}</Link>,
              },
              { key: 'owner', header: t('Owner'), width: '13rem', cell: (node) => node.owner?.name ?? t('nobody') },
              { key: 'team', header: t('Team'), width: '13rem', cell: (node) => node.team?.name ?? t('none') },
              { key: 'health', header: t('Health'), width: '9rem', cell: (node) => <HealthOf node={node} /> },
              {
                key: 'due',
                header: t('Due'),
                width: '8rem',
                cell: (node) => (node.due ? civilDate(node.due, locale()) : t('no date')),
              },
              { key: 'mend', header: t('Mend'), width: '10rem', align: 'end', cell: mend },
            ]}
          />
          {open && missing && (
            <WholeGoal goal={open} onFailed={() => setOpen(null)}>
              {(goal) => <FillGaps goal={goal} missing={[missing]} onClose={() => setOpen(null)} />}
            </WholeGoal>
          )}
        </>
      )}
    </Answered>
  )
}
