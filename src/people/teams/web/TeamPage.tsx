import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Text } from '../../../ui/Layout.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { PersonLink } from '../../persons/web/PersonLink.tsx'
import { leave, see, unarchive } from '../contract.ts'
import { ArchiveTeam } from './ArchiveTeam.tsx'
import { TeamBranches } from './TeamBranches.tsx'
import { AddMembers, AddTeam, ChangeTeam } from './TeamDialogs.tsx'
import { TeamRhythm } from './TeamRhythm.tsx'
import type { WholeTeam } from './whole-team.ts'

/** One team: its lead, its people and the teams within it; `beside` is what slices above know of it. */
export function TeamPage({ beside }: { beside?: (team: string) => ReactNode }) {
  const paths = usePaths()
  const team = useParams({ strict: false }).team as string
  const query = useAnswer(see, { team, most: 500 })
  const above = (query.data?.path ?? []).map((one) => ({ label: one.name, to: paths.team(one.team) }))
  useTrail([{ label: t('Teams'), to: paths.teams }, ...above, { label: query.data?.name ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Team')}>
      {(whole) => <Known team={whole} beside={beside?.(whole.team)} />}
    </AnsweredPage>
  )
}

function Known({ team, beside }: { team: WholeTeam; beside: ReactNode }) {
  const paths = usePaths()
  const [open, setOpen] = useState<'change' | 'below' | 'members' | 'archive' | null>(null)
  const back = useAct(unarchive)
  const close = () => setOpen(null)
  const { change, addBelow, members, archive, unarchive: takeBack } = team.abilities
  const above = team.path.at(-1)
  return (
    <Page
      title={team.name}
      product="Bearing"
      actions={
        <>
          {change.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          {addBelow.allowed && <Button onClick={() => setOpen('below')}>{t('Add a team within it')}</Button>}
          {members.allowed && <Button onClick={() => setOpen('members')}>{t('Add people')}</Button>}
          {archive?.allowed && (
            <Button look="quiet" onClick={() => setOpen('archive')}>
              {t('Archive')}
            </Button>
          )}
          {takeBack?.allowed && (
            <Button busy={back.isPending} onClick={() => back.mutate({ team: team.team })}>
              {t('Take back into use')}
            </Button>
          )}
        </>
      }
    >
      {back.error && <Failure what={back.error.message} />}
      {team.archivedOn && (
        <Text quiet>
          {t('Archived on {{day}}: it is used no longer, and stays in the history.', {
            day: civilDate(team.archivedOn, locale()),
          })}
        </Text>
      )}
      <Fields shape="beside">
        <Field label={t('Lead')} missing={t('Nobody leads this team.')}>
          {team.lead && <PersonLink {...team.lead} />}
        </Field>
        {above && (
          <Field label={t('Within')}>
            <Link to={paths.team(above.team)}>{above.name}</Link>
          </Field>
        )}
        <Field label={t('Rhythm')}>
          <TeamRhythm team={team} />
        </Field>
      </Fields>
      {beside}
      <Members team={team} />
      {team.teams.length > 0 && (
        <Section
          title={t('Teams within it')}
          aside={t('{{count}} people in all', { count: team.within, one: '{{count}} person in all' })}
        >
          <TeamBranches branches={team.teams.map((one) => ({ team: one, branches: [] }))} depth={0} />
        </Section>
      )}
      {open === 'change' && <ChangeTeam team={team} onClose={close} />}
      {open === 'below' && <AddTeam parent={team} onClose={close} />}
      {open === 'members' && <AddMembers team={team} onClose={close} />}
      {open === 'archive' && <ArchiveTeam team={team} onClose={close} />}
    </Page>
  )
}

function Members({ team }: { team: WholeTeam }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const act = useAct(leave)
  const shown = team.people.length
  return (
    <Section
      title={t('People')}
      aside={team.members > shown ? t('{{shown}} of {{all}}', { shown, all: team.members }) : team.members}
    >
      {act.error && <Failure what={act.error.message} />}
      <DataTable
        caption={t('People of {{team}}', { team: team.name })}
        rows={team.people}
        rowKey={(row) => row.person}
        total={team.members}
        onOpen={(row) => void navigate({ to: paths.person(row.person) })}
        empty={<Empty title={t('Nobody belongs to this team itself yet.')} />}
        columns={[
          {
            key: 'name',
            header: t('Name'),
            main: true,
            cell: (row) => <Person name={row.name} detail={row.title || undefined} />,
          },
          { key: 'since', header: t('Since'), cell: (row) => civilDate(row.since, locale()) },
          ...(team.abilities.members.allowed
            ? [
                {
                  key: 'leave',
                  header: t('Take out'),
                  align: 'end' as const,
                  cell: (row: WholeTeam['people'][number]) => (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('Take out {{name}}', { name: row.name })}
                      busy={act.isPending && act.variables.persons.includes(row.person)}
                      onClick={() => act.mutate({ team: team.team, persons: [row.person] })}
                    >
                      {t('Take out')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
