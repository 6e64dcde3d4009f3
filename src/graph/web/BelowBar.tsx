import { Link } from '@tanstack/react-router'
import { number } from '../../ui/format.ts'
import { HealthMark, healthPattern } from '../../ui/Health.tsx'
import { usePaths } from '../../web/paths.ts'
import { locale, t } from '../../web/words.ts'
import type { NodeView } from '../contract.ts'
import { type Health, neediestFirst } from '../health.ts'
import classes from './Node.module.css'
import { healthWord } from './saying.ts'

type Counts = NodeView['standing']['below']['byHealth']

/** Healths that occur, the neediest first, so that the eye falls on them. */
export const countsOf = (byHealth: Counts): [Health, number][] =>
  neediestFirst.flatMap((health) => {
    const count = byHealth[health] ?? 0
    return count > 0 ? [[health, count] as [Health, number]] : []
  })

/** Counts by health as one thin bar; what it says in numbers stands beside it. */
export function HealthBar({ byHealth }: { byHealth: Counts }) {
  return (
    <span className={classes.bar} aria-hidden>
      {countsOf(byHealth).map(([health, count]) => (
        <span key={health} style={{ background: healthPattern(health).background, flexGrow: count }} />
      ))}
    </span>
  )
}

/** What a node carries, by health: a bar, and behind it the same as a small table whose rows lead to the goals. */
export function BelowBar({ below, under }: { below: NodeView['standing']['below']; under?: string }) {
  const paths = usePaths()
  const counts = countsOf(below.byHealth)
  if (counts.length === 0) return null
  return (
    <div className={classes.below}>
      <HealthBar byHealth={below.byHealth} />
      <table className={classes.counts} aria-label={t('Goals below by health')}>
        <tbody>
          {counts.map(([health, count]) => (
            <tr key={health}>
              <th scope="row">
                <Link to={paths.map} search={{ view: 'table', health, under } as never}>
                  <HealthMark value={health} size={14} /> {healthWord(health)}
                </Link>
              </th>
              <td>{number(count, locale())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
