import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { Why } from '../../../ui/Why.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { MeasureLine } from '../../check-ins/web/MeasurePart.tsx'
import type { GoalView } from '../../goals/contract.ts'
import { of } from '../contract.ts'
import classes from './Forecast.module.css'
import { Method, type Spoken } from './Method.tsx'
import { between, likelihood, rough, said, saidOnce, silenceSentence } from './saying.ts'

/** A measure's readings with the fan of where they may go, and what that comes to in a sentence. */
export function ForecastLine({ goal, measure }: { goal: GoalView; measure: Neighbour }) {
  const { data } = useAnswer(of, { goal: goal.node.node }, { enabled: goal.node.state === 'active' })
  const outlook = data?.measures.find((each) => each.measure === measure.node)
  const forecast = outlook?.forecast
  const unit = measure.numbers?.unit ?? ''
  const fan = forecast && {
    points: forecast.fan,
    say: (low: number, middle: number, high: number) =>
      t('{{between}}, likeliest {{middle}}', {
        between: between({ low, high }, unit),
        middle: rough(middle, { low, high }, unit),
      }),
  }
  return (
    <>
      <MeasureLine goal={goal} measure={measure} fan={fan ?? undefined} />
      {forecast && (
        <p className={classes.sentence}>
          {sentenceOf(forecast, unit)}{' '}
          <Why about={t('Why does the forecast of “{{title}}” say so?', { title: measure.title })}>
            <Method forecast={forecast} unit={unit} />
            <p>{t('In the chart the fan holds half of what may come in its dark part, and 80 of 100 in all of it.')}</p>
          </Why>
        </p>
      )}
      {outlook?.silent && !saidOnce.includes(outlook.silent) && (
        <p className={classes.sentence}>{silenceSentence(outlook.silent)}</p>
      )}
    </>
  )
}

/** "62% likely to stand at its target on 31 Dec 2026; expected there on 3 Nov 2026, most likely between …" */
function sentenceOf({ probability, expectedOn, reached, likely }: Spoken, unit: string): string {
  const range = between(likely, unit)
  if (probability === null)
    return expectedOn
      ? t('Expected at its target on {{day}}.', { day: said(expectedOn) })
      : t('Not at its target at this pace.')
  const likely80 = { likely: likelihood(probability), due: said(likely.on), range }
  if (reached)
    return t('It stands at its target now, and is {{likely}} to on {{due}}: {{range}}, 80 times of 100.', likely80)
  return expectedOn
    ? t(
        '{{likely}} to stand at its target on {{due}}, expected there on {{day}}: {{range}} when due, 80 times of 100.',
        {
          ...likely80,
          day: said(expectedOn),
        },
      )
    : t(
        '{{likely}} to stand at its target on {{due}}, and not there at this pace: {{range}} when due, 80 times of 100.',
        likely80,
      )
}
