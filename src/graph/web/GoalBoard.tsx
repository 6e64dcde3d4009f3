import { type ReactNode, useState } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { civilDate } from '../../ui/format.ts'
import { HealthMark } from '../../ui/Health.tsx'
import { Answered } from '../../web/Answered.tsx'
import { useAnswer } from '../../web/queries.ts'
import { locale, t } from '../../web/words.ts'
import { list, type NodeView } from '../contract.ts'
import type { Health } from '../health.ts'
import type { State } from '../node.ts'
import type { WantedAddress, WantedChange } from './address.ts'
import classes from './GoalBoard.module.css'
import { filtersOf } from './listed.ts'
import { NodeLink } from './NodeLink.tsx'
import { healthWord, progressWord, stateWord } from './saying.ts'

interface Column {
  name: string
  label: () => string
  mark: Health | null
  wanted: { state: State; health?: Health }
}

const running = (health: Health): Column => ({
  name: health,
  label: () => healthWord(health),
  mark: health,
  wanted: { state: 'active', health },
})

/** From what is not begun yet to what is over, the neediest of those in between first. */
const columns: Column[] = [
  { name: 'draft', label: () => stateWord('draft'), mark: null, wanted: { state: 'draft' } },
  ...(['not started', 'off track', 'at risk', 'on track', 'outdated', 'unknown'] as const).map(running),
  { name: 'closed', label: () => stateWord('closed'), mark: null, wanted: { state: 'closed' } },
]

type Goal = Pick<NodeView, 'node' | 'title' | 'state'>

/** What moves a card; the board itself only shows. */
export interface BoardMoves {
  onDrop: (goal: Goal, to: State) => void
  /** For those who do not drag. */
  menu: (goal: Goal) => ReactNode
}

interface Props {
  wanted: WantedAddress
  onChange: (change: WantedChange) => void
  moves?: BoardMoves
}

/** Goals by how they stand, side by side; what is due first on top of each. */
export function GoalBoard({ wanted, onChange, moves }: Props) {
  const [dragged, setDragged] = useState<Goal | null>(null)
  const shown = columns.filter(
    ({ wanted: { state, health } }) =>
      (!wanted.state || wanted.state === state) && (!wanted.health || !health || wanted.health === health),
  )
  return (
    // It scrolls sideways, so that the keyboard must be able to.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached
    <section className={classes.board} aria-label={t('Goals by how they stand')} tabIndex={0}>
      {shown.map((column) => (
        <BoardColumn key={column.name} {...{ column, wanted, onChange, moves, dragged }} onDrag={setDragged} />
      ))}
    </section>
  )
}

const most = 20

interface ColumnProps extends Props {
  column: Column
  dragged: Goal | null
  onDrag: (goal: Goal | null) => void
}

function BoardColumn({ column, wanted, onChange, moves, dragged, onDrag }: ColumnProps) {
  const asked = useAnswer(
    list,
    { ...filtersOf(wanted), ...column.wanted, kind: 'goal', sort: 'due', most },
    { keep: true, live: 'any' },
  )
  const { data } = asked
  const [over, setOver] = useState(false)
  const label = column.label()
  return (
    <section
      className={classes.column}
      aria-label={label}
      aria-busy={asked.isFetching || undefined}
      data-over={(dragged && over) || undefined}
      onDragOver={(event) => {
        if (!dragged) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (dragged) moves?.onDrop(dragged, column.wanted.state)
        onDrag(null)
      }}
    >
      <h2 className={classes.head}>
        {column.mark && <HealthMark value={column.mark} />}
        <span>{label}</span>
        {data && (
          <span className={classes.count}>{data.atLeast ? t('{{total}}+', { total: data.total }) : data.total}</span>
        )}
      </h2>
      <Answered query={asked}>
        {({ nodes, next }) => (
          <>
            <ul className={classes.cards}>
              {nodes.map((node) => (
                <Card key={node.node} node={node} moves={moves} onDrag={onDrag} />
              ))}
            </ul>
            {nodes.length === 0 && <p className={classes.none}>{t('None')}</p>}
            {next && (
              <Button look="quiet" onClick={() => onChange({ ...column.wanted, as: undefined, sort: 'due' })}>
                {t('All of them')}
              </Button>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function Card({ node, moves, onDrag }: Pick<ColumnProps, 'moves' | 'onDrag'> & { node: NodeView }) {
  const { owner, due, standing, closedAs } = node
  return (
    <li
      className={classes.card}
      draggable={moves ? true : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', node.title)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(node)
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes.top}>
        <NodeLink node={node} className={classes.title} />
        {moves?.menu(node)}
      </div>
      <p className={classes.said}>
        {owner ? <Avatar name={owner.name} size="small" alone /> : <span>{t('nobody')}</span>}
        <span>{closedAs ? healthWord(closedAs) : progressWord(standing)}</span>
        {due && <span className={classes.due}>{civilDate(due, locale(), 'short')}</span>}
      </p>
    </li>
  )
}
