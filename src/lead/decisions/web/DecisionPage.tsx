import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { Accountable } from '../../accountability/web/Accountable.tsx'
import { archive, type DecisionSeen, remove, restore, see } from '../contract.ts'
import { AdvicePart } from './AdvicePart.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import classes from './Decisions.module.css'
import { HistoryPart } from './HistoryPart.tsx'
import { LinksPart } from './LinksPart.tsx'
import { OptionsPart } from './OptionsPart.tsx'
import { OutcomePart } from './OutcomePart.tsx'
import { levelSentence, levelWord, stateWord } from './saying.ts'
import { TradeOffsPart } from './TradeOffsPart.tsx'

/** One decision, from its question to what came of it; it prints as a record of the decision. */
export function DecisionPage() {
  const paths = usePaths()
  const decision = useParams({ strict: false }).decision as string
  const query = useAnswer(see, { decision })
  useTrail([{ label: t('Decisions'), to: paths.decisions }, { label: query.data?.question ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Decision')}>
      {(seen) => <Known key={seen.decision} decision={seen} />}
    </AnsweredPage>
  )
}

function Known({ decision }: { decision: DecisionSeen }) {
  const paths = usePaths()
  const [deciding, setDeciding] = useState(false)
  const { abilities, context, archivedOn } = decision
  return (
    <Page
      title={decision.question}
      width="reading"
      product="Bearing"
      kicker={
        <>
          {stateWord(decision.state)} · <SeenBy audience={decision.audience} />
        </>
      }
      actions={
        <>
          {abilities.decide?.allowed && (
            <Button look="primary" onClick={() => setDeciding(true)}>
              {t('Decide')}
            </Button>
          )}
          {abilities.edit?.allowed && (
            <Link to={paths.editDecision(decision.decision)} className={buttonClass}>
              {t('Change')}
            </Link>
          )}
          {abilities.supersede?.allowed && (
            <Link to={paths.newDecision} search={{ supersedes: decision.decision } as never} className={buttonClass}>
              {t('Supersede')}
            </Link>
          )}
          <Button look="quiet" onClick={() => print()}>
            {t('Print')}
          </Button>
          <Ending decision={decision} />
        </>
      }
    >
      {archivedOn && (
        <p>{t('Archived on {{date}}: it need not be decided.', { date: civilDate(archivedOn, locale()) })}</p>
      )}
      <InItsPlace decision={decision} />
      {decision.decidedOn && <Decided decision={decision} />}
      <div className={classes.facts}>
        <Facts decision={decision} />
      </div>
      {context && (
        <Section title={t('Context')}>
          <p className={classes.text}>{context}</p>
        </Section>
      )}
      <OptionsPart decision={decision} />
      <AdvicePart decision={decision} />
      <TradeOffsPart decision={decision} />
      <OutcomePart decision={decision} />
      <LinksPart decision={decision} />
      <Accountable kind="decision" subject={decision.decision} />
      <HistoryPart decision={decision.decision} />
      {deciding && <DecideDialog decision={decision} onClose={() => setDeciding(false)} />}
    </Page>
  )
}

/** What stood before it, and what stands now in its place. */
function InItsPlace({ decision: { state, supersedes, supersededBy } }: { decision: DecisionSeen }) {
  const paths = usePaths()
  if (!supersedes && state !== 'superseded') return null
  return (
    <div className={classes.part}>
      {state === 'superseded' &&
        (supersededBy ? (
          <p>
            {t('Superseded by')} <Link to={paths.decision(supersededBy.decision)}>{supersededBy.question}</Link>
          </p>
        ) : (
          <p>{t('Superseded by a decision that you cannot see.')}</p>
        ))}
      {supersedes && (
        <p>
          {state === 'open' ? t('Would supersede') : t('Supersedes')}{' '}
          <Link to={paths.decision(supersedes.decision)}>{supersedes.question}</Link>
        </p>
      )}
    </div>
  )
}

function Decided({ decision: { decided, reason, decidedOn, owner, chosen, options } }: { decision: DecisionSeen }) {
  const option = chosen === null ? undefined : options[chosen]
  return (
    <Section title={t('What was decided')} aside={`${owner.name} · ${decidedOn ? civilDate(decidedOn, locale()) : ''}`}>
      <div className={classes.part}>
        <p className={classes.said}>{decided}</p>
        {option && <p className={classes.quiet}>{t('Chosen: {{title}}', { title: option.title })}</p>}
      </div>
      <Section title={t('Why')}>
        <p className={classes.said}>{reason}</p>
      </Section>
    </Section>
  )
}

function Facts({ decision }: { decision: DecisionSeen }) {
  const paths = usePaths()
  const today = useToday()
  const { owner, openedBy, team, level, decideBy, state } = decision
  return (
    <Fields shape="beside">
      <Field label={t('Who decides')}>
        <PersonLink {...owner} />
      </Field>
      <Field label={t('How')}>
        <strong>{levelWord(level)}.</strong> {levelSentence(level)}
      </Field>
      {team && (
        <Field label={t('Team')}>
          <Link to={paths.team(team.team)}>{team.name}</Link>
        </Field>
      )}
      {state === 'open' && (
        <Field label={t('Decide by')} missing={t('no day')}>
          {decideBy &&
            (decideBy < today
              ? t('{{date}}, which has passed', { date: civilDate(decideBy, locale()) })
              : civilDate(decideBy, locale()))}
        </Field>
      )}
      <Field label={t('Opened')}>
        {[openedBy?.name, civilDate(decision.openedAt.slice(0, 10), locale())].filter(Boolean).join(' · ')}
      </Field>
    </Fields>
  )
}

function Ending({ decision: { decision, question, abilities } }: { decision: DecisionSeen }) {
  const paths = usePaths()
  const notify = useNotice()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'remove' | 'archive' | null>(null)
  const removing = useAct(remove, {
    quietly: true,
    after: () => {
      notify(t('Draft deleted.'))
      return navigate({ to: paths.decisions, replace: true })
    },
  })
  const archiving = useAct(archive, { after: () => setAsking(null) })
  const restoring = useAct(restore)
  const act = asking === 'remove' ? removing : archiving
  return (
    <>
      {abilities.remove?.allowed ? (
        <Button look="quiet" onClick={() => setAsking('remove')}>
          {t('Delete draft')}
        </Button>
      ) : (
        abilities.archive?.allowed && (
          <Button look="quiet" onClick={() => setAsking('archive')}>
            {t('Archive')}
          </Button>
        )
      )}
      {abilities.restore?.allowed && (
        <Button busy={restoring.isPending} onClick={() => restoring.mutate({ decision })}>
          {t('Take it up again')}
        </Button>
      )}
      <Confirm
        open={asking !== null}
        title={
          asking === 'remove' ? t('Delete “{{question}}”?', { question }) : t('Archive “{{question}}”?', { question })
        }
        confirm={asking === 'remove' ? t('Delete draft') : t('Archive')}
        cancel={t('Keep it')}
        danger
        busy={act.isPending}
        onConfirm={() => act.mutate({ decision })}
        onClose={() => setAsking(null)}
      >
        <p>
          {asking === 'remove'
            ? t('Nobody has given advice yet. It goes for good.')
            : t('It need not be decided any longer; the advice stays. It can be taken up again.')}
        </p>
        {act.error && <Failure what={act.error.message} />}
      </Confirm>
    </>
  )
}
