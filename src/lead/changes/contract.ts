// Long because: fourteen operations, each declared once, and what they answer.
import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { kinds } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { endings, models, mostStages, movements, verbs } from './change.ts'

const stage = z.strictObject({
  title: requiredText(300),
  means: text(2_000).default(''),
  fromOn: day.nullable().default(null),
})

const words = {
  title: requiredText(300),
  /** The case: why now, and what if not. */
  whyNow: text(10_000),
  ifNot: text(10_000),
  /** Who answers for it: exactly one. */
  owner: id,
  team: id.nullable(),
  /** Whose stages they are. */
  model: z.enum(models),
  stages: z.array(stage).max(mostStages),
  /** The place of the stage that is now, from 0; left out, it stays. */
  current: z.int().min(0).nullable(),
  affected: z
    .array(
      z.strictObject({
        team: id.nullable().default(null),
        person: id.nullable().default(null),
        stakeholder: id.nullable().default(null),
        /** What it means for them. */
        effect: text(2_000).default(''),
      }),
    )
    .max(200),
  /** Who carries it among their own. */
  champions: z.array(id).max(50),
  next: text(2_000),
  lookAgainOn: day,
  audience: audienceInput,
}

const changeListed = z.object({
  change: id,
  title: z.string(),
  owner: person,
  team: team.nullable(),
  /** The stage that is now, its place from 1, and how many there are. */
  stage: z.object({ title: z.string(), place: z.int(), of: z.int() }).nullable(),
  next: z.string(),
  lookAgainOn: day,
  closedAs: z.enum(endings).nullable(),
  closedOn: day.nullable(),
  /** The latest buy-in of all who were asked, from 1 to 5, and that of the first time. */
  buyIn: z.object({ on: day, mean: z.number(), first: z.number().nullable() }).nullable(),
  /** What is said against it and has no answer yet. */
  unanswered: z.int(),
})
export type ChangeListed = z.output<typeof changeListed>

const resistanceSeen = z.object({
  resistance: id,
  said: z.string(),
  /** Who said it, where they agreed to be named; or a group; or neither. */
  person: person.nullable(),
  team: team.nullable(),
  /** Who wrote it down. */
  by: person.nullable(),
  at: z.iso.datetime(),
  behind: z.string(),
  answer: z.string(),
  answeredBy: person.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  moved: z.enum(movements).nullable(),
  revision: z.int(),
  /** Whether it is the viewer who is named. */
  mine: z.boolean(),
})

export const changeSeen = changeListed.omit({ buyIn: true, unanswered: true }).extend({
  whyNow: z.string(),
  ifNot: z.string(),
  begunBy: person.nullable(),
  begunAt: z.iso.datetime(),
  model: z.enum(models),
  stages: z.array(z.object({ title: z.string(), means: z.string(), fromOn: day.nullable() })),
  current: z.int().nullable(),
  affected: z.array(
    z.object({
      team: team.nullable(),
      person: person.nullable(),
      stakeholder: z.object({ stakeholder: id, name: z.string() }).nullable(),
      effect: z.string(),
    }),
  ),
  champions: z.array(person),
  resistance: z.array(resistanceSeen),
  learnt: z.string(),
  /** Goals that it serves, of those that the viewer sees. */
  links: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds), owner: person.nullable() })),
  audience: audienceSeen,
  revision: z.int(),
  abilities: abilities(verbs),
})
export type ChangeSeen = z.output<typeof changeSeen>

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])

