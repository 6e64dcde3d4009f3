import { z } from 'zod'
import { person } from '../../graph/contract.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'

const words = {
  vision: requiredText(1_000),
  mission: text(4_000).default(''),
  values: z
    .array(z.strictObject({ name: requiredText(80), text: text(1_000).default('') }))
    .max(12)
    .default([]),
}

const version = z.object({
  direction: id,
  vision: z.string(),
  mission: z.string(),
  values: z.array(z.object({ name: z.string(), text: z.string() })),
  by: person.nullable(),
  at: z.iso.datetime(),
  revision: z.int(),
  publishedAt: z.iso.datetime().nullable(),
})

export const see = operation({
  name: 'direction.see',
  method: 'GET',
  path: '/direction',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    /** In force: the version published last. */
    published: version.nullable(),
    /** Being written; only for those who may write. */
    draft: version.nullable(),
    earlier: z.array(version),
    /** The vision's node in the graph, once one has been published. */
    node: id.nullable(),
    abilities: abilities(['write', 'publish']),
  }),
  refusals: [],
  help: 'Vision, mission and values: what is in force, what is being written, what was before',
})

export const write = operation({
  name: 'direction.write',
  method: 'PUT',
  path: '/direction/draft',
  asks: 'viewer',
  input: z.strictObject({ ...words, revision: z.int().nullable().default(null) }),
  output: version,
  refusals: ['invalid', 'forbidden', 'conflict'],
  help: 'Write the next version of vision, mission and values; nobody else sees it before it is published',
})

export const publish = operation({
  name: 'direction.publish',
  method: 'POST',
  path: '/direction/publication',
  asks: 'viewer',
  input: z.strictObject({ revision: z.int() }),
  output: version,
  refusals: ['forbidden', 'conflict', 'not-found'],
  help: 'Publish what was written, so that it is in force and stands at the top of the map',
})

export const contract = [see, write, publish]
