import { Link } from '@tanstack/react-router'
import { civilDate, list, number } from '../../ui/format.ts'
import { usePaths } from '../../web/paths.ts'
import { locale, t } from '../../web/words.ts'
import type { NodeView } from '../contract.ts'
import { gaps } from '../node.ts'
import { BelowBar } from './BelowBar.tsx'
import { HealthOf } from './HealthOf.tsx'
import classes from './NodePanel.module.css'
import { ProgressOf } from './ProgressOf.tsx'
import { amount, gapBelow, gapName, tallySentence, targetWord, valueWord, verdictWord } from './saying.ts'
import { TrendChart } from './TrendChart.tsx'

/** How a node stands: health and progress, what its measures say, what lies below, what is missing. */
export function StandingOf({ node }: { node: NodeView }) {
  const { standing, numbers } = node
  const tally = numbers ? null : tallySentence(standing.tally)
  return (
    <div className={classes.standing}>
      <HealthOf node={node} size="large" />
      <ProgressOf standing={standing} />
      {numbers && <MeasureSaid numbers={numbers} />}
      {tally && <p>{t('Measures: {{tally}}.', { tally })}</p>}
      <Dates node={node} />
      <TrendChart node={node.node} title={node.title} />
      {standing.below.total > 0 && (
        <div className={classes.below}>
          <h3 className={classes.label}>
            {t('{{count}} goals below', { count: standing.below.total, one: '{{count}} goal below' })}
          </h3>
          <BelowBar below={standing.below} under={underOf(node)} />
        </div>
      )}
      <Missing node={node} />
    </div>
  )
}

/** Everything lies below the vision, so nothing has to be left out for it. */
const underOf = ({ kind, node }: Pick<NodeView, 'kind' | 'node'>) => (kind === 'vision' ? undefined : node)

function MeasureSaid({ numbers }: { numbers: NonNullable<NodeView['numbers']> }) {
  const target = targetWord(numbers)
  return (
    <p>
      <strong>{valueWord(numbers)}</strong>
      {numbers.valueOn && ` ${t('on {{date}}', { date: civilDate(numbers.valueOn, locale()) })}`}
      {target && ` · ${t('target {{target}}', { target })}`}
      {numbers.baseline !== null && ` · ${t('from {{baseline}}', { baseline: amount(numbers.baseline, numbers) })}`}
      {` · ${verdictWord(numbers.verdict)}`}
    </p>
  )
}

function Dates({ node: { start, due, standing, kind } }: { node: NodeView }) {
  const on = (day: string) => civilDate(day, locale())
  const said = [
    due && (start ? t('{{start}} to {{due}}', { start: on(start), due: on(due) }) : t('due {{due}}', { due: on(due) })),
    standing.confidence !== null &&
      t('confidence {{confidence}} of 10', { confidence: number(standing.confidence, locale()) }),
    standing.readOn && kind !== 'measure' && t('latest reading {{date}}', { date: on(standing.readOn) }),
  ].filter(Boolean)
  return said.length > 0 ? <p className={classes.quiet}>{said.join(' · ')}</p> : null
}

/** What is missing here and below; each count leads to the goals that it counts. */
function Missing({ node }: { node: NodeView }) {
  const paths = usePaths()
  const { standing } = node
  const below = gaps.filter((gap) => standing.below.gaps[gap] > 0)
  if (standing.gaps.length === 0 && below.length === 0) return null
  return (
    <ul className={classes.missing}>
      {standing.gaps.length > 0 && (
        <li>{t('Missing: {{gaps}}.', { gaps: list(standing.gaps.map(gapName), locale()) })}</li>
      )}
      {below.map((gap) => (
        <li key={gap}>
          <Link to={paths.map} search={{ view: 'table', gap, under: underOf(node) } as never}>
            {gapBelow(gap, standing.below.gaps[gap])}
          </Link>
        </li>
      ))}
    </ul>
  )
}
