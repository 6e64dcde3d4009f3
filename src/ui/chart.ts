import type { ReactNode } from 'react'

/** A reading on a civil date. A null value leaves a gap in the line. */
export type Point = { on: string; value: number | null }

/** Where a line may go on, from its last reading: at each date five values, from low to high, the middle one likeliest. */
export type Fan = {
  points: { on: string; values: number[] }[]
  /** Says the lowest, middle and highest value of a date, in the chart's table. */
  say: (low: number, middle: number, high: number) => string
}

export type LineChartProps = {
  /** What is measured: names the chart, and the values in its table. */
  label: string
  points: Point[]
  /** Says a value with its unit; plain numbers if absent. */
  say?: (value: number) => string
  /** The same where room is short: along the axis. */
  sayBriefly?: (value: number) => string
  baseline?: { value: number; label: string }
  target?: { value: number; label: string }
  /** Wanted is anything between the two. */
  band?: { low: number; high: number; label: string }
  /** Where one would be if all went evenly, as a thin line; usually from the baseline to the target. */
  plan?: { on: string; value: number }[]
  fan?: Fan
  /** The dates shown, where they reach beyond the points. */
  from?: string
  to?: string
  /** The latest value stands beside the chart already: a value is said only for a reading that is looked at. */
  brief?: boolean
  /** Beside the chart's latest value: usually a Why. */
  aside?: ReactNode
  /** In place of the chart where there are no readings. */
  empty?: ReactNode
}
