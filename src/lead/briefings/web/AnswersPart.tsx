import { Section } from '../../../ui/Section.tsx'
import { t } from '../../../web/words.ts'
import type { BriefingSeen } from '../contract.ts'
import classes from './Briefings.module.css'

/** What was asked and answered for everybody. */
export function AnswersPart({ briefing: { answers } }: { briefing: BriefingSeen }) {
  if (answers.length === 0) return null
  return (
    <div className={classes.screen}>
      <Section title={t('Asked and answered')}>
        <ul className={classes.list}>
          {answers.map(({ answer, question, body, by }) => (
            <li key={answer} className={classes.entry}>
              <q className={classes.said}>{question}</q>
              <div className={classes.here}>
                <span className={classes.quiet}>{by?.name}</span>
                <p className={classes.text}>{body}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
