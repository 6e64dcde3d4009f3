import { useId, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { answerIt, type asked } from '../contract.ts'
import type { Question, Said } from '../pulse.ts'
import classes from './Pulses.module.css'
import { rulesSaid } from './saying.ts'

type Asked = OutputOf<typeof asked>['asked'][number]

/** Answers in place: a digit or an arrow chooses, a thumb too. */
export function AnswerPulse({ pulse }: { pulse: Asked }) {
  const notify = useNotice()
  const [said, setSaid] = useState<Said>(() => pulse.questions.map(() => null))
  const act = useAct(answerIt, { after: () => notify(t('Answered. Thank you; nobody knows which answer is yours.')) })
  const places = pulse.questions.map((_, at) => `answers.${at}`)
  const faults = faultsIn(act.error, places)
  const put = (at: number, answer: Said[number]) => setSaid(said.map((old, place) => (place === at ? answer : old)))
  return (
    <article className={classes.asked} data-owed>
      <header className={classes.head}>
        <p className={classes.purpose}>{pulse.purpose}</p>
        <p className={classes.quiet}>
          {t('{{name}} asks {{count}} people, until {{date}}.', {
            one: '{{name}} asks {{count}} person, until {{date}}.',
            name: pulse.owner.name,
            count: pulse.asked,
            date: civilDate(pulse.closesOn, locale()),
          })}
        </p>
      </header>
      <Form
        onSubmit={() => act.mutate({ pulse: pulse.pulse, token: pulse.token, answers: said })}
        busy={act.isPending}
        refusal={faults.refusal}
      >
        {pulse.questions.map((question, at) =>
          question.form === 'scale' ? (
            <Scale
              key={question.words}
              question={question}
              value={typeof said[at] === 'number' ? said[at] : null}
              onChange={(value) => put(at, value)}
              error={faults.at(`answers.${at}`)}
            />
          ) : (
            <LongTextField
              key={question.words}
              label={question.words}
              optional
              rows={3}
              value={typeof said[at] === 'string' ? said[at] : ''}
              onChange={(value) => put(at, value === '' ? null : value)}
              error={faults.at(`answers.${at}`)}
            />
          ),
        )}
        <p className={classes.quiet}>{rulesSaid(pulse.rules)}</p>
        <FormActions submit={t('Answer')} busy={act.isPending} />
      </Form>
    </article>
  )
}

interface ScaleProps {
  question: Question
  value: number | null
  onChange: (value: number) => void
  error?: string | null
}

function Scale({ question, value, onChange, error }: ScaleProps) {
  const name = useId()
  const wrong = `${name} wrong`
  return (
    <fieldset className={classes.scale} aria-describedby={error ? wrong : undefined}>
      <legend className={classes.question}>{question.words}</legend>
      <span className={classes.steps}>
        {[1, 2, 3, 4, 5].map((step) => (
          <label key={step} className={classes.step}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
              onKeyDown={(event) => {
                const typed = Number(event.key)
                if (typed >= 1 && typed <= 5) onChange(typed)
              }}
              aria-label={end(question, step)}
            />
            <span aria-hidden>{step}</span>
          </label>
        ))}
      </span>
      <span className={classes.ends} aria-hidden>
        <span>{question.low}</span>
        <span>{question.high}</span>
      </span>
      {error && (
        <span id={wrong} className={classes.wrong} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}

const end = ({ low, high }: Question, step: number): string =>
  step === 1 && low ? `1, ${low}` : step === 5 && high ? `5, ${high}` : `${step}`
