import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { Failure } from './Failure.tsx'
import classes from './Form.module.css'

type Props = {
  onSubmit: () => void
  /** The work runs: a second submit is ignored. */
  busy?: boolean
  /** What was refused as a whole; a single field says its own error itself. */
  refusal?: { what: string; todo?: ReactNode } | null
  children: ReactNode
}

/**
 * Fields and a row of buttons. After a refused submit the first field with an error is focused, so that its sentence
 * is read; what was refused as a whole is brought into view. ⌘ or Ctrl with Enter submits from a long text too.
 */
export function Form({ onSubmit, busy = false, refusal, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const submitted = useRef(false)

  useEffect(() => {
    if (!submitted.current || busy) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    // What is refused as a whole is said at the top, which may lie far above the button.
    const said = wrong ?? form.current?.querySelector<HTMLElement>('[role=alert]')
    if (!said) return
    submitted.current = false
    if (wrong) wrong.focus()
    else said.scrollIntoView({ block: 'nearest' })
  })

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (busy) return
        submitted.current = true
        onSubmit()
      }}
      onChange={() => {
        submitted.current = false
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
      }}
    >
      {refusal && <Failure what={refusal.what} todo={refusal.todo} />}
      {children}
    </form>
  )
}

type ActionsProps = {
  /** A verb and its object: "Record check-in". */
  submit: string
  busy?: boolean
  /** When there is nothing to save yet. Prefer leaving it on and saying what is missing. */
  disabled?: boolean
  cancel?: { label: string; onSelect: () => void }
  /** Quietly, beside the buttons: "Saved a minute ago". */
  note?: ReactNode
}

/** The end of a form: what is done, and the way out. */
export function FormActions({ submit, busy, disabled, cancel, note }: ActionsProps) {
  return (
    <div className={classes.actions}>
      <Button type="submit" look="primary" busy={busy} disabled={disabled}>
        {submit}
      </Button>
      {cancel && (
        <Button look="quiet" onClick={cancel.onSelect}>
          {cancel.label}
        </Button>
      )}
      {note && <div className={classes.note}>{note}</div>}
    </div>
  )
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}

/** Fields under a heading of their own. */
export function FieldGroup({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      {hint && <p className={classes.note}>{hint}</p>}
      {children}
    </fieldset>
  )
}
