import { type ReactNode, type ToggleEvent, useEffect, useId, useRef, useState } from 'react'
import classes from './Popover.module.css'
import { place } from './place.ts'

/** Spread on the button that opens it: the browser then knows the two belong together. */
export type Opener = { popoverTarget: string; 'aria-expanded': boolean }

type Props = {
  /** Draws the button. */
  opener: (opener: Opener) => ReactNode
  children: (close: () => void) => ReactNode
  label: string
  role?: 'dialog' | 'menu'
  align?: 'start' | 'end'
  /** Called when it stands, with its panel: the place to move the focus. */
  onOpened?: (panel: HTMLElement) => void
}

/**
 * A panel beside its button, on the browser's own popover: it lies above everything, dialogs included, closes on escape
 * or on a press elsewhere, and gives the focus back, without a library.
 */
export function Popover({ opener, children, label, role = 'dialog', align = 'start', onOpened }: Props) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => panel.current?.hidePopover()

  const stand = () => {
    const anchor = document.querySelector(`[popovertarget="${id}"]`)
    if (panel.current && anchor) place(panel.current, anchor, align)
  }

  useEffect(() => {
    if (!open) return
    // What is inside may have come, or grown, after the panel stood.
    stand()
    addEventListener('scroll', stand, true)
    addEventListener('resize', stand)
    return () => {
      removeEventListener('scroll', stand, true)
      removeEventListener('resize', stand)
    }
  })

  const beforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    // React lets it bubble, which browsers do not: the list of a field inside opens and closes too.
    if (event.target !== event.currentTarget) return
    const opening = event.newState === 'open'
    setOpen(opening)
    // After it is shown and before it is painted.
    if (opening)
      requestAnimationFrame(() => {
        stand()
        if (panel.current) onOpened?.(panel.current)
      })
  }

  // Keys and presses inside are nobody else's: a table behind must not move its row.
  const keep = (event: React.SyntheticEvent) => event.stopPropagation()

  return (
    <>
      {opener({ popoverTarget: id, 'aria-expanded': open })}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events from travelling on */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        // What is read must be scrolled by keyboard too; a menu's own entries have the keys.
        tabIndex={role === 'dialog' ? 0 : -1}
        {...{ role, 'aria-label': label }}
        className={classes.panel}
        onBeforeToggle={beforeToggle}
        onClick={keep}
        onKeyDown={keep}
      >
        {open && children(close)}
      </div>
    </>
  )
}
