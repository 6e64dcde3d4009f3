import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { Accountable } from '../../accountability/web/Accountable.tsx'
import { archive, restore, type StakeholderSeen, see } from '../contract.ts'
import { ExpectationsPart } from './ExpectationsPart.tsx'
import { PromisesPart } from './PromisesPart.tsx'
import { AttitudeDialog, ContactDialog, MoveDialog } from './StakeholderActs.tsx'
import { StakeholderDialog } from './StakeholderDialog.tsx'
import { Contacts, Past } from './StakeholderHistory.tsx'
import classes from './Stakeholders.module.css'
import { adviceOf, attitudeWord, dayWord, placeWord, quadrantWord, sideWord } from './saying.ts'

/** One stakeholder: what we promised, what they expect, where they stand, and when somebody spoke with them. */
export function StakeholderPage() {
  const paths = usePaths()
  const stakeholder = useParams({ strict: false }).stakeholder as string
  const query = useAnswer(see, { stakeholder })
  useTrail([{ label: t('Stakeholders'), to: paths.stakeholders }, { label: query.data?.name ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Stakeholder')}>
      {(seen) => <Known stakeholder={seen} />}
    </AnsweredPage>
  )
}

type Open = 'contact' | 'change' | 'move' | 'attitude'

function Known({ stakeholder }: { stakeholder: StakeholderSeen }) {
  const [open, setOpen] = useState<Open | null>(null)
  const { abilities } = stakeholder
  const of = { stakeholder, onClose: () => setOpen(null) }
  return (
    <Page
      title={stakeholder.name}
      product="Bearing"
      kicker={<SeenBy audience={stakeholder.audience} />}
      actions={
        <>
          {abilities.contact.allowed && (
            <Button look="primary" onClick={() => setOpen('contact')}>
              {t('Add contact')}
            </Button>
          )}
          {abilities.edit.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          <Archiving stakeholder={stakeholder} />
        </>
      }
    >
      {stakeholder.about && <p className={classes.text}>{stakeholder.about}</p>}
      <Facts stakeholder={stakeholder} onOpen={setOpen} />
      <PromisesPart stakeholder={stakeholder} />
      <ExpectationsPart stakeholder={stakeholder} />
      <Contacts stakeholder={stakeholder} />
      <Accountable kind="stakeholder" subject={stakeholder.stakeholder} />
      <Past stakeholder={stakeholder} />
      {open === 'contact' && <ContactDialog {...of} />}
      {open === 'change' && <StakeholderDialog {...of} />}
      {open === 'move' && <MoveDialog {...of} />}
      {open === 'attitude' && <AttitudeDialog {...of} />}
    </Page>
  )
}

function Facts({ stakeholder, onOpen }: { stakeholder: StakeholderSeen; onOpen: (open: Open) => void }) {
  const paths = usePaths()
  const today = useToday()
  const { side, person, ofTeam, speaks, quadrant, attitude, attitudeOn, owner, team, abilities } = stakeholder
  const { rhythm, lastOn, nextOn, archivedOn } = stakeholder
  const may = abilities.edit.allowed
  return (
    <Fields shape="beside">
      {archivedOn && <Field label={t('Archived')}>{dayWord(archivedOn)}</Field>}
      <Field label={t('Where they stand')}>
        <span className={classes.part}>
          <span className={classes.line}>
            <strong>{quadrantWord(quadrant)}</strong>
            <span className={classes.quiet}>{placeWord(stakeholder)}</span>
            {may && (
              <Button look="quiet" size="small" onClick={() => onOpen('move')}>
                {t('Move on the grid')}
              </Button>
            )}
          </span>
          <span className={classes.advice}>{adviceOf(stakeholder)}</span>
        </span>
      </Field>
      <Field label={t('Attitude')}>
        <span className={classes.line}>
          {attitude && attitudeOn
            ? t('{{attitude}}, as of {{date}}', { attitude: attitudeWord(attitude), date: dayWord(attitudeOn) })
            : t('Nobody has said.')}
          {may && (
            <Button look="quiet" size="small" onClick={() => onOpen('attitude')}>
              {attitude ? t('Say it anew') : t('Say it')}
            </Button>
          )}
        </span>
      </Field>
      <Field label={t('Looked after by')}>
        <PersonLink {...owner} />
      </Field>
      <Field label={t('Last contact')} missing={t('None yet.')}>
        {lastOn && dayWord(lastOn)}
      </Field>
      <Field label={t('Next contact')} missing={t('None is planned.')}>
        {nextOn && (
          <>
            {nextOn < today ? (
              <span className={classes.late}>{t('overdue since {{date}}', { date: dayWord(nextOn) })}</span>
            ) : (
              dayWord(nextOn)
            )}
            {rhythm !== null && ` · ${t('Every {{count}} days', { count: rhythm, one: 'Every day' })}`}
          </>
        )}
      </Field>
      <Field label={t('Who they are')}>
        <span className={classes.line}>
          {sideWord(side)}
          {person && <PersonLink {...person} />}
          {ofTeam && <Link to={paths.team(ofTeam.team)}>{ofTeam.name}</Link>}
          {speaks && <span className={classes.text}>{speaks}</span>}
        </span>
      </Field>
      {team && (
        <Field label={t('Team')}>
          <Link to={paths.team(team.team)}>{team.name}</Link>
        </Field>
      )}
    </Fields>
  )
}

function Archiving({ stakeholder: { stakeholder, abilities } }: { stakeholder: StakeholderSeen }) {
  const putting = useAct(archive)
  const taking = useAct(restore)
  const error = putting.error ?? taking.error
  return (
    <>
      {abilities.archive.allowed && (
        <Button look="quiet" busy={putting.isPending} onClick={() => putting.mutate({ stakeholder })}>
          {t('Archive')}
        </Button>
      )}
      {abilities.restore.allowed && (
        <Button busy={taking.isPending} onClick={() => taking.mutate({ stakeholder })}>
          {t('Take back')}
        </Button>
      )}
      {error && <p role="status">{error.message}</p>}
    </>
  )
}
