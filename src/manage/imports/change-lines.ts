import { z } from 'zod'
import { cleaned } from '../../kernel/contract.ts'
import { type Day, day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Ending, type Model, mostStages, movements } from '../../lead/changes/change.ts'

const words = (most: number) => z.string().max(most).transform(cleaned)
/** `person:ines` with an @ before it, as the file writes ids within JSON; here it is an id already. */
const named = z.uuid({
  error: 'Something that is named is not there. Write it as @person:ID, @team:ID, @stakeholder:ID or @node:ID.',
})
const moment = z.string().max(40).nullable().default(null)

/** What a change holds beside its own columns: each a list, written as JSON in a cell of its row. */
export const changeLists = {
  stages: z
    .array(
      z.strictObject({
        title: words(300),
        means: words(2_000).default(''),
        fromOn: day.nullable().default(null),
      }),
    )
    .max(mostStages),
  affected: z
    .array(
      z.strictObject({
        team: named.nullable().default(null),
        person: named.nullable().default(null),
        stakeholder: named.nullable().default(null),
        effect: words(2_000).default(''),
      }),
    )
    .max(200),
  champions: z.array(named).max(50),
  resistance: z
    .array(
      z.strictObject({
        said: words(5_000),
        person: named.nullable().default(null),
        team: named.nullable().default(null),
        by: named.nullable().default(null),
        at: moment,
        behind: words(5_000).default(''),
        answer: words(10_000).default(''),
        answeredBy: named.nullable().default(null),
        answeredAt: moment,
        moved: z.enum(movements).nullable().default(null),
      }),
    )
    .max(500),
  links: z.array(named).max(200),
}

export type ChangeLists = { [Part in keyof typeof changeLists]: z.output<(typeof changeLists)[Part]> }

/** A change with all that hangs on it, in the shape in which a file speaks of it. Answers that were given unnamed are not part of it. */
export interface ChangeLine extends ChangeLists {
  change: Id
  title: string
  whyNow: string
  ifNot: string
  owner: Id
  team: Id | null
  model: Model
  current: number | null
  next: string
  lookAgainOn: Day
  begunBy: Id | null
  /** Null means now. */
  begunAt: string | null
  closedAs: Ending | null
  closedOn: Day | null
  learnt: string
  /** How the audience was made: see audience-words.ts. */
  audience: string
  source: string | null
  externalId: string | null
}
