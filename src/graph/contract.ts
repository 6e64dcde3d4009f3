// Long because: whatever asks the one graph asks for the same nodes, standings and edges, which are declared here once.
import { z } from 'zod'
import { abilities, operation, text } from '../kernel/contract.ts'
import { day } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { closings, healths } from './health.ts'
import { directions, verdicts } from './measure.ts'
import { gaps, kinds, states } from './node.ts'
import { parentReasons } from './parents.ts'

/** A number as exact decimal text; progress is between 0 and 1. */
export const decimal = z.string()

export const person = z.object({ person: id, name: z.string() })
export const team = z.object({ team: id, name: z.string() })

/** Measures by latest reading against target. */
export const tally = z.object({ met: z.int(), notMet: z.int(), noReading: z.int(), noTarget: z.int() })

/** Goals below that count, by health, and how many of them have each gap. */
export const below = z.object({
  total: z.int(),
  byHealth: z.partialRecord(z.enum(healths), z.int()),
  gaps: z.record(z.enum(gaps), z.int()),
})

export const standing = z.object({
  health: z.enum(healths),
  progress: decimal.nullable(),
  /** Not clamped, for a measure beyond its target or below its baseline. */
  raw: decimal.nullable(),
  /** Of the contributors that may count, how many have a known progress. */
  counted: z.int(),
  countable: z.int(),
  tally,
  /** Of what is done again and again: of the occurrences due, the part that was done, 0 to 1. */
  adherence: decimal.optional(),
  confidence: decimal.nullable(),
  readOn: day.nullable(),
  gaps: z.array(z.enum(gaps)),
  below,
})

/** A point on the way that is reached or not, and when. */
export const milestone = z.object({ title: z.string(), on: day.nullable(), reachedOn: day.nullable() })

/** What is expected of a measure by a day. */
export const phase = z.object({ on: day, value: decimal })

/** The numbers of a measure, in its own unit. */
export const measureNumbers = z.object({
  unit: z.string(),
  direction: z.enum(directions),
  baseline: decimal.nullable(),
  target: decimal.nullable(),
  targetMax: decimal.nullable(),
  /** A target that is no number, as some are published. */
  targetText: z.string().nullable(),
  value: decimal.nullable(),
  valueOn: day.nullable(),
  verdict: z.enum(verdicts),
  /** What is expected by when, where that is no straight line from start to due date: rising days between the two. */
  phases: z.array(phase).optional(),
  /** Its value is the sum of the measures in the same unit of the goals that support its goal; nobody reads it. */
  addsUp: z.literal(true).optional(),
  /** The indicator that tells its values, where it leans on one. */
  indicator: id.optional(),
  /** Where it is a list of milestones, which are counted in its value. */
  milestones: z.array(milestone).optional(),
})

export const node = z.object({
  node: id,
  kind: z.enum(kinds),
  title: z.string(),
  owner: person.nullable(),
  team: team.nullable(),
  start: day.nullable(),
  due: day.nullable(),
  state: z.enum(states),
  closedAs: z.enum(closings).nullable(),
  framework: z.string().nullable(),
  standing,
  /** Only for a measure. */
  numbers: measureNumbers.nullable(),
})
export type NodeView = z.output<typeof node>

/** A node as a neighbour of another, with the edge between them. */
export const neighbour = node
  .extend({
    /** In percent, set by hand; null where the rest is split equally. */
    share: decimal.nullable(),
    /** The share that it has, in percent of all accepted contributors. */
    weight: z.number(),
    accepted: z.boolean(),
  })
  .meta({ title: 'Neighbour' })

/** One area of the map. The same node appears once under each parent that it supports. */
export const area = node.extend({
  /** Which area it lies in; null for the first. An area's key is the path of nodes from the first one. */
  key: z.string(),
  parent: z.string().nullable(),
  /** Its part of the parent's area, 0 to 1; those of one parent add up to at most 1, the rest being folded. */
  part: z.number(),
  /** How many goals and measures it carries that the viewer may see. */
  carries: z.int(),
  /** Supports other goals as well. */
  severalParents: z.boolean(),
  proposed: z.boolean(),
})
export type Area = z.output<typeof area>

