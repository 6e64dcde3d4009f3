import { memo, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { as } from './as.ts'
import classes from './DataTable.module.css'
import type { Column, DataTableProps } from './table.ts'

type Props<Row> = {
  start: number
  rows: Row[]
  /** The table's properties as they are now: callbacks that change do not draw rows anew. */
  latest: RefObject<DataTableProps<Row>>
  columns: Column<Row>[]
  span: number
  walks: boolean
  /** The index of the row that the keyboard is on, if it is in this chunk. */
  active: number
  selected: ReadonlySet<string> | undefined
  rowHeight: number
  onMeasure: ((rowHeight: number) => void) | undefined
  onNear: (() => void) | undefined
  onFocusRow: (key: string) => void
}

const nearness = '1200px 0px'

/** Some rows; drawn while near the window or while they hold the keyboard, and otherwise only as room. */
function Chunk<Row>(props: Props<Row>) {
  const { start, rows, active, span, rowHeight, onMeasure, onNear } = props
  const [near, setNear] = useState(start === 0)
  const body = useRef<HTMLTableSectionElement>(null)
  const height = useRef(0)
  const told = useRef(onNear)
  told.current = onNear

  useLayoutEffect(() => {
    const element = body.current
    if (!element) return
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        if (!entry.isIntersecting) height.current = entry.boundingClientRect.height
        if (entry.isIntersecting) told.current?.()
        setNear(entry.isIntersecting)
      },
      { rootMargin: nearness },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  useLayoutEffect(() => {
    if (onMeasure && body.current && rows.length) onMeasure(body.current.offsetHeight / rows.length)
  }, [onMeasure, rows.length])

  const drawn = near || active >= 0
  return (
    <tbody {...as('rowgroup')} ref={body} aria-hidden={drawn ? undefined : true}>
      {drawn ? (
        rows.map((row, at) => <Line key={props.latest.current.rowKey(row)} {...props} row={row} index={start + at} />)
      ) : (
        <tr>
          <td colSpan={span} className={classes.room} style={{ height: height.current || rowHeight * rows.length }} />
        </tr>
      )}
    </tbody>
  )
}

export const RowChunk = memo(Chunk) as typeof Chunk

function Line<Row>({ row, index, latest, columns, walks, active, selected, onFocusRow }: Props<Row> & LineProps<Row>) {
  const { rowKey, rowLabel, onOpen } = latest.current
  const key = rowKey(row)
  const cellRole = walks ? 'gridcell' : 'cell'
  const press = (event: React.MouseEvent) => {
    const onControl = (event.target as HTMLElement).closest('a, button, input, label, select, textarea, [popover]')
    if (!onControl && !getSelection()?.toString()) latest.current.onOpen?.(row)
  }
  return (
    <tr
      {...as('row')}
      data-index={index}
      className={classes.row}
      data-opens={onOpen ? true : undefined}
      aria-rowindex={index + 2}
      aria-selected={selected ? selected.has(key) : undefined}
      tabIndex={walks ? (active === index ? 0 : -1) : undefined}
      onFocus={walks ? () => onFocusRow(key) : undefined}
      onClick={onOpen ? press : undefined}
    >
      {selected && (
        <td role={cellRole} className={classes.boxCell}>
          <label className={classes.box}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={rowLabel?.(row) ?? key}
              checked={selected.has(key)}
              onChange={() => latest.current.onToggle?.(row)}
            />
          </label>
        </td>
      )}
      {columns.map((column) => {
        const shared = { 'data-align': column.align, 'data-label': column.header, 'data-off': column.hideOnPhone }
        return column.main ? (
          <th key={column.key} scope="row" {...as('rowheader')} data-main {...shared}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} role={cellRole} {...shared}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

type LineProps<Row> = { row: Row; index: number }
