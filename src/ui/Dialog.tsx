import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button, IconButton } from './Button.tsx'
import classes from './Dialog.module.css'
import { useWords } from './words.tsx'

type Props = {
  open: boolean
  title: string
  /** Called on escape, on the cross and on a press outside. Keep it open when something would be lost. */
  onClose: () => void
  /** 'side' is a drawer that leaves the page in sight; on a phone it rises from below. */
  shape?: 'centre' | 'side'
  /** Typed text is at stake: a press outside then does not close it. Escape and the cross still ask `onClose`. */
  guarded?: boolean
  children: ReactNode
}

/**
 * A modal dialog on the browser's own: the rest is inert, the focus stays inside and goes back afterwards. The first
 * field is focused, or whatever carries `data-autofocus`.
 */
export function Dialog({ open, ...props }: Props) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ title, onClose, shape = 'centre', guarded = false, children }: Omit<Props, 'open'>) {
  const words = useWords()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const pressedOutside = useRef(false)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    const first =
      element?.querySelector<HTMLElement>('[data-autofocus]') ??
      body.current?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')
    if (first) first.focus()
    else element?.querySelector<HTMLElement>('h2')?.focus()
    // Closing before it leaves the page is what gives the focus back.
    return () => element?.close()
  }, [])

  const outside = (event: React.MouseEvent) => event.target === dialog.current

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-shape={shape}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.key === 'Tab' && turnAround(event)}
      onMouseDown={(event) => {
        pressedOutside.current = outside(event)
      }}
      onClick={(event) => {
        if (outside(event) && pressedOutside.current && !guarded) onClose()
      }}
    >
      <div className={classes.sheet}>
        <header className={classes.head}>
          <h2 id={titleId} className={classes.title} tabIndex={-1}>
            {title}
          </h2>
          <IconButton label={words.close} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        </header>
        <div className={classes.body} ref={body}>
          {children}
        </div>
      </div>
    </dialog>
  )
}

/** The browser would leave the page after the last stop; inside of a dialog the keyboard goes round. */
function turnAround(event: React.KeyboardEvent<HTMLElement>) {
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'),
  ]
  const open = stops.filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled') && stop.checkVisibility())
  const [edge, other] = event.shiftKey ? [open[0], open.at(-1)] : [open.at(-1), open[0]]
  const atHeading = event.shiftKey && document.activeElement?.matches('h2')
  if (document.activeElement !== edge && !atHeading) return
  event.preventDefault()
  other?.focus()
}

type ConfirmProps = {
  open: boolean
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  confirm: string
  cancel: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that is hard to take back. The safe answer has the focus. */
export function Confirm({ confirm, cancel, danger, busy, onConfirm, children, ...dialog }: ConfirmProps) {
  return (
    <Dialog {...dialog}>
      <div className={classes.question}>{children}</div>
      <div className={classes.answers}>
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button onClick={dialog.onClose} data-autofocus>
          {cancel}
        </Button>
      </div>
    </Dialog>
  )
}
