import { createContext, type ReactNode, useContext, useId } from 'react'
import classes from './Section.module.css'

const Context = createContext(2)

/** What stands inside has its headings from this level on. */
export function Level({ value, children }: { value: number; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

type Props = {
  title: string
  /** Beside the title: a count, a "Why?". */
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page under a heading; its level follows from how deep it stands. */
export function Section({ title, aside, actions, children }: Props) {
  const id = useId()
  const level = useContext(Context)
  const Heading = `h${Math.min(level, 6)}` as 'h2'
  return (
    <section aria-labelledby={id} className={classes.section}>
      <header className={classes.head}>
        <Heading id={id} className={classes.title} data-level={level}>
          {title}
        </Heading>
        {aside && <div className={classes.aside}>{aside}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <Level value={level + 1}>{children}</Level>
    </section>
  )
}
