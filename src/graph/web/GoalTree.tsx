import { useNavigate } from '@tanstack/react-router'
import { Fragment, type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Empty } from '../../ui/Empty.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Failed } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { t } from '../../web/words.ts'
import type { WantedAddress } from './address.ts'
import { type Branch, useBranches } from './branches.ts'
import { useDragStart } from './drag-start.ts'
import classes from './GoalTree.module.css'
import { LevelReader } from './LevelReader.tsx'
import { filtersOf } from './listed.ts'
import { TreeLine } from './TreeLine.tsx'
import { useDrawn } from './tree-drawn.ts'
import { type Typed, treeMove, typedOn, typedTo } from './tree-keys.ts'

const DragSupport = lazy(() => import('./DragSupport.tsx').then(({ DragSupport }) => ({ default: DragSupport })))
const SupportDialog = lazy(() =>
  import('./SupportDialog.tsx').then(({ SupportDialog }) => ({ default: SupportDialog })),
)

/**
 * Goals as an outline: the vision and what supports nothing, and below each what carries it, fetched when it is opened.
 * Where something is looked for, what matches stands at the top, and opens the same way.
 */
export function GoalTree({ wanted, empty }: { wanted: WantedAddress; empty?: React.ReactNode }) {
  const navigate = useNavigate()
  const paths = usePaths()
  const filters = filtersOf(wanted)
  const looked = Object.values(filters).some((value) => value !== undefined)
  const { rows, asked, toggle, more, opened, pages, tell } = useBranches(looked ? filters : null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [linking, setLinking] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const typed = useRef<Typed>({ text: '', at: 0 })
  const at = Math.max(
    rows.findIndex(({ key }) => key === chosen),
    0,
  )
  const here = rows[at]?.key ?? null

  const { dragged, onPointerDown, surface, letGo } = useDragStart(
    useCallback((element, finger) => {
      // A finger that rests on a title means the goal; what presses there at once means the link.
      const own = element.closest(finger ? 'button' : 'a, button')
      const row = own ? null : element.closest<HTMLElement>('[data-node][data-title]')
      return row?.dataset.kind === 'goal' ? { node: row.dataset.node ?? '', title: row.dataset.title ?? '' } : null
    }, []),
  )
  const drawn = useDrawn(grid, rows, dragged ? [at, rows.findIndex(({ view }) => view?.node === dragged.node)] : [at])
  const follow = useFollow(grid, here, at, drawn.scrollTo)
  const walked = useMemo(() => rows.map(({ key, level, open }) => ({ key, level, open })), [rows])
  const open = ({ kind, node }: Branch) => void navigate({ to: kind === 'vision' ? paths.direction : paths.goal(node) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    // Links and buttons within a row keep their own keys.
    if ((event.target as Element).tagName !== 'TR') return
    const row = rows.find(({ key }) => key === here)
    if (!row) return
    const move = treeMove(walked, here, event.key)
    if (move && 'to' in move) {
      setChosen(move.to)
      follow()
    } else if (move) toggle(row)
    else if (event.key === 'Enter') row.view ? open(row.view) : more(row)
    else if (event.key === 'S' && row.view?.kind === 'goal') setLinking(row.view.node)
    else if (event.key.length === 1 && event.key !== ' ') {
      typed.current = typedOn(typed.current, event.key, event.timeStamp)
      const named = rows.flatMap(({ key, view }) => (view ? [{ key, title: view.title }] : []))
      const to = typedTo(named, here, typed.current.text)
      if (to) {
        setChosen(to)
        follow()
      }
    } else if (!/^(Arrow|Home|End|Page)/.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  if (asked.error && !rows.length)
    return <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
  if (asked.isPending) return <Loading lines={12} />
  if (rows.length === 0)
    return empty ?? <Empty title={t('Nothing matches. Take a filter away, or search for another word.')} />
  return (
    <>
      <table
        ref={(element) => {
          grid.current = element
          return surface(element)
        }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows open and close
        role="treegrid"
        aria-label={t('Goals as a tree')}
        aria-rowcount={rows.length + 1}
        className={classes.grid}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
      >
        <thead className={classes.head}>
          <tr>
            {[t('Goal'), t('Owner'), t('Progress'), t('Health'), t('Due')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.lines.map(({ index, before }) => {
            const row = rows[index]
            return (
              row && (
                <Fragment key={row.key}>
                  {before > 0 && <Room high={before} />}
                  <TreeLine
                    row={row}
                    index={index}
                    chosen={index === at}
                    onChoose={setChosen}
                    onToggle={toggle}
                    onMore={more}
                    onLink={setLinking}
                    measure={drawn.measure}
                  />
                </Fragment>
              )
            )
          })}
          {drawn.after > 0 && <Room high={drawn.after} />}
        </tbody>
      </table>
      {opened.map((node) => (
        <LevelReader key={node} node={node} pages={pages.get(node) ?? 1} onRead={tell} />
      ))}
      <Suspense>
        {dragged && <DragSupport dragged={dragged} onEnd={letGo} />}
        {linking && <SupportDialog node={linking} onClose={() => setLinking(null)} />}
      </Suspense>
    </>
  )
}

const Room = ({ high }: { high: number }) => (
  <tr aria-hidden className={classes.room}>
    <td colSpan={5} style={{ blockSize: high }} />
  </tr>
)

/** After a step by key the focus is on the row where one is, which is drawn by then. */
function useFollow(
  grid: { current: HTMLElement | null },
  here: string | null,
  at: number,
  scrollTo: (index: number) => void,
) {
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current || here === null) return
    wanted.current = false
    scrollTo(at)
    grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(here)}"]`)?.focus({ preventScroll: true })
  })
  return () => {
    wanted.current = true
  }
}
