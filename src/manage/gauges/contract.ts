import { z } from 'zod'
import { person } from '../../graph/contract.ts'
import { abilities, operation, requiredText } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { formats } from './gauge.ts'

const allowed = z.object({
  allowed: id,
  /** Everything below it is allowed too. */
  begins: z.string(),
  /** It may lie in a private network. */
  private: z.boolean(),
})

export const addresses = operation({
  name: 'gauges.addresses',
  method: 'GET',
  path: '/allowed-addresses',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({ addresses: z.array(allowed), abilities: abilities(['allow']) }),
  refusals: [],
  help: 'The addresses that measures may be read from',
})

export const allow = operation({
  name: 'gauges.allow',
  method: 'POST',
  path: '/allowed-addresses',
  asks: 'viewer',
  input: z.strictObject({ begins: requiredText(500), private: z.boolean().default(false) }),
  output: allowed,
  refusals: ['invalid', 'forbidden', 'conflict'],
  help: 'Allow that measures are read from an address and all below it',
})

export const disallow = operation({
  name: 'gauges.disallow',
  method: 'DELETE',
  path: '/allowed-addresses/{allowed}',
  asks: 'viewer',
  input: z.strictObject({ allowed: id }),
  output: z.object({ disallowed: z.literal(true) }),
  refusals: ['not-found', 'forbidden'],
  help: 'Allow an address no longer; gauges that read from it say so',
})

const gauge = z.object({
  title: z.string(),
  address: z.string(),
  format: z.enum(formats),
  valueAt: z.string(),
  dateAt: z.string().nullable(),
  everyDays: z.int(),
  by: person.nullable(),
  nextAt: z.iso.datetime(),
  lastAt: z.iso.datetime().nullable(),
  /** What is wrong, in a sentence; '' where nothing is. */
  trouble: z.string(),
  revision: z.int(),
})

const measureGauge = gauge.extend({ measure: id })
const indicatorGauge = gauge.extend({ indicator: id })

export const list = operation({
  name: 'gauges.list',
  method: 'GET',
  path: '/goals/{goal}/gauges',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({ gauges: z.array(measureGauge), abilities: abilities(['set']) }),
  refusals: ['not-found'],
  help: 'What reads the measures of a goal by itself',
})

export type Gauge = z.output<typeof gauge>
export type MeasureGauge = z.output<typeof measureGauge>

const reading = z.object({ value: z.string(), on: day })
const came = z.object({ reading: reading.nullable(), recorded: z.boolean(), trouble: z.string() })

const given = {
  address: requiredText(2_000),
  format: z.enum(formats).default('json'),
  /** A JSON pointer such as `/beds/free`, or the name of a column whose last value counts. */
  valueAt: z.string().max(500),
  /** Where the day of the reading stands; without it, it is of the day on which it is read. */
  dateAt: z.string().max(500).nullable().default(null),
  everyDays: z.int().min(1).max(366).default(1),
  /** The revision that was read; null for a new one. */
  revision: z.int().nullable().default(null),
}

export const set = operation({
  name: 'gauges.set',
  method: 'PUT',
  path: '/goals/{goal}/measures/{measure}/gauge',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id, ...given }),
  output: measureGauge,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Let a measure be read by itself from an allowed address, in your name',
})

export const read = operation({
  name: 'gauges.read',
  method: 'POST',
  path: '/goals/{goal}/measures/{measure}/gauge/reading',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id }),
  output: came,
  refusals: ['not-found', 'forbidden'],
  help: 'Read a measure now; records a check-in where there is something new',
})

export const end = operation({
  name: 'gauges.end',
  method: 'DELETE',
  path: '/goals/{goal}/measures/{measure}/gauge',
  asks: 'viewer',
  input: z.strictObject({ goal: id, measure: id }),
  output: z.object({ ended: z.literal(true) }),
  refusals: ['not-found', 'forbidden'],
  help: 'Read a measure by itself no longer',
})

export const seeIndicators = operation({
  name: 'gauges.see-indicators',
  method: 'GET',
  path: '/indicators/{indicator}/gauge',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: z.object({ gauge: indicatorGauge.nullable(), abilities: abilities(['set']) }),
  refusals: ['not-found'],
  help: 'What reads an indicator by itself',
})

export const setIndicators = operation({
  name: 'gauges.set-indicators',
  method: 'PUT',
  path: '/indicators/{indicator}/gauge',
  asks: 'viewer',
  input: z.strictObject({ indicator: id, ...given }),
  output: indicatorGauge,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Let an indicator be read by itself from an allowed address, in your name',
})

export const readIndicators = operation({
  name: 'gauges.read-indicators',
  method: 'POST',
  path: '/indicators/{indicator}/gauge/reading',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: came,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Read an indicator now; records a reading where there is something new',
})

export const endIndicators = operation({
  name: 'gauges.end-indicators',
  method: 'DELETE',
  path: '/indicators/{indicator}/gauge',
  asks: 'viewer',
  input: z.strictObject({ indicator: id }),
  output: z.object({ ended: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Read an indicator by itself no longer',
})

export const contract = [
  addresses,
  allow,
  disallow,
  list,
  set,
  read,
  end,
  seeIndicators,
  setIndicators,
  readIndicators,
  endIndicators,
]
