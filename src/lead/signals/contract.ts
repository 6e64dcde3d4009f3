import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { kinds } from '../../graph/node.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { directions, endings, factors, horizons, mostImpact, signalKinds, signalVerbs } from './signal.ts'

const impact = z.int().min(1).max(mostImpact)
const hundredths = z.int().min(0).max(100)

const words = {
  title: requiredText(300),
  text: text(20_000),
  kind: z.enum(signalKinds),
  /** Which of the six of PESTLE it comes from: its sector on the radar. */
  factor: z.enum(factors),
  /** When it would matter: its ring on the radar. */
  horizon: z.enum(horizons),
  /** 1 is hardly felt, 5 changes what we do. */
  impact,
  direction: z.enum(directions),
  /** Who watches it: exactly one. */
  owner: id,
  team: id.nullable(),
  /** Days between two looks. */
  rhythm: z.int().min(1).max(366),
  /** What would show that it has come. */
  expected: text(5_000),
  /** How likely that is, in hundredths. */
  probability: hundredths.nullable(),
  audience: audienceInput,
}

const signalListed = z.object({
  signal: id,
  title: z.string(),
  kind: z.enum(signalKinds),
  factor: z.enum(factors),
  horizon: z.enum(horizons),
  impact,
  direction: z.enum(directions),
  owner: person,
  team: team.nullable(),
  rhythm: z.int(),
  lookAgainOn: day,
  probability: hundredths.nullable(),
  closedAs: z.enum(endings).nullable(),
  closedOn: day.nullable(),
})
export type SignalListed = z.output<typeof signalListed>

export const signalSeen = signalListed.extend({
  text: z.string(),
  expected: z.string(),
  addedBy: person.nullable(),
  addedAt: z.iso.datetime(),
  outcome: z.string(),
  /** How far what was said lay from what came (Brier): 0 is best, 1 worst. */
  score: z.number().nullable(),
  /** Goals that it endangers, of those that the viewer sees. */
  links: z.array(z.object({ node: id, title: z.string(), kind: z.enum(kinds), owner: person.nullable() })),
  audience: audienceSeen,
  revision: z.int(),
  abilities: abilities(signalVerbs),
})
export type SignalSeen = z.output<typeof signalSeen>

const sighting = z.object({
  sighting: id,
  seenOn: day,
  note: z.string(),
  link: z.string(),
  by: person.nullable(),
  at: z.iso.datetime(),
})

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])

