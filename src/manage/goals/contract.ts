// Long because: it holds every operation on a goal and its measures.
import { z } from 'zod'
import { decimal, milestone, neighbour, node, person } from '../../graph/contract.ts'
import { closings } from '../../graph/health.ts'
import { directions } from '../../graph/measure.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { frameworks } from '../frameworks/rules.ts'
import { goalVerbs } from './goal.ts'
import { mostMilestones } from './milestones.ts'
import { mostPhases } from './phases.ts'

/** In their order; a title stands once. What is reached is said in a check-in. */
const milestones = z
  .array(z.strictObject({ ...milestone.shape, title: requiredText(300) }).partial({ on: true, reachedOn: true }))
  .max(mostMilestones)
  .transform((list) => list.map(({ title, on = null, reachedOn = null }) => ({ title, on, reachedOn })))

/**
 * What is expected of a measure by when, where that is no straight line: rising days after the goal's start and before its
 * due date, the target being expected by the due date. `fittingPhases` makes such of what another tool kept.
 */
const phases = z.array(z.strictObject({ on: day, value: quantity })).max(mostPhases)

export const measureDraft = z.strictObject({
  title: requiredText(300),
  unit: text(40).default(''),
  direction: z.enum(directions).default('increase'),
  baseline: quantity.nullable().default(null),
  target: quantity.nullable().default(null),
  targetMax: quantity.nullable().default(null),
  /** Only of a list of milestones, which takes its numbers from it. */
  milestones: milestones.default([]),
  phases: phases.default([]),
  /** Its value is the sum of the measures in the same unit of the goals that support the goal. Nobody reads it then. */
  addsUp: z.boolean().default(false),
  share: z.number().min(0).max(100).nullable().default(null),
})
export type MeasureDraft = z.output<typeof measureDraft>

/** What a framework keeps of a goal beside the goal's own fields, by name; each framework has its own. */
const facts = z.record(z.string().max(100), z.unknown())

const words = {
  title: requiredText(300),
  why: text(10_000),
  how: text(10_000),
  framework: z.enum(frameworks).nullable(),
  facts,
  owner: id,
  team: id.nullable(),
  start: day.nullable(),
  due: day.nullable(),
  audience: audienceInput,
  /** Days between two check-ins; null takes the framework's. */
  rhythm: z.int().min(1).max(366).nullable(),
}

const scoreBand = z.enum(['red', 'amber', 'green']).nullable()

/** One part of the goal's framework and how it stands, with what could be written better. */
export const partView = z.object({
  check: z.string(),
  part: z.string(),
  stands: z.enum(['met', 'open', 'silent']),
  findings: z.array(
    z.object({
      check: z.string(),
      code: z.string(),
      part: z.string(),
      at: z.string(),
      saw: z.string(),
      asks: z.string(),
      weaker: z.string(),
      stronger: z.string(),
    }),
  ),
})

const closingView = z.object({
  closing: id,
  closedAs: z.enum(closings),
  learnt: z.string(),
  helped: z.string(),
  /** Why what had been promised was missed. */
  missedBecause: z.string(),
  /** The framework's score of that day, 0 to 1, with how it was computed and why it is another one, where it is. */
  score: z
    .object({
      score: z.string(),
      computed: z.string().nullable(),
      band: scoreBand,
      sentence: z.string(),
      because: z.string(),
    })
    .nullable(),
  by: person.nullable(),
  at: z.iso.datetime(),
})

export const goalView = z.object({
  node,
  why: z.string(),
  how: z.string(),
  /** What an import brought beside why and how. */
  remark: z.string(),
  framework: z.enum(frameworks).nullable(),
  facts,
  /** What the framework's check says of it as it is written now; empty without a framework. */
  parts: z.array(partView),
  /** The framework's score as the measures stand; null where it gives none. */
  score: z.object({ score: z.string(), band: scoreBand, sentence: z.string() }).nullable(),
  /** The days of its latest check-ins, newest first, and the confidence stated last. */
  checkedIn: z.object({ on: z.array(day), confidence: z.int().nullable() }),
  /** How many other goals in the same framework run, where the framework wants few; else null. */
  beside: z.int().nullable(),
  /** The rhythm in force, in days, and the goal's own where it has one. */
  rhythm: z.int(),
  ownRhythm: z.int().nullable(),
  audience: audienceSeen,
  countsUpward: z.boolean(),
  deputy: person.extend({ from: day.nullable(), to: day.nullable() }).nullable(),
  measures: z.array(neighbour),
  supports: z.array(neighbour),
  carries: z.array(neighbour),
  carriesTotal: z.int(),
  path: z.array(z.object({ node: id, title: z.string(), kind: z.string() })),
  closing: closingView.nullable(),
  revision: z.int(),
  /** The next check-in is expected on this day; null where none is. */
  expectedOn: day.nullable(),
  abilities: abilities(goalVerbs),
})
export type GoalView = z.output<typeof goalView>

