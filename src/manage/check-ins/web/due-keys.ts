import type { KeyboardEvent } from 'react'

/**
 * The keys of the list: j and k walk the rows, e goes into a row's fields, escape comes back out of them, and ⌘ or Ctrl
 * with Enter records. Enter on a row opens it, since what has the focus is a link.
 */
export function dueKeys(event: KeyboardEvent<HTMLElement>, record: () => void): void {
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('[data-goal], [data-owed]')
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
    event.preventDefault()
    record()
    return
  }
  if (event.metaKey || event.ctrlKey || event.altKey || !row) return
  if (target.matches('input, select, textarea')) {
    if (event.key === 'Escape') row.querySelector<HTMLElement>('[data-row]')?.focus()
    return
  }
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
  if (step) {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const here = rows.findIndex((link) => row.contains(link))
    rows[here + step]?.focus()
  } else if (event.key === 'e') fill(row)
  else return
  event.preventDefault()
}

const firstField = (row: HTMLElement) => row.querySelector<HTMLElement>('input, select, textarea')

function fill(row: HTMLElement): void {
  const field = firstField(row)
  field?.focus()
  if (field) return
  row.querySelector<HTMLElement>('[data-open]')?.click()
  requestAnimationFrame(() => firstField(row)?.focus())
}