export const list = operation({
  name: 'signals.list',
  method: 'GET',
  path: '/signals',
  asks: 'viewer',
  input: z.strictObject({
    /** Words of the title and the text. */
    text: text(200).optional(),
    kind: z.enum(signalKinds).optional(),
    factor: z.enum(factors).optional(),
    horizon: z.enum(horizons).optional(),
    direction: z.enum(directions).optional(),
    owner: id.optional(),
    /** With the teams within it. */
    team: id.optional(),
    /** Only those that wait for a look by today. */
    due: flag.default(false),
    /** Those that have come, have not, or are watched no longer; the others otherwise. */
    closed: flag.default(false),
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    signals: z.array(signalListed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Signals, what weighs most first, a page at a time',
})

export const threatening = operation({
  name: 'signals.threatening',
  method: 'GET',
  path: '/signals/threatening',
  asks: 'viewer',
  input: z.strictObject({
    /** Watched by this team and the teams within it, or endangering a goal of theirs. */
    team: id.optional(),
    owner: id.optional(),
    most: z.coerce.number().int().min(1).max(50).default(5),
  }),
  output: z.object({
    signals: z.array(
      signalListed.extend({
        /** A few of the goals that it endangers, of those that the viewer sees. */
        endangers: z.array(z.object({ node: id, title: z.string() })),
      }),
    ),
  }),
  refusals: ['invalid'],
  help: 'Open signals that endanger goals, what weighs most first',
})

export const see = operation({
  name: 'signals.see',
  method: 'GET',
  path: '/signals/{signal}',
  asks: 'viewer',
  input: z.strictObject({ signal: id }),
  output: signalSeen,
  refusals: ['not-found'],
  help: 'One signal: what it is, who watches it, how likely it is held to be, and which goals it endangers',
})

export const add = operation({
  name: 'signals.add',
  method: 'POST',
  path: '/signals',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    text: words.text.default(''),
    direction: words.direction.default('steady'),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    rhythm: words.rhythm.default(91),
    expected: words.expected.default(''),
    probability: words.probability.default(null),
    audience: words.audience.default({ word: 'organisation' }),
    /** Goals that it endangers. */
    links: z.array(id).max(50).default([]),
  }),
  output: signalSeen,
  refusals: ['invalid', 'not-found'],
  help: 'Add a signal; it is looked at again after one rhythm',
})

export const change = operation({
  name: 'signals.change',
  method: 'PATCH',
  path: '/signals/{signal}',
  asks: 'viewer',
  input: z.strictObject({
    signal: id,
    revision: z.int(),
    ...z.object(words).partial().shape,
    lookAgainOn: day.optional(),
  }),
  output: signalSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a signal; what is left out stays',
})

export const sight = operation({
  name: 'signals.sight',
  method: 'POST',
  path: '/signals/{signal}/sightings',
  asks: 'viewer',
  input: z.strictObject({
    signal: id,
    /** Today where it is left out. */
    seenOn: day.optional(),
    note: requiredText(10_000),
    link: text(2_000).default(''),
  }),
  output: sighting,
  refusals: ['invalid', 'not-found', 'conflict'],
  help: 'Add what was seen of a signal, on a day; it is never edited',
})

export const sightings = operation({
  name: 'signals.sightings',
  method: 'GET',
  path: '/signals/{signal}/sightings',
  asks: 'viewer',
  input: z.strictObject({ signal: id, after: id.optional() }),
  output: z.object({ sightings: z.array(sighting), next: id.nullable() }),
  refusals: ['not-found'],
  help: 'What was seen of a signal, the latest day first',
})

export const lookAgain = operation({
  name: 'signals.look-again',
  method: 'POST',
  path: '/signals/{signal}/looks',
  asks: 'viewer',
  input: z.strictObject({
    signal: id,
    revision: z.int(),
    horizon: words.horizon.optional(),
    impact: impact.optional(),
    direction: words.direction.optional(),
    probability: hundredths.optional(),
    note: text(10_000).default(''),
  }),
  output: signalSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Look at a signal again: as it was, or as it is now; the next look is one rhythm later',
})

export const close = operation({
  name: 'signals.close',
  method: 'POST',
  path: '/signals/{signal}/closing',
  asks: 'viewer',
  input: z.strictObject({ signal: id, closedAs: z.enum(endings), outcome: requiredText(10_000) }),
  output: signalSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Close a signal: it came, did not come, or is no longer watched; what was held to be likely is scored',
})

export const reopen = operation({
  name: 'signals.reopen',
  method: 'DELETE',
  path: '/signals/{signal}/closing',
  asks: 'viewer',
  input: z.strictObject({ signal: id }),
  output: signalSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Watch a closed signal again',
})

export const link = operation({
  name: 'signals.link',
  method: 'PUT',
  path: '/signals/{signal}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ signal: id, node: id }),
  output: signalSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a signal endangers a goal',
})

export const unlink = operation({
  name: 'signals.unlink',
  method: 'DELETE',
  path: '/signals/{signal}/links/{node}',
  asks: 'viewer',
  input: z.strictObject({ signal: id, node: id }),
  output: signalSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Say that a signal does not endanger a goal after all',
})

export const history = operation({
  name: 'signals.history',
  method: 'GET',
  path: '/signals/{signal}/history',
  asks: 'viewer',
  input: z.strictObject({ signal: id, after: id.optional() }),
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
  help: 'What happened to a signal, the latest first',
})

export const endangering = operation({
  name: 'signals.endangering',
  method: 'GET',
  path: '/goals/{goal}/signals',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({ goal: id, signals: z.array(signalListed) }),
  refusals: ['not-found'],
  help: 'Open signals that endanger a goal, what weighs most first',
})

export const calibration = operation({
  name: 'signals.calibration',
  method: 'GET',
  path: '/signals/calibration',
  asks: 'viewer',
  input: z.strictObject({ owner: id.optional() }),
  output: z.object({
    /** Signals that the viewer sees, that had a probability, and that came or did not. */
    count: z.int(),
    /** Mean squared distance of what was said from what came (Brier 1950): a half said always gives 0.25. */
    brier: z.number().nullable(),
    came: z.number().nullable(),
    /** By what was said, in five groups; groups that hold nothing are left out. */
    bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.int(), said: z.number(), came: z.number() })),
  }),
  refusals: [],
  help: 'How likely signals were held to be, against what came',
})

export const contract = [
  list,
  calibration,
  threatening,
  see,
  add,
  change,
  sight,
  sightings,
  lookAgain,
  close,
  reopen,
  link,
  unlink,
  history,
  endangering,
]
