// Long because: nineteen operations, each declared once, and what they answer.
import { z } from 'zod'
import { decimal, person, team } from '../../graph/contract.ts'
import { kinds } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { adviceKinds, concerns, levels, states, verbs } from './decision.ts'

const mark = z.number().min(0).max(10).nullable()

const option = z.strictObject({
  title: requiredText(300),
  consequences: text(10_000).default(''),
  /** One for each criterion, in their order. */
  marks: z.array(mark).max(12).default([]),
})
const criterion = z.strictObject({ title: requiredText(300), weight: z.number().min(0).max(100) })
const tradeOff = z.strictObject({
  team: id.nullable().default(null),
  givesUp: requiredText(2_000),
  /** Of its own, which it sets aside. */
  priority: text(2_000).default(''),
  amount: quantity.nullable().default(null),
  unit: text(40).default(''),
})

const words = {
  question: requiredText(300),
  context: text(20_000),
  /** Who decides: exactly one. */
  owner: id,
  team: id.nullable(),
  level: z.enum(levels),
  options: z.array(option).max(20),
  criteria: z.array(criterion).max(12),
  tradeOffs: z.array(tradeOff).max(50),
  decideBy: day.nullable(),
  /** The decision that it takes the place of once it is decided. */
  supersedes: id.nullable(),
  audience: audienceInput,
}

const decisionListed = z.object({
  decision: id,
  question: z.string(),
  state: z.enum(states),
  level: z.enum(levels),
  owner: person,
  team: team.nullable(),
  openedAt: z.iso.datetime(),
  decideBy: day.nullable(),
  decided: z.string(),
  decidedOn: day.nullable(),
  reviewOn: day.nullable(),
  archivedOn: day.nullable(),
})
export type DecisionListed = z.output<typeof decisionListed>

const other = z.object({ decision: id, question: z.string() })

export const decisionSeen = decisionListed.extend({
  context: z.string(),
  openedBy: person.nullable(),
  options: z.array(
    z.object({
      title: z.string(),
      consequences: z.string(),
      marks: z.array(z.number().nullable()),
      /** 0 to 10 by the weights; nothing where a mark is missing or there is no criterion. */
      score: z.number().nullable(),
      rank: z.int().nullable(),
    }),
  ),
  criteria: z.array(z.object({ title: z.string(), weight: z.number() })),
  tradeOffs: z.array(
    z.object({
      team: team.nullable(),
      givesUp: z.string(),
      priority: z.string(),
      amount: decimal.nullable(),
      unit: z.string(),
    }),
  ),
  /** What is given up in all, by unit. */
  givenUp: z.array(z.object({ unit: z.string(), amount: z.number() })),
  asked: z.array(
    z.object({ person, dueOn: day.nullable(), spoke: z.boolean(), at: z.iso.datetime(), by: person.nullable() }),
  ),
  advice: z.array(
    z.object({
      advice: id,
      kind: z.enum(adviceKinds),
      by: person.nullable(),
      at: z.iso.datetime(),
      body: z.string(),
      answer: z.string().nullable(),
      answeredBy: person.nullable(),
      answeredAt: z.iso.datetime().nullable(),
    }),
  ),
  chosen: z.int().nullable(),
  reason: z.string(),
  expected: z.string(),
  /** In hundredths. */
  probability: z.int().nullable(),
  reviews: z.array(
    z.object({
      review: id,
      on: day,
      by: person.nullable(),
      happened: z.string(),
      came: z.boolean().nullable(),
      /** How far what was said lay from what came (Brier): 0 is best, 1 worst. */
      score: z.number().nullable(),
    }),
  ),
  /** Goals that it touches, of those that the viewer sees. */
  links: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds), owner: person.nullable() })),
  supersedes: other.nullable(),
  supersededBy: other.nullable(),
  audience: audienceSeen,
  revision: z.int(),
  abilities: abilities(verbs),
})
export type DecisionSeen = z.output<typeof decisionSeen>

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])
const paged = { after: id.optional(), most: z.coerce.number().int().min(1).max(200).default(50) }

