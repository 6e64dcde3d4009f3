import type { KeyboardEvent } from 'react'
import type { DataTableProps } from './table.ts'

const page = 10

/** What the keys do on a row: j, k and arrows walk; enter opens, space marks, e edits. Fields inside keep their keys. */
export function rowKeys<Row>(
  event: KeyboardEvent<HTMLElement>,
  rows: Row[],
  here: number,
  go: (index: number) => void,
  { onOpen, onToggle, onEdit }: DataTableProps<Row>,
) {
  const target = event.target as HTMLElement
  if (event.metaKey || event.ctrlKey || event.altKey || !target.closest('tbody')) return
  if (target.closest('select, textarea, [contenteditable], input:not([type=checkbox])')) return

  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
  const edge = { Home: 0, End: rows.length - 1 }[event.key]
  const row = rows[here]
  const onRow = target instanceof HTMLTableRowElement
  const act = onRow ? { Enter: onOpen, ' ': onToggle, e: onEdit }[event.key] : undefined

  if (step) go(here + step)
  else if (edge !== undefined) go(edge)
  else if (act && row) act(row)
  else return
  event.preventDefault()
}
