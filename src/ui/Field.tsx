import type { ReactNode } from 'react'
import classes from './Field.module.css'

/** A list of labels and their values. 'beside' puts the value next to its label where there is room. */
export function Fields({ shape = 'below', children }: { shape?: 'below' | 'beside'; children: ReactNode }) {
  return (
    <dl className={classes.fields} data-shape={shape}>
      {children}
    </dl>
  )
}

/** One label with its value. `missing` is said, in place of a value, where there is none. */
export function Field({ label, missing, children }: { label: string; missing?: string; children?: ReactNode }) {
  const empty = children === undefined || children === null || children === ''
  return (
    <div className={classes.field}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value} data-missing={empty || undefined}>
        {empty ? missing : children}
      </dd>
    </div>
  )
}
