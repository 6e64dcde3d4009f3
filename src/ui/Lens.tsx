import { type ReactNode, useId } from 'react'
import classes from './Lens.module.css'

type SectionProps = {
  title: string
  /** Beside the title: the way to all of it. */
  all?: ReactNode
  /** Below the title: one sentence that reads the rows. */
  says?: ReactNode
  children: ReactNode
}

/** A part of a view at a glance: a small heading, at most a sentence, and a few rows. Shown only where there is something. */
export function LensSection({ title, all, says, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <header className={classes.head}>
        <h2 id={id} className={classes.heading}>
          {title}
        </h2>
        {all && <span className={classes.all}>{all}</span>}
      </header>
      {says && <p className={classes.says}>{says}</p>}
      <ul className={classes.rows}>{children}</ul>
    </section>
  )
}

type RowProps = {
  /** A link to the thing itself. */
  title: ReactNode
  /** Before the title: a health mark, a small figure. */
  mark?: ReactNode
  /** What to know of it, in a few words. */
  facts?: (ReactNode | false | null)[]
  /** Late, or in the way: said in words among the facts as well, since colour alone says nothing. */
  pressing?: boolean
  /** Whom to talk to. */
  who?: ReactNode
}

/** One thing of it: what it is, what to know, and whom to talk to. */
export function LensRow({ title, mark, facts = [], pressing, who }: RowProps) {
  const said = facts.filter((fact) => fact !== false && fact !== null && fact !== undefined && fact !== '')
  return (
    <li className={classes.row} data-pressing={pressing || undefined}>
      {mark && <span className={classes.mark}>{mark}</span>}
      <span className={classes.title}>{title}</span>
      <span className={classes.facts}>
        {said.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in a fixed order
          <span key={at} className={classes.fact}>
            {fact}
          </span>
        ))}
        {who && <span className={classes.who}>{who}</span>}
      </span>
    </li>
  )
}
