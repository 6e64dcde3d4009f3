import { useMemo, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { list } from '../contract.ts'
import { TeamBranches } from './TeamBranches.tsx'
import { AddTeam } from './TeamDialogs.tsx'
import { type Listed, treeOf } from './tree.ts'

/** All teams, each within the one above it. */
export function TeamsPage() {
  const query = useAnswer(list, {}, { live: 'any' })
  const [adding, setAdding] = useState(false)
  useTrail([{ label: t('Teams') }])
  return (
    <Page
      title={t('Teams')}
      product="Bearing"
      width="reading"
      actions={
        query.data?.abilities.add.allowed && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('Add team')}
          </Button>
        )
      }
    >
      <Answered query={query}>{({ teams }) => <Tree teams={teams} />}</Answered>
      {adding && <AddTeam parent={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Tree({ teams }: { teams: Listed[] }) {
  const tree = useMemo(() => treeOf(teams), [teams])
  if (!teams.length)
    return <Empty title={t('No team yet')}>{t('Teams say who works together, and who may see what is theirs.')}</Empty>
  return <TeamBranches branches={tree} depth={0} />
}
