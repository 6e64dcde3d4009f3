import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Section.tsx'
import { useAct, usePages } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { asked, type BriefingSeen, join, passUp, type QuestionSeen } from '../contract.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import classes from './Briefings.module.css'
import { markWord } from './saying.ts'

/** What stands with whoever looks: alike ones are shown as such, a person joins them, and one answer serves all. */
export function QuestionsPart({ briefing }: { briefing: BriefingSeen }) {
  const query = usePages(asked, { briefing: briefing.briefing })
  const [answering, setAnswering] = useState<QuestionSeen | null>(null)
  const all = query.pages.flatMap(({ questions }) => questions)
  if (all.length === 0) return null
  const first = all.filter(({ joined }) => joined === null)
  const joinedTo = (question: string) => all.filter((each) => each.joined === question)
  return (
    <div className={classes.screen}>
      <Section title={t('What you are asked')} aside={briefing.toAnswer > 0 ? briefing.toAnswer : undefined}>
        <ul className={classes.list}>
          {first.map((each) => (
            <li key={each.question} className={classes.entry}>
              <Asked
                briefing={briefing}
                question={each}
                also={joinedTo(each.question)}
                near={each.alike.flatMap((other) => first.filter(({ question }) => question === other))}
                onAnswer={() => setAnswering(each)}
              />
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <div>
            <Button busy={query.isFetchingNextPage} onClick={query.more}>
              {t('Show more')}
            </Button>
          </div>
        )}
      </Section>
      {answering && (
        <AnswerDialog
          briefing={briefing.briefing}
          question={answering}
          askers={1 + joinedTo(answering.question).length}
          onClose={() => setAnswering(null)}
        />
      )}
    </div>
  )
}

interface AskedProps {
  briefing: BriefingSeen
  question: QuestionSeen
  also: QuestionSeen[]
  near: QuestionSeen[]
  onAnswer: () => void
}

function Asked({ briefing: { briefing, mine }, question, also, near, onAnswer }: AskedProps) {
  const joining = useAct(join)
  const passing = useAct(passUp)
  const { abilities, answer, answeredBy, holder } = question
  return (
    <>
      {[question, ...also].map((each) => (
        <div key={each.question} className={classes.entry} data-joined={each !== question || undefined}>
          <span className={classes.row}>
            <PersonLink {...each.by} /> <span className={classes.quiet}>{markWord(each.kind)}</span>
            {each !== question && abilities.answer?.allowed && (
              <Button
                size="small"
                look="quiet"
                aria-label={t('Part “{{body}}” again', { body: each.body })}
                onClick={() => joining.mutate({ briefing, question: each.question, to: null })}
              >
                {t('Part again')}
              </Button>
            )}
          </span>
          <q className={classes.said}>{each.body}</q>
        </div>
      ))}
      {answer ? (
        <div className={classes.here}>
          <span className={classes.quiet}>{answeredBy?.name}</span>
          <p className={classes.text}>{answer}</p>
        </div>
      ) : (
        !abilities.answer?.allowed && (
          <span className={classes.quiet}>{t('It is with {{name}}.', { name: holder.name })}</span>
        )
      )}
      {abilities.answer?.allowed && (
        <div className={classes.row}>
          <Button size="small" onClick={onAnswer} aria-label={t('Answer “{{body}}”', { body: question.body })}>
            {t('Answer')}
          </Button>
          {abilities['pass up']?.allowed && (
            <Button
              size="small"
              look="quiet"
              busy={passing.isPending}
              onClick={() => passing.mutate({ briefing, question: question.question })}
            >
              {t('Pass on to {{name}}', { name: mine?.from?.name ?? t('its sender') })}
            </Button>
          )}
        </div>
      )}
      {near.map((other) => (
        <div key={other.question} className={classes.row}>
          <span className={classes.quiet}>{t('Likely alike: “{{body}}”', { body: other.body })}</span>
          <Button
            size="small"
            look="quiet"
            busy={joining.isPending}
            aria-label={t('Join “{{body}}”', { body: other.body })}
            onClick={() => joining.mutate({ briefing, question: other.question, to: question.question })}
          >
            {t('Join')}
          </Button>
        </div>
      ))}
    </>
  )
}
