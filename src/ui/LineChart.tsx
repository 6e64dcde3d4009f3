import { useState } from 'react'
import { Button } from './Button.tsx'
import type { LineChartProps, Point } from './chart.ts'
import { DataTable } from './DataTable.tsx'
import { civilDate, number } from './format.ts'
import classes from './LineChart.module.css'
import { LinePlot } from './LinePlot.tsx'
import { useLocale, useWords } from './words.tsx'

export type { LineChartProps, Point } from './chart.ts'

/** A measure over time, with the same as a table one press away. */
export function LineChart(props: LineChartProps) {
  const { label, points, aside, empty } = props
  const locale = useLocale()
  const words = useWords()
  const [asTable, setAsTable] = useState(false)
  const [looked, setLooked] = useState<Point | null>(null)
  const say = props.say ?? ((value: number) => number(value, locale))
  const known = points.filter((point) => point.value !== null)
  const named = looked ?? (props.brief ? undefined : known.at(-1))

  if (!known.length && empty) return <>{empty}</>
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span className={classes.label}>{label}</span>
        {named && named.value !== null && (
          <span className={classes.reading} data-tabular>
            <span className={classes.value}>{say(named.value)}</span> {civilDate(named.on, locale)}
          </span>
        )}
        {aside}
        <span className={classes.toggle}>
          <Button look="quiet" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? words.showAsChart : words.showAsTable}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <DataTable
          caption={label}
          rows={points.toReversed()}
          rowKey={(point) => `${point.on} ${points.indexOf(point)}`}
          columns={[
            { key: 'on', header: words.date, cell: (point) => civilDate(point.on, locale), main: true },
            {
              key: 'value',
              header: label,
              align: 'end',
              cell: (point) => (point.value === null ? words.unknown : say(point.value)),
            },
          ]}
        />
      ) : (
        <LinePlot {...props} say={say} onLook={setLooked} looked={looked} />
      )}
    </figure>
  )
}
