import { Link, useParams } from '@tanstack/react-router'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type BriefingSeen, see } from '../contract.ts'
import { AnswersPart } from './AnswersPart.tsx'
import classes from './Briefings.module.css'
import { DraftActs } from './DraftActs.tsx'
import { MarkPart } from './MarkPart.tsx'
import { PassOnPart } from './PassOnPart.tsx'
import { QuestionsPart } from './QuestionsPart.tsx'
import { goesTo, linkWord, passAfterSaid } from './saying.ts'

/** One briefing, read in a corridor: what, why, what it means, what is asked. It prints as a sheet for a board. */
export function BriefingPage() {
  const paths = usePaths()
  const briefing = useParams({ strict: false }).briefing as string
  const query = useAnswer(see, { briefing })
  useTrail([{ label: t('Briefings'), to: paths.briefings }, { label: query.data?.title ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Briefing')}>
      {(seen) => <Known key={seen.briefing} briefing={seen} />}
    </AnsweredPage>
  )
}

function Known({ briefing }: { briefing: BriefingSeen }) {
  const paths = usePaths()
  const { abilities, state, owner, sentOn } = briefing
  return (
    <Page
      title={briefing.title}
      width="reading"
      product="Bearing"
      kicker={
        <>
          {owner.name} · {sentOn ? civilDate(sentOn, locale(), 'long') : t('Draft')} · {goesTo(briefing)}{' '}
          <span className={classes.screen}>
            <SeenBy audience={briefing.audience} />
          </span>
        </>
      }
      actions={
        <>
          {state === 'draft' && abilities.send?.allowed && <DraftActs briefing={briefing} />}
          {abilities['see how it travels']?.allowed && (
            <Link to={paths.briefingTravel(briefing.briefing)} className={buttonClass} data-look="primary">
              {t('How it travels')}
            </Link>
          )}
          {state !== 'draft' && (
            <span className={classes.desk}>
              <Button look="quiet" onClick={() => print()}>
                {t('Print')}
              </Button>
            </span>
          )}
        </>
      }
    >
      <div className={classes.letter}>
        <Words briefing={briefing} />
        <Line briefing={briefing} />
        {briefing.asks && (
          <Section title={t('What is asked of you')}>
            <p className={classes.text}>{briefing.asks}</p>
          </Section>
        )}
        <PassOnPart briefing={briefing} />
        <MarkPart briefing={briefing} />
        <QuestionsPart briefing={briefing} />
        <AnswersPart briefing={briefing} />
        <Links briefing={briefing} />
      </div>
    </Page>
  )
}

function Words({
  briefing: { what, why, means, state, endedOn, endedWith, goesTo: many, passAfter },
}: {
  briefing: BriefingSeen
}) {
  return (
    <>
      {state === 'draft' && (
        <p className={classes.quiet}>
          {t('It would go to {{count}} people.', { count: many ?? 0, one: 'It would go to one person.' })}{' '}
          {passAfterSaid(passAfter)}
        </p>
      )}
      {endedOn && (
        <div className={classes.screen}>
          <p className={classes.text}>
            <span className={classes.quiet}>{t('Ended on {{date}}.', { date: civilDate(endedOn, locale()) })}</span>{' '}
            {endedWith}
          </p>
        </div>
      )}
      <p className={classes.what}>
        {what || <span className={classes.quiet}>{t('What it is about is not said yet.')}</span>}
      </p>
      {(why || state === 'draft') && (
        <Section title={t('Why')}>
          <p className={classes.said}>{why || <span className={classes.quiet}>{t('Not said yet.')}</span>}</p>
        </Section>
      )}
      {means && (
        <Section title={t('What it means')}>
          <p className={classes.text}>{means}</p>
        </Section>
      )}
    </>
  )
}

/** What each manager above said, and oneself; those who said nothing are not named. */
function Line({ briefing: { line, mine } }: { briefing: BriefingSeen }) {
  const { me } = useViewer()
  const said = [...line, { person: me, words: mine?.words ?? '' }].filter(({ words }) => words !== '')
  if (said.length === 0) return null
  return (
    <Section title={t('What it means here')}>
      <ul className={classes.list}>
        {said.map(({ person, words }) => (
          <li key={person.person} className={classes.here}>
            <span className={classes.quiet}>{person.name}</span>
            <p className={classes.text}>{words}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Links({ briefing: { links } }: { briefing: BriefingSeen }) {
  const paths = usePaths()
  if (links.length === 0) return null
  const to = { goal: paths.goal, decision: paths.decision, change: paths.change }
  return (
    <div className={classes.screen}>
      <Section title={t('Why is it so?')}>
        <ul className={classes.list}>
          {links.map(({ kind, subject, title }) => (
            <li key={subject}>
              <Link to={to[kind](subject)}>{title}</Link> <span className={classes.quiet}>{linkWord(kind)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