/** What is not drawn: how many further children of one area, and the health of the goals among them. */
export const folded = z.object({
  parent: z.string(),
  count: z.int(),
  byHealth: z.partialRecord(z.enum(healths), z.int()),
})

/**
 * The top of the map: the vision and what supports it; goals that support nothing stand beside it, gathered by team,
 * so that an organisation that has no vision yet can look around all the same.
 */
export const map = operation({
  name: 'graph.map',
  method: 'GET',
  path: '/graph/map',
  asks: 'viewer',
  input: z.strictObject({
    /** The node to zoom to; without it the whole organisation. */
    focus: id.optional(),
    /** Nodes from the top to the focus, separated by commas, as the address holds them. */
    path: z.string().max(4000).optional(),
    /** Goals that support nothing, of this team and the teams within it; `none` for those without a team. */
    team: z.union([id, z.literal('none')]).optional(),
  }),
  output: z.object({
    /** From the top to the focus, the focus last; empty at the very top. */
    path: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds) })),
    areas: z.array(area),
    folded: z.array(folded),
    /**
     * Goals that support nothing, gathered by team: at the very top, and within a team that has more of them than can be
     * drawn. `below` counts what they carry, and the tally is of all measures there.
     */
    unlinked: z.array(
      z.object({
        team: team.nullable(),
        total: z.int(),
        byHealth: z.partialRecord(z.enum(healths), z.int()),
        below: z.int(),
        tally,
      }),
    ),
    hasVision: z.boolean(),
    truncated: z.boolean(),
  }),
  refusals: ['not-found'],
  help: 'The organisation as nested areas, from the vision down, three levels from where one looks',
})

export const see = operation({
  name: 'graph.see',
  method: 'GET',
  path: '/graph/nodes/{node}',
  asks: 'viewer',
  input: z.strictObject({ node: id }),
  output: z.object({
    node,
    /** Why: what it supports. */
    supports: z.array(neighbour),
    /** How: what it carries, goals before measures; at most 200 of them. */
    carries: z.array(neighbour),
    carriesTotal: z.int(),
    /** The way up to the vision along the weightiest edges. */
    path: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds) })),
    abilities: abilities(['edit', 'accept', 'link']),
  }),
  refusals: ['not-found'],
  help: 'One node with its why (what it supports) and its how (what it carries)',
})

/** Why a number or a colour is what it is. */
export const explain = operation({
  name: 'graph.explain',
  method: 'GET',
  path: '/graph/nodes/{node}/explanation',
  asks: 'viewer',
  input: z.strictObject({ node: id }),
  output: z.object({
    health: z.object({
      health: z.enum(healths),
      because: z.string(),
      expected: z.number().nullable(),
      /** It is expected on a curve of its own, and not on a straight line from start to due date. */
      curved: z.boolean(),
      /** Goals right below it have measures that are: these say more or less than its own straight line. */
      curvedBelow: z.boolean(),
      pace: z.enum(healths).nullable(),
      trust: z.enum(healths).nullable(),
      turnsOn: day.nullable(),
      rhythm: z.int(),
      thresholds: z.record(z.string(), z.number()),
    }),
    progress: decimal.nullable(),
    /** Of what is done again and again: of the occurrences due, the part that was done. */
    adherence: decimal.nullable(),
    counted: z.int(),
    countable: z.int(),
    /** Contributors that the viewer may see; the sum of their parts in the mean is 1 less what is hidden. */
    contributors: z.array(
      z.object({
        node: id,
        kind: z.enum(kinds),
        title: z.string(),
        progress: decimal.nullable(),
        weight: z.number(),
        inMean: z.number(),
        /** Why it is not in the mean: proposed, draft, abandoned, narrower, no share, no percentage, unknown. */
        left: z.string().nullable(),
      }),
    ),
    tally,
    /** For a measure: the numbers behind its progress. */
    numbers: measureNumbers.nullable(),
  }),
  refusals: ['not-found'],
  help: 'Why a progress and a colour are what they are, with the numbers',
})

