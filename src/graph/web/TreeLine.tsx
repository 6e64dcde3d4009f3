import IconArrowFork from '@tabler/icons-react/dist/esm/icons/IconArrowFork.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import IconCornerLeftUp from '@tabler/icons-react/dist/esm/icons/IconCornerLeftUp.mjs'
import { type CSSProperties, memo } from 'react'
import { Person } from '../../ui/Avatar.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { civilDate } from '../../ui/format.ts'
import { locale, t } from '../../web/words.ts'
import type { TreeRowOf } from './branches.ts'
import classes from './GoalTree.module.css'
import { HealthOf } from './HealthOf.tsx'
import { NodeLink } from './NodeLink.tsx'
import { ProgressOf } from './ProgressOf.tsx'
import { supportsWord } from './saying.ts'

interface Props {
  row: TreeRowOf
  index: number
  chosen: boolean
  onChoose: (key: string) => void
  onToggle: (row: TreeRowOf) => void
  onMore: (row: TreeRowOf) => void
  onLink: (node: string) => void
  /** Learns how high it is. */
  measure: (element: HTMLTableRowElement | null) => void
}

/** One row of the outline: a goal, or where a level goes on. */
export const TreeLine = memo(function TreeLine(props: Props) {
  const { row, index, chosen, onChoose, onToggle, onMore, onLink, measure } = props
  const { view } = row
  return (
    <tr
      ref={measure}
      tabIndex={chosen ? 0 : -1}
      aria-rowindex={index + 2}
      data-index={index}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.of}
      aria-expanded={row.open ?? undefined}
      className={classes.row}
      data-key={row.key}
      data-node={view?.node}
      data-kind={view?.kind}
      data-title={view?.title}
      style={{ '--level': row.level } as CSSProperties}
      onClick={() => onChoose(row.key)}
      onFocus={() => onChoose(row.key)}
    >
      {view ? (
        <Cells row={row} chosen={chosen} onToggle={onToggle} onLink={onLink} />
      ) : (
        <Rest row={row} onMore={onMore} />
      )}
    </tr>
  )
})

function Cells({ row, chosen, onToggle, onLink }: Pick<Props, 'row' | 'chosen' | 'onToggle' | 'onLink'>) {
  const { view, open } = row
  if (!view) return null
  const quiet = (said: string) => <span className={classes.quiet}>{said}</span>
  return (
    <>
      <th scope="row">
        <span className={classes.goal}>
          {open === null ? (
            <span className={classes.leaf} />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className={classes.toggle}
              aria-label={
                open ? t('Close “{{title}}”', { title: view.title }) : t('Open “{{title}}”', { title: view.title })
              }
              onClick={() => onToggle(row)}
            >
              <IconChevronRight size={16} aria-hidden />
            </button>
          )}
          <span className={classes.title}>
            <NodeLink node={view} />
            {view.severalParents && (
              <span className={classes.mark} title={supportsWord()}>
                <IconArrowFork size={14} role="img" aria-label={supportsWord()} />
              </span>
            )}
            {!view.accepted && <span className={classes.tag}>{t('Proposed')}</span>}
            {view.team && quiet(view.team.name)}
          </span>
          {view.kind === 'goal' && (
            <span className={classes.act}>
              <IconButton
                size="small"
                tabIndex={chosen ? 0 : -1}
                label={t('Let “{{title}}” support another goal', { title: view.title })}
                onClick={() => onLink(view.node)}
              >
                <IconCornerLeftUp aria-hidden />
              </IconButton>
            </span>
          )}
        </span>
      </th>
      <td className={classes.owner}>
        {view.owner ? <Person name={view.owner.name} /> : view.kind === 'goal' && quiet(t('nobody'))}
      </td>
      <td>
        <ProgressOf standing={view.standing} brief />
      </td>
      <td>
        <HealthOf node={view} />
      </td>
      <td className={classes.due}>
        {view.due ? civilDate(view.due, locale()) : view.kind === 'goal' && quiet(t('no date'))}
      </td>
    </>
  )
}

function Rest({ row, onMore }: Pick<Props, 'row' | 'onMore'>) {
  return (
    <th scope="row" colSpan={5}>
      <span className={classes.goal}>
        <span className={classes.leaf} />
        {row.state === 'more' ? (
          <Button size="small" look="quiet" onClick={() => onMore(row)}>
            {t('Show {{count}} more', { count: row.left, one: 'Show {{count}} more' })}
          </Button>
        ) : (
          <span className={classes.quiet}>{row.state === 'failed' ? row.says : t('Fetching what carries it …')}</span>
        )}
      </span>
    </th>
  )
}
