import { z } from 'zod'
import { decimal, person } from '../../graph/contract.ts'
import { verdicts } from '../../graph/measure.ts'
import { operation, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'

const draft = {
  /** New values; a measure that is left out keeps its latest one. */
  values: z
    .array(z.strictObject({ measure: id, value: quantity }))
    .max(50)
    .default([]),
  /** Milestones that are reached, with their day, or are not after all (null); their measure counts them. */
  milestones: z
    .array(z.strictObject({ measure: id, title: z.string().max(300), reachedOn: day.nullable() }))
    .max(100)
    .default([]),
  /** 0 (no chance) to 10 (certain) that the goal is reached in time. */
  confidence: z.int().min(0).max(10).nullable().default(null),
  note: text(10_000).default(''),
  inTheWay: text(10_000).default(''),
  /** The day that the values are of; today where it is left out. */
  readOn: day.optional(),
}

export const checkInView = z.object({
  checkIn: id,
  goal: id,
  by: person.nullable(),
  at: z.iso.datetime(),
  readOn: day,
  confidence: z.int().nullable(),
  note: z.string(),
  inTheWay: z.string(),
  values: z.array(z.object({ measure: id, title: z.string(), unit: z.string(), value: decimal })),
  /** The check-in that this one corrects, and whether a later one corrects this. */
  supersedes: id.nullable(),
  superseded: z.boolean(),
  /** The indicator whose reading it came from, where it is one that the viewer sees. */
  from: z.object({ indicator: id, title: z.string() }).nullable(),
})

/**
 * The check-in, and what it makes of those measures whose latest reading it is. The goal and all that lies above it
 * follow within moments, on every screen.
 */
const recorded = z.object({
  checkIn: checkInView,
  measures: z.array(
    z.object({ measure: id, raw: decimal.nullable(), progress: decimal.nullable(), verdict: z.enum(verdicts) }),
  ),
})

export const record = operation({
  name: 'check-ins.record',
  method: 'POST',
  path: '/goals/{goal}/check-ins',
  asks: 'viewer',
  input: z.strictObject({ goal: id, ...draft }),
  output: recorded,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Record a check-in: new values, confidence, a note, what is in the way',
})

export const recordSeveral = operation({
  name: 'check-ins.record-several',
  method: 'POST',
  path: '/check-ins',
  asks: 'viewer',
  input: z.strictObject({
    checkIns: z
      .array(z.strictObject({ goal: id, ...draft }))
      .min(1)
      .max(100),
  }),
  output: z.object({ recorded: z.array(recorded) }),
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Record several check-ins in one go: all of them or none',
})

export const correct = operation({
  name: 'check-ins.correct',
  method: 'POST',
  path: '/goals/{goal}/check-ins/{checkIn}/correction',
  asks: 'viewer',
  input: z.strictObject({ goal: id, checkIn: id, ...draft }).omit({ readOn: true }),
  output: recorded,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Correct a check-in: a new one supersedes it and keeps its date',
})

export const list = operation({
  name: 'check-ins.list',
  method: 'GET',
  path: '/goals/{goal}/check-ins',
  asks: 'viewer',
  input: z.strictObject({ goal: id, before: id.optional() }),
  output: z.object({ checkIns: z.array(checkInView), next: id.nullable() }),
  refusals: ['not-found'],
  help: 'The check-ins of a goal, newest first',
})

export const line = operation({
  name: 'check-ins.line',
  method: 'GET',
  path: '/goals/{goal}/measures/{measure}/readings',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id }),
  output: z.object({ readings: z.array(z.object({ checkIn: id, readOn: day, value: decimal })) }),
  refusals: ['not-found'],
  help: 'The readings of a measure over time, superseded ones left out',
})

export const contract = [record, recordSeveral, correct, list, line]
