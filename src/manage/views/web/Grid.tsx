import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { as } from '../../../ui/as.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { t } from '../../../web/words.ts'
import type { Row } from '../contract.ts'
import type { Then } from './CellEditor.tsx'
import { type Column, headerOf } from './columns.tsx'
import classes from './Grid.module.css'
import { type At, moved, nextEdited } from './grid-keys.ts'
import type { GridProps } from './grid-props.ts'
import { EndLine, GoalLine, HeadLine } from './Lines.tsx'

const lineHeight = 48

/**
 * A grid of any length, of which only what is near is drawn. One cell has the keyboard: arrows, Home, End and Page keys
 * walk, Enter writes in a cell, Space chooses a goal, with Shift a stretch of them. The title stays in sight.
 */
export function Grid(props: GridProps) {
  const { items, columns, total, wanted, onChange, chosen, onNear } = props
  const notify = useNotice()
  const frame = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<At>({ line: 0, cell: 1 })
  const [editing, setEditing] = useState(false)
  const walked = useRef(false)
  const here = Math.min(at.line, Math.max(items.length - 1, 0))

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 10,
    scrollPaddingStart: 40,
    // The line with the keyboard stays drawn, so that the focus is never lost.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), here])].sort((a, b) => a - b),
  })
  const lines = virtual.getVirtualItems()
  const last = lines.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= items.length - 30) onNear()
  }, [last, items.length, onNear])

  useEffect(() => {
    if (!walked.current) return
    walked.current = false
    virtual.scrollToIndex(here)
    // A field has taken the focus by itself.
    if (editing) return
    frame.current?.querySelector<HTMLElement>(`[data-cell="${here}:${at.cell}"], [data-cell="${here}"]`)?.focus()
  })

  const go = (next: At) => {
    walked.current = true
    setEditing(false)
    setAt({
      line: Math.min(Math.max(next.line, 0), items.length - 1),
      cell: Math.min(Math.max(next.cell, 0), columns.length),
    })
  }
  const item = items[here]

  const mayEdit = (row: Row, column: Column | undefined): boolean =>
    Boolean(column?.edit && (column.edit === 'state' ? stateMoves(row) : abilityFor(row, column)?.allowed))

  /** Enter, F2 or a second press: writes where one may, says why where one may not, else does what the cell offers. */
  const enter = (cell: number) => {
    if (item?.kind !== 'row') return
    const column = columns[cell - 1]
    if (mayEdit(item.row, column)) setEditing(true)
    else if (column?.edit) notify(abilityFor(item.row, column)?.because ?? t('This cannot be changed here.'))
    else frame.current?.querySelector<HTMLElement>(`[data-cell="${here}:${cell}"] :is(button, a)`)?.click()
  }

  const after = (then: Then) => {
    setEditing(false)
    if (then === 'away') return
    if (then === 'stay' || item?.kind !== 'row') return go({ line: here, cell: at.cell })
    const next = nextEdited(
      columns.map((column) => mayEdit(item.row, column)),
      at.cell,
      then === 'next' ? 1 : -1,
    )
    go({ line: here, cell: next })
    if (next !== at.cell) setEditing(true)
  }

  const keys = (event: React.KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (editing || !target.closest('[data-cell]') || target.closest('[popover], dialog')) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault()
      return props.onChooseAll()
    }
    const next = moved(event, { line: here, cell: at.cell }, items.length, columns.length)
    if (next) {
      event.preventDefault()
      if (event.shiftKey && next.line !== here && item?.kind === 'row') {
        if (!chosen.has(item.row.node.node)) props.onChoose(item.row, 'toggle')
        const there = items[Math.min(Math.max(next.line, 0), items.length - 1)]
        if (there?.kind === 'row') props.onChoose(there.row, 'stretch')
      }
      return go(next)
    }
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('button, a, input')) return
    if (item?.kind !== 'row') return
    const act = {
      Enter: () => (at.cell === 0 ? props.onChoose(item.row, 'toggle') : enter(at.cell)),
      F2: () => enter(at.cell),
      e: () => enter(at.cell),
      ' ': () => props.onChoose(item.row, event.shiftKey ? 'stretch' : 'toggle'),
      o: () => props.onOpen(item.row),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  // The title takes what is left, and never less than the sheet says.
  const width = columns.reduce((sum, { name, width }) => sum + (name === 'title' ? 0 : width), 2.75)
  const [first] = lines
  const below = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0)
  return (
    <div ref={frame} className={classes.frame}>
      <table
        className={classes.table}
        {...as('grid')}
        aria-label={t('Goals')}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={columns.length + 1}
        {...{ 'aria-multiselectable': true }}
        style={{ minInlineSize: `calc(${width}rem + var(--title))` }}
        onKeyDown={keys}
      >
        <colgroup>
          <col className={classes.tickColumn} />
          {columns.map(({ name, width }) => (
            <col key={name} style={name === 'title' ? undefined : { inlineSize: `${width}rem` }} />
          ))}
        </colgroup>
        <Heads columns={columns} wanted={wanted} onChange={onChange} />
        <tbody {...as('rowgroup')}>
          {first && first.start > 0 && <Room lines={first.start} />}
          {lines.map(({ index }, order) => {
            const line = items[index]
            if (!line) return null
            const before = lines[order - 1]
            const gap = before && index > before.index + 1 ? (index - before.index - 1) * lineHeight : 0
            return (
              <Gapped key={line.key} gap={gap}>
                {line.kind === 'head' ? (
                  <HeadLine
                    {...props}
                    item={line}
                    index={index}
                    here={index === here}
                    onHere={() => setAt({ line: index, cell: at.cell })}
                  />
                ) : line.kind === 'end' ? (
                  <EndLine columns={columns} item={line} index={index} here={index === here} />
                ) : (
                  <GoalLine
                    {...props}
                    row={line.row}
                    index={index}
                    cell={index === here ? at.cell : -1}
                    editing={index === here && editing}
                    mayEdit={(column) => mayEdit(line.row, column)}
                    onCell={(cell, press) => {
                      if (press === 'twice' || (press === 'again' && index === here && cell === at.cell)) {
                        setAt({ line: index, cell })
                        if (mayEdit(line.row, columns[cell - 1])) setEditing(true)
                      } else if (index !== here || cell !== at.cell) {
                        setEditing(false)
                        setAt({ line: index, cell })
                      }
                    }}
                    onDone={after}
                  />
                )}
              </Gapped>
            )
          })}
          {below > 0 && <Room lines={below} />}
        </tbody>
      </table>
    </div>
  )
}

