import type { ReactNode } from 'react'
import classes from './Layout.module.css'

/** Steps of the grid: 1 is 4 px, 4 is 16 px, 6 is 32 px. */
type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** One below the other. */
export function Stack({ gap = 4, children }: { gap?: Gap; children: ReactNode }) {
  return (
    <div className={classes.stack} style={{ gap: `var(--space-${gap})` }}>
      {children}
    </div>
  )
}

type RowProps = { gap?: Gap; align?: 'centre' | 'baseline' | 'start'; apart?: boolean; children: ReactNode }

/** Side by side, wrapping where room is short. `apart` pushes the first and the last to the edges. */
export function Row({ gap = 3, align = 'centre', apart = false, children }: RowProps) {
  return (
    <div className={classes.row} data-align={align} data-apart={apart} style={{ gap: `var(--space-${gap})` }}>
      {children}
    </div>
  )
}

/** Two columns, one below the other where there is no room for both: why on the left, how on the right. */
export function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{left}</div>
      <div className={classes.column}>{right}</div>
    </div>
  )
}

type TextProps = { size?: 1 | 2 | 3 | 4; quiet?: boolean; strong?: boolean; children: ReactNode }

/** A paragraph of work: dates, counts, explanations. */
export function Text({ size = 2, quiet = false, strong = false, children }: TextProps) {
  return (
    <p className={classes.text} data-size={size} data-quiet={quiet} data-strong={strong}>
      {children}
    </p>
  )
}
