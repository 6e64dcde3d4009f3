import { z } from 'zod'
import { requiredText } from '../../kernel/contract.ts'
import { type Day, day } from '../../kernel/dates.ts'
import type { FactField } from './framework.ts'

/** A point on the way that is reached or not: the waypoints of a BHAG, the milestones of a FAST goal. */
export const milestone = z.strictObject({
  title: requiredText(300),
  on: day.nullable().default(null),
  reachedOn: day.nullable().default(null),
})
export type Milestone = z.output<typeof milestone>

export const milestones = z.array(milestone).max(50).default([])

export const milestoneFields: readonly FactField[] = [
  { name: 'title', label: 'What is reached', kind: 'text', hint: 'A fact that anybody could see.' },
  { name: 'on', label: 'Expected on', kind: 'day', hint: '' },
  { name: 'reachedOn', label: 'Reached on', kind: 'day', hint: 'Empty while it lies ahead.' },
]

/** Those whose day has gone by without being reached. */
export const passedOver = (all: readonly Milestone[], today: Day): Milestone[] =>
  all.filter(({ on, reachedOn }) => on !== null && reachedOn === null && on < today)
