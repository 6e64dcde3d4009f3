import type { ReactNode } from 'react'
import type { z } from 'zod'
import { number } from '../../ui/format.ts'
import { HealthMark } from '../../ui/Health.tsx'
import { locale, t } from '../../web/words.ts'
import type { neighbour } from '../contract.ts'
import classes from './Node.module.css'
import { NodeLink } from './NodeLink.tsx'
import { healthWord, progressWord, targetWord, valueWord } from './saying.ts'

export type Neighbour = z.output<typeof neighbour>

interface Props {
  neighbours: Neighbour[]
  /** Why something is there is set in the serif face. */
  meaning?: boolean
  /** Of measures, the goal that they belong to. */
  goal?: string
  /** Chooses it where one is, instead of leading to its page. */
  onChoose?: (neighbour: Neighbour) => void
  /** Below a row: buttons for what may be done with it. */
  acts?: (neighbour: Neighbour) => ReactNode
}

/** What a node supports, or what it carries, each with how it stands and what it counts for. */
export function NeighbourList({ neighbours, meaning, goal, onChoose, acts }: Props) {
  return (
    <ul className={`${classes.neighbours} ${meaning ? classes.meaning : ''}`}>
      {neighbours.map((each) => (
        <li key={each.node} className={classes.neighbour} data-proposed={each.accepted ? undefined : true}>
          <HealthMark value={each.standing.health} label={healthWord(each.standing.health)} size={14} />
          <span className={classes.title}>
            {onChoose ? (
              <button type="button" className={classes.titleButton} onClick={() => onChoose(each)}>
                {each.title}
              </button>
            ) : (
              <NodeLink node={each} goal={goal} />
            )}
          </span>
          <span className={classes.value}>{each.numbers ? valueWord(each.numbers) : progressWord(each.standing)}</span>
          <Detail neighbour={each} />
          {acts?.(each)}
        </li>
      ))}
    </ul>
  )
}

function Detail({ neighbour: { accepted, owner, numbers, weight } }: { neighbour: Neighbour }) {
  const target = numbers && targetWord(numbers)
  return (
    <span className={classes.detail}>
      {!accepted && <strong>{t('Proposed')}</strong>}
      {owner && <span>{owner.name}</span>}
      {target && <span>{t('target {{target}}', { target })}</span>}
      {accepted && (
        <span>
          {weight > 0 ? t('counts {{share}} %', { share: number(weight, locale(), 1) }) : t('shown, does not count')}
        </span>
      )}
    </span>
  )
}
