import { z } from 'zod'
import { decimal, person } from '../../graph/contract.ts'
import { healths } from '../../graph/health.ts'
import { kinds } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { changes } from './comparing.ts'
import { rules } from './disagreeing.ts'
import {
  allotmentKinds,
  choiceKinds,
  horizons,
  mostAllotments,
  mostPriorities,
  strategyVerbs,
  works,
} from './strategy.ts'

const year = z.int().min(1900).max(2200)
const amount = quantity.refine((given) => !given.startsWith('-'), { error: 'Write an amount of nothing or more.' })

const slot = {
  priority: id,
  kind: z.enum(allotmentKinds),
  /** An ISO code such as GBP for money; nothing for people, who are whole-time equivalents; for technology a unit. */
  unit: text(40).default(''),
  year,
  quarter: z.int().min(1).max(4),
}

const words = {
  choices: z
    .array(z.strictObject({ kind: z.enum(choiceKinds), text: requiredText(500), reason: text(2_000).default('') }))
    .max(60)
    .default([]),
  /** In the order in which they are said. A new one gets an id of its own (UUID), which it keeps over all versions. */
  priorities: z
    .array(
      z.strictObject({
        priority: id,
        title: requiredText(200),
        why: text(5_000).default(''),
        horizon: z.enum(horizons).default('defend'),
        fromYear: year.nullable().default(null),
        toYear: year.nullable().default(null),
        work: z.enum(works).default('change'),
        owner: id,
        /** The goals that carry it. */
        links: z.array(id).max(50).default([]),
      }),
    )
    .max(mostPriorities)
    .default([]),
  /** What is planned. */
  allotments: z
    .array(z.strictObject({ ...slot, amount }))
    .max(mostAllotments)
    .default([]),
  audience: audienceInput.default({ word: 'organisation' }),
  lookAgainOn: day.nullable().default(null),
}
export const draftWords = z.object(words)
export type DraftWords = z.output<typeof draftWords>

const goal = z.object({
  node: id,
  title: z.string(),
  kind: z.enum(kinds),
  health: z.enum(healths),
  owner: person.nullable(),
})

const said = z.object({
  choices: z.array(z.object({ kind: z.enum(choiceKinds), text: z.string(), reason: z.string() })),
  priorities: z.array(
    z.object({
      priority: id,
      title: z.string(),
      why: z.string(),
      horizon: z.enum(horizons),
      fromYear: z.int().nullable(),
      toYear: z.int().nullable(),
      work: z.enum(works),
      owner: person,
      /** Those that the viewer sees. */
      goals: z.array(goal),
      /** From its goals, as far as the viewer sees them. */
      health: z.enum(healths),
    }),
  ),
  allotments: z.array(
    z.object({
      priority: id,
      kind: z.enum(allotmentKinds),
      unit: z.string(),
      year: z.int(),
      quarter: z.int(),
      amount: decimal,
    }),
  ),
  lookAgainOn: day.nullable(),
})
export type StrategySaid = z.output<typeof said>

const listed = z.object({
  strategy: id,
  publishedOn: day,
  by: person.nullable(),
  /** Why it changed. */
  word: z.string(),
  inForce: z.boolean(),
})

export const versionSeen = said.extend({ ...listed.shape, audience: audienceSeen })
export type VersionSeen = z.output<typeof versionSeen>

const draftSeen = said.extend({
  /** The version that was in force when it was begun. */
  base: id.nullable(),
  audience: audienceSeen,
  by: person.nullable(),
  at: z.iso.datetime(),
  revision: z.int(),
})
export type DraftSeen = z.output<typeof draftSeen>

/** What stands in the way of a draft, with the revision and the base from which to write on. */
export type Meanwhile = (DraftSeen | VersionSeen) & { revision: number | null; base: string | null }

const change = z.object({
  change: z.enum(changes),
  /** The title of the priority, or the kind of the choice. */
  about: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  unit: z.string(),
  year: z.int().nullable(),
})

const used = z.object({ ...slot, unit: z.string(), amount: decimal })

