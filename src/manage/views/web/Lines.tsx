import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { as } from '../../../ui/as.ts'
import { Button } from '../../../ui/Button.tsx'
import { percent } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Row } from '../contract.ts'
import { CellEditor, type Then } from './CellEditor.tsx'
import { type Column, headerOf } from './columns.tsx'
import classes from './Grid.module.css'
import type { GridProps } from './grid-props.ts'
import type { Item } from './items.ts'
import { goalsWord, groupWord, manyWord } from './saying.ts'

type LineProps = Pick<GridProps, 'columns' | 'cycles' | 'chosen' | 'onChoose' | 'onSave' | 'onState'> & {
  row: Row
  index: number
  /** Which cell has the keyboard; below nought where none has. */
  cell: number
  editing: boolean
  mayEdit: (column: Column) => boolean
  onCell: (cell: number, press: 'again' | 'focus' | 'twice') => void
  onDone: (then: Then) => void
}

export function GoalLine(props: LineProps) {
  const { row, index, cell, editing, columns, chosen, onCell } = props
  const { node } = row
  const line = useRef<HTMLTableRowElement>(null)
  const selected = chosen.has(node.node)

  // Within a grid Tab leaves the grid: links and buttons are reached through their cell.
  useLayoutEffect(() => {
    for (const each of line.current?.querySelectorAll<HTMLElement>('a, button, input[type=checkbox]') ?? [])
      if (!each.closest('[data-editing]')) each.tabIndex = -1
  })

  const cellAt = (at: number) => ({
    'data-cell': `${index}:${at}`,
    'aria-colindex': at + 1,
    tabIndex: cell === at ? 0 : -1,
    onFocus: (event: React.FocusEvent) => event.target === event.currentTarget && onCell(at, 'focus'),
    onMouseUp: (event: React.MouseEvent) => {
      if (!onControl(event.target)) onCell(at, cell === at ? 'again' : 'focus')
    },
    onDoubleClick: (event: React.MouseEvent) => onControl(event.target) || onCell(at, 'twice'),
  })
  return (
    <tr ref={line} {...as('row')} className={classes.line} aria-rowindex={index + 2} aria-selected={selected}>
      <td {...as('gridcell')} {...cellAt(0)} className={classes.box}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the box inside has the meaning, this only hears the Shift key */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same on its row */}
        <span
          className={classes.tick}
          onClick={(event) => {
            event.preventDefault()
            props.onChoose(row, event.shiftKey ? 'stretch' : 'toggle')
          }}
        >
          <input
            type="checkbox"
            aria-label={t('Choose “{{title}}”', { title: node.title })}
            checked={selected}
            readOnly
          />
        </span>
      </td>
      {columns.map((column, order) => (
        <Cell
          key={column.name}
          {...props}
          column={column}
          writes={editing && cell === order + 1}
          shared={cellAt(order + 1)}
        />
      ))}
    </tr>
  )
}

type CellProps = LineProps & { column: Column; writes: boolean; shared: object }

function Cell({ row, column, cycles, writes, shared, mayEdit, onSave, onState, onDone }: CellProps) {
  const content = writes ? (
    <CellEditor
      row={row}
      column={column}
      label={t('{{column}} of “{{title}}”', { column: headerOf(column), title: row.node.title })}
      onSave={(base, edit, then) => {
        onSave(base, edit)
        onDone(then)
      }}
      onState={(to, then) => {
        onState(row, to)
        onDone(then)
      }}
      onCancel={onDone}
    />
  ) : (
    column.draw(row, cycles)
  )
  const said = { 'data-editing': writes || undefined, 'data-column': column.name }
  return column.name === 'title' ? (
    <th scope="row" {...as('rowheader')} className={classes.main} {...shared} {...said}>
      {content}
    </th>
  ) : (
    <td {...as('gridcell')} {...shared} {...said} {...{ 'aria-readonly': !mayEdit(column) }}>
      {content}
    </td>
  )
}

const onControl = (target: EventTarget): boolean =>
  Boolean((target as HTMLElement).closest('a, button, input, select, [popover]'))

type HeadProps = Pick<GridProps, 'columns' | 'by' | 'onFold'> & {
  item: Item & { kind: 'head' }
  index: number
  here: boolean
  onHere: () => void
}

/** What a group is called, how many are in it, and their mean progress. */
export const HeadLine = memo(function HeadLine({ item, index, here, columns, by, onFold, onHere }: HeadProps) {
  const { group, open } = item
  const { count, atLeast, progress } = group
  return (
    <tr {...as('row')} className={classes.line} aria-rowindex={index + 2}>
      <td {...as('gridcell')} colSpan={columns.length + 1} className={classes.group}>
        <span className={classes.inGroup}>
          <button
            type="button"
            className={classes.fold}
            data-cell={index}
            tabIndex={here ? 0 : -1}
            aria-expanded={open}
            onFocus={onHere}
            onClick={() => onFold(item.key)}
          >
            <IconChevronRight size={16} className={classes.arrow} aria-hidden />
            {by && groupWord(by, group)}
          </button>
          <span className={classes.quiet}>
            {atLeast ? t('{{total}} goals', { total: manyWord({ count, atLeast }) }) : goalsWord(count)}
            {progress !== null && ` · ${t('{{progress}} on average', { progress: percent(progress, locale()) })}`}
          </span>
        </span>
      </td>
    </tr>
  )
})

interface EndProps {
  columns: GridProps['columns']
  item: Item & { kind: 'end' }
  index: number
  here: boolean
}

/** Where a group goes on: it is drawn when one comes near, which is when the next page is asked for. */
export function EndLine({ item, index, here, columns }: EndProps) {
  const { group, shown, refused, retry, more } = item
  const asks = useRef(more)
  asks.current = more
  const ready = more !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for every page that came
  useEffect(() => {
    if (ready) asks.current?.()
  }, [ready, shown])
  return (
    <tr {...as('row')} className={classes.line} aria-rowindex={index + 2}>
      <td
        {...as('gridcell')}
        colSpan={columns.length + 1}
        className={classes.end}
        data-cell={index}
        tabIndex={here ? 0 : -1}
      >
        <span className={classes.inGroup}>
          {refused ??
            (shown > 0 ? t('{{shown}} of {{all}} are shown.', { shown, all: manyWord(group) }) : t('Loading'))}
          {refused !== null && (
            <Button look="quiet" size="small" onClick={retry}>
              {t('Try again')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}
