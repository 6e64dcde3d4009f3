import type { ReactNode } from 'react'
import classes from './Menu.module.css'
import { type Opener, Popover } from './Popover.tsx'

export type MenuItem = {
  id: string
  label: string
  icon?: ReactNode
  /** Said below the label: why it cannot be done, or what it will do. */
  hint?: string
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}

type Props = {
  label: string
  items: MenuItem[]
  opener: (opener: Opener & { 'aria-haspopup': 'menu' }) => ReactNode
  align?: 'start' | 'end'
}

/** A short list of what can be done. Arrows, Home, End and first letters walk it. */
export function Menu({ label, items, opener, align = 'end' }: Props) {
  return (
    <Popover
      label={label}
      role="menu"
      align={align}
      opener={(given) => opener({ ...given, 'aria-haspopup': 'menu' })}
      onOpened={(panel) => entries(panel)[0]?.focus()}
    >
      {(close) =>
        items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={classes.item}
            data-danger={item.danger || undefined}
            aria-disabled={item.disabled || undefined}
            onKeyDown={(event) => walk(event, close)}
            onClick={() => {
              if (item.disabled) return
              close()
              item.onSelect()
            }}
          >
            {item.icon && (
              <span className={classes.icon} aria-hidden>
                {item.icon}
              </span>
            )}
            <span>
              {item.label}
              {item.hint && <span className={classes.hint}>{item.hint}</span>}
            </span>
          </button>
        ))
      }
    </Popover>
  )
}

const entries = (panel: Element) => [...panel.querySelectorAll<HTMLElement>('[role=menuitem]')]

function walk(event: React.KeyboardEvent<HTMLElement>, close: () => void) {
  const all = entries(event.currentTarget.closest('[role=menu]') ?? document.body)
  const here = all.indexOf(event.currentTarget)
  const next = target(event.key, all, here)
  if (event.key === 'Tab') close()
  if (!next) return
  event.preventDefault()
  next.focus()
}

function target(key: string, all: HTMLElement[], here: number) {
  if (key === 'ArrowDown') return all[(here + 1) % all.length]
  if (key === 'ArrowUp') return all.at(here - 1)
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const begins = (item: HTMLElement) => item.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase())
  return [...all.slice(here + 1), ...all.slice(0, here)].find(begins)
}