export const list = operation({
  name: 'changes.list',
  method: 'GET',
  path: '/changes',
  asks: 'viewer',
  input: z.strictObject({
    /** Words of the title, the case and what was learnt. */
    text: text(200).optional(),
    owner: id.optional(),
    /** With the teams within it: theirs, or whom it affects. */
    team: id.optional(),
    /** Only those that wait for a look by today. */
    due: flag.default(false),
    closed: flag.default(false),
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    changes: z.array(changeListed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Changes under way, what is to be looked at soonest first, or those that are closed; a page at a time',
})

export const see = operation({
  name: 'changes.see',
  method: 'GET',
  path: '/changes/{change}',
  asks: 'viewer',
  input: z.strictObject({ change: id }),
  output: changeSeen,
  refusals: ['not-found'],
  help: 'One change: its case, where it is, who carries it, what is said against it, what is next',
})

export const begin = operation({
  name: 'changes.begin',
  method: 'POST',
  path: '/changes',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    whyNow: words.whyNow.default(''),
    ifNot: words.ifNot.default(''),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    model: words.model.default('own'),
    stages: words.stages.default([]),
    current: words.current.optional(),
    affected: words.affected.default([]),
    champions: words.champions.default([]),
    next: words.next.default(''),
    /** In a month where it is left out. */
    lookAgainOn: words.lookAgainOn.optional(),
    audience: words.audience.default({ word: 'organisation' }),
    /** Goals that it serves. */
    links: z.array(id).max(50).default([]),
  }),
  output: changeSeen,
  refusals: ['invalid', 'not-found'],
  help: 'Begin a change: its case, whom it affects, its stages, who carries it',
})

export const change = operation({
  name: 'changes.change',
  method: 'PATCH',
  path: '/changes/{change}',
  asks: 'viewer',
  input: z.strictObject({ change: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: changeSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Write a change anew; what is left out stays',
})

export const lookAgain = operation({
  name: 'changes.look-again',
  method: 'POST',
  path: '/changes/{change}/looks',
  asks: 'viewer',
  input: z.strictObject({
    change: id,
    revision: z.int(),
    /** The stage that is now; left out, it stays. */
    current: z.int().min(0).nullable().optional(),
    next: words.next.optional(),
    note: text(5_000).default(''),
    lookAgainOn: day,
  }),
  output: changeSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say where a change is now, what is next, and when to look again',
})

export const resist = operation({
  name: 'changes.resist',
  method: 'POST',
  path: '/changes/{change}/resistance',
  asks: 'viewer',
  input: z.strictObject({
    change: id,
    said: requiredText(5_000),
    /** Who said it, or a team of which somebody said it, or neither. */
    person: id.nullable().default(null),
    team: id.nullable().default(null),
    /** Whether that person agreed to be named; of oneself it need not be said. */
    agreed: z.boolean().default(false),
    behind: text(5_000).default(''),
  }),
  output: changeSeen,
  refusals: ['invalid', 'not-found', 'conflict'],
  help: 'Write down what is said against a change, in its own words, by name only with consent',
})

export const answerResistance = operation({
  name: 'changes.answer',
  method: 'PUT',
  path: '/changes/{change}/resistance/{resistance}',
  asks: 'viewer',
  input: z.strictObject({
    change: id,
    resistance: id,
    revision: z.int(),
    /** What lies behind it. */
    behind: text(5_000).optional(),
    answer: text(10_000).optional(),
    moved: z.enum(movements).nullable().optional(),
  }),
  output: changeSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Answer what is said against a change: what lies behind it, the answer, whether it moved them',
})

export const withdrawName = operation({
  name: 'changes.withdraw-name',
  method: 'DELETE',
  path: '/changes/{change}/resistance/{resistance}/name',
  asks: 'viewer',
  input: z.strictObject({ change: id, resistance: id }),
  output: changeSeen,
  refusals: ['not-found', 'forbidden'],
  help: 'Take one’s own name off what one said against a change; the words stay',
})

export const close = operation({
  name: 'changes.close',
  method: 'POST',
  path: '/changes/{change}/closing',
  asks: 'viewer',
  input: z.strictObject({ change: id, closedAs: z.enum(endings), learnt: requiredText(10_000) }),
  output: changeSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Close a change: it landed, failed or is let go; and what was learnt',
})

export const reopen = operation({
  name: 'changes.reopen',
  method: 'DELETE',
  path: '/changes/{change}/closing',
  asks: 'viewer',
  input: z.strictObject({ change: id }),
  output: changeSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take a closed change up again',
})

export const link = operation({
  name: 'changes.link',
  method: 'PUT',
  path: '/changes/{change}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ change: id, node: id }),
  output: changeSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a change serves a goal',
})

export const unlink = operation({
  name: 'changes.unlink',
  method: 'DELETE',
  path: '/changes/{change}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ change: id, node: id }),
  output: changeSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a change does not serve a goal after all',
})

export const history = operation({
  name: 'changes.history',
  method: 'GET',
  path: '/changes/{change}/history',
  asks: 'viewer',
  input: z.strictObject({ change: id, after: id.optional() }),
  output: z.object({
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: person.nullable(),
        happened: z.string(),
        /** The fields of a change. */
        fields: z.array(z.string()),
        /** What was said on the way: the stage, a note, how it ended. */
        note: z.string(),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What happened to a change, the latest first',
})

export const serving = operation({
  name: 'changes.serving',
  method: 'GET',
  path: '/goals/{goal}/changes',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({ goal: id, changes: z.array(changeListed) }),
  refusals: ['not-found'],
  help: 'Changes that serve a goal, those under way first',
})

export const contract = [
  list,
  see,
  begin,
  change,
  lookAgain,
  resist,
  answerResistance,
  withdrawName,
  close,
  reopen,
  link,
  unlink,
  history,
  serving,
]
