import { z } from 'zod'
import { type Day, day } from '../../kernel/dates.ts'
import { type Id, id } from '../../kernel/ids.ts'
import { type Scope, scopes } from '../../kernel/viewer.ts'

/**
 * A personal access token lets a program act in a person's place, in one organisation, within its scopes and until it
 * ends. Its text is shown once; only a hash of it is kept.
 */
export interface Token {
  token: Id
  name: string
  begins: string
  scopes: Scope[]
  madeAt: Date
  endsOn: Day
  usedOn: Day | null
}

export const token = z.object({
  token: id,
  name: z.string(),
  /** How the secret part begins, so that its owner recognises it. */
  begins: z.string(),
  scopes: z.array(z.enum(scopes)),
  madeAt: z.date().transform((at) => at.toISOString()),
  endsOn: day,
  usedOn: day.nullable(),
})

export const prefix = 'bearing_'

/** The longest that a token may live, in days. */
export const longest = 366
