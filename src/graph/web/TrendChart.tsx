import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { civilDate, percent } from '../../ui/format.ts'
import { Health, healthColour } from '../../ui/Health.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useWords } from '../../ui/words.tsx'
import { useAnswer } from '../../web/queries.ts'
import { useToday } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import { trend } from '../contract.ts'
import { healthWord } from './saying.ts'
import classes from './TrendChart.module.css'
import { type TrendDay, trendOf } from './trend.ts'

/** How a node has stood until today: progress as a small line, health as a band below it, and both as a table. */
export function TrendChart({ node, title }: { node: string; title: string }) {
  const days = useAnswer(trend, { node }).data?.days ?? []
  const today = useToday()
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
        <TrendTable days={days} title={title} />
      </figcaption>
    </figure>
  )
}

function TrendTable({ days, title }: { days: TrendDay[]; title: string }) {
  const words = useWords()
  return (
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
        <DataTable
          caption={t('“{{title}}” over time', { title })}
          rows={days.toReversed()}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', header: words.date, main: true, cell: ({ day }) => civilDate(day, locale()) },
            { key: 'health', header: t('Health'), cell: (day) => <Health value={day.health} label={healthWord(day.health)} /> },
            {
              key: 'progress',
              header: t('Progress'),
              align: 'end',
              cell: ({ progress }) => (progress === null ? t('unknown') : percent(progress, locale())),
            },
            { key: 'met', header: t('Measures met'), align: 'end', cell: ({ met, notMet }) => t('{{met}} of {{all}}', { met, all: met + notMet }) },
          ]}
        />
      )}
    </Popover>
  )
}
