import { type ReactNode, useId } from 'react'
import classes from './Step.module.css'

/** One of the questions that every goal answers, with its fields. */
export function Step({ name, says, children }: { name: string; says: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.step}>
      <header className={classes.head}>
        <h2 id={id} className={classes.name}>
          {name}
        </h2>
        <p className={classes.says}>{says}</p>
      </header>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}
