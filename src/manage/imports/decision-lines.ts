import { z } from 'zod'
import { cleaned } from '../../kernel/contract.ts'
import { type Day, day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'
import { adviceKinds, type Level, type State } from '../../lead/decisions/decision.ts'

const words = (most: number) => z.string().max(most).transform(cleaned)
/** `person:ines` with an @ before it, as the file writes ids within JSON; here it is an id already. */
const named = z.uuid({ error: 'Something that is named is not there. Write it as @person:ID, @team:ID or @node:ID.' })
const moment = z.string().max(40).nullable().default(null)

/** What a decision holds beside its own columns: each a list, written as JSON in a cell of its row. */
export const hanging = {
  options: z
    .array(
      z.strictObject({
        title: words(300),
        consequences: words(10_000).default(''),
        marks: z.array(z.number().min(0).max(10).nullable()).max(12).default([]),
      }),
    )
    .max(20),
  criteria: z.array(z.strictObject({ title: words(300), weight: z.number().min(0).max(100) })).max(12),
  tradeOffs: z
    .array(
      z.strictObject({
        team: named.nullable().default(null),
        givesUp: words(2_000),
        priority: words(2_000).default(''),
        amount: quantity.nullable().default(null),
        unit: words(40).default(''),
      }),
    )
    .max(50),
  asked: z
    .array(
      z.strictObject({
        person: named,
        by: named.nullable().default(null),
        at: moment,
        dueOn: day.nullable().default(null),
      }),
    )
    .max(200),
  advice: z
    .array(
      z.strictObject({
        by: named.nullable().default(null),
        at: moment,
        kind: z.enum(adviceKinds).default('advice'),
        body: words(10_000),
        answer: words(10_000).nullable().default(null),
        answeredBy: named.nullable().default(null),
        answeredAt: moment,
      }),
    )
    .max(500),
  reviews: z
    .array(
      z.strictObject({
        by: named.nullable().default(null),
        at: moment,
        lookedOn: day,
        happened: words(10_000),
        came: z.boolean().nullable().default(null),
      }),
    )
    .max(200),
  links: z.array(named).max(200),
}

export type Hanging = { [Part in keyof typeof hanging]: z.output<(typeof hanging)[Part]> }

/** A decision with all that hangs on it, in the shape in which a file speaks of it. */
export interface DecisionLine extends Hanging {
  decision: Id
  question: string
  context: string
  owner: Id
  team: Id | null
  level: Level
  decideBy: Day | null
  openedBy: Id | null
  /** Null means now. */
  openedAt: string | null
  supersedes: Id | null
  state: State
  chosen: number | null
  decided: string
  reason: string
  decidedAt: string | null
  decidedOn: Day | null
  expected: string
  probability: number | null
  reviewOn: Day | null
  archivedOn: Day | null
  /** How the audience was made: see audience-words.ts. */
  audience: string
  source: string | null
  externalId: string | null
}
