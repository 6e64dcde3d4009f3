import { amount } from '../../../graph/web/saying.ts'
import { t } from '../../../web/words.ts'
import { factsOf } from '../../frameworks/finding.ts'
import { stretch, stretchOf, type Zone, zoneOf } from '../../frameworks/stretch.ts'
import type { GoalView } from '../contract.ts'
import classes from './Zones.module.css'

/** In which zone each measure stands: below its base, on the way, target reached, stretch reached. */
export function Zones({ goal }: { goal: GoalView }) {
  const kept = factsOf(stretch.facts, goal.facts)
  const measures = goal.measures.flatMap(({ node, title, numbers }) =>
    numbers && (numbers.direction === 'increase' || numbers.direction === 'decrease')
      ? [{ ...numbers, node, title, current: numbers.value }]
      : [],
  )
  if (measures.length === 0) return null
  return (
    <ul className={classes.zones}>
      {measures.map((measure) => {
        const beyond = stretchOf(kept, measure)
        const zone = zoneOf(measure, beyond)
        const said = (value: string | null) => (value === null ? t('none') : amount(value, measure))
        return (
          <li key={measure.node} className={classes.measure}>
            <p className={classes.head}>
              <span>{measure.title}</span> <strong>{zone ? zoneWord(zone) : t('no reading yet')}</strong>
            </p>
            <Bar {...measure} stretch={beyond} />
            <dl className={classes.marks}>
              {(
                [
                  [t('Base'), said(measure.baseline)],
                  [t('Target'), said(measure.target)],
                  [t('Stretch'), said(beyond)],
                  [t('Now'), said(measure.current)],
                ] as const
              ).map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}

interface Marks {
  baseline: string | null
  target: string | null
  stretch: string | null
  current: string | null
}

/** From base to stretch, with the target between them; where it stands now is a mark, kept within the bar. */
function Bar({ baseline, target, stretch, current }: Marks) {
  if (baseline === null || target === null) return null
  const [from, to] = [Number(baseline), Number(stretch ?? target)]
  if (from === to) return null
  const at = (value: string) => Math.min(1, Math.max(0, (Number(value) - from) / (to - from)))
  return (
    <div className={classes.bar} aria-hidden>
      <span className={classes.way} style={{ inlineSize: `${at(target) * 100}%` }} />
      <span className={classes.beyond} style={{ inlineSize: `${(1 - at(target)) * 100}%` }} />
      {current !== null && <span className={classes.now} style={{ insetInlineStart: `${at(current) * 100}%` }} />}
    </div>
  )
}

function zoneWord(zone: Zone): string {
  return {
    'below base': t('Below its base'),
    'on the way': t('On the way'),
    'target reached': t('Target reached'),
    'stretch reached': t('Stretch reached'),
  }[zone]
}
