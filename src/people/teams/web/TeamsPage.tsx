import { useMemo, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Page } from '../../../ui/Page.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
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
  const [archived, setArchived] = useState(false)
  const some = teams.filter(({ archivedOn }) => archivedOn !== null).length
  const tree = useMemo(
    () => treeOf(archived ? teams : teams.filter(({ archivedOn }) => archivedOn === null)),
    [teams, archived],
  )
  if (!teams.length)
    return <Empty title={t('No team yet')}>{t('Teams say who works together, and who may see what is theirs.')}</Empty>
  return (
    <Stack gap={4}>
      {some > 0 && (
        <SwitchField
          label={t('Show {{count}} archived teams too', { count: some, one: 'Show {{count}} archived team too' })}
          value={archived}
          onChange={setArchived}
        />
      )}
      {tree.length > 0 ? (
        <TeamBranches branches={tree} depth={0} />
      ) : (
        <Empty title={t('No team in use')}>{t('All teams were archived. Add one, or take one back.')}</Empty>
      )}
    </Stack>
  )
}
