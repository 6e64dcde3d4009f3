import { z } from 'zod'
import { operation } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { moments } from './calibration.ts'
import { courseNames } from './courses.ts'
import { silences } from './forecast.ts'

/** A number of the measure's own unit, computed and so not exact. */
const value = z.number()
const probability = z.number().min(0).max(1)

export const outlook = z.object({
  /** Why nothing is said; null where something is. */
  silent: z.enum(silences).nullable(),
  forecast: z
    .object({
      /** That it stands at its target on the due date; null without a due date. */
      probability: probability.nullable(),
      /** The first day on which that is more likely than not; null where it is not to be seen. */
      expectedOn: day.nullable(),
      /** The latest reading is at the target. */
      reached: z.boolean(),
      /** Below the five values it stays with 10, 25, 50, 75 and 90 %. */
      fan: z.array(z.object({ on: day, values: z.array(value).length(5) })),
      /** Where it will be on the due date, 80 of 100 times. */
      likely: z.object({ on: day, low: value, middle: value, high: value }),
      /** How many values were counted with, and their days. */
      values: z.int(),
      from: day,
      until: day,
      /** The courses weighed together, and where each leads. */
      courses: z.array(z.object({ name: z.enum(courseNames), weight: z.number(), value })),
    })
    .nullable(),
})

export const of = operation({
  name: 'forecasts.of',
  method: 'GET',
  path: '/goals/{goal}/forecast',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    goal: z.object({
      node: id,
      silent: z.enum(silences).nullable(),
      /** That every measure stands at its target on the due date. */
      probability: probability.nullable(),
      /** The latest of the measures' days, where each has one. */
      expectedOn: day.nullable(),
      reached: z.boolean(),
      /** Computed from its measures, or from its progress where it has none of its own. */
      from: z.enum(['measures', 'progress']),
      /** What several measures say together: were they independent, and did they move as one. */
      together: z.object({ apart: probability, alike: probability }).nullable(),
      /** Of its measures that count, how many have a forecast. */
      counted: z.int(),
      countable: z.int(),
    }),
    measures: z.array(outlook.extend({ measure: id, title: z.string(), unit: z.string() })),
  }),
  refusals: ['not-found'],
  help: 'The forecast of a goal and of each of its measures: probability, expected date and fan',
})

const reliability = z.object({
  goals: z.int(),
  /** 0 is best; to say a half always gives 0.25. */
  brier: z.number().nullable(),
  /** The share that was met. */
  met: z.number().nullable(),
  bins: z.array(z.object({ from: z.number(), to: z.number(), goals: z.int(), said: z.number(), met: z.number() })),
  /** Some was left out, because fewer than five people stand behind it. */
  withheld: z.boolean(),
})
const both = z.object({ confidence: reliability, forecast: reliability })

export const calibration = operation({
  name: 'forecasts.calibration',
  method: 'GET',
  path: '/forecasts/calibration',
  asks: 'viewer',
  input: z.strictObject({
    /** How much of each goal's time had passed when it was said. */
    moment: z.enum(moments).default('half'),
  }),
  output: z.object({
    moment: z.enum(moments),
    /** Of the viewer's own goals: nobody else is shown this. */
    own: both,
    /** Of all closed goals that the viewer may see. */
    all: both,
  }),
  refusals: ['invalid'],
  help: 'What owners and forecasts said of goals that are closed now, against what happened',
})

export const contract = [of, calibration]
