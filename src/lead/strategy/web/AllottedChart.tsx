import { t } from '../../../web/words.ts'
import type { Unit, YearTotal } from '../allotting.ts'
import classes from './Strategy.module.css'
import { amountBrief, unitWord } from './saying.ts'

interface Props {
  unit: Unit
  planned: YearTotal
  used: YearTotal
  priorities: readonly { priority: string; title: string }[]
}

/** A bar for each priority in the order of words: planned, and within it what was used. The table above holds the same. */
export function AllottedChart({ unit, planned, used, priorities }: Props) {
  const amounts = [planned, used].flatMap(({ each }) => [...each.values()].map(({ amount }) => Number(amount)))
  const most = Math.max(...amounts, 0)
  if (most === 0) return null
  const width = (of: YearTotal, priority: string) => `${(Number(of.each.get(priority)?.amount ?? 0) / most) * 100}%`
  return (
    <figure className={classes.chart} aria-hidden>
      <figcaption className={classes.label}>
        {t('{{what}}: planned, and what was used of it', { what: unitWord(unit) })}
      </figcaption>
      {priorities.map(({ priority, title }) => (
        <div key={priority} className={classes.bar}>
          <span className={classes.name}>{title}</span>
          <span className={classes.track}>
            <span className={classes.planned} style={{ inlineSize: width(planned, priority) }} />
            <span className={classes.used} style={{ inlineSize: width(used, priority) }} />
          </span>
          <span className={classes.amount}>{amountBrief(planned.each.get(priority)?.amount ?? '0', unit)}</span>
        </div>
      ))}
    </figure>
  )
}
