import { z } from 'zod'
import { node, sorts as nodeSorts, person } from '../../graph/contract.ts'
import { healths } from '../../graph/health.ts'
import { gaps, states } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceSeen } from '../../people/sight/audience.ts'
import { frameworks } from '../frameworks/rules.ts'
import { columns, groupings, looks, mostAtOnce, viewVerbs } from './view.ts'

/** What narrows a list of goals; a list of goals that somebody keeps has the same. */
const filter = {
  text: text(200).optional(),
  team: id.optional(),
  under: id.optional(),
  owner: id.optional(),
  health: z.enum(healths).optional(),
  framework: z.string().max(20).optional(),
  gap: z.enum(gaps).optional(),
  state: z.enum(states).optional(),
}

/** Beside what any list of nodes is sorted by: the cycle that a goal is due in, which the graph knows nothing of. */
export const sorts = [...nodeSorts, 'cycle'] as const
const order = z.enum(sorts).default('title')

export const shown = z.strictObject({
  ...filter,
  columns: z.array(z.enum(columns)).min(1).max(columns.length),
  sort: order,
  down: z.boolean().default(false),
  group: z.enum(groupings).nullable().default(null),
  look: z.enum(looks).default('table'),
})
export type Shown = z.output<typeof shown>

/** As an answer holds it: nothing is mended in it any more. */
const shownSeen = shown.extend({ text: z.string().optional() })

/** One, as a table draws it: the goal, what only a table asks, and what the viewer may do with it. */
export const row = z.object({
  node,
  revision: z.int(),
  rhythm: z.int(),
  /** The day of its latest check-in, and the confidence stated last. */
  checkedOn: day.nullable(),
  confidence: z.int().nullable(),
  /** What it supports, as far as it may be seen; at most three. */
  supports: z.array(z.object({ node: id, title: z.string(), accepted: z.boolean() })),
  abilities: abilities(['edit', 'check-in', 'activate', 'withdraw', 'close', 'reopen', 'link']),
})
export type Row = z.output<typeof row>

/** The group whose goals are asked for: what they are gathered by, and its key; `none` for those that have none. */
const group = { by: z.enum(groupings).optional(), key: z.string().max(100).optional() }

