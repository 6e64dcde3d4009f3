import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { Accountable } from '../../accountability/web/Accountable.tsx'
import { type ChangeSeen, reopen, see } from '../contract.ts'
import { BuyInPart } from './BuyInPart.tsx'
import classes from './Changes.module.css'
import { CloseDialog, LookAgainDialog } from './Dialogs.tsx'
import { HistoryPart } from './HistoryPart.tsx'
import { LinksPart } from './LinksPart.tsx'
import { ResistancePart } from './ResistancePart.tsx'
import { StagesPart } from './StagesPart.tsx'
import { endingWord, stageSaid } from './saying.ts'

/** One change, read in a minute: its case, where it is, who carries it, how far people are for it, what stands in the way. */
export function ChangePage() {
  const paths = usePaths()
  const change = useParams({ strict: false }).change as string
  const query = useAnswer(see, { change })
  useTrail([{ label: t('Changes'), to: paths.changes }, { label: query.data?.title ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Change')}>
      {(seen) => <Known key={seen.change} change={seen} />}
    </AnsweredPage>
  )
}

function Known({ change }: { change: ChangeSeen }) {
  const paths = usePaths()
  const [doing, setDoing] = useState<'look' | 'close' | null>(null)
  const reopening = useAct(reopen)
  const { abilities, closedAs } = change
  return (
    <Page
      title={change.title}
      product="Bearing"
      kicker={
        <>
          {closedAs ? endingWord(closedAs) : stageSaid(change.stage) || t('Change')} ·{' '}
          <SeenBy audience={change.audience} />
        </>
      }
      actions={
        <>
          {abilities['look again']?.allowed && (
            <Button look="primary" onClick={() => setDoing('look')}>
              {t('Say where it is')}
            </Button>
          )}
          {abilities.edit?.allowed && (
            <Link to={paths.editChange(change.change)} className={buttonClass}>
              {t('Edit')}
            </Link>
          )}
          {abilities.close?.allowed && (
            <Button look="quiet" onClick={() => setDoing('close')}>
              {t('Close the change')}
            </Button>
          )}
          {abilities.reopen?.allowed && (
            <Button busy={reopening.isPending} onClick={() => reopening.mutate({ change: change.change })}>
              {t('Take it up again')}
            </Button>
          )}
        </>
      }
    >
      {closedAs && <Learnt change={change} />}
      <Case change={change} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <StagesPart change={change} />
          <BuyInPart change={change} />
          <ResistancePart change={change} />
        </div>
        <div className={classes.beside}>
          <Carriers change={change} />
          <AffectedPart change={change} />
          <LinksPart change={change} />
        </div>
      </div>
      <Accountable kind="change" subject={change.change} />
      <HistoryPart change={change.change} />
      {doing === 'look' && <LookAgainDialog change={change} onClose={() => setDoing(null)} />}
      {doing === 'close' && <CloseDialog change={change} onClose={() => setDoing(null)} />}
    </Page>
  )
}

function Learnt({ change: { learnt, closedOn } }: { change: ChangeSeen }) {
  return (
    <Section title={t('What was learnt')} aside={closedOn && civilDate(closedOn, locale())}>
      <Meaning size="lead">{learnt}</Meaning>
    </Section>
  )
}

function Case({ change: { whyNow, ifNot } }: { change: ChangeSeen }) {
  if (!whyNow && !ifNot) return <p className={classes.quiet}>{t('Nobody has said why now, nor what if not.')}</p>
  return (
    <div className={classes.case}>
      {whyNow && <Meaning label={t('Why now')}>{whyNow}</Meaning>}
      {ifNot && <Meaning label={t('What if not')}>{ifNot}</Meaning>}
    </div>
  )
}

/** Whom to talk to. */
function Carriers({ change: { owner, champions, team } }: { change: ChangeSeen }) {
  const paths = usePaths()
  return (
    <Section title={t('Who carries it')}>
      <ul className={classes.people}>
        <li>
          <TalkTo {...owner} /> <span className={classes.quiet}>{t('owner')}</span>
        </li>
        {champions.map((champion) => (
          <li key={champion.person}>
            <TalkTo {...champion} /> <span className={classes.quiet}>{t('champion')}</span>
          </li>
        ))}
        {team && (
          <li>
            <Link to={paths.team(team.team)}>{team.name}</Link>
          </li>
        )}
      </ul>
    </Section>
  )
}

function AffectedPart({ change: { affected } }: { change: ChangeSeen }) {
  const paths = usePaths()
  if (affected.length === 0) return null
  return (
    <Section title={t('Whom it affects')}>
      <ul className={classes.people}>
        {affected.map(({ team, person, stakeholder, effect }) => (
          <li key={team?.team ?? person?.person ?? stakeholder?.stakeholder}>
            {team && <Link to={paths.team(team.team)}>{team.name}</Link>}
            {person && <TalkTo {...person} />}
            {stakeholder && <Link to={paths.stakeholder(stakeholder.stakeholder)}>{stakeholder.name}</Link>}
            {effect && <span className={classes.effect}>{effect}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
