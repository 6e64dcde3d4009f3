import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { civilDate, instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAct } from '../../../web/queries.ts'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { askNoLonger, type DecisionSeen } from '../contract.ts'
import { AdviseDialog, AnswerDialog, AskDialog } from './AdviceDialogs.tsx'
import classes from './Decisions.module.css'
import { kindWord } from './saying.ts'

type Advice = DecisionSeen['advice'][number]

/** Who was asked, what was said in its own words, and how each was answered. */
export function AdvicePart({ decision }: { decision: DecisionSeen }) {
  const { me } = useViewer()
  const [open, setOpen] = useState<'ask' | 'advise' | Advice | null>(null)
  const { abilities, asked, advice } = decision
  const close = () => setOpen(null)
  const awaited = asked.some(({ person, spoke }) => person.person === me.person && !spoke)
  return (
    <Section
      title={t('Advice and objections')}
      aside={advice.length}
      actions={
        <>
          {abilities.advise?.allowed && (
            <Button size="small" look={awaited ? 'primary' : 'plain'} onClick={() => setOpen('advise')}>
              {t('Give advice')}
            </Button>
          )}
          {abilities.ask?.allowed && (
            <Button size="small" onClick={() => setOpen('ask')}>
              {t('Ask for advice')}
            </Button>
          )}
        </>
      }
    >
      {asked.length > 0 && <Asked decision={decision} />}
      {advice.length === 0 ? (
        <p className={classes.quiet}>{t('Nobody has said anything yet.')}</p>
      ) : (
        <ul className={classes.list}>
          {advice.map((each) => (
            <Said
              key={each.advice}
              advice={each}
              onAnswer={abilities.answer?.allowed && each.answer === null ? () => setOpen(each) : undefined}
            />
          ))}
        </ul>
      )}
      {open === 'ask' && <AskDialog decision={decision} onClose={close} />}
      {open === 'advise' && <AdviseDialog decision={decision} onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <AnswerDialog decision={decision.decision} advice={open} onClose={close} />
      )}
    </Section>
  )
}

function Asked({ decision: { decision, asked, abilities } }: { decision: DecisionSeen }) {
  const today = useToday()
  const letting = useAct(askNoLonger)
  const when = (dueOn: string | null, spoke: boolean): string => {
    if (spoke) return t('has spoken')
    if (dueOn === null) return t('asked')
    const date = civilDate(dueOn, locale())
    return dueOn < today ? t('asked, and due since {{date}}', { date }) : t('asked, by {{date}}', { date })
  }
  return (
    <ul className={classes.list} aria-label={t('Whose advice is asked')}>
      {asked.map(({ person, dueOn, spoke }) => (
        <li key={person.person} className={classes.row}>
          <span>
            <PersonLink {...person} /> <span className={classes.quiet}>{when(dueOn, spoke)}</span>
          </span>
          {!spoke && abilities.ask?.allowed && (
            <Button
              size="small"
              look="quiet"
              busy={letting.isPending}
              aria-label={t('Ask no longer: {{name}}', { name: person.name })}
              onClick={() => letting.mutate({ decision, person: person.person })}
            >
              {t('Ask no longer')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Said({ advice, onAnswer }: { advice: Advice; onAnswer?: () => void }) {
  const { zone } = useViewer().organisation
  const { kind, by, at, body, answer, answeredBy, answeredAt } = advice
  const name = by?.name ?? t('Somebody')
  return (
    <li className={classes.entry} data-kind={kind}>
      <span className={classes.head}>
        <span className={classes.name}>{kindWord(kind)}</span>
        <span>{name}</span>
        <time className={classes.quiet} dateTime={at}>
          {instant(at, locale(), zone)}
        </time>
      </span>
      <p className={classes.text}>{body}</p>
      {answer !== null && (
        <div className={classes.answer}>
          <span className={classes.quiet}>
            {t('Answered by {{name}}, {{at}}', {
              name: answeredBy?.name ?? t('somebody'),
              at: answeredAt ? instant(answeredAt, locale(), zone) : '',
            })}
          </span>
          <p className={classes.text}>{answer}</p>
        </div>
      )}
      {onAnswer && (
        <Button
          size="small"
          aria-label={
            kind === 'objection'
              ? t('Answer the objection of {{name}}', { name })
              : t('Answer the advice of {{name}}', { name })
          }
          onClick={onAnswer}
        >
          {t('Answer')}
        </Button>
      )}
    </li>
  )
}
