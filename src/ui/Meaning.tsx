import type { ReactNode } from 'react'
import classes from './Meaning.module.css'

type Props = {
  /** 'vision' is the largest thing on a screen, once; 'lead' opens a page; 'text' is a reason among other things. */
  size?: 'text' | 'lead' | 'vision'
  /** What it is, when that is not plain: "Why". */
  label?: string
  children: ReactNode
}

/** What something is for, in the serif face: a vision, a why, values, a decision's reason, recognition. */
export function Meaning({ size = 'text', label, children }: Props) {
  return (
    <div className={classes.meaning} data-size={size}>
      {label && <span className={classes.label}>{label}</span>}
      <div className={classes.text}>{children}</div>
    </div>
  )
}
