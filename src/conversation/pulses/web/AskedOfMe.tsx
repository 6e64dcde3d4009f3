import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { asked } from '../contract.ts'
import { AnswerPulse } from './AnswerPulse.tsx'
import classes from './Pulses.module.css'

/** What I am asked and have not answered, about one subject or about all; nothing where nobody asks. */
export function AskedOfMe({ subject }: { subject?: string }) {
  const { data } = useAnswer(asked, {}, { live: 'any', every: 5 * 60_000 })
  const all = (data?.asked ?? []).filter((one) => subject === undefined || one.subject === subject)
  if (all.length === 0) return null
  return (
    <Section title={t('You are asked')} aside={subject === undefined ? all.length : undefined}>
      <div className={classes.all}>
        {all.map((pulse) => (
          <AnswerPulse key={pulse.token} pulse={pulse} />
        ))}
      </div>
    </Section>
  )
}
