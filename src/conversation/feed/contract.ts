import { z } from 'zod'
import { operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { scopes } from './feed.ts'

export const list = operation({
  name: 'feed.list',
  method: 'GET',
  path: '/feed',
  asks: 'viewer',
  input: z.strictObject({ of: z.enum(scopes).default('both'), after: id.optional() }),
  output: z.object({
    person: id,
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: z.object({ person: id, name: z.string() }).nullable(),
        happened: z.string(),
        goal: z.object({ node: id, title: z.string() }),
        changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: [],
  help: 'What happened to goals that I follow and to those of my teams, newest first',
})

export const contract = [list]
