import type { ReactNode } from 'react'
import classes from './Empty.module.css'

type Props = {
  /** What belongs here. */
  title: string
  children?: ReactNode
  /** The first step: a button or a link. */
  action?: ReactNode
}

/** An empty place says what belongs there and offers the first step. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
