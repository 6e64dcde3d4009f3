import type { OutputOf } from '../../../kernel/contract.ts'
import { Field, Fields } from '../../../ui/Field.tsx'
import { percent } from '../../../ui/format.ts'
import { Loading } from '../../../ui/Loading.tsx'
import { Why } from '../../../ui/Why.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { of } from '../contract.ts'
import classes from './Forecast.module.css'
import { HowGood, Method } from './Method.tsx'
import { likelihood, outOfTen, said, silenceSentence } from './saying.ts'

type Outlook = OutputOf<typeof of>

/** How likely the goal is to be reached on time, beside how sure its owner is. */
export function ForecastPart({ goal }: { goal: GoalView }) {
  const active = goal.node.state === 'active'
  const asked = useAnswer(of, { goal: goal.node.node }, { enabled: active })
  if (!active) return null
  return (
    <Answered query={asked} loading={<Loading lines={2} />}>
      {(outlook) => <Known goal={goal} outlook={outlook} />}
    </Answered>
  )
}

function Known({ goal, outlook }: { goal: GoalView; outlook: Outlook }) {
  const { silent, probability, expectedOn, reached } = outlook.goal
  if (silent) return <p className={classes.sentence}>{silenceSentence(silent)}</p>
  const { confidence } = goal.node.standing
  return (
    <Fields>
      <Field label={t('Forecast')} missing={t('none without a due date')}>
        {probability !== null && (
          <>
            <span className={classes.number}>{likelihood(probability)}</span>{' '}
            <Why about={t('Why is the goal {{likely}} to be reached on time?', { likely: likelihood(probability) })}>
              <Reasons outlook={outlook} />
            </Why>
          </>
        )}
      </Field>
      <Field label={t('The owner’s confidence')} missing={t('not stated yet')}>
        {confidence === null ? null : outOfTen(confidence)}
      </Field>
      <Field label={t('Expected')} missing={t('not at this pace')}>
        {reached ? t('reached now') : expectedOn && said(expectedOn)}
      </Field>
    </Fields>
  )
}

function Reasons({ outlook: { goal, measures } }: { outlook: Outlook }) {
  const known = measures.filter(({ forecast }) => forecast !== null)
  const [only] = known
  return (
    <>
      {goal.from === 'progress' && (
        <p>{t('It has no measure of its own: its progress, which comes from below, is carried on as a measure is.')}</p>
      )}
      {goal.together && (
        <p>
          {t(
            'All its measures have to be reached. Were they independent, that is {{apart}} likely; did they move as one, {{alike}}. The middle is said.',
            { apart: percent(goal.together.apart, locale()), alike: percent(goal.together.alike, locale()) },
          )}
        </p>
      )}
      {goal.counted < goal.countable && goal.counted > 0 && (
        <p>
          {t(
            '{{counted}} of {{count}} measures have a forecast; the others are left out, so that it may be less likely.',
            {
              counted: goal.counted,
              count: goal.countable,
              one: '{{counted}} of {{count}} measure has a forecast.',
            },
          )}
        </p>
      )}
      {known.length > 1 && (
        <ul>
          {known.map(({ measure, title, forecast }) => (
            <li key={measure}>
              {title}: {forecast?.probability == null ? t('no due date') : likelihood(forecast.probability)}
            </li>
          ))}
        </ul>
      )}
      {known.length === 1 && only?.forecast && <Method forecast={only.forecast} unit={only.unit} />}
      <p>
        {t('It knows the readings alone, and nothing of what is planned. Where you know more, say so in a check-in.')}
      </p>
      <HowGood />
    </>
  )
}