/** By the first six any number is sorted, by the others up to 20,000. */
export const sorts = [
  'title',
  'due',
  'read',
  'health',
  'checked',
  'supports',
  'progress',
  'owner',
  'team',
  'state',
  'start',
  'framework',
  'rhythm',
  'confidence',
  'gaps',
] as const

/** What narrows a list. */
const filter = {
  text: text(200).optional(),
  team: id.optional(),
  /** Only what this node carries, however far below. */
  under: id.optional(),
  owner: id.optional(),
  health: z.enum(healths).optional(),
  framework: z.string().max(20).optional(),
  gap: z.enum(gaps).optional(),
  state: z.enum(states).optional(),
}

export const list = operation({
  name: 'graph.list',
  method: 'GET',
  path: '/graph/nodes',
  asks: 'viewer',
  input: z.strictObject({
    kind: z.enum(['goal', 'measure']).default('goal'),
    ...filter,
    sort: z.enum(sorts).default('title'),
    descending: z.stringbool().default(false),
    /** Where the page before ended. */
    after: z.string().max(2000).optional(),
    most: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    nodes: z.array(node),
    next: z.string().nullable(),
    /** How many match, counted up to 1,000; `atLeast` where there are more. */
    total: z.int(),
    atLeast: z.boolean(),
  }),
  refusals: ['invalid'],
  help: 'Goals (or measures) as a table, filtered and sorted',
})

export const search = operation({
  name: 'graph.search',
  method: 'GET',
  path: '/graph/search',
  asks: 'viewer',
  input: z.strictObject({ text: text(200) }),
  output: z.object({ found: z.array(node) }),
  refusals: ['invalid'],
  help: 'Goals whose title has these words',
})

export const trend = operation({
  name: 'graph.trend',
  method: 'GET',
  path: '/graph/nodes/{node}/trend',
  asks: 'viewer',
  input: z.strictObject({ node: id }),
  output: z.object({
    days: z.array(
      z.object({ day, progress: decimal.nullable(), health: z.enum(healths), met: z.int(), notMet: z.int() }),
    ),
  }),
  refusals: ['not-found'],
  help: 'The standing of a node at the end of each day on which it changed',
})

const share = z.number().min(0).max(100).multipleOf(0.0001).nullable()

export const link = operation({
  name: 'graph.link',
  method: 'POST',
  path: '/graph/nodes/{node}/supports',
  asks: 'viewer',
  input: z.strictObject({ node: id, parent: id, share: share.optional() }),
  output: z.object({ accepted: z.boolean(), warning: z.string().nullable() }),
  refusals: ['not-found', 'forbidden', 'invalid', 'conflict'],
  help: 'Propose that a goal supports another; accepted at once where both have one owner',
})

export const accept = operation({
  name: 'graph.accept',
  method: 'POST',
  path: '/graph/nodes/{node}/supports/{parent}/acceptance',
  asks: 'viewer',
  input: z.strictObject({ node: id, parent: id }),
  output: z.object({ accepted: z.boolean(), warning: z.string().nullable() }),
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Accept proposed support, so that it counts',
})

export const setShare = operation({
  name: 'graph.set-share',
  method: 'PUT',
  path: '/graph/nodes/{node}/supports/{parent}/share',
  asks: 'viewer',
  input: z.strictObject({ node: id, parent: id, share }),
  output: z.object({ share: decimal.nullable() }),
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Set the share of a contributor in percent, or null to split the rest equally',
})

export const unlink = operation({
  name: 'graph.unlink',
  method: 'DELETE',
  path: '/graph/nodes/{node}/supports/{parent}',
  asks: 'viewer',
  input: z.strictObject({ node: id, parent: id }),
  output: z.object({ unlinked: z.literal(true) }),
  refusals: ['not-found', 'forbidden'],
  help: 'End that a goal supports another, or decline a proposal',
})

const where = {
  focus: id.optional(),
  path: z.string().max(4000).optional(),
}

