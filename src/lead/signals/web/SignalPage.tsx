import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { Accountable } from '../../accountability/web/Accountable.tsx'
import { reopen, type SignalSeen, see } from '../contract.ts'
import { Endangers } from './Endangers.tsx'
import { CloseDialog, LookDialog, SightingDialog } from './SignalActs.tsx'
import { SignalDialog } from './SignalDialog.tsx'
import { SignalHistory } from './SignalHistory.tsx'
import classes from './Signals.module.css'
import { directionWord, endingWord, factorWord, horizonWord, inHundred, kindWord, scoreWord } from './saying.ts'

/** One signal: what it is, how likely, who watches it, what it endangers, and what was seen of it. */
export function SignalPage() {
  const paths = usePaths()
  const signal = useParams({ strict: false }).signal as string
  const query = useAnswer(see, { signal })
  useTrail([{ label: t('Foresight'), to: paths.signals }, { label: query.data?.title ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Signal')}>
      {(seen) => <Known signal={seen} />}
    </AnsweredPage>
  )
}

function Known({ signal }: { signal: SignalSeen }) {
  const [open, setOpen] = useState<'look' | 'sight' | 'change' | 'close' | null>(null)
  const { abilities } = signal
  const onClose = () => setOpen(null)
  return (
    <Page
      title={signal.title}
      product="Bearing"
      kicker={<SeenBy audience={signal.audience} />}
      actions={
        <>
          {abilities['look again'].allowed && (
            <Button look="primary" onClick={() => setOpen('look')}>
              {t('Look again')}
            </Button>
          )}
          {abilities.sight.allowed && <Button onClick={() => setOpen('sight')}>{t('Add sighting')}</Button>}
          {abilities.edit.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          {abilities.close.allowed && (
            <Button look="quiet" onClick={() => setOpen('close')}>
              {t('Close')}
            </Button>
          )}
          {abilities.reopen.allowed && <Reopen signal={signal.signal} />}
        </>
      }
    >
      {signal.text && <p className={classes.text}>{signal.text}</p>}
      <Facts signal={signal} />
      <Endangers signal={signal} />
      <Accountable kind="signal" subject={signal.signal} />
      <SignalHistory signal={signal} />
      {open === 'look' && <LookDialog signal={signal} onClose={onClose} />}
      {open === 'sight' && <SightingDialog signal={signal} onClose={onClose} />}
      {open === 'change' && <SignalDialog signal={signal} onClose={onClose} />}
      {open === 'close' && <CloseDialog signal={signal} onClose={onClose} />}
    </Page>
  )
}

function Facts({ signal }: { signal: SignalSeen }) {
  const paths = usePaths()
  const today = useToday()
  const { owner, team, rhythm, lookAgainOn, probability, expected, closedAs, closedOn, outcome, score } = signal
  const again = { date: civilDate(lookAgainOn, locale()) }
  return (
    <Fields shape="beside">
      {closedAs && (
        <Field label={t('Closed')}>
          <span className={classes.text}>
            <strong>{endingWord(closedAs)}</strong>
            {closedOn && ` · ${civilDate(closedOn, locale())}`}
            {`\n${outcome}`}
          </span>
        </Field>
      )}
      <Field label={t('On the radar')}>
        {[
          kindWord(signal.kind),
          factorWord(signal.factor),
          horizonWord(signal.horizon),
          t('impact {{impact}} of 5', { impact: signal.impact }),
          directionWord(signal.direction),
        ].join(' · ')}
      </Field>
      <Field label={t('How likely')} missing={t('Nobody has said.')}>
        {probability !== null && (
          <span className={classes.text}>
            <strong>{inHundred(probability)}</strong> {expected}
            {score !== null && `\n${t('Score {{score}}: 0 is best, 1 is worst.', { score: scoreWord(score) })}`}
          </span>
        )}
      </Field>
      <Field label={t('Watched by')}>
        <PersonLink {...owner} />
      </Field>
      {team && (
        <Field label={t('Team')}>
          <Link to={paths.team(team.team)}>{team.name}</Link>
        </Field>
      )}
      {!closedAs && (
        <Field label={t('To look again')}>
          {lookAgainOn <= today ? t('since {{date}}', again) : again.date}
          {` · ${t('Every {{count}} days', { count: rhythm, one: 'Every day' })}`}
        </Field>
      )}
    </Fields>
  )
}

function Reopen({ signal }: { signal: string }) {
  const notify = useNotice()
  const act = useAct(reopen, { after: () => notify(t('Signal taken up again.')) })
  return (
    <Button busy={act.isPending} onClick={() => act.mutate({ signal })}>
      {t('Watch it again')}
    </Button>
  )
}
