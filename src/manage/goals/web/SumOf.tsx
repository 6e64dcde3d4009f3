import { useState } from 'react'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { quantity } from '../../../ui/format.ts'
import { Loading } from '../../../ui/Loading.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type GoalView, sum } from '../contract.ts'
import classes from './SumOf.module.css'
import { partsSaid, type Sum } from './sum-words.ts'

/** So many goals are named at once. */
const most = 6

/** How a measure that adds up comes to its value: "412 = 200 + 212 from 2 goals", each a way to its goal. */
export function SumOf({ goal, measure }: { goal: GoalView; measure: Neighbour }) {
  const asked = useAnswer(sum, { goal: goal.node.node, measure: measure.node }, { live: 'any' })
  return (
    <Answered query={asked} loading={<Loading lines={1} />}>
      {(found) => <Known found={found} />}
    </Answered>
  )
}

function Known({ found }: { found: Sum }) {
  const [all, setAll] = useState(false)
  const { parts, rest, without, value, unit } = partsSaid(found, all ? Number.POSITIVE_INFINITY : most)
  if (value === null)
    return (
      <p className={classes.sum}>
        {t('It adds up the goals that support this one: none of them has a reading in {{unit}} yet.', { unit })}
      </p>
    )
  return (
    <div className={classes.sum}>
      <p>
        {value} ={' '}
        {parts.map((part, at) => (
          <span key={part.measure}>
            {at > 0 && ` ${part.minus ? '−' : '+'} `}
            {at === 0 && part.minus && '−'}
            <NodeLink node={{ node: part.goal, kind: 'goal', title: part.title }} className={classes.part}>
              <span title={part.title}>{part.size}</span>
              <span className={classes.spoken}> {t('from “{{title}}”', { title: part.title })}</span>
            </NodeLink>
          </span>
        ))}
        {rest &&
          (parts.length > 0 ? ` ${rest.minus ? '−' : '+'} ${rest.size}` : `${rest.minus ? '−' : ''}${rest.size}`)}{' '}
        {t('from {{count}} goals', { count: found.parts.length, one: 'from {{count}} goal' })}
        {without > 0 &&
          `; ${t('{{count}} more bring nothing in {{unit}}', { count: without, unit, one: '{{count}} more brings nothing in {{unit}}' })}`}
        .
      </p>
      {found.rest !== '0' && <p>{t('Not all of it is for you to see.')}</p>}
      {found.parts.length > most && (
        <Button look="quiet" size="small" onClick={() => setAll(!all)}>
          {all ? t('Show fewer') : t('Show all {{number}}', { number: found.parts.length })}
        </Button>
      )}
    </div>
  )
}

/** In place of a field: nobody reads what adds up. */
export function AddsUpSaid({ title, numbers }: { title: string; numbers: NonNullable<Neighbour['numbers']> }) {
  return (
    <p className={classes.field}>
      <span className={classes.label}>{title}</span>
      <span className={classes.sum}>
        {numbers.value === null ? '' : `${quantity(numbers.value, numbers.unit, locale())} · `}
        {t('adds up the goals that support this one')}
      </span>
    </p>
  )
}
