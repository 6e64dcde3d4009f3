// Long because: a stakeholder is one concept with three kinds of entries, and each way to keep them is an operation of its own.
import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { kinds } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { quadrants } from './grid.ts'
import {
  attitudes,
  most as mostStep,
  promiseStates,
  promiseVerbs,
  settlings,
  sides,
  stakeholderVerbs,
} from './stakeholder.ts'

const step = z.int().min(0).max(mostStep)

const words = {
  name: requiredText(300),
  about: text(20_000),
  side: z.enum(sides),
  /** Who they are, where they are a person of the organisation. */
  person: id.nullable(),
  /** Which team they are, where they are one of the organisation. */
  ofTeam: id.nullable(),
  /** Who speaks for them, and how they are reached. */
  speaks: text(2_000),
  /** Who looks after them: exactly one. */
  owner: id,
  team: id.nullable(),
  /** Days between two contacts. */
  rhythm: z.int().min(1).max(366).nullable(),
  nextOn: day.nullable(),
  audience: audienceInput,
}

const stakeholderListed = z.object({
  stakeholder: id,
  name: z.string(),
  side: z.enum(sides),
  influence: step,
  interest: step,
  quadrant: z.enum(quadrants),
  owner: person,
  team: team.nullable(),
  lastOn: day.nullable(),
  nextOn: day.nullable(),
  /** The earliest day of a promise to them that is still open. */
  promiseDueOn: day.nullable(),
  archivedOn: day.nullable(),
})
export type StakeholderListed = z.output<typeof stakeholderListed>

const expectation = z.object({
  expectation: id,
  text: z.string(),
  by: person.nullable(),
  at: z.iso.datetime(),
  endedOn: day.nullable(),
  /** The goals that it is about, of those that the viewer sees. */
  links: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds) })),
  revision: z.int(),
})
export type Expectation = z.output<typeof expectation>

const promised = z.object({
  promise: id,
  text: z.string(),
  owner: person,
  madeOn: day,
  /** The day that was promised first. */
  firstDueOn: day,
  dueOn: day,
  state: z.enum(promiseStates),
  settledOn: day.nullable(),
  /** The latest word on it. */
  word: z.string(),
  revision: z.int(),
  abilities: abilities(promiseVerbs),
})
export type Promised = z.output<typeof promised>

export const stakeholderSeen = stakeholderListed.extend({
  about: z.string(),
  speaks: z.string(),
  /** Who they are within the organisation. */
  person: person.nullable(),
  ofTeam: team.nullable(),
  attitude: z.enum(attitudes).nullable(),
  attitudeOn: day.nullable(),
  rhythm: z.int().nullable(),
  /** Those that hold first. */
  expectations: z.array(expectation),
  /** The open ones first, by their day; then those settled last. */
  promises: z.array(promised),
  addedBy: person.nullable(),
  addedAt: z.iso.datetime(),
  audience: audienceSeen,
  revision: z.int(),
  abilities: abilities(stakeholderVerbs),
})
export type StakeholderSeen = z.output<typeof stakeholderSeen>

const contactSeen = z.object({
  contact: id,
  spokeOn: day,
  note: z.string(),
  by: person.nullable(),
  at: z.iso.datetime(),
})

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])

const wanted = {
  /** Words of the name, of what is said of them, and of who speaks for them. */
  text: text(200).optional(),
  side: z.enum(sides).optional(),
  quadrant: z.enum(quadrants).optional(),
  owner: id.optional(),
  /** With the teams within it. */
  team: id.optional(),
  /** Only those to whom a promise is overdue. */
  overdue: flag.default(false),
  /** Only those who wait for a contact by today. */
  due: flag.default(false),
  archived: flag.default(false),
}

