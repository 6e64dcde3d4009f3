import { useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate, number } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type DecisionSeen, lookAgain } from '../contract.ts'
import classes from './Decisions.module.css'
import { likely, scoreWord } from './saying.ts'

/** What was expected, when it is looked at again, and what came of it. */
export function OutcomePart({ decision }: { decision: DecisionSeen }) {
  const today = useToday()
  const [looking, setLooking] = useState(false)
  const { state, expected, probability, reviewOn, reviews, abilities } = decision
  if (state === 'open') return null
  const mayLook = abilities['look again']?.allowed
  const due = state === 'decided' && reviewOn !== null && reviewOn <= today
  return (
    <Section
      title={t('What is expected, and what came')}
      actions={
        mayLook && (
          <Button size="small" look={due ? 'primary' : 'plain'} onClick={() => setLooking(true)}>
            {t('Look again')}
          </Button>
        )
      }
    >
      {expected ? (
        <p className={classes.text}>
          {expected} {probability !== null && <strong>{likely(probability)}</strong>}
        </p>
      ) : (
        <p className={classes.quiet}>{t('Nothing was said of what is expected.')}</p>
      )}
      {state === 'decided' && reviewOn && (
        <p className={classes.quiet}>
          {due
            ? t('To be looked at again since {{date}}', { date: civilDate(reviewOn, locale()) })
            : t('To be looked at again on {{date}}', { date: civilDate(reviewOn, locale()) })}
        </p>
      )}
      {reviews.length > 0 && (
        <ul className={classes.list}>
          {reviews.map((review) => (
            <li key={review.review} className={classes.entry}>
              <span className={classes.head}>
                <span className={classes.name}>{cameSaid(review.came, probability !== null)}</span>
                <span className={classes.quiet}>
                  {[review.by?.name, civilDate(review.on, locale())].filter(Boolean).join(' · ')}
                </span>
              </span>
              <p className={classes.text}>{review.happened}</p>
              {review.score !== null && (
                <p className={classes.quiet}>
                  {t('What was said lay {{score}} from what came: {{words}} (0 is best, 1 worst; Brier score).', {
                    score: number(review.score, locale(), 3),
                    words: scoreWord(review.score),
                  })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {looking && <LookAgainDialog decision={decision} onClose={() => setLooking(false)} />}
    </Section>
  )
}

const cameSaid = (came: boolean | null, foretold: boolean): string =>
  came === null ? (foretold ? t('Too early to say') : t('What happened')) : came ? t('It came') : t('It did not come')

function LookAgainDialog({ decision, onClose }: { decision: DecisionSeen; onClose: () => void }) {
  const today = useToday()
  const foretold = decision.probability !== null
  const [words, write, forget] = useKept(`looking again at ${decision.decision}`, {
    happened: '',
    came: foretold ? 'came' : 'early',
    reviewOn: addDays(today, 90),
  })
  const put = (part: Partial<typeof words>) => write({ ...words, ...part })
  const act = useAct(lookAgain, {
    after: () => {
      forget()
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['happened', 'came', 'reviewOn'])
  const early = foretold && words.came === 'early'
  const submit = () =>
    act.mutate({
      decision: decision.decision,
      happened: words.happened,
      came: foretold && !early ? words.came === 'came' : null,
      reviewOn: early ? words.reviewOn : null,
    })
  return (
    <Dialog open guarded title={t('Look again')} onClose={onClose}>
      <Form onSubmit={submit} busy={act.isPending} refusal={faults.refusal}>
        {decision.expected && <q>{decision.expected}</q>}
        {foretold && (
          <SelectField
            label={t('Did it come?')}
            value={words.came}
            onChange={(came) => put({ came })}
            choices={[
              { value: 'came', label: t('It came') },
              { value: 'not', label: t('It did not come') },
              { value: 'early', label: t('Too early to say') },
            ]}
            error={faults.at('came')}
          />
        )}
        <LongTextField
          label={t('What happened')}
          rows={4}
          value={words.happened}
          onChange={(happened) => put({ happened })}
          error={faults.at('happened')}
        />
        {early && (
          <DateField
            label={t('Look again on')}
            min={addDays(today, 1)}
            value={words.reviewOn}
            onChange={(reviewOn) => put({ reviewOn })}
            error={faults.at('reviewOn')}
          />
        )}
        <FormActions submit={t('Keep it')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