export const list = operation({
  name: 'decisions.list',
  method: 'GET',
  path: '/decisions',
  asks: 'viewer',
  input: z.strictObject({
    /** Words of the question, the context, what was decided and why. */
    text: text(200).optional(),
    /** Mine to decide; awaiting my advice; to look at again by now. */
    concern: z.enum(concerns).optional(),
    state: z.enum(states).optional(),
    /** With the teams within it: theirs, or one for which they give something up. */
    team: id.optional(),
    owner: id.optional(),
    archived: flag.default(false),
    ...paged,
  }),
  output: z.object({
    decisions: z.array(decisionListed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid'],
  help: 'The decision log, the newest first, a page at a time',
})

export const see = operation({
  name: 'decisions.see',
  method: 'GET',
  path: '/decisions/{decision}',
  asks: 'viewer',
  input: z.strictObject({ decision: id }),
  output: decisionSeen,
  refusals: ['not-found'],
  help: 'One decision: its options, the advice heard, what was decided and why, and what came of it',
})

export const open = operation({
  name: 'decisions.open',
  method: 'POST',
  path: '/decisions',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    context: words.context.default(''),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    options: words.options.default([]),
    criteria: words.criteria.default([]),
    tradeOffs: words.tradeOffs.default([]),
    decideBy: words.decideBy.default(null),
    supersedes: words.supersedes.default(null),
    audience: words.audience.default({ word: 'organisation' }),
    /** Goals that it touches. */
    links: z.array(id).max(50).default([]),
  }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found'],
  help: 'Open a question that is to be decided',
})

export const change = operation({
  name: 'decisions.change',
  method: 'PATCH',
  path: '/decisions/{decision}',
  asks: 'viewer',
  input: z.strictObject({ decision: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a decision that is still open; what is left out stays',
})

export const remove = operation({
  name: 'decisions.remove',
  method: 'DELETE',
  path: '/decisions/{decision}',
  asks: 'viewer',
  input: z.strictObject({ decision: id }),
  output: z.object({ removed: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Delete a decision that is open and on which nobody has given advice',
})

export const ask = operation({
  name: 'decisions.ask',
  method: 'POST',
  path: '/decisions/{decision}/asked',
  asks: 'viewer',
  input: z.strictObject({
    decision: id,
    persons: z.array(id).min(1).max(50),
    /** By when. */
    dueOn: day.nullable().default(null),
  }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Ask persons for their advice on a decision, by a day; who was asked already gets the new day',
})

export const askNoLonger = operation({
  name: 'decisions.ask-no-longer',
  method: 'DELETE',
  path: '/decisions/{decision}/asked/{person}',
  asks: 'viewer',
  input: z.strictObject({ decision: id, person: id }),
  output: decisionSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Ask somebody no longer, as long as they have not spoken',
})

export const advise = operation({
  name: 'decisions.advise',
  method: 'POST',
  path: '/decisions/{decision}/advice',
  asks: 'viewer',
  input: z.strictObject({ decision: id, kind: z.enum(adviceKinds).default('advice'), body: requiredText(10_000) }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'conflict'],
  help: 'Give advice on an open decision, or object to it; it is kept in its own words',
})

export const answerAdvice = operation({
  name: 'decisions.answer',
  method: 'POST',
  path: '/decisions/{decision}/advice/{advice}/answer',
  asks: 'viewer',
  input: z.strictObject({ decision: id, advice: id, answer: requiredText(10_000) }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say how advice or an objection was answered, once',
})

export const decide = operation({
  name: 'decisions.decide',
  method: 'POST',
  path: '/decisions/{decision}/deciding',
  asks: 'viewer',
  input: z.strictObject({
    decision: id,
    revision: z.int(),
    /** The place of the option that is chosen, from 0; nothing where it is none of them. */
    chosen: z.int().min(0).max(19).nullable().default(null),
    decided: requiredText(5_000),
    reason: requiredText(20_000),
    expected: text(5_000).default(''),
    /** How likely that is, in hundredths. */
    probability: z.int().min(0).max(100).nullable().default(null),
    /** When to look again. */
    reviewOn: day,
  }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Decide: what, why, what is expected and how likely it is, and when to look again',
})

export const lookAgain = operation({
  name: 'decisions.look-again',
  method: 'POST',
  path: '/decisions/{decision}/reviews',
  asks: 'viewer',
  input: z.strictObject({
    decision: id,
    happened: requiredText(10_000),
    /** Whether what was expected came; nothing where it is too early to say, which needs another day. */
    came: z.boolean().nullable().default(null),
    reviewOn: day.nullable().default(null),
  }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Look at a decision again: what happened, and whether what was expected came',
})

export const link = operation({
  name: 'decisions.link',
  method: 'PUT',
  path: '/decisions/{decision}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ decision: id, node: id }),
  output: decisionSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say that a decision touches a goal',
})

export const unlink = operation({
  name: 'decisions.unlink',
  method: 'DELETE',
  path: '/decisions/{decision}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ decision: id, node: id }),
  output: decisionSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a decision does not touch a goal after all',
})

export const archive = operation({
  name: 'decisions.archive',
  method: 'POST',
  path: '/decisions/{decision}/archiving',
  asks: 'viewer',
  input: z.strictObject({ decision: id }),
  output: decisionSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Archive a question that need not be decided any longer',
})

export const restore = operation({
  name: 'decisions.restore',
  method: 'DELETE',
  path: '/decisions/{decision}/archiving',
  asks: 'viewer',
  input: z.strictObject({ decision: id }),
  output: decisionSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take an archived question up again',
})

export const history = operation({
  name: 'decisions.history',
  method: 'GET',
  path: '/decisions/{decision}/history',
  asks: 'viewer',
  input: z.strictObject({ decision: id, after: id.optional() }),
  output: z.object({
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: person.nullable(),
        happened: z.string(),
        /** The fields of a change, and whom else it was about. */
        fields: z.array(z.string()),
        persons: z.array(person),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What happened to a decision, the latest first',
})

export const touching = operation({
  name: 'decisions.touching',
  method: 'GET',
  path: '/goals/{goal}/decisions',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    goal: id,
    decisions: z.array(decisionListed.extend({ reason: z.string() })),
  }),
  refusals: ['not-found'],
  help: 'Why is it so: the decisions that touched a goal, the newest first',
})

export const waiting = operation({
  name: 'decisions.waiting',
  method: 'GET',
  path: '/decisions/waiting',
  asks: 'viewer',
  input: z.strictObject({
    /** With the teams within it. */
    team: id.optional(),
    owner: id.optional(),
    most: z.coerce.number().int().min(1).max(50).default(5),
  }),
  output: z.object({
    decisions: z.array(
      decisionListed.extend({
        /** Objections that nobody has answered yet. */
        objections: z.int(),
      }),
    ),
  }),
  refusals: ['invalid'],
  help: 'Questions that wait to be decided, what is to be decided first at the top',
})

export const calibration = operation({
  name: 'decisions.calibration',
  method: 'GET',
  path: '/decisions/calibration',
  asks: 'viewer',
  input: z.strictObject({ owner: id.optional() }),
  output: z.object({
    /** Decisions that the viewer sees and of which it is known whether what was expected came. */
    count: z.int(),
    /** Mean squared distance of what was said from what came (Brier 1950): a half said always gives 0.25. */
    brier: z.number().nullable(),
    came: z.number().nullable(),
    bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.int(), said: z.number(), came: z.number() })),
  }),
  refusals: [],
  help: 'How sure we were of what our decisions would bring, against what came',
})

export const contract = [
  list,
  calibration,
  waiting,
  see,
  open,
  change,
  remove,
  ask,
  askNoLonger,
  advise,
  answerAdvice,
  decide,
  lookAgain,
  link,
  unlink,
  archive,
  restore,
  history,
  touching,
]
