import type { ReactNode } from 'react'
import classes from './Path.module.css'

export type PathStep = {
  id: string
  label: string
  /** Absent where one stands already. Gets what a link must carry. */
  render?: (link: { className: string | undefined; children: ReactNode }) => ReactNode
}

/** The way back, always in sight: from the whole, on the left, to where one stands. */
export function Path({ label, steps }: { label: string; steps: PathStep[] }) {
  return (
    <nav aria-label={label} className={classes.path}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.id} className={classes.step}>
            {step.render && index < steps.length - 1 ? (
              step.render({ className: classes.link, children: step.label })
            ) : (
              <span className={classes.here} aria-current="page" title={step.label}>
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
