import { useState } from 'react'
import { dayIn } from '../../../kernel/dates.ts'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type ChangeSeen, withdrawName } from '../contract.ts'
import classes from './Changes.module.css'
import { AnswerDialog, ResistDialog } from './ResistanceDialogs.tsx'
import { movedWord } from './saying.ts'

type Said = ChangeSeen['resistance'][number]

/** What stands in the way: what is said against it, what lies behind that, and how it was answered. */
export function ResistancePart({ change }: { change: ChangeSeen }) {
  const [resisting, setResisting] = useState(false)
  const [answering, setAnswering] = useState<Said | null>(null)
  const { resistance, abilities } = change
  return (
    <Section
      title={t('What stands in the way')}
      actions={
        abilities.resist?.allowed && (
          <Button size="small" look="quiet" onClick={() => setResisting(true)}>
            {t('Say something against it')}
          </Button>
        )
      }
    >
      {resistance.length === 0 ? (
        <p className={classes.quiet}>{t('Nobody has said anything against it here. That is rarely all there is.')}</p>
      ) : (
        <ul className={classes.list}>
          {resistance.map((said) => (
            <Spoken key={said.resistance} said={said} change={change} onAnswer={() => setAnswering(said)} />
          ))}
        </ul>
      )}
      {resisting && <ResistDialog change={change} onClose={() => setResisting(false)} />}
      {answering && <AnswerDialog change={change} said={answering} onClose={() => setAnswering(null)} />}
    </Section>
  )
}

function Spoken({ said, change, onAnswer }: { said: Said; change: ChangeSeen; onAnswer: () => void }) {
  const withdrawing = useAct(withdrawName)
  const { zone } = useViewer().organisation
  const dayOf = (at: string) => civilDate(dayIn(zone, new Date(at)), locale())
  const { person, team, behind, answer, answeredBy, answeredAt, moved, mine } = said
  return (
    <li className={classes.spoken} data-open={answer === '' || undefined}>
      <blockquote className={classes.quote}>{said.said}</blockquote>
      <p className={classes.quiet}>
        {person ? (
          <TalkTo {...person} />
        ) : team ? (
          t('Somebody of {{team}}', { team: team.name })
        ) : (
          t('Somebody, unnamed')
        )}
        {' · '}
        {dayOf(said.at)}
      </p>
      {behind && (
        <p className={classes.text}>
          <span className={classes.label}>{t('Behind it')}</span> {behind}
        </p>
      )}
      {answer && (
        <div className={classes.answer}>
          <p className={classes.text}>{answer}</p>
          <p className={classes.quiet}>
            {answeredBy && <TalkTo {...answeredBy} />}
            {answeredAt && ` · ${dayOf(answeredAt)}`}
            {moved && ` · ${movedWord(moved)}`}
          </p>
        </div>
      )}
      <span className={classes.acts}>
        {change.abilities.answer?.allowed && (
          <Button
            size="small"
            look={answer ? 'quiet' : undefined}
            aria-label={
              answer
                ? t('Change the answer to “{{said}}”', { said: said.said })
                : t('Answer “{{said}}”', { said: said.said })
            }
            onClick={onAnswer}
          >
            {answer ? t('Change the answer') : t('Answer')}
          </Button>
        )}
        {mine && (
          <Button
            size="small"
            look="quiet"
            busy={withdrawing.isPending}
            aria-label={t('Take my name off “{{said}}”', { said: said.said })}
            onClick={() => withdrawing.mutate({ change: change.change, resistance: said.resistance })}
          >
            {t('Take my name off')}
          </Button>
        )}
      </span>
    </li>
  )
}
