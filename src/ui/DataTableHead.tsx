import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { as } from './as.ts'
import classes from './DataTable.module.css'
import type { Sort } from './sorting.ts'
import type { Column } from './table.ts'

type Props<Row> = {
  columns: Column<Row>[]
  sort: Sort | null
  sortable: (column: Column<Row>) => boolean
  onSort: (key: string) => void
  boxes: boolean
}

export function DataTableHead<Row>({ columns, sort, sortable, onSort, boxes }: Props<Row>) {
  return (
    <>
      <colgroup>
        {boxes && <col className={classes.boxColumn} />}
        {columns.map((column) => (
          <col key={column.key} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead {...as('rowgroup')} className={classes.head}>
        <tr {...as('row')} aria-rowindex={1}>
          {boxes && <td {...as('cell')} className={classes.boxCell} />}
          {columns.map((column) => {
            const order = sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : undefined
            const Arrow = order === 'descending' ? IconArrowDown : IconArrowUp
            return (
              <th
                key={column.key}
                {...as('columnheader')}
                scope="col"
                aria-sort={order}
                data-align={column.align}
                data-sortable={sortable(column) || undefined}
              >
                {sortable(column) ? (
                  <button type="button" className={classes.sort} onClick={() => onSort(column.key)}>
                    {column.header}
                    <Arrow size={14} className={classes.arrow} data-on={Boolean(order)} aria-hidden />
                  </button>
                ) : (
                  (column.head ?? column.header)
                )}
              </th>
            )
          })}
        </tr>
      </thead>
    </>
  )
}