const stateMoves = ({ abilities }: Row): boolean =>
  (['activate', 'withdraw', 'close', 'reopen'] as const).some((verb) => abilities[verb]?.allowed)

/** A confidence is stated by a check-in; all else by whoever may edit. */
const abilityFor = ({ abilities }: Row, { edit }: Column) => abilities[edit === 'confidence' ? 'check-in' : 'edit']

const Room = ({ lines }: { lines: number }) => (
  <tr aria-hidden>
    <td style={{ blockSize: lines, padding: 0 }} />
  </tr>
)

const Gapped = ({ gap, children }: { gap: number; children: React.ReactNode }) => (
  <>
    {gap > 0 && <Room lines={gap} />}
    {children}
  </>
)

function Heads({ columns, wanted, onChange }: Pick<GridProps, 'columns' | 'wanted' | 'onChange'>) {
  const { sort, down } = wanted
  return (
    <thead {...as('rowgroup')} className={classes.head}>
      <tr {...as('row')} aria-rowindex={1}>
        <td {...as('gridcell')} className={classes.box} aria-colindex={1} />
        {columns.map((column, at) => {
          const order = column.sort === sort ? (down ? 'descending' : 'ascending') : undefined
          const Arrow = order === 'descending' ? IconArrowDown : IconArrowUp
          return (
            <th
              key={column.name}
              {...as('columnheader')}
              scope="col"
              aria-colindex={at + 2}
              aria-sort={order}
              className={column.name === 'title' ? classes.main : undefined}
            >
              {column.sort ? (
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() => onChange({ sort: column.sort, down: order === 'ascending' || undefined })}
                >
                  {headerOf(column)}
                  {order && <Arrow size={14} aria-hidden />}
                </button>
              ) : (
                headerOf(column)
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
