import { use, useState } from 'react'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { amount, ratioOf, targetWord, valueWord, verdictWord } from '../../../graph/web/saying.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate, number, quantity, quantityBrief, shortUnit } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { LineChart, type LineChartProps } from '../../../ui/LineChart.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { expectedSaid, planOf } from '../../goals/web/expected.ts'
import { Gap } from '../../goals/web/Gap.tsx'
import { MeasureDialog } from '../../goals/web/MeasureDialog.tsx'
import { MeasureMenu } from '../../goals/web/MeasureMenu.tsx'
import { SumOf } from '../../goals/web/SumOf.tsx'
import { line } from '../contract.ts'
import { GoalSlots } from './goal-slots.ts'
import classes from './MeasurePart.module.css'
import { MilestoneList } from './MilestoneList.tsx'

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
  const today = useToday()
  const { numbers, standing, title } = measure
  if (!numbers) return null
  const unsure = unknownBecause(numbers)
  const expected = goal.node.state === 'active' ? expectedSaid(goal, measure, today) : null
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
      {expected && <p className={classes.ends}>{expected}</p>}
      {numbers.addsUp && <SumOf goal={goal} measure={measure} />}
      {numbers.milestones && <MilestoneList goal={goal} measure={measure} milestones={numbers.milestones} />}
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
      counted(numbers) &&
      t('from {{baseline}}', { baseline: amount(numbers.baseline, numbers) }),
    target && counted(numbers) && t('target {{target}}', { target }),
    weight > 0 ? t('counts {{share}} %', { share: number(weight, locale(), 1) }) : t('shown, does not count'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Neither done or not, nor a list: its ends are numbers. */
const counted = ({ direction }: Numbers): boolean => direction !== 'done' && direction !== 'milestones'

/** Why its progress cannot be known. */
function unknownBecause({ direction, value, baseline, target, targetText }: Numbers): string | null {
  if (direction === 'milestones' && target === null) return t('Its progress is unknown: it lists no milestone yet.')
  if (value === null)
    return direction === 'milestones'
      ? t('Its progress is unknown until the first milestone is reached.')
      : t('Its progress is unknown: there is no reading yet.')
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
      sayBriefly={(value) => quantityBrief(value, shortUnit(unit), locale())}
      baseline={baseline === null ? undefined : { value: Number(baseline), label: t('Baseline') }}
      target={target === null || between ? undefined : { value: Number(target), label: t('Target') }}
      band={between ? { low: Number(target), high: Number(targetMax), label: t('Wanted') } : undefined}
      plan={planOf(goal, measure)}
      fan={fan}
      from={goal.node.start ?? undefined}
    />
  )
}

/** One point for each day: what was recorded last is the day's reading. */
const byDay = (readings: { readOn: string; value: string }[]) =>
  [...new Map(readings.map(({ readOn, value }) => [readOn, Number(value)]))].map(([on, value]) => ({ on, value }))
