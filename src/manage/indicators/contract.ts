import { z } from 'zod'
import { decimal, person, team } from '../../graph/contract.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { quantity } from '../../kernel/quantity.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { indicatorVerbs, stances } from './indicator.ts'

const words = {
  title: requiredText(300),
  unit: text(40),
  /** What it is for. */
  purpose: text(10_000),
  /** The edges of its band, each with the band; without both nothing is said of its readings. */
  low: quantity.nullable(),
  high: quantity.nullable(),
  owner: id,
  team: id.nullable(),
  audience: audienceInput,
  /** Days between two readings. */
  rhythm: z.int().min(1).max(366),
}

export const indicatorListed = z.object({
  indicator: id,
  title: z.string(),
  unit: z.string(),
  owner: person.nullable(),
  team: team.nullable(),
  low: decimal.nullable(),
  high: decimal.nullable(),
  value: decimal.nullable(),
  valueOn: day.nullable(),
  /** Where its latest reading stands to its band, and since when without a break. */
  stands: z.enum(stances),
  since: day.nullable(),
  expectedOn: day.nullable(),
  archivedOn: day.nullable(),
})
export type IndicatorListed = z.output<typeof indicatorListed>

export const indicatorSeen = indicatorListed.extend({
  purpose: z.string(),
  rhythm: z.int(),
  audience: audienceSeen,
  /** Measures that lean on it, of goals that the viewer sees. */
  leaning: z.array(z.object({ measure: id, title: z.string(), goal: id, goalTitle: z.string() })),
  revision: z.int(),
  abilities: abilities(indicatorVerbs),
})
export type IndicatorSeen = z.output<typeof indicatorSeen>

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])

export const list = operation({
  name: 'indicators.list',
  method: 'GET',
  path: '/indicators',
  asks: 'viewer',
  input: z.strictObject({
    /** Words of the title or of what it is for. */
    text: text(200).optional(),
    /** With the teams within it. */
    team: id.optional(),
    owner: id.optional(),
    stands: z.enum(stances).optional(),
    archived: flag.default(false),
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    indicators: z.array(indicatorListed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Indicators by title, a page at a time',
})

export const see = operation({
  name: 'indicators.see',
  method: 'GET',
  path: '/indicators/{indicator}',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: indicatorSeen,
  refusals: ['not-found'],
  help: 'One indicator: its band, its latest reading, and the goals that lean on it',
})

export const add = operation({
  name: 'indicators.add',
  method: 'POST',
  path: '/indicators',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    unit: words.unit.default(''),
    purpose: words.purpose.default(''),
    low: words.low.default(null),
    high: words.high.default(null),
    /** Oneself where it is left out. */
    owner: words.owner.optional(),
    team: words.team.default(null),
    audience: words.audience.default({ word: 'organisation' }),
    rhythm: words.rhythm.default(30),
  }),
  output: indicatorSeen,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Add an indicator: a number to keep an eye on, with its band',
})

export const change = operation({
  name: 'indicators.change',
  method: 'PATCH',
  path: '/indicators/{indicator}',
  asks: 'viewer',
  input: z.strictObject({ indicator: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: indicatorSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change an indicator; what is left out stays',
})

export const archive = operation({
  name: 'indicators.archive',
  method: 'POST',
  path: '/indicators/{indicator}/archiving',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: indicatorSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Archive an indicator: its readings stay, and none is owed any longer',
})

export const restore = operation({
  name: 'indicators.restore',
  method: 'DELETE',
  path: '/indicators/{indicator}/archiving',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: indicatorSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take an archived indicator up again',
})

const told = {
  value: quantity,
  note: text(10_000).default(''),
}

export const record = operation({
  name: 'indicators.record',
  method: 'POST',
  path: '/indicators/{indicator}/readings',
  asks: 'viewer',
  input: z.strictObject({
    indicator: id,
    ...told,
    /** The day that the value is of; today where it is left out. */
    readOn: day.optional(),
  }),
  output: indicatorSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Record a reading of an indicator, and of every measure that leans on it',
})

export const correct = operation({
  name: 'indicators.correct',
  method: 'POST',
  path: '/indicators/{indicator}/readings/{reading}/correction',
  asks: 'viewer',
  input: z.strictObject({ indicator: id, reading: id, ...told }),
  output: indicatorSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Correct a reading: a new one supersedes it and keeps its day',
})

export const readings = operation({
  name: 'indicators.readings',
  method: 'GET',
  path: '/indicators/{indicator}/readings',
  asks: 'viewer',
  input: z.strictObject({
    indicator: id,
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  output: z.object({
    readings: z.array(
      z.object({
        reading: id,
        readOn: day,
        value: decimal,
        note: z.string(),
        by: person.nullable(),
        at: z.iso.datetime(),
        superseded: z.boolean(),
        supersedes: id.nullable(),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'The readings of an indicator, the latest day first',
})

export const history = operation({
  name: 'indicators.history',
  method: 'GET',
  path: '/indicators/{indicator}/history',
  asks: 'viewer',
  input: z.strictObject({ indicator: id, after: id.optional() }),
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
  help: 'What happened to an indicator, newest first',
})

export const leaning = operation({
  name: 'indicators.leaning',
  method: 'GET',
  path: '/goals/{goal}/indicators',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    leaning: z.array(
      z.object({
        measure: id,
        title: z.string(),
        /** Null where the viewer does not see the indicator. */
        indicator: indicatorListed.nullable(),
        /** Its readings come to the measure; else why they do not. */
        feeds: z.boolean(),
        because: z.string(),
      }),
    ),
    abilities: abilities(['lean']),
  }),
  refusals: ['not-found'],
  help: 'The indicators that the measures of a goal lean on',
})

const where = { goal: id, measure: id }

export const lean = operation({
  name: 'indicators.lean',
  method: 'PUT',
  path: '/goals/{goal}/measures/{measure}/indicator',
  asks: 'viewer',
  input: z.strictObject({ ...where, indicator: id }),
  output: z.object({ measure: id, indicator: indicatorListed }),
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Let a measure lean on an indicator: it takes its readings from there, from the latest one on',
})

export const leanNoLonger = operation({
  name: 'indicators.lean-no-longer',
  method: 'DELETE',
  path: '/goals/{goal}/measures/{measure}/indicator',
  asks: 'viewer',
  input: z.strictObject(where),
  output: z.object({ measure: id }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Let a measure lean on its indicator no longer; the readings that came stay',
})

export const contract = [
  list,
  see,
  add,
  change,
  archive,
  restore,
  record,
  correct,
  readings,
  history,
  leaning,
  lean,
  leanNoLonger,
]
