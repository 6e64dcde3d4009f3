import { z } from 'zod'
import { cleaned } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { linkKinds, type Reach } from '../../lead/briefings/briefing.ts'

const words = (most: number) => z.string().max(most).transform(cleaned)
/** `person:ines` with an @ before it, as the file writes ids within JSON; here it is an id already. */
const named = z.uuid({
  error: 'Something that is named is not there. Write it as @person:ID, @node:ID, @decision:ID or @change:ID.',
})

/** What a briefing holds beside its own columns: each a list, written as JSON in a cell of its row. */
export const briefingLists = {
  answers: z
    .array(
      z.strictObject({
        question: words(2_000),
        body: words(4_000),
        by: named.nullable().default(null),
        at: z.string().max(40).nullable().default(null),
      }),
    )
    .max(500),
  links: z.array(z.strictObject({ kind: z.enum(linkKinds), subject: named })).max(200),
}

export type BriefingLists = { [Part in keyof typeof briefingLists]: z.output<(typeof briefingLists)[Part]> }

/**
 * A briefing in the shape in which a file speaks of it. Whom it reached, what it was to them and what they asked in their
 * own name is theirs and is not part of it: brought in, it is to be read and travels no more.
 */
export interface BriefingLine extends BriefingLists {
  briefing: Id
  title: string
  what: string
  why: string
  means: string
  asks: string
  owner: Id
  reach: Reach
  teams: Id[]
  below: Id | null
  passAfter: number | null
  lookAgainOn: Day
  /** Null means now. */
  writtenAt: string | null
  sentOn: Day | null
  sentAt: string | null
  endedOn: Day | null
  endedWith: string
  /** How the audience was made: see audience-words.ts. */
  audience: string
  source: string | null
  externalId: string | null
}
