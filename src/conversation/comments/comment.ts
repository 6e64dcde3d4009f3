import { z } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import { type Abilities, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A comment is what somebody says about a subject, to all who may see it. Its author may edit it for half an hour, and
 * withdraw it at any time; the withdrawal is a second record, and what was said is shown to nobody from then on.
 */
export const longest = 4000
export const mostMentions = 20
export const editFor = 30 * 60_000

/** What one may say without words; about a check-in, a goal or a comment. */
export const reactionWords = ['agree', 'thank you', 'well done', 'question'] as const
export type ReactionWord = (typeof reactionWords)[number]
export const reactionKinds = ['goal', 'check-in', 'comment'] as const
export const reactionWord = z.enum(reactionWords)

export const verbs = ['edit', 'withdraw'] as const

export function abilitiesOf(
  comment: { by: Id | null; at: Date; withdrawn: boolean },
  viewer: Id,
  now: Date,
): Abilities<(typeof verbs)[number]> {
  if (comment.by !== viewer) {
    const because = mayNot('Only whoever wrote a comment changes it.')
    return { edit: because, withdraw: because }
  }
  if (comment.withdrawn) {
    const because = mayNot('This comment was withdrawn.')
    return { edit: because, withdraw: because }
  }
  const late = now.getTime() - comment.at.getTime() > editFor
  return {
    edit: mayIf(!late, 'A comment can be edited for half an hour. Withdraw it and write another.'),
    withdraw: { allowed: true },
  }
}

export const mayAcknowledge = (isManager: boolean) =>
  mayIf(isManager, 'The manager of the goal’s owner acknowledges its check-ins.')

/** Why these persons cannot be mentioned: they would be told of what they may not see. */
export const unseenSentence = (names: string[]): string =>
  names.length === 1
    ? `${names[0]} cannot see this. Take the mention out, or let its owner choose a wider audience.`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} cannot see this. Take the mentions out, or let its owner choose a wider audience.`