export const see = operation({
  name: 'goals.see',
  method: 'GET',
  path: '/goals/{goal}',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: goalView,
  refusals: ['not-found'],
  help: 'One goal: what, why, how and when, its measures, what it supports and what supports it',
})

export const add = operation({
  name: 'goals.add',
  method: 'POST',
  path: '/goals',
  asks: 'viewer',
  input: z.strictObject({
    title: words.title,
    why: words.why.default(''),
    how: words.how.default(''),
    framework: words.framework.default(null),
    facts: words.facts.default({}),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    start: words.start.default(null),
    due: words.due.default(null),
    audience: words.audience.default({ word: 'organisation' }),
    rhythm: words.rhythm.default(null),
    countsUpward: z.boolean().default(false),
    draft: z.boolean().default(false),
    measures: z.array(measureDraft).max(50).default([]),
    /** Goals, or the vision, that it supports. */
    supports: z
      .array(z.strictObject({ parent: id, share: z.number().min(0).max(100).nullable().default(null) }))
      .max(20)
      .default([]),
  }),
  output: goalView,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Write a goal',
})

export const change = operation({
  name: 'goals.change',
  method: 'PATCH',
  path: '/goals/{goal}',
  asks: 'viewer',
  input: z.strictObject({
    goal: id,
    /** The revision that was read; an older one is refused, and both texts are shown. */
    revision: z.int(),
    title: words.title.optional(),
    why: words.why.optional(),
    how: words.how.optional(),
    /** Another framework takes over what of the facts fits it, unless `facts` says otherwise. */
    framework: words.framework.optional(),
    /** The facts that change; those that are left out stay. */
    facts: words.facts.optional(),
    owner: words.owner.optional(),
    team: words.team.optional(),
    start: words.start.optional(),
    due: words.due.optional(),
    audience: words.audience.optional(),
    rhythm: words.rhythm.optional(),
    countsUpward: z.boolean().optional(),
    deputy: z
      .strictObject({ person: id, from: day.nullable().default(null), to: day.nullable().default(null) })
      .nullable()
      .optional(),
  }),
  output: goalView,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a goal; what is left out stays',
})

export const activate = operation({
  name: 'goals.activate',
  method: 'POST',
  path: '/goals/{goal}/activation',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: goalView,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Turn a draft into an active goal',
})

export const withdraw = operation({
  name: 'goals.withdraw',
  method: 'DELETE',
  path: '/goals/{goal}/activation',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: goalView,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Turn an active goal that nobody has checked in on into a draft again',
})

export const close = operation({
  name: 'goals.close',
  method: 'POST',
  path: '/goals/{goal}/closing',
  asks: 'viewer',
  input: z.strictObject({
    goal: id,
    closedAs: z.enum(closings),
    learnt: text(10_000).default(''),
    helped: text(10_000).default(''),
    /** Another score than the computed one, 0 to 1; it needs its reason. */
    score: quantity.nullable().default(null),
    scoreBecause: text(2_000).default(''),
    /** Why it was missed; a committed goal needs it. */
    missedBecause: text(2_000).default(''),
  }),
  output: goalView,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Close a goal as met, partly met, missed or abandoned, with its score, what helped and what was learnt',
})

export const reopen = operation({
  name: 'goals.reopen',
  method: 'POST',
  path: '/goals/{goal}/reopening',
  asks: 'viewer',
  input: z.strictObject({ goal: id, because: text(2_000).default('') }),
  output: goalView,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Undo the closing of a goal',
})