export const rows = operation({
  name: 'views.rows',
  method: 'GET',
  path: '/goals-table',
  asks: 'viewer',
  input: z.strictObject({
    ...filter,
    ...group,
    sort: order,
    descending: z.stringbool().default(false),
    after: z.string().max(2000).optional(),
    most: z.coerce.number().int().min(1).max(mostAtOnce).default(100),
  }),
  output: z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    /** How many match, counted up to 1,000; `atLeast` where there are more. */
    total: z.int(),
    atLeast: z.boolean(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Goals as a table draws them: filtered, sorted, or one group of them, with what one may do with each',
})

export const groups = operation({
  name: 'views.groups',
  method: 'GET',
  path: '/goals-groups',
  asks: 'viewer',
  input: z.strictObject({ ...filter, by: z.enum(groupings) }),
  output: z.object({
    groups: z.array(
      z.object({
        key: z.string(),
        /** Of a person, a team or a cycle. */
        name: z.string().nullable(),
        /** Counted up to 1,000; `atLeast` where there are more. */
        count: z.int(),
        atLeast: z.boolean(),
        /** The mean of those whose progress is known; null where none is, or where there are more than were counted. */
        progress: z.string().nullable(),
      }),
    ),
    /** There are more than are answered. */
    more: z.boolean(),
  }),
  refusals: ['invalid'],
  help: 'Goals gathered by owner, team, state, health, framework, cycle or month: how many, and their mean progress',
})

const changed = z.strictObject({
  title: requiredText(300).optional(),
  owner: id.optional(),
  team: id.nullable().optional(),
  start: day.nullable().optional(),
  due: day.nullable().optional(),
  rhythm: z.int().min(1).max(366).nullable().optional(),
  /** Another framework takes over what fits it of what the goal keeps, unless `facts` says otherwise. */
  framework: z.enum(frameworks).nullable().optional(),
  facts: z.record(z.string().max(100), z.unknown()).optional(),
  deputy: z.strictObject({ person: id, from: day.nullable(), to: day.nullable() }).optional(),
})

const oneChange = z.strictObject({
  goal: id,
  /** The revision that was read; an older one is refused. Without it whatever stands there is written over. */
  revision: z.int().optional(),
  set: changed.optional(),
  state: z.enum(['draft', 'active']).optional(),
  /** Checks in with this confidence alone; `corrects` says in the place of which check-in. */
  confidence: z.int().min(0).max(10).optional(),
  corrects: id.optional(),
  /** A goal, or the vision, that it supports from now on, or no longer. */
  support: id.optional(),
  /** The share of it; without one it gets its part of what is left. */
  share: z.number().min(0).max(100).optional(),
  unsupport: id.optional(),
})
export type OneChange = z.output<typeof oneChange>

const undoing = oneChange.extend({ set: changed.extend({ title: z.string().optional() }).optional() })

/** The name of a field, and what it says. */
const line = z.object({ label: z.string(), words: z.string() })

export const changeGoals = operation({
  name: 'views.change-goals',
  method: 'POST',
  path: '/goals-changes',
  asks: 'viewer',
  input: z.strictObject({
    changes: z
      .array(oneChange)
      .min(1, { error: 'Choose at least one goal.' })
      .max(mostAtOnce, { error: `Change at most ${mostAtOnce} goals at once.` }),
    /** Says what would come of it, and changes nothing. */
    preview: z.boolean().default(false),
  }),
  output: z.object({
    goals: z.array(
      z.object({
        goal: id,
        /** Null where the viewer does not see it. */
        title: z.string().nullable(),
        came: z.enum(['changed', 'same', 'refused']),
        because: z.string().nullable(),
        /** What another framework does not keep of it, and what it asks. */
        lost: z.array(line),
        asked: z.array(line),
        /** What takes it back, to be sent as it is. */
        undo: undoing.nullable(),
      }),
    ),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
  }),
  refusals: ['invalid'],
  help: 'Changes up to 200 goals at once; what is refused stays as it is and says why, and the answer holds what undoes it',
})

export const viewSeen = z.object({
  view: id,
  name: z.string(),
  owner: person,
  audience: audienceSeen,
  shows: shownSeen,
  revision: z.int(),
  abilities: abilities(viewVerbs),
})
export type ViewSeen = z.output<typeof viewSeen>

const shared = z
  .strictObject({ word: z.enum(['private', 'team', 'organisation']), team: id.optional() })
  .refine(({ word, team }) => word !== 'team' || team, { error: 'Choose the team that it is for.', path: ['team'] })

export const list = operation({
  name: 'views.list',
  method: 'GET',
  path: '/views',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    /** One's own first, then by name; at most 200. */
    views: z.array(viewSeen),
    /** The columns that one looks at where no view says others. */
    columns: z.array(z.enum(columns)),
  }),
  refusals: [],
  help: 'Saved views: one’s own, and those that are shared with one',
})

export const see = operation({
  name: 'views.see',
  method: 'GET',
  path: '/views/{view}',
  asks: 'viewer',
  input: z.strictObject({ view: id }),
  output: viewSeen,
  refusals: ['not-found'],
  help: 'One saved view',
})

const words = { name: requiredText(100), audience: shared, shows: shown }

export const add = operation({
  name: 'views.add',
  method: 'POST',
  path: '/views',
  asks: 'viewer',
  input: z.strictObject({ ...words, audience: words.audience.default({ word: 'private' }) }),
  output: viewSeen,
  refusals: ['invalid', 'conflict'],
  help: 'Save a view of goals, for oneself, a team or the organisation',
})

export const change = operation({
  name: 'views.change',
  method: 'PATCH',
  path: '/views/{view}',
  asks: 'viewer',
  input: z.strictObject({
    view: id,
    revision: z.int(),
    name: words.name.optional(),
    audience: words.audience.optional(),
    shows: words.shows.optional(),
  }),
  output: viewSeen,
  refusals: ['not-found', 'forbidden', 'invalid', 'conflict'],
  help: 'Rename a saved view, share it, or change what it shows',
})

export const remove = operation({
  name: 'views.remove',
  method: 'DELETE',
  path: '/views/{view}',
  asks: 'viewer',
  input: z.strictObject({ view: id }),
  output: z.object({ removed: z.literal(true) }),
  refusals: ['not-found', 'forbidden'],
  help: 'Remove a saved view; the goals stay as they are',
})

export const chooseColumns = operation({
  name: 'views.choose-columns',
  method: 'PUT',
  path: '/views-columns',
  asks: 'viewer',
  input: z.strictObject({ columns: shown.shape.columns }),
  output: z.object({ columns: z.array(z.enum(columns)) }),
  refusals: ['invalid'],
  help: 'Choose the columns that one looks at where no view says others',
})

export const contract = [rows, groups, changeGoals, list, see, add, change, remove, chooseColumns]
