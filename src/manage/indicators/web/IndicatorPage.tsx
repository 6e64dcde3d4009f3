import { Link, useParams } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { Accountable } from '../../../lead/accountability/web/Accountable.tsx'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { archive, type IndicatorSeen, restore, see } from '../contract.ts'
import { IndicatorDialog } from './IndicatorDialog.tsx'
import { IndicatorHistory } from './IndicatorHistory.tsx'
import { IndicatorLine } from './IndicatorLine.tsx'
import classes from './Indicators.module.css'
import { ReadingDialog } from './ReadingDialog.tsx'
import { StanceOf } from './StanceOf.tsx'
import { bandWord, valueSaid } from './saying.ts'

/** What slices above put on an indicator's page; the shell brings them together. */
export interface IndicatorSlots {
  /** Below its facts: whether it is read by itself. */
  gauge?: ComponentType<{ indicator: IndicatorSeen }>
}

/** One indicator: where it stands and since when, its line, what leans on it, and what happened. */
export function IndicatorPage(slots: IndicatorSlots) {
  const paths = usePaths()
  const indicator = useParams({ strict: false }).indicator as string
  const query = useAnswer(see, { indicator })
  useTrail([{ label: t('Indicators'), to: paths.indicators }, { label: query.data?.title ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Indicator')}>
      {(seen) => <Known indicator={seen} slots={slots} />}
    </AnsweredPage>
  )
}

function Known({ indicator, slots }: { indicator: IndicatorSeen; slots: IndicatorSlots }) {
  const [open, setOpen] = useState<'record' | 'change' | null>(null)
  const { abilities } = indicator
  return (
    <Page
      title={indicator.title}
      product="Bearing"
      kicker={<SeenBy audience={indicator.audience} />}
      why={indicator.purpose && <Meaning>{indicator.purpose}</Meaning>}
      actions={
        <>
          {abilities.record.allowed && (
            <Button look="primary" onClick={() => setOpen('record')}>
              {t('Record reading')}
            </Button>
          )}
          {abilities.edit.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          <Archiving indicator={indicator} />
        </>
      }
    >
      {indicator.archivedOn && (
        <p>
          {t('Archived on {{date}}: its readings stay, and none is owed.', {
            date: civilDate(indicator.archivedOn, locale()),
          })}
        </p>
      )}
      <div className={classes.now}>
        <span className={classes.value}>{valueSaid(indicator)}</span>
        {indicator.valueOn && <span>{civilDate(indicator.valueOn, locale())}</span>}
        <StanceOf indicator={indicator} size="large" />
        {indicator.since && (
          <span className={classes.quiet}>{t('since {{date}}', { date: civilDate(indicator.since, locale()) })}</span>
        )}
      </div>
      <Facts indicator={indicator} />
      {slots.gauge && <slots.gauge indicator={indicator} />}
      <IndicatorLine indicator={indicator} />
      <Leaning indicator={indicator} />
      <Accountable kind="indicator" subject={indicator.indicator} />
      <IndicatorHistory indicator={indicator} />
      {open === 'record' && <ReadingDialog indicator={indicator} onClose={() => setOpen(null)} />}
      {open === 'change' && <IndicatorDialog indicator={indicator} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Facts({ indicator }: { indicator: IndicatorSeen }) {
  const paths = usePaths()
  const today = useToday()
  const { owner, team, expectedOn, rhythm } = indicator
  return (
    <Fields shape="beside">
      <Field label={t('Band')} missing={t('none: nothing is said of its readings')}>
        {bandWord(indicator)}
      </Field>
      <Field label={t('Owner')} missing={t('Nobody owns it.')}>
        {owner && <PersonLink {...owner} />}
      </Field>
      {team && (
        <Field label={t('Team')}>
          <Link to={paths.team(team.team)}>{team.name}</Link>
        </Field>
      )}
      <Field label={t('Rhythm')}>
        {t('Every {{count}} days', { count: rhythm, one: 'Every day' })}
        {expectedOn &&
          ` · ${expectedOn < today ? t('overdue since {{date}}', { date: civilDate(expectedOn, locale()) }) : t('next {{date}}', { date: civilDate(expectedOn, locale()) })}`}
      </Field>
    </Fields>
  )
}

function Leaning({ indicator: { leaning } }: { indicator: IndicatorSeen }) {
  const paths = usePaths()
  return (
    <Section title={t('Goals that lean on it')} aside={leaning.length}>
      {leaning.length === 0 ? (
        <p className={classes.quiet}>{t('None that you see. A goal’s page lets a measure lean on an indicator.')}</p>
      ) : (
        <ul className={classes.list}>
          {leaning.map(({ measure, title, goal, goalTitle }) => (
            <li key={measure}>
              <Link to={paths.goal(goal)}>{goalTitle}</Link> <span className={classes.quiet}>{title}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Archiving({ indicator: { indicator, title, abilities } }: { indicator: IndicatorSeen }) {
  const notify = useNotice()
  const [asking, setAsking] = useState(false)
  const archiving = useAct(archive, {
    after: () => {
      setAsking(false)
      notify(t('Indicator archived. Its readings stay.'))
    },
  })
  const restoring = useAct(restore, { after: () => notify(t('Indicator taken up again.')) })
  return (
    <>
      {abilities.archive.allowed && (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('Archive')}
        </Button>
      )}
      {abilities.restore.allowed && (
        <Button busy={restoring.isPending} onClick={() => restoring.mutate({ indicator })}>
          {t('Take it up again')}
        </Button>
      )}
      <Confirm
        open={asking}
        title={t('Archive “{{title}}”?', { title })}
        confirm={t('Archive')}
        cancel={t('Keep it')}
        danger
        busy={archiving.isPending}
        onConfirm={() => archiving.mutate({ indicator })}
        onClose={() => setAsking(false)}
      >
        <p>{t('No reading is owed any longer, and goals that lean on it get none. It can be taken up again.')}</p>
        {archiving.error && <Failure what={archiving.error.message} />}
      </Confirm>
    </>
  )
}
