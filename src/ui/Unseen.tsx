import type { ReactNode } from 'react'
import classes from './Unseen.module.css'

/** Heard, not seen. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={classes.unseen}>{children}</span>
}

/** The same for an element that must be itself: a live region, a legend. */
export const unseen: string | undefined = classes.unseen