export const strategySeen = z.object({
  /** In force: the version published last, where the viewer sees it. */
  published: versionSeen.nullable(),
  /** What was used of the priorities in force. */
  used: z.array(used),
  /** The year that the disagreements are about. */
  year: z.int(),
  disagreements: z.array(z.object({ rule: z.enum(rules), priority: id.nullable(), sentence: z.string() })),
  /** Being written; only for those who may write. */
  draft: draftSeen.nullable(),
  /** All versions, the newest first, at most a hundred. */
  versions: z.array(listed),
  /** The priorities of which the viewer may say what was used. */
  mayUse: z.array(id),
  abilities: abilities(strategyVerbs),
})
export type StrategySeen = z.output<typeof strategySeen>

export const see = operation({
  name: 'strategy.see',
  method: 'GET',
  path: '/strategy',
  asks: 'viewer',
  input: z.strictObject({
    /** Of which year the disagreements are told; this one where it is left out. */
    year: z.coerce.number().int().min(1900).max(2200).optional(),
  }),
  output: strategySeen,
  refusals: ['invalid'],
  help: 'The strategy in force with what is allotted and used, where words and money disagree, and its versions',
})

export const version = operation({
  name: 'strategy.version',
  method: 'GET',
  path: '/strategy/versions/{strategy}',
  asks: 'viewer',
  input: z.strictObject({ strategy: id }),
  output: z.object({
    version: versionSeen,
    /** The version before it that the viewer sees. */
    before: id.nullable(),
    /** Against that one. */
    changes: z.array(change),
  }),
  refusals: ['not-found'],
  help: 'One version of the strategy, and what it changed',
})

export const write = operation({
  name: 'strategy.write',
  method: 'PUT',
  path: '/strategy/draft',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    revision: z.int().nullable().default(null),
    /** The version in force when writing began; where it is left out, the draft's own, or the one in force now. */
    base: id.nullable().optional(),
  }),
  output: strategySeen,
  refusals: ['invalid', 'forbidden', 'not-found', 'conflict'],
  help: 'Write the next version of the strategy; only those who write strategy see it before it is published',
})

export const discard = operation({
  name: 'strategy.discard',
  method: 'DELETE',
  path: '/strategy/draft',
  asks: 'viewer',
  input: z.strictObject({ revision: z.coerce.number().int() }),
  output: strategySeen,
  refusals: ['forbidden', 'not-found', 'conflict'],
  help: 'Throw away what was written of the next version; what is in force stays',
})

export const publish = operation({
  name: 'strategy.publish',
  method: 'POST',
  path: '/strategy/publication',
  asks: 'viewer',
  input: z.strictObject({
    revision: z.int(),
    /** Why it changed; wanted from the second version on. */
    word: text(2_000).default(''),
  }),
  output: strategySeen,
  refusals: ['invalid', 'forbidden', 'not-found', 'conflict'],
  help: 'Publish what was written as a new version, which is in force from then on',
})

export const use = operation({
  name: 'strategy.use',
  method: 'PUT',
  path: '/strategy/used',
  asks: 'viewer',
  input: z.strictObject({ ...slot, amount: amount.nullable() }),
  output: strategySeen,
  refusals: ['invalid', 'forbidden', 'not-found'],
  help: 'Say what was used of a priority in a quarter; nothing takes it back',
})

export const carried = operation({
  name: 'strategy.carried',
  method: 'GET',
  path: '/goals/{goal}/priorities',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    goal: id,
    priorities: z.array(z.object({ priority: id, place: z.int(), title: z.string(), why: z.string(), owner: person })),
  }),
  refusals: ['not-found'],
  help: 'The priorities in force that a goal carries',
})

export const slides = operation({
  name: 'strategy.slides',
  method: 'GET',
  path: '/strategy/slides',
  asks: 'viewer',
  input: z.strictObject({
    year: z.coerce.number().int().min(1900).max(2200).optional(),
  }),
  output: z.object({
    name: z.string(),
    /** A presentation (PPTX) with texts and tables that can be edited. */
    base64: z.string(),
  }),
  refusals: ['not-found'],
  help: 'The strategy in force as slides (PPTX) that can be edited',
})

export const contract = [see, version, write, discard, publish, use, carried, slides]
