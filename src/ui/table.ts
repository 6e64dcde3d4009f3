import type { ReactNode } from 'react'
import type { Sort, SortValue } from './sorting.ts'

export type Column<Row> = {
  key: string
  header: string
  /** Drawn in the head in place of the words, which it must hold for those who listen. */
  head?: ReactNode
  cell: (row: Row) => ReactNode
  /** What the column is sorted by. Without it, and without `onSort`, it cannot be sorted. */
  sortBy?: (row: Row) => SortValue
  /** False where whoever sorts cannot sort by it. */
  sortable?: boolean
  align?: 'start' | 'end'
  /** A CSS width such as '8rem'; columns without one share the rest. */
  width?: string
  /** Names the row: once in a table. On a phone it is the row's first line. */
  main?: boolean
  hideOnPhone?: boolean
}

export type DataTableProps<Row> = {
  /** Names the table for those who listen. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Given with `onSort` where somebody else sorts, such as the server. */
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Enter, or a press on the row. */
  onOpen?: (row: Row) => void
  /** Space, or the row's checkbox; needs `selected`, `rowLabel` names the box. */
  onToggle?: (row: Row) => void
  selected?: ReadonlySet<string>
  rowLabel?: (row: Row) => string
  /** The key e. */
  onEdit?: (row: Row) => void
  /** How many rows there are in all, if not all were given. */
  total?: number
  /** Called when the end comes near, to fetch more. */
  onNearEnd?: () => void
  /** In place of the rows where there are none. */
  empty?: ReactNode
}
