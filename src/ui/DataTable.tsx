import { useEffect, useMemo, useRef, useState } from 'react'
import { as } from './as.ts'
import classes from './DataTable.module.css'
import { DataTableHead } from './DataTableHead.tsx'
import { RowChunk } from './RowChunk.tsx'
import { rowKeys } from './rowKeys.ts'
import { pressed, type Sort, sorted } from './sorting.ts'
import type { DataTableProps } from './table.ts'
import { useLocale } from './words.tsx'

export type { Sort } from './sorting.ts'
export type { Column, DataTableProps } from './table.ts'

export const chunkSize = 24

/**
 * A real table of any length. Rows are drawn in chunks, and only the chunks near the window: thousands cost what fifty
 * do. j and k, arrows, Home and End walk the rows. Where it is narrow each row becomes a small stack.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, onSort, selected, total, onNearEnd, empty } = props
  const locale = useLocale()
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const [rowHeight, setRowHeight] = useState(48)
  const table = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  const latest = useRef(props)
  latest.current = props

  const sort = onSort ? (props.sort ?? null) : ownSort
  const by = onSort ? undefined : columns.find((column) => column.key === sort?.key)?.sortBy
  const shown = useMemo(() => (by && sort ? sorted(rows, by, sort.down, locale) : rows), [rows, by, sort, locale])
  const chunks = useMemo(() => {
    const starts = Array.from({ length: Math.ceil(shown.length / chunkSize) }, (_, at) => at * chunkSize)
    return starts.map((start) => ({ start, rows: shown.slice(start, start + chunkSize) }))
  }, [shown])

  const walks = Boolean(props.onOpen || props.onToggle || props.onEdit)
  const found = active === null ? -1 : shown.findIndex((row) => rowKey(row) === active)
  const here = Math.max(found, 0)

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    table.current?.querySelector<HTMLElement>(`[data-index="${here}"]`)?.focus()
  }, [here])

  const go = (index: number) => {
    const row = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (!row) return
    moved.current = true
    setActive(rowKey(row))
  }

  if (!rows.length && empty) return <>{empty}</>
  const span = columns.length + (selected ? 1 : 0)
  return (
    <div className={classes.frame}>
      <table
        ref={table}
        className={classes.table}
        {...as(walks ? 'grid' : 'table')}
        aria-label={caption}
        aria-rowcount={(total ?? rows.length) + 1}
        {...(selected && { 'aria-multiselectable': true })}
        onKeyDown={walks ? (event) => rowKeys(event, shown, here, go, latest.current) : undefined}
      >
        <DataTableHead
          columns={columns}
          sort={sort}
          sortable={(column) => Boolean(onSort || column.sortBy) && column.sortable !== false}
          onSort={(key) => (onSort ?? setOwnSort)(pressed(sort, key))}
          boxes={Boolean(selected)}
        />
        {chunks.map((chunk) => (
          <RowChunk
            key={chunk.start}
            {...chunk}
            latest={latest}
            columns={columns}
            span={span}
            walks={walks}
            active={here >= chunk.start && here < chunk.start + chunkSize ? here : -1}
            selected={selected}
            rowHeight={rowHeight}
            onMeasure={chunk.start === 0 ? setRowHeight : undefined}
            onNear={chunk.start + chunkSize >= shown.length ? onNearEnd : undefined}
            onFocusRow={setActive}
          />
        ))}
      </table>
    </div>
  )
}
