import { useState } from 'react'
import { Button } from './Button.tsx'
import type { LineChartProps, Point } from './chart.ts'
import { DataTable } from './DataTable.tsx'
import { civilDate, number } from './format.ts'
import classes from './LineChart.module.css'
import { LinePlot } from './LinePlot.tsx'
import { useLocale, useWords } from './words.tsx'

export type { Fan, LineChartProps, Point } from './chart.ts'

const fanSaid = (fan: LineChartProps['fan'], values: number[]) =>
  fan?.say(values[0] ?? 0, values[Math.floor(values.length / 2)] ?? 0, values.at(-1) ?? 0)

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

  const rows = asTable
    ? [
        ...(props.fan?.points ?? []).map(({ on, values }) => ({ on, said: fanSaid(props.fan, values) })),
        ...points.toReversed().map(({ on, value }) => ({ on, said: value === null ? words.unknown : say(value) })),
      ]
    : []

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
          rows={rows}
          rowKey={(row) => `${row.on} ${rows.indexOf(row)}`}
          columns={[
            { key: 'on', header: words.date, cell: (row) => civilDate(row.on, locale), main: true },
            {
              key: 'value',
              header: label,
              align: 'end',
              cell: (row) => row.said,
            },
          ]}
        />
      ) : (
        <LinePlot {...props} say={say} onLook={setLooked} looked={looked} />
      )}
    </figure>
  )
}
