import { lazy, Suspense } from 'react'
import { Button } from '../../ui/Button.tsx'
import { civilDate } from '../../ui/format.ts'
import { healthColour } from '../../ui/Health.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useWords } from '../../ui/words.tsx'
import { useAnswer } from '../../web/queries.ts'
import { useToday } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import { trend } from '../contract.ts'
import { healthWord } from './saying.ts'
import classes from './TrendChart.module.css'
import { trendOf } from './trend.ts'

const TrendTable = lazy(() => import('./TrendTable.tsx').then(({ TrendTable }) => ({ default: TrendTable })))

/** How a node has stood until today: progress as a small line, health as a band below it, and both as a table. */
export function TrendChart({ node, title }: { node: string; title: string }) {
  const days = useAnswer(trend, { node }).data?.days ?? []
  const today = useToday()
  const words = useWords()
  const first = days[0]
  // One day is a point, and no trend.
  if (!first || (days.length === 1 && first.day === today)) return null
  const { line, end, health } = trendOf(days, today)
  return (
    <figure className={classes.trend}>
      {line && (
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={classes.plot} aria-hidden>
          <path d={line} className={classes.line} vectorEffect="non-scaling-stroke" />
          {end && <path d={`M${end.x} ${end.y}h0`} className={classes.end} vectorEffect="non-scaling-stroke" />}
        </svg>
      )}
      <div className={classes.band} aria-hidden>
        {health.map((stretch) => (
          <span
            key={stretch.from}
            style={{ flexGrow: Math.max(stretch.to - stretch.from, 0.001), background: healthColour(stretch.health) }}
            title={healthWord(stretch.health)}
          />
        ))}
      </div>
      <figcaption className={classes.caption}>
        <span>{t('since {{date}}', { date: civilDate(first.day, locale()) })}</span>
        <Popover
          label={t('“{{title}}” over time', { title })}
          align="end"
          opener={(opener) => (
            <Button look="quiet" size="small" {...opener}>
              {words.showAsTable}
            </Button>
          )}
        >
          {() => (
            <Suspense fallback={<Loading lines={6} />}>
              <TrendTable days={days} title={title} />
            </Suspense>
          )}
        </Popover>
      </figcaption>
    </figure>
  )
}
