import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, anId, oneOf, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type DecisionListed, list } from '../contract.ts'
import { concerns, states } from '../decision.ts'
import { CalibrationPart } from './CalibrationPart.tsx'
import classes from './Decisions.module.css'
import { concernWord, stateWord } from './saying.ts'

const fields = {
  text: someText(200),
  concern: oneOf(concerns),
  state: oneOf(states),
  team: anId,
  owner: anId,
  archived: aFlag,
}

/** The decision log: what was decided, by whom, and what still waits; the newest first. */
export function DecisionsPage() {
  const paths = usePaths()
  const today = useToday()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [names, setNames] = useState<Record<string, string>>({})
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const decisions = usePages(list, address)
  const rows = decisions.pages.flatMap((page) => page.decisions)
  const sought = Object.values(address).some(Boolean)
  useTrail([{ label: t('Decisions') }])
  const name = (id: string | undefined, otherwise: string) => (id && names[id]) || otherwise
  const openOne = (
    <Link to={paths.newDecision} className={buttonClass} data-look="primary">
      {t('Open a question')}
    </Link>
  )
  return (
    <Page title={t('Decisions')} product="Bearing" actions={openOne}>
      <div className={classes.filters}>
        <SearchField label={t('Words of it')} value={typed} onChange={setTyped} />
        <SelectField
          label={t('What it asks of me')}
          optional
          value={address.concern ?? ''}
          onChange={(concern) => setAddress({ concern: (concern || undefined) as typeof address.concern })}
          choices={[{ value: '', label: t('Any') }, ...concerns.map((value) => ({ value, label: concernWord(value) }))]}
        />
        <SelectField
          label={t('State')}
          optional
          value={address.state ?? ''}
          onChange={(state) => setAddress({ state: (state || undefined) as typeof address.state })}
          choices={[{ value: '', label: t('Any') }, ...states.map((value) => ({ value, label: stateWord(value) }))]}
        />
        <TeamField
          label={t('Team')}
          optional
          value={address.team ? { team: address.team, name: name(address.team, t('the chosen team')) } : null}
          onChange={(team) => {
            if (team) setNames({ ...names, [team.team]: team.name })
            setAddress({ team: team?.team })
          }}
        />
        <PersonField
          label={t('Who decides')}
          optional
          value={address.owner ? { person: address.owner, name: name(address.owner, t('the chosen person')) } : null}
          onChange={(owner) => {
            if (owner) setNames({ ...names, [owner.person]: owner.name })
            setAddress({ owner: owner?.person })
          }}
        />
        <SwitchField
          label={t('Archived ones')}
          value={address.archived}
          onChange={(archived) => setAddress({ archived }, { replace: true })}
        />
      </div>
      <Answered query={decisions}>
        {() => (
          <DataTable
            caption={t('Decisions')}
            rows={rows}
            rowKey={(row) => row.decision}
            onOpen={(row) => void navigate({ to: paths.decision(row.decision) })}
            onNearEnd={decisions.more}
            empty={
              sought ? (
                <Empty title={t('No decision is found')}>{t('Try other words, or fewer conditions.')}</Empty>
              ) : (
                <Empty title={t('No decision yet')} action={openOne}>
                  {t('A question, its options, whose advice was heard, what was decided, why, and what came of it.')}
                </Empty>
              )
            }
            columns={[
              { key: 'question', header: t('Question'), main: true, cell: (row) => row.question },
              { key: 'decided', header: t('Decided'), cell: (row) => row.decided.split('\n')[0] },
              { key: 'state', header: t('State'), width: '9rem', cell: (row) => stateWord(row.state) },
              { key: 'day', header: t('Day'), width: '12rem', cell: (row) => daySaid(row, today) },
              { key: 'owner', header: t('Who decides'), width: '11rem', cell: (row) => row.owner.name },
              { key: 'team', header: t('Team'), hideOnPhone: true, cell: (row) => row.team?.name ?? '' },
            ]}
          />
        )}
      </Answered>
      <CalibrationPart owner={address.owner} />
    </Page>
  )
}

/** The day that matters now: until when, on which, or when it is looked at again. */
function daySaid({ state, decideBy, decidedOn, reviewOn }: DecisionListed, today: string): string {
  const date = (day: string) => civilDate(day, locale())
  if (state === 'open') return decideBy ? t('decide by {{date}}', { date: date(decideBy) }) : ''
  if (state === 'decided' && reviewOn && reviewOn <= today)
    return t('look again since {{date}}', { date: date(reviewOn) })
  return decidedOn ? date(decidedOn) : ''
}