export const list = operation({
  name: 'stakeholders.list',
  method: 'GET',
  path: '/stakeholders',
  asks: 'viewer',
  input: z.strictObject({
    ...wanted,
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    stakeholders: z.array(stakeholderListed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Stakeholders: what was promised soonest first, then who weighs most, a page at a time',
})

export const grid = operation({
  name: 'stakeholders.grid',
  method: 'GET',
  path: '/stakeholders/grid',
  asks: 'viewer',
  input: z.strictObject(wanted),
  output: z.object({
    /** Who weighs most first, 2,000 at most. */
    points: z.array(
      z.object({
        stakeholder: id,
        name: z.string(),
        influence: step,
        interest: step,
        promiseDueOn: day.nullable(),
        /** Whether the viewer may move them. */
        movable: z.boolean(),
      }),
    ),
    /** Whether there are more than these. */
    more: z.boolean(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Where stakeholders stand by influence and interest',
})

export const pressing = operation({
  name: 'stakeholders.pressing',
  method: 'GET',
  path: '/stakeholders/pressing',
  asks: 'viewer',
  input: z.strictObject({
    /** Of this team's stakeholders, and those of the teams within it. */
    team: id.optional(),
    /** Promises that this person answers for, and whom they look after. */
    owner: id.optional(),
    most: z.coerce.number().int().min(1).max(50).default(5),
  }),
  output: z.object({
    /** Promises that are overdue, the longest first. */
    promises: z.array(
      z.object({ promise: id, text: z.string(), dueOn: day, owner: person, stakeholder: id, name: z.string() }),
    ),
    morePromises: z.boolean(),
    /** Who was to be spoken with before today, who weighs most first. */
    silent: z.array(
      z.object({ stakeholder: id, name: z.string(), owner: person, nextOn: day, lastOn: day.nullable() }),
    ),
    moreSilent: z.boolean(),
  }),
  refusals: ['invalid'],
  help: 'Promises to stakeholders that are overdue, and stakeholders who were not spoken with in time',
})

export const see = operation({
  name: 'stakeholders.see',
  method: 'GET',
  path: '/stakeholders/{stakeholder}',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id }),
  output: stakeholderSeen,
  refusals: ['not-found'],
  help: 'One stakeholder: where they stand, what they expect, what we promised, and who looks after them',
})

export const add = operation({
  name: 'stakeholders.add',
  method: 'POST',
  path: '/stakeholders',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    about: words.about.default(''),
    side: words.side.default('outside'),
    person: words.person.default(null),
    ofTeam: words.ofTeam.default(null),
    speaks: words.speaks.default(''),
    influence: step.default(50),
    interest: step.default(50),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    rhythm: words.rhythm.default(null),
    /** One rhythm from today where it is left out. */
    nextOn: words.nextOn.optional(),
    /** The line of who looks after them: what is said of others is for few. */
    audience: words.audience.default({ word: 'line' }),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found'],
  help: 'Add a stakeholder; unless something else is said, only who looks after them and their managers see them',
})

export const change = operation({
  name: 'stakeholders.change',
  method: 'PATCH',
  path: '/stakeholders/{stakeholder}',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change what is said of a stakeholder; what is left out stays',
})

export const move = operation({
  name: 'stakeholders.move',
  method: 'PUT',
  path: '/stakeholders/{stakeholder}/place',
  asks: 'viewer',
  input: z.strictObject({
    stakeholder: id,
    influence: step,
    interest: step,
    /** Where they stood when the move began; refused where they stand elsewhere by now. */
    fromInfluence: step,
    fromInterest: step,
    word: text(2_000).default(''),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Move a stakeholder on the grid of influence and interest',
})

export const judge = operation({
  name: 'stakeholders.judge',
  method: 'PUT',
  path: '/stakeholders/{stakeholder}/attitude',
  asks: 'viewer',
  input: z.strictObject({
    stakeholder: id,
    /** Null takes it back. */
    attitude: z.enum(attitudes).nullable(),
    /** Today where it is left out. */
    on: day.optional(),
    word: text(2_000).default(''),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say how a stakeholder stands to what we want, as of a day',
})

export const archive = operation({
  name: 'stakeholders.archive',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/archiving',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id }),
  output: stakeholderSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Archive a stakeholder to whom no promise is open',
})

export const restore = operation({
  name: 'stakeholders.restore',
  method: 'DELETE',
  path: '/stakeholders/{stakeholder}/archiving',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id }),
  output: stakeholderSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take an archived stakeholder back',
})

export const contact = operation({
  name: 'stakeholders.contact',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/contacts',
  asks: 'viewer',
  input: z.strictObject({
    stakeholder: id,
    /** Today where it is left out. */
    spokeOn: day.optional(),
    note: requiredText(10_000),
    /** One rhythm after the contact where it is left out; null plans none. */
    nextOn: day.nullable().optional(),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'conflict'],
  help: 'Add that somebody spoke with a stakeholder, on a day; it is never edited',
})

export const contacts = operation({
  name: 'stakeholders.contacts',
  method: 'GET',
  path: '/stakeholders/{stakeholder}/contacts',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id, after: id.optional() }),
  output: z.object({ contacts: z.array(contactSeen), next: id.nullable() }),
  refusals: ['not-found'],
  help: 'When somebody spoke with a stakeholder, the latest day first',
})

const linked = z.array(id).max(50)

export const expect = operation({
  name: 'stakeholders.expect',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/expectations',
  asks: 'viewer',
  input: z.strictObject({
    stakeholder: id,
    text: requiredText(5_000),
    /** Goals that it is about. */
    links: linked.default([]),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Add what a stakeholder expects, and the goals that it is about',
})

const ofExpectation = { stakeholder: id, expectation: id }

export const changeExpectation = operation({
  name: 'stakeholders.change-expectation',
  method: 'PATCH',
  path: '/stakeholders/{stakeholder}/expectations/{expectation}',
  asks: 'viewer',
  input: z.strictObject({
    ...ofExpectation,
    revision: z.int(),
    text: requiredText(5_000).optional(),
    /** All that the viewer sees of them from now on; others stay. */
    links: linked.optional(),
    /** True where it no longer holds, false where it does again. */
    ended: z.boolean().optional(),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change what a stakeholder expects, the goals that it is about, or that it no longer holds',
})

export const promise = operation({
  name: 'stakeholders.promise',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/promises',
  asks: 'viewer',
  input: z.strictObject({
    stakeholder: id,
    text: requiredText(5_000),
    /** Who answers for it: exactly one. Oneself where it is left out. */
    owner: id.optional(),
    dueOn: day,
    /** Today where it is left out. */
    madeOn: day.optional(),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Add what was promised to a stakeholder, by when, and who answers for it',
})

const ofPromise = { stakeholder: id, promise: id }

export const changePromise = operation({
  name: 'stakeholders.change-promise',
  method: 'PATCH',
  path: '/stakeholders/{stakeholder}/promises/{promise}',
  asks: 'viewer',
  input: z.strictObject({
    ...ofPromise,
    revision: z.int(),
    text: requiredText(5_000).optional(),
    owner: id.optional(),
  }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change the words of an open promise, or who answers for it; its day is moved apart',
})

export const movePromise = operation({
  name: 'stakeholders.move-promise',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/promises/{promise}/moves',
  asks: 'viewer',
  input: z.strictObject({ ...ofPromise, revision: z.int(), dueOn: day, word: requiredText(2_000) }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Move an open promise to another day, with a word on why',
})

export const settle = operation({
  name: 'stakeholders.settle',
  method: 'POST',
  path: '/stakeholders/{stakeholder}/promises/{promise}/settling',
  asks: 'viewer',
  input: z.strictObject({ ...ofPromise, state: z.enum(settlings), word: requiredText(2_000) }),
  output: stakeholderSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say that a promise was kept or broken, with a word',
})

export const unsettle = operation({
  name: 'stakeholders.unsettle',
  method: 'DELETE',
  path: '/stakeholders/{stakeholder}/promises/{promise}/settling',
  asks: 'viewer',
  input: z.strictObject(ofPromise),
  output: stakeholderSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a promise is open after all',
})

export const history = operation({
  name: 'stakeholders.history',
  method: 'GET',
  path: '/stakeholders/{stakeholder}/history',
  asks: 'viewer',
  input: z.strictObject({ stakeholder: id, after: id.optional() }),
  output: z.object({
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: person.nullable(),
        happened: z.string(),
        changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What happened to a stakeholder, the latest first',
})

export const expecting = operation({
  name: 'stakeholders.expecting',
  method: 'GET',
  path: '/goals/{goal}/stakeholders',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    goal: id,
    expectations: z.array(z.object({ expectation: id, text: z.string(), stakeholder: id, name: z.string() })),
  }),
  refusals: ['not-found'],
  help: 'What stakeholders expect that a goal is about, who weighs most first',
})

export const contract = [
  list,
  grid,
  pressing,
  see,
  add,
  change,
  move,
  judge,
  archive,
  restore,
  contact,
  contacts,
  expect,
  changeExpectation,
  promise,
  changePromise,
  movePromise,
  settle,
  unsettle,
  history,
  expecting,
]
