import { z } from 'zod'
import { addDays, type Day, day, daysBetween } from '../../kernel/dates.ts'
import { type Id, id } from '../../kernel/ids.ts'
import { type Ability, mayIf, type Scope, scopes } from '../../kernel/viewer.ts'

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
  madeAt: z.iso.datetime(),
  endsOn: day,
  usedOn: day.nullable(),
})

export const prefix = 'bearing_'

/** The longest that a token may live, in days. */
export const longest = 366

export const verbs = ['revoke'] as const

/** A token makes no tokens: whoever steals one could otherwise outlive its end. */
export const mayMake = (byToken: boolean): Ability =>
  mayIf(!byToken, 'A token makes no tokens. Make it signed in, in the browser.')

/** What is wrong with a token's last day, or nothing. */
export function faultOfEnd(endsOn: Day, today: Day): string | undefined {
  if (endsOn < today) return 'Choose today or a later day.'
  if (daysBetween(today, endsOn) > longest)
    return `A token lives a year at most: choose a day up to ${addDays(today, longest)}.`
  return undefined
}
