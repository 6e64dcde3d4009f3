import type { ReactNode } from 'react'
import classes from './Kbd.module.css'

/** One key, or keys pressed together. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={classes.key}>{children}</kbd>
}
