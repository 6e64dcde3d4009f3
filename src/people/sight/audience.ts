import { z } from 'zod'
import { id } from '../../kernel/ids.ts'

/**
 * An audience is who may see a thing: one of five words, or persons by name. It is shown on everything, and the database
 * enforces it.
 */
export const visibilityWords = ['organisation', 'team', 'line', 'pair', 'private', 'named'] as const
export type VisibilityWord = (typeof visibilityWords)[number]

/**
 * As people choose it. `team` without a team means the thing's own team; `line` and `private` are the owner's; `pair` is
 * the owner and one other person; `named` is the owner and these persons.
 */
export const audienceInput = z
  .strictObject({
    word: z.enum(visibilityWords),
    team: id.optional(),
    person: id.optional(),
    persons: z.array(id).min(1).max(200).optional(),
  })
  .refine((chosen) => chosen.word !== 'pair' || chosen.person, { error: 'Name the other person.', path: ['person'] })
  .refine((chosen) => chosen.word !== 'named' || chosen.persons, {
    error: 'Name at least one person.',
    path: ['persons'],
  })
export type AudienceInput = z.output<typeof audienceInput>

/** As it is shown: enough for one sentence that says who sees it. */
export const audienceSeen = z.object({
  audience: id,
  word: z.enum(visibilityWords),
  team: z.object({ team: id, name: z.string() }).nullable(),
  persons: z.array(z.object({ person: id, name: z.string() })),
})
export type AudienceSeen = z.output<typeof audienceSeen>