export const discard = operation({
  name: 'goals.discard',
  method: 'DELETE',
  path: '/goals/{goal}',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({ discarded: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Delete a draft',
})

export const addMeasure = operation({
  name: 'goals.add-measure',
  method: 'POST',
  path: '/goals/{goal}/measures',
  asks: 'viewer',
  input: measureDraft.extend({ goal: id }),
  output: goalView,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Add a measure to a goal',
})

export const changeMeasure = operation({
  name: 'goals.change-measure',
  method: 'PATCH',
  path: '/goals/{goal}/measures/{measure}',
  asks: 'viewer',
  input: z.strictObject({
    goal: id,
    measure: id,
    title: words.title.optional(),
    unit: text(40).optional(),
    direction: z.enum(directions).optional(),
    baseline: quantity.nullable().optional(),
    target: quantity.nullable().optional(),
    targetMax: quantity.nullable().optional(),
    milestones: milestones.optional(),
    phases: phases.optional(),
    addsUp: z.boolean().optional(),
    share: z.number().min(0).max(100).nullable().optional(),
  }),
  output: goalView,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Change a measure; what is left out stays',
})

export const archiveMeasure = operation({
  name: 'goals.archive-measure',
  method: 'DELETE',
  path: '/goals/{goal}/measures/{measure}',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id }),
  output: goalView,
  refusals: ['not-found', 'forbidden'],
  help: 'Archive a measure: its readings stay, and it counts no longer',
})

/** How a measure that adds up comes to its value. */
export const sum = operation({
  name: 'goals.sum',
  method: 'GET',
  path: '/goals/{goal}/measures/{measure}/sum',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id }),
  output: z.object({
    value: decimal.nullable(),
    unit: z.string(),
    /** The goals that bring something and that the viewer may see, the largest part first. */
    parts: z.array(
      z.object({
        goal: id,
        title: z.string(),
        measures: z.array(z.object({ measure: id, title: z.string(), value: decimal })),
      }),
    ),
    /** Goals in sight that support it without bringing anything: they have no reading in this unit, or do not count. */
    without: z.int(),
    /** The value less what the parts bring; 0 where the viewer sees all of it. */
    rest: decimal,
  }),
  refusals: ['not-found', 'invalid'],
  help: 'What a measure that adds up is the sum of',
})

export const mine = operation({
  name: 'goals.mine',
  method: 'GET',
  path: '/goals-of-mine',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    goals: z.array(
      z.object({
        node,
        expectedOn: day.nullable(),
        /** Owned, or looked after as a deputy. */
        as: z.enum(['owner', 'deputy']),
        measures: z.array(node),
        latest: z.object({ confidence: z.int().nullable(), inTheWay: z.string(), readOn: day }).nullable(),
      }),
    ),
    /** Goals of my team members and of teams that I lead, most in need first. */
    around: z.array(node),
    /** Whose they are; a page that shows them asks again when one is handed to this person. */
    person: id,
  }),
  refusals: [],
  help: 'My goals, what is due first',
})

const past = z.object({ node, closing: closingView })

/** Closed goals with what they leave behind, the latest closing first. */
export const ended = operation({
  name: 'goals.ended',
  method: 'GET',
  path: '/goals-ended',
  asks: 'viewer',
  input: z.strictObject({
    /** One's own, or all those that one may see and that left a lesson. */
    of: z.enum(['mine', 'lessons']).default('mine'),
  }),
  output: z.object({ ended: z.array(past) }),
  refusals: [],
  help: 'Closed goals, one’s own or with lessons, to start the next one from',
})

/** What is written already under a title like this one, and what was learnt from goals that ended. */
export const alike = operation({
  name: 'goals.alike',
  method: 'GET',
  path: '/goals-alike',
  asks: 'viewer',
  input: z.strictObject({ title: requiredText(300), without: id.optional() }),
  output: z.object({
    /** Open goals, the likest first; `same` where only letters’ case and spaces differ. */
    open: z.array(z.object({ node, same: z.boolean() })),
    lessons: z.array(past),
  }),
  refusals: ['invalid'],
  help: 'Open goals with nearly this title, and the lessons of closed ones',
})

/** History in sentences: what changed, by whom, when. */
export const history = operation({
  name: 'goals.history',
  method: 'GET',
  path: '/goals/{goal}/history',
  asks: 'viewer',
  input: z.strictObject({ goal: id, before: id.optional() }),
  output: z.object({
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: person.nullable(),
        happened: z.string(),
        /** Field by field; long texts whole. */
        changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What happened to a goal, newest first',
})

export const contract = [
  see,
  add,
  change,
  activate,
  withdraw,
  close,
  reopen,
  discard,
  addMeasure,
  changeMeasure,
  archiveMeasure,
  sum,
  mine,
  ended,
  alike,
  history,
]
