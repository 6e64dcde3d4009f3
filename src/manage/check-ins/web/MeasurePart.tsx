import { use, useState } from 'react'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { amount, ratioOf, targetWord, valueWord, verdictWord } from '../../../graph/web/saying.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate, number, quantity } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { LineChart, type LineChartProps } from '../../../ui/LineChart.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { Gap } from '../../goals/web/Gap.tsx'
import { MeasureDialog } from '../../goals/web/MeasureDialog.tsx'
import { MeasureMenu } from '../../goals/web/MeasureMenu.tsx'
import { line } from '../contract.ts'
import { GoalSlots } from './goal-slots.ts'
import classes from './MeasurePart.module.css'

/** The measures of a goal, each with its line over time. */
export function MeasuresPart({ goal }: { goal: GoalView }) {
  const [adding, setAdding] = useState(false)
  const mayEdit = goal.abilities.edit?.allowed
  const measures = goal.measures.filter(({ state }) => state !== 'closed' || goal.node.state === 'closed')
  const add = goal.framework === 'okr' ? t('Add a key result') : t('Add a measure')
  return (
    <Section
      title={goal.framework === 'okr' ? t('Key results') : t('Measures')}
      actions={
        mayEdit && measures.length > 0 ? (
          <Button look="quiet" size="small" onClick={() => setAdding(true)}>
            {add}
          </Button>
        ) : null
      }
    >
      {measures.length === 0 && (
        <Gap
          says={t('No number tells yet how far it is.')}
          act={mayEdit ? add : undefined}
          onAct={() => setAdding(true)}
        />
      )}
      <Stack gap={6}>
        {measures.map((measure) => (
          <MeasurePart key={measure.node} goal={goal} measure={measure} />
        ))}
      </Stack>
      {adding && <MeasureDialog goal={goal} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function MeasurePart({ goal, measure }: { goal: GoalView; measure: Neighbour }) {
  const { line: Line = MeasureLine } = use(GoalSlots)
  const { numbers, standing, title } = measure
  if (!numbers) return null
  const unsure = unknownBecause(numbers)
  return (
    <article className={classes.measure} aria-label={title}>
      <header className={classes.head}>
        <h4 className={classes.title}>{title}</h4>
        <MeasureMenu goal={goal} measure={measure} />
      </header>
      <div className={classes.said}>
        <span className={classes.value}>{valueWord(numbers)}</span>
        {numbers.valueOn && <span>{civilDate(numbers.valueOn, locale())}</span>}
        {numbers.verdict !== 'no reading' && <span>{verdictWord(numbers.verdict)}</span>}
        <HealthOf node={measure} />
      </div>
      <p className={classes.ends}>{endsOf(numbers, measure.weight)}</p>
      <Progress label={t('Progress of “{{title}}”', { title })} value={ratioOf(standing)} health={standing.health} />
      {unsure && <p className={classes.ends}>{unsure}</p>}
      {numbers.valueOn && <Line goal={goal} measure={measure} />}
    </article>
  )
}

type Numbers = NonNullable<Neighbour['numbers']>

/** "From 12 days · target 4 days · counts 33.3 %". */
function endsOf(numbers: Numbers, weight: number): string {
  const target = targetWord(numbers)
  const parts = [
    numbers.baseline !== null &&
      numbers.direction !== 'done' &&
      t('from {{baseline}}', { baseline: amount(numbers.baseline, numbers) }),
    target && numbers.direction !== 'done' && t('target {{target}}', { target }),
    weight > 0 ? t('counts {{share}} %', { share: number(weight, locale(), 1) }) : t('shown, does not count'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Why its progress cannot be known. */
function unknownBecause({ direction, value, baseline, target, targetText }: Numbers): string | null {
  if (value === null) return t('Its progress is unknown: there is no reading yet.')
  if (direction === 'done') return null
  if (target === null)
    return targetText
      ? t('Its progress is unknown: the target is no number.')
      : t('Its progress is unknown: it has no target.')
  return baseline === null
    ? t('Its progress is unknown: it has no baseline. Whether the target is met is still told.')
    : null
}

/** Its readings over time, and how they may go on where somebody knows. */
export function MeasureLine({
  goal,
  measure,
  fan,
}: { goal: GoalView; measure: Neighbour } & Pick<LineChartProps, 'fan'>) {
  const { data } = useAnswer(line, { goal: goal.node.node, measure: measure.node })
  const numbers = measure.numbers
  // One reading is a point, and what is done or not draws no line; both are said above already.
  if (!data || !numbers || data.readings.length < 2 || numbers.direction === 'done') return null
  const { baseline, target, targetMax, direction, unit } = numbers
  const between = direction === 'between' && target !== null && targetMax !== null
  return (
    <LineChart
      brief
      label={t('Readings')}
      points={byDay(data.readings)}
      say={(value) => quantity(value, unit, locale())}
      baseline={baseline === null ? undefined : { value: Number(baseline), label: t('Baseline') }}
      target={target === null || between ? undefined : { value: Number(target), label: t('Target') }}
      band={between ? { low: Number(target), high: Number(targetMax), label: t('Wanted') } : undefined}
      fan={fan}
      from={goal.node.start ?? undefined}
    />
  )
}

/** One point for each day: what was recorded last is the day's reading. */
const byDay = (readings: { readOn: string; value: string }[]) =>
  [...new Map(readings.map(({ readOn, value }) => [readOn, Number(value)]))].map(([on, value]) => ({ on, value }))
