import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Section } from '../../../ui/Section.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { join, leave } from '../contract.ts'
import classes from './PersonTeams.module.css'
import { type NamedTeam, TeamField } from './TeamField.tsx'

interface Props {
  person: {
    person: string
    name: string
    teams: NamedTeam[]
    leads: NamedTeam[]
    abilities: Record<'change', { allowed: boolean }>
  }
}

/** The teams that somebody belongs to or leads, and how to change that. */
export function PersonTeams({ person }: Props) {
  const paths = usePaths()
  const [joining, setJoining] = useState(false)
  const act = useAct(leave)
  const mayChange = person.abilities.change.allowed
  const leads = (team: string) => person.leads.some((one) => one.team === team)
  const others = person.leads.filter(({ team }) => !person.teams.some((one) => one.team === team))
  return (
    <Section
      title={t('Teams')}
      actions={
        mayChange && (
          <Button size="small" onClick={() => setJoining(true)}>
            {t('Add to a team')}
          </Button>
        )
      }
    >
      {act.error && <Failure what={act.error.message} />}
      {person.teams.length + others.length === 0 && <p>{t('{{name}} is in no team.', { name: person.name })}</p>}
      <ul className={classes.teams}>
        {[...person.teams, ...others].map(({ team, name }) => (
          <li key={team} className={classes.team}>
            <span>
              <Link to={paths.team(team)}>{name}</Link>
              {leads(team) && <span className={classes.lead}> {t('leads it')}</span>}
            </span>
            {mayChange && person.teams.some((one) => one.team === team) && (
              <Button
                size="small"
                look="quiet"
                busy={act.isPending && act.variables.team === team}
                aria-label={t('Take out of {{team}}', { team: name })}
                onClick={() => act.mutate({ team, persons: [person.person] })}
              >
                {t('Take out')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {joining && <Join person={person} onClose={() => setJoining(false)} />}
    </Section>
  )
}

function Join({ person, onClose }: Props & { onClose: () => void }) {
  const [team, setTeam] = useState<NamedTeam | null>(null)
  const [missing, setMissing] = useState(false)
  const act = useAct(join, { after: onClose })
  const faults = faultsIn(act.error, ['team', 'persons'])
  return (
    <Dialog open title={t('Add {{name}} to a team', { name: person.name })} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => (team ? act.mutate({ team: team.team, persons: [person.person] }) : setMissing(true))}
      >
        <TeamField
          label={t('Team')}
          value={team}
          onChange={setTeam}
          error={faults.at('team') ?? faults.at('persons') ?? (missing && !team ? t('Choose a team.') : null)}
        />
        <FormActions
          submit={t('Add to team')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
