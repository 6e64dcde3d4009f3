import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'

const words = {
  vision: requiredText(1_000),
  mission: text(4_000).default(''),
  values: z
    .array(
      z.strictObject({
        name: requiredText(80),
        text: text(1_000).default(''),
        behaviours: z.array(requiredText(200)).max(6).default([]),
      }),
    )
    .max(12)
    .default([]),
}

const version = z.object({
  direction: id,
  vision: z.string(),
  mission: z.string(),
  values: z.array(z.object({ name: z.string(), text: z.string(), behaviours: z.array(z.string()) })),
  by: person.nullable(),
  at: z.iso.datetime(),
  revision: z.int(),
  publishedAt: z.iso.datetime().nullable(),
  /** Why it was published, in whoever's words who published it; nothing where they said nothing. */
  word: z.string(),
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
  input: z.strictObject({
    revision: z.int(),
    /** A word on why it changes; the first version can do without. */
    word: text(2_000).default(''),
  }),
  output: version,
  refusals: ['invalid', 'forbidden', 'conflict', 'not-found'],
  help: 'Publish what was written, so that it is in force and stands at the top of the map',
})

const purposeVersion = z.object({
  purpose: id,
  text: z.string(),
  by: person.nullable(),
  at: z.iso.datetime(),
})
const ability = z.object({ allowed: z.boolean(), because: z.string().optional() })

export const purposes = operation({
  name: 'direction.purposes',
  method: 'GET',
  path: '/direction/purposes',
  asks: 'viewer',
  input: z.strictObject({ after: id.optional() }),
  output: z.object({
    /** Teams that have said what they are there for, by name. */
    purposes: z.array(z.object({ team, text: z.string(), at: z.iso.datetime() })),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What teams are there for, in their own words, under the direction',
})

export const purpose = operation({
  name: 'direction.purpose',
  method: 'GET',
  path: '/teams/{team}/purpose',
  asks: 'viewer',
  input: z.strictObject({ team: id }),
  output: z.object({
    team: id,
    current: purposeVersion.nullable(),
    earlier: z.array(purposeVersion),
    abilities: z.object({ write: ability }),
  }),
  refusals: ['not-found'],
  help: 'What one team is there for, and what it said before',
})

export const writePurpose = operation({
  name: 'direction.write-purpose',
  method: 'PUT',
  path: '/teams/{team}/purpose',
  asks: 'viewer',
  input: z.strictObject({
    team: id,
    text: requiredText(1_000),
    /** The version that stood when writing began; nothing where there was none. */
    after: id.nullable(),
  }),
  output: purpose.output,
  refusals: ['not-found', 'forbidden', 'invalid', 'conflict'],
  help: 'Write what a team is there for, as its lead; what it said before is kept',
})

export const contract = [see, write, publish, purposes, purpose, writePurpose]