export const past = operation({
  name: 'graph.past',
  method: 'GET',
  path: '/graph/past/{on}',
  asks: 'viewer',
  input: z.strictObject({ on: day, ...where }),
  output: map.output.extend({
    /** The first day of which anything is known; null where there is no vision, or nothing stood yet. */
    since: day.nullable(),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'The map as it was at the end of a day: standings, owners, edges and values of then, with the titles of today',
})

const stood = z.object({
  health: z.enum(healths),
  progress: decimal.nullable(),
  value: decimal.nullable(),
  owner: person.nullable(),
  supports: z.array(z.string()),
})

export const changed = operation({
  name: 'graph.changed',
  method: 'GET',
  path: '/graph/past/{from}/changes',
  asks: 'viewer',
  input: z.strictObject({
    from: day,
    /** Today where it is left out. */
    to: day.optional(),
    ...where,
  }),
  output: z.object({
    from: day,
    to: day,
    /** Of what the map draws on either day; what came or went first. */
    changes: z.array(
      z.object({
        node: id,
        kind: z.enum(kinds),
        title: z.string(),
        before: stood.nullable(),
        after: stood.nullable(),
      }),
    ),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'What changed on the map between two days',
})

export const findParents = operation({
  name: 'graph.find-parents',
  method: 'GET',
  path: '/graph/parents',
  asks: 'viewer',
  input: z.strictObject({
    /** The goal that is to support one of them; left out for a goal that is being written. */
    node: id.optional(),
    /** Words that the title must have; without them what fits best is suggested. */
    text: text(200).optional(),
    /** What is known so far of a goal that is being written. */
    title: text(300).optional(),
    team: id.optional(),
    due: day.optional(),
  }),
  output: z.object({
    /** The likeliest first. */
    found: z.array(z.object({ node, because: z.array(z.enum(parentReasons)) })),
  }),
  refusals: ['not-found'],
  help: 'Goals, and the vision, that a goal could support, each with why it is suggested',
})

export const mayLink = operation({
  name: 'graph.may-link',
  method: 'GET',
  path: '/graph/nodes/{node}/supports/{parent}',
  asks: 'viewer',
  input: z.strictObject({ node: id, parent: id }),
  output: z.object({
    allowed: z.boolean(),
    /** Why not. */
    because: z.string().nullable(),
    /** It would count at once; else it would be proposed. */
    accepted: z.boolean(),
  }),
  refusals: ['not-found'],
  help: 'Whether a goal may be made to support another, and whether that would count at once',
})

export const previewShares = operation({
  name: 'graph.preview-shares',
  method: 'POST',
  path: '/graph/nodes/{node}/shares/preview',
  asks: 'viewer',
  input: z.strictObject({ node: id, shares: z.array(z.strictObject({ child: id, share })).max(1000) }),
  output: z.object({
    /** The goal itself, then what moves above it, the nearest first. */
    moved: z.array(
      z.object({
        node: id,
        title: z.string(),
        kind: z.enum(kinds),
        before: decimal.nullable(),
        after: decimal.nullable(),
      }),
    ),
    /** False where something counts that the viewer may not see: the numbers are about right then. */
    exact: z.boolean(),
  }),
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'What would move, up to the vision, if the shares of a goal were set so; nothing is written',
})

export const branches = operation({
  name: 'graph.branches',
  method: 'GET',
  path: '/graph/branches',
  asks: 'viewer',
  input: z.strictObject({
    /** What it carries; without it the vision and the goals that support nothing, or what is looked for. */
    parent: id.optional(),
    ...filter,
    /** Where the page before ended. */
    after: z.string().max(2000).optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    branches: z.array(
      node.extend({
        /** Goals that it carries in turn. */
        carries: z.int(),
        severalParents: z.boolean(),
        /** Its support of the parent counts; else it is proposed. */
        accepted: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
    total: z.int(),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'One level of the tree of goals, by title, a page at a time',
})

export const contract = [
  ...[map, past, changed, see, explain, list, search, trend, branches],
  ...[findParents, mayLink, link, accept, setShare, previewShares, unlink],
]
