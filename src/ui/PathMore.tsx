import classes from './Path.module.css'
import { Popover } from './Popover.tsx'
import type { PathStep } from './path-steps.ts'

/** The steps that have no room, behind a button with three dots. */
export function PathMore({ label, steps }: { label: string; steps: PathStep[] }) {
  return (
    <Popover
      label={label}
      opener={(opener) => (
        <button type="button" className={classes.dots} aria-label={label} {...opener}>
          …
        </button>
      )}
      onOpened={(panel) => panel.querySelector('a')?.focus()}
    >
      {(close) => (
        // biome-ignore lint/a11y: a press on any of the links closes it
        <ol className={classes.hidden} onClick={close}>
          {steps.map((step) => (
            <li key={step.id}>
              {step.render ? step.render({ className: classes.entry, children: step.label }) : step.label}
            </li>
          ))}
        </ol>
      )}
    </Popover>
  )
}
